"""Records with two teams of which one was reached, and the ways that this room's tests report and change them."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.begun import set_up
from tracker import training
from tracker.model import Employment, Person, Posting, id_of
from tracker.reports.formats import drawn
from tracker.reports.gather import gather
from tracker.reports.kept.publishing import Publication, publish
from tracker.reports.layout import Form
from tracker.reports.values import Copy, Report
from tracker.store import Place, Store, create, open_store

ZONE = "America/Los_Angeles"
AUGUST, SEPTEMBER = date(2025, 8, 31), date(2025, 9, 30)
STAFF = {"D4-CPS": ("Okoye, Ada", "Fenn, Bo", "Lind, Cy"), "D14-CPS": ("Moss, Eve", "Reyes, Fay")}
OVERVIEW = "screening-overview"


@dataclass(frozen=True)
class Office:
    """The records, and what is done with them in the tests."""

    store: Store

    def team(self, code: str) -> int:
        with self.store.reading() as db:
            return int(db.execute(text("SELECT id FROM team WHERE code = :code"), {"code": code}).scalar_one())

    def hire(self, team: str, names: Iterable[str], on: date = date(2025, 1, 1)) -> None:
        number = self.team(team)
        with self.store.writing(f"added people to {team}") as db:
            for name in names:
                person = Person(name=name)
                db.add(person)
                db.flush()
                db.add(Posting(person_id=id_of(person), team_id=number, starts_on=on))
                db.add(Employment(person_id=id_of(person), classification="SSS1", worker_type="employee"))

    def log(self, team: str, on: date, names: Iterable[str]) -> None:
        """Log the overview for a team, with those who were there."""
        number = self.team(team)
        with self.store.writing(f"logged the overview for {team} on {on}") as db:
            found = {name: n for n, name in db.execute(text("SELECT id, name FROM person"))}
            there = [training.Presence(person_id=found[name], minutes=90) for name in names]
            training.log(db, OVERVIEW, day=on, teams=[number], zone=ZONE, present=there)

    def report(self, as_of: date = AUGUST, copy: Copy = "leadership", known_on: str | None = None) -> Report:
        return gather(self.store, as_of, known_on=known_on, zone=ZONE, copy=copy)

    def published(
        self,
        as_of: date = AUGUST,
        copy: Copy = "leadership",
        *,
        formats: Iterable[str] = ("csv", "json"),
        form: Form = "full",
        note: str = "",
    ) -> Publication:
        report = self.report(as_of, copy)
        return publish(self.store, report, drawn(report, formats, form), on=date(2025, 10, 1), form=form, note=note)

    def head(self) -> int:
        return self.store.head().number


@pytest.fixture(scope="session")
def _begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the records once."""
    path = tmp_path_factory.mktemp("kept") / "records.db"
    with closing(create(Place(path), clock=ticking(datetime(2025, 9, 1, 8, tzinfo=UTC)))) as store:
        opened(store)
    return path


@pytest.fixture
def office(_begun: Path, tmp_path: Path) -> Iterator[Office]:
    """Give Ada, Bo and Cy in D4-CPS, of whom Ada and Bo had the overview on 12 August; Eve and Fay in D14-CPS."""
    path = Path(shutil.copy(_begun, tmp_path / "office.db"))
    with closing(open_store(Place(path), clock=ticking(datetime(2025, 9, 1, 9, tzinfo=UTC)))) as store:
        yield Office(store)


@pytest.fixture
def any_office(any_store: Store) -> Office:
    """Give the same in a SQLite file, then in a PostgreSQL database."""
    return opened(any_store)


def ticking(start: datetime) -> Callable[[], datetime]:
    """Give a clock that moves on a second each time it is read."""
    moments = (start + timedelta(seconds=second) for second in range(10**6))
    return lambda: next(moments)


def opened(store: Store) -> Office:
    set_up(store)
    made = Office(store)
    for team, names in STAFF.items():
        made.hire(team, names)
    made.log("D4-CPS", date(2025, 8, 12), ("Okoye, Ada", "Fenn, Bo"))
    return made
