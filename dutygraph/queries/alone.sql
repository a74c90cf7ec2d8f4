WITH counted AS (
  SELECT
    department,
    count(*) FILTER (parties = 1) AS alone,
    count(*) FILTER (parties > 1) AS shared
  FROM participation
  WHERE role <> 'receiving'
  --? AND township = $township
  GROUP BY department
), named AS (
  SELECT DISTINCT d.department, d.name, c.name AS county
  FROM departments AS d
  JOIN divisions AS c ON c.division = d.county
  WHERE NOT d.generic
  --? AND d.county = $county
  --? AND d.department IN (SELECT department FROM department_lines WHERE line = $line)
)
SELECT name AS department, county, alone, shared
FROM counted
JOIN named USING (department)
ORDER BY alone DESC, shared DESC, 1, 2
