WITH counted AS (
  SELECT
    township,
    count(*) AS duties,
    count(*) FILTER (hard) AS hard,
    count(*) FILTER (soft AND NOT hard) AS soft_only,
    count(*) FILTER (NOT soft AND NOT hard) AS without
  FROM duties
  WHERE kind = 'cooperative'
  --? AND township = $township
  --? AND county = $county
  GROUP BY township
)
SELECT t.name AS township, duties, hard, soft_only, without
FROM counted
JOIN townships AS t USING (township)
ORDER BY t.division_code
