"""Coverage, the first screen: districts down, courses and programs across, as of a day."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tracker.coverage.values import State
from tracker.names import show
from tracker.tui import spots, summary
from tracker.tui.page import Page
from tracker.tui.spots import ORDERS, Spot
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import SYMBOLS, course_words

SIDE, FIRST, NARROWEST, LOWEST = 40, 7, 11, 24


class Coverage(Page):
    """The grid of cells; a cell is a district and program of a course."""

    PLACE = "coverage"
    HELP = """Arrows move to a district and training. Enter opens that team.
l logs a session for the highlighted team, s schedules one, d changes the as-of day.
o changes the order of the rows, t shows other trainings where not all fit, c copies the grid.
w tells why the figures moved between two days.
g shows the trend: how it came to stand so.
/ finds a person, u undoes the last change (it always asks first).

● delivered   ◐ scheduled   ○ not yet   ! overdue: planned, and its day has passed
? no roster came for the team, so nobody knows who is in it   – no such team
13/14 means 13 trained of the 14 eligible on that day.
1/2 teams means that one of the district's two teams was reached."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log", "Log"),
        Binding("s", "schedule", "Sched"),
        Binding("i", "app.go('import')", "Import"),
        Binding("d", "day", "As-of"),
        Binding("slash", "app.find", "Find", key_display="/"),
        Binding("u", "app.undo", "Undo"),
        Binding("o", "order", "Order", show=False),
        Binding("t", "training", "Training", show=False),
        Binding("g", "trend", "Trend", show=False),
        Binding("w", "why", "Why it moved", show=False),
        Binding("c", "copy", "Copy", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.facts: summary.Facts | None = None
        self.spots: dict[tuple[spots.Key, str, str], Spot] = {}
        self.columns: tuple[tuple[str, str], ...] = ()
        self.order = ORDERS[0]
        self.start = 0  # the first course in sight, where not all fit

    def body(self) -> ComposeResult:
        """Lay out the facts, the grid, its legend and words, and at the side the summary."""
        with Horizontal():
            with Vertical():
                yield Facts(id="facts")
                yield Lines((Column("Dist.", 5),), by_cell=True, empty="Counting …", id="grid")
                yield Static("", id="legend", classes="note", markup=False)
                yield Facts(id="here")
                yield Static("", id="keys", classes="note", markup=False)
            yield Side()

    def load(self) -> None:
        """Ask for the figures of the day; the first time the grid comes before all that stands beside it."""
        if self.facts is None:
            self.ask(lambda db: summary.figures(db, self.tracker.day()), self.show_figures)
        else:
            self.load_all()

    def load_all(self) -> None:
        """Ask for the figures and all that stands beside them."""
        self.ask(
            lambda db: summary.asked(db, self.tracker.day(), self.tracker.today or self.tracker.day()), self.show_facts
        )

    def show_figures(self, facts: summary.Facts) -> None:
        """Draw the grid, then ask for the rest."""
        self.show_facts(facts)
        self.load_all()

    def show_facts(self, facts: summary.Facts) -> None:
        """Take the figures, and draw them."""
        first = self.facts is None
        self.facts, self.spots = facts, spots.spots(facts.counted)
        self.draw()
        if first:
            self.query_one("#grid", Lines).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Draw what fits."""
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draw the figures in the room there is."""
        if self.facts is None:
            return
        counted = self.facts.counted
        grid = self.query_one("#grid", Lines)
        grid.empty = "There are no districts or no courses yet. 5 imports a roster."
        here = self.column
        width = self._choose_columns()
        words = course_words([course.code for course in counted.courses])
        keys = spots.in_order((key for key, _, _ in self.spots), self.spots, here, self.order)
        grid.show(
            [
                Line(
                    key,
                    (
                        spots.label(key),
                        *(spots.drawn(self.spots.get((key, *column)), counted.as_of, width) for column in self.columns),
                    ),
                )
                for key in keys
            ],
            columns=[Column("Dist.", 5), *(Column(_title(words[c], p, width), width) for c, p in self.columns)],
        )
        if here in self.columns:
            grid.column = self.columns.index(here) + 1
        self.query_one("#facts", Facts).update(summary.totals_line(counted))
        side = self.query_one(Side)
        side.update(summary.panel(self.facts, width=SIDE - 3, height=self.size.height - 2))
        more = "t other trainings · " if len(self.columns) < len(self._all_columns()) else ""
        self.query_one("#legend", Static).update(_legend())
        hint = self.query_one("#keys", Static)
        hint.display = self.tracker.as_of is None or self.app.size.height > LOWEST  # the mark of the day has its line
        hint.update(f"Enter opens the team · {more}o order: by {show(self.order)}")

    def _all_columns(self) -> tuple[tuple[str, str], ...]:
        return tuple(dict.fromkeys((course, program) for _, course, program in self.spots))

    def _choose_columns(self) -> int:
        """Choose whole courses from the first one in sight on, as many as fit, and give a column's width."""
        every = self._all_columns()
        room = self.size.width - (SIDE if self.app.size.width >= 110 else 0) - FIRST  # noqa: PLR2004 - as "-wide"
        courses = list(dict.fromkeys(course for course, _ in every))
        programs = max((sum(1 for c, _ in every if c == course) for course in courses), default=1)
        fit = max(1, room // ((NARROWEST + 1) * max(1, programs)))
        self.start = 0 if self.start >= len(courses) else self.start
        seen = courses if fit >= len(courses) else courses[self.start : self.start + fit]
        self.columns = tuple(column for column in every if column[0] in seen)
        return max(4, min(17, room // max(1, len(self.columns)) - 1))

    @property
    def column(self) -> tuple[str, str] | None:
        """Give the course and program of the column under the cursor."""
        number = self.query_one("#grid", Lines).column
        return self.columns[number - 1] if 1 <= number <= len(self.columns) else None

    @on(Lines.Highlighted, "#grid")
    def tell(self, event: Lines.Highlighted) -> None:
        """Say in words what is under the cursor."""
        del event
        self.query_one("#here", Facts).update(show_lines(self._words()))

    def _words(self) -> str:
        spot = self.here()
        if spot is None or self.facts is None:
            return ""
        counted = self.facts.counted
        teams = {
            row.team
            for row in counted.rows
            if row.team
            and (row.district, row.program) == (spot.district, spot.program)
            and spot.team in (None, row.team)
        }
        newest = sorted(
            ((of[0].file, of[0].day) for team, of in self.facts.rosters.items() if team in teams),
            key=lambda roster: roster[1],
        )
        course = course_words([each.code for each in counted.courses])[spot.course]
        return spots.told(spot, course, counted.as_of, newest, columns=self.query_one("#here", Facts).size.width - 2)

    @on(Lines.Chosen, "#grid")
    def open_team(self, event: Lines.Chosen) -> None:
        """Open the team under the cursor."""
        del event
        spot = self.here()
        if spot and spot.teams:
            self.tracker.open("team", spot.district, spot.program)
        elif spot:
            self.tracker.say(f"{spot.title} has no team on this day.")

    def here(self) -> Spot | None:
        """Give the spot under the cursor."""
        key, column = self.query_one("#grid", Lines).key, self.column
        return self.spots.get((key, *column)) if column and isinstance(key, int | str) else None

    def action_log(self) -> None:
        """Log a session for the highlighted team."""
        if spot := self.here():
            self.tracker.open("log", spot.course, spot.district, spot.program)

    def action_schedule(self) -> None:
        """Schedule a session for the highlighted team."""
        if spot := self.here():
            self.tracker.open("schedule", spot.course, [(spot.district, spot.program)])

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")

    def action_order(self) -> None:
        """Put the rows into the next order; orders by what is left go by the column under the cursor."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.draw()

    def action_training(self) -> None:
        """Show the next trainings where not all fit."""
        if len(self.columns) < len(self._all_columns()):
            self.start += len({course for course, _ in self.columns})
            self.draw()

    def action_trend(self) -> None:
        """Show how the training under the cursor came to stand so."""
        self.tracker.open("trend", self.column[0] if self.column else "")

    def action_why(self) -> None:
        """Tell why the figures of the highlighted training moved."""
        column = self.column
        self.tracker.open("why", column[0] if column else "")

    def action_copy(self) -> None:
        """Copy the grid, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#grid", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")


def show_lines(words: str) -> str:
    """Give several lines of text, each harmless."""
    return "\n".join(show(line) for line in words.split("\n"))


def _title(course: str, program: str, width: int) -> str:
    whole = f"{program} {course}"
    return whole if len(whole) <= width else f"{program[:4]} {course}"


def _legend() -> str:
    """Explain the symbols (or letters) in use."""
    said = ((State.DELIVERED, "delivered"), (State.SCHEDULED, "scheduled"), (State.NOT_SCHEDULED, "not yet"))
    words = "  ".join(f"{SYMBOLS[state]} {word}" for state, word in said)
    return f"{words}  ? no roster   13/14 = trained / eligible"
