"""Days as people write them: 9/30, 9/30/25, 2025-09-30, today, yesterday, -1w, +2w."""

import re
from datetime import date, timedelta

from tracker.errors import WrongUsage

_STEP = {"d": 1, "w": 7}


def read_day(said: str, today: date) -> date:
    """Read a day; without a year it is the nearest such day. Anything unclear is wrong usage."""
    words = said.strip().lower()
    named = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words in named:
        return today + timedelta(days=named[words])
    try:
        if step := re.fullmatch(r"([+-]\d{1,4})([dw])", words):
            return today + timedelta(days=int(step[1]) * _STEP[step[2]])
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
            return date.fromisoformat(words)
        if parts := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{2}|\d{4}))?", words):
            return _slashed(int(parts[1]), int(parts[2]), parts[3], today)
    except (ValueError, OverflowError):
        pass
    raise WrongUsage(f"{said!r} is no day. Write it like 2025-09-30, 9/30, 9/30/25, today, yesterday, -1w or +2w.")


def _slashed(month: int, day: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004 - digits of a short year
    around = [_maybe(today.year + offset, month, day) for offset in range(-4, 5)]
    found = [each for each in around if each]
    if not found:
        raise ValueError
    return min(found, key=lambda each: (abs(each - today), each))


def _maybe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spoken(day: date) -> str:
    """Echo a day with its weekday: Tuesday 2025-09-30."""
    return f"{day:%A} {day.isoformat()}"
