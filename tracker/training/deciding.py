"""Names that a session's list left open: who waits, and what somebody decides about them later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused
from tracker.model import Course, Delivery, Person, TrainingSession, Unmatched, id_of
from tracker.training.recording import Presence, attend, grade


@dataclass(frozen=True)
class Waiting:
    """A name in a session's list that waits for a decision, or was decided to be a guest's."""

    number: int
    said: str
    email: str | None
    minutes: int | None
    guest: bool


def unmatched(db: Session, session: int) -> tuple[Waiting, ...]:
    """Give the names of a session that stand for nobody in the records, as they were listed."""
    rows = db.scalars(select(Unmatched).where(col(Unmatched.session_id) == session).order_by(col(Unmatched.id)))
    return tuple(
        Waiting(id_of(row), row.said, row.email, row.minutes, row.decision == "guest")
        for row in rows
        if row.decision != "matched"
    )


def decide_unmatched(db: Session, decided: Mapping[int, int | Literal["guest"]]) -> tuple[str, ...]:
    """Decide names by their numbers: a person's number, or a guest. Gives the names; the next list knows them."""
    return tuple(_decide(db, number, answer) for number, answer in decided.items())


def _decide(db: Session, number: int, answer: int | Literal["guest"]) -> str:
    row = db.get(Unmatched, number)
    if row is None:
        raise NotFound("That name is no longer in the list. Look at the session again.")
    if row.decision == "matched":
        raise Refused(f"{row.said} was decided already. Nothing was changed.")
    if answer == "guest":
        row.decision = "guest"
        db.add(row)
        db.flush()
        return row.said
    if db.get(Person, answer) is None:
        raise NotFound(f"There is no person {answer} in the records. Nothing was changed.")
    row.decision = "matched"
    db.add(row)
    session = db.get_one(TrainingSession, row.session_id)
    learnt = ("email", row.email) if row.email else ("name", row.said)
    attend(db, session, db.get_one(Course, session.course_id), [Presence(answer, row.minutes, learnt=learnt)])
    db.flush()
    if session.status == "held":
        grade(
            db, session, list(db.scalars(select(col(Delivery.team_id)).where(col(Delivery.session_id) == session.id)))
        )
    return row.said
