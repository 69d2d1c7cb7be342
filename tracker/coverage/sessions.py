"""Session reach and outputs: who was there on the session's own day, and plain counts of what was done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day
from tracker.coverage.measure import GRADES


@dataclass(frozen=True)
class SessionReach:
    """One session: of those `expected` (eligible that day in its teams), how many it `reached`.

    `present` is the headcount or the number of names, whichever is more. Names that were not expected
    are `guests`, people of other teams and strangers alike, so reached + guests is the number of names.
    A session that is not held has nobody present. `minutes` is the session's length, `person_minutes`
    what people stayed (its length for whoever completed it without recorded minutes).
    """

    number: int
    course: str
    title: str
    day: date
    starts_at: str | None
    mode: str
    status: str
    teams: tuple[str, ...]
    evidence: str | None
    present: int
    completed: int
    partial: int
    expected: int
    reached: int
    guests: int
    minutes: int | None
    person_minutes: int

    @property
    def rate(self) -> float | None:
        """Give reached of expected as a ratio; None where nobody was expected."""
        return self.reached / self.expected if self.expected else None


@dataclass(frozen=True)
class Outputs:
    """Counts without a rate: sessions held, people who ever completed something (leavers too), person-minutes."""

    sessions_held: int
    people_trained: int
    person_minutes: int


def sessions(db: Session, as_of: date | None = None, *, named_on: date | None = None) -> tuple[SessionReach, ...]:
    """Give every session by day, or those dated on or before a day.

    Teams are called as they were on `named_on`: the same day, unless another is given.
    """
    teams: dict[int, list[str]] = {}
    for row in ask(db, "deliveries", named_on=named_on or as_of or date.max):
        teams.setdefault(row.session_id, []).append(row.code)
    found = ask(db, "sessions", every_day=int(as_of is None), as_of=as_of or date.max)
    return tuple(_session(row, tuple(sorted(teams.get(row.id, [])))) for row in found)


def missed(db: Session, number: int) -> tuple[tuple[int, str], ...]:
    """Give who was expected in a session and was not there: number and name."""
    found = ask(db, "missed", every_day=1, as_of=date.max, number=number)
    return tuple((row.person_id, row.name) for row in found)


def _session(row: Row[Any], teams: tuple[str, ...]) -> SessionReach:
    held = row.status == "held"
    return SessionReach(
        number=row.id,
        course=row.course,
        title=row.title,
        day=day(row.day) or date.min,
        starts_at=row.starts_at,
        mode=row.mode,
        status=row.status,
        teams=teams,
        evidence=GRADES.get(row.grade) if held else None,
        present=max(row.headcount or 0, row.people + row.strangers) if held else 0,
        completed=row.completed if held else 0,
        partial=row.people - row.completed if held else 0,
        expected=row.expected,
        reached=row.reached if held else 0,
        guests=row.people - row.reached + row.strangers if held else 0,
        minutes=row.planned_minutes,
        person_minutes=int(row.person_minutes) if held else 0,
    )


def outputs(db: Session, as_of: date) -> Outputs:
    """Give the counts on or before a day."""
    row = ask(db, "outputs", as_of=as_of)[0]
    return Outputs(row.sessions_held, row.people_trained, int(row.person_minutes))
