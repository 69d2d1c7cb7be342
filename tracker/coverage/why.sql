-- What the movement of a figure is counted from: how everybody and every team stood on a day.
-- The parts that these statements stand on are those of coverage.sql.

-- = stood with applicable standing
-- Where everybody in an applicable team stands, and in which team.
SELECT course_id, person_id, team_id, word
FROM standing

-- = reach with applicable
-- Every applicable team, and whether a held session was delivered to it.
SELECT a.course_id, a.team_id, CASE WHEN r.team_id IS NULL THEN 0 ELSE 1 END AS is_reached
FROM applicable AS a
LEFT JOIN reached AS r ON r.course_id = a.course_id AND r.team_id = a.team_id

-- = placed
-- Where everybody is posted on the day, whether or not any course is for that team.
SELECT person_id, team_id
FROM posting
WHERE standing = 'primary' AND starts_on <= :as_of AND (ends_before IS NULL OR :as_of < ends_before)

-- = places
-- Every team with its place, called as it was on the day, and whether it and its district are open on it.
SELECT t.id, d.number AS district, p.code AS program,
    coalesce((
        SELECT f.code FROM former_code AS f
        WHERE f.team_id = t.id AND f.ends_before > :as_of ORDER BY f.ends_before LIMIT 1
    ), t.code) AS code,
    CASE WHEN (t.starts_on IS NULL OR t.starts_on <= :as_of) AND (t.ends_before IS NULL OR :as_of < t.ends_before)
          AND (d.starts_on IS NULL OR d.starts_on <= :as_of) AND (d.ends_before IS NULL OR :as_of < d.ends_before)
        THEN 1 ELSE 0 END AS is_open
FROM team AS t
JOIN program AS p ON p.id = t.program_id
LEFT JOIN district AS d ON d.id = t.district_id

-- = occasions with applicable
-- Which sessions on or before the day were for which teams (or for what went on as them), and which are cancelled.
SELECT s.course_id, d.team_id, s.id AS session_id, s.status
FROM session AS s
JOIN delivered AS d ON d.session_id = s.id
WHERE s.status IN ('held', 'cancelled') AND s.day <= :as_of

-- = learnt
-- Every change of a row that a figure may rest on, after one operation and up to another, in order.
SELECT noun, "row", operation, before, after
FROM change
WHERE operation > :after AND operation <= :upto AND noun IN (
    'person', 'alias', 'listing', 'posting', 'employment', 'leave', 'exemption',
    'session', 'delivery', 'attendance', 'completion',
    'course', 'audience', 'counts_toward', 'team', 'district', 'succession'
)
ORDER BY id

-- = taken_back
-- Every undo up to an operation, newest first, and what it takes back.
SELECT number, undoes
FROM operation
WHERE undoes IS NOT NULL AND hash IS NOT NULL AND number <= :upto
ORDER BY number DESC

-- = every_session
-- What decides whether a session gives credit and reaches teams.
SELECT id, course_id, day, status
FROM session

-- = went_on
-- Which team went on as which.
SELECT team_id, successor_id
FROM succession

-- = toward
-- Whose credit is credit for which course.
SELECT course_id, toward_id
FROM counts_toward

-- = names
-- Everybody by name.
SELECT id, name, employee_number
FROM person
