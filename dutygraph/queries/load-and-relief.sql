WITH counted AS (
  SELECT
    department,
    count(*) FILTER (role <> 'receiving') AS duties,
    count(*) FILTER (role = 'receiving') AS reclaimed
  FROM participation
  WHERE true
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
SELECT name AS department, county, duties, reclaimed
FROM counted
JOIN named USING (department)
ORDER BY duties DESC, reclaimed, 1, 2
