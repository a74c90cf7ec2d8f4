WITH named AS (
  SELECT department, line, count(*) OVER (PARTITION BY department) AS lines
  FROM department_lines
  WHERE department IN (SELECT department FROM departments WHERE NOT generic)
), divided AS (
  SELECT duty, line, steps, parties, sum(1000000000000000000::HUGEINT // lines) AS part
  FROM participation
  JOIN named USING (department)
  WHERE role <> 'receiving' AND steps > 0 AND parties > 0
  --? AND township = $township
  --? AND township IN (SELECT township FROM townships WHERE county = $county)
  --? AND line = $line
  GROUP BY ALL
), counted AS (
  SELECT
    line,
    count(*) AS duties,
    sum(steps) AS whole,
    to_decimal(sum(part * steps // parties)) AS share
  FROM divided
  GROUP BY line
)
SELECT l.zh AS line, duties, whole, share
FROM counted
JOIN concepts AS l ON l.concept = counted.line AND l.scheme = 'functional-line'
ORDER BY share DESC, 1
