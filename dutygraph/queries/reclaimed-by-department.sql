WITH counted AS (
  SELECT p.department, count(*) AS duties, sum(method_steps) AS steps
  FROM participation AS p
  JOIN duties USING (duty)
  WHERE p.role = 'receiving'
  --? AND p.township = $township
  GROUP BY ALL
)
SELECT name AS department, county, duties, steps
FROM counted
JOIN named_departments USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY duties DESC, 1, 2, steps
