"""Who was reached about a team's training, and what comes next."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.model import Contact, Course, Team, id_of
from tracker.teams.facts import codes_on


@dataclass(frozen=True)
class Contacted:
    """A note that somebody was reached about a team's training; without a course it is about all of them."""

    team: str
    course: str | None
    day: date
    note: str
    next_step: str | None
    next_on: date | None


def contacts(db: Session, as_of: date) -> tuple[Contacted, ...]:
    """Give the contacts up to a day, newest first; teams are called as they were on it."""
    rows = db.execute(
        select(Contact, Team, col(Course.code))
        .join(Team, col(Team.id) == Contact.team_id)
        .outerjoin(Course, col(Course.id) == Contact.course_id)
        .where(col(Contact.day) <= as_of)
        .order_by(col(Contact.day).desc(), col(Contact.id).desc())
    )
    called = codes_on(db, as_of)
    return tuple(
        Contacted(called.get(id_of(team), team.code), course, c.day, c.note, c.next_step, c.next_on)
        for c, team, course in rows
    )
