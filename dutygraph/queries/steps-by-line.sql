WITH named AS (
  SELECT
    department,
    line,
    1000000000000000000::HUGEINT // count(*) OVER (PARTITION BY department) AS part
  FROM department_lines
  WHERE department IN (SELECT department FROM departments WHERE NOT generic)
), divided AS (
  SELECT duty, line, steps, parties, sum(part) AS part
  FROM participation
  JOIN named USING (department)
  WHERE role <> 'receiving' AND steps > 0 AND parties > 0
  --? AND township = $township
  --? AND township IN (SELECT township FROM townships WHERE county = $county)
  --? AND line = $line
  GROUP BY ALL
), alike AS (
  SELECT line, steps, parties, part, count(*) AS duties FROM divided GROUP BY ALL
), counted AS (
  SELECT
    line,
    sum(duties) AS duties,
    sum(duties * steps) AS whole,
    to_decimal(sum(duties * (part * steps // parties))) AS share
  FROM alike
  GROUP BY line
)
SELECT l.zh AS line, duties, whole, share
FROM counted
JOIN concepts AS l ON l.concept = counted.line AND l.scheme = 'functional-line'
ORDER BY share DESC, 1
