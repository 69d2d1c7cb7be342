"""A field for a day: takes 9/30, 9/30/25, 2025-09-30, today, -1w; echoes it with its weekday."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from tracker.days import read_day
from tracker.errors import WrongUsage
from tracker.tui.words import weekday


class DayField(Horizontal):
    """The field with its echo; `day` is None while what stands there is no day."""

    DEFAULT_CSS = "DayField { height: 1; } DayField Input { width: 16; } DayField Label { padding: 0 1; }"

    class Changed(Message):
        """Another day stands in the field (or none)."""

        def __init__(self, field: "DayField", day: date | None) -> None:
            super().__init__()
            self.field, self.day = field, day

        @property
        def control(self) -> "DayField":
            """Name the sender."""
            return self.field

    def __init__(self, today: date, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.today, self.value = today, value
        self.day: date | None = None

    def compose(self) -> ComposeResult:
        """Lay the field beside its echo."""
        yield Input(self.value, placeholder="9/30", compact=True)
        yield Label("", markup=False)

    @on(Input.Changed)
    def read(self, event: Input.Changed) -> None:
        """Read the day and echo it, or say what is wrong."""
        try:
            self.day = read_day(event.value, self.today) if event.value.strip() else None
            echo = weekday(self.day) if self.day else ""
        except WrongUsage:
            self.day, echo = None, "no such day: write 9/30 or 2025-09-30"
        self.query_one(Label).update(echo)
        self.post_message(self.Changed(self, self.day))
