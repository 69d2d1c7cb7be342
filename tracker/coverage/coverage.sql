-- Every figure as of a day, one statement a measure, the same text on SQLite and PostgreSQL.
-- A line that begins with two dashes and an equals sign names the part below it; "with" names parts that go before.
-- A period holds its first day and not its end; an open end is empty.
-- "calendar" is what the calendar makes of each course on the day, worked out in Python. One row a course,
-- with the first day whose credit is still in force, and the day after which a first day is still in grace.

-- = courses
-- The courses that are not retired on the day. One whose whole audience begins later, as that of a new version does,
-- is not there yet.
SELECT id, code, title, target_percent, target_on, valid_months, grace_days, min_minutes
FROM course
WHERE (ends_before IS NULL OR :as_of < ends_before) AND (
    NOT EXISTS (SELECT 1 FROM audience AS a WHERE a.course_id = course.id)
    OR EXISTS (
        SELECT 1 FROM audience AS a WHERE a.course_id = course.id AND (a.starts_on IS NULL OR a.starts_on <= :as_of)
    )
)
ORDER BY id

-- = applicable
WITH RECURSIVE calendar (course_id, in_force_from, new_after) AS (VALUES :calendar),
-- Whom each course is for on the day.
heard AS MATERIALIZED (
    SELECT a.course_id, a.program_id, a.classification, a.worker_type
    FROM calendar AS c
    JOIN audience AS a ON a.course_id = c.course_id
    WHERE (a.starts_on IS NULL OR a.starts_on <= :as_of) AND (a.ends_before IS NULL OR :as_of < a.ends_before)
),
-- A team is applicable when it and its district are open on the day and its program is in the course's audience.
-- It is called as it was on the day: a former code held until its end.
applicable AS MATERIALIZED (
    SELECT DISTINCT h.course_id, t.id AS team_id, t.program_id, t.district_id, d.number,
        coalesce((
            SELECT f.code FROM former_code AS f
            WHERE f.team_id = t.id AND f.ends_before > :as_of ORDER BY f.ends_before LIMIT 1
        ), t.code) AS code
    FROM heard AS h
    JOIN team AS t ON t.program_id = h.program_id
    LEFT JOIN district AS d ON d.id = t.district_id
    WHERE (t.starts_on IS NULL OR t.starts_on <= :as_of) AND (t.ends_before IS NULL OR :as_of < t.ends_before)
      AND (d.starts_on IS NULL OR d.starts_on <= :as_of) AND (d.ends_before IS NULL OR :as_of < d.ends_before)
),
-- The teams that went on as another by the day, and theirs before them, each until the day on which it did.
lineage (team_id, earlier_id, ends_before) AS (
    SELECT s.successor_id, s.team_id, s.day FROM succession AS s WHERE s.day <= :as_of
    UNION
    SELECT l.team_id, s.team_id, CASE WHEN s.day < l.ends_before THEN s.day ELSE l.ends_before END
    FROM lineage AS l
    JOIN succession AS s ON s.successor_id = l.earlier_id AND s.day <= :as_of
),
-- What reached a team before it went on has reached its successors.
delivered AS (
    SELECT d.team_id, d.session_id, d.evidence FROM delivery AS d
    UNION ALL
    SELECT l.team_id, d.session_id, d.evidence
    FROM lineage AS l
    JOIN delivery AS d ON d.team_id = l.earlier_id
    JOIN session AS s ON s.id = d.session_id AND s.day < l.ends_before
),
-- A team is reached once a held session was delivered to it, whoever was there.
reached AS MATERIALIZED (
    SELECT s.course_id, d.team_id, max(s.day) AS last_delivery
    FROM session AS s
    JOIN delivered AS d ON d.session_id = s.id
    WHERE s.status = 'held' AND s.day <= :as_of
    GROUP BY s.course_id, d.team_id
)

