"""What a certificate rests on: a credit of one person, as it stands in the records, with a number to find it by."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound
from tracker.model import Attendance, Completion, Course, Person, SessionTrainer, Trainer, TrainingSession, id_of
from tracker.names import parse_name
from tracker.period import plus_months
from tracker.store.sealing import read_moment

_NOUNS = {"A": "attendance", "C": "completion"}
_LAST = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NUMBER = re.compile(r"([AC])([0-9]{1,9})-([0-9A-F]{8})")


class NotCertified(NotFound):
    """No credit of this number is recorded. Check the number; a credit that was taken back is found no more."""


@dataclass(frozen=True)
class Credit:
    """A training that somebody completed; `until` is the first day on which it holds no more."""

    person_id: int
    person: str  # as it is spoken: given name first
    course: str
    title: str
    version: str
    day: date
    until: date | None
    minutes: int | None
    session: int | None
    led_by: tuple[str, ...]
    source: str  # where it was recorded, without a session
    number: str
    recorded: datetime


def credits_of(db: Session, *, person: int | None = None, session: int | None = None) -> tuple[Credit, ...]:
    """Give the credits of a person, or of a session, by person, course and day; those without a session too."""
    attended = (
        select(Attendance, TrainingSession, Course, Person)
        .join(TrainingSession, col(TrainingSession.id) == Attendance.session_id)
        .join(Course, col(Course.id) == TrainingSession.course_id)
        .join(Person, col(Person.id) == Attendance.person_id)
        .where(col(Attendance.outcome) == "completed", col(TrainingSession.status) == "held")
    )
    recorded = (
        select(Completion, Course, Person)
        .join(Course, col(Course.id) == Completion.course_id)
        .join(Person, col(Person.id) == Completion.person_id)
    )
    if person is not None:
        attended = attended.where(col(Attendance.person_id) == person)
        recorded = recorded.where(col(Completion.person_id) == person)
    if session is not None:
        attended = attended.where(col(TrainingSession.id) == session)
    leaders = _leaders(db)
    found = [_of_session(db, *row, leaders) for row in db.execute(attended)]
    if session is None:
        found += [_of_completion(db, *row) for row in db.execute(recorded)]
    return tuple(sorted(found, key=lambda each: (each.person.casefold(), each.person_id, each.course, each.day)))


def find_credit(db: Session, said: str) -> Credit:
    """Find a credit by the number on its certificate."""
    parts = _NUMBER.fullmatch(said.strip().upper())
    if parts is None:
        raise NotCertified(f"{said!r} is no number of a certificate. It looks like A345-1F2E3D4C.")
    kind, row = _NOUNS[parts[1]], int(parts[2])
    table: Any = Attendance if kind == "attendance" else Completion
    held = db.get(table, row)
    if held is not None and certificate_number(db, kind, row)[0] == parts[0]:
        for each in credits_of(db, person=held.person_id):
            if each.number == parts[0]:
                return each
    raise NotCertified


def certificate_number(db: Session, noun: str, row: int) -> tuple[str, datetime]:
    """Give the number of a credit, the same for ever, and the moment at which it was recorded.

    Its digits after the hyphen come from the operation that recorded it, so that no number is guessed.
    """
    first = db.execute(
        text(
            "SELECT operation.uuid, operation.at FROM change JOIN operation ON operation.number = change.operation"
            ' WHERE change.noun = :noun AND change."row" = :row ORDER BY change.id LIMIT 1'
        ),
        {"noun": noun, "row": row},
    ).one()
    digits = hashlib.sha256(f"{first.uuid} {noun} {row}".encode()).hexdigest()[:8].upper()
    return f"{noun[0].upper()}{row}-{digits}", read_moment(first.at)


def _of_session(
    db: Session,
    came: Attendance,
    session: TrainingSession,
    course: Course,
    person: Person,
    leaders: dict[int, tuple[str, ...]],
) -> Credit:
    number, recorded = certificate_number(db, "attendance", id_of(came))
    return Credit(
        person_id=id_of(person),
        person=spoken(person.name),
        course=course.code,
        title=course.title,
        version=session.version,
        day=session.day,
        until=_until(session.day, course),
        minutes=came.minutes or session.minutes,
        session=id_of(session),
        led_by=tuple(map(spoken, filter(None, session.facilitators.split("; ")))) or leaders.get(id_of(session), ()),
        source="",
        number=number,
        recorded=recorded,
    )


def _of_completion(db: Session, done: Completion, course: Course, person: Person) -> Credit:
    number, recorded = certificate_number(db, "completion", id_of(done))
    return Credit(
        person_id=id_of(person),
        person=spoken(person.name),
        course=course.code,
        title=course.title,
        version="",
        day=done.day,
        until=_until(done.day, course),
        minutes=None,
        session=None,
        led_by=(),
        source=done.source,
        number=number,
        recorded=recorded,
    )


def _leaders(db: Session) -> dict[int, tuple[str, ...]]:
    """Give who gave each session, of those who are kept as trainers."""
    rows = db.execute(
        select(col(SessionTrainer.session_id), col(Trainer.name))
        .join(Trainer, col(Trainer.id) == SessionTrainer.trainer_id)
        .order_by(col(SessionTrainer.id))
    )
    found: dict[int, tuple[str, ...]] = {}
    for session, name in rows:
        found[session] = (*found.get(session, ()), spoken(name))
    return found


def _until(day: date, course: Course) -> date | None:
    return plus_months(day, course.valid_months) if course.valid_months else None


def spoken(name: str) -> str:
    """Give a name as it is spoken: "Ada Okoye Jr." of "Okoye, Ada Jr."; one without a comma as it stands."""
    read = parse_name(name)
    if not (read.family and read.given and "," in read.shown):
        return name
    *first, last = read.given.split()
    ends = bool(first) and last.rstrip(".").casefold() in _LAST
    return " ".join((*first, read.family, last) if ends else (read.given, read.family))
