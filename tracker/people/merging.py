"""Two records of one person made one: whatever either of them did, was and is known by is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from tracker.errors import Refused
from tracker.model import JOURNALED, Alias, Attendance, Completion, Exemption, Leave, Listing, Person, id_of
from tracker.names import name_key, parse_name
from tracker.people.correct import know
from tracker.people.person import Who, find
from tracker.people.spans import join_dated, join_postings

#: The better of two outcomes in one session comes first.
OUTCOMES = ("completed", "partial", "excused", "no_show")


@dataclass(frozen=True)
class Merged:
    """What came of it: the name that is gone, the one that stays, and the sessions that both had attended."""

    gone: str
    kept: str
    both_attended: int


def merge(db: Session, who: Who, into: Who) -> Merged:
    """Join the record of `who` into that of `into`, which stays; the other's number and email become other names of it.

    Postings of the same days in different teams are refused: only the coordinator knows which of them was wrong.
    """
    gone, kept = find(db, who), find(db, into)
    if gone.id == kept.id:
        raise Refused(f"Both are the same record, {kept.name}. Nothing was changed.")
    names = Merged(gone.name, kept.name, _join_attendance(db, id_of(gone), id_of(kept)))
    join_postings(db, gone, kept)
    join_dated(db, id_of(gone), id_of(kept))
    _join_alike(db, id_of(gone), id_of(kept))
    _point_at(db, id_of(gone), id_of(kept))
    _join_names(db, gone, kept)
    return names


def _of(db: Session, table: type[SQLModel], person: int) -> Sequence[SQLModel]:
    return db.scalars(select(table).where(col(table.person_id) == person).order_by(col(table.id))).all()  # type: ignore[attr-defined] # every table of facts about people


def _join_attendance(db: Session, gone: int, kept: int) -> int:
    """Give sessions to the one who stays; where both were there, the better outcome and the longer stay."""
    theirs = {each.session_id: each for each in db.scalars(select(Attendance).where(col(Attendance.person_id) == kept))}
    both = 0
    for row in db.scalars(select(Attendance).where(col(Attendance.person_id) == gone)).all():
        other = theirs.get(row.session_id)
        if other is None:
            row.person_id = kept
            db.add(row)
            continue
        both += 1
        other.outcome = min(other.outcome, row.outcome, key=OUTCOMES.index)
        other.minutes = max((each.minutes for each in (other, row) if each.minutes is not None), default=None)
        other.attested_by = other.attested_by or row.attested_by
        db.delete(row)
        db.add(other)
    db.flush()
    return both


def _join_alike(db: Session, gone: int, kept: int) -> None:
    """Give the rest to the one who stays: completions, leave, exemptions, and what rosters said; each fact once."""
    for table, facts in (
        (Completion, ("course_id", "day")),
        (Leave, ("starts_on", "ends_before")),
        (Exemption, ("course_id", "starts_on", "ends_before")),
        (Listing, ("id",)),
    ):
        there = {tuple(getattr(each, fact) for fact in facts) for each in _of(db, table, kept)}
        for row in _of(db, table, gone):
            if tuple(getattr(row, fact) for fact in facts) in there:
                db.delete(row)
            else:
                row.person_id = kept
                db.add(row)
        db.flush()


def _point_at(db: Session, gone: int, kept: int) -> None:
    """Let every row that still speaks of the one who goes, such as a trainer's, speak of the one who stays."""
    for table in JOURNALED:
        for key in table.foreign_keys:
            if key.column.table.name == "person":
                db.execute(table.update().where(key.parent == gone).values({key.parent: kept}))


def _join_names(db: Session, gone: Person, kept: Person) -> None:
    """Let the one who stays be known by all that the other was; what only the other had becomes their own."""
    own = id_of(kept)
    number, email, hired_on, name = gone.employee_number, gone.email, gone.hired_on, gone.name
    for alias in db.scalars(select(Alias).where(col(Alias.person_id) == gone.id)).all():
        alias.person_id = own
        db.add(alias)
    db.flush()
    db.delete(gone)
    db.flush()
    if not kept.employee_number:
        kept.employee_number = number
    elif number:
        know(db, own, "number", number)
    if not kept.email:
        kept.email = email
    elif email:
        know(db, own, "email", email)
    if name_key(parse_name(name)) != name_key(parse_name(kept.name)):
        know(db, own, "name", name)
    kept.hired_on = _earlier(kept.hired_on, hired_on)
    db.add(kept)
    db.flush()
    _tidy(db, kept)


def _tidy(db: Session, kept: Person) -> None:
    """Drop other names that say no more than the person's own number, email and name, and those that stand twice."""
    own = {("number", (kept.employee_number or "").casefold()), ("email", (kept.email or "").casefold())}
    seen = own | {("name", kept.name.casefold())}
    for alias in db.scalars(select(Alias).where(col(Alias.person_id) == kept.id).order_by(col(Alias.id))).all():
        said = (alias.kind, alias.text.casefold())
        if said in seen:
            db.delete(alias)
        seen.add(said)
    db.flush()


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
