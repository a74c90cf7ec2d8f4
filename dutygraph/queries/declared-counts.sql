SELECT t.name AS township, n.kind, n.section, n.declared, (
    SELECT count(*)
    FROM duties AS d
    WHERE d.list = n.list AND d.kind = n.kind
    AND (n.section IS NULL OR d.section = n.section)
  ) AS found
FROM declared_counts AS n
JOIN townships AS t USING (township)
WHERE true
--? AND t.township = $township
--? AND t.county = $county
--? AND n.kind = $kind
ORDER BY t.division_code, n.kind, n.section, n.declared, found
