"""Who and what is left: the people outstanding for each course, and the teams that nobody reached yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day
from tracker.coverage.measure import courses, measure
from tracker.coverage.sessions import missed
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
    supervisor: str | None = None
    supervisor_email: str | None = None


@dataclass(frozen=True)
class MadeUp:
    """Somebody who was expected in a session and not there, and how that stands on a later day.

    `state` is "waiting" (never or lapsed), "trained", "on leave", "exempt", "not counted" (another role by
    then) or "left"; only those who wait are still to be made up for.
    """

    person: int
    name: str
    state: str
    credit_on: date | None


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


def make_up(db: Session, number: int, as_of: date) -> tuple[MadeUp, ...]:
    """Give the make-up list of a session: who missed it, carried forward until credit clears them."""
    absent = missed(db, number)
    code = db.execute(
        text("SELECT c.code FROM session s JOIN course c ON c.id = s.course_id WHERE s.id = :id"), {"id": number}
    )
    asked = courses(db, as_of, code.scalar_one())
    found = ask(db, "everybody", calendar=asked.calendar, as_of=as_of, by_classification=0)
    stands = {row.person_id: row for row in found}
    return tuple(_made_up(person, name, stands.get(person)) for person, name in absent)


def _made_up(person: int, name: str, row: Row[Any] | None) -> MadeUp:
    if row is None:
        return MadeUp(person, name, "left", None)
    waits = {"never": "waiting", "lapsed": "waiting", "outside": "not counted", "no employee": "not counted"}
    return MadeUp(person, name, waits.get(row.word, row.word), day(row.credit_on))


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
            supervisor=row.supervisor,
            supervisor_email=row.supervisor_email,
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
