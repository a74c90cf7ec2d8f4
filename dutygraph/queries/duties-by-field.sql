WITH counted AS (
  SELECT field, township, count(*) AS duties
  FROM duties
  WHERE true
  --? AND field = $field
  --? AND township = $township
  --? AND county = $county
  --? AND kind = $kind
  GROUP BY ALL
)
SELECT f.zh AS field, t.name AS township, duties
FROM counted
JOIN concepts AS f ON f.concept = field AND f.scheme = 'policy-field'
JOIN townships AS t USING (township)
ORDER BY duties DESC, 1, t.division_code
