"""Months as sheets write them: in words, in numbers, or as a day of which the order is never guessed."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from tracker.intake.completions.days import Written, on_the, written
from tracker.intake.fields import as_text
from tracker.intake.values import Cell
from tracker.names import tidy

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>20\d\d)"
_SHAPES = (
    re.compile(rf"{_YEAR}\s*[-/.]?\s*{_NAME}", re.IGNORECASE),
    re.compile(rf"{_NAME}\s*[-/.,]?\s*{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_YEAR}\s*[-/.]\s*(?P<number>\d\d?)"),
    re.compile(rf"(?P<number>\d\d?)\s*[-/.]\s*{_YEAR}"),
    re.compile(rf"{_YEAR}(?P<number>\d\d)"),
)
_SHORT = re.compile(rf"{_NAME}\s*[-/. ]?\s*['\u2019]?(?P<year>\d\d)", re.IGNORECASE)
_ALONE = re.compile(_NAME, re.IGNORECASE)
_MONTHS, _LONGEST = 12, 40


@dataclass(frozen=True)
class Said:
    """A month as it is written: its first day, or a day that has yet to be read; `short` is a year of two digits."""

    first: date | None = None
    day: Written | None = None
    short: bool = False
    shown: str = ""

    def month(self, order: str | None) -> date | None:
        """Give the month's first day, where that needs no guess."""
        if self.first or not self.day:
            return self.first
        readings = {day.replace(day=1) for day in (self.day.month_first, self.day.day_first) if day}
        found = readings.pop() if len(readings) == 1 else self.day.read(order)
        return found.replace(day=1) if found else None


def month_in(cell: Cell) -> Said | None:
    """Give the month that a cell says and nothing besides; None where it says none."""
    if isinstance(cell, datetime):
        return Said(day=on_the(cell.date()), shown=f"{cell:%Y-%m-%d}")
    if isinstance(cell, date):
        return Said(day=on_the(cell), shown=cell.isoformat())
    if isinstance(cell, bool) or cell is None:
        return None
    text = tidy(as_text(cell))
    return _month(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _month(text: str) -> Said | None:
    for shape in _SHAPES:
        if found := shape.fullmatch(text):
            first = _first(int(found["year"]), found)
            return Said(first, shown=text) if first else None
    if found := _SHORT.fullmatch(text):
        return Said(_first(2000 + int(found["year"]), found), short=True, shown=text)
    day = written(text)
    return Said(day=day, shown=text) if day and not day.rest else None


def _first(year: int, found: re.Match[str]) -> date | None:
    groups = found.groupdict()
    number = _NAMES.index(groups["name"][:3].lower()) + 1 if groups.get("name") else int(groups["number"])
    return date(year, number, 1) if 1 <= number <= _MONTHS else None


def month_number(cell: Cell) -> int | None:
    """Give the number of a month whose year stands elsewhere: "September", "9"."""
    text = tidy(as_text(cell))
    if found := _ALONE.fullmatch(text):
        return _NAMES.index(found["name"][:3].lower()) + 1
    return int(text) if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= _MONTHS else None


def year_in(cell: Cell) -> int | None:
    """Give the year that a cell says."""
    text = tidy(as_text(cell))
    return int(text) if re.fullmatch(r"20\d\d", text) else None
