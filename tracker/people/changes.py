"""What happens to people: they join, move, leave, are away or need not take a course."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.model import Course, Employment, Exemption, Leave, Person, Posting, id_of
from tracker.names import parse_name
from tracker.people.person import Who, find
from tracker.period import Period, last_day


def add(
    db: Session,
    name: str,
    *,
    team_id: int,
    on: date,
    employee_number: str | None = None,
    email: str | None = None,
    classification: str = "",
    worker_type: str = "employee",
) -> int:
    """Record somebody new, posted to a team from a day on, and give the person's number in the records."""
    read = parse_name(name)
    if not any(char.isalnum() for char in read.shown):
        raise WrongUsage(f'{name!r} is no name. Write it like "Okoye, Blessing".')
    employee_number = (employee_number or "").strip().upper() or None
    email = (email or "").strip() or None
    for taken in (employee_number, email):
        if taken and _taken(db, taken):
            raise Refused(f"{taken} belongs to {find(db, taken).name} already. Nothing was changed.")
    person = Person(
        name=read.shown,
        family=read.family,
        given=read.given,
        employee_number=employee_number,
        email=email,
    )
    db.add(person)
    db.flush()
    own = id_of(person)
    db.add(Employment(person_id=own, classification=classification, worker_type=worker_type))
    db.add(Posting(person_id=own, team_id=team_id, starts_on=on))
    db.flush()
    return own


def _taken(db: Session, said: str) -> bool:
    try:
        find(db, said)
    except NotFound:
        return False
    return True


def move(db: Session, who: Who, *, team_id: int, on: date) -> str:
    """Post a person to another team from a day on; the posting before it ends the day before."""
    person = find(db, who)
    own = id_of(person)
    later = _later(db, own, on)
    if later:
        raise Refused(f"{person.name} has a newer posting from {later.starts_on}. Undo or end that one first.")
    current = _on(db, own, on)
    if current and current.team_id == team_id:
        raise Refused(f"{person.name} is in that team on {on} already. Nothing was changed.")
    if current and current.starts_on == on:
        current.team_id = team_id  # a second move on one day replaces the first: nobody was there for no day
        db.add(current)
        db.flush()
        return person.name
    if current:
        current.ends_before = on
        db.add(current)
        db.flush()
    db.add(Posting(person_id=own, team_id=team_id, starts_on=on))
    db.flush()
    return person.name


def end(db: Session, who: Who, *, ends_before: date) -> str:
    """End a person's posting: `ends_before` is the first day on which it no longer holds."""
    person = find(db, who)
    current = _on(db, id_of(person), ends_before) or _on(db, id_of(person), last_day(ends_before))
    if current is None:
        raise Refused(f"{person.name} is on no team on {last_day(ends_before)}. Nothing was changed.")
    if current.starts_on >= ends_before:
        raise Refused(f"{person.name} joined only on {current.starts_on}. Undo the change that posted them instead.")
    current.ends_before = ends_before
    db.add(current)
    db.flush()
    return person.name


def leave(db: Session, who: Who, *, starts_on: date, ends_before: date | None) -> str:
    """Record that a person is away; why is never stored. A leave from that same day gets the new last day."""
    person = find(db, who)
    _forward(starts_on, ends_before)
    same = select(Leave).where(col(Leave.person_id) == person.id, col(Leave.starts_on) == starts_on)
    away = db.scalars(same).first() or Leave(person_id=id_of(person), starts_on=starts_on)
    away.ends_before = ends_before
    db.add(away)
    db.flush()
    return person.name


def exempt(
    db: Session,
    who: Who,
    *,
    course: str,
    reason: str,
    decided_by: str = "",
    starts_on: date | None = None,
    ends_before: date | None = None,
) -> str:
    """Record that a person need not take a course, with the reason and who decided.

    An exemption from that course from the same first day is replaced.
    """
    person = find(db, who)
    _forward(starts_on, ends_before)
    if not reason.strip():
        raise WrongUsage('Say why, e.g. --reason "teaches it".')
    of = db.scalars(select(Course).where(col(Course.code) == course)).one_or_none()
    if of is None:
        raise NotFound(f"There is no course {course!r}. `tracker courses list` shows them.")
    theirs = select(Exemption).where(col(Exemption.person_id) == person.id, col(Exemption.course_id) == of.id)
    same = next((each for each in db.scalars(theirs) if each.starts_on == starts_on), None)
    spared = same or Exemption(person_id=id_of(person), course_id=id_of(of), reason="", starts_on=starts_on)
    spared.reason, spared.decided_by, spared.ends_before = reason.strip(), decided_by, ends_before
    db.add(spared)
    db.flush()
    return person.name


def _forward(starts_on: date | None, ends_before: date | None) -> None:
    """Refuse a period that ends before it begins."""
    if starts_on and ends_before and ends_before <= starts_on:
        raise WrongUsage(f"The last day, {last_day(ends_before)}, lies before the first, {starts_on}. Check the days.")


def _on(db: Session, own: int, day: date) -> Posting | None:
    mine = db.scalars(select(Posting).where(col(Posting.person_id) == own, col(Posting.standing) == "primary"))
    return next((each for each in mine if day in Period(each.starts_on, each.ends_before)), None)


def _later(db: Session, own: int, day: date) -> Posting | None:
    return db.scalars(
        select(Posting).where(
            col(Posting.person_id) == own, col(Posting.standing) == "primary", col(Posting.starts_on) > day
        )
    ).first()