-- = grid with applicable
-- Each program of a course's audience, with each district that is open on the day (or none).
SELECT DISTINCT h.course_id, p.id AS program_id, p.code AS program, d.number AS district
FROM heard AS h
JOIN program AS p ON p.id = h.program_id
LEFT JOIN district AS d
    ON (d.starts_on IS NULL OR d.starts_on <= :as_of) AND (d.ends_before IS NULL OR :as_of < d.ends_before)

-- = teams with applicable
-- Teams reached, of the applicable ones, with the last delivery and the best evidence of that day, the earliest
-- planned session on or before the day (overdue), the earliest later one, a contact, and the newest roster.
, graded AS (
    SELECT r.course_id, r.team_id,
        max(CASE d.evidence WHEN 'named' THEN 3 WHEN 'headcount' THEN 2 ELSE 1 END) AS grade
    FROM reached AS r
    JOIN session AS s ON s.course_id = r.course_id AND s.day = r.last_delivery AND s.status = 'held'
    JOIN delivered AS d ON d.session_id = s.id AND d.team_id = r.team_id
    GROUP BY r.course_id, r.team_id
),
planned AS (
    SELECT s.course_id, d.team_id,
        min(CASE WHEN s.day <= :as_of THEN s.day END) AS overdue_on,
        min(CASE WHEN s.day > :as_of THEN s.day END) AS next_on
    FROM session AS s
    JOIN delivered AS d ON d.session_id = s.id
    WHERE s.status = 'planned'
    GROUP BY s.course_id, d.team_id
),
rosters AS (
    SELECT v.team_id, max(i.day) AS roster_on
    FROM (
        SELECT c.team_id, c.import_id, NULL AS ends_before FROM cover AS c
        UNION ALL
        SELECT l.team_id, c.import_id, l.ends_before FROM lineage AS l JOIN cover AS c ON c.team_id = l.earlier_id
    ) AS v
    JOIN import AS i ON i.id = v.import_id
    WHERE i.kind = 'roster' AND i.day <= :as_of AND (v.ends_before IS NULL OR i.day < v.ends_before)
    GROUP BY v.team_id
),
called AS (
    SELECT c.team_id, c.course_id FROM contact AS c WHERE c.day <= :as_of
    UNION ALL
    SELECT l.team_id, c.course_id
    FROM lineage AS l
    JOIN contact AS c ON c.team_id = l.earlier_id AND c.day < l.ends_before
)
SELECT a.course_id, a.team_id, a.code AS team, a.number AS district, a.program_id, p.code AS program,
    r.last_delivery, g.grade, w.overdue_on, w.next_on, o.roster_on,
    CASE WHEN EXISTS (
        SELECT 1 FROM called AS c WHERE c.team_id = a.team_id AND (c.course_id IS NULL OR c.course_id = a.course_id)
    ) THEN 1 ELSE 0 END AS contacted
FROM applicable AS a
JOIN program AS p ON p.id = a.program_id
LEFT JOIN reached AS r ON r.course_id = a.course_id AND r.team_id = a.team_id
LEFT JOIN graded AS g ON g.course_id = a.course_id AND g.team_id = a.team_id
LEFT JOIN planned AS w ON w.course_id = a.course_id AND w.team_id = a.team_id
LEFT JOIN rosters AS o ON o.team_id = a.team_id

