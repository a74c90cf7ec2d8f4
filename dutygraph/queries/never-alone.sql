WITH counted AS (
  SELECT department, count(*) AS duties
  FROM participation
  WHERE role <> 'receiving' AND parties > 0
  --? AND township = $township
  GROUP BY department
  HAVING min(parties) > 1
), named AS (
  SELECT DISTINCT d.department, d.name, c.name AS county
  FROM departments AS d
  JOIN divisions AS c ON c.division = d.county
  WHERE NOT d.generic
  --? AND d.county = $county
  --? AND d.department IN (SELECT department FROM department_lines WHERE line = $line)
)
SELECT name AS department, county, duties
FROM counted
JOIN named USING (department)
ORDER BY duties DESC, 1, 2
