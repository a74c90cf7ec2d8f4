WITH pairs AS (
  SELECT a.department AS one, b.department AS another, count(*) AS duties
  FROM participation AS a
  JOIN participation AS b USING (duty)
  WHERE a.role <> 'receiving' AND b.role <> 'receiving'
  AND a.department < b.department
  --? AND a.township = $township
  GROUP BY ALL
  HAVING count(*) > 1
), named AS MATERIALIZED (
  -- Few departments are sorted as texts, so that many pairs are sorted as numbers.
  SELECT
    n.*,
    rank() OVER (ORDER BY d.iri) AS first,
    rank() OVER (ORDER BY n.division_code || n.name) AS place
  FROM named_departments AS n
  JOIN (SELECT DISTINCT department, iri FROM departments) AS d USING (department)
)
SELECT
  if(x.first < y.first, x.name, y.name) AS department,
  if(x.first < y.first, y.name, x.name) AS partner,
  if(x.first < y.first, x.county, y.county) AS county,
  duties
FROM pairs
JOIN named AS x ON x.department = one
JOIN named AS y ON y.department = another
WHERE true
--? AND if(x.first < y.first, x.division, y.division) = $county
ORDER BY duties DESC, if(x.first < y.first, x.place, y.place), 2
