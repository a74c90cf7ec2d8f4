WITH pairs AS (
  SELECT a.department AS one, b.department AS another, count(*) AS duties
  FROM participation AS a
  JOIN participation AS b USING (duty)
  WHERE a.role <> 'receiving' AND b.role <> 'receiving'
  AND a.department < b.department
  --? AND a.township = $township
  GROUP BY ALL
  HAVING count(*) > 1
), named AS (
  SELECT DISTINCT department, iri, name, county
  FROM departments
  WHERE county IS NOT NULL AND NOT generic
), ordered AS (
  SELECT if(x.iri < y.iri, x, y) AS party, if(x.iri < y.iri, y, x) AS other, duties
  FROM pairs
  JOIN named AS x ON x.department = one
  JOIN named AS y ON y.department = another
)
SELECT party.name AS department, other.name AS partner, c.name AS county, duties
FROM ordered
JOIN divisions AS c ON c.division = party.county
WHERE true
--? AND party.county = $county
ORDER BY duties DESC, c.division_code || party.name, 2
