"""The error screen: what happened, what was kept, what to do; never a traceback, and no names in the log."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from tracker.names import show
from tracker.tui.page import Asking
from tracker.tui.widgets.bars import PLACES
from tracker.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_KINDS: tuple[tuple[type[BaseException], str, str], ...] = (
    (PermissionError, "a file is open elsewhere, or may not be read or written", "close it in Excel, then press r"),
    (FileNotFoundError, "a file or folder is not there any more", "see that it is where it was, then press r"),
    (MemoryError, "this computer ran out of memory", "close other programs, then press r"),
    (OSError, "a file, a folder or the disk did not answer", "see that the disk has room, then press r"),
)


class ErrorScreen(Asking, Screen[None]):
    """What is shown instead of a traceback."""

    HELP = "Something went wrong that the tracker did not expect. r goes back to where you were and tries again."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "Try again"),
        Binding("c", "copy", "Copy details"),
        Binding("o", "folder", "Log folder"),
        Binding("escape", "again", "Back"),
    ]

    def __init__(self, error: BaseException, kept: Path | None = None) -> None:
        super().__init__()
        self.error, self.kept = error, kept

    def compose(self) -> ComposeResult:
        """Lay out what can be said without asking anything."""
        happened, remedy = said_of(self.error)
        with Vertical(classes="dialog"):
            yield Static("Something went wrong and what you asked for was stopped.", markup=False)
            yield Static("Nothing half done was kept. Forms keep what was typed.", markup=False, id="newest")
            yield Static("")
            yield Static(show(f"What happened   {happened}"), markup=False)
            yield Static(show(f"What to do      {remedy}"), markup=False)
            yield Static("")
            kept = "A report without names was written to" if self.kept else "No report could be written."
            yield Static(kept, markup=False)
            yield Static(show(f"  {self.kept}") if self.kept else "", markup=False, id="kept")
        yield Keys()

    def on_mount(self) -> None:
        """Ask what the newest change is, if the records answer at all."""
        if self.tracker.records.exist:
            self.run_aside(self._newest, self._say_newest)

    def _newest(self) -> str:
        from tracker.errors import TrackerError

        try:
            return self.tracker.records.read(_newest)
        except TrackerError as error:
            return error.message
        except Exception as error:  # noqa: BLE001 - the error screen must stand whatever fails
            return f"The records do not answer ({type(error).__name__})."

    def _say_newest(self, words: str) -> None:
        self.query_one("#newest", Static).update(show(f"Nothing half done was kept. {words}"))

    def action_again(self) -> None:
        """Show the screen anew; the one that failed is thrown away."""
        self.tracker.go_to(self.tracker.place if self.tracker.place in PLACES else "coverage")

    def action_copy(self) -> None:
        """Copy the report."""
        try:
            words = self.kept.read_text(encoding="utf-8") if self.kept else type(self.error).__name__
        except OSError:
            words = type(self.error).__name__
        self.tracker.copy_to_clipboard(words)
        self.tracker.say("Copied. It holds no names.")

    def action_folder(self) -> None:
        """Open the folder of reports where the system can, else say where it is."""
        folder = self.tracker.records.workspace.logs
        if sys.platform == "win32":
            import os

            os.startfile(folder)  # noqa: S606 - a folder of our own
        else:
            self.tracker.copy_to_clipboard(str(folder))
            self.tracker.say(f"Copied the folder's name: {folder}")


def said_of(error: BaseException) -> tuple[str, str]:
    """Give what happened and what to do, in words; the error's own message may hold names and is not shown."""
    for kind, happened, remedy in _KINDS:
        if isinstance(error, kind):
            return happened, remedy
    return f"something unexpected ({type(error).__name__})", "press r to try again, or Esc to go back"


def _newest(db: "Session") -> str:
    from tracker.journal import history

    entries = history(db, limit=1)
    return f"The newest change: {entries[0].what}." if entries else "Nothing is recorded yet."
