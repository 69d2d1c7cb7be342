"""Long work over a screen: how far it is, and a Cancel that takes all of it back."""

from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tracker.errors import TrackerError
from tracker.names import show
from tracker.tui.page import Asking

T = TypeVar("T")
Tell = Callable[[int, int], None]
WIDTH = 60  # of the bar, in cells
OFTEN = 0.1  # seconds between two drawings of it


class Stopped(TrackerError):
    """Stopped. Nothing was written."""


class Told(Message):
    """The work is so far."""

    def __init__(self, done: int, of: int) -> None:
        super().__init__()
        self.done, self.of = done, of


class Progress(Asking, ModalScreen[tuple[Any, Exception | None] | None]):
    """Work in a thread under a bar; gives its value or its error, or None when it was left alone.

    The work is given `tell(done, of)`, which raises once Cancel was pressed; with `at_once` Cancel
    does not wait for that: whatever the work gives later is dropped.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Cancel")]

    def __init__(self, words: str, work: Callable[[Tell], Any], *, at_once: bool = False) -> None:
        super().__init__()
        self.words, self.work, self.at_once = words, work, at_once
        self.stopped = self.ending = False
        self.drawn = 0.0

    def compose(self) -> ComposeResult:
        """Lay out what is done, how far it is, and Cancel."""
        with Vertical(classes="dialog"):
            yield Static(show(self.words), markup=False)
            yield Static("░" * WIDTH, id="bar", markup=False)
            with Horizontal(classes="row"):
                yield Button("Cancel", id="stop", compact=True)
                yield Static("", id="count", markup=False)

    def on_mount(self) -> None:
        """Begin once the bar is drawn: the thread's imports would hold it up."""
        self.call_after_refresh(self.run_aside, self._worked, self._ended, group="work")

    def _worked(self) -> tuple[Any, Exception | None]:
        """Do the work; its error is handed on like a value, so that the screen below may speak of it."""
        try:
            return self.work(self._tell), None
        except Exception as error:  # noqa: BLE001 - every failure becomes a sentence on the screen
            return None, error

    def _ended(self, outcome: tuple[Any, Exception | None]) -> None:
        self.dismiss(outcome)

    def _tell(self, done: int, of: int) -> None:
        """Hear from the work's thread how far it is; stop it there, once that is wished."""
        if self.stopped:
            raise Stopped
        now = monotonic()
        if now - self.drawn >= OFTEN or done == of:
            self.drawn = now
            self.post_message(Told(done, of))

    def on_told(self, event: Told) -> None:
        """Draw how far it is."""
        event.stop()
        filled = WIDTH * event.done // event.of if event.of else 0
        self.query_one("#bar", Static).update("█" * filled + "░" * (WIDTH - filled), layout=False)
        self.ending = event.done == event.of
        self.query_one("#stop", Button).disabled = self.ending  # what is being sealed cannot be stopped any more
        said = f" {event.done:,} of {event.of:,}{', finishing …' if self.ending else ''}"
        self.query_one("#count", Static).update(said, layout=False)

    @on(Button.Pressed, "#stop")
    def action_stop(self) -> None:
        """Stop, and take back what was done."""
        if self.ending:
            return
        self.stopped = True
        if self.at_once:
            self.dismiss(None)
        else:
            self.query_one("#count", Static).update(" Stopping …")


def under_way(
    screen: Asking, words: str, work: Callable[[Tell], T], then: Callable[[T], None], *, at_once: bool = False
) -> None:
    """Run work under a bar over a screen, and hand the value to `then`, or its error to the screen."""

    def ended(outcome: tuple[Any, Exception | None] | None) -> None:
        if outcome is None:
            return
        value, error = outcome
        if error is None:
            then(value)
        elif isinstance(error, TrackerError):
            screen.refused(error)
        else:
            screen.tracker.failed(error)

    screen.tracker.push_screen(Progress(words, work, at_once=at_once), ended)
