"""The app itself: which screen, which day, and what every screen may ask of it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tracker.errors import TrackerError
from tracker.tui.memory import Memory
from tracker.tui.page import Asking, Page
from tracker.tui.records import Records
from tracker.tui.themes import THEMES
from tracker.tui.widgets.bars import PLACES

T = TypeVar("T")
NARROWEST, LOWEST = 80, 24


class TrackerApp(App[None]):
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
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("ctrl+c", "copy_or_say", "", show=False),
    ]

    def __init__(self, records: Records, *, screen: str | None = None, as_of: date | None = None) -> None:
        super().__init__()
        self.records = records
        self.memory = Memory(records.workspace)
        self.first = screen or "coverage"
        self.as_of = as_of  # None: today
        self.today: date | None = None
        self.version = 0  # counts the changes of this run, so that screens know when to ask again
        self.path: list[str] = []
        self.failures: list[Exception] = []  # what the error screen was shown for
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        """Show the first screen: Welcome where nothing is recorded yet."""
        self.go_to(self.first if self.records.exist else "welcome")

    # which screen

    def action_go(self, place: str) -> None:
        """Go to a numbered screen."""
        self.go_to(place)

    def go_to(self, place: str, *args: Any) -> None:
        """Show a screen anew over the first one; a form that is open asks first."""
        from tracker.tui.screens import make

        if self.screen.is_modal:
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(make(place, *args))

    def open(self, place: str, *args: Any) -> None:
        """Open a screen on top of this one; Esc comes back."""
        from tracker.tui.screens import make

        self.push_screen(make(place, *args))

    def back(self) -> None:
        """Close the screen on top, or go to Coverage."""
        if len(self.screen_stack) > 2:  # noqa: PLR2004 - Textual's own empty screen lies below
            self.pop_screen()
        elif isinstance(self.screen, Page) and self.screen.PLACE != "coverage":
            self.go_to("coverage" if self.records.exist else "welcome")

    # the day

    def day(self) -> date:
        """Give the day that figures are for; called in a thread."""
        if self.as_of is not None:
            return self.as_of
        if self.today is None:
            self.today = self.records.today()
        return self.today

    # writing

    def changed(self, words: str = "") -> None:
        """Tell every screen that the records changed; the one in sight asks again."""
        self.version += 1
        if words:
            self.say(words)
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.load()

    def say(self, words: str, *, severity: Any = "information") -> None:
        """Say something in passing; text of the records is never markup."""
        from tracker.names import show

        self.notify(show(words), markup=False, severity=severity, timeout=8)

    def failed(self, error: Exception) -> None:
        """Show the error screen instead of a traceback; the log holds no names."""
        self.failures.append(error)
        self.open("error", error)

    def _handle_exception(self, error: Exception) -> None:
        """Let no exception print local variables: they hold names."""
        if isinstance(error, TrackerError):
            self.say(error.message, severity="error")
            return
        self.failed(error)

    # keys that work everywhere

    def action_undo(self) -> None:
        """Ask whether the newest change is to be taken back."""
        self.open("undo", None)

    def action_find(self) -> None:
        """Go to People with the search field."""
        self.go_to("people")

    def action_help(self) -> None:
        """Explain the screen in sight."""
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
        """Give every command with its key: screens, this screen's keys, themes."""
        for place, (digit, words, _) in PLACES.items():
            yield SystemCommand(f"Go to {words}", f"key {digit}", self._going(place))
        for _, binding, enabled, _ in screen.active_bindings.values():
            if enabled and binding.description and binding.show:
                key = binding.key_display or binding.key
                yield SystemCommand(binding.description, f"key {key}", self._doing(binding.action))
        yield SystemCommand("Undo the last change", "key u", self.action_undo)
        for theme in THEMES:
            yield SystemCommand(f"Theme: {theme.name}", "how the app looks", self._wearing(theme.name))
        yield SystemCommand("Quit", "key ctrl+q", self.exit)

    def _going(self, place: str) -> Callable[[], None]:
        return lambda: self.go_to(place)

    def _doing(self, action: str) -> Callable[[], Any]:
        return lambda: self.run_worker(self.run_action(action, self.screen))

    def _wearing(self, name: str) -> Callable[[], None]:
        return lambda: setattr(self, "theme", name)

    def on_unmount(self) -> None:
        """Let go of the records."""
        self.records.close()


__all__ = ["Asking", "TrackerApp"]
