"""Trainers: who may deliver which course and when, and which sessions they gave or are to give."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.model import Course, Person, SessionTrainer, Trainer, TrainerCourse, TrainingSession, id_of
from tracker.names import name_key, parse_name, tidy
from tracker.period import last_day
from tracker.training.courses import find_course
from tracker.training.sessions import find_session

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\]]{2,}")


@dataclass(frozen=True)
class May:
    """A trainer may deliver a course from a day to a last day; without them, always."""

    course: str
    since: date | None
    until: date | None

    def on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class TrainerFacts:
    """A trainer: on a roster (`person_id`, with the number of the employee) or from outside."""

    number: int
    name: str
    email: str | None
    organisation: str
    person_id: int | None
    employee_number: str | None
    note: str
    may: tuple[May, ...]

    def courses_on(self, day: date) -> tuple[str, ...]:
        """Give the courses that may be delivered on a day."""
        return tuple(dict.fromkeys(each.course for each in self.may if each.on(day)))


@dataclass(frozen=True)
class Link:
    """A past session whose facilitator is written exactly as a trainer is called."""

    session: int
    day: date
    course: str
    facilitators: str
    trainer: int
    name: str


def trainers(db: Session, as_of: date | None = None, course: str | None = None) -> tuple[TrainerFacts, ...]:
    """Give the trainers by name; with a course those who may deliver it (on the day, where one is given)."""
    allowed: dict[int, list[May]] = defaultdict(list)
    query = (
        select(TrainerCourse, col(Course.code))
        .join(Course, col(Course.id) == TrainerCourse.course_id)
        .order_by(col(Course.id), col(TrainerCourse.id))
    )
    for row, code in db.execute(query):
        allowed[row.trainer_id].append(May(code, row.starts_on, last_day(row.ends_before) if row.ends_before else None))
    people = select(Trainer, col(Person.employee_number)).outerjoin(Person, col(Person.id) == Trainer.person_id)
    found = [_facts(row, number, allowed[id_of(row)]) for row, number in db.execute(people)]
    wanted = find_course(db, course).code if course else None
    kept = [
        each
        for each in found
        if wanted is None or any(m.course == wanted and (as_of is None or m.on(as_of)) for m in each.may)
    ]
    return tuple(sorted(kept, key=lambda each: (each.name.casefold(), each.number)))


def find_trainer(db: Session, said: str) -> TrainerFacts:
    """Find a trainer by number of the list, email, employee number or exact name; several that fit are named."""
    known, wanted = trainers(db), said.strip()
    key = name_key(parse_name(wanted)) if wanted else ""
    ways = (
        [each for each in known if wanted.isascii() and wanted.isdecimal() and each.number == int(wanted)],
        [each for each in known if wanted and (each.email or "").casefold() == wanted.casefold()],
        [each for each in known if wanted and (each.employee_number or "") == wanted.upper()],
        [each for each in known if key and name_key(parse_name(each.name)) == key],
    )
    found = next((way for way in ways if way), [])
    if len(found) > 1:
        listed = "; ".join(
            f"{each.number}: {', '.join(filter(None, (each.name, each.organisation or each.email)))}" for each in found
        )
        raise Ambiguous(f"More than one trainer is called that: {listed}. Give the number instead.")
    return found[0] if found else _nobody(said)


def add_trainer(
    db: Session,
    name: str,
    *,
    email: str | None = None,
    organisation: str = "",
    person_id: int | None = None,
    note: str = "",
) -> int:
    """Add a trainer and give their number; one on a roster is that person, of whom there is one trainer."""
    address = (email or "").strip().lower() or None
    if not tidy(name):
        raise WrongUsage("Say who the trainer is: a name.")
    if address and not _EMAIL.fullmatch(address):
        raise WrongUsage(f"{address!r} is no email address. Write it like lead@agency.example, or leave it out.")
    for each in trainers(db):
        if (person_id is not None and each.person_id == person_id) or (address and each.email == address):
            raise Refused(f"{each.name} is trainer {each.number} already. Nothing was changed.")
    made = Trainer(
        name=tidy(name), email=address, organisation=tidy(organisation), person_id=person_id, note=tidy(note)
    )
    db.add(made)
    db.flush()
    return id_of(made)


def allow(
    db: Session, trainer: int, course: str, *, starts_on: date | None = None, ends_before: date | None = None
) -> str:
    """Say that a trainer may deliver a course for a period; one that overlaps another is refused. Give its code."""
    of = find_course(db, course)
    for row in _rows(db, trainer, id_of(of)):
        begins = row.ends_before is None or starts_on is None or starts_on < row.ends_before
        ends = ends_before is None or row.starts_on is None or row.starts_on < ends_before
        if begins and ends:
            raise Refused(
                f"They may deliver {of.code} {_span(row)} already. Nothing was changed."
                " `tracker trainers end` gives that a last day."
            )
    db.add(TrainerCourse(trainer_id=trainer, course_id=id_of(of), starts_on=starts_on, ends_before=ends_before))
    db.flush()
    return of.code


def disallow(db: Session, trainer: int, course: str, *, ends_before: date) -> str:
    """Say from which day on a trainer may deliver a course no more; give its code."""
    of = find_course(db, course)
    there = [row for row in _rows(db, trainer, id_of(of)) if row.ends_before is None or row.ends_before > ends_before]
    if not there:
        raise Refused(f"They may not deliver {of.code} after {last_day(ends_before)} as it is. Nothing was changed.")
    for row in there:
        if row.starts_on is not None and row.starts_on >= ends_before:
            raise Refused(f"They may deliver {of.code} only from {row.starts_on} on. Give a later last day.")
        row.ends_before = ends_before
        db.add(row)
    db.flush()
    return of.code


def gave(db: Session, trainer: int, sessions: Iterable[int]) -> tuple[int, ...]:
    """Say that a trainer gave, or is to give, sessions; give those of which it was not said before."""
    new = []
    for number in dict.fromkeys(sessions):
        session = find_session(db, number)
        if session.status == "cancelled":
            raise Refused(f"Session {number} is cancelled. Nothing was changed.")
        said = select(SessionTrainer).where(
            col(SessionTrainer.session_id) == number, col(SessionTrainer.trainer_id) == trainer
        )
        if db.scalars(said).first() is None:
            db.add(SessionTrainer(session_id=number, trainer_id=trainer))
            new.append(number)
    db.flush()
    return tuple(new)


def led(db: Session, session: int, chosen: Sequence[int]) -> None:
    """Say which trainers gave a session, or are to give it; those who are said to already stay."""
    for trainer in dict.fromkeys(chosen):
        gave(db, trainer, (session,))


def cautions(facts: Iterable[TrainerFacts], course: str, day: date) -> tuple[str, ...]:
    """Say of which trainers nothing says that they may deliver a course on a day; it is never refused."""
    return tuple(
        f"Nothing says that {each.name} may deliver {course} on {day}. `tracker trainers allow` says so."
        for each in facts
        if course not in each.courses_on(day)
    )


def links(db: Session) -> tuple[Link, ...]:
    """Give the sessions that may be linked: a facilitator is written as just one trainer is called, word for word."""
    named: dict[str, list[TrainerFacts]] = defaultdict(list)
    for each in trainers(db):
        named[each.name].append(each)
    only: Mapping[str, TrainerFacts] = {name: found[0] for name, found in named.items() if len(found) == 1}
    there = {(row.session_id, row.trainer_id) for row in db.scalars(select(SessionTrainer))}
    query = (
        select(TrainingSession, col(Course.code))
        .join(Course, col(Course.id) == TrainingSession.course_id)
        .where(col(TrainingSession.facilitators) != "", col(TrainingSession.status) != "cancelled")
        .order_by(col(TrainingSession.day), col(TrainingSession.id))
    )
    return tuple(
        Link(id_of(session), session.day, course, session.facilitators, meant.number, meant.name)
        for session, course in db.execute(query)
        for meant in _meant(session.facilitators, only)
        if (id_of(session), meant.number) not in there
    )


def _meant(facilitators: str, named: Mapping[str, TrainerFacts]) -> list[TrainerFacts]:
    """Give the trainers that a text names: the whole of it, or what stands between its semicolons."""
    parts = dict.fromkeys((tidy(facilitators), *(tidy(part) for part in facilitators.split(";"))))
    return [named[part] for part in parts if part in named]


def _rows(db: Session, trainer: int, course: int) -> list[TrainerCourse]:
    return list(
        db.scalars(
            select(TrainerCourse)
            .where(col(TrainerCourse.trainer_id) == trainer, col(TrainerCourse.course_id) == course)
            .order_by(col(TrainerCourse.id))
        )
    )


def _span(row: TrainerCourse) -> str:
    since = f"from {row.starts_on}" if row.starts_on else "from the beginning"
    return f"{since} to {last_day(row.ends_before)}" if row.ends_before else f"{since} on"


def _facts(row: Trainer, employee_number: str | None, may: Sequence[May]) -> TrainerFacts:
    return TrainerFacts(
        id_of(row), row.name, row.email, row.organisation, row.person_id, employee_number, row.note, tuple(may)
    )


def _nobody(said: str) -> NoReturn:
    raise NotFound(f"There is no trainer {said!r}. `tracker trainers list` names them; `trainers add` adds one.")
