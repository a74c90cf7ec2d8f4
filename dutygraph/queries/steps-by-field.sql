WITH counted AS (
  SELECT
    field,
    count(*) AS duties,
    sum(steps) AS township_steps,
    to_decimal(1000000000000000000::HUGEINT * sum(steps) // count(*)) AS steps_per_duty
  FROM duties
  WHERE steps > 0
  --? AND field = $field
  --? AND township = $township
  --? AND county = $county
  GROUP BY field
)
SELECT f.zh AS field, duties, township_steps, steps_per_duty
FROM counted
JOIN concepts AS f ON f.concept = counted.field AND f.scheme = 'policy-field'
ORDER BY township_steps DESC, 1
