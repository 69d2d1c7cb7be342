"""Somebody of the same name who is on a roster already: most often the same person, about to be recorded twice."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Refused
from tracker.model import Person, Posting, Team
from tracker.names import name_key


def refuse_namesake(db: Session, name: str, on: date) -> None:
    """Refuse a new person whose name somebody on a roster of that day (or of a later one) has."""
    key = name_key(name)
    rows = db.execute(
        select(Person, col(Team.code), col(Posting.starts_on), col(Posting.ends_before))
        .join(Posting, col(Posting.person_id) == Person.id)
        .join(Team, col(Team.id) == Posting.team_id)
        .where(col(Posting.standing) == "primary")
        .order_by(col(Posting.starts_on).desc(), col(Person.id))
    )
    for person, team, since, until in rows:
        if (until is None or until > on) and name_key(person.name) == key:
            own = person.employee_number or person.email
            said = own or f'"{person.name}"'
            raise Refused(
                f"{person.name} ({own or 'no number'}, in {team} since {since}) is recorded already. Nothing was "
                f"changed. `tracker people move {said} --to TEAM` posts them to another team; for another person of "
                "that name, add --anyway."
            )
