-- What comes next, whatever it is of. Parts are named as in coverage.sql.

-- = next steps
-- One list of everything that waits for somebody, each with the day on which it is due where one is set.
-- "number" is that of the row that says so: a contact, a conversation, an entry of the plan, …
SELECT 'contact' AS kind, c.id AS number, c.next_on AS due, coalesce((
        SELECT f.code FROM former_code AS f
        WHERE f.team_id = t.id AND f.ends_before > :as_of ORDER BY f.ends_before LIMIT 1
    ), t.code) AS about, c.next_step AS what, c.day AS since, '' AS code
FROM contact AS c
JOIN team AS t ON t.id = c.team_id
WHERE c.next_step IS NOT NULL AND c.day <= :as_of
UNION ALL
SELECT 'conversation', v.id, v.next_on, coalesce(l.name, i.title), v.next_step, v.day, ''
FROM conversation AS v
LEFT JOIN liaison AS l ON l.id = v.liaison_id
LEFT JOIN initiative AS i ON i.id = v.initiative_id
WHERE v.next_step IS NOT NULL AND v.day <= :as_of
UNION ALL
SELECT 'initiative', i.id, i.next_on, i.title, i.next_step, NULL, i.code
FROM initiative AS i
WHERE i.next_step IS NOT NULL AND (i.ends_before IS NULL OR :as_of < i.ends_before)
UNION ALL
SELECT 'milestone', m.id, m.due_on, i.title, m.title, NULL, i.code
FROM milestone AS m
JOIN initiative AS i ON i.id = m.initiative_id
WHERE m.due_on IS NOT NULL AND (m.done_on IS NULL OR m.done_on > :as_of)
  AND (i.ends_before IS NULL OR :as_of < i.ends_before)
UNION ALL
SELECT 'posting', c.id, c.target_on, l.title, c.title, NULL, l.code
FROM catalogue_item AS c
JOIN catalogue AS l ON l.id = c.catalogue_id
WHERE c.target_on IS NOT NULL AND (c.retired_on IS NULL OR c.retired_on > :as_of)
  AND (c.posted_on > :as_of OR (c.posted_on IS NULL AND c.posted_words = ''))
UNION ALL
SELECT 'review', c.id, c.review_by, l.title, c.title, c.reviewed_on, l.code
FROM catalogue_item AS c
JOIN catalogue AS l ON l.id = c.catalogue_id
WHERE c.review_by IS NOT NULL AND (c.retired_on IS NULL OR c.retired_on > :as_of)
UNION ALL
SELECT 'funding', a.id, NULL, coalesce(i.title, ''), a.title, a.asked_on, coalesce(i.code, '')
FROM funding_ask AS a
LEFT JOIN initiative AS i ON i.id = a.initiative_id
WHERE (a.asked_on IS NULL OR a.asked_on <= :as_of)
  AND coalesce((
    SELECT d.decision FROM funding_decision AS d
    WHERE d.ask_id = a.id AND d.day <= :as_of ORDER BY d.day DESC, d.id DESC LIMIT 1
  ), 'asked') IN ('asked', 'deferred')
UNION ALL
SELECT 'session', s.id, s.day, '', c.title, NULL, c.code
FROM session AS s
JOIN course AS c ON c.id = s.course_id
WHERE s.status = 'planned'
