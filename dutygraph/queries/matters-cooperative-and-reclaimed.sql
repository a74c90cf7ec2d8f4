-- The texts come last: to hold and sort those of all pairs takes five times the memory.
SELECT DISTINCT
  wording,
  name AS matter,
  township_name AS township,
  title AS duty,
  township_name AS elsewhere,
  title AS reclaimed_duty
FROM matter_wordings
WHERE wording IN (SELECT unnest($numbers));
WITH pairs AS (
  SELECT
    here.wording,
    elsewhere.wording AS wording_elsewhere,
    min((here.position << 32) | elsewhere.position) AS position
  FROM matter_wordings AS here
  JOIN matter_wordings AS elsewhere USING (matter)
  WHERE here.kind = 'cooperative'
    AND elsewhere.kind = 'reclaimed'
    AND here.township <> elsewhere.township
  --? AND here.township = $township
  --? AND here.field = $field
  --? AND contains(here.name, $word)
  GROUP BY ALL
)
SELECT
  wording AS matter,
  wording AS township,
  wording AS duty,
  wording_elsewhere AS elsewhere,
  wording_elsewhere AS reclaimed_duty
FROM pairs
ORDER BY position, wording, wording_elsewhere
