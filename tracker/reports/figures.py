"""The report's figures: each a drawing, its words, and how the workbook draws the same from the table beside it."""

from collections.abc import Iterator

from tracker.reports.beside import bar_end, described
from tracker.reports.charts.drawing import WIDTH, Drawing, Line, Mark, Rect, Words
from tracker.reports.charts.native import Native, Series
from tracker.reports.document import Figure, Grid, Share
from tracker.reports.values import CourseBlock

_HIGH = 34.0


def actual_figure(block: CourseBlock) -> Figure:
    """Give a course's bars: teams reached and staff trained of each program, with their targets."""
    bars = [
        bar
        for each in block.measures
        for bar in (
            (f"{each.label}, teams reached", each.reached, 1.0),
            (f"{each.label}, staff trained", each.trained, each.target),
        )
    ]
    marks = tuple(mark for place, bar in enumerate(bars) for mark in _bar(place * _HIGH, *bar))
    return Figure(
        name=f"actual-{block.code}",
        caption=f"{block.title}: actual against target",
        words=described(block),
        drawing=Drawing(WIDTH, _HIGH * len(bars), marks),
        native=Native(
            "bar", block.title, 0, (Series("Actual", 5, "fill"), Series("Target", 6, "light")), low=0.0, high=1.0
        ),
    )


def district_figures(grid: Grid) -> Iterator[Figure]:
    """Give a chart per course of the share of staff trained in each district."""
    for course in dict.fromkeys(title for title, _ in grid.columns):
        places = [(n, program) for n, (title, program) in enumerate(grid.columns) if title == course]
        looks = ("fill", "loss", "light", "dark")
        yield Figure(
            name=f"districts-{course}",
            caption=f"{course}: share of staff trained by district",
            words=f"Columns for {course}: staff trained by district. " + _said(grid, places),
            drawing=Drawing(WIDTH, 1, ()),
            native=Native(
                "column",
                "District shares",
                0,
                tuple(Series(program, 2 + 2 * n, looks[at % 4]) for at, (n, program) in enumerate(places)),  # type: ignore[arg-type] # names of looks
                low=0.0,
                high=1.0,
            ),
        )


def _said(grid: Grid, places: list[tuple[int, str]]) -> str:
    """Give the figures of a chart in words, for those who do not see it."""
    return " ".join(
        f"District {row.district}: "
        + ", ".join(f"{program} {row.cells[n].count or row.cells[n].word}" for n, program in places)
        + "."
        for row in grid.rows
    )


def _bar(top: float, label: str, share: Share | None, target: float) -> Iterator[Mark]:
    ratio = (share.ratio if share else None) or 0
    yield Words(f"{label}: {bar_end(share)}", 0, top + 12)
    yield Rect(0, top + 17, WIDTH - 2, 10, "track")
    yield Rect(0, top + 17, (WIDTH - 2) * ratio, 10, "fill")
    yield Line((WIDTH - 2) * target, top + 15, (WIDTH - 2) * target, top + 29, "target")
