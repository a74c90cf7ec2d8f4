WITH counted AS (
  SELECT matter, count(DISTINCT township) AS townships
  FROM matter_duties
  WHERE matter NOT IN (SELECT matter FROM matter_duties WHERE township = $township)
  --? AND county = $county
  --? AND field = $field
  GROUP BY matter
)
SELECT m.name AS matter, townships
FROM counted
JOIN matters AS m USING (matter)
ORDER BY townships DESC, 1
