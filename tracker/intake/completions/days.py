"""Days as files write them, and whether the day or the month stands first: decided for a file from all its values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tracker.intake.attendance.clock import DAY_FIRST, MONTH_FIRST, Order
from tracker.intake.fields import EARLIEST, LATEST

__all__ = ["DAY_FIRST", "MONTH_FIRST", "Order", "Written", "order_of", "written"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:[\s,T]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\b\.?|z\b|[+-]\d\d:?\d\d)?)?"
_NUMBERS = re.compile(
    rf"{_WEEKDAY}(?<![\d/.-])(\d{{1,4}})([./-])(\d{{1,2}})\2(\d{{1,4}})(?![\d/-]){_CLOCK}", re.IGNORECASE
)
_NAMED = (
    re.compile(
        rf"{_WEEKDAY}(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.,-]*{_MONTH}[\s,-]*(?P<year>20\d\d|19\d\d|\d\d)(?!\d){_CLOCK}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WEEKDAY}(?<![a-z]){_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(?P<year>20\d\d|19\d\d)(?!\d){_CLOCK}",
        re.IGNORECASE,
    ),
)
_SPACES = str.maketrans(dict.fromkeys("\u202f\u00a0\u2009", " ") | dict.fromkeys("\u200e\u200f", ""))
LONGEST = 200  # characters around a day
_CENTURY, _SHORT, _YEAR_FROM = 2000, 100, 1000


@dataclass(frozen=True)
class Written:
    """A day as it is written: what it is with the month first and with the day first, and the words around it."""

    month_first: date | None
    day_first: date | None
    rest: str = ""
    shown: str = ""

    @property
    def certain(self) -> date | None:
        """Give the day that it is either way, or the only one that it can be."""
        if self.month_first and self.day_first and self.month_first != self.day_first:
            return None
        return self.month_first or self.day_first

    def read(self, order: str | None) -> date | None:
        """Give the day in an order; without one, only what is certain."""
        if order is None:
            return self.certain
        return self.month_first if order == MONTH_FIRST else self.day_first


def on_the(day: date) -> Written:
    """Give a real day, about which nothing is open."""
    return Written(day, day, shown=day.isoformat())


def written(text: str) -> Written | None:
    """Find the one day that a text holds; None where it holds none, or two, or is no cell's few words."""
    return _written(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=8192)
def _written(text: str) -> Written | None:
    plain = " ".join(text.translate(_SPACES).split())
    found = [each for pattern in (_NUMBERS, *_NAMED) for each in pattern.finditer(plain)]
    if len(found) != 1:
        return None
    (one,) = found
    rest = f"{plain[: one.start()]} {plain[one.end() :]}".strip(" ,;:()[]-\u2013")
    either = _named(one) if one.re is not _NUMBERS else _numbers(int(one[1]), int(one[3]), int(one[4]))
    return Written(*either, rest, plain) if any(either) else None


def order_of(days: Iterable[Written]) -> Order:
    """Decide whether the month or the day stands first, from every day of a file; what stays open is asked."""
    months: list[str] = []
    firsts: list[str] = []
    open_ones: list[str] = []
    for each in days:
        if each.month_first and each.day_first:
            open_ones += [each.shown] if each.month_first != each.day_first else []
        else:
            (months if each.month_first else firsts).append(each.shown)
    if months and firsts and open_ones:
        return Order(MONTH_FIRST, known=False, why=f"{months[0]} has the month first and {firsts[0]} the day.")
    for order, shown in ((MONTH_FIRST, months), (DAY_FIRST, firsts)):
        if shown and open_ones:
            return Order(order, why=f"Dates are read {order}, because {shown[0]} can be nothing else.")
    return Order(DAY_FIRST if firsts else MONTH_FIRST, known=not open_ones, why=open_ones[0] if open_ones else "")


def _numbers(first: int, second: int, third: int) -> tuple[date | None, date | None]:
    """Give both readings of three numbers; a year that stands first leaves one."""
    if first >= _YEAR_FROM:
        only = _day(first, second, third)
        return only, only
    if first >= _SHORT:
        return None, None
    return _day(third, first, second), _day(third, second, first)


def _named(found: re.Match[str]) -> tuple[date | None, date | None]:
    """Give the day of which the month is a word."""
    only = _day(int(found["year"]), _MONTHS.index(found["month"][:3].lower()) + 1, int(found["day"]))
    return only, only


def _day(year: int, month: int, day: int) -> date | None:
    """Give a day that a training may have been on."""
    try:
        found = date(year + _CENTURY if year < _SHORT else year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found < LATEST else None
