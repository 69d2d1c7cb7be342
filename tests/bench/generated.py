"""Records of any size, made quickly: rows inserted on a bare connection while the triggers are away."""

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from tracker.store import Place, create

FIRST, AS_OF = date(2022, 1, 1), date(2026, 6, 30)
DISTRICTS, COURSES, ATTENDED_A_SESSION = 16, 8, 200
CLASSIFICATIONS = ("SSS1", "SSS1", "SSS1", "SSS2", "SUP", "")


def make(path: Path, people: int, attendances: int, *, courses: int = COURSES, seed: int = 1) -> Path:
    """Make records of `people` in 32 teams with about `attendances` rows of attendance, and give their path."""
    create(Place(path=path)).close()
    chance = random.Random(seed)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = OFF")
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("BEGIN")
        _organisation(db, courses)
        _people(db, people, chance)
        _training(db, people, attendances, courses, chance)
        db.execute("COMMIT")
        for _, sql in triggers:
            db.execute(sql)
    return path


def _organisation(db: sqlite3.Connection, courses: int) -> None:
    numbers = range(1, DISTRICTS + 1)
    db.executemany(
        "INSERT INTO district (id, number, name, counties, note) VALUES (?, ?, ?, '', '')",
        [(n, n, f"District {n}") for n in numbers],
    )
    db.executemany(
        "INSERT INTO program (id, code, title) VALUES (?, ?, ?)", [(1, "CPS", "CPS"), (2, "Permanency", "P")]
    )
    db.executemany(
        "INSERT INTO team (id, code, name, district_id, program_id) VALUES (?, ?, '', ?, ?)",
        [(2 * n + p, f"D{n}-{p}", n, p + 1) for n in numbers for p in (0, 1)],
    )
    db.executemany(
        "INSERT INTO course (id, code, title, version, target_percent, valid_months, grace_days, note)"
        " VALUES (?, ?, 'A course', '1', 90, ?, 30, '')",
        [(c, f"course-{c}", 24 if c % 2 else None) for c in range(1, courses + 1)],
    )
    db.executemany(
        "INSERT INTO audience (course_id, program_id, worker_type) VALUES (?, ?, 'employee')",
        [(c, p) for c in range(1, courses + 1) for p in (1, 2)],
    )


def _people(db: sqlite3.Connection, people: int, chance: random.Random) -> None:
    team = [2 + chance.randrange(2 * DISTRICTS) for _ in range(people)]
    start = [FIRST + timedelta(chance.randrange(1500)) for _ in range(people)]
    db.executemany(
        "INSERT INTO person (id, employee_number, name, family, given) VALUES (?, ?, ?, '', '')",
        ((n, f"OR{n:07}", f"Person {n}") for n in range(1, people + 1)),
    )
    moved = [chance.random() < 0.2 for _ in range(people)]
    db.executemany(
        "INSERT INTO posting (person_id, team_id, standing, starts_on, ends_before) VALUES (?, ?, 'primary', ?, ?)",
        (
            (n + 1, team[n], start[n].isoformat(), (start[n] + timedelta(90)).isoformat() if moved[n] else None)
            for n in range(people)
        ),
    )
    db.executemany(
        "INSERT INTO posting (person_id, team_id, standing, starts_on) VALUES (?, ?, 'primary', ?)",
        ((n + 1, 2 + (team[n] + 1) % 32, (start[n] + timedelta(90)).isoformat()) for n in range(people) if moved[n]),
    )
    db.executemany(
        "INSERT INTO employment (person_id, classification, worker_type) VALUES (?, ?, ?)",
        (
            (n, chance.choice(CLASSIFICATIONS), "contractor" if chance.random() < 0.05 else "employee")
            for n in range(1, people + 1)
        ),
    )
    db.executemany(
        "INSERT INTO leave (person_id, starts_on, ends_before) VALUES (?, ?, ?)",
        ((n, "2026-06-01", "2026-08-01") for n in range(1, people + 1) if chance.random() < 0.03),
    )
    db.executemany(
        "INSERT INTO exemption (person_id, course_id, reason, decided_by) VALUES (?, ?, 'other role', '')",
        ((n, 1 + chance.randrange(COURSES)) for n in range(1, people + 1) if chance.random() < 0.02),
    )


def _training(db: sqlite3.Connection, people: int, attendances: int, courses: int, chance: random.Random) -> None:
    present = min(ATTENDED_A_SESSION, people)
    sessions = range(1, attendances // present + 1)
    db.executemany(
        "INSERT INTO session (id, course_id, version, day, zone, minutes, mode, status, facilitators, note)"
        " VALUES (?, ?, '1', ?, 'America/Los_Angeles', 90, 'virtual', 'held', '', '')",
        ((s, 1 + s % courses, (FIRST + timedelta(chance.randrange(1700))).isoformat()) for s in sessions),
    )
    db.executemany(
        "INSERT INTO delivery (session_id, team_id, evidence) VALUES (?, ?, 'named')",
        ((s, 2 + chance.randrange(32)) for s in sessions),
    )
    db.executemany(
        "INSERT INTO attendance (session_id, person_id, outcome, minutes) VALUES (?, ?, ?, 90)",
        (
            (s, person, "completed" if chance.random() < 0.95 else "partial")
            for s in sessions
            for person in chance.sample(range(1, people + 1), present)
        ),
    )
