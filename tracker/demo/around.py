"""What stands around the coverage in the example: a trainer, who to call, what comes next, an indicator, a report."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from tracker import initiatives
from tracker.coverage.sessions import sessions
from tracker.demo.steps import ZONE, Files
from tracker.initiatives import indicators
from tracker.reports.formats import drawn
from tracker.reports.gather import gather
from tracker.reports.kept.publishing import publish
from tracker.store import Store
from tracker.teams.conversations import converse
from tracker.teams.liaisons import add_liaison
from tracker.training.trainers import add_trainer, allow, gave


@dataclass(frozen=True)
class Trainer:
    """Somebody from outside who may deliver a course, and gave the sessions of it that reached these teams."""

    at: datetime
    name: str
    organisation: str
    course: str
    since: date
    teams: tuple[str, ...]

    def do(self, store: Store, _files: Files) -> None:
        """Add them with what they gave, as `tracker trainers` does."""
        with store.reading() as db:
            given = [s.number for s in sessions(db) if s.course == self.course and set(s.teams) & set(self.teams)]
        with store.writing(f"added the trainer {self.name}, with {len(given)} sessions") as db:
            number = add_trainer(db, self.name, organisation=self.organisation)
            allow(db, number, self.course, starts_on=self.since)
            gave(db, number, given)


@dataclass(frozen=True)
class Called:
    """Somebody to call in a district, and what was said with them."""

    at: datetime
    name: str
    role: str
    email: str
    district: int
    note: str
    next_step: str | None = None
    next_on: date | None = None

    def do(self, store: Store, _files: Files) -> None:
        """Note both, as `tracker contacts` does."""
        with store.writing(f"spoke with {self.name}, District {self.district}") as db:
            number = add_liaison(db, self.name, role=self.role, email=self.email, district=self.district)
            day, step, on = self.at.date(), self.next_step, self.next_on
            converse(db, liaison=number, day=day, note=self.note, next_step=step, next_on=on)


@dataclass(frozen=True)
class NextStep:
    """What comes next with an entry of the plan, and who has it."""

    at: datetime
    code: str
    owner: str
    step: str
    on: date

    def do(self, store: Store, _files: Files) -> None:
        """Note it, as `tracker plan set` does."""
        with store.writing(f"noted what comes next with {self.code}") as db:
            initiatives.change(db, self.code, owner=self.owner, next_step=self.step, next_on=self.on)


@dataclass(frozen=True)
class Counted:
    """An indicator as the coordinator defines it, with numbers by district, oldest month first."""

    at: datetime
    code: str
    title: str
    definition: str
    months: tuple[date, ...]
    numbers: tuple[tuple[int, tuple[int, ...]], ...]  # district, a number for each month

    def do(self, store: Store, _files: Files) -> None:
        """Define it and write its numbers, as `tracker indicators` does."""
        with store.writing(f"defined the indicator {self.code}, with {len(self.numbers)} districts' numbers") as db:
            self._write(db)

    def _write(self, db: Session) -> None:
        indicators.define(db, self.code, title=self.title, definition=self.definition)
        number = indicators.find_indicator(db, self.code).number
        for district, numbers in self.numbers:
            for month, value in zip(self.months, numbers, strict=True):
                indicators.put(db, number, district, month, value)


@dataclass(frozen=True)
class GivenOut:
    """A leadership report that was published."""

    at: datetime
    as_of: date
    note: str

    def do(self, store: Store, _files: Files) -> None:
        """Publish it, as `tracker report --publish` does."""
        report = gather(store, self.as_of, known_on=None, zone=ZONE, copy="leadership", example=True)
        publish(store, report, drawn(report, ["csv", "json"], "full"), on=self.at.date(), note=self.note)
