-- What comes next rests on what sessions reached so far, on what is planned, and on whom was spoken to.
-- Parts are named as in coverage.sql.

-- = reach by program with expected_then
-- Session reach by program, of the held sessions that have a list of names for it: a headcount names nobody.
, listed AS (
    SELECT DISTINCT d.session_id, t.program_id
    FROM delivery AS d
    JOIN team AS t ON t.id = d.team_id
    WHERE d.evidence = 'named'
)
SELECT s.id AS session_id, c.code AS course, g.code AS program, count(*) AS expected, count(a.person_id) AS reached
FROM expected AS e
JOIN session AS s ON s.id = e.session_id AND s.status = 'held'
JOIN course AS c ON c.id = s.course_id
JOIN posting AS p ON p.person_id = e.person_id AND p.standing <> 'additional'
    AND p.starts_on <= s.day AND (p.ends_before IS NULL OR s.day < p.ends_before)
JOIN team AS t ON t.id = p.team_id
JOIN listed AS l ON l.session_id = s.id AND l.program_id = t.program_id
JOIN program AS g ON g.id = t.program_id
LEFT JOIN attendance AS a ON a.session_id = s.id AND a.person_id = e.person_id
    AND a.outcome IN ('completed', 'partial')
GROUP BY s.id, c.code, g.code

-- = planned sessions with applicable
-- Every planned session with the applicable teams that it is for; one that is for none of them has none.
SELECT s.id AS session_id, c.code AS course, s.day, s.starts_at, x.code AS team
FROM session AS s
JOIN course AS c ON c.id = s.course_id
LEFT JOIN (
    SELECT DISTINCT d.session_id, a.course_id, a.code
    FROM delivered AS d
    JOIN applicable AS a ON a.team_id = d.team_id
) AS x ON x.session_id = s.id AND x.course_id = s.course_id
WHERE s.status = 'planned' AND s.course_id IN (SELECT course_id FROM calendar)

-- = notes with applicable
-- Whom somebody spoke to about each course and team, and what comes next; a team's word goes along with it.
, spoken AS (
    SELECT c.team_id, c.id AS contact_id FROM contact AS c
    UNION
    SELECT l.team_id, c.id
    FROM lineage AS l
    JOIN contact AS c ON c.team_id = l.earlier_id AND c.day < l.ends_before
)
SELECT k.code AS course, a.code AS team, c.id AS number, c.day, c.note, c.next_step, c.next_on
FROM applicable AS a
JOIN course AS k ON k.id = a.course_id
JOIN spoken AS p ON p.team_id = a.team_id
JOIN contact AS c ON c.id = p.contact_id AND c.day <= :as_of AND (c.course_id IS NULL OR c.course_id = a.course_id)
