"""Welcome, where nothing is recorded yet: where the data will live, three steps, and an example to try."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from tracker.coverage.values import State
from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Side
from tracker.tui.words import SYMBOLS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.workspace import Workspace

MAKE, EXAMPLE, BACK = "Make my records here", "Make the example", "Back"


class Welcome(Page):
    """The first screen of an empty workspace."""

    PLACE = "coverage"
    HELP = """Nothing is recorded yet. Enter on the button makes your records with the districts, teams and courses.
Then i imports a roster and l logs a session. t opens made-up example data, kept apart from yours."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "to('import')", "Import"),
        Binding("l", "to('coverage')", "Log"),
        Binding("t", "example", "Try example data"),
    ]

    def body(self) -> ComposeResult:
        """Lay out the words around the one button."""
        records = self.tracker.records
        with Horizontal():
            with VerticalScroll(id="words"):
                yield Static("\n  Welcome. Nothing has been recorded yet.\n\n  Your data will live in:", markup=False)
                yield Static(show(f"    {records.database or records.workspace.database}"), markup=False)
                yield Static("    (this computer only)" if not records.database else "    (a server)", markup=False)
                yield Static("\n  Three steps to a first report:\n", markup=False)
                with Horizontal(classes="row"):
                    yield Static("   1  ", markup=False)
                    yield Button(MAKE, id="make", compact=True, disabled=records.exist)
                    yield Static("", markup=False, id="made")
                yield Static("   2  Import a roster workbook          press i", markup=False)
                yield Static("   3  Log a session                     press l", markup=False)
                yield Static("\n  or  t  Try it with made-up example data (kept apart from yours)\n", markup=False)
                yield Static(
                    "  Keyboard: arrows move, Enter opens, Esc goes back, F1 explains the\n"
                    "  screen you are on. The mouse works too. Nothing is sent anywhere.\n",
                    markup=False,
                )
                yield Static(show(f"  Backups are kept in {records.workspace.backups}"), markup=False)
            yield Side()

    def load(self) -> None:
        """Say what is there already, and what there will be to see."""
        self.query_one(Side).update(_promise())
        if self.tracker.records.exist:
            self.ask(_teams, self.show_made)
        else:
            self.query_one("#made", Static).update("  16 districts, their teams, two courses")
            self.query_one("#make", Button).focus()

    def show_made(self, teams: int) -> None:
        """Say that the first step is done."""
        button = self.query_one("#make", Button)
        button.disabled = True
        button.display = False
        self.query_one("#made", Static).update(f"Done: {teams} teams and the courses are there.")
        self.set_focus(None)

    @on(Button.Pressed, "#make")
    def make(self) -> None:
        """Make the records in a thread."""
        self.query_one("#make", Button).disabled = True
        self.query_one("#made", Static).update("  Making your records …")
        self.run_aside(self.tracker.records.begin, self._made, group="make")

    def _made(self, _: None) -> None:
        self.tracker.changed("Your records are made. Press i to import a roster.")

    def action_to(self, place: str) -> None:
        """Go on to a step, once there are records to write to."""
        if self.tracker.records.exist:
            self.tracker.go_to(place)
        else:
            self.tracker.say("First make your records: press Enter.")
            self.query_one("#make", Button).focus()

    def action_example(self) -> None:
        """Ask before the example is made."""
        from tracker.tui.screens.ask import Ask

        words = f"Everybody in the example is invented. It is made in {example_root()}, apart from your data."
        self.app.push_screen(Ask(f"{words} This takes about 15 seconds.", (EXAMPLE, BACK)), self._make_example)

    def _make_example(self, answer: str | None) -> None:
        if answer == EXAMPLE:
            self.query_one("#made", Static).update("  Making the example …")
            self.tracker.say("Making the example …")
            self.run_aside(_build, self._open_example, group="make")

    def _open_example(self, made: "Workspace") -> None:
        self.tracker.move_to(made)


def _promise() -> str:
    """Show a piece of the grid that the first imports fill."""
    rows = (("D01", State.DELIVERED, "08-12 13/14"), ("D02", State.SCHEDULED, "sched 10-02"))
    drawn = [f"{district}       {SYMBOLS[state]} {words}" for district, state, words in rows]
    return "\n".join(
        (
            "WHAT YOU WILL SEE HERE\n",
            "District  CPS overview",
            *drawn,
            f"D03       {SYMBOLS[State.NOT_SCHEDULED]} not yet\n",
            f"{SYMBOLS[State.DELIVERED]} delivered  {SYMBOLS[State.SCHEDULED]} scheduled",
            f"{SYMBOLS[State.NOT_SCHEDULED]} not yet    ? no roster\n",
            "13/14 means 13 trained of the",
            "14 who are eligible on the team",
        )
    )


def example_root() -> Path:
    """Give the example's own folder."""
    from tracker.workspace import users_own

    return users_own().with_name(users_own().name + "-example")


def _build() -> "Workspace":
    from tracker.demo import build

    return build(example_root())


def _teams(db: "Session") -> int:
    from sqlalchemy import text

    return int(db.execute(text("SELECT count(*) FROM team")).scalar_one())
