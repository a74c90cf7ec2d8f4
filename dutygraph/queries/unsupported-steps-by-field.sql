WITH counted AS (
  SELECT
    field,
    sum(steps) AS township_steps,
    coalesce(sum(steps) FILTER (NOT hard), 0) AS unsupported
  FROM duties
  WHERE steps > 0
  --? AND field = $field
  --? AND township = $township
  --? AND county = $county
  GROUP BY field
)
SELECT f.zh AS field, township_steps, unsupported
FROM counted
JOIN concepts AS f ON f.concept = counted.field AND f.scheme = 'policy-field'
ORDER BY unsupported DESC, 1
