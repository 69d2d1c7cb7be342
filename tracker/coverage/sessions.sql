-- What happened in sessions, by their own days. Parts are named as in coverage.sql.

-- = expected_then
-- Everybody is counted where they were on the session's own day, so later moves never change it.
WITH asked AS MATERIALIZED (
    SELECT id, course_id, day, minutes FROM session WHERE :every_day = 1 OR day <= :as_of
),
-- Everybody eligible that day in the teams that it was delivered to (or is planned for).
expected AS MATERIALIZED (
    SELECT DISTINCT s.id AS session_id, p.person_id
    FROM asked AS s
    JOIN delivery AS d ON d.session_id = s.id
    JOIN team AS t ON t.id = d.team_id
    LEFT JOIN district AS i ON i.id = t.district_id
    -- Not additional is primary. Said so, SQLite goes by the team, and not by all primary postings for each session.
    JOIN posting AS p ON p.team_id = t.id AND p.standing <> 'additional'
        AND p.starts_on <= s.day AND (p.ends_before IS NULL OR s.day < p.ends_before)
    LEFT JOIN employment AS e ON e.person_id = p.person_id
        AND (e.starts_on IS NULL OR e.starts_on <= s.day) AND (e.ends_before IS NULL OR s.day < e.ends_before)
    JOIN audience AS a ON a.course_id = s.course_id AND a.program_id = t.program_id
        AND (a.classification IS NULL OR a.classification = coalesce(e.classification, ''))
        AND a.worker_type = coalesce(e.worker_type, 'employee')
        AND (a.starts_on IS NULL OR a.starts_on <= s.day) AND (a.ends_before IS NULL OR s.day < a.ends_before)
    WHERE (t.starts_on IS NULL OR t.starts_on <= s.day) AND (t.ends_before IS NULL OR s.day < t.ends_before)
      AND (i.starts_on IS NULL OR i.starts_on <= s.day) AND (i.ends_before IS NULL OR s.day < i.ends_before)
      AND NOT EXISTS (
        SELECT 1 FROM leave AS l
        WHERE l.person_id = p.person_id AND l.starts_on <= s.day AND (l.ends_before IS NULL OR s.day < l.ends_before)
      )
      AND NOT EXISTS (
        SELECT 1 FROM exemption AS x
        WHERE x.person_id = p.person_id AND x.course_id = s.course_id
          AND (x.starts_on IS NULL OR x.starts_on <= s.day) AND (x.ends_before IS NULL OR s.day < x.ends_before)
      )
)

-- = sessions with expected_then
-- Session reach.
, owed AS (
    SELECT session_id, count(*) AS expected FROM expected GROUP BY session_id
),
present AS (
    SELECT a.session_id, count(*) AS named, count(CASE WHEN a.outcome = 'completed' THEN 1 END) AS completed,
        count(e.person_id) AS reached,
        sum(coalesce(a.minutes, CASE WHEN a.outcome = 'completed' THEN k.minutes END)) AS minutes
    FROM asked AS k
    JOIN attendance AS a ON a.session_id = k.id
    LEFT JOIN expected AS e ON e.session_id = a.session_id AND e.person_id = a.person_id
    WHERE a.outcome IN ('completed', 'partial')
    GROUP BY a.session_id
),
-- Names on the list that are nobody of ours (or nobody decided yet) were there all the same.
strangers AS (
    SELECT session_id, count(*) AS named, sum(minutes) AS minutes
    FROM unmatched
    WHERE decision IS NULL OR decision = 'guest'
    GROUP BY session_id
),
graded AS (
    SELECT session_id, max(CASE evidence WHEN 'named' THEN 3 WHEN 'headcount' THEN 2 ELSE 1 END) AS grade
    FROM delivery
    GROUP BY session_id
)
SELECT s.id, c.code AS course, c.title, s.day, s.starts_at, s.mode, s.status, s.minutes AS planned_minutes, s.headcount,
    g.grade, coalesce(o.expected, 0) AS expected, coalesce(p.named, 0) AS people, coalesce(p.completed, 0) AS completed,
    coalesce(p.reached, 0) AS reached, coalesce(u.named, 0) AS strangers,
    coalesce(p.minutes, 0) + coalesce(u.minutes, 0) AS person_minutes
FROM asked AS k
JOIN session AS s ON s.id = k.id
JOIN course AS c ON c.id = s.course_id
LEFT JOIN owed AS o ON o.session_id = s.id
LEFT JOIN present AS p ON p.session_id = s.id
LEFT JOIN strangers AS u ON u.session_id = s.id
LEFT JOIN graded AS g ON g.session_id = s.id
ORDER BY s.day, s.id

-- = missed with expected_then
-- Who was expected in one session, and neither completed it nor a part of it.
SELECT e.person_id, p.name
FROM expected AS e
JOIN person AS p ON p.id = e.person_id
WHERE e.session_id = :number AND NOT EXISTS (
    SELECT 1 FROM attendance AS a
    WHERE a.session_id = e.session_id AND a.person_id = e.person_id AND a.outcome IN ('completed', 'partial')
  )
ORDER BY lower(p.name), p.id

-- = deliveries
-- The teams of each session, called as they were on a day.
SELECT d.session_id, coalesce((
    SELECT f.code FROM former_code AS f
    WHERE f.team_id = t.id AND f.ends_before > :named_on ORDER BY f.ends_before LIMIT 1
), t.code) AS code
FROM delivery AS d
JOIN team AS t ON t.id = d.team_id

-- = outputs
-- Counts only, no rate. Everybody who ever completed something, leavers included. Minutes are those recorded,
-- and the session's length for whoever completed it without any.
SELECT
    (SELECT count(*) FROM session WHERE status = 'held' AND day <= :as_of) AS sessions_held,
    (SELECT count(*) FROM (
        SELECT a.person_id
        FROM attendance AS a
        JOIN session AS s ON s.id = a.session_id
        WHERE a.outcome = 'completed' AND s.status = 'held' AND s.day <= :as_of
        UNION
        SELECT person_id FROM completion WHERE day <= :as_of
    ) AS ever) AS people_trained,
    coalesce((
        SELECT sum(coalesce(a.minutes, CASE WHEN a.outcome = 'completed' THEN s.minutes END))
        FROM attendance AS a
        JOIN session AS s ON s.id = a.session_id
        WHERE a.outcome IN ('completed', 'partial') AND s.status = 'held' AND s.day <= :as_of
    ), 0) + coalesce((
        SELECT sum(u.minutes)
        FROM unmatched AS u
        JOIN session AS s ON s.id = u.session_id
        WHERE (u.decision IS NULL OR u.decision = 'guest') AND s.status = 'held' AND s.day <= :as_of
    ), 0) AS person_minutes
