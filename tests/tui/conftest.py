"""The app on a small workspace: made once, copied for every test; nobody in it exists."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from tracker.tui.app import TrackerApp
from tracker.tui.records import Records
from tracker.workspace import Workspace, read

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TODAY = date(2025, 9, 12)
QUIET = 8  # rounds without a message that mean that the app waits for her
NOON = datetime(2025, 9, 12, 20, tzinfo=UTC)  # 13:00 in Oregon
ZONE = "America/Los_Angeles"
JOURNAL = ("operation", "change", "sqlite_sequence")

#: employee number, name, team, first day
PEOPLE = """
OR1 | Okoye, Ada | D4-CPS | 2024-01-01
OR2 | Fenn, Bo | D4-CPS | 2024-01-01
OR3 | Lind, Cy | D4-CPS | 2025-08-01
OR4 | Vega, Di | D4-Permanency | 2024-01-01
OR5 | Moss, Eve | D14-CPS | 2024-01-01
OR6 | Lind, Cy | D14-Permanency | 2024-01-01
OR7 | Hale, Gus | D1-CPS | 2024-01-01
OR8 | Iverson, Hana | D1-CPS | 2025-07-01
OR9 | Jarrett, Ivo | D1-Permanency | 2024-01-01
"""


class Clock:
    """A clock that moves on a second each time it is read, so that entries have an order."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Read the clock."""
        self.at += timedelta(seconds=1)
        return self.at


