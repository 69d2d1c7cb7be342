-- What was done, and whom it reached. Parts are named as in coverage.sql.

-- = outputs by course
-- Counts only, no rate: everybody who ever completed a course, and how many of them are on no roster on the day.
-- The row without a course counts each person once, whatever they completed. Minutes are counted as for the whole.
WITH ever AS (
    SELECT s.course_id, a.person_id
    FROM session AS s
    JOIN attendance AS a ON a.session_id = s.id
    WHERE s.status = 'held' AND s.day <= :as_of AND a.outcome = 'completed'
    UNION
    SELECT course_id, person_id FROM completion WHERE day <= :as_of
),
here AS (
    SELECT person_id FROM posting
    WHERE standing = 'primary' AND starts_on <= :as_of AND (ends_before IS NULL OR :as_of < ends_before)
),
people AS (
    SELECT e.course_id, count(DISTINCT e.person_id) AS trained,
        count(DISTINCT CASE WHEN h.person_id IS NULL THEN e.person_id END) AS leavers
    FROM ever AS e
    LEFT JOIN here AS h ON h.person_id = e.person_id
    GROUP BY e.course_id
    UNION ALL
    SELECT NULL, count(DISTINCT e.person_id), count(DISTINCT CASE WHEN h.person_id IS NULL THEN e.person_id END)
    FROM ever AS e
    LEFT JOIN here AS h ON h.person_id = e.person_id
),
stayed_for AS (
    SELECT s.course_id, coalesce(a.minutes, CASE WHEN a.outcome = 'completed' THEN s.minutes END) AS minutes
    FROM session AS s
    JOIN attendance AS a ON a.session_id = s.id
    WHERE s.status = 'held' AND s.day <= :as_of AND a.outcome IN ('completed', 'partial')
    UNION ALL
    SELECT s.course_id, u.minutes
    FROM session AS s
    JOIN unmatched AS u ON u.session_id = s.id
    WHERE s.status = 'held' AND s.day <= :as_of AND (u.decision IS NULL OR u.decision = 'guest')
)
SELECT c.code AS course, p.trained, p.leavers,
    (SELECT count(*) FROM session AS s
     WHERE s.status = 'held' AND s.day <= :as_of AND (c.id IS NULL OR s.course_id = c.id)) AS sessions_held,
    coalesce((SELECT sum(f.minutes) FROM stayed_for AS f WHERE c.id IS NULL OR f.course_id = c.id), 0) AS person_minutes
FROM (SELECT id, code FROM course UNION ALL SELECT NULL, NULL) AS c
LEFT JOIN people AS p ON p.course_id = c.id OR (p.course_id IS NULL AND c.id IS NULL)
ORDER BY c.id IS NOT NULL, c.id

-- = reported
-- What others published by the day.
SELECT e.id, c.code AS course, p.code AS program, e.measure, e.words, e.source, e.day
FROM estimate AS e
JOIN course AS c ON c.id = e.course_id
LEFT JOIN program AS p ON p.id = e.program_id
WHERE e.day <= :as_of
ORDER BY e.id

-- = who is reached with applicable standing
-- Everybody eligible, with what they may be compared by. Time in post is that in the team, as far as rosters go back.
SELECT s.course_id, a.number AS district, g.code AS program, p.classification, p.starts_on, n.name, n.email,
    CASE WHEN s.word = 'trained' THEN 1 ELSE 0 END AS trained
FROM standing AS s
JOIN applicable AS a ON a.course_id = s.course_id AND a.team_id = s.team_id
JOIN program AS g ON g.id = a.program_id
JOIN posted AS p ON p.person_id = s.person_id AND p.team_id = s.team_id
JOIN person AS n ON n.id = s.person_id
WHERE s.word IN ('trained', 'lapsed', 'never')

-- = supervisors
-- Everybody whom the rosters name as somebody's supervisor on the day.
SELECT DISTINCT name, email
FROM supervision
WHERE (starts_on IS NULL OR starts_on <= :as_of) AND (ends_before IS NULL OR :as_of < ends_before)
