WITH divided AS (
  SELECT department, hard, 1000000000000000000::HUGEINT * steps // parties AS part
  FROM participation
  WHERE role <> 'receiving' AND steps > 0 AND parties > 0
  --? AND township = $township
), counted AS (
  SELECT
    department,
    to_decimal(sum(part)) AS share,
    to_decimal(sum(part) FILTER (NOT hard)) AS unsupported
  FROM divided
  GROUP BY department
)
SELECT
  name AS department,
  county,
  share,
  -- Where all is hard, SPARQL adds whole zeros alone: a whole number comes out.
  CASE
    WHEN unsupported IS NULL THEN 0::UNION(part DECIMAL(38, 18), whole INTEGER)
    ELSE unsupported::UNION(part DECIMAL(38, 18), whole INTEGER)
  END AS unsupported
FROM counted AS n
JOIN named_departments USING (department)
WHERE true
--? AND division = $county
--? AND department IN (SELECT department FROM department_lines WHERE line = $line)
ORDER BY coalesce(n.unsupported, 0) DESC, 1, 2, share
