"""Who and what is left: the people outstanding for each course, and the teams that nobody reached yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day
from tracker.coverage.measure import courses, measure
from tracker.coverage.values import State


@dataclass(frozen=True)
class PersonLeft:
    """Somebody eligible without credit in force: `state` is "never" or "lapsed"; `new` is still in grace."""

    course: str
    person: int
    employee_number: str | None
    name: str
    email: str | None
    team: str
    district: int | None
    program: str
    state: str
    new: bool
    credit_on: date | None  # of the credit that lapsed


@dataclass(frozen=True)
class TeamLeft:
    """An applicable team that no held session reached yet, and where that stands."""

    course: str
    team: str
    district: int | None
    program: str
    state: State
    next_session: date | None
    eligible: int


@dataclass(frozen=True)
class Left:
    """All that is outstanding as of a day, people and teams each by course, district, program and team."""

    as_of: date
    people: tuple[PersonLeft, ...]
    teams: tuple[TeamLeft, ...]


def left(db: Session, as_of: date, course: str | None = None) -> Left:
    """Give the people without credit in force and the teams not reached, of one course or of all."""
    return Left(as_of, _people(db, as_of, course), _teams(db, as_of, course))


def _people(db: Session, as_of: date, course: str | None) -> tuple[PersonLeft, ...]:
    asked = courses(db, as_of, course)
    if not asked.ids:
        return ()
    codes = {number: facts.code for number, facts in zip(asked.ids, asked.facts, strict=True)}
    found = ask(db, "left", calendar=asked.calendar, as_of=as_of, by_classification=0)
    return tuple(
        PersonLeft(
            course=codes[row.course_id],
            person=row.person_id,
            employee_number=row.employee_number,
            name=row.name,
            email=row.email,
            team=row.team,
            district=row.district,
            program=row.program,
            state=row.word,
            new=bool(row.new),
            credit_on=day(row.credit_on),
        )
        for row in sorted(found, key=_place)
    )


def _place(row: Row[Any]) -> tuple[Any, ...]:
    """Order people by course, district (statewide last), program, team and name."""
    district = (row.district is None, row.district or 0)
    return row.course_id, district, row.program_id, row.team, row.family, row.given, row.name, row.person_id


def _teams(db: Session, as_of: date, course: str | None) -> tuple[TeamLeft, ...]:
    return tuple(
        TeamLeft(row.course, row.team or "", row.district, row.program or "", row.state, row.next_session, row.eligible)
        for row in measure(db, as_of, course=course).rows
        if row.state and not row.teams_reached
    )
