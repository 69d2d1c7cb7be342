"""The occasion that a session was: its training, teams, day and way; four fields in four lines."""

from datetime import date
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, Select

from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.teams import TeamsField
from tracker.tui.widgets.trainings import TrainingField

if TYPE_CHECKING:
    from tracker.tui.logged import Started

MODES = {"virtual": "Teams", "in_person": "in person", "recorded": "recorded", "asynchronous": "on their own time"}


class Occasion(Vertical):
    """The fields; a day that the form itself wrote is told from one that she typed."""

    DEFAULT_CSS = "Occasion { height: 4; }"

    class Changed(Message):
        """Another training, another day, or other teams (once their field is left) stand here."""

    def __init__(self, today: date, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.today = today
        self.own_day = ""

    def compose(self) -> ComposeResult:
        """Lay each field behind its label."""
        modes = [(words, code) for code, words in MODES.items()]
        for label, field in (
            ("Training", TrainingField(id="course")),
            ("Team(s)", TeamsField(id="teams")),
            ("Date", DayField(self.today, id="day")),
            ("How", Select[str](modes, compact=True, allow_blank=False, value="virtual", id="mode")),
        ):
            with Horizontal(classes="row"):
                yield Label(label, classes="label", markup=False)
                yield field

    def begin(self, started: "Started", today: date, *, fixed: bool) -> None:
        """Fill the fields; those of a session that is there already are fixed."""
        course, teams, field = self.query_one(TrainingField), self.query_one(TeamsField), self.query_one(DayField)
        course.begin(started.courses, started.ends, started.course, started.day)
        teams.offer(started.codes)
        teams.value = ", ".join(started.teams)
        field.today = today
        self.day = started.day
        for each in (course, teams, field.query_one(Input), self.query_one("#mode")):
            each.disabled = fixed

    @property
    def course(self) -> str:
        """Give the training's code; empty where none is chosen."""
        return self.query_one(TrainingField).code

    @property
    def retired(self) -> str:
        """Say that the training that was chosen is retired on the day, if it is."""
        return self.query_one(TrainingField).retired

    @property
    def mode(self) -> str:
        """Give how it was held."""
        return str(self.query_one("#mode", Select).value)

    @property
    def teams(self) -> str:
        """Give the teams as they stand in the field."""
        return self.query_one(TeamsField).value

    @teams.setter
    def teams(self, said: str) -> None:
        self.query_one(TeamsField).value = said

    @property
    def day(self) -> date | None:
        """Give the day, if one stands there."""
        return self.query_one(DayField).day

    @day.setter
    def day(self, day: date | None) -> None:
        self.own_day = day.isoformat() if day else ""
        field = self.query_one("#day Input", Input)
        field.value = self.own_day
        if day is None:
            field.focus()  # hers to write

    @property
    def typed_day(self) -> date | None:
        """Give the day if she wrote it herself."""
        field = self.query_one("#day Input", Input)
        return self.day if field.disabled or field.value != self.own_day else None

    def values(self) -> dict[str, str]:
        """Give the fields for a draft."""
        day = self.query_one("#day Input", Input).value
        return {"course": self.course, "teams": self.teams, "day": day, "mode": self.mode}

    def restore(self, values: dict[str, Any]) -> None:
        """Put a draft back."""
        self.teams = str(values.get("teams", ""))
        self.query_one("#day Input", Input).value = str(values.get("day", ""))
        self.query_one(TrainingField).restore(str(values.get("course", "")), self.day)
        self.query_one("#mode", Select).value = values.get("mode", "virtual")

    @on(DayField.Changed)
    def offer(self) -> None:
        """Offer the trainings of the day."""
        self.query_one(TrainingField).offer_on(self.day)

    @on(Input.Submitted, "#teams")
    @on(Input.Blurred, "#teams")
    @on(Select.Changed, "#course")
    @on(DayField.Changed)
    def tell(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())
