"""What a list would make of the records: held against them, and foreseen, without writing anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tracker import training
from tracker.intake.attend import districts_of
from tracker.intake.foreseeing import foresee
from tracker.intake.recognise import Decided, Recognition, known_people, label, recognise
from tracker.intake.values import AttendanceFile, Present
from tracker.intake.who import Candidates, Certain, asked_of_present, find, index_of
from tracker.names import parse_name
from tracker.teams import TeamFacts, listing
from tracker.training import Waiting

__all__ = ["Open", "Proposed", "foresee", "look", "waiting_in", "whose"]


@dataclass(frozen=True)
class Proposed:
    """Somebody who may be meant by a name, and why."""

    person_id: int
    name: str
    likeness: str


@dataclass(frozen=True)
class Open:
    """A name that waits in a session, with those who may be meant."""

    waiting: Waiting
    candidates: tuple[Proposed, ...]


def look(
    db: Session,
    given: AttendanceFile,
    *,
    day: date,
    teams: Sequence[TeamFacts] = (),
    number: int | None = None,
    decided: Decided | None = None,
) -> Recognition:
    """Hold a list against the records: for some teams, or for a session that is there (`number`)."""
    return recognise(db, given, day, districts_of(db, teams, number), decided=decided, nobody=True)


def whose(db: Session, given: AttendanceFile, day: date) -> tuple[tuple[str, int], ...]:
    """Give the teams of those in a list who are known anywhere by address or by a name of their own, most first."""
    everywhere = [team.district for team in listing(db, day) if team.district is not None]
    return recognise(db, given, day, everywhere, nobody=True).teams


def waiting_in(db: Session, number: int) -> tuple[Open, ...]:
    """Give the names that wait in a session, with those who may be meant as the records stand now."""
    session = training.find_session(db, number)
    people, team_of = known_people(db, session.day)
    index, districts = index_of(people), districts_of(db, (), number)
    found = []
    for each in training.unmatched(db, number):
        present = Present(parse_name(each.said), each.email, None, None, each.minutes, (), "", "", each.number)
        match = find(asked_of_present(present, districts), index)
        likely = [(match.person_id, match.by)] if isinstance(match, Certain) else []
        likely += [(c.person_id, c.likeness) for c in match.people] if isinstance(match, Candidates) else []
        found.append(Open(each, tuple(Proposed(p, label(index.people[p], team_of), why) for p, why in likely)))
    return tuple(found)
