"""A plain list in a sheet: the row of headings is found by its words, and each column by its own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tracker.intake.fields import as_text
from tracker.intake.scan.limits import letters
from tracker.intake.values import Book, Grid, Problem
from tracker.intake.words import key
from tracker.names import tidy

SEARCHED = 30  # rows in which the headings are looked for


@dataclass(frozen=True)
class Headed:
    """Where a list stands: its row of headings, counted from 1, and each field's column, counted from 0."""

    header_row: int
    columns: Mapping[str, int]
    unused: tuple[str, ...]
    twice: tuple[Problem, ...]

    def letter(self, field: str) -> str | None:
        """Give the letter of a field's column, as Excel shows it."""
        return letters(self.columns[field] + 1) if field in self.columns else None


def spoken(words: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Give each way of heading a column with the field that it names."""
    return {key(said): field for field, ways in words.items() for said in (field.replace("_", " "), *ways)}


def headed(grid: Grid, known: Mapping[str, str], needed: Collection[str]) -> Headed | None:
    """Find the first row that names a needed field and the most others; None where no row does."""
    found = [
        each
        for row in range(1, min(SEARCHED, len(grid.rows)) + 1)
        if (each := _read(grid, row, known)) and set(needed) & set(each.columns)
    ]
    return max(found, key=lambda each: (len(each.columns), -each.header_row), default=None)


def not_read(book: Book, read: Collection[Grid]) -> tuple[str, ...]:
    """Say of which sheets nothing was read: hidden ones, and those that hold something else."""
    hidden = (f"Sheet “{grid.sheet}” is hidden and was not read." for grid in book.sheets if grid.hidden)
    known = {grid.sheet for grid in read}
    others = [
        f"“{grid.sheet}”"
        for grid in book.sheets
        if not (grid.hidden or grid.sheet in known) and any(cell is not None for row in grid.rows for cell in row)
    ]
    said = f"Nothing was read of {'these sheets' if len(others) > 1 else 'this sheet'}: {', '.join(others)}."
    return (*hidden, *([said] if others else []))


def _read(grid: Grid, row: int, known: Mapping[str, str]) -> Headed | None:
    columns: dict[str, int] = {}
    unused: list[str] = []
    twice: list[Problem] = []
    for at, cell in enumerate(grid.rows[row - 1]):
        heading = tidy(as_text(cell))
        field = known.get(key(heading))
        if not heading:
            continue
        if field is None:
            unused.append(heading)
        elif field in columns:
            said = f"Two columns say “{heading}”. The first is read; take one of them out if that is wrong."
            twice.append(Problem(grid.sheet, row, letters(at + 1), "twice", said, field))
        else:
            columns[field] = at
    return Headed(row, columns, tuple(unused), tuple(twice)) if columns else None
