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
SELECT
  wording AS matter,
  wording AS township,
  wording AS duty,
  wording_elsewhere AS elsewhere,
  wording_elsewhere AS reclaimed_duty
FROM matter_pairs
WHERE kind = 'basic'
  AND kind_elsewhere = 'reclaimed'
--? AND matter_pairs.township = $township
--? AND field = $field
--? AND contains(name, $word)
GROUP BY wording, wording_elsewhere
ORDER BY min(position), wording, wording_elsewhere
