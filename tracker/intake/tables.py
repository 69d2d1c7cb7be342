"""Where the tables of a sheet are: their header rows, the headings as people read them, and the rows below."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tracker.intake import evidence
from tracker.intake.columns import BY_FIELD, IDENTITY
from tracker.intake.fields import as_text
from tracker.intake.headings import field_of, is_about_someone_else, is_sensitive, normal
from tracker.intake.values import Cell, Grid
from tracker.names import tidy

SEARCHED = 30  # rows in which the first header is looked for
FEW = 2
SURELY = 3  # headings in a later header row
_ALSO_VALUES = frozenset(  # headings that may also stand in a person's row, as a type, a status or a job
    {"employee", "worker", "staff", "active", "supervisor", "manager", "lead", "team lead", "caseworker", "case worker"}
    | {"program manager", "unit supervisor", "unit manager", "section", "group", "other", "class", "incumbent", "temp"}
)
_VALUE = re.compile(r"(?i)[a-z]{0,3}[\s-]?\d{4,}|\d+([./-]\d+)*")  # numbers and days, as text files hold them


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
    top: int = 0  # the first row of the header, which may have two


def tables(grid: Grid, saved: Collection[frozenset[str]] = (), header_row: int | None = None) -> tuple[Table, ...]:
    """Give the sheet's tables from top to bottom; each later header row begins another one.

    The first header row is the one that was chosen, else one whose headings are remembered, else the first found.
    """
    first = header_row or _saved_header(grid, saved) or _first_header(grid)
    if first is None or first > len(grid.rows):
        return ()
    headers = [first]
    for row in range(first + 1, len(grid.rows) + 1):
        if row > headers[-1] + 1 and _is_header(grid, row) and _is_again(grid, row, first):
            headers.append(_lower(grid, row))
    ends = [*(_top(grid, row) - 1 for row in headers[1:]), len(grid.rows)]
    return tuple(
        Table(row, _headings(grid, row), lookups(grid, row), _first(grid, row), end, _top(grid, row))
        for row, end in zip(headers, ends, strict=True)
    )


def lookups(grid: Grid, row: int) -> tuple[str, ...]:
    """Give a row's headings with what stands above in front, where only together they name a field or another person.

    Above may be a heading over several columns ("Supervisor") or the first half of each ("Hire" over "Date").
    """
    found = list(_headings(grid, row))
    groups = {left for _, left, bottom, right in grid.merged if bottom == row - 1 and left < right}
    for column, above in _above(grid, row).items():
        if column <= len(found) and found[column - 1]:
            own = column not in groups and bool(as_text(_cell(grid, row - 1, column)))
            found[column - 1] = _under(above, found[column - 1], own=own)
    for top, left, bottom, right in grid.merged:
        if bottom == row > top >= row - FEW and left == right <= len(found) and not found[left - 1]:
            found[left - 1] = tidy(as_text(_cell(grid, top, left)))  # one heading merged over both rows
    return tuple(found)


def _above(grid: Grid, row: int) -> dict[int, str]:
    """Give what stands over each column in the row above a header row; a title over all of it is nobody's heading."""
    above = row - 1
    if above < 1 or not _only_words(grid.rows[above - 1]) or any(map(_is_somebody, grid.rows[above - 1])):
        return {}
    found = {at: text for at, text in enumerate(_headings(grid, above), start=1) if text}
    filled = [at for at, text in enumerate(_headings(grid, row), start=1) if text]
    for top, left, bottom, right in grid.merged:
        text = tidy(as_text(_cell(grid, top, left)))
        over_all = filled and left <= filled[0] and right >= filled[-1]
        if text and left < right and row - FEW <= bottom == above and not over_all:
            found.update(dict.fromkeys(range(left, right + 1), text))
    return found | _spread(grid, row, found)


def _spread(grid: Grid, row: int, above: dict[int, str]) -> dict[int, str]:
    """Give how far "Supervisor" reaches over columns that it is not merged over: to those headed as others are."""
    headings = [normal(text) for text in _headings(grid, row)]
    spread: dict[int, str] = {}
    for at, text in above.items():
        if not is_about_someone_else(text) or len(text.split()) > 1:
            continue
        for column in range(at + 1, len(headings) + 1):
            if column in above or headings[column - 1] not in headings[: at - 1] + headings[column:]:
                break
            spread[column] = text
    return spread


def _saved_header(grid: Grid, saved: Collection[frozenset[str]]) -> int | None:
    """Find the first row whose headings were chosen for once."""
    if not saved:
        return None
    searched = range(1, min(SEARCHED, len(grid.rows)) + 1)
    return next((row for row in searched if frozenset(filter(None, map(normal, lookups(grid, row)))) in saved), None)


def _under(above: str, heading: str, *, own: bool) -> str:
    """Put what stands above in front where only so a field is named, or somebody else is spoken of.

    `own` says that it stands over this column alone: then it is the heading of one that has a mere sign.
    """
    together = f"{above} {heading}"
    if not any(map(str.isalnum, heading)):
        return together if own else heading
    known = field_of(together)
    someone_else = is_about_someone_else(above) and field_of(heading) is not None and len(above.split()) <= FEW
    sensitive = is_sensitive(together) and not is_sensitive(heading) and len(above.split()) <= FEW
    return together if known or someone_else or sensitive else heading


