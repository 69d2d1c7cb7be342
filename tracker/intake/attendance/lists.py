"""Any file that says who was there: a report as text or in a workbook, a sign-in sheet, a list of names."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tracker.errors import UnreadableFile
from tracker.intake.attendance import signed
from tracker.intake.attendance.pasted import read_names
from tracker.intake.attendance.report import known, read_report, tables_of
from tracker.intake.attendance.table import rows_of
from tracker.intake.fields import as_text
from tracker.intake.text import decode
from tracker.intake.values import AttendanceFile, Book, Cell, Grid

_LARGEST = 50_000_000  # bytes
_LOOKED_AT, _WIDEST = 40, 100  # rows and columns from the top, to say what a sheet is
_BEGINNING = 16_384  # bytes, to say what a text is
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
_TWO_WAYS = 12  # a day up to this may be a month


def read_attendance(path: Path, *, on: date | None = None, book: Book | None = None) -> AttendanceFile:
    """Read who was there; `on`, the session's day, helps to tell the day from the month."""
    if path.stat().st_size > _LARGEST:
        raise UnreadableFile(f"{path.name} is too large for an attendance report. Download the report again.")
    if book is None and not is_workbook(path):
        data = path.read_bytes()
        text, encoding = decode(data)
        tables = None if "\0" in text else tables_of(rows_of(text))
        digest = hashlib.sha256(data).hexdigest()
        if tables:
            return read_report(path.name, digest, tables, on=on, notes=_doubt(encoding))
        if path.suffix.casefold() == ".txt":
            return replace(read_names(text), file=path.name)
    from tracker.intake.reading import read_book

    return _of_book(book or read_book(path), on)


def looks_like(book: Book) -> bool:
    """Say whether a book holds a meeting's report or a sign-in sheet."""
    return any(known(_rows(grid, _LOOKED_AT, _WIDEST)) for grid in _shown(book)) or signed.looks_like(book)


def begins_like(path: Path) -> bool:
    """Say whether a text file begins as a meeting's report does."""
    with path.open("rb") as file:
        start = file.read(_BEGINNING)
    if start.startswith(_WORKBOOKS):
        return False
    text = decode(start)[0]
    return "\0" not in text and known(rows_of(text)[:_LOOKED_AT])


def is_workbook(path: Path) -> bool:
    """Say whether a file's first bytes are those of a workbook."""
    with path.open("rb") as file:
        return file.read(4).startswith(_WORKBOOKS)


def _doubt(encoding: str) -> tuple[str, ...]:
    return (f"Read as {encoding}: check names with accents.",) if encoding.startswith("Windows") else ()


def _of_book(book: Book, on: date | None) -> AttendanceFile:
    """Read the first sheet that is a report, else every sheet that was signed."""
    for grid in _shown(book):
        tables = tables_of(_rows(grid))
        if tables:
            return _warned(read_report(book.file, book.digest, tables, on=on, notes=book.notes), grid)
    found = signed.read_signed(book, on=on)
    if found is None:
        raise UnreadableFile(
            f"{book.file} is no attendance report that is known here: it has no table of participants and no column "
            "of signatures. Download the report from the meeting again, or give the names with --names."
        )
    return found


def _shown(book: Book) -> list[Grid]:
    return [grid for grid in book.sheets if not grid.hidden]


def _rows(grid: Grid, most: int | None = None, widest: int | None = None) -> tuple[tuple[str, ...], ...]:
    """Give a sheet's rows, or the first of them, as a text file would hold them."""
    return tuple(tuple(map(_text, row[:widest])) for row in grid.rows[:most])


def _text(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime) else as_text(cell).strip()


def _warned(file: AttendanceFile, grid: Grid) -> AttendanceFile:
    """Say that Excel made the dates of a report, where it may have taken the day for the month."""
    made = {cell.date() for row in grid.rows for cell in row if isinstance(cell, datetime)}
    if file.on is None or file.on not in made or file.on.day > _TWO_WAYS or file.on.day == file.on.month:
        return file
    note = (
        f"Excel made dates of its times: check that {file.on:%d %B %Y} is the day, and not its day and month swapped."
    )
    return replace(file, notes=(*file.notes, note))
