WITH counted AS (
  SELECT department, count(*) AS duties
  FROM participation
  WHERE role <> 'receiving' AND parties > 0
  --? AND township = $township
  GROUP BY department
  HAVING min(parties) > 1
)
SELECT name AS department, county, duties
FROM counted
JOIN named_departments USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY duties DESC, 1, 2
