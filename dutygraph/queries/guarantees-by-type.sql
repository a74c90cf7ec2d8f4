WITH promised AS (
  SELECT d.duty, d.type, count(*) AS phrases
  FROM guarantees AS d
  WHERE d.type IS NOT NULL
  --? AND d.type = $guarantee_type
  --? AND d.duty IN (SELECT duty FROM duties WHERE township = $township)
  --? AND d.duty IN (SELECT duty FROM duties WHERE county = $county)
  --? AND d.duty IN (SELECT duty FROM participation JOIN department_lines USING (department) WHERE role <> 'receiving' AND line = $line)
  GROUP BY ALL
), counted AS (
  SELECT type, sum(phrases) AS phrases, count(*) AS duties FROM promised GROUP BY type
)
SELECT g.kind AS hardness, g.zh AS type, phrases, duties
FROM counted
JOIN concepts AS g ON g.concept = counted.type AND g.scheme = 'guarantee-type'
ORDER BY phrases DESC, 2
