WITH counted AS (
  SELECT
    department,
    count(*) AS duties,
    sum(steps) AS whole,
    to_decimal(sum(1000000000000000000::HUGEINT * steps // parties)) AS share
  FROM participation
  WHERE role <> 'receiving' AND steps > 0 AND parties > 0
  --? AND township = $township
  GROUP BY department
), named AS (
  SELECT DISTINCT d.department, d.name, c.name AS county
  FROM departments AS d
  JOIN divisions AS c ON c.division = d.county
  WHERE NOT d.generic
  --? AND d.county = $county
  --? AND d.department IN (SELECT department FROM department_lines WHERE line = $line)
)
SELECT name AS department, county, duties, whole, share
FROM counted
JOIN named USING (department)
ORDER BY share DESC, 1, 2, duties, whole
