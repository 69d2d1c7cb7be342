-- What the sessions of trainers brought. Parts are named as in coverage.sql.

-- = sessions by trainers
-- Each session that a trainer gave or is to give, once, however many trainers it has: how many people had their first
-- credit of its course from it, how many teams its course reached first with it, and how long people stayed.
-- Of two on one day, a session comes before a completion without one, and the one logged earlier before the later.
WITH RECURSIVE taught AS (
    SELECT DISTINCT session_id FROM session_trainer
),
credited AS (
    SELECT s.course_id, a.person_id, s.day, 0 AS without, s.id AS session_id
    FROM session AS s
    JOIN attendance AS a ON a.session_id = s.id
    WHERE s.status = 'held' AND s.day <= :as_of AND a.outcome = 'completed'
    UNION ALL
    SELECT course_id, person_id, day, 1, NULL FROM completion WHERE day <= :as_of
),
first_credit AS (
    SELECT session_id, row_number() OVER (PARTITION BY course_id, person_id ORDER BY day, without, session_id) AS nth
    FROM credited
),
people AS (
    SELECT session_id, count(*) AS people_first FROM first_credit WHERE nth = 1 GROUP BY session_id
),
-- The teams that went on as another by the day, and theirs before them: what reached those has reached their successor.
before (team_id, earlier_id, ends_before) AS (
    SELECT s.successor_id, s.team_id, s.day FROM succession AS s WHERE s.day <= :as_of
    UNION
    SELECT b.team_id, s.team_id, CASE WHEN s.day < b.ends_before THEN s.day ELSE b.ends_before END
    FROM before AS b
    JOIN succession AS s ON s.successor_id = b.earlier_id AND s.day <= :as_of
),
came AS (
    SELECT s.course_id, d.team_id, s.day, s.id AS session_id, 1 AS direct
    FROM session AS s
    JOIN delivery AS d ON d.session_id = s.id
    WHERE s.status = 'held' AND s.day <= :as_of
    UNION ALL
    SELECT s.course_id, b.team_id, s.day, s.id, 0
    FROM before AS b
    JOIN delivery AS d ON d.team_id = b.earlier_id
    JOIN session AS s ON s.id = d.session_id AND s.day < b.ends_before
    WHERE s.status = 'held' AND s.day <= :as_of
),
first_come AS (
    SELECT session_id, direct,
        row_number() OVER (PARTITION BY course_id, team_id ORDER BY day, session_id, direct DESC) AS nth
    FROM came
),
teams AS (
    SELECT session_id, count(*) AS teams_first FROM first_come WHERE nth = 1 AND direct = 1 GROUP BY session_id
),
stays AS (
    SELECT s.id AS session_id, coalesce(a.minutes, CASE WHEN a.outcome = 'completed' THEN s.minutes END) AS minutes
    FROM taught AS t
    JOIN session AS s ON s.id = t.session_id
    JOIN attendance AS a ON a.session_id = s.id
    WHERE a.outcome IN ('completed', 'partial')
    UNION ALL
    SELECT u.session_id, u.minutes
    FROM taught AS t
    JOIN unmatched AS u ON u.session_id = t.session_id
    WHERE u.decision IS NULL OR u.decision = 'guest'
),
stayed AS (
    SELECT session_id, sum(minutes) AS person_minutes FROM stays GROUP BY session_id
)
SELECT s.id, c.code AS course, s.day, s.status,
    CASE WHEN s.status = 'held' THEN coalesce(p.people_first, 0) ELSE 0 END AS people_first,
    CASE WHEN s.status = 'held' THEN coalesce(m.teams_first, 0) ELSE 0 END AS teams_first,
    CASE WHEN s.status = 'held' THEN coalesce(y.person_minutes, 0) ELSE 0 END AS person_minutes
FROM taught AS t
JOIN session AS s ON s.id = t.session_id
JOIN course AS c ON c.id = s.course_id
LEFT JOIN people AS p ON p.session_id = s.id
LEFT JOIN teams AS m ON m.session_id = s.id
LEFT JOIN stayed AS y ON y.session_id = s.id
WHERE s.status = 'planned' OR (s.status = 'held' AND s.day <= :as_of)
ORDER BY s.day, s.id

-- = trainers of sessions
SELECT session_id, trainer_id FROM session_trainer ORDER BY session_id, trainer_id
