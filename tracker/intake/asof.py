"""The day that a roster stands for: given, else found in a sheet, a sheet's name or the file's name."""

import re
from datetime import date, datetime

from tracker.intake import words
from tracker.intake.fields import as_text
from tracker.intake.values import Book, Grid, SheetRead
from tracker.names import tidy

_SAYS_WHEN = re.compile(
    r"\b(as of|as at|refreshed|updated|roster|effective|current|data|date|printed|list|staff|run)\b",
    re.IGNORECASE,
)
_SAYS_SURELY = re.compile(r"\b(as of|refreshed|last updated|updated on|printed on|run date)\b", re.IGNORECASE)
_NEAR = 3  # columns to the right of "As of:" in which its day stands


def roster_day(book: Book, sheets: tuple[SheetRead, ...]) -> tuple[date | None, str]:
    """Give the day and where it was found; sheets that differ give the latest, and none gives None."""
    read = {sheet.sheet: sheet.header_row for sheet in sheets if sheet.people and sheet.header_row}
    grids = [grid for grid in book.sheets if grid.sheet in read]
    taken = {(who.sheet, who.row) for sheet in sheets for who in sheet.people}
    found = {grid.sheet: day for grid in grids if (day := _day_in(grid, read[grid.sheet] or 1, taken))}
    if found:
        sheet = max(found, key=lambda name: found[name])
        return found[sheet], f"sheet “{sheet}”"
    if book.kind != "csv":
        named = {grid.sheet: day for grid in grids if (day := words.date_in(grid.sheet))}
        if named:
            sheet = max(named, key=lambda name: named[name])
            return named[sheet], f"the name of sheet “{sheet}”"
    day = words.date_in(book.file)
    return (day, "file name") if day else (None, "")


def _day_in(grid: Grid, header_row: int, taken: set[tuple[str, int]]) -> date | None:
    """Look for the day above the header row, then in the rows below that are nobody's."""
    for number, row in enumerate(grid.rows, start=1):
        if number == header_row or (grid.sheet, number) in taken:
            continue
        announced = _SAYS_WHEN if number < header_row else _SAYS_SURELY
        for at, cell in enumerate(row):
            if not isinstance(cell, str) or not announced.search(cell):
                continue
            day = words.date_in(tidy(cell)) or _beside(row[at + 1 : at + 1 + _NEAR])
            if day:
                return day
    return None


def _beside(cells: tuple[object, ...]) -> date | None:
    for cell in cells:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if isinstance(cell, str) and (day := words.date_in(as_text(cell))):
            return day
    return None
