"""Coming back, belonging to a second team, and coming back from leave."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Refused, WrongUsage
from tracker.model import Leave, Posting, Team, id_of
from tracker.people.person import Who, find
from tracker.period import Period, last_day


def rehire(db: Session, who: Who, *, team_id: int, on: date) -> str:
    """Post somebody who left to a team again; what they did before still counts."""
    person = find(db, who)
    mine = primaries(db, id_of(person))
    current = next((each for each in mine if each.ends_before is None or each.ends_before > on), None)
    if current:
        code = db.get_one(Team, current.team_id).code
        span = f"from {current.starts_on}" + (f" to {last_day(current.ends_before)}" if current.ends_before else " on")
        raise Refused(
            f"{person.name} is in {code} {span}. `tracker people move` posts them elsewhere,"
            " `tracker people correct` mends a wrong day."
        )
    if not mine:
        raise Refused(f"{person.name} was never on a team. `tracker people move` posts them for the first time.")
    db.add(Posting(person_id=id_of(person), team_id=team_id, starts_on=on))
    db.flush()
    return person.name


def primaries(db: Session, own: int) -> list[Posting]:
    """Give somebody's main postings, the earliest first; memberships beside them are left out."""
    mine = select(Posting).where(col(Posting.person_id) == own, col(Posting.standing) == "primary")
    return list(db.scalars(mine.order_by(col(Posting.starts_on))))


def also(db: Session, who: Who, *, team_id: int, on: date, ends_before: date | None = None) -> str:
    """Record that somebody belongs to a second team as well; they are counted in their first one alone."""
    person = find(db, who)
    own = id_of(person)
    if ends_before and ends_before <= on:
        raise WrongUsage(f"The last day, {last_day(ends_before)}, lies before the first, {on}. Check the days.")
    if not any(on in Period(each.starts_on, each.ends_before) for each in primaries(db, own)):
        raise Refused(f"{person.name} is on no team on {on}: post them to their first one before a second.")
    there = db.scalars(
        select(Posting).where(
            col(Posting.person_id) == own,
            col(Posting.team_id) == team_id,
            or_(col(Posting.ends_before).is_(None), col(Posting.ends_before) > on),
        )
    ).first()
    if there:
        raise Refused(f"{person.name} belongs to that team from {there.starts_on} already. Nothing was changed.")
    db.add(Posting(person_id=own, team_id=team_id, standing="additional", starts_on=on, ends_before=ends_before))
    db.flush()
    return person.name


def end_membership(db: Session, who: Who, *, team_id: int, ends_before: date) -> str:
    """End a membership beside the main posting: `ends_before` is the first day on which it no longer holds."""
    person = find(db, who)
    theirs = db.scalars(
        select(Posting).where(
            col(Posting.person_id) == person.id,
            col(Posting.team_id) == team_id,
            col(Posting.standing) == "additional",
        )
    )
    day = last_day(ends_before)
    current = next((each for each in theirs if day in Period(each.starts_on, each.ends_before)), None)
    if current is None:
        raise Refused(f"{person.name} has no second membership there on {day}. Nothing was changed.")
    current.ends_before = ends_before
    db.add(current)
    db.flush()
    return person.name


def returned(db: Session, who: Who, *, on: date) -> str:
    """End a leave: `on` is the first day back."""
    person = find(db, who)
    theirs = db.scalars(select(Leave).where(col(Leave.person_id) == person.id).order_by(col(Leave.starts_on)))
    away = next(
        (each for each in theirs if each.starts_on < on and (not each.ends_before or on < each.ends_before)), None
    )
    if away is None:
        raise Refused(f"{person.name} is not away on {last_day(on)}. Nothing was changed.")
    away.ends_before = on
    db.add(away)
    db.flush()
    return person.name
