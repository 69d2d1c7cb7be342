"""A map of Oregon in tiles: every district the same size, roughly where it lies, said in words and tints."""

from collections.abc import Iterator, Mapping

from tracker.coverage.values import State
from tracker.reports.charts.drawing import WIDTH, Drawing, LookName, Mark, Rect, Words, cut
from tracker.reports.charts.pieces import key
from tracker.reports.document import Figure, Grid, GridCell
from tracker.reports.values import CourseBlock

#: district → a county that it has, and the column and row of its tile
_SEATS: Mapping[int, tuple[str, int, int]] = {
    1: ("Tillamook", 0, 0),
    16: ("Washington", 1, 0),
    2: ("Multnomah", 2, 0),
    9: ("Wasco", 3, 0),
    12: ("Umatilla", 4, 0),
    13: ("Baker", 5, 0),
    4: ("Benton", 0, 1),
    3: ("Marion", 1, 1),
    15: ("Clackamas", 2, 1),
    5: ("Lane", 1, 2),
    10: ("Deschutes", 2, 2),
    14: ("Harney", 4, 2),
    7: ("Coos", 0, 3),
    6: ("Douglas", 1, 3),
    11: ("Klamath", 2, 3),
    8: ("Jackson", 1, 4),
}
_ACROSS, _DOWN, _GAP = 6, 5, 5.0
_HEAD, _ROW, _MOST, _SIZE = 18.0, 35.0, 3, 10.5
_DONE = frozenset({State.DELIVERED.words, State.TARGET_MET.words})
_BY_SYMBOL: Mapping[str, LookName] = {"●": "mid", "◐": "light", "!": "loss"}


def tiles(
    grid: Grid, block: CourseBlock, counties: Mapping[int, str], short: Mapping[str, str] | None = None
) -> Figure | None:
    """Draw how far each district is, by program, where it lies on the map.

    `counties` are those of each district, as the workspace has them: only Oregon's sixteen districts have a map,
    and a course of more than three programs has none. `short` gives a program's title a shorter word.
    """
    programs = {place: title for place, (course, title) in enumerate(grid.columns) if course == block.title}
    if not 0 < len(programs) <= _MOST or not _oregon(grid, counties):
        return None
    titles = {place: (short or {}).get(title, title) for place, title in programs.items()}
    wide, high = (WIDTH - (_ACROSS - 1) * _GAP) / _ACROSS, _HEAD + _ROW * len(programs)
    marks: list[Mark] = []
    for row in grid.rows:
        _, across, down = _SEATS[row.district]
        x, y = across * (wide + _GAP) + 1, down * (high + _GAP) + 1
        marks.append(Words(f"District {row.district}", x + 2, y + 13, bold=True))
        for line, (place, title) in enumerate(titles.items()):
            marks += _band(row.cells[place], title, Rect(x, y + _HEAD + line * _ROW, wide - 2, _ROW - 2, "paper"))
    bottom = _DOWN * (high + _GAP)
    explained, _ = key(_entries(), 2.6 * (wide + _GAP), bottom - 46, WIDTH - 2.6 * (wide + _GAP))
    return Figure(
        name=f"Map: {block.title}",
        caption=f"{block.title}: how far each district is, roughly where it lies",
        words=f"Districts for {block.title}. {_said(grid, programs)}",
        drawing=Drawing(WIDTH, bottom + 2, (*marks, *explained)),
    )


def _oregon(grid: Grid, counties: Mapping[int, str]) -> bool:
    """Say whether these are the sixteen districts, each with a county that it is known by."""
    return {row.district for row in grid.rows} == _SEATS.keys() and all(
        county.casefold() in counties.get(district, "").casefold() for district, (county, *_) in _SEATS.items()
    )


def _band(cell: GridCell, title: str, area: Rect) -> Iterator[Mark]:
    look = _look(cell)
    yield Rect(area.x, area.y, area.width, area.height, look)
    if look == "loss":
        yield Rect(area.x + 3, area.y + 3, area.width - 6, area.height - 6, "paper")
    words: LookName = "paper" if look == "fill" else "ink"
    room = area.width - 6
    state = f"{cell.symbol} {cell.word.split(', ')[-1].replace(' teams reached', ' teams')}"
    yield Words(cut(title, room, _SIZE), area.x + 4, area.y + 13, size=_SIZE, look=words)
    yield Words(cut(state, room, _SIZE), area.x + 4, area.y + 27, size=_SIZE, look=words)


def _look(cell: GridCell) -> LookName:
    if cell.word in _DONE:
        return "fill"
    return _BY_SYMBOL.get(cell.symbol, "track")


def _entries() -> tuple[tuple[LookName, str], ...]:
    return (
        ("fill", "delivered"),
        ("mid", "some of its teams"),
        ("light", "scheduled"),
        ("loss", "overdue"),
        ("track", "not scheduled, or no such team"),
    )


def _said(grid: Grid, programs: Mapping[int, str]) -> str:
    return " ".join(
        f"District {row.district}: "
        + ", ".join(f"{title} {row.cells[n].word.lower()}" for n, title in programs.items())
        + "."
        for row in grid.rows
    )
