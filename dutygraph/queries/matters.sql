WITH here AS (
  SELECT
    matter,
    bool_or(kind = 'basic') AS basic,
    bool_or(kind = 'cooperative') AS cooperative,
    bool_or(kind = 'reclaimed') AS reclaimed
  FROM matter_duties
  WHERE true
  --? AND matter IN (SELECT matter FROM matter_duties WHERE township = $township)
  --? AND matter IN (SELECT matter FROM matter_duties WHERE county = $county)
  --? AND matter IN (SELECT matter FROM matter_duties WHERE field = $field)
  GROUP BY matter, township
), counted AS (
  SELECT
    matter,
    count(*) AS townships,
    count_if(basic) AS basic,
    count_if(cooperative) AS cooperative,
    count_if(reclaimed) AS reclaimed
  FROM here
  GROUP BY matter
)
SELECT m.name AS matter, townships, basic, cooperative, reclaimed
FROM counted
JOIN matters AS m USING (matter)
WHERE true
--? AND contains(m.name, $word)
ORDER BY townships DESC, 1, basic, cooperative, reclaimed