-- = standing with applicable
-- Credit of one course is credit for itself, and for those that it counts toward until a day where one is given.
, counts (course_id, toward_id, ends_before) AS MATERIALIZED (
    SELECT course_id, course_id, NULL FROM calendar
    UNION ALL
    SELECT w.course_id, w.toward_id, w.ends_before
    FROM counts_toward AS w
    JOIN calendar AS c ON c.course_id = w.toward_id
),
-- The latest credit governs. It is dated by the held session or the completion, never by the day it was typed.
credit AS MATERIALIZED (
    SELECT person_id, course_id, max(day) AS day
    FROM (
        SELECT a.person_id, c.toward_id AS course_id, s.day
        FROM counts AS c
        JOIN session AS s ON s.course_id = c.course_id
        JOIN attendance AS a ON a.session_id = s.id
        WHERE s.status = 'held' AND s.day <= :as_of AND (c.ends_before IS NULL OR s.day < c.ends_before)
          AND a.outcome = 'completed'
        UNION ALL
        SELECT m.person_id, c.toward_id, m.day
        FROM counts AS c
        JOIN completion AS m ON m.course_id = c.course_id
        WHERE m.day <= :as_of AND (c.ends_before IS NULL OR m.day < c.ends_before)
    ) AS dated
    GROUP BY person_id, course_id
),
-- Whoever went on with their team has been there since before.
went_on (person_id, earlier_id, since) AS (
    SELECT q.person_id, q.team_id, q.starts_on
    FROM succession AS s
    CROSS JOIN posting AS p
    CROSS JOIN posting AS q
    WHERE s.day <= :as_of AND p.team_id = s.successor_id AND p.standing = 'primary' AND p.starts_on = s.day
      AND (p.ends_before IS NULL OR :as_of < p.ends_before)
      AND q.person_id = p.person_id AND q.team_id = s.team_id AND q.standing = 'primary' AND q.ends_before = s.day
    UNION
    SELECT q.person_id, q.team_id, q.starts_on
    FROM went_on AS w
    CROSS JOIN succession AS s
    CROSS JOIN posting AS q
    WHERE s.successor_id = w.earlier_id AND s.day = w.since
      AND q.person_id = w.person_id AND q.team_id = s.team_id AND q.standing = 'primary' AND q.ends_before = s.day
),
stayed AS MATERIALIZED (
    SELECT person_id, min(since) AS since FROM went_on GROUP BY person_id
),
-- On the roster means a primary posting on the day. Further memberships are never counted, so totals are sums.
posted AS MATERIALIZED (
    SELECT p.person_id, p.team_id, coalesce(o.since, p.starts_on) AS starts_on,
        coalesce(e.classification, '') AS classification, coalesce(e.worker_type, 'employee') AS worker_type,
        CASE WHEN EXISTS (
            SELECT 1 FROM leave AS l
            WHERE l.person_id = p.person_id
              AND l.starts_on <= :as_of AND (l.ends_before IS NULL OR :as_of < l.ends_before)
        ) THEN 1 ELSE 0 END AS away,
        (SELECT min(f.starts_on) FROM posting AS f
         WHERE f.person_id = p.person_id AND f.standing = 'primary') AS first_day
    FROM posting AS p
    LEFT JOIN stayed AS o ON o.person_id = p.person_id
    LEFT JOIN employment AS e ON e.person_id = p.person_id
        AND (e.starts_on IS NULL OR e.starts_on <= :as_of) AND (e.ends_before IS NULL OR :as_of < e.ends_before)
    WHERE p.standing = 'primary' AND p.starts_on <= :as_of AND (p.ends_before IS NULL OR :as_of < p.ends_before)
),
-- In the audience by program and classification; "fits" says whether the worker type is in it too.
kinds AS MATERIALIZED (
    SELECT DISTINCT t.program_id, p.classification, p.worker_type
    FROM posted AS p
    JOIN team AS t ON t.id = p.team_id
),
audienced AS MATERIALIZED (
    SELECT h.course_id, k.program_id, k.classification, k.worker_type,
        max(CASE WHEN h.worker_type = k.worker_type THEN 1 ELSE 0 END) AS fits
    FROM kinds AS k
    JOIN heard AS h ON h.program_id = k.program_id
        AND (h.classification IS NULL OR h.classification = k.classification)
    GROUP BY h.course_id, k.program_id, k.classification, k.worker_type
),
exempted AS MATERIALIZED (
    SELECT DISTINCT person_id, course_id
    FROM exemption
    WHERE (starts_on IS NULL OR starts_on <= :as_of) AND (ends_before IS NULL OR :as_of < ends_before)
),
-- Everybody in every applicable team, under the first word that holds. The last three are the eligible.
standing AS MATERIALIZED (
    SELECT a.course_id, a.team_id, p.person_id,
        CASE WHEN :by_classification = 1 THEN p.classification ELSE '' END AS classification,
        CASE
            WHEN k.fits IS NULL THEN 'outside'
            WHEN k.fits = 0 THEN 'no employee'
            WHEN p.away = 1 THEN 'on leave'
            WHEN x.person_id IS NOT NULL THEN 'exempt'
            WHEN c.day IS NULL THEN 'never'
            WHEN c.day < y.in_force_from THEN 'lapsed'
            ELSE 'trained'
        END AS word,
        CASE WHEN p.first_day > y.new_after THEN 1 ELSE 0 END AS new,
        CASE WHEN p.starts_on > r.last_delivery THEN 1 ELSE 0 END AS joined_since,
        c.day AS credit_on
    FROM applicable AS a
    JOIN calendar AS y ON y.course_id = a.course_id
    JOIN posted AS p ON p.team_id = a.team_id
    LEFT JOIN audienced AS k ON k.course_id = a.course_id AND k.program_id = a.program_id
        AND k.classification = p.classification AND k.worker_type = p.worker_type
    LEFT JOIN exempted AS x ON x.person_id = p.person_id AND x.course_id = a.course_id
    LEFT JOIN credit AS c ON c.person_id = p.person_id AND c.course_id = a.course_id
    LEFT JOIN reached AS r ON r.course_id = a.course_id AND r.team_id = a.team_id
)

