"""What the tests of the charts draw: values of any size with hostile names, and where each mark of a drawing lies."""

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from tracker.reports.charts.drawing import Disc, Drawing, Line, Mark, Path, Rect, Words, measured
from tracker.reports.charts.svg import as_svg
from tracker.reports.document import Figure, Grid, GridCell, GridRow, Share
from tracker.reports.values import CourseBlock, Measure
from tracker.reports.words import band

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</text><script>alert(1)</script>",
    "Ω" * 300,
    "W" * 300,
    "several words " * 30,
    "\u202eevil\u202c",
    "أحمد בדיקה",
    "兒童保護服務處 " * 12,
    "&amp; <b>[/x] =1+1",
    "\x1b[31mred\x00",
    "",
)
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
SHARES = st.integers(0, 2_000_000).flatmap(lambda of: st.builds(Share, st.integers(0, of), st.just(of)))
TARGETS = st.sampled_from((0.0, 0.333, 0.75, 0.9, 1.0))
DAY = date(2025, 8, 20)


def measure(label: str, reached: Share, trained: Share | None, target: float = 0.9, due: str = "") -> Measure:
    """Give a measure with the bands that its figures have."""
    return Measure(
        label=label,
        reached=reached,
        districts=reached,
        reached_words=due or band(reached.n, reached.of, 1, (5, 15)),
        trained=trained,
        target=target,
        band=band(trained.n, trained.of, target, (5, 15)) if trained else "withheld",
    )


def block(*measures: Measure, title: str = "The overview") -> CourseBlock:
    """Give a course with these measures."""
    return CourseBlock("overview", title, "Target: all.", measures)


def cell(people: Share | None, word: str = "Delivered", symbol: str = "●", count: str | None = None) -> GridCell:
    """Give a cell of the grid; without a count it is what the people say."""
    told = ("withheld" if people is None else f"{people.n:,} of {people.of:,}") if count is None else count
    return GridCell(symbol, word, "22 Jul", told, people)


def grid(cells: dict[int, tuple[GridCell, ...]], programs: tuple[str, ...], title: str = "The overview") -> Grid:
    """Give the grid of one course: a row of cells for each district."""
    rows = tuple(GridRow(district, row) for district, row in sorted(cells.items()))
    return Grid(tuple((title, program) for program in programs), rows, ())


def drawn(figure: Figure) -> ET.Element:
    """Give a figure's drawing as XML."""
    return ET.fromstring(as_svg(figure.drawing, label=figure.words))  # noqa: S314 - our own


def texts(figure: Figure) -> list[str]:
    """Give what can be read in a drawing."""
    return [mark.text for mark in figure.drawing.marks if isinstance(mark, Words)]


def outside(drawing: Drawing) -> list[Mark]:
    """Give the marks that are not wholly inside the drawing's box."""
    return [mark for mark in drawing.marks if not all(_holds(drawing, x, y) for x, y in _corners(mark))]


def _holds(drawing: Drawing, x: float, y: float) -> bool:
    return -0.01 <= x <= drawing.width + 0.01 and -0.01 <= y <= drawing.height + 0.01


def _corners(mark: Mark) -> Iterator[tuple[float, float]]:
    match mark:
        case Rect():
            yield from ((mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height))
            assert mark.width >= 0
            assert mark.height >= 0
        case Line():
            yield from ((min(mark.x1, mark.x2), mark.y1), (max(mark.x1, mark.x2), mark.y2))
        case Path():
            yield from mark.points
        case Disc():
            yield from ((mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius))
        case Words():
            wide = measured(mark.text, mark.size, bold=mark.bold)
            left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
            yield from ((left, mark.y - mark.size), (left + wide, mark.y + mark.size / 4))
