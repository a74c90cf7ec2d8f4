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
), named AS MATERIALIZED (
  SELECT *, rank() OVER (ORDER BY division_code || name) AS place
  FROM named_departments
)
SELECT name AS department, county, g.kind AS hardness, g.zh AS type, phrases, duties
FROM counted
JOIN named USING (department)
JOIN concepts AS g ON g.concept = counted.type AND g.scheme = 'guarantee-type'
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY named.place, phrases DESC, 4, duties
