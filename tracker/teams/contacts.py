"""Who was reached about a team's training, and what comes next."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
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
    number: int


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
        Contacted(called.get(id_of(team), team.code), course, c.day, c.note, c.next_step, c.next_on, id_of(c))
        for c, team, course in rows
    )


def add_contact(
    db: Session,
    team_id: int,
    *,
    day: date,
    note: str,
    course_id: int | None = None,
    next_step: str | None = None,
    next_on: date | None = None,
) -> int:
    """Note that somebody was reached about a team, and perhaps what comes next and when; give the note's number."""
    step = (next_step or "").strip() or None
    if not note.strip():
        raise WrongUsage('Say in a few words what was said, e.g. --note "supervisor asks for October".')
    if next_on and not step:
        raise WrongUsage(f'Say what comes next on {next_on}, e.g. --next "send three dates".')
    made = Contact(team_id=team_id, course_id=course_id, day=day, note=note.strip(), next_step=step, next_on=next_on)
    db.add(made)
    db.flush()
    return id_of(made)


def step_done(
    db: Session,
    number: int,
    *,
    day: date,
    note: str = "",
    next_step: str | None = None,
    next_on: date | None = None,
) -> str:
    """Close the step of a contact: it is done, a contact of its own on the day, which may have a next one; give it."""
    found = db.get(Contact, number)
    if found is None:
        raise NotFound(f"There is no contact {number}. `tracker contacts list` shows them.")
    if found.next_step is None:
        raise Refused(f"Contact {number} has no step that is still to be done. Nothing was changed.")
    step, found.next_step, found.next_on = found.next_step, None, None
    db.add(found)
    add_contact(
        db,
        found.team_id,
        day=day,
        note=note.strip() or f"done: {step}",
        course_id=found.course_id,
        next_step=next_step,
        next_on=next_on,
    )
    return step
