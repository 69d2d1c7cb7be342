"""One person: found by what somebody says, and shown with where each fact came from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound
from tracker.model import (
    Alias,
    Attendance,
    Completion,
    Course,
    Exemption,
    Import,
    Leave,
    Listing,
    Person,
    Posting,
    Team,
    TrainingSession,
    id_of,
)
from tracker.names import name_key, parse_name
from tracker.people.roster import ROSTER, Listed, bound, listed
from tracker.period import last_day, plus_months

#: Whom somebody means: what people say, or the key that a screen knows.
Who = str | int


@dataclass(frozen=True)
class Posted:
    """A posting as people say it: from a first day to a last day."""

    team: str
    standing: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class Credit:
    """What a person has done; `until` is the first day on which it no longer holds, None if it always does."""

    course: str
    on: date
    until: date | None
    session: int | None
    evidence: str
    outcome: str
    minutes: int | None


@dataclass(frozen=True)
class Learnt:
    """Where a fact about a person came from: a file, its sheet and row, and what stood there."""

    file: str
    on: date
    sheet: str
    row: int
    said: dict[str, object]


@dataclass(frozen=True)
class Away:
    """A leave as people say it; why is never stored."""

    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class Exempted:
    """A course that a person need not take, from a first day to a last day where those are given."""

    course: str
    reason: str
    decided_by: str
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class PersonFacts:
    """Everything known of one person as of a day."""

    listed: Listed
    also_known_as: tuple[str, ...]
    postings: tuple[Posted, ...]
    credits: tuple[Credit, ...]
    learnt: tuple[Learnt, ...]
    leaves: tuple[Away, ...] = ()
    exemptions: tuple[Exempted, ...] = ()


def find(db: Session, who: Who) -> Person:
    """Find one person by employee number, email or exact name (several that fit are named), or by the records' key."""
    if isinstance(who, int):
        known = db.get(Person, who)
        if known is None:
            raise NotFound("That person is no longer recorded: the change that added them was undone.")
        return known
    said = who.strip()
    number = said.upper()
    certain = db.scalars(
        select(Person).where(
            or_(
                col(Person.employee_number) == number,
                text("lower(person.email) = :email").bindparams(email=said.lower()),
                text(
                    "person.id IN (SELECT person_id FROM alias WHERE kind <> 'name' AND lower(text) = :alias)"
                ).bindparams(alias=said.lower()),
            )
        )
    ).all()
    if certain:
        return _only(certain, said)
    if number.isdigit():
        padded = [p for p in db.scalars(select(Person)) if (p.employee_number or "").lstrip("0") == number.lstrip("0")]
        if padded:
            return _only(padded, said)
    wanted = name_key(parse_name(said))
    return _only([p for p in db.scalars(select(Person)) if name_key(parse_name(p.name)) == wanted], said)


def _only(found: Sequence[Person], said: str) -> Person:
    if not found:
        raise NotFound(f"Nobody is recorded as {said!r}. `tracker people find` searches by parts of a name.")
    if len(found) > 1:
        listed = [f"{p.name} ({p.employee_number or p.email or 'no number'})" for p in found]
        raise Ambiguous(
            f"{said!r} may be {'; '.join(listed)}. Give the employee number or the email.", candidates=listed
        )
    return found[0]


def show(db: Session, who: Who, as_of: date) -> PersonFacts:
    """Give everything known of one person."""
    person = find(db, who)
    own = id_of(person)
    row = db.execute(text(ROSTER + " WHERE person.id = :own"), {"day": bound(db, as_of), "own": own}).one()
    aliases = db.scalars(select(col(Alias.text)).where(col(Alias.person_id) == own).order_by(col(Alias.id)))
    return PersonFacts(
        listed(row),
        tuple(aliases),
        _postings(db, own),
        _credits(db, own),
        _learnt(db, own),
        _leaves(db, own),
        _exemptions(db, own),
    )


def _postings(db: Session, own: int) -> tuple[Posted, ...]:
    rows = db.execute(
        select(Posting, col(Team.code))
        .join(Team, col(Team.id) == Posting.team_id)
        .where(col(Posting.person_id) == own)
        .order_by(col(Posting.starts_on), col(Posting.id))
    )
    return tuple(
        Posted(code, posting.standing, posting.starts_on, _last(posting.ends_before)) for posting, code in rows
    )


def _credits(db: Session, own: int) -> tuple[Credit, ...]:
    attended = db.execute(
        select(TrainingSession, Course, Attendance)
        .join(Attendance, col(Attendance.session_id) == TrainingSession.id)
        .join(Course, col(Course.id) == TrainingSession.course_id)
        .where(col(Attendance.person_id) == own, col(TrainingSession.status) == "held")
    )
    completed = db.execute(
        select(Completion, Course)
        .join(Course, col(Course.id) == Completion.course_id)
        .where(col(Completion.person_id) == own)
    )
    found = [Credit(c.code, s.day, _until(s.day, c), s.id, "named", a.outcome, a.minutes) for s, c, a in attended] + [
        Credit(c.code, k.day, _until(k.day, c), None, k.source, "completed", None) for k, c in completed
    ]
    return tuple(sorted(found, key=lambda credit: (credit.on, credit.course)))


def _learnt(db: Session, own: int) -> tuple[Learnt, ...]:
    rows = db.execute(
        select(Listing, Import)
        .join(Import, col(Import.id) == Listing.import_id)
        .where(col(Listing.person_id) == own)
        .order_by(col(Import.day), col(Import.id))
    )
    return tuple(Learnt(i.file, i.day, each.sheet, each.row, json.loads(each.said)) for each, i in rows)


def _leaves(db: Session, own: int) -> tuple[Away, ...]:
    mine = select(Leave).where(col(Leave.person_id) == own).order_by(col(Leave.starts_on), col(Leave.id))
    return tuple(Away(each.starts_on, _last(each.ends_before)) for each in db.scalars(mine))


def _exemptions(db: Session, own: int) -> tuple[Exempted, ...]:
    rows = db.execute(
        select(Exemption, col(Course.code))
        .join(Course, col(Course.id) == Exemption.course_id)
        .where(col(Exemption.person_id) == own)
        .order_by(col(Exemption.id))
    )
    return tuple(Exempted(code, e.reason, e.decided_by, e.starts_on, _last(e.ends_before)) for e, code in rows)


def _last(ends_before: date | None) -> date | None:
    return last_day(ends_before) if ends_before else None


def _until(day: date, course: Course) -> date | None:
    return plus_months(day, course.valid_months) if course.valid_months else None
