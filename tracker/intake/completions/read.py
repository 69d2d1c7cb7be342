"""A file of completions, read: every sheet on its own, then the order of day and month from all of them."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime

from tracker.errors import NothingToImport
from tracker.intake.completions.days import Order, order_of, written
from tracker.intake.completions.rows import Dated
from tracker.intake.completions.sheet import SheetRead, read_sheet
from tracker.intake.completions.source import day_in
from tracker.intake.completions.values import Choices, CompletionsFile, Mark, Remembered, SheetMarks
from tracker.intake.completions.words import Verdict
from tracker.intake.fields import quoted
from tracker.intake.places import place_in
from tracker.intake.values import Book, Grid

_NONE, _NOTHING = Remembered(), Choices()


def read_completions(
    book: Book,
    *,
    choices: Choices = _NOTHING,
    known: Remembered = _NONE,
    courses: Collection[str] = (),
    even_nothing: bool = False,
) -> CompletionsFile:
    """Read a book as completions; NothingToImport when nothing in it speaks of a course, with what was seen instead.

    `courses` are the words that name one without doubt; with `even_nothing` the book is given as it was read.
    """
    district = choices.district or place_in(book.file.rpartition(".")[0] or book.file).district
    read = [
        read_sheet(grid, epoch_1904=book.epoch_1904, district=district, choices=choices, known=known, courses=courses)
        for grid in book.sheets
    ]
    if not even_nothing and not any(sheet.dated or sheet.sheet.people for sheet in read):
        seen = " ".join(f"Sheet “{each.sheet.sheet}”: {each.sheet.skipped}" for each in read[:4])
        raise NothingToImport(f"Nobody's completions were recognised in this file. {seen}")
    order = order_of(day for sheet in read for _, day in sheet.dated if day)
    return CompletionsFile(
        file=book.file,
        digest=book.digest,
        on=_file_day(book, read),
        order=choices.order or (order.order if order.known else None),
        order_why=order.why,
        sheets=tuple(_settled(sheet, order, choices.order) for sheet in read),
        notes=book.notes,
    )


def _settled(read: SheetRead, order: Order, asked: str | None) -> SheetMarks:
    """Give a sheet with its days in the file's order."""
    return replace(read.sheet, marks=tuple(_dated(each, order, asked) for each in read.dated))


def _dated(dated: Dated, order: Order, asked: str | None) -> Mark:
    """Give a mark its day, or the doubt about it."""
    mark, day = dated
    if day is None:
        return mark
    found = day.read(asked) if asked else (day.read(order.order) if order.known else None) or day.certain
    if found is not None:
        return replace(mark, day=found)
    if mark.doubt or mark.verdict not in (Verdict.COMPLETED, Verdict.EXEMPT):
        return mark
    if asked:
        return replace(mark, doubt="not_a_date", why=f"{quoted(day.shown)} is no date with the {asked}. Correct it.")
    return replace(mark, doubt="date_order", why=f"{quoted(day.shown)} can be read day first or month first.")


def _file_day(book: Book, read: list[SheetRead]) -> date | None:
    """Give the day that the titles above the tables, or else the file's name, say without doubt."""
    headers = {each.sheet.sheet: each.sheet.header_row for each in read if each.sheet.header_row}
    found = {day for grid in book.sheets if grid.sheet in headers for day in _above(grid, headers[grid.sheet] or 1)}
    if len(found) == 1:
        return found.pop()
    named = written(day_in(book.file)) if day_in(book.file) else None
    return named.certain if named else None


def _above(grid: Grid, header: int) -> Iterator[date]:
    for row in grid.rows[: header - 1]:
        for cell in row:
            if isinstance(cell, datetime):
                yield cell.date()
            elif isinstance(cell, date):
                yield cell
            elif isinstance(cell, str) and (day := written(cell)) and day.certain:
                yield day.certain
