"""How long the window does not answer while 5,000 rows are imported, and while a bare app opens as many screens.

Run by bench_app, each in a process of its own: python -m tests.bench.stalls WORKSPACE (or nothing: the bare app)
"""

import asyncio
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, DataTable, Footer, Static

SIZE = (120, 30)
EVERY = 0.002  # seconds between two beats
OPENING = 0.25  # seconds
KEYS = 100


def rows_in(app: App[Any]) -> list[bool]:
    """Say of each of our tables in sight whether it has rows."""
    return [bool(getattr(table, "lines", ())) for table in app.screen.query("Lines")]


@dataclass
class Beats:
    """A task of the app's own loop that wakes up all the time; what comes late is a stall, kept by what was going on.

    For a moment after another screen came into sight, or rows into its table, it is "opening".
    """

    app: App[Any]
    doing: str = "idle"
    late: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def run(self) -> None:
        """Beat until it is cancelled."""
        seen, changed = self._picture(), 0.0
        while True:
            last = perf_counter()
            await asyncio.sleep(EVERY)
            now = perf_counter()
            if (picture := self._picture()) != seen:
                seen, changed = picture, now
            self.late["opening" if now - changed < OPENING else self.doing].append(now - last - EVERY)

    def _picture(self) -> tuple[object, ...]:
        """Give what is in sight: the screen, and whether each of its tables has rows."""
        return id(self.app.screen), *rows_in(self.app)

    @contextmanager
    def during(self, doing: str) -> Iterator[None]:
        """Keep what comes late under this name."""
        self.doing = doing
        yield
        self.doing = "idle"

    def longest(self) -> dict[str, float]:
        """Give the longest stall of each kind, in seconds."""
        return {doing: max(late) for doing, late in self.late.items()}


def press(app: App[Any], key: str) -> None:
    """Press a key, as a terminal would."""
    app.post_message(events.Key(key, None))


async def until(true: Callable[[], object]) -> None:
    """Wait for something, and a little longer, so that what it sets off is measured too."""
    while not true():  # noqa: ASYNC110 - nothing tells of it: it is seen on the screen
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.5)


async def beaten(app: App[Any], drive: Callable[[Pilot[Any], Beats], Any]) -> dict[str, float]:
    """Drive an app, and give its longest stalls."""
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(2)
        beats = Beats(app)
        beating = asyncio.create_task(beats.run())
        await drive(pilot, beats)
        beating.cancel()
    return beats.longest()


async def imported(pilot: Pilot[Any], beats: Beats) -> None:
    """Import the one file of the workspace: three keys, as she presses them."""

    def at(name: str) -> bool:
        return type(pilot.app.screen).__name__ == name

    with beats.during("reading"):
        press(pilot.app, "enter")
        await until(lambda: at("ImportColumns"))
    with beats.during("comparing"):
        press(pilot.app, "ctrl+s")
        await until(lambda: at("ImportCheck") and any(rows_in(pilot.app)))
    with beats.during("foreseeing"):
        await until(lambda: "\n" in str(pilot.app.screen.query_one("#note", Static).content))
    with beats.during("writing"):
        press(pilot.app, "ctrl+s")
        await until(lambda: at("Coverage") and any(rows_in(pilot.app)))


class Bare(App[None]):
    """An app with the same chrome that does nothing."""

    BINDINGS = [Binding(key, "nothing", words) for key, words in zip("lsidu", ("Log", "Plan", "Add", "Day", "Undo"))]  # noqa: B905, RUF012

    def on_mount(self) -> None:
        """Open the first screen."""
        self.push_screen(Table())

    def action_nothing(self) -> None:
        """Do nothing."""


class Table(Screen[None]):
    """A screen with a table of twenty rows."""

    def compose(self) -> ComposeResult:
        """Lay out tabs, a line, the table, a line and the keys."""
        with Horizontal():
            for words in ("1 Coverage", "2 Sessions", "3 Left", "4 People", "5 Import", "6 Report", "8 History"):
                yield Static(words)
        yield Static("facts", classes="words")
        yield DataTable()
        yield Static("here", classes="words")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns(*"abcde")
        for number in range(20):
            table.add_row(*[f"{number} cell"] * 5)
        table.focus()


class Dialog(ModalScreen[None]):
    """A dialog over it: words, a bar, a button."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical():
            yield Static("words")
            yield Static("-" * 60)
            with Horizontal():
                yield Button("Cancel", compact=True)
                yield Static("")


async def pressed(pilot: Pilot[Any], beats: Beats) -> None:
    """Show what an import shows, without its work: keys, other words, a dialog and a screen, a screen, both again."""
    with beats.during("keys"):
        for number in range(KEYS):
            press(pilot.app, "up" if number % 2 else "down")
            await asyncio.sleep(0.02)
    with beats.during("words"):
        for number in range(KEYS):
            for words in pilot.app.screen.query(".words").results(Static):
                words.update("\n".join([f"words {number}"] * (number % 3 + 1)))
            await asyncio.sleep(0.05)
    for screen in (Dialog(), None, Table(), Table(), Dialog(), None, Table()):
        if screen is None:
            pilot.app.pop_screen()
        else:
            pilot.app.push_screen(screen)
        await asyncio.sleep(0.5)


def main(*given: str) -> None:
    """Print the longest stalls as JSON."""
    if not given:
        print(json.dumps(asyncio.run(beaten(Bare(), pressed))))
        return
    from tracker.tui.app import TrackerApp
    from tracker.tui.records import Records
    from tracker.workspace import read

    app = TrackerApp(Records(read(Path(given[0]))), screen="import")
    print(json.dumps(asyncio.run(beaten(app, imported))))


if __name__ == "__main__":
    main(*sys.argv[1:])
