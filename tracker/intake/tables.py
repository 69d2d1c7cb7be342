"""Where the tables of a sheet are: their header rows, the headings as people read them, and the rows below."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tracker.intake import evidence
from tracker.intake.columns import IDENTITY
from tracker.intake.fields import as_text
from tracker.intake.headings import field_of, normal
from tracker.intake.values import Cell, Grid
from tracker.names import tidy

SEARCHED = 30  # rows in which the first header is looked for
FEW = 2


@dataclass(frozen=True)
class Table:
    """One table: its header row and its rows, counted from 1, the last one included.

    `headings` stand as in the file, one a column; `lookups` carry the merged group heading above in front.
    """

    header_row: int
    headings: tuple[str, ...]
    lookups: tuple[str, ...]
    first: int
    last: int


def tables(grid: Grid, saved: Collection[frozenset[str]] = (), header_row: int | None = None) -> tuple[Table, ...]:
    """Give the sheet's tables from top to bottom; each later header row begins another one.

    The first header row is the one that was chosen, else one whose headings are remembered, else the first found.
    """
    first = header_row or _saved_header(grid, saved) or _first_header(grid)
    if first is None or first > len(grid.rows):
        return ()
    headers = [first]
    for row in range(first + 1, len(grid.rows) + 1):
        if _is_header(grid, row) and row > headers[-1] + 1:
            headers.append(row)
    ends = [*(row - 1 for row in headers[1:]), len(grid.rows)]
    return tuple(
        Table(row, _headings(grid, row), lookups(grid, row), row + 1 + _is_header(grid, row + 1), end)
        for row, end in zip(headers, ends, strict=True)
    )


def lookups(grid: Grid, row: int) -> tuple[str, ...]:
    """Give a row's headings with the merged heading above in front where together they name a field."""
    found = list(_headings(grid, row))
    for top, left, bottom, right in grid.merged:
        above = tidy(as_text(_cell(grid, top, left)))
        if not above or bottom - top > FEW:
            continue
        if bottom == row > top and left == right <= len(found) and not found[left - 1]:
            found[left - 1] = above  # one heading merged over both rows
        elif bottom == row - 1 and left < right <= len(found):
            for column in range(left, right + 1):
                found[column - 1] = _under(above, found[column - 1])
    return tuple(found)


def _saved_header(grid: Grid, saved: Collection[frozenset[str]]) -> int | None:
    """Find the first row whose headings were chosen for once."""
    if not saved:
        return None
    searched = range(1, min(SEARCHED, len(grid.rows)) + 1)
    return next((row for row in searched if frozenset(filter(None, map(normal, lookups(grid, row)))) in saved), None)


def _under(group: str, heading: str) -> str:
    """Put a group's heading in front where that names a field, or speaks of somebody else."""
    together = f"{group} {heading}"
    return together if heading and field_of(together) else heading


def _first_header(grid: Grid) -> int | None:
    """Find the first header row: by its words, else by one word or none and what stands below."""
    searched = range(1, min(SEARCHED, len(grid.rows)) + 1)
    for row in searched:
        if _is_header(grid, row):
            below = row + 1
            if below <= len(grid.rows) and _is_header(grid, below) and _hits(grid, below) > _hits(grid, row):
                return below
            return row
    return next((row for row in searched if _is_plausible(grid, row)), None)


def _is_header(grid: Grid, row: int) -> bool:
    """Whether a row has at least two known headings, one of them of who a person is, and no values."""
    if row > len(grid.rows) or not _only_words(grid.rows[row - 1]):
        return False
    fields = _fields(grid, row)
    return len(fields) >= FEW and bool(fields & IDENTITY)


def _hits(grid: Grid, row: int) -> int:
    return len(_fields(grid, row))


def _fields(grid: Grid, row: int) -> set[str]:
    return {found[0] for heading in lookups(grid, row) if heading and (found := field_of(heading))}


def _is_plausible(grid: Grid, row: int) -> bool:
    """Whether a row of words stands above columns that look like people, though few headings are known."""
    cells = grid.rows[row - 1]
    filled = [at for at, cell in enumerate(cells) if cell is not None]
    if not filled or not _only_words(cells) or any(evidence.is_person_like(cell) for cell in cells):
        return False
    known = _fields(grid, row) & IDENTITY
    below = [line for line in grid.rows[row : row + SEARCHED] if any(cell is not None for cell in line)]
    columns = {at: [line[at] for line in below] for at in filled}
    looks = {evidence.looks_like(column) for column in columns.values()} - {None}
    if known:
        named = any(field_of(as_text(cells[at])) for at in filled) and any(map(evidence.are_names, columns.values()))
        return named or bool(looks & {"email", "employee_number", "name"})
    return "name" in looks and bool(looks & {"email", "employee_number"})


def _only_words(cells: tuple[Cell, ...]) -> bool:
    """Whether a row holds words alone: a number, a day or an address is a value and no heading."""
    return not any(isinstance(cell, float | bool | date) or (isinstance(cell, str) and "@" in cell) for cell in cells)


def _headings(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(tidy(as_text(cell)) for cell in grid.rows[row - 1])


def _cell(grid: Grid, row: int, column: int) -> Cell:
    inside = 0 < row <= len(grid.rows) and 0 < column <= len(grid.rows[row - 1])
    return grid.rows[row - 1][column - 1] if inside else None
