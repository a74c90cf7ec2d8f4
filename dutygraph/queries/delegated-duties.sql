SELECT t.name AS township, d.kind, d.number, d.title AS duty
FROM duties AS d
JOIN townships AS t USING (township)
WHERE d.delegated
--? AND t.township = $township
--? AND t.county = $county
--? AND d.kind = $kind
--? AND d.field = $field
GROUP BY ALL
ORDER BY min(t.division_code), 2, 3, 4