-- = staff with applicable standing
-- Staff trained, of the eligible; who is excluded is counted beside it, and who joined after the last delivery.
SELECT course_id, team_id, classification,
    count(*) AS staff,
    count(CASE WHEN word IN ('trained', 'lapsed', 'never') THEN 1 END) AS eligible,
    count(CASE WHEN word = 'trained' THEN 1 END) AS trained,
    count(CASE WHEN word = 'lapsed' THEN 1 END) AS lapsed,
    count(CASE WHEN word = 'never' THEN 1 END) AS never,
    count(CASE WHEN word IN ('lapsed', 'never') AND new = 1 THEN 1 END) AS new,
    count(CASE WHEN word = 'on leave' THEN 1 END) AS on_leave,
    count(CASE WHEN word = 'exempt' THEN 1 END) AS exempt,
    count(CASE WHEN word = 'no employee' THEN 1 END) AS not_employees,
    count(CASE WHEN word IN ('trained', 'lapsed', 'never') AND joined_since = 1 THEN 1 END) AS joined_since_delivery
FROM standing
GROUP BY course_id, team_id, classification

-- = left with applicable standing
-- Who is left. They are put in order in Python, since engines order words each in their own way.
SELECT s.course_id, s.person_id, p.employee_number, p.name, p.family, p.given, p.email, a.code AS team,
    a.number AS district, a.program_id, g.code AS program, s.word, s.new, s.credit_on,
    v.name AS supervisor, v.email AS supervisor_email
FROM standing AS s
JOIN applicable AS a ON a.course_id = s.course_id AND a.team_id = s.team_id
JOIN program AS g ON g.id = a.program_id
JOIN person AS p ON p.id = s.person_id
LEFT JOIN supervision AS v ON v.person_id = s.person_id
    AND (v.starts_on IS NULL OR v.starts_on <= :as_of) AND (v.ends_before IS NULL OR :as_of < v.ends_before)
WHERE s.word IN ('lapsed', 'never')

-- = everybody with applicable standing
-- How everybody in an applicable team stands with each course, the ones who are not counted included.
SELECT course_id, person_id, word, new, credit_on
FROM standing
ORDER BY course_id, person_id
