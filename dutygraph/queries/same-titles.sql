SELECT
  title AS duty,
  count(DISTINCT township) AS townships,
  count(DISTINCT kind) AS kinds,
  min(kind) AS first_kind,
  max(kind) AS last_kind
FROM duties
WHERE true
--? AND kind = $kind
--? AND field = $field
GROUP BY title
HAVING count(DISTINCT township) > 1
ORDER BY townships DESC, kinds DESC, 1
