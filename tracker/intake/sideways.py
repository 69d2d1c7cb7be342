"""A sheet that lies on its side, fields down and people across: set upright before anything else looks at it."""

from dataclasses import replace

from tracker.intake import evidence
from tracker.intake.columns import IDENTITY
from tracker.intake.fields import as_text
from tracker.intake.headings import field_of
from tracker.intake.tables import lookups, tables
from tracker.intake.values import Book, Grid

DEEPEST = 200  # rows, each a field or a blank
MOST = 400  # people beside each other
LEAST = 2  # people, and headings
WORDS = 3  # in a family name


def upright(grid: Grid) -> Grid:
    """Give the sheet with its columns as rows where only so it reads as a table of people, else as it is."""
    width = max(map(len, grid.rows), default=0)
    if grid.hidden or len(grid.rows) > DEEPEST or not LEAST <= width - 1 <= MOST or not _could_lie(grid):
        return grid
    turned = _turned(grid, width)
    return turned if _fields(turned) > _fields(grid) and _holds_people(turned) else grid


def all_upright(book: Book) -> Book:
    """Give a book with each sheet upright."""
    sheets = tuple(map(upright, book.sheets))
    return book if sheets == book.sheets else replace(book, sheets=sheets)


def _could_lie(grid: Grid) -> bool:
    """Whether a column, rather than a row, holds headings of who a person is."""
    for column in zip(*grid.rows, strict=False):
        found = {known[0] for cell in column if isinstance(cell, str) and (known := field_of(cell))}
        if len(found) >= LEAST and found & IDENTITY:
            return True
        if any(cell is not None for cell in column):
            return False  # the first column that holds anything is the one
    return False


def _turned(grid: Grid, width: int) -> Grid:
    """Give the sheet with rows and columns exchanged."""
    rows = tuple(tuple(row[at] if at < len(row) else None for row in grid.rows) for at in range(width))
    return replace(
        grid,
        rows=rows,
        turned=True,
        hidden_rows=frozenset(),
        struck=frozenset((column, row) for row, column in grid.struck),
        failed={(column, row): shown for (row, column), shown in grid.failed.items()},
        merged=tuple((left, top, right, bottom) for top, left, bottom, right in grid.merged),
    )


def _fields(grid: Grid) -> int:
    """Count the fields that the first header row names."""
    found = tables(grid)
    return len({known[0] for text in lookups(grid, found[0].header_row) if (known := field_of(text))}) if found else 0


def _holds_people(grid: Grid) -> bool:
    """Whether below the headings stand at least two people's names, numbers or addresses."""
    (table, *_) = tables(grid)
    for at, text in enumerate(table.lookups):
        known = field_of(text)
        cells = [row[at] for row in grid.rows[table.first - 1 :] if row[at] is not None]
        if not known or known[0] not in IDENTITY or len(cells) < LEAST:
            continue
        if evidence.looks_like(cells) in {"name", "email", "employee_number"} or evidence.are_names(cells):
            return True
        if known[0] == "employee_number" and evidence.are_numbers(cells):
            return True
        if known[0] == "family" and all(len(as_text(cell).split()) <= WORDS for cell in cells):
            return True
    return False
