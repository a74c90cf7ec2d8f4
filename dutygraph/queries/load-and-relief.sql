WITH counted AS (
  SELECT
    department,
    count(*) FILTER (role <> 'receiving') AS duties,
    count(*) FILTER (role = 'receiving') AS reclaimed
  FROM participation
  WHERE true
  --? AND township = $township
  GROUP BY department
)
SELECT name AS department, county, duties, reclaimed
FROM counted
JOIN named_departments USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY duties DESC, reclaimed, 1, 2
