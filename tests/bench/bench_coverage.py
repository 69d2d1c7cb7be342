"""Coverage against the shortest SQL that gives the same numbers, its growth to a million people, and the trend.

Run as a script it prints JSON: `python -m tests.bench.bench_coverage [--large]`. Ratios are taken in one run.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.bench.generated import AS_OF, make
from tracker.coverage.measure import measure
from tracker.coverage.trend import days_between, trend
from tracker.coverage.values import Coverage
from tracker.period import first_in_force
from tracker.store import Place, open_store

Numbers = dict[tuple[str, str], tuple[int, ...]]
SMALL, LARGE, ATTENDED = 5_000, 1_000_000, 2
MONTHS = days_between(date(2024, 7, 1), AS_OF)  # 24 month ends

#: Shortest for the generated records: one audience row a program, one leave and one exemption at most, no versions.
FLOOR = """
SELECT course, team, count(*), count(counts), count(CASE WHEN counts AND credit >= since THEN 1 END),
    count(CASE WHEN counts AND credit < since THEN 1 END), count(CASE WHEN counts AND credit IS NULL THEN 1 END),
    count(CASE WHEN counts AND coalesce(credit, '') < since AND first_day > :grace
          OR counts AND credit IS NULL AND first_day > :grace THEN 1 END),
    count(CASE WHEN type = 'employee' THEN away END), count(CASE WHEN type = 'employee' AND away IS NULL THEN free END),
    count(CASE WHEN type <> 'employee' THEN 1 END), count(CASE WHEN counts AND starts_on > last THEN 1 END)
FROM (
    SELECT c.code AS course, t.code AS team, p.starts_on, e.worker_type AS type, l.id AS away, x.id AS free,
        k.day AS credit, r.day AS last, CASE WHEN c.valid_months IS NULL THEN '' ELSE :since END AS since,
        CASE WHEN e.worker_type = 'employee' AND l.id IS NULL AND x.id IS NULL THEN 1 END AS counts,
        (SELECT min(starts_on) FROM posting WHERE person_id = p.person_id) AS first_day
    FROM course c JOIN audience a ON a.course_id = c.id JOIN team t USING (program_id)
    JOIN posting p ON p.team_id = t.id AND p.starts_on <= :on AND (p.ends_before IS NULL OR :on < p.ends_before)
    JOIN employment e USING (person_id)
    LEFT JOIN leave l ON l.person_id = p.person_id AND l.starts_on <= :on AND :on < l.ends_before
    LEFT JOIN exemption x ON x.person_id = p.person_id AND x.course_id = c.id
    LEFT JOIN (SELECT person_id, course_id, max(day) AS day FROM attendance JOIN session s ON s.id = session_id
        WHERE outcome = 'completed' AND status = 'held' AND day <= :on GROUP BY 1, 2) k
        ON k.person_id = p.person_id AND k.course_id = c.id
    LEFT JOIN (SELECT team_id, course_id, max(day) AS day FROM delivery JOIN session s ON s.id = session_id
        WHERE status = 'held' AND day <= :on GROUP BY 1, 2) r ON r.team_id = t.id AND r.course_id = c.id
) GROUP BY course, team
"""


def floor(db: Session, as_of: date, *, valid_months: int = 24, grace_days: int = 30) -> Numbers:
    """Ask for the people of each course and team in the shortest way, for the generated records."""
    values = {
        "on": as_of.isoformat(),
        "since": first_in_force(as_of, valid_months).isoformat(),
        "grace": (as_of - timedelta(days=grace_days)).isoformat(),
    }
    return {(row[0], row[1]): tuple(row[2:]) for row in db.execute(text(FLOOR), values)}


def numbers(coverage: Coverage) -> Numbers:
    """Give the same numbers of a coverage; a team without anybody is not in the floor."""
    return {
        (row.course, row.team or ""): (
            *(row.staff, row.eligible, row.trained, row.lapsed, row.never),
            *(row.new, row.on_leave, row.exempt, row.not_employees, row.joined_since_delivery),
        )
        for row in coverage.rows
        if row.staff
    }


def seconds(work: Callable[[], Any], times: int) -> float:
    """Give the shortest of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def against_the_floor(path: Path, times: int = 5) -> dict[str, Any]:
    """Time coverage and the floor on the same records, turn by turn."""
    store = open_store(Place(path=path), read_only=True)
    with store.reading() as db:
        same = numbers(measure(db, AS_OF)) == floor(db, AS_OF)
        took = [(seconds(lambda: measure(db, AS_OF), 1), seconds(lambda: floor(db, AS_OF), 1)) for _ in range(times)]
    store.close()
    ours, shortest = min(each[0] for each in took), min(each[1] for each in took)
    return {"same_numbers": same, "coverage": ours, "floor": shortest, "ratio": ours / shortest, "bar": 1.5}


def whole_trend(path: Path, times: int = 5) -> dict[str, Any]:
    """Time a trend of 24 months against coverage as of one day, turn by turn."""
    store = open_store(Place(path=path), read_only=True)
    with store.reading() as db:
        took = [(seconds(lambda: trend(db, MONTHS), 1), seconds(lambda: measure(db, AS_OF), 1)) for _ in range(times)]
    store.close()
    ours, one_day = min(each[0] for each in took), min(each[1] for each in took)
    return {"months": len(MONTHS), "trend": ours, "one_day": one_day, "ratio": ours / one_day, "bar": 4}


def growth(folder: Path, *, small: int = SMALL, large: int = LARGE) -> dict[str, Any]:
    """Time coverage of a few and of many people with as many attendances each, against growing in proportion."""
    took = []
    for people in (small, large):
        path = make(folder / f"people-{people}.db", people, people * ATTENDED)
        store = open_store(Place(path=path), read_only=True)
        with store.reading() as db:
            took.append(seconds(lambda: measure(db, AS_OF), 5 if people == small else 1))
        store.close()
    linear = took[0] * large / small
    return {"small": took[0], "large": took[1], "of_linear": took[1] / linear, "bar": 1.3}


def main() -> None:
    """Print the seconds and ratios."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--large", action="store_true", help="also a million people: minutes, and gigabytes of disk")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = make(folder / "small.db", SMALL, 100_000)
        found = {"coverage_as_of_a_day": against_the_floor(path), "trend": whole_trend(path)}
        if asked.parse_args().large:
            found["coverage_growth"] = growth(folder)
    json.dump(found, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
