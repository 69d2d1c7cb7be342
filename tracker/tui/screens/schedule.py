"""Schedule sessions for some teams: one day or some each week, together or each its own; all in one change."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Select, Static

from tracker.names import show
from tracker.tui import planned
from tracker.tui.form import Form
from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.keys import Keys
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.widgets.occasion import MODES
from tracker.tui.widgets.teams import TeamsField
from tracker.tui.widgets.trainings import TrainingField
from tracker.tui.words import cell, weekday

RHYTHMS = [("all on this day", "same"), ("3 teams a week from this day", "weekly")]
TOGETHER = [("one session for teams of the same day", "joint"), ("a session for each team", "each")]


class Schedule(Form):
    """The form; the day comes first, because everything else has an answer already."""

    DRAFT = "schedule"
    HELP = """Write the day (10/7, +2w), then ctrl+s plans every session of the list below in one change.
Teams: type to add another, Right takes what is offered. The time may stay empty.
A session after the training's target day, or in the past, is marked. u takes all of it back.
A training that is retired on the day is not offered; one that is counted only wants no team."""

    def __init__(self, course: str | None = None, teams: Sequence[tuple[int | None, str]] = ()) -> None:
        super().__init__()
        self.course, self.asked = course, [(district, program) for district, program in teams]
        self.begun: planned.Begun | None = None
        self.writing = False

    @classmethod
    def again(cls, draft: dict[str, Any]) -> "Schedule":
        """Make the form anew for the teams that a draft was begun for."""
        course, teams = draft.get("opened", [None, []])
        return cls(course, [(district, program) for district, program in teams])

    def compose(self) -> ComposeResult:
        """Lay out the fields over the days that result."""
        with Vertical(classes="dialog"):
            yield Static("Schedule: write the day, ctrl+s plans all of it", markup=False)
            with Horizontal(classes="row"):
                yield Label("Date", classes="label")
                yield DayField(self.tracker.today or date.min, id="day")
            with Horizontal(classes="row"):
                yield Label("Training", classes="label")
                yield TrainingField(id="course")
            with Horizontal(classes="row"):
                yield Label("Team(s)", classes="label")
                yield TeamsField(id="teams")
            with Horizontal(classes="row"):
                yield Label("Days", classes="label")
                yield Select[str](RHYTHMS, compact=True, allow_blank=False, value="same", id="rhythm")
            with Horizontal(classes="row"):
                yield Label("Sessions", classes="label")
                yield Select[str](TOGETHER, compact=True, allow_blank=False, value="joint", id="together")
            with Horizontal(classes="row"):
                yield Label("Time", classes="label")
                yield Input("", compact=True, id="at", placeholder="9:00, or empty")
            with Horizontal(classes="row"):
                yield Label("How", classes="label")
                yield Select[str](
                    [(words, code) for code, words in MODES.items()],
                    compact=True,
                    allow_blank=False,
                    value="virtual",
                    id="mode",
                )
            yield Lines((Column("Day", 22), Column("Teams", 0), Column("", 22)), empty="No day yet.", id="days")
            yield Static("", id="total", classes="note", markup=False)
            yield Label("", id="wrong", classes="wrong", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Ask for courses and teams; the day can be written meanwhile."""
        self.query_one("#day Input").focus()
        self.run_aside(lambda: planned.begin(self.tracker, self.course, self.asked), self._begin)

    def _begin(self, begun: planned.Begun) -> None:
        self.begun = begun
        self.query_one(DayField).today = begun.today
        course, teams = self.query_one(TrainingField), self.query_one(TeamsField)
        course.begin([(code, title) for code, title, _ in begun.courses], begun.ends, begun.course, begun.today)
        teams.offer(begun.codes)
        teams.value = ", ".join(begun.teams)
        self.ready()
        self.preview()

    def values(self) -> dict[str, Any]:
        """Give the fields, and for which teams the form was opened."""
        wanted = self.wanted()
        return {
            "opened": self._opened,
            "day": self.query_one("#day Input", Input).value,
            "teams": wanted.teams,
            "rhythm": wanted.rhythm,
            "together": "joint" if wanted.joint else "each",
            "at": wanted.at,
            "mode": wanted.mode,
        }

    @property
    def _opened(self) -> list[Any]:
        return [self.course, [list(each) for each in self.asked]]

    def restore(self, values: dict[str, Any]) -> None:
        """Put back a draft that was begun for the same teams."""
        if values.get("opened") != self._opened:
            return
        for name in ("day Input", "teams", "at"):
            self.query_one(f"#{name}", Input).value = str(values.get(name.split()[0], ""))
        for name, default in (("rhythm", "same"), ("together", "joint"), ("mode", "virtual")):
            self.query_one(f"#{name}", Select).value = values.get(name, default)

    def wanted(self) -> planned.Wanted:
        """Give what stands in the fields."""
        return planned.Wanted(
            course=self.query_one(TrainingField).code,
            teams=self.query_one(TeamsField).value,
            day=self.query_one(DayField).day,
            rhythm="weekly" if self.query_one("#rhythm", Select).value == "weekly" else "same",
            joint=self.query_one("#together", Select).value == "joint",
            at=self.query_one("#at", Input).value,
            mode=str(self.query_one("#mode", Select).value),
        )

    @on(DayField.Changed)
    @on(Select.Changed)
    @on(Input.Changed, "#teams")
    def preview(self) -> None:
        """Show the days that result."""
        if self.begun is None:
            return
        self.query_one(TrainingField).offer_on(self.query_one(DayField).day or self.begun.today)
        wanted = self.wanted()
        self.run_aside(lambda: planned.preview(wanted), self._show, group="preview")

    def _show(self, days: tuple[tuple[date, tuple[str, ...]], ...]) -> None:
        self.query_one("#days", Lines).show(
            Line(number, (cell(weekday(day)), cell(", ".join(teams)), cell(self._mark(day))))
            for number, (day, teams) in enumerate(days)
        )
        teams = sum(len(each) for _, each in days)
        words = f"{len(days)} session{'s' * (len(days) != 1)} for {teams} team{'s' * (teams != 1)}" if days else ""
        self.query_one("#total", Static).update(words)

    def _mark(self, day: date) -> str:
        if self.begun is None:
            return ""
        chosen = self.query_one(TrainingField).code
        target = next((on for code, _, on in self.begun.courses if code == chosen), None)
        if target and day > target:
            return f"! after target {target}"
        return "! in the past" if day < self.begun.today else ""

    def save(self) -> None:
        """Write all of it in a thread."""
        if self.begun is None or self.writing:
            return
        retired = self.query_one(TrainingField).retired
        self.query_one("#wrong", Label).update(show(retired))
        if retired:
            return
        self.writing = True
        wanted = self.wanted()
        self.run_aside(lambda: planned.write(self.tracker, wanted), self.done, group="write")

    def refused(self, error: Any) -> None:
        """Say it in the form; it may be saved again."""
        self.writing = False
        super().refused(error)
