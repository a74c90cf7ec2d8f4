-- Grouped and sorted as numbers: to compare the texts of all pairs takes twice as long.
WITH pairs AS (
  SELECT
    here.wording,
    elsewhere.wording AS wording_elsewhere,
    min((here.position << 32) | elsewhere.position) AS position
  FROM matter_wordings AS here
  JOIN matter_wordings AS elsewhere USING (matter)
  WHERE here.kind = 'basic'
    AND elsewhere.kind = 'reclaimed'
    AND here.township <> elsewhere.township
  --? AND here.township = $township
  --? AND here.field = $field
  --? AND contains(here.name, $word)
  GROUP BY ALL
), words AS (SELECT DISTINCT wording, name, township_name, title FROM matter_wordings)
SELECT
  here.name AS matter,
  here.township_name AS township,
  here.title AS duty,
  elsewhere.township_name AS elsewhere,
  elsewhere.title AS reclaimed_duty
FROM pairs
JOIN words AS here USING (wording)
JOIN words AS elsewhere ON elsewhere.wording = wording_elsewhere
ORDER BY position, 1
