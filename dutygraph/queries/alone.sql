WITH counted AS (
  SELECT
    department,
    count(*) FILTER (parties = 1) AS alone,
    count(*) FILTER (parties > 1) AS shared
  FROM participation
  WHERE role <> 'receiving'
  --? AND township = $township
  GROUP BY department
)
SELECT name AS department, county, alone, shared
FROM counted
JOIN named_departments USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY alone DESC, shared DESC, 1, 2
