WITH held AS (
  SELECT matter, township, county, field
  FROM matter_duties
  JOIN duties USING (duty)
), counted AS (
  SELECT matter, count(DISTINCT township) AS townships
  FROM held
  WHERE matter NOT IN (SELECT matter FROM held WHERE township = $township)
  --? AND county = $county
  --? AND field = $field
  GROUP BY matter
)
SELECT m.name AS matter, townships
FROM counted
JOIN matters AS m USING (matter)
ORDER BY townships DESC, 1
