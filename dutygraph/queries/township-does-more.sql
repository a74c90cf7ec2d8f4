SELECT
  t.name AS township,
  d.number,
  d.title AS duty,
  d.steps AS township_steps,
  d.department_steps
FROM duties AS d
JOIN townships AS t USING (township)
WHERE d.steps > d.department_steps AND d.department_steps > 0
--? AND t.township = $township
--? AND t.county = $county
--? AND d.field = $field
--? AND d.duty IN (SELECT duty FROM participation JOIN department_lines USING (department) WHERE role <> 'receiving' AND line = $line)
GROUP BY ALL
ORDER BY any_value(d.steps - d.department_steps) DESC, min(t.division_code), 2, 3, 4
