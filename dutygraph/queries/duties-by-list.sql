WITH counted AS (
  SELECT township, kind, count(*) AS duties
  FROM duties
  WHERE true
  --? AND township = $township
  --? AND county = $county
  --? AND kind = $kind
  GROUP BY ALL
)
SELECT t.name AS township, kind, duties
FROM counted
JOIN townships AS t USING (township)
ORDER BY t.division_code, kind
