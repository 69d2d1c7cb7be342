"""The app itself: which screen, which day, and what every screen may ask of it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tracker.tui import words
from tracker.tui.commands import commands
from tracker.tui.failing import Failing
from tracker.tui.memory import Memory
from tracker.tui.page import Asking, Page
from tracker.tui.records import Records
from tracker.tui.themes import THEMES
from tracker.tui.turns import Turns
from tracker.tui.widgets.bars import PLACES, DayMark

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.workspace import Workspace

NARROWEST, LOWEST = 80, 24


class TrackerApp(Failing):
    """Every screen over one workspace's records; nothing heavy is imported before the first frame."""

    TITLE = "tracker"
    CSS_PATH = "tracker.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(digit, f"go('{place}')", words, show=False) for place, (digit, words, _) in PLACES.items()),
        Binding("u", "undo", "Undo", show=False),
        Binding("slash", "find", "Find", show=False, key_display="/"),
        Binding("d", "day", "As-of day", show=False),
        Binding("f1", "help", "Help", key_display="F1", priority=True),
        Binding("ctrl+p", "command_palette", "All", key_display="^p", show=False, priority=True),
        Binding("ctrl+c", "copy_or_say", "", show=False),
    ]

    def __init__(self, records: Records, *, screen: str | None = None, as_of: date | None = None) -> None:
        super().__init__()
        self.records = records
        self.memory = Memory(records.workspace)
        self.asked_for = screen
        self.as_of = as_of  # None: today
        self.today: date | None = None
        self.version = 0  # counts the changes of this run, so that screens know when to ask again
        self.leaving = False
        self.place = ""  # the numbered screen in sight
        self.queue: list[Path] = []  # files that are brought in after the one in sight
        self.failures: list[BaseException] = []
        self.turns = Turns()
        for theme in THEMES:
            self.register_theme(theme)
        look = self.memory.read("look")
        liked = str(look.get("theme"))
        self.theme = liked if liked in self.available_themes else THEMES[0].name
        words.use_letters(look.get("letters") is True)

    def on_mount(self) -> None:
        """Show the screen that was asked for or was in sight last; Welcome where nothing is recorded yet."""
        self.turns.begin()
        self.set_interval(1, self._collect)
        last = self.memory.read("last").get("screen")
        self.go_to(self.asked_for or (last if last in PLACES else "coverage"))
        self.offer_draft()
        if self.records.exist and not self.asked_for:
            self.run_worker(self._welcome_if_empty, thread=True, exit_on_error=False, group="start")

    async def on_event(self, event: events.Event) -> None:
        """Hear that she is at the keys, whatever the event is for."""
        if isinstance(event, events.InputEvent):
            self.turns.touched()
        await super().on_event(event)

    def _collect(self) -> None:
        self.turns.collect(busy=any(worker.is_running for worker in self.workers))

    def _welcome_if_empty(self) -> None:
        from tracker.journal import history

        if all(entry.kind == "setup" for entry in self.records.read(lambda db: history(db, limit=2))):
            self.call_from_thread(self.go_to, "welcome")

    def move_to(self, workspace: "Workspace") -> None:
        """Go on with another workspace's records: the example's."""
        self.records.close()
        self.records = Records(workspace, clock=self.records.clock, home=self.records.home)
        self.memory = Memory(workspace)
        self.as_of = self.today = None
        self.version += 1
        self.go_to("coverage")

    def wear(self, theme: str, *, letters: bool | None = None) -> None:
        """Look another way, from now on and at the next start."""
        self.theme = theme
        if letters is not None:
            words.use_letters(letters)
        self.memory.keep("look", {"theme": theme, "letters": words.letters()})
        self.version += 1

    def offer_draft(self) -> None:
        """Say that a form was left unfinished, where one was."""
        if drafts := self.memory.drafts():
            self.open("unfinished", drafts[0])

    # which screen

    def action_go(self, place: str) -> None:
        """Go to a numbered screen."""
        self.go_to(place)

    def go_to(self, place: str, *args: Any) -> None:
        """Show a screen anew over the first one; a form that is open asks first."""
        from tracker.tui.screens import make

        if self.screen.is_modal:
            return
        if not self.records.exist:
            if self.place and place not in ("coverage", "welcome"):
                self.say("First make your records: press Enter.")
            place, args = "welcome", ()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.place = place if place in PLACES else "coverage"
        self.push_screen(make(place, *args))

    def open(self, place: str, *args: Any) -> None:
        """Open a screen on top of this one; Esc comes back."""
        from tracker.tui.screens import make

        self.push_screen(make(place, *args))

    def action_open_page(self, place: str) -> None:
        """Open a screen on top of this one by a key."""
        self.open(place)

    def back(self) -> None:
        """Close the screen on top, or go to Coverage."""
        if len(self.screen_stack) > 2:  # noqa: PLR2004 - Textual's own empty screen lies below
            self.pop_screen()
        elif isinstance(self.screen, Page) and self.screen.PLACE != "coverage":
            self.go_to("coverage")

    # the day

    def day(self) -> date:
        """Give the day that figures are for; called in a thread."""
        if self.as_of is not None:
            return self.as_of
        if self.today is None:
            self.today = self.records.today()
        return self.today

    def imported(self, words: str, then: str = "coverage") -> None:
        """Say what was imported, and go on with the next file that was picked, or to a screen."""
        if self.queue:
            path = self.queue.pop(0)
            more = f" {len(self.queue)} more wait." if self.queue else ""
            self.go_to("import", path)
            words += f" Next: {path.name}.{more}"
        else:
            self.go_to(then)
        self.changed(words)

    # writing

    def changed(self, words: str = "") -> None:
        """Tell every screen that the records changed; the one in sight asks again."""
        self.version += 1
        if words:
            self.say(words)
        self.mark_day()
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_mounted:  # else it asks once it is there
                screen.load()

    def mark_day(self) -> None:
        """Mark a day that is not today, on every screen."""
        for mark in self.screen.query(DayMark):
            mark.tell(self.as_of if self.as_of != self.today else None)

    # keys that work everywhere

    def action_undo(self) -> None:
        """Ask whether the newest change is to be taken back."""
        self.open("undo", None)

    def action_redo(self) -> None:
        """Ask whether the newest undo is to be taken back."""
        self.open("redo")

    def action_day(self) -> None:
        """Look at another day."""
        self.open("day")

    def action_find(self) -> None:
        """Go to People with the search field."""
        self.go_to("people")

    def action_help(self) -> None:
        """Explain the screen in sight; a second time, the whole."""
        from tracker.tui.screens.help import Help

        if isinstance(self.screen, Help):
            self.screen.show_guide()
        else:
            self.open("help", self.screen)

    def action_copy_or_say(self) -> None:
        """Copy what is selected, else say how to leave."""
        chosen = self.screen.get_selected_text()
        if chosen:
            self.copy_to_clipboard(chosen)
            self.say("Copied.")
        else:
            self.say("ctrl+q quits.")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Give every command with its key."""
        return commands(self, screen)

    # the window, and leaving

    def on_resize(self, event: events.Resize) -> None:
        """Say that the window is too small, until it is large enough."""
        from tracker.tui.screens.small import TooSmall

        small = event.size.width < NARROWEST or event.size.height < LOWEST
        if small and not any(isinstance(screen, TooSmall) for screen in self.screen_stack):
            self.push_screen(TooSmall())

    async def action_quit(self) -> None:
        """Leave; what is being written is waited for."""
        self.leave()

    def leave(self) -> None:
        """Close the app once nothing is being written."""
        if not self.records.busy:
            self.exit()
        elif not self.leaving:
            self.leaving = True
            self.say("Something is being written. The app closes as soon as that is done.")
            self.set_interval(0.1, self._leave_when_written)

    def _leave_when_written(self) -> None:
        if not self.records.busy:
            self.exit()

    def on_unmount(self) -> None:
        """Let go of the records, and remember where she was."""
        self.turns.end()
        if self.records.exist and self.place:
            self.memory.keep("last", {"screen": self.place})
        self.records.close()


__all__ = ["Asking", "TrackerApp"]
