"""What is sent out about a session before it: when, how and for whom; and that it will not take place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Refused
from tracker.model import Course, TrainingSession
from tracker.names import show
from tracker.reports.handing_out.lives import Life, lives
from tracker.teams.facts import TeamFacts
from tracker.teams.facts import listing as teams
from tracker.training import find_session


class NothingToSend(Refused):
    """No session lies ahead, planned or cancelled. `tracker schedule` plans one."""


@dataclass(frozen=True)
class Invitation:
    """A session as calendars keep it; times are of `zone`, and `uid`, `sequence` and `moment` the journal's."""

    number: int
    uid: str
    sequence: int
    moment: datetime
    cancelled: bool
    title: str
    teams: tuple[str, ...]  # as codes
    whom: tuple[str, ...]  # the same in words
    day: date
    starts_at: str | None
    minutes: int | None
    zone: str
    mode: str
    note: str
    led_by: str


def invitations(db: Session, from_day: date) -> tuple[Invitation, ...]:
    """Give every session that lies ahead: planned ones, and those cancelled or taken back since; by day.

    Sessions that were held are not sent, nor those of days before `from_day`.
    """
    found = _found(db)
    ahead = sorted((each for each in found if each.day >= from_day), key=lambda each: (each.day, each.number))
    if not ahead:
        raise NothingToSend
    return tuple(ahead)


def invitation(db: Session, number: int) -> Invitation:
    """Give one session, whatever its day; one that was held is refused."""
    found = next((each for each in _found(db) if each.number == number), None)
    if found is None:
        find_session(db, number)
        raise Refused(f"Session {number} was held: nobody is invited to it any more.")
    return found


def _found(db: Session) -> Iterable[Invitation]:
    named = {each.team_id: each for each in teams(db)}
    titles = {course.id: course.title for course in db.scalars(select(Course))}
    known = lives(db)
    there = {row.id: row for row in db.scalars(select(TrainingSession))}
    for number, life in known.items():
        row = there.get(number)
        facts = life.gone if row is None else row.model_dump()
        if facts is not None and facts["status"] != "held":
            yield _invitation(life, facts, titles.get(facts["course_id"], "Training"), named, gone=row is None)


def _invitation(
    life: Life, facts: dict[str, Any], title: str, named: dict[int, TeamFacts], *, gone: bool
) -> Invitation:
    """Give a session by its facts: its row's, or the last that the journal has of it."""
    day = facts["day"]
    invited = sorted((named[team] for team in life.teams if team in named), key=lambda each: each.code)
    return Invitation(
        number=life.number,
        uid=life.uid,
        sequence=life.sequence,
        moment=life.moment,
        cancelled=gone or facts["status"] == "cancelled",
        title=show(title),
        teams=tuple(show(each.code) for each in invited),
        whom=tuple(whom(each) for each in invited),
        day=day if isinstance(day, date) else date.fromisoformat(day),
        starts_at=facts["starts_at"],
        minutes=facts["minutes"],
        zone=facts["zone"],
        mode=facts["mode"],
        note=show(facts["note"]),
        led_by=show(facts["facilitators"]),
    )


def whom(team: TeamFacts) -> str:
    """Give a team in words: "District 4, CPS (D4-CPS)"."""
    place = f"District {team.district}" if team.district else "Statewide"
    return show(", ".join(part for part in (place, team.program, team.name) if part) + f" ({team.code})")
