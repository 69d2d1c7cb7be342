"""What may happen in the example's story: each step does what the coordinator's command of that name does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from tracker import people, teams, training
from tracker.intake.apply import import_roster
from tracker.intake.attend import log_session, read_attendances
from tracker.intake.attendance import read_names
from tracker.intake.values import AttendanceFile
from tracker.journal import undo
from tracker.period import after
from tracker.store import Store
from tracker.teams import TeamFacts
from tracker.training import courses

ZONE = "America/Los_Angeles"


@dataclass(frozen=True)
class Files:
    """Where the files lie that the story speaks of."""

    folder: Path

    def of(self, names: Sequence[str]) -> list[Path]:
        """Give the paths of some files."""
        return [self.folder / name for name in names]


class Step(Protocol):
    """Something that was recorded at a moment of the story."""

    @property
    def at(self) -> datetime:
        """Give the moment at which it was recorded."""

    def do(self, store: Store, files: Files) -> None:
        """Record it."""


@dataclass(frozen=True)
class RosterCame:
    """A roster was imported; its day and its district are given only where the file does not say them."""

    at: datetime
    file: str
    on: date | None = None
    district: int | None = None

    def do(self, store: Store, files: Files) -> None:
        """Import what is certain of it, as `tracker import --yes` does."""
        import_roster(store, files.folder / self.file, on=self.on, district=self.district, yes=True)


@dataclass(frozen=True)
class Held:
    """A session was logged: with Teams reports, a pasted list, a headcount, or on the coordinator's word."""

    at: datetime
    course: str
    day: date
    teams: tuple[str, ...]
    attendance: tuple[str, ...] = ()
    names: str = ""
    headcount: int | None = None
    minutes: int | None = None
    mode: str = "virtual"
    note: str = ""

    def do(self, store: Store, files: Files) -> None:
        """Log it, as `tracker log` does."""
        log_session(
            store,
            self.course,
            day=self.day,
            teams=_teams(store, self.teams, self.day),
            zone=ZONE,
            given=self.given(files),
            headcount=self.headcount,
            minutes=self.minutes,
            mode=self.mode,
            note=self.note,
        )

    @property
    def files(self) -> tuple[str, ...]:
        """Name the files that it was logged from."""
        return (*self.attendance, *([self.names] if self.names else []))

    def given(self, files: Files) -> AttendanceFile | None:
        """Give who was there, as far as anybody wrote it down."""
        if self.names:
            return read_names((files.folder / self.names).read_text(encoding="utf-8"))
        return read_attendances(files.of(self.attendance), self.day) if self.attendance else None


@dataclass(frozen=True)
class CameLate:
    """A late report added people to a session that was logged before."""

    at: datetime
    course: str
    day: date
    team: str
    attendance: tuple[str, ...]

    def do(self, store: Store, files: Files) -> None:
        """Add the people, as `tracker log --into` does."""
        with store.reading() as db:
            number = training.already_held(db, self.course, self.day, teams.find(db, self.team).team_id)
        given = read_attendances(files.of(self.attendance), self.day)
        log_session(store, self.course, day=self.day, teams=(), zone=ZONE, given=given, into=number)


@dataclass(frozen=True)
class Planned:
    """A session was scheduled for some teams."""

    at: datetime
    course: str
    day: date
    teams: tuple[str, ...]
    starts_at: str = "09:00"
    minutes: int = 60
    note: str = ""

    def do(self, store: Store, _files: Files) -> None:
        """Schedule it, as `tracker schedule` does."""
        with store.reading() as db:
            found = teams.find_all(db, self.teams, self.day)
            title = training.find_course(db, self.course).title
        codes = ", ".join(each.code for each in found)

        def plan(db: Session) -> None:
            training.schedule(
                db,
                self.course,
                day=self.day,
                teams=[each.team_id for each in found],
                zone=ZONE,
                starts_at=self.starts_at,
                minutes=self.minutes,
                note=self.note,
            )

        _write(store, f"scheduled {title} for {codes} on {self.day}", plan)


@dataclass(frozen=True)
class Cancelled:
    """A planned session was called off."""

    at: datetime
    course: str
    day: date
    team: str
    why: str

    def do(self, store: Store, _files: Files) -> None:
        """Cancel it, as `tracker cancel` does."""
        with store.reading() as db:
            number = next(
                each.number
                for each in training.listing(db, status="planned")
                if (each.course, each.day) == (self.course, self.day) and self.team in each.teams
            )
        _write(store, f"cancelled session {number}", lambda db: training.cancel(db, number, why=self.why))


@dataclass(frozen=True)
class TakenBack:
    """The newest change was a mistake."""

    at: datetime

    def do(self, store: Store, _files: Files) -> None:
        """Undo it, as `tracker undo` does."""
        undo(store)


@dataclass(frozen=True)
class Away:
    """Somebody is on leave: from a day, to a last day where one is known."""

    at: datetime
    who: str
    first_day: date
    last_day: date | None = None

    def do(self, store: Store, _files: Files) -> None:
        """Record it, as `tracker people leave` does."""
        ends_before = after(self.last_day) if self.last_day else None
        _write(
            store,
            f"{_name(store, self.who)} is away from {self.first_day}",
            lambda db: people.leave(db, self.who, starts_on=self.first_day, ends_before=ends_before),
        )


@dataclass(frozen=True)
class Exempted:
    """Somebody need not take a course, from a day on."""

    at: datetime
    who: str
    course: str
    reason: str
    first_day: date

    def do(self, store: Store, _files: Files) -> None:
        """Record it, as `tracker people exempt` does."""
        _write(
            store,
            f"exempted {_name(store, self.who)} from {self.course}: {self.reason}",
            lambda db: people.exempt(
                db,
                self.who,
                course=self.course,
                reason=self.reason,
                decided_by="Human Trafficking Intervention Coordinator",
                starts_on=self.first_day,
            ),
        )


@dataclass(frozen=True)
class CountsFrom:
    """Fewer minutes than these are partial, and no credit."""

    at: datetime
    course: str
    minutes: int

    def do(self, store: Store, _files: Files) -> None:
        """Set it, as `tracker courses set --min-minutes` does."""
        _write(
            store,
            f"changed the course {self.course}",
            lambda db: courses.change(db, self.course, min_minutes=self.minutes),
        )


@dataclass(frozen=True)
class Published:
    """Somebody published a figure of their own."""

    at: datetime
    course: str
    program: str
    measure: str
    words: str
    source: str
    day: date

    def do(self, store: Store, _files: Files) -> None:
        """Record it beside the measured figure."""
        _write(
            store,
            f"recorded the estimate “{self.words}” ({self.source}, {self.day})",
            lambda db: training.estimate(
                db,
                course=self.course,
                program=self.program,
                measure=self.measure,
                words=self.words,
                source=self.source,
                day=self.day,
            ),
        )


def _write(store: Store, what: str, change: Callable[[Session], object]) -> None:
    """Make one change in one operation."""
    with store.writing(what) as db:
        change(db)


def _teams(store: Store, codes: Sequence[str], day: date) -> tuple[TeamFacts, ...]:
    with store.reading() as db:
        return teams.find_all(db, codes, day)


def _name(store: Store, who: str) -> str:
    with store.reading() as db:
        return people.find(db, who).name
