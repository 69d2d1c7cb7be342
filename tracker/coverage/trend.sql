-- What is dated, read once for a whole trend: each row is put in its place among the days asked for, in Python.
-- Parts are named as in coverage.sql. "first" and "last" are the first and the last of the days.

-- = dated courses
-- When each course begins (with its audience, where that has a first day) and retires.
SELECT id, code, title, target_percent, target_on, valid_months, grace_days, min_minutes, ends_before, (
    SELECT CASE WHEN count(*) = count(a.starts_on) THEN min(a.starts_on) END
    FROM audience AS a WHERE a.course_id = course.id
) AS starts_on
FROM course
WHERE ends_before IS NULL OR :first < ends_before
ORDER BY id

-- = dated audience
SELECT a.course_id, a.program_id, p.code AS program, a.classification, a.worker_type, a.starts_on, a.ends_before
FROM audience AS a
JOIN program AS p ON p.id = a.program_id

-- = dated teams
-- When each team was open, and its district.
SELECT t.id, t.program_id, d.number AS district, t.starts_on, t.ends_before,
    d.starts_on AS district_starts_on, d.ends_before AS district_ends_before
FROM team AS t
LEFT JOIN district AS d ON d.id = t.district_id

-- = dated deliveries
-- When each team was first reached, and when it was to be, with what is planned.
SELECT s.course_id, d.team_id, min(CASE WHEN s.status = 'held' THEN s.day END) AS reached_on, min(s.day) AS planned_on
FROM session AS s
JOIN delivery AS d ON d.session_id = s.id
WHERE s.status <> 'cancelled' AND s.day <= :last
GROUP BY s.course_id, d.team_id

-- = dated sessions
-- Every session that was not cancelled.
SELECT id, course_id, day, status
FROM session
WHERE status <> 'cancelled' AND day <= :last

-- = session programs
-- The programs whose teams each session is for.
SELECT DISTINCT d.session_id, t.program_id
FROM delivery AS d
JOIN team AS t ON t.id = d.team_id

-- = dated attendance
-- Who completed which held session.
SELECT a.session_id, a.person_id
FROM session AS s
JOIN attendance AS a ON a.session_id = s.id
WHERE s.status = 'held' AND s.day <= :last AND a.outcome = 'completed'

-- = dated completions
SELECT course_id, person_id, day
FROM completion
WHERE day <= :last

-- = credit counts
SELECT course_id, toward_id, ends_before
FROM counts_toward

-- = dated postings
SELECT person_id, team_id, starts_on, ends_before
FROM posting
WHERE standing = 'primary' AND starts_on <= :last AND (ends_before IS NULL OR :first < ends_before)

-- = dated employment
SELECT person_id, classification, worker_type, starts_on, ends_before
FROM employment
WHERE (starts_on IS NULL OR starts_on <= :last) AND (ends_before IS NULL OR :first < ends_before)

-- = dated leave
SELECT person_id, starts_on, ends_before
FROM leave
WHERE starts_on <= :last AND (ends_before IS NULL OR :first < ends_before)

-- = dated exemptions
SELECT course_id, person_id, starts_on, ends_before
FROM exemption
WHERE (starts_on IS NULL OR starts_on <= :last) AND (ends_before IS NULL OR :first < ends_before)

-- = dated successions
-- Which team went on as which other, and when.
SELECT team_id, successor_id, day
FROM succession
WHERE day <= :last
