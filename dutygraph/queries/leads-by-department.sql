WITH counted AS (
  SELECT
    department,
    count(*) FILTER (role = 'lead') AS leads,
    count(*) FILTER (role = 'counterpart') AS takes_part
  FROM participation
  WHERE role <> 'receiving'
  --? AND township = $township
  GROUP BY department
)
SELECT name AS department, county, leads, takes_part
FROM counted
JOIN named_departments USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY leads DESC, takes_part DESC, 1, 2
