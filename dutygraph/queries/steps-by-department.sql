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
)
SELECT name AS department, county, duties, whole, share
FROM counted
JOIN named_departments USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY share DESC, 1, 2, duties, whole
