"""Page one's figures: Actual against Target per course and program, and the grid of districts."""

from tracker.coverage.values import Cell as Place
from tracker.coverage.values import State, Total
from tracker.reports.document import WITHHELD, Cell, Column, Grid, GridCell, GridRow, Share, Table
from tracker.reports.given import Given
from tracker.reports.values import CourseBlock, Measure
from tracker.reports.words import FEWEST, band, inside, long_day, n_of_n, opening, percent_of_target, short_day

SYMBOLS = {
    State.TARGET_MET: "●",
    State.DELIVERED: "●",
    State.SCHEDULED: "◐",
    State.OVERDUE: "!",
    State.CONTACTED: "○",
    State.NOT_SCHEDULED: "○",
    State.NOT_APPLICABLE: "\N{EN DASH}",
}
NO_ROSTER = "? No roster"
LEGEND = (
    "● Delivered, or Target met",
    "◐ Scheduled",
    "! Overdue: its day has passed, neither marked held nor cancelled",
    "○ Not scheduled, or Contacted",
    "\N{EN DASH} Not applicable, no such team",
    "? No roster: nobody knows who is in the team",
    "n of N: staff trained of staff eligible on the day",
)


def course_blocks(given: Given) -> tuple[CourseBlock, ...]:
    """Give Actual against Target of every course: a measure per program, the whole last."""
    return tuple(
        CourseBlock(
            course.code,
            given.course_title(course.code),
            _targets(given, course.code),
            tuple(_measure(given, total) for total in given.coverage.totals if total.course == course.code),
        )
        for course in given.coverage.courses
    )


_ACTUAL = (
    Column("Program", "text", 4),
    Column("Teams reached", "share"),
    Column("Target for teams", "text", 3),
    Column("Districts reached", "share"),
    Column("Staff trained", "share"),
    Column("Actual", "percent"),
    Column("Target", "percent"),
    Column("Against target", "text", 3),
)


def actual(block: CourseBlock) -> Table:
    """Give a course's Actual against Target as a table, to stand beside its chart."""
    caption = f"{block.title}: actual against target, by program"
    return Table(block.title, caption, _ACTUAL, tuple(map(_actual, block.measures)))


def all_courses(blocks: tuple[CourseBlock, ...]) -> Table:
    """Give Actual against Target of all courses in one table."""
    rows = tuple((block.title, *_actual(measure)) for block in blocks for measure in block.measures)
    caption = "Each course by program: what is reached, what is wanted"
    return Table("Actual against target", caption, (Column("Course", "text", 5), *_ACTUAL), rows)


def _actual(m: Measure) -> tuple[Cell, ...]:
    return (m.label, m.reached, m.reached_words, m.districts, *_trained(m), _thousandths(m.target), m.band)


def _trained(measure: Measure) -> tuple[Share | str, Share | str]:
    if measure.trained is None:
        return WITHHELD, WITHHELD
    return measure.trained, measure.trained if measure.trained.of >= FEWEST else ""


def _thousandths(target: float) -> Share:
    return Share(round(target * 1000), 1000)


def grid(given: Given) -> Grid:
    """Give the districts in their number's order by each course and program that any district has."""
    cells = {(cell.course, cell.program, cell.district): cell for cell in given.coverage.cells}
    columns = columns_of(given)
    return Grid(
        tuple((given.course_title(course), given.program_title(program)) for course, program in columns),
        tuple(
            GridRow(district, tuple(_cell(given, cells.get((*column, district))) for column in columns))
            for district in sorted({cell.district for cell in given.coverage.cells})
        ),
        LEGEND,
    )


def columns_of(given: Given) -> list[tuple[str, str]]:
    """Give the grid's (course, program) codes: courses in their order, programs in the totals' order."""
    held = {(cell.course, cell.program) for cell in given.coverage.cells}
    return [(t.course, t.program) for t in given.coverage.totals if t.program and (t.course, t.program) in held]


def _measure(given: Given, total: Total) -> Measure:
    facts = given.course(total.course)
    trained = given.trained_in_total(total)
    return Measure(
        label=given.program_title(total.program),
        reached=Share(total.teams_reached, total.teams),
        districts=Share(total.districts_reached, total.districts),
        reached_words=_reached_words(given, total),
        trained=trained,
        target=facts.target_share,
        band=WITHHELD if trained is None else band(trained.n, trained.of, facts.target_share, given.bands),
    )


def _reached_words(given: Given, total: Total) -> str:
    """Say where the teams stand: a target day that is still to come is no failure yet."""
    due = given.course(total.course).target_on
    if total.teams and total.teams_reached < total.teams and due is not None and given.as_of <= due:
        return f"due by {long_day(due)}"
    return band(total.teams_reached, total.teams, 1, given.bands)


def _targets(given: Given, code: str) -> str:
    facts = given.course(code)
    by = f" by {long_day(facts.target_on)}" if facts.target_on else ""
    share = percent_of_target(facts.target_share)
    return f"Target: every team reached{by}, and {share} of eligible staff trained."


def _cell(given: Given, cell: Place | None) -> GridCell:
    if cell is None or cell.state is State.NOT_APPLICABLE:
        return GridCell("\N{EN DASH}", "Not applicable", "", "", None)
    people = given.trained_in_cell(cell)
    state = State.DELIVERED if people is None and cell.state is State.TARGET_MET else cell.state
    when = short_day(cell.day, given.as_of) if cell.day else ""
    some = cell.teams > 1 and cell.teams_reached < cell.teams and bool(cell.teams_reached)
    word = f"{state.words}, {cell.teams_reached} of {cell.teams} teams reached" if some else state.words
    return GridCell(SYMBOLS[state], word, when, _count(cell, people), people)


def _count(cell: Place, people: Share | None) -> str:
    if not cell.rostered and not cell.eligible:
        return NO_ROSTER
    return WITHHELD if people is None else n_of_n(people.n, people.of)


def subject(given: Given, code: str) -> str:
    """Give a course as a sentence names it, to begin one with."""
    return opening(inside(given.course_title(code)))
