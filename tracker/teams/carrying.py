"""Who and what a team still has from a day on, carried over to the teams that come after it."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.model import Delivery, Person, Posting, TrainingSession


def posted_after(db: Session, team_id: int, day: date) -> dict[int, str]:
    """Give whoever is posted to a team on the day or later (memberships beside the main one too): number → name."""
    rows = db.execute(
        select(col(Person.id), col(Person.name))
        .join(Posting, col(Posting.person_id) == Person.id)
        .where(col(Posting.team_id) == team_id, _after(day))
        .order_by(col(Person.name), col(Person.id))
    )
    return {number: name for number, name in rows if number is not None}


def _after(day: date) -> ColumnElement[bool]:
    return or_(col(Posting.ends_before).is_(None), col(Posting.ends_before) > day)


def carry_people(db: Session, team_id: int, day: date, to: Mapping[int, int]) -> int:
    """Post people of a team elsewhere from the day on, each to the team given; give how many they are."""
    mine = select(Posting).where(col(Posting.team_id) == team_id, _after(day)).order_by(col(Posting.id))
    carried = set()
    for posting in db.scalars(mine).all():
        if posting.person_id in to:
            carried.add(posting.person_id)
            _carry(db, posting, day, to[posting.person_id])
    return len(carried)


def _carry(db: Session, posting: Posting, day: date, to: int) -> None:
    if posting.standing == "additional" and _is_member(db, posting, day, to):
        if posting.starts_on < day:
            posting.ends_before = day
            db.add(posting)
        else:
            db.delete(posting)
    elif posting.starts_on >= day:
        posting.team_id = to
        db.add(posting)
    else:
        ends, posting.ends_before = posting.ends_before, day
        db.add(posting)
        db.flush()
        db.add(
            Posting(person_id=posting.person_id, team_id=to, standing=posting.standing, starts_on=day, ends_before=ends)
        )
    db.flush()


def _is_member(db: Session, posting: Posting, day: date, to: int) -> bool:
    """Say whether somebody with a further membership is in the new team already."""
    same = select(Posting).where(
        col(Posting.person_id) == posting.person_id,
        col(Posting.team_id) == to,
        _after(day),
    )
    return db.scalars(same).first() is not None


def planned_after(db: Session, team_id: int, day: date) -> Sequence[TrainingSession]:
    """Give the sessions that are planned for a team on the day or later, soonest first."""
    return db.scalars(
        select(TrainingSession)
        .join(Delivery, col(Delivery.session_id) == TrainingSession.id)
        .where(
            col(Delivery.team_id) == team_id,
            col(TrainingSession.status) == "planned",
            col(TrainingSession.day) >= day,
        )
        .order_by(col(TrainingSession.day), col(TrainingSession.id))
    ).all()


def carry_plans(db: Session, team_id: int, day: date, to: Sequence[int]) -> None:
    """Let the sessions that are planned for a team from the day on be for the teams after it, each once."""
    for session in planned_after(db, team_id, day):
        of = db.scalars(select(Delivery).where(col(Delivery.session_id) == session.id)).all()
        there = {each.team_id for each in of}
        for delivery in of:
            if delivery.team_id == team_id:
                db.delete(delivery)
        db.flush()
        db.add_all(Delivery(session_id=session.id or 0, team_id=each) for each in to if each not in there)
        db.flush()
