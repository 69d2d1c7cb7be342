"""Coverage, the first screen: districts down, courses and programs across, as of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tracker.coverage.values import Cell, Coverage as Counted, State
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import SHORT, SYMBOLS, cell, short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Shown:
    """What the screen holds: the figures, and which course and program each column stands for."""

    counted: Counted
    columns: tuple[tuple[str, str], ...]


class Coverage(Page):
    """The grid of cells; a cell is a district and program of a course."""

    PLACE = "coverage"
    HELP = """Arrows move to a district and training. Enter opens that team.
l logs a session for the highlighted team, s schedules one, d changes the as-of day.
12/14 means 12 trained of 14 eligible on that day."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log", "Log"),
        Binding("s", "schedule", "Sched"),
        Binding("i", "app.go('import')", "Import"),
        Binding("d", "day", "As-of"),
        Binding("slash", "app.find", "Find", key_display="/"),
        Binding("u", "app.undo", "Undo"),
        Binding("c", "copy", "Copy", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None

    def body(self) -> ComposeResult:
        """Lay out the facts, the grid, and at the side the summary."""
        yield Facts(id="facts")
        with Horizontal():
            yield Lines((Column("Dist.", 5),), by_cell=True, empty="Counting …", id="grid")
            yield Static("", id="side", markup=False)
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for the figures of the day."""
        self.ask(self._counted, self.show_counted)

    def _counted(self, db: "Session") -> Counted:
        from tracker.coverage.measure import measure

        return measure(db, self.tracker.day())

    def show_counted(self, counted: Counted) -> None:
        """Draw the figures, unless they are of another day than is looked at now."""
        columns = tuple(dict.fromkeys((each.course, each.program) for each in counted.cells))
        self.shown = Shown(counted, columns)
        grid = self.query_one("#grid", Lines)
        width = 17 if len(columns) <= 4 else 12  # noqa: PLR2004 - four columns fill 80
        grid.show(
            [Line(district, (f"D{district:02}", *cells)) for district, cells in _rows(self.shown)],
            columns=[Column("Dist.", 5), *(Column(self._title(*key), width) for key in columns)],
        )
        self.query_one("#facts", Facts).update(_facts(counted, self.tracker.as_of))
        self.query_one("#side", Static).update(_summary(counted))
        grid.focus()

    def _title(self, course: str, program: str) -> str:
        return f"{program[:4]} {course.split('-')[-1]}"

    @on(Lines.Highlighted, "#grid")
    def tell(self, event: Lines.Highlighted) -> None:
        """Say in words what is under the cursor."""
        found = self.cell_at(event.key, event.column)
        self.query_one("#here", Facts).update(_words(found) if found else "")

    @on(Lines.Chosen, "#grid")
    def open_team(self, event: Lines.Chosen) -> None:
        """Open the team under the cursor."""
        found = self.cell_at(event.key, event.column)
        if found and found.teams:
            self.tracker.open("team", found.district, found.program)

    def cell_at(self, district: object, column: int) -> Cell | None:
        """Give the cell of a district in a column."""
        if self.shown is None or not 1 <= column <= len(self.shown.columns):
            return None
        key = self.shown.columns[column - 1]
        return next(
            (c for c in self.shown.counted.cells if c.district == district and (c.course, c.program) == key), None
        )

    def here(self) -> Cell | None:
        """Give the cell under the cursor."""
        grid = self.query_one("#grid", Lines)
        return self.cell_at(grid.key, grid.column)

    def action_log(self) -> None:
        """Log a session for the highlighted team."""
        if found := self.here():
            self.tracker.open("log", found.course, found.district, found.program)

    def action_schedule(self) -> None:
        """Schedule a session for the highlighted team."""
        if found := self.here():
            self.tracker.open("schedule", found.course, [(found.district, found.program)])

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")

    def action_copy(self) -> None:
        """Copy the grid, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#grid", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")


def _rows(shown: Shown) -> Iterator[tuple[int, list[Text]]]:
    cells = {(c.district, c.course, c.program): c for c in shown.counted.cells}
    for district in sorted({c.district for c in shown.counted.cells}):
        yield district, [_cell(cells.get((district, *key)), shown.counted.as_of) for key in shown.columns]


def _cell(found: Cell | None, as_of: date) -> Text:
    """Give a cell such as "● 08-12 13/14": symbol, word or day, n of N."""
    if found is None or found.state is State.NOT_APPLICABLE:
        return cell("– no team")
    if not found.rostered and found.state in (State.NOT_SCHEDULED, State.CONTACTED):
        return cell("? no roster")
    parts = [SYMBOLS[found.state], SHORT[found.state], short_day(found.day, as_of)]
    if found.teams_reached:
        parts.append(f"{found.trained}/{found.eligible}")
    return cell(" ".join(part for part in parts if part))


def _words(found: Cell) -> str:
    rate = f"{found.trained} of {found.eligible} trained" if found.eligible else "nobody on the roster"
    teams = f", {found.teams_reached} of {found.teams} teams reached" if found.teams > 1 else ""
    return f"D{found.district:02} {found.program} {found.course}: {found.state.words}{teams}. {rate}."


def _facts(counted: Counted, as_of: date | None) -> str:
    """Give the line of totals; a day that is not today is marked."""
    mark = "" if as_of is None else " (not today)"
    parts = [f"As of {counted.as_of}{mark}"]
    for total in counted.totals:
        if total.program is None:
            parts.append(f"{total.course} {total.teams_reached}/{total.teams} teams")
    return "   ".join(parts)


def _summary(counted: Counted) -> str:
    lines: list[Any] = [f"SUMMARY as of {counted.as_of}", ""]
    titles = {course.code: course.title for course in counted.courses}
    for total in counted.totals:
        if total.program is None:
            lines += [f"  Staff {total.trained}/{total.eligible} people", ""]
            continue
        if titles.get(total.course) not in lines:
            lines.append(titles.get(total.course))
        lines.append(f"  {total.program:<12}{total.districts_reached}/{total.districts} districts")
    return "\n".join(str(line) for line in lines)
