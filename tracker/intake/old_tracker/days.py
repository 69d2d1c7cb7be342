"""The days that stand in a cell's words: 6/3, June 3, 6/3/25, 2025-06-03, and which of two numbers is the month."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.intake.old_tracker.values import Dated

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    (re.compile(pattern), order)
    for pattern, order in (
        (r"(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:t[\d:.]+)?(?!\d)", "ymd"),
        (r"(?<![\d/.])(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d|\d\d)(?![\d/])", "open"),
        (rf"(?<!\d){_DAY}[\s-]+{_MONTH}(?:[\s,-]+(20\d\d|\d\d)(?!\d))?", "dmy"),
        (rf"\b{_MONTH}\s*{_DAY}(?:,?\s+(20\d\d)|,?\s*'(\d\d))?(?!\d)(?!\s*[-\u2013]\s*\d)", "mdy"),
        (r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])(?!\s*[-\u2013]\s*\d{1,2}(?!\d|/))", "short"),
    )
)
_OF_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.-])")
_NO_YEAR = re.compile(r"\b(?:s?fy|ffy|fiscal(?: year)?|biennium|bi-?annual)\b|20\d\d\s*[-/\u2013]\s*(?:20)?\d\d(?!\d)")
_LAST_MONTH = 12


@dataclass(frozen=True)
class Found:
    """A day in a text, and where it stands there."""

    start: int
    end: int
    day: Dated


def days_in(text: str) -> tuple[Found, ...]:
    """Give the days that a folded text names, in their order; what can be no day is none."""
    found: list[Found] = []
    for pattern, order in _FORMS:
        for match in pattern.finditer(text):
            taken = any(each.start < match.end() and match.start() < each.end for each in found)
            day = None if taken else _dated([part for part in match.groups() if part], order)
            if day:
                found.append(Found(match.start(), match.end(), day))
    return tuple(sorted(found, key=lambda each: each.start))


def _dated(parts: list[str], order: str) -> Dated | None:
    year = _year(parts[2]) if len(parts) > 2 and order != "ymd" else None  # noqa: PLR2004 -- day, month, year
    if order == "ymd":
        return _whole(int(parts[2]), int(parts[1]), int(parts[0]))
    if order == "dmy":
        return _whole(int(parts[0]), _named(parts[1]), year)
    if order == "mdy":
        return _whole(int(parts[1]), _named(parts[0]), year)
    first, second = int(parts[0]), int(parts[1])
    return _open(first, second, year)


def _open(first: int, second: int, year: int | None) -> Dated | None:
    """Give a day of two numbers; its order is open where both could be the month and they differ."""
    month_first, day_first = is_day(second, first, year), is_day(first, second, year)
    if month_first and day_first:
        return Dated(second, first, year, open=first != second)
    if month_first:
        return Dated(second, first, year)
    return Dated(first, second, year) if day_first else None


def is_day(day: int, month: int, year: int | None = None) -> bool:
    """Say whether there is such a day; without a year, in a leap year."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def _whole(day: int, month: int, year: int | None) -> Dated | None:
    return Dated(day, month, year) if is_day(day, month, year) else None


def _named(word: str) -> int:
    return MONTHS.index(word[:3]) + 1


def _year(word: str) -> int:
    return int(word) + (2000 if len(word) == 2 else 0)  # noqa: PLR2004 -- 25 is 2025


def month_named(text: str) -> bool:
    """Say whether a folded text speaks of a month, a quarter, a season or a year and of no day."""
    return re.search(rf"\b{_MONTH}|\b(?:spring|summer|fall|autumn|winter|q[1-4])\b|\b20\d\d\b", text) is not None


def year_of(text: str) -> int | None:
    """Give the one calendar year that a title or a heading names; a fiscal year or a span of years is none."""
    plain = text.casefold()
    if _NO_YEAR.search(plain):
        return None
    found = {int(year) for year in _OF_YEAR.findall(plain)}
    return found.pop() if len(found) == 1 else None


def month_first_by(raw: Iterable[str]) -> tuple[bool | None, str]:
    """Say from all values of a sheet which number is the month, with the value that shows it; None where none does.

    Values that show both orders show none.
    """
    shown: dict[bool, str] = {}
    for text in raw:
        for order in _orders(text):
            shown.setdefault(order, text)
    if len(shown) != 1:
        return None, ""
    ((order, text),) = shown.items()
    return order, text


def _orders(text: str) -> Iterator[bool]:
    """Give the order of each day in a text that has a number which can be no month."""
    for pattern, order in _FORMS:
        if order not in {"open", "short"}:
            continue
        for match in pattern.finditer(text):
            first, second = int(match[1]), int(match[2])
            year = _year(match[3]) if order == "open" else None
            if first > _LAST_MONTH >= second and is_day(first, second, year):
                yield False
            if second > _LAST_MONTH >= first and is_day(second, first, year):
                yield True
