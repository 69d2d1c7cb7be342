"""Facts of a person that were recorded wrongly, or that changed on a day without moving them."""

from datetime import date
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.model import Alias, Employment, Person, Posting, id_of
from tracker.model.people import WORKER_TYPES
from tracker.names import parse_name
from tracker.people.coming import primaries
from tracker.people.person import Who, find
from tracker.period import Period, last_day

#: For the last day of a posting that has none.
OPEN: Literal["open"] = "open"


def correct(
    db: Session,
    who: Who,
    *,
    name: str | None = None,
    email: str | None = None,
    employee_number: str | None = None,
    forget: bool = False,
) -> str:
    """Correct a name, email or employee number; give the name as it is now.

    The name and email before stay other names of the person, so that files that still have them are understood, unless
    `forget` says that they were never theirs. An empty email or number takes it away.
    """
    person = find(db, who)
    if name is None and email is None and employee_number is None:
        raise WrongUsage("Say what is to be corrected, e.g. --name, --email or --number.")
    if email is not None:
        address = email.strip() or None
        _refuse_taken(db, person, address)
        before, person.email = person.email, address
        if before and before.casefold() != (address or "").casefold() and not forget:
            know(db, id_of(person), "email", before)
    if employee_number is not None:
        number = employee_number.strip().upper() or None
        _refuse_taken(db, person, number)
        person.employee_number = number
    if name is not None:
        read = parse_name(name)
        if not any(char.isalnum() for char in read.shown):
            raise WrongUsage(f'{name!r} is no name. Write it like "Okoye, Blessing".')
        called, person.name, person.family, person.given = person.name, read.shown, read.family, read.given
        if called != person.name and not forget:
            know(db, id_of(person), "name", called)
    db.add(person)
    db.flush()
    return person.name


def _refuse_taken(db: Session, person: Person, said: str | None) -> None:
    try:
        other = find(db, said) if said else person
    except NotFound:
        return
    if other.id != person.id:
        raise Refused(
            f"{said} belongs to {other.name} already. Are they one person? Then `tracker people merge` joins them."
        )


def know(db: Session, own: int, kind: str, said: str) -> None:
    """Let somebody be known by another number, address or name, unless they are or somebody else is by that already."""
    same = select(Alias).where(col(Alias.kind) == kind, func.lower(col(Alias.text)) == said.lower())
    if kind == "name":
        same = same.where(col(Alias.person_id) == own)
    if not db.scalars(same).first():
        db.add(Alias(person_id=own, kind=kind, text=said))
        db.flush()


def employ(
    db: Session,
    who: Who,
    *,
    on: date,
    classification: str | None = None,
    worker_type: str | None = None,
    always: bool = False,
) -> str:
    """Say what somebody is employed as from a day on (or, where it was recorded wrongly, `always`)."""
    person = find(db, who)
    if classification is None and worker_type is None:
        raise WrongUsage("Say the classification or the worker type that they have.")
    if worker_type is not None and worker_type not in WORKER_TYPES:
        raise WrongUsage(f"{worker_type!r} is no worker type. They are {', '.join(WORKER_TYPES)}.")
    facts = {"classification": classification, "worker_type": worker_type}
    wanted = {name: said.strip() for name, said in facts.items() if said is not None}
    mine = db.scalars(select(Employment).where(col(Employment.person_id) == person.id)).all()
    current = next((each for each in mine if on in Period(each.starts_on, each.ends_before)), None)
    if current is None:
        raise Refused(f"Nothing is recorded of {person.name}'s employment on {on}. A roster of that day says it.")
    if all(getattr(current, name) == said for name, said in wanted.items()):
        raise Refused(f"{person.name} is recorded so on {on} already. Nothing was changed.")
    if always or current.starts_on == on:
        for name, said in wanted.items():
            setattr(current, name, said)
    else:
        kept = {"classification": current.classification, "worker_type": current.worker_type} | wanted
        ends, current.ends_before = current.ends_before, on
        db.add(current)
        db.flush()
        db.add(Employment(person_id=id_of(person), **kept, starts_on=on, ends_before=ends))  # type: ignore[arg-type] # two texts
    db.flush()
    return person.name


def correct_posting(
    db: Session,
    who: Who,
    *,
    team_id: int | None = None,
    starts_on: date | None = None,
    ends_before: date | Literal["open"] | None = None,
) -> str:
    """Correct the first day or the end of a posting: the newest one, or the newest in a team.

    A posting that it follows, or that follows it, without a day between ends or begins with it.
    """
    person = find(db, who)
    if starts_on is None and ends_before is None:
        raise WrongUsage("Say the first day, the last day, or both.")
    mine = primaries(db, id_of(person))
    chosen = [each for each in mine if team_id is None or each.team_id == team_id]
    if not chosen:
        raise Refused(f"{person.name} was never posted there. Nothing was changed.")
    posting = chosen[-1]
    place = mine.index(posting)
    first = starts_on or posting.starts_on
    end = posting.ends_before if ends_before is None else None if ends_before == OPEN else ends_before
    if end and end <= first:
        raise WrongUsage(f"The last day, {last_day(end)}, lies before the first, {first}. Check the days.")
    before = _before(person, mine[place - 1], posting, first) if place else None
    after = _after(person, mine[place + 1], posting, end) if mine[place + 1 :] else None
    _write(db, posting, (first, end), [each for each in (before, after) if each])
    return person.name


#: A posting, and the first day and the end that it is to have.
Wanted = tuple[Posting, date, date | None]


def _before(person: Person, other: Posting, posting: Posting, first: date) -> Wanted | None:
    """Give what becomes of the posting before: it ends with a new first day that it led up to."""
    joined = other.ends_before == posting.starts_on
    if other.starts_on >= first or (not joined and other.ends_before and other.ends_before > first):
        raise Refused(f"{person.name} was in another team from {other.starts_on}. Correct that posting first.")
    return (other, other.starts_on, first) if joined and other.ends_before != first else None


def _after(person: Person, other: Posting, posting: Posting, end: date | None) -> Wanted | None:
    """Give what becomes of the posting after: it begins with a new end that it followed."""
    joined = posting.ends_before == other.starts_on
    over = end is None or (other.ends_before is not None and other.ends_before <= end)
    if over or (not joined and end and other.starts_on < end):
        raise Refused(f"{person.name} is in another team from {other.starts_on}. Correct that posting first.")
    return (other, end, other.ends_before) if joined and end and other.starts_on != end else None


def _write(db: Session, posting: Posting, span: tuple[date, date | None], beside: list[Wanted]) -> None:
    """Write the postings beside that make room first, and those that take it last."""
    room = [each for each in beside if _makes_room(*each)]
    for row, first, end in (*room, (posting, *span), *(each for each in beside if each not in room)):
        row.starts_on, row.ends_before = first, end
        db.add(row)
        db.flush()


def _makes_room(row: Posting, first: date, end: date | None) -> bool:
    return first > row.starts_on or (end is not None and (row.ends_before is None or end < row.ends_before))
