"""Trend: how teams reached and people trained came to stand, at each month's end or week up to the day."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from tracker.names import show
from tracker.tui import trend_lines
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import course_words, cut, fitting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.trend import Point, Step
    from tracker.coverage.trend import Trend as Swept
    from tracker.coverage.values import CourseFacts

SIDE = 42


class Trend(Page):
    """One training over all programs or one: a row for each day, with a bar for teams and one for people."""

    PLACE = "coverage"
    HELP = """Each row is what Coverage says of that day: teams reached and people trained, with everything known now.
t changes the training, p the program, w goes from month ends to weeks and back, d changes the last day.
The mark ┃ on a bar is its target: all teams, and the training's share of staff.
(15) after the teams means that with every planned session held on its day they would be 15.
c copies the rows for a spreadsheet, Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "training", "Training"),
        Binding("p", "program", "Program"),
        Binding("w", "step", "Weeks"),
        Binding("d", "day", "As-of"),
        Binding("c", "copy", "Copy"),
        Binding("u", "app.undo", "Undo", show=False),
    ]

    def __init__(self, course: str = "", program: str | None = None) -> None:
        super().__init__()
        self.course, self.program = course, program
        self.step: Step = "month"
        self.swept: Swept | None = None

    def body(self) -> ComposeResult:
        """Lay out the filters in words, the days, and at the side the curve."""
        yield Facts(id="facts")
        with Horizontal():
            with Vertical():
                yield Lines((Column("Day", 10),), empty="Counting …", id="days")
                yield Facts(id="here")
            yield Side()

    def load(self) -> None:
        """Ask for the days up to the one that is looked at."""
        step = self.step
        self.ask(lambda db: _asked(db, self, step), self.show_trend)

    def show_trend(self, swept: "Swept") -> None:
        """Take the trend, and draw it with the last day under the cursor."""
        first = self.swept is None or self.swept.days != swept.days
        self.swept = swept
        if self.course not in {course.code for course in swept.courses}:
            self.course = swept.courses[0].code if swept.courses else ""
        self.draw()
        lines = self.query_one("#days", Lines)
        if first:
            lines.action_move(len(lines.lines))
            lines.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Draw what fits."""
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draw the days in the room there is."""
        if self.swept is None:
            return
        lines = self.query_one("#days", Lines)
        points = self.swept.line(self.course, self.program)
        width = lines.size.width
        teams, staff = trend_lines.bars(width)
        columns = (
            Column("Day", 10),
            Column("Teams", 7),
            Column("", teams),
            Column("", 5),
            Column("Dist.", 5),
            Column("People", 0),
            Column("", staff),
            Column("Rate", 7),
        )
        lines.empty = "This training is for nobody of this program in these days. p takes another program."
        lines.show([Line(each.day, trend_lines.cells(each, self._target, width)) for each in points], columns=columns)
        self.query_one("#facts", Facts).update(show(self._head()))
        room = self.query_one(Side).size.height
        curve = trend_lines.reached(self.swept, self.course, self.program, SIDE - 3)
        shown = curve if len(curve) <= room else [curve[0], *curve[-(room - 1) :]]
        self.query_one(Side).update("\n".join(cut(show(line), SIDE - 3) for line in shown))
        self.tell()

    @property
    def _facts(self) -> "CourseFacts | None":
        courses = self.swept.courses if self.swept else ()
        return next((course for course in courses if course.code == self.course), None)

    @property
    def _target(self) -> float:
        return self._facts.target_share if self._facts else 1.0

    def _head(self) -> str:
        swept = self.swept
        if swept is None or self._facts is None:
            return "No training yet."
        word = course_words([course.code for course in swept.courses])[self.course]
        steps = "month ends" if self.step == "month" else "weeks"
        rest = f"Program [{self.program or 'all'}]   {steps} to {swept.days[-1]}"
        width = self.query_one("#facts", Facts).size.width - 2
        return fitting(width, f"Training [{self._facts.title}]   {rest}", f"Training [{word}]   {rest}")

    @on(Lines.Highlighted, "#days")
    def tell(self) -> None:
        """Say in words what the row under the cursor shows."""
        points: tuple[Point, ...] = self.swept.line(self.course, self.program) if self.swept else ()
        row = self.query_one("#days", Lines).row
        here = self.query_one("#here", Facts)
        if not points:
            here.update("")
            return
        row = min(row, len(points) - 1)
        words = trend_lines.told(points[row], points[row - 1] if row else None, self._target)
        here.update("\n".join(show(line) for line in words.split("\n")))

    def action_training(self) -> None:
        """Go to the next training."""
        if self.swept and self.swept.courses:
            codes = [course.code for course in self.swept.courses]
            self.course = codes[(codes.index(self.course) + 1) % len(codes)]
            self.draw()

    def action_program(self) -> None:
        """Go through the programs of the training; then all of them."""
        if self.swept:
            named = dict.fromkeys(each.program for each in self.swept.points if each.course == self.course)
            turn = [None, *(program for program in named if program is not None)]
            self.program = turn[(turn.index(self.program) + 1) % len(turn)] if self.program in turn else None
            self.draw()

    def action_step(self) -> None:
        """Go from month ends to weeks, and back."""
        self.step = "week" if self.step == "month" else "month"
        self.load()

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")

    def action_copy(self) -> None:
        """Copy the rows, tab-separated."""
        from tracker.tui.widgets.lines import tabbed

        points = self.swept.line(self.course, self.program) if self.swept else ()
        heading = ("Day", "Teams reached", "Teams", "Districts reached", "Districts", "Trained", "Eligible")
        rows = [
            (p.day, p.teams_reached, p.teams, p.districts_reached, p.districts, p.trained, p.eligible) for p in points
        ]
        self.tracker.copy_to_clipboard(tabbed([heading, *rows]))
        self.tracker.say("Copied for a spreadsheet.")


def _asked(db: "Session", screen: Trend, step: "Step") -> "Swept":
    from tracker.coverage.trend import days_between, trend

    return trend(db, days_between(None, screen.tracker.day(), step))
