WITH counted AS (
  SELECT kind, township, count(*) AS issues FROM issues GROUP BY ALL
)
SELECT k.zh AS doubt, t.name AS township, issues
FROM counted
JOIN concepts AS k ON k.concept = counted.kind AND k.scheme = 'issue-kind'
JOIN townships AS t USING (township)
WHERE true
--? AND t.township = $township
--? AND t.county = $county
ORDER BY issues DESC, 1, t.division_code
