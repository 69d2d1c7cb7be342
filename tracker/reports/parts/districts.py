"""The districts: the grid, a panel for each, and where they lie."""

from tracker.names import show
from tracker.reports.charts.multiples import multiples, shares
from tracker.reports.charts.tiles import tiles
from tracker.reports.document import Grid, Part
from tracker.reports.given import Given
from tracker.reports.values import CourseBlock


def districts(given: Given, grid: Grid, courses: tuple[CourseBlock, ...]) -> tuple[Part, ...]:
    """Give a part per course that any district has: its districts as figures, with the numbers beside them."""
    short = {given.program_title(code): show(code) for code in given.programs}
    return tuple(
        _course(given, grid, block, short) for block in courses if block.title in {title for title, _ in grid.columns}
    )


def _course(given: Given, grid: Grid, block: CourseBlock, short: dict[str, str]) -> Part:
    drawn = (multiples(grid, block, short), tiles(grid, block, given.further.counties, short))
    return Part(
        f"{block.title}: districts",
        figures=tuple(figure for figure in drawn if figure is not None),
        tables=(shares(grid, block),),
        level=3,
        sheet="Districts",
    )
