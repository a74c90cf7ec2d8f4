WITH counted AS (
  SELECT department, count(*) AS duties
  FROM participation
  WHERE role <> 'receiving'
  GROUP BY department
), named AS (
  SELECT DISTINCT d.department, d.name, c.name AS county
  FROM departments AS d
  JOIN divisions AS c ON c.division = d.county
  WHERE NOT d.generic
  --? AND d.county = $county
  --? AND d.department IN (SELECT department FROM department_lines WHERE line = $line)
), above AS (
  SELECT DISTINCT d.department, s.name AS superior
  FROM departments AS d
  JOIN departments AS s ON s.department = d.superior
)
SELECT name AS department, county, superior, coalesce(duties, 0) AS duties
FROM named
JOIN above USING (department)
LEFT JOIN counted USING (department)
ORDER BY 2, 1, 3, 4
