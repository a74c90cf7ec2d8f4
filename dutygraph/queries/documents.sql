WITH counted AS (
  SELECT list, count(*) AS duties FROM duties GROUP BY list
)
SELECT l.file, l.media_type, l.sha256, t.name AS township, coalesce(sum(duties), 0) AS duties
FROM lists AS l
JOIN townships AS t USING (township)
LEFT JOIN counted USING (list)
WHERE true
--? AND t.township = $township
--? AND t.county = $county
GROUP BY l.file, l.media_type, l.sha256, t.division_code, t.name
ORDER BY t.division_code, l.file, l.sha256
