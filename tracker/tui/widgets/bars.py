"""The line of screens on top, and the line that says what is shown."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

#: screen → digit, words at 120 columns, words at 80
PLACES: dict[str, tuple[str, str, str]] = {
    "coverage": ("1", "Coverage", "Coverage"),
    "sessions": ("2", "Sessions", "Sessions"),
    "left": ("3", "Who's left", "Left"),
    "people": ("4", "People", "People"),
    "import": ("5", "Import", "Import"),
    "report": ("6", "Report", "Report"),
    "history": ("8", "History", "History"),
}


class Tab(Static):
    """One screen's name; a click goes there."""

    def __init__(self, place: str, *, here: bool) -> None:
        digit, words, _ = PLACES[place]
        super().__init__(f"\\[{digit} {words}]" if here else f" {digit} {words} ", classes="here" if here else "")
        self.place = place

    def on_click(self) -> None:
        """Go to the screen."""
        self.app.run_worker(self.app.run_action(f"app.go('{self.place}')"))


class Tabs(Horizontal):
    """The screens of the app, the present one in brackets."""

    DEFAULT_CLASSES: ClassVar[str] = "tabs"

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here

    def compose(self) -> ComposeResult:
        """Lay the names side by side."""
        for place in PLACES:
            yield Tab(place, here=place == self.here)


class Facts(Static):
    """One line of facts under the tabs; text of the records is shown as text only."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__("", markup=False, id=id)
