WITH counted AS (
  SELECT department, count(*) AS duties
  FROM participation
  WHERE role <> 'receiving'
  GROUP BY department
), above AS (
  SELECT DISTINCT d.department, s.name AS superior
  FROM departments AS d
  JOIN departments AS s ON s.department = d.superior
)
SELECT name AS department, county, superior, coalesce(duties, 0) AS duties
FROM named_departments
JOIN above USING (department)
LEFT JOIN counted USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY 2, 1, 3, 4
