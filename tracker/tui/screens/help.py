"""Help for the screen in sight: its own words, its keys made from the bindings; F1 again shows the guide."""

import inspect
import re
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tracker.tui.widgets.bars import PLACES

EVERYWHERE = """1 to 8     go to a screen          Esc     go back
u          undo (always asks)      /       find a person
d          look at another day     ctrl+p  all commands
F1         help                    ctrl+q  quit"""

GUIDE = """THE TRACKER IN ONE PAGE

It answers two questions as of any day: which teams has a course reached, and who is trained.

1 Coverage   districts down, courses across. Enter opens a team.
2 Sessions   what was held and what is planned. k marks one held, x cancels one.
3 Left       who is still to be trained, and scheduling for them.
4 People     find anybody; join somebody who is recorded twice.
5 Import     a roster workbook: the file, its columns, what would change.
6 Report     the leadership report as of any day.
8 History    every change, newest first; each can be undone. Backups.

HOW IT WORKS

Arrows move, Enter opens, Esc goes back. The mouse works too.
No single key writes anything: a letter opens a form or asks. ctrl+s writes, and so does Enter on a button.
Every change is one line of History and can be undone: u, then Enter.
A form that is left half done is kept, and offered when you come back.
Days: 9/30, 9/30/25, 2025-09-30, today, yesterday, -1w, +2w. The weekday is shown beside.

WORDS AND SYMBOLS

● delivered   ◐ scheduled   ○ not yet   ! overdue   ? not known
12/14 means 12 trained of 14 eligible on that day. ? is never counted as 0 or as done.
Completed training says who took the course, not who uses the tool.

YOUR DATA

It stays on this computer. Nothing is sent anywhere. A copy is kept after the first change of each day
and before every import; History, then b, lists the copies. Settings are in the list of all commands."""

_FIRST = ("importfile",)  # classes of a tab's first page that are called otherwise
_GIVEN = ("focus_next", "focus_previous", "screen.copy_text", "command_palette", "help", "dismiss", "back")


class Help(ModalScreen[None]):
    """A dialog over the screen that it explains."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("enter", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, of: Screen[Any]) -> None:
        super().__init__()
        self.words = words_of(of)

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        with VerticalScroll(classes="dialog", can_focus=True):
            yield Static(self.words, markup=False, id="words")

    def show_guide(self) -> None:
        """Show the whole guide instead."""
        self.query_one("#words", Static).update(GUIDE)
        self.query_one(VerticalScroll).scroll_home(animate=False)


def name_of(screen: Screen[Any]) -> str:
    """Name a screen as its tab does; a page that is opened from it, or a form, by its own words."""
    if own := getattr(screen, "NAMED", ""):
        return str(own)
    place = getattr(screen, "PLACE", "")
    bare = type(screen).__name__.removesuffix("Screen").removesuffix("Dialog").removesuffix("Page")
    if place in PLACES and bare.casefold() in (place, *_FIRST):
        return PLACES[place][1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare).capitalize()


def words_of(screen: Screen[Any]) -> str:
    """Give the help of a screen: what it says of itself, its keys, and the keys that work everywhere."""
    own = inspect.cleandoc(getattr(screen, "HELP", None) or (type(screen).__doc__ or ""))
    title = f"This screen: {name_of(screen)}"
    keys = [f"{key:<10} {said}" for key, said in keys_of(screen)]
    parts = [title, own, "\n".join(keys), EVERYWHERE, "Esc closes this. F1 again shows the whole guide."]
    return "\n\n".join(part for part in parts if part)


def keys_of(screen: Screen[Any]) -> list[tuple[str, str]]:
    """Give each of the screen's own keys with what it does."""
    found: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.node is not screen or not binding.description or binding.system:
            continue
        if binding.action.removeprefix("app.").split("(")[0] not in _GIVEN:
            found.setdefault(binding.key_display or screen.app.get_key_display(binding), binding.description)
    return list(found.items())
