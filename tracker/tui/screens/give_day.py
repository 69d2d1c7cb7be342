"""A day for what a file says without one: for one cell, its column, or all of them."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from tracker.names import show
from tracker.tui.page import Asking
from tracker.tui.widgets.days import DayField


class GiveDay(Asking, ModalScreen[tuple[str, date] | None]):
    """Ask for the day of a cell, of its column, or of all that say none; Enter means the cell."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, today: date, scopes: tuple[str, ...]) -> None:
        super().__init__()
        self.question, self.today, self.scopes = question, today, scopes

    def compose(self) -> ComposeResult:
        """Lay out the question, the field, and what the day is for."""
        with Vertical(classes="dialog"):
            yield Static(show(self.question), markup=False)
            yield DayField(self.today, id="day-of-cell")
            with Horizontal(classes="row"):
                for number, scope in enumerate(self.scopes):
                    yield Button(Content(show(scope)), id=f"scope-{number}", compact=True)

    @on(Input.Submitted)
    def of_the_first(self) -> None:
        """Take the day for what stands first."""
        self.take(self.scopes[0])

    @on(Button.Pressed)
    def of_scope(self, event: Button.Pressed) -> None:
        """Take the day for what was pressed."""
        self.take(self.scopes[int(str(event.button.id).removeprefix("scope-"))])

    def take(self, scope: str) -> None:
        """Give the day, where there is one."""
        day = self.query_one(DayField).day
        if day is not None:
            self.dismiss((scope, day))
