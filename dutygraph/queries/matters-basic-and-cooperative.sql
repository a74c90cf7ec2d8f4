-- Grouped and sorted as numbers: to compare the texts of all pairs takes twice as long.
WITH here AS (
  SELECT
    h.matter,
    h.township,
    m.name AS concept,
    t.name,
    d.title,
    dense_rank() OVER (ORDER BY t.division_code, d.number) AS place,
    dense_rank() OVER (ORDER BY m.name, t.name, d.title) AS said
  FROM matter_duties AS h
  JOIN matters AS m USING (matter)
  JOIN duties AS d USING (duty)
  JOIN townships AS t ON t.township = h.township
  WHERE h.kind = 'basic'
  --? AND h.township = $township
  --? AND h.field = $field
  --? AND contains(m.name, $word)
), elsewhere AS (
  SELECT
    h.matter,
    h.township,
    t.name,
    d.title,
    dense_rank() OVER (ORDER BY t.division_code, d.number) AS place,
    dense_rank() OVER (ORDER BY t.name, d.title) AS said
  FROM matter_duties AS h
  JOIN duties AS d USING (duty)
  JOIN townships AS t ON t.township = h.township
  WHERE h.kind = 'cooperative'
), pairs AS (
  SELECT
    here.said,
    elsewhere.said AS said_elsewhere,
    min((here.place << 32) | elsewhere.place) AS place
  FROM here
  JOIN elsewhere USING (matter)
  WHERE here.township <> elsewhere.township
  GROUP BY ALL
)
SELECT
  here.concept AS matter,
  here.name AS township,
  here.title AS duty,
  elsewhere.name AS elsewhere,
  elsewhere.title AS cooperative_duty
FROM pairs
JOIN (SELECT DISTINCT said, concept, name, title FROM here) AS here USING (said)
JOIN (SELECT DISTINCT said, name, title FROM elsewhere) AS elsewhere
  ON elsewhere.said = pairs.said_elsewhere
ORDER BY pairs.place, 1
