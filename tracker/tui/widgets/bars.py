"""The line of screens on top, and the line that says what is shown."""

from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.visual import VisualType
from textual.widgets import Static

#: screen → digit, words at 120 columns, words at 80
PLACES: dict[str, tuple[str, str, str]] = {
    "coverage": ("1", "Coverage", "Coverage"),
    "sessions": ("2", "Sessions", "Sessions"),
    "left": ("3", "Who's left", "Left"),
    "people": ("4", "People", "People"),
    "import": ("5", "Import", "Import"),
    "report": ("6", "Report", "Report"),
    "plan": ("7", "Plan", "Plan"),
    "history": ("8", "History", "Past"),
}


ROOMY = 110  # columns from which the longer words fit
EXAMPLE, TIGHT = "EXAMPLE DATA", "EXAMPLE"  # where there is room, and at 80 columns


class Tab(Static):
    """One screen's name; a click goes there."""

    def __init__(self, place: str, *, here: bool) -> None:
        super().__init__("", markup=False, classes="here" if here else "")
        self.place, self.here = place, here

    def render(self) -> str:
        """Give the words that there is room for, in brackets where it is the present screen."""
        digit, words, short = PLACES[self.place]
        roomy = self.app.size.width >= ROOMY
        said = f"{digit} {words if roomy else short}"
        return f"[{said}]" if self.here else f" {said}{' ' * roomy}"

    def on_click(self) -> None:
        """Go to the screen."""
        self.app.run_worker(self.app.run_action(f"app.go('{self.place}')"))


class Example(Static):
    """The mark of made-up data, in the words that there is room for."""

    def __init__(self) -> None:
        super().__init__("", markup=False, id="example")

    def render(self) -> str:
        """Give the mark."""
        return EXAMPLE if self.app.size.width >= ROOMY else TIGHT


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
        records = getattr(self.app, "records", None)
        if records is not None and records.workspace.example:
            yield Example()

    def on_resize(self) -> None:
        """Take the words that there is room for now."""
        for part in self.query(Static):
            part.refresh(layout=True)


class DayMark(Static):
    """A line that is there only while figures are of another day than today."""

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.display = False

    def tell(self, day: date | None) -> None:
        """Say which day is looked at; None is today."""
        self.display = day is not None
        self.update(f" Figures as of {day} {day:%A}, which is not today. d changes the day." if day else "")


class Facts(Static):
    """Lines of facts about what is shown; text of the records is shown as text only."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__("", markup=False, id=id)
        self._lines: tuple[bool, ...] = ()  # of the text in sight, whether each fits the width

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show other words; the screen is laid out anew only where they may need more or fewer lines."""
        lines = tuple(cell_len(line) <= self.content_size.width for line in str(content).split("\n"))
        same = lines == self._lines and all(lines)
        self._lines = lines
        super().update(content, layout=layout and not same)


class Side(Static):
    """What is known about the highlighted line, beside it; its room is fixed, so other words lay nothing out anew."""

    def __init__(self) -> None:
        super().__init__("", markup=False, id="side")

    def update(self, content: VisualType = "", *, layout: bool = False) -> None:
        """Show other words."""
        super().update(content, layout=layout)
