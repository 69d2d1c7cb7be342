"""Taking a change back, and an undo: the newest is named with when it was; Enter on the button does it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tracker.errors import TrackerError
from tracker.names import show
from tracker.tui.moments import moment
from tracker.tui.page import Asking

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.journal import Entry, Undone

REST = "Take back the rest, keep these"
SHOWN = 8  # names of what rests on a change


@dataclass(frozen=True)
class Asked:
    """What is asked about: the change, when it was in her time, and what rests on it."""

    entry: "Entry"
    when: str
    resting: tuple[str, ...] = ()


class UndoDialog(Asking, ModalScreen[bool]):
    """Ask whether a change (None: the newest that stands) is to be taken back."""

    HELP = "Enter on the button takes the change back, as a change of its own that r on History takes back again."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Keep it")]
    TITLE_WORDS: ClassVar[str] = "Undo the change"
    DO_IT: ClassVar[str] = "Undo it"

    def __init__(self, number: int | None = None) -> None:
        super().__init__()
        self.number = number
        self.asked: Asked | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question; the buttons wait for its words."""
        with Vertical(classes="dialog"):
            yield Static("Looking up the change …", markup=False, id="question")
            yield Static("", markup=False, id="wrong", classes="warn")
            with Horizontal(classes="row"):
                yield Button(self.DO_IT, id="do", compact=True, disabled=True)
                yield Button("Leave it as it is", id="leave", compact=True)

    def on_mount(self) -> None:
        """Ask which change it is."""
        self.ask(self.question, self.name_it)

    def question(self, db: "Session") -> Asked:
        """Find the change and what rests on it; called in a thread."""
        from tracker.journal.history import entry, newest_standing
        from tracker.journal.undo import resting

        found = entry(db, self.number) if self.number is not None else newest_standing(db)
        return Asked(found, moment(db, found.at), () if found.undone else resting(db, found.change))

    def name_it(self, asked: Asked) -> None:
        """Name the change and let Enter take it back."""
        self.asked = asked
        words = f"{self.TITLE_WORDS} of {asked.when}?\n\n  {show(asked.entry.what)}"
        self.query_one("#question", Static).update(words)
        button = self.query_one("#do", Button)
        if asked.resting:
            more = len(asked.resting) - SHOWN
            names = [*asked.resting[:SHOWN], *([f"and {more} more"] if more > 0 else [])]
            self.query_one("#wrong", Static).update(
                show("Something newer rests on it:") + "\n" + "\n".join(f"  {show(name)}" for name in names)
            )
            button.label = REST
            button.styles.width = len(REST) + 4
        button.disabled = False
        button.focus()

    @on(Button.Pressed, "#do")
    def do_it(self) -> None:
        """Take it back in a thread."""
        self.query_one("#do", Button).disabled = True
        self.run_aside(self.take_back, self.tell, group="undo")

    def take_back(self) -> "Undone":
        """Take back exactly the change that was named; called in a thread."""
        from tracker.journal import undo

        asked = self.asked
        if asked is None:
            raise TrackerError
        return undo(self.tracker.records.store(), asked.entry.change, rest=bool(asked.resting))

    def tell(self, done: "Undone") -> None:
        """Say what was done."""
        kept = f" Kept: {', '.join(done.kept[:SHOWN])}." if done.kept else ""
        self.dismiss(result=True)
        self.tracker.changed(f"Undone: {done.what.removeprefix('undid: ')}.{kept} History takes it back again with r.")

    @on(Button.Pressed, "#leave")
    def leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(result=False)

    def refused(self, error: TrackerError) -> None:
        """Say why not, with the names."""
        if self.asked is None:
            self.query_one("#question", Static).update(show(error.message))
            self.query_one("#leave", Button).focus()
            return
        self.query_one("#wrong", Static).update(show(error.message))
        self.query_one("#leave", Button).focus()


class RedoDialog(UndoDialog):
    """Ask whether the newest undo is to be taken back."""

    HELP = "Enter on the button takes the newest undo back: what was undone stands again."
    TITLE_WORDS: ClassVar[str] = "Take back the undo"
    DO_IT: ClassVar[str] = "Redo it"

    def question(self, db: "Session") -> Asked:
        """Find the newest undo; called in a thread."""
        from tracker.journal.history import newest_undo

        found = newest_undo(db)
        return Asked(found, moment(db, found.at))

    def tell(self, done: "Undone") -> None:
        """Say what stands again."""
        self.dismiss(result=True)
        self.tracker.changed(f"Done again: {done.what.removeprefix('undid: ')}.")
