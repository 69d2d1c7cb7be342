"""Backups: which there are, making one, putting one back (asked twice)."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from tracker.errors import NothingToDo
from tracker.names import show
from tracker.tui.moments import local
from tracker.tui.page import Page
from tracker.tui.screens.ask import Ask
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines

if TYPE_CHECKING:
    from tracker.store.backups import Backup

LEAVE, GO_ON, REPLACE = "Leave everything", "Choose this one", "Put it back"


class Backups(Page):
    """The copies of the records, newest first."""

    PLACE = "history"
    HELP = """A copy is made after each day's first change, before an import, and here.
Enter on a copy asks twice, then puts it in the place of the records; those of now are copied first."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "to_make", "Make one"),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[Path, str]] = {}

    def body(self) -> ComposeResult:
        """Lay out the list under what can be done."""
        yield Facts(id="facts")
        with Horizontal(classes="row"):
            yield Button("Make a backup now", id="make", compact=True)
        columns = (Column("made", 17), Column("change", 7), Column("why", 28), Column("file", 0))
        yield Lines(columns, empty="Looking for backups …", id="backups")

    def load(self) -> None:
        """Look for them."""
        self.query_one("#facts", Facts).update(show(f"Copies in {self.tracker.records.workspace.backups}"))
        self.run_aside(self._listed, self.show_backups)

    def _listed(self) -> "tuple[list[Backup], str]":
        from tracker.settings import read
        from tracker.store.backups import listing

        records = self.tracker.records
        return listing(records.workspace.backups), records.read(read).zone

    def show_backups(self, listed: "tuple[list[Backup], str]") -> None:
        """Draw them."""
        found, zone = listed
        lines = self.query_one("#backups", Lines)
        lines.empty = "There is no backup yet. m, then Enter, makes one."
        named = [(backup, f"{local(backup.at, zone):%Y-%m-%d %H:%M}") for backup in found]
        self.found = {backup.path.name: (backup.path, f"{when} ({backup.why})") for backup, when in named}
        lines.show(
            Line(backup.path.name, (when, backup.head.split("-")[0], backup.why, backup.path.name))
            for backup, when in named
        )
        lines.focus()

    def action_to_make(self) -> None:
        """Go to the button that makes one."""
        self.query_one("#make", Button).focus()

    @on(Button.Pressed, "#make")
    def make(self) -> None:
        """Make one in a thread."""
        self.tracker.say("Making a backup …")
        self.run_aside(self._make, self._made, group="backup")

    def _make(self) -> str:
        made = self.tracker.records.store().back_up("by hand")
        if made is None:
            raise NothingToDo("Records on a server are backed up with the server's own tools.")
        return made.path.name

    def _made(self, name: str) -> None:
        self.tracker.say(f"Made and checked: {name}")
        self.load()

    @on(Lines.Chosen, "#backups")
    def choose(self, event: Lines.Chosen) -> None:
        """Ask a first time."""
        chosen = self.found[str(event.key)]
        question = f"Put the backup of {chosen[1]} in the place of the records?"

        def then(answer: str | None) -> None:
            if answer == GO_ON:
                self._ask_again(chosen)

        self.app.push_screen(Ask(question, (LEAVE, GO_ON)), then)

    def _ask_again(self, chosen: tuple[Path, str]) -> None:
        question = (
            f"Everything recorded after {chosen[1]} will be gone from the records. They are copied first, "
            "so that they can be put back in the same way. Do it?"
        )

        def then(answer: str | None) -> None:
            if answer == REPLACE:
                self.tracker.say("Putting it back …")
                self.run_aside(lambda: self.tracker.records.restore(chosen[0]), self._restored, group="restore")

        self.app.push_screen(Ask(question, (LEAVE, REPLACE)), then)

    def _restored(self, kept: Any) -> None:
        words = f" What was there before is kept as {kept}." if kept else ""
        self.tracker.changed(f"The backup is in place.{words}")
