"""Whether a book is an old tracker: districts on one side, trainings or programs on the other, and no people."""

import re
from datetime import date

from tracker.intake import words
from tracker.intake.columns import IDENTITY
from tracker.intake.headings import field_of, is_sensitive
from tracker.intake.old_tracker.frame import side_of
from tracker.intake.old_tracker.marks import say
from tracker.intake.old_tracker.values import Place
from tracker.intake.values import Book, Cell, Grid

_ROWS, _COLUMNS = 80, 40  # of a sheet that are looked at
_LEAST = 3  # districts, or marks at their crossings
_SHARE = 0.6  # of what stands beside the districts: marks, not words
_DISTRICT = re.compile(r"(?:district|dist|d)[\s._#-]*0*([1-9]\d?)(?![0-9])")
_NUMBER = re.compile(r"0*([1-9]\d?)(?:\.0)?")
_TRAINING = re.compile(
    r"\b(?:overview|refresher|training|trainings|course|session|screening|csec|trafficking|module|webinar|date held"
    r"|delivered|101)\b"
)
_EMAIL = re.compile(r"[\w.+-]@[\w.-]+\.\w")
_MOST_WORDS = 6  # of a label


def looks_like(book: Book) -> bool:
    """Say whether a book is her own old tracker; every list of people is none."""
    shown = [_corner(grid) for grid in book.sheets if not grid.hidden]
    return not any(_lists_people(grid) for grid in shown) and any(_crosses(book, grid) for grid in shown)


def _corner(grid: Grid) -> Grid:
    """Give the part of a sheet that is looked at."""
    rows = tuple(row[:_COLUMNS] for row in grid.rows[:_ROWS])
    merged = tuple(each for each in grid.merged if each[2] <= _ROWS and each[3] <= _COLUMNS)
    return Grid(grid.sheet, rows, merged=merged)


def _lists_people(grid: Grid) -> bool:
    """Say whether a row of headings speaks of people: two of who somebody is, an email, or what is never stored."""
    for row in grid.rows[:30]:
        texts = [cell for cell in row if isinstance(cell, str)]
        named = {found[0] for text in texts if (found := field_of(text))} & IDENTITY
        if len(named) > 1 or "employee_number" in named or any(is_sensitive(text) for text in texts):
            return True
    return any(_EMAIL.search(cell) for row in grid.rows for cell in row if isinstance(cell, str))


def _crosses(book: Book, grid: Grid) -> bool:
    side = side_of(grid, _district, least=_LEAST)
    if side is None:
        return False
    frame, column, places = side
    first = min(places)
    beside = [
        frame.cell(row, at)
        for row in places
        for at in frame.columns()
        if at != column and frame.cell(row, at) is not None
    ]
    above = [frame.text(row, at) for row in range(1, first) for at in frame.columns() if at != column]
    names = [*filter(None, above), *(frame.text(row, column) for row in range(1, first)), grid.sheet, book.file]
    told = [name for name in names if words.programs_in(name) or words.program_of(name) or _is_training(name)]
    marks = [cell for cell in beside if _is_mark(cell)]
    return bool(told) and len(marks) >= _LEAST and len(marks) >= _SHARE * len(beside)


def _is_training(name: str) -> bool:
    return _TRAINING.search(words.key(name)) is not None


def _is_mark(cell: Cell) -> bool:
    """Say whether a cell holds what trackers hold: a day, a tick, a number of people, that there was none."""
    if isinstance(cell, date | bool):
        return True
    said = say(cell)
    return said is not None and not said.unclear


def _district(text: str, numbers: bool) -> Place | None:
    """Read a label as a district, by its number alone."""
    plain = text.casefold()
    if len(plain.split()) > _MOST_WORDS:
        return None
    found = _DISTRICT.match(plain) or (_NUMBER.fullmatch(plain) if numbers else None)
    return Place(text, int(found[1])) if found else None
