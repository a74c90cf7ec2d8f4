SELECT t.name AS township, d.number, d.title AS duty, d.steps
FROM duties AS d
JOIN townships AS t USING (township)
WHERE d.kind = 'cooperative' AND NOT d.hard
--? AND t.township = $township
--? AND t.county = $county
--? AND d.field = $field
--? AND d.duty IN (SELECT duty FROM participation JOIN department_lines USING (department) WHERE role <> 'receiving' AND line = $line)
GROUP BY ALL
ORDER BY 4 DESC, min(t.division_code), 2, 3
