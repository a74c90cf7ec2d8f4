WITH promised AS (
  SELECT duty, type, count(*) AS phrases
  FROM guarantees
  WHERE type IS NOT NULL
  --? AND type = $guarantee_type
  GROUP BY ALL
), counted AS (
  SELECT department, type, sum(phrases) AS phrases, count(*) AS duties
  FROM promised
  JOIN participation USING (duty)
  WHERE role <> 'receiving'
  --? AND township = $township
  GROUP BY ALL
), named AS (
  SELECT DISTINCT d.department, d.name, c.name AS county, c.division_code
  FROM departments AS d
  JOIN divisions AS c ON c.division = d.county
  WHERE NOT d.generic
  --? AND d.county = $county
  --? AND d.department IN (SELECT department FROM department_lines WHERE line = $line)
)
SELECT name AS department, county, g.kind AS hardness, g.zh AS type, phrases, duties
FROM counted
JOIN named USING (department)
JOIN concepts AS g ON g.concept = counted.type AND g.scheme = 'guarantee-type'
ORDER BY division_code || name, phrases DESC, 4, duties
