"""What was said with somebody to call, or about an initiative, and what comes next."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.model import Conversation, Initiative, Liaison, Team, id_of
from tracker.names import tidy
from tracker.teams.liaisons import districts_of


@dataclass(frozen=True)
class Said:
    """A conversation with somebody, or about an initiative, and the step that is still to be done."""

    number: int
    who: str | None
    district: int | None
    initiative: str | None
    day: date
    note: str
    next_step: str | None
    next_on: date | None
    liaison: int | None = None  # the number of whom it was with


def conversations(db: Session, as_of: date, *, liaison: int | None = None) -> tuple[Said, ...]:
    """Give what was said up to a day, newest first; with one person where given."""
    own, of_team = districts_of()
    query = (
        select(Conversation, col(Liaison.name), func.coalesce(own.c.number, of_team.c.number), col(Initiative.title))
        .outerjoin(Liaison, col(Liaison.id) == Conversation.liaison_id)
        .outerjoin(Team, col(Team.id) == Liaison.team_id)
        .outerjoin(own, own.c.id == Liaison.district_id)
        .outerjoin(of_team, of_team.c.id == Team.district_id)
        .outerjoin(Initiative, col(Initiative.id) == Conversation.initiative_id)
        .where(col(Conversation.day) <= as_of)
        .order_by(col(Conversation.day).desc(), col(Conversation.id).desc())
    )
    if liaison is not None:
        query = query.where(col(Conversation.liaison_id) == liaison)
    return tuple(
        Said(id_of(row), who, district, initiative, row.day, row.note, row.next_step, row.next_on, row.liaison_id)
        for row, who, district, initiative in db.execute(query)
    )


def converse(
    db: Session,
    *,
    liaison: int | None = None,
    initiative: int | None = None,
    day: date,
    note: str,
    next_step: str | None = None,
    next_on: date | None = None,
) -> int:
    """Note what was said with somebody, or about an initiative, and perhaps what comes next; give its number."""
    step = tidy(next_step or "") or None
    if liaison is None and initiative is None:
        raise WrongUsage("Say with whom it was, or which initiative it was about.")
    if not tidy(note):
        raise WrongUsage('Say in a few words what was said, e.g. --note "asks for dates in October".')
    if next_on and not step:
        raise WrongUsage(f'Say what comes next on {next_on}, e.g. --next "send three dates".')
    made = Conversation(
        liaison_id=liaison, initiative_id=initiative, day=day, note=tidy(note), next_step=step, next_on=next_on
    )
    db.add(made)
    db.flush()
    return id_of(made)


def conversation_done(
    db: Session, number: int, *, day: date, note: str = "", next_step: str | None = None, next_on: date | None = None
) -> str:
    """Close the step of a conversation; what came of it is a conversation of its own. Give the step."""
    found = db.get(Conversation, number)
    if found is None:
        raise NotFound(f"There is no conversation {number}. `tracker contacts steps` shows what is open.")
    if found.next_step is None:
        raise Refused(f"Conversation {number} has no step that is still to be done. Nothing was changed.")
    step, found.next_step, found.next_on = found.next_step, None, None
    db.add(found)
    converse(
        db,
        liaison=found.liaison_id,
        initiative=found.initiative_id,
        day=day,
        note=tidy(note) or f"done: {step}",
        next_step=next_step,
        next_on=next_on,
    )
    return step
