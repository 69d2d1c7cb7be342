"""Small multiples: a panel per district, in the order of their numbers, each with a bar per program."""

from collections.abc import Iterator, Mapping

from tracker.reports.charts.drawing import WIDTH, Drawing, Mark, Words, cut, measured
from tracker.reports.charts.native import Native, Series
from tracker.reports.charts.pieces import SMALL, Bar, bullet, key
from tracker.reports.document import Column, Figure, Grid, GridCell, Share, Table
from tracker.reports.values import CourseBlock
from tracker.reports.words import FEWEST

_ACROSS, _GAP = 4, 22.0
_HEAD, _ROW = 20.0, 31.0
_MOST = 60  # panels on one page; more are read from the table
_LOOKS = ("fill", "mid", "dark", "loss")


def multiples(grid: Grid, block: CourseBlock, short: Mapping[str, str] | None = None) -> Figure | None:
    """Draw each district's staff trained per program of a course, with the target's mark; None where there is none.

    `short` gives a program's title a shorter word. A place without a bar says why: withheld, no roster, no such team.
    """
    places = _columns(grid, block)
    if not places or not grid.rows or len(grid.rows) > _MOST:
        return None
    titles = {place: (short or {}).get(title, title) for place, title in places.items()}
    target = block.measures[-1].target if block.measures else None
    wide, high = (WIDTH - (_ACROSS - 1) * _GAP) / _ACROSS, _HEAD + _ROW * len(places) + 12
    marks: list[Mark] = []
    for number, row in enumerate(grid.rows):
        x, y = (number % _ACROSS) * (wide + _GAP), (number // _ACROSS) * high
        marks.append(Words(cut(f"District {row.district}", wide, bold=True), x, y + 13, bold=True))
        for line, (place, title) in enumerate(titles.items()):
            bar = Bar(x, y + _HEAD + line * _ROW + 15, wide, 9)
            marks += _panel(row.cells[place], title, bar, target)
    bottom = -(-len(grid.rows) // _ACROSS) * high
    explained, bottom = key(
        (("fill", "staff trained"), ("track", "still to train"), ("target", "target")), 0, bottom, WIDTH
    )
    return Figure(
        name=f"Districts: {block.title}",
        caption=f"{block.title}: staff trained in each district, by program",
        words=f"Bars for {block.title}: staff trained by district. {_said(grid, places)}",
        drawing=Drawing(WIDTH, bottom, (*marks, *explained)),
        native=_native(shares(grid, block), titles),
    )


def shares(grid: Grid, block: CourseBlock) -> Table:
    """Give what the panels show as a table: n of N and the share of each district, by program."""
    places = _columns(grid, block)
    columns = [Column("District", "number", 1)]
    for title in places.values():
        columns += [Column(f"{title}: staff trained", "share"), Column(f"{title}: share", "percent")]
    rows = tuple((row.district, *(part for n in places for part in _parts(row.cells[n]))) for row in grid.rows)
    return Table(f"{block.title}: districts", f"{block.title}: staff trained in each district", tuple(columns), rows)


def _columns(grid: Grid, block: CourseBlock) -> dict[int, str]:
    """Give the places of a course's columns in the grid, each with its program."""
    return {place: program for place, (course, program) in enumerate(grid.columns) if course == block.title}


def _panel(cell: GridCell, title: str, bar: Bar, target: float | None) -> Iterator[Mark]:
    words = _told(cell)
    room = bar.width - min(measured(words, SMALL), bar.width * 0.6) - 8
    yield Words(cut(title, room, SMALL), bar.x, bar.y - 4, size=SMALL, look="soft")
    yield Words(cut(words, bar.width * 0.6, SMALL), bar.x + bar.width, bar.y - 4, "end", size=SMALL)
    if cell.people is not None and cell.people.ratio is not None:
        yield from bullet(bar, cell.people.ratio, target)


def _told(cell: GridCell) -> str:
    return cell.count or cell.word


def _parts(cell: GridCell) -> tuple[Share | str, Share | str]:
    if cell.people is None or not cell.people.of:
        return _told(cell), ""
    return cell.people, cell.people if cell.people.of >= FEWEST else ""


def _said(grid: Grid, places: Mapping[int, str]) -> str:
    return " ".join(
        f"District {row.district}: " + ", ".join(f"{title} {_told(row.cells[n])}" for n, title in places.items()) + "."
        for row in grid.rows
    )


def _native(table: Table, titles: Mapping[int, str]) -> Native:
    return Native(
        "column",
        table.title,
        0,
        tuple(
            Series(title, 2 + 2 * place, _LOOKS[place % len(_LOOKS)])  # type: ignore[arg-type] # all four are looks
            for place, title in enumerate(titles.values())
        ),
        high=1.0,
    )