@dataclass(frozen=True)
class Room:
    """One test's workspace and what stands in it."""

    workspace: Workspace
    clock: Clock = field(default_factory=lambda: Clock(NOON))

    @property
    def root(self) -> Path:
        """The folder."""
        return self.workspace.root

    def records(self, **options: Any) -> Records:
        """Give the records as the app reaches them, on the test's day."""
        return Records(self.workspace, clock=self.clock, home=self.root, **options)

    def app(self, *, screen: str | None = None, as_of: date | None = None, **options: Any) -> TrackerApp:
        """Give the app on this workspace."""
        return TrackerApp(self.records(**options), screen=screen, as_of=as_of)

    def rows(self, *, journal: bool = False) -> dict[str, list[tuple[object, ...]]]:
        """Give every row of every table; the journal's own where it is asked for."""
        with closing(sqlite3.connect(f"{self.workspace.database.as_uri()}?mode=ro", uri=True)) as file:
            names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            kept = [name for name in names if journal or name not in JOURNAL]
            return {name: sorted(file.execute(f'SELECT * FROM "{name}"'), key=repr) for name in kept}

    def asked(self, words: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the records in SQL."""
        with closing(sqlite3.connect(f"{self.workspace.database.as_uri()}?mode=ro", uri=True)) as file:
            return file.execute(words, values).fetchall()

    def head(self) -> int:
        """Give the number of the newest change: nothing can be written without another."""
        return int(self.asked("SELECT max(number) FROM operation")[0][0])

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Give everything, the journal included: equal dumps mean that nothing was written."""
        return self.rows(journal=True)


def copied(root: Path, to: Path) -> Room:
    """Copy a workspace for a test."""
    return Room(read(Path(shutil.copytree(root, to / "workspace"))))


def staff(records: Records, lines: str) -> None:
    """Write people into the shipped teams, one a line: `OR1 | Okoye, Ada | D4-CPS | 2024-01-01`, as one import."""
    from tracker.model import Cover, Employment, Import, Listing, Person, Posting, id_of

    given = [[cell.strip() for cell in line.split("|")] for line in lines.strip().splitlines()]
    with records.store().writing(f"imported a roster: {len(given)} people") as db:
        teams = _teams(db)
        file = Import(kind="roster", file="roster.xlsx", digest="0", day=date(2025, 9, 2))
        db.add(file)
        people = [Person(employee_number=n, name=name, email=f"{n.lower()}@o.example") for n, name, *_ in given]
        db.add_all(people)
        db.flush()
        db.add_all(Cover(import_id=id_of(file), team_id=t) for t in dict.fromkeys(teams[row[2]] for row in given))
        for number, (person, (_, _, code, day)) in enumerate(zip(people, given, strict=True), start=2):
            one = id_of(person)
            db.add(Posting(person_id=one, team_id=teams[code], starts_on=date.fromisoformat(day)))
            db.add(Employment(person_id=one, classification="SSS1", worker_type="employee"))
            db.add(Listing(import_id=id_of(file), person_id=one, sheet="Roster", row=number, said="{}"))


def trained(records: Records) -> None:
    """Log a session that Ada and Bo of D4-CPS completed, and plan one for two teams on 2 October."""
    from tracker import training

    with records.store().writing("logged the overview for D4-CPS on 2025-08-12") as db:
        present = [training.Presence(person_id=number, minutes=90) for number in (1, 2)]
        training.log(
            db, "screening-overview", day=date(2025, 8, 12), teams=[_teams(db)["D4-CPS"]], zone=ZONE, present=present
        )
    with records.store().writing("scheduled the overview for 2 teams on 2025-10-02") as db:
        teams = [_teams(db)[code] for code in ("D1-Permanency", "D14-Permanency")]
        training.schedule(db, "screening-overview", day=date(2025, 10, 2), teams=teams, zone=ZONE)


def _teams(db: "Session") -> dict[str, int]:
    from sqlalchemy import text

    return {code: number for number, code in db.execute(text("SELECT id, code FROM team"))}


@pytest.fixture(autouse=True)
def _nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the tests away from the user's own workspace, any server's, and the wishes of this terminal."""
    monkeypatch.chdir(tmp_path)
    for name in ("TRACKER_WORKSPACE", "TRACKER_DATABASE", "NO_COLOR", "TEXTUAL", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "own" / "tracker")


@pytest.fixture(scope="session")
def _begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make records with what ships, once."""
    room = Room(Workspace(tmp_path_factory.mktemp("begun") / "workspace"), Clock(NOON - timedelta(days=2)))
    records = room.records()
    records.begin()
    records.close()
    return room.root


@pytest.fixture(scope="session")
def filled(_begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill records once: nine people of six teams, a session held, one planned."""
    root = Path(shutil.copytree(_begun, tmp_path_factory.mktemp("filled") / "workspace"))
    records = Room(read(root), Clock(NOON - timedelta(days=1))).records()
    staff(records, PEOPLE)
    trained(records)
    records.close()
    return root


@pytest.fixture
def nothing(tmp_path: Path) -> Room:
    """Give a workspace in which nothing was made yet."""
    return Room(Workspace(tmp_path / "workspace"))


@pytest.fixture
def begun(_begun: Path, tmp_path: Path) -> Room:
    """Give a workspace with what ships and nobody in it."""
    return copied(_begun, tmp_path)


@pytest.fixture
def workspace(filled: Path, tmp_path: Path) -> Room:
    """Give a filled workspace: see PEOPLE; Ada and Bo completed the overview on 12 August."""
    return copied(filled, tmp_path)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every message is taken, every question answered and all of it drawn."""
    app, quiet = pilot.app, 0
    while quiet < QUIET:
        await asyncio.sleep(0)
        for worker in [each for each in app.workers if each.group != "lasting"]:
            with suppress(WorkerCancelled, WorkerFailed):  # of a screen that was closed; failures are counted
                await worker.wait()
        quiet = 0 if any(_waiting(pump) for pump in _pumps(app)) else quiet + 1
        if quiet and app._running:
            app.screen._on_timer_update()  # drawn once the messages are taken, as the timer would
    if app._running:
        await pilot._wait_for_screen()
        app.screen._refresh_layout()  # what changed its size, without waiting for the next frame
        app.screen._on_timer_update()


def _pumps(app: App[Any]) -> list[MessagePump]:
    return [app, *(pump for screen in app.screen_stack for pump in screen.walk_children(with_self=True))]


def _waiting(pump: MessagePump) -> bool:
    return not pump._closed and pump._running and not pump._message_queue.empty()


@asynccontextmanager
async def driven(app: TrackerApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Run the app without a terminal; anything that failed inside it fails the test, unless the test looks at it."""
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    if app.failures:
        raise AssertionError("the app showed its error screen") from app.failures[0]


def runs(body: Coroutine[Any, Any, None]) -> None:
    """Run the body of a test, which is written as a coroutine."""
    asyncio.run(body)


@dataclass(frozen=True)
class Running:
    """An app that was started once for the tests of a file that only go through its screens and look."""

    app: TrackerApp
    pilot: Pilot[None]
    room: Room
    runner: asyncio.Runner

    def runs(self, body: Coroutine[Any, Any, None]) -> None:
        """Run the body of a test in the app; what failed inside it fails the test, and nothing may be written."""
        head = self.room.head()
        self.runner.run(body)
        assert self.app.is_running
        assert not self.app.failures
        assert self.room.head() == head, "looking wrote something"


@contextmanager
def running(room: Room) -> Iterator[Running]:
    """Start the app on a workspace, for several tests."""
    with asyncio.Runner() as runner:
        driving = driven(room.app(screen="coverage"))
        pilot = runner.run(driving.__aenter__())
        yield Running(cast("TrackerApp", pilot.app), pilot, room, runner)
        runner.run(driving.__aexit__(None, None, None))


@pytest.fixture(scope="module")
def started(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start the app once on a filled workspace, for a file's tests that go through its screens and look."""
    with running(copied(filled, tmp_path_factory.mktemp("started"))) as app:
        yield app


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each answered before the next."""
    for key in keys:
        await press_at_once(pilot, key)


async def press_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys without waiting in between, and wait for all of them."""
    for key in keys:
        character = key if len(key) == 1 else {"space": " "}.get(key)
        event = events.Key(key_name(key), character)
        event.set_sender(pilot.app)
        pilot.app.post_message(event)
    await settled(pilot)


def key_name(key: str) -> str:
    """Give a key's name as bindings know it."""
    return _character_to_key(key) if len(key) == 1 else key


def text_of(app: App[Any]) -> str:
    """Give the screen as it is drawn, line by line, without colours."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


def said(app: App[Any]) -> str:
    """Give what the app said in passing."""
    return "\n".join(str(each.message) for each in app._notifications)
