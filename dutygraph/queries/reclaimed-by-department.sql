WITH counted AS (
  SELECT p.department, count(*) AS duties, sum(method_steps) AS steps
  FROM participation AS p
  JOIN duties USING (duty)
  WHERE p.role = 'receiving'
  --? AND p.township = $township
  GROUP BY ALL
), named AS (
  SELECT DISTINCT d.department, d.name, c.name AS county
  FROM departments AS d
  JOIN divisions AS c ON c.division = d.county
  WHERE NOT d.generic
  --? AND d.county = $county
  --? AND d.department IN (SELECT department FROM department_lines WHERE line = $line)
)
SELECT name AS department, county, duties, steps
FROM counted
JOIN named USING (department)
ORDER BY duties DESC, 1, 2, steps
