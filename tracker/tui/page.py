"""What every screen shares: questions asked in a thread, late answers dropped, errors as sentences."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from tracker.errors import TrackerError
from tracker.tui.widgets.bars import DayMark, Tabs
from tracker.tui.widgets.keys import Keys
from tracker.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.tui.app import TrackerApp

T = TypeVar("T")


class Answered(Message):
    """A question's answer; `ticket` says which question, so that a late answer to an old one is dropped."""

    def __init__(
        self, group: str, ticket: int, then: Callable[[Any], None], value: Any, error: Exception | None
    ) -> None:
        super().__init__()
        self.group, self.ticket, self.then, self.value, self.error = group, ticket, then, value, error


class Surviving(MessagePump):
    """Goes on after a message that failed; Textual's own stops answering, and the window would hang."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - every failure becomes the error screen
            self.app._handle_exception(error)  # noqa: SLF001 - where Textual itself would bring it


class Asking(Surviving):
    """A screen that asks the records in threads; mixed into pages and forms."""

    _tickets: dict[str, int]

    @property
    def tracker(self) -> "TrackerApp":
        """Give the app by its own type."""
        return cast("TrackerApp", cast("Screen[Any]", self).app)

    def ask(self, question: "Callable[[Session], T]", then: Callable[[T], None], *, group: str = "ask") -> None:
        """Ask the records in a thread and hand the answer to `then` on the screen's own."""
        self.run_aside(lambda: self.tracker.records.read(question), then, group=group)

    def run_aside(self, work: Callable[[], T], then: Callable[[T], None], *, group: str = "ask") -> None:
        """Run work in a thread; only the newest of a group is answered."""
        if not hasattr(self, "_tickets"):
            self._tickets = {}
        ticket = self._tickets[group] = self._tickets.get(group, 0) + 1
        screen = cast("Screen[Any]", self)

        def run() -> None:
            value: Any = None
            failed: Exception | None = None
            try:
                value = work()
            except Exception as error:  # noqa: BLE001 - every failure becomes a sentence on the screen
                failed = error
            screen.post_message(Answered(group, ticket, then, value, failed))

        screen.run_worker(run, thread=True, exit_on_error=False, group=group, exclusive=False)

    def on_answered(self, event: Answered) -> None:
        """Hand over the answer, unless a newer question of the group was asked."""
        event.stop()
        if self._tickets.get(event.group) != event.ticket:
            return
        if event.error is None:
            event.then(event.value)
        elif isinstance(event.error, TrackerError):
            self.refused(event.error)
        else:
            self.tracker.failed(event.error)

    def refused(self, error: TrackerError) -> None:
        """Say what the records refused; a form may say it beside the field instead."""
        self.tracker.say(error.message, severity="error")


class Page(Asking, Screen[None]):
    """One of the numbered screens: tabs on top, keys below, its own help."""

    PLACE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def compose(self) -> ComposeResult:
        """Lay out the tabs, the screen's own part, and the keys."""
        yield Tabs(self.PLACE)
        yield DayMark()
        yield from self.body()
        yield Keys()

    def body(self) -> ComposeResult:
        """Give the screen's own part."""
        yield from ()

    def load(self) -> None:
        """Ask for what the screen shows; called when it is shown first, and after every change."""

    def refused(self, error: TrackerError) -> None:
        """Say it, and in a table that still waits for its rows say what to press."""
        super().refused(error)
        for lines in self.query(Lines):
            if not lines.lines:
                lines.empty = "This could not be read. Press the screen's number to try again."
                lines.refresh()

    def on_mount(self) -> None:
        """Ask once the first frame is drawn: the thread's imports would hold it up."""
        self.call_after_refresh(self.load)

    def on_screen_resume(self) -> None:
        """Ask again when the records changed, or another day is looked at, while the screen was away."""
        if not self.is_current:
            return  # it was in sight for a moment only, on the way to another
        self.tracker.mark_day()
        seen = (self.tracker.version, self.tracker.as_of)
        if getattr(self, "_seen", seen) != seen:
            self.load()
        self._seen = seen

    def on_paste(self, event: Paste) -> None:
        """Take a dropped file, whose path arrives as pasted text, for what it is."""
        from tracker.tui.dropped import take

        if take(self, event.text):
            event.stop()

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.tracker.back()
