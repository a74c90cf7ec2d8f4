SELECT
  t.name AS township,
  d.number,
  d.title AS duty,
  n.name AS department,
  p.role = 'lead' AS leads
FROM participation AS p
JOIN duties AS d USING (duty)
JOIN townships AS t ON t.township = p.township
JOIN named_departments AS n USING (department)
WHERE p.role <> 'receiving'
--? AND p.township = $township
--? AND n.division = $county
--? AND p.department IN (SELECT department FROM department_lines WHERE line = $line)
--? AND p.department = $department
GROUP BY ALL
ORDER BY min(t.division_code), 2, min(d.iri), 5 DESC, 4
