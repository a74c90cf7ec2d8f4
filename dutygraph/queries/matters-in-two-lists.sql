WITH held AS (
  SELECT matter, duty, township, kind
  FROM matter_duties
  JOIN duties USING (duty)
), several AS (
  SELECT matter, township
  FROM held
  GROUP BY matter, township
  HAVING min(kind) <> max(kind)
), unclear AS (
  SELECT matter, duty FROM held JOIN several USING (matter, township)
)
SELECT m.name AS matter, t.name AS township, d.kind, d.number, d.title AS duty
FROM unclear
JOIN duties AS d USING (duty)
JOIN matters AS m USING (matter)
JOIN townships AS t USING (township)
WHERE true
--? AND t.township = $township
--? AND t.county = $county
--? AND d.field = $field
GROUP BY ALL
ORDER BY min(t.division_code), 1, 3, 4, 5
