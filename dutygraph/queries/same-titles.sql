WITH here AS (
  SELECT
    title,
    township,
    bool_or(kind = 'basic') AS basic,
    bool_or(kind = 'cooperative') AS cooperative,
    bool_or(kind = 'reclaimed') AS reclaimed
  FROM duties
  WHERE true
  --? AND kind = $kind
  --? AND field = $field
  GROUP BY title, township
), counted AS (
  SELECT
    title,
    count(*) AS townships,
    list_filter(
      [
        if(bool_or(basic), 'basic', NULL),
        if(bool_or(cooperative), 'cooperative', NULL),
        if(bool_or(reclaimed), 'reclaimed', NULL)
      ],
      lambda one: one IS NOT NULL
    ) AS kinds
  FROM here
  GROUP BY title
  HAVING count(*) > 1
)
SELECT
  title AS duty,
  townships,
  len(kinds) AS kinds,
  kinds[1] AS first_kind,
  kinds[-1] AS last_kind
FROM counted
ORDER BY townships DESC, 3 DESC, 1
