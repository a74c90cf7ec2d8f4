WITH here AS (
  SELECT h.matter, h.township, d.title, d.number, t.name, t.division_code AS code
  FROM matter_duties AS h
  JOIN duties AS d USING (duty)
  JOIN townships AS t ON t.township = h.township
  WHERE h.kind = 'basic'
  --? AND h.township = $township
  --? AND h.field = $field
), elsewhere AS (
  SELECT h.matter, h.township, d.title, d.number, t.name, t.division_code AS code
  FROM matter_duties AS h
  JOIN duties AS d USING (duty)
  JOIN townships AS t ON t.township = h.township
  WHERE h.kind = 'reclaimed'
)
SELECT
  m.name AS matter,
  here.name AS township,
  here.title AS duty,
  elsewhere.name AS elsewhere,
  elsewhere.title AS reclaimed_duty
FROM here
JOIN elsewhere USING (matter)
JOIN matters AS m USING (matter)
WHERE here.township <> elsewhere.township
--? AND contains(m.name, $word)
GROUP BY ALL
ORDER BY min(row(here.code, here.number, elsewhere.code, elsewhere.number)), 1
