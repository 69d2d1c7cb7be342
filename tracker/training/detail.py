"""One session in full: who was there, the names that are still open, and the files that said so."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.model import Attendance, Import, Person, Posting, Team
from tracker.model import Source as SourceRow
from tracker.training.deciding import Waiting, unmatched
from tracker.training.listing import SessionListed, listing
from tracker.training.sessions import find_session


@dataclass(frozen=True)
class There:
    """Somebody on a session's list; `team` is the team on the session's own day."""

    person_id: int
    name: str
    team: str | None
    outcome: str
    minutes: int | None
    attested_by: str | None


@dataclass(frozen=True)
class Source:
    """A file that a session's attendance came from."""

    file: str
    on: date | None


@dataclass(frozen=True)
class SessionFacts:
    """Everything recorded of one session."""

    listed: SessionListed
    minutes: int | None
    facilitators: str
    people: tuple[There, ...]
    unmatched: tuple[Waiting, ...]
    sources: tuple[Source, ...]


def show(db: Session, number: int) -> SessionFacts:
    """Give everything recorded of one session."""
    session = find_session(db, number)
    listed = next(each for each in listing(db) if each.number == number)
    files = db.scalars(
        select(Import)
        .join(SourceRow, col(SourceRow.import_id) == Import.id)
        .where(col(SourceRow.session_id) == number)
        .order_by(col(Import.id))
    )
    return SessionFacts(
        listed,
        session.minutes,
        session.facilitators,
        _people(db, number, session.day),
        unmatched(db, number),
        tuple(Source(each.file, each.day) for each in files),
    )


def _people(db: Session, number: int, day: date) -> tuple[There, ...]:
    teams = {
        person: code
        for person, code, starts_on, ends_before in db.execute(
            select(col(Posting.person_id), col(Team.code), col(Posting.starts_on), col(Posting.ends_before))
            .join(Team, col(Team.id) == Posting.team_id)
            .join(Attendance, col(Attendance.person_id) == Posting.person_id)
            .where(col(Attendance.session_id) == number, col(Posting.standing) == "primary")
        )
        if starts_on <= day and (ends_before is None or day < ends_before)
    }
    rows = db.execute(
        select(Attendance, col(Person.name))
        .join(Person, col(Person.id) == Attendance.person_id)
        .where(col(Attendance.session_id) == number)
    )
    found = [
        There(each.person_id, name, teams.get(each.person_id), each.outcome, each.minutes, each.attested_by)
        for each, name in rows
    ]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.person_id)))
