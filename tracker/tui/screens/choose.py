"""A small list to choose one of: Enter takes the highlighted one, Esc none."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.names import show
from tracker.tui.widgets.lines import Column, Line, Lines


class Choose(ModalScreen[object | None]):
    """Choose a line; gives its key, or None for Esc."""

    HELP = "Arrows move, Enter takes the highlighted line, Esc leaves things as they are."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, columns: Sequence[Column], lines: Sequence[Line], at: object = None) -> None:
        super().__init__()
        self.question, self.columns, self.lines, self.at = question, columns, lines, at

    def compose(self) -> ComposeResult:
        """Lay out the question over the list."""
        with Vertical(classes="dialog"):
            yield Static(show(self.question), markup=False)
            listed = Lines(self.columns, id="choices")
            listed.styles.height = min(len(self.lines) + 1, 16)
            yield listed

    def on_mount(self) -> None:
        """Show the lines, the likeliest under the cursor."""
        listed = self.query_one(Lines)
        listed.show(self.lines)
        listed.go_to(self.at)
        listed.focus()

    @on(Lines.Chosen)
    def take(self, event: Lines.Chosen) -> None:
        """Give what was chosen."""
        event.stop()
        self.dismiss(event.key)
