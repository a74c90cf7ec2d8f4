WITH named AS MATERIALIZED (
  SELECT department, line
  FROM department_lines
  WHERE department IN (SELECT department FROM departments WHERE NOT generic)
), called AS (
  SELECT DISTINCT line, township, duty
  FROM participation
  JOIN named USING (department)
  WHERE role <> 'receiving'
  --? AND township = $township
  --? AND line = $line
), counted AS (
  SELECT line, township, count(*) AS duties FROM called GROUP BY ALL
)
SELECT l.zh AS line, t.name AS township, duties
FROM counted
JOIN concepts AS l ON l.concept = counted.line AND l.scheme = 'functional-line'
JOIN townships AS t USING (township)
WHERE true
--? AND t.county = $county
ORDER BY duties DESC, 1, t.division_code
