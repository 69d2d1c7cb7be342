"""Coverage as of a day: the statements asked, and their rows made into the frozen values that everybody draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row as SqlRow
from sqlalchemy.orm import Session

from tracker.coverage import folding
from tracker.coverage.asking import Calendar, ask, day
from tracker.coverage.folding import By, CourseTeams, People, TeamFacts
from tracker.coverage.values import CourseFacts, Coverage
from tracker.errors import NotFound
from tracker.period import first_in_force

GRADES = {1: "reported", 2: "headcount", 3: "named"}


@dataclass(frozen=True)
class Asked:
    """The courses in question with their numbers, in order, and what the calendar makes of each on the day."""

    ids: tuple[int, ...]
    facts: tuple[CourseFacts, ...]
    calendar: Calendar


def measure(
    db: Session,
    as_of: date,
    *,
    course: str | None = None,
    by: By = "team",
    known_on: str | None = None,
) -> Coverage:
    """Give every figure as of a day: rows by what is asked for, totals and cells always.

    `course` is a code and leaves out the others; an unknown or retired one raises `NotFound`. `db` may
    show the records as they were known earlier; `known_on` only says so.
    """
    asked = courses(db, as_of, course)
    groups = _groups(db, as_of, asked, split=by == "classification") if asked.ids else ()
    return Coverage(
        as_of=as_of,
        known_on=known_on,
        by=by,
        courses=asked.facts,
        rows=tuple(row for group in groups for row in folding.rows(group, by)),
        totals=tuple(total for group in groups for total in folding.totals(group)),
        cells=tuple(cell for group in groups for cell in folding.cells(group)),
    )


def courses(db: Session, as_of: date, code: str | None = None) -> Asked:
    """Give the courses that are not retired on the day, or the one of that code."""
    found = ask(db, "courses", as_of=as_of)
    if code is not None:
        found = only(found, code, as_of)
    return Asked(
        tuple(row.id for row in found),
        tuple(facts_of(row) for row in found),
        [(row.id, _in_force_from(as_of, row.valid_months), _new_after(as_of, row.grace_days)) for row in found],
    )


def only(found: Sequence[SqlRow[Any]], code: str, as_of: date) -> list[SqlRow[Any]]:
    """Give the one course of that code; an unknown one raises `NotFound`."""
    named = [row for row in found if row.code.lower() == code.strip().lower()]
    if not named:
        raise NotFound(f"There is no course {code!r} on {as_of:%Y-%m-%d}. `tracker courses list` names them.")
    return named


def facts_of(row: SqlRow[Any]) -> CourseFacts:
    """Make a course's row into the value that reports name it by."""
    return CourseFacts(
        code=row.code,
        title=row.title,
        target_share=row.target_percent / 100,
        target_on=day(row.target_on),
        valid_months=row.valid_months,
        grace_days=row.grace_days,
        min_minutes=row.min_minutes,
    )


def _in_force_from(as_of: date, months: int | None) -> date:
    """Give the first day whose credit is in force; without validity, or with more than all of time, the first day."""
    if months is None or months >= as_of.year * 12 + as_of.month - 1 - 12:
        return date.min
    return first_in_force(as_of, months)


def _new_after(as_of: date, grace_days: int | None) -> date:
    """Give the day after which a first day is still in grace: first day + grace > the day."""
    return as_of - timedelta(days=min(grace_days or 0, as_of.toordinal() - 1))


def _groups(db: Session, as_of: date, asked: Asked, *, split: bool) -> Sequence[CourseTeams]:
    """Ask for each course's programs, districts, teams and people."""
    grid = ask(db, "grid", calendar=asked.calendar, as_of=as_of)
    teams = ask(db, "teams", calendar=asked.calendar, as_of=as_of)
    staff = ask(db, "staff", calendar=asked.calendar, as_of=as_of, by_classification=int(split))
    people: dict[tuple[int, int], dict[str, People]] = {}
    for row in staff:
        people.setdefault((row.course_id, row.team_id), {})[row.classification] = People(*row[3:])
    return [
        CourseTeams(
            facts=facts,
            programs=tuple(dict(sorted({(g.program_id, g.program) for g in grid if g.course_id == number})).values()),
            districts=tuple(sorted({g.district for g in grid if g.course_id == number and g.district is not None})),
            teams=folding.in_order(
                (team.program_id, _team(team, people.get((number, team.team_id), {})))
                for team in teams
                if team.course_id == number
            ),
        )
        for number, facts in zip(asked.ids, asked.facts, strict=True)
    ]


def _team(row: SqlRow[Any], people: dict[str, People]) -> TeamFacts:
    return TeamFacts(
        team=row.team,
        district=row.district,
        program=row.program,
        last_delivery=day(row.last_delivery),
        evidence=GRADES.get(row.grade),
        overdue_on=day(row.overdue_on),
        next_on=day(row.next_on),
        contacted=bool(row.contacted),
        roster_on=day(row.roster_on),
        people=people,
    )
