SELECT
  t.name AS township,
  d.kind,
  d.number,
  nullif(d.section, '') AS section,
  d.title AS duty,
  d.iri
FROM duties AS d
JOIN townships AS t USING (township)
WHERE true
--? AND t.township = $township
--? AND t.county = $county
--? AND d.kind = $kind
--? AND d.field = $field
--? AND contains(d.title, $word)
GROUP BY ALL
ORDER BY min(t.division_code), 2, 3, 6
