WITH named AS (
  SELECT department, line
  FROM department_lines
  WHERE department IN (SELECT department FROM departments WHERE NOT generic)
), own AS (
  SELECT DISTINCT line
  FROM participation
  JOIN department_lines USING (department)
  WHERE role <> 'receiving' AND township = $township
), called AS (
  SELECT DISTINCT line, township, duty
  FROM participation
  JOIN named USING (department)
  WHERE role <> 'receiving' AND line NOT IN (SELECT line FROM own)
), counted AS (
  SELECT line, count(DISTINCT township) AS townships, count(*) AS duties
  FROM called
  GROUP BY line
)
SELECT l.zh AS line, townships, duties
FROM counted
JOIN concepts AS l ON l.concept = counted.line AND l.scheme = 'functional-line'
ORDER BY townships DESC, duties DESC, 1