def _first(grid: Grid, row: int) -> int:
    """Give the first row below a header; one that only says the headings again is part of it."""
    return row + 1 + (_is_header(grid, row + 1) and _is_again(grid, row + 1, row))


def _top(grid: Grid, row: int) -> int:
    """Give the first row of a header: the one above where its words were needed, or are headings alone."""
    if lookups(grid, row) != _headings(grid, row):
        return row - 1
    above = {*_above(grid, row).values()}
    grouping = above and all(field_of(text) or is_about_someone_else(text) for text in above)
    return row - 1 if grouping else row


def _first_header(grid: Grid) -> int | None:
    """Find the first header row: by its words, else by one word or none and what stands below."""
    searched = range(1, min(SEARCHED, len(grid.rows)) + 1)
    found = next((row for row in searched if _is_header(grid, row)), None)
    return _lower(grid, found) if found else next((row for row in searched if _is_plausible(grid, row)), None)


def _lower(grid: Grid, row: int) -> int:
    """Give the row below where that is the header's second row: the two say more together than the first alone."""
    below = row + 1
    if not _is_header(grid, below):
        return row
    joined = sum(own not in {"", said} for said, own in zip(lookups(grid, below), _headings(grid, below), strict=True))
    return below if _said(grid, below) + (joined >= FEW) > _said(grid, row) else row


def _is_header(grid: Grid, row: int) -> bool:
    """Whether a row has at least two known headings, one of them of who a person is, and no values."""
    if row > len(grid.rows) or not _only_words(grid.rows[row - 1]):
        return False
    fields = _fields(grid, row)
    return len(fields) >= FEW and bool(fields & IDENTITY)


def _is_again(grid: Grid, row: int, first: int) -> bool:
    """Whether a later row is surely headings again, and no person whose cells happen to be such words.

    It says what the first header says, or enough that is no job, type or status of a person.
    """
    if any(map(_is_somebody, grid.rows[row - 1])):
        return False
    filled, before = [normal(text) for text in lookups(grid, row) if text], {*map(normal, lookups(grid, first))}
    if sum(said in before for said in filled) * 2 > len(filled):
        return True
    known = {found[0] for said in filled if said not in _ALSO_VALUES and (found := field_of(said))}
    fields = {name for name in known if BY_FIELD[name].used}
    mostly = _said(grid, row) * 2 > len(filled)
    return mostly and len(fields) >= min(SURELY, _hits(grid, first)) and bool(fields & IDENTITY)


def _said(grid: Grid, row: int) -> int:
    """Count the columns of which a row says what they are."""
    return sum(bool(text) and (field_of(text) is not None or is_sensitive(text)) for text in lookups(grid, row))


def _hits(grid: Grid, row: int) -> int:
    """Count the fields that a row's headings name, those that are read."""
    return sum(BY_FIELD[name].used for name in _fields(grid, row))


def _fields(grid: Grid, row: int) -> set[str]:
    return {found[0] for heading in lookups(grid, row) if heading and (found := field_of(heading))}


def _is_plausible(grid: Grid, row: int) -> bool:
    """Whether a row of words stands above columns that look like people, though few headings are known."""
    cells = grid.rows[row - 1]
    filled = [at for at, cell in enumerate(cells) if cell is not None]
    if not filled or not _only_words(cells) or any(map(_is_somebody, cells)):
        return False
    known = _fields(grid, row) & IDENTITY
    below = [line for line in grid.rows[row : row + SEARCHED] if any(cell is not None for cell in line)]
    columns = {at: [line[at] for line in below if not field_of(as_text(line[at]))] for at in filled}
    looks = {evidence.looks_like(column) for column in columns.values()} - {None}
    if known:
        named = any(field_of(as_text(cells[at])) for at in filled) and any(map(evidence.are_names, columns.values()))
        return named or bool(looks & {"email", "employee_number", "name"})
    return "name" in looks and bool(looks & {"email", "employee_number"})


def _is_somebody(cell: Cell) -> bool:
    """Whether a cell names somebody, and is no heading that only looks so: "Sup (Last, First)"."""
    return evidence.is_person_like(cell) and field_of(as_text(cell)) is None


def _only_words(cells: tuple[Cell, ...]) -> bool:
    """Whether a row holds words alone: a number, a day or an address is a value and no heading."""
    return not any(
        isinstance(cell, float | bool | date)
        or (isinstance(cell, str) and ("@" in cell or _VALUE.fullmatch(cell.strip()) is not None))
        for cell in cells
    )


def _headings(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(tidy(as_text(cell)) for cell in grid.rows[row - 1])


def _cell(grid: Grid, row: int, column: int) -> Cell:
    inside = 0 < row <= len(grid.rows) and 0 < column <= len(grid.rows[row - 1])
    return grid.rows[row - 1][column - 1] if inside else None
