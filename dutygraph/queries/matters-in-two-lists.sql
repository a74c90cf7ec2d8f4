SELECT m.name AS matter, t.name AS township, d.kind, d.number, d.title AS duty
FROM matter_duties AS h
JOIN duties AS d USING (duty)
JOIN matters AS m USING (matter)
JOIN townships AS t ON t.township = h.township
WHERE h.kinds > 1
--? AND h.township = $township
--? AND h.county = $county
--? AND h.field = $field
GROUP BY ALL
ORDER BY min(t.division_code), 1, 3, 4, 5
