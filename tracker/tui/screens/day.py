"""Another as-of day: every figure is then of that day, with a mark until today is looked at again."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.tui.page import Asking
from tracker.tui.widgets.days import DayField


class DayDialog(Asking, ModalScreen[None]):
    """Ask for a day; Enter takes it, an empty field means today."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back")]

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        today = self.tracker.today or self.tracker.day()
        with Vertical(classes="dialog"):
            yield Static("Show everything as of which day? Empty means today.", markup=False)
            yield DayField(today, id="as-of")

    @on(Input.Submitted)
    def take(self) -> None:
        """Look at the day."""
        field = self.query_one(DayField)
        if field.day is None and field.query_one(Input).value.strip():
            return
        self.tracker.as_of = field.day if field.day != self.tracker.today else None
        self.dismiss()
        self.tracker.changed()
