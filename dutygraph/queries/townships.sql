WITH counted AS (
  SELECT
    township,
    count(*) FILTER (kind = 'basic') AS basic,
    count(*) FILTER (kind = 'cooperative') AS cooperative,
    count(*) FILTER (kind = 'reclaimed') AS reclaimed,
    sum(steps) AS township_steps
  FROM duties
  GROUP BY township
)
SELECT
  t.name AS township,
  t.division_code AS code,
  c.name AS county,
  coalesce(basic, 0) AS basic,
  coalesce(cooperative, 0) AS cooperative,
  coalesce(reclaimed, 0) AS reclaimed,
  coalesce(township_steps, 0) AS township_steps
FROM townships AS t
JOIN divisions AS c ON c.division = t.county
LEFT JOIN counted USING (township)
WHERE true
--? AND t.county = $county
ORDER BY t.division_code
