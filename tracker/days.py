"""Days as people write them: 9/30, 9/30/25, 2025-09-30, today, yesterday, -1w, +2w."""

import re
from datetime import date, timedelta

from tracker.errors import WrongUsage

_STEP = {"d": 1, "w": 7}
_FIRST, _LAST = 1900, 2199  # years outside these are slips of the keyboard
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(?:([ap])\.?\s*(?:m\.?)?)?")
_NOON = 12


def read_day(said: str, today: date) -> date:
    """Read a day; without a year it is the nearest such day. Anything unclear is wrong usage."""
    try:
        day = _read(said.strip().lower(), today)
    except (ValueError, OverflowError):
        day = None
    if day is None or not _FIRST <= day.year <= _LAST:
        raise WrongUsage(f"{said!r} is no day. Write it like 2025-09-30, 9/30, 9/30/25, today, yesterday, -1w or +2w.")
    return day


def _read(words: str, today: date) -> date | None:
    named = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words in named:
        return today + timedelta(days=named[words])
    if step := re.fullmatch(r"([+-][0-9]{1,4})([dw])", words):
        return today + timedelta(days=int(step[1]) * _STEP[step[2]])
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        return date.fromisoformat(words)
    if parts := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{2}|[0-9]{4}))?", words):
        return _slashed(int(parts[1]), int(parts[2]), parts[3], today)
    return None


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


def read_time(said: str) -> str:
    """Read a time of day (9:00, 09:30, 9 am, 1:15 p.m.) as HH:MM; anything unclear is wrong usage."""
    parts = _TIME.fullmatch(said.strip().lower())
    hour, minute = (int(parts[1]), int(parts[2] or 0)) if parts else (24, 0)
    if parts and parts[3]:
        hour = hour % _NOON + (_NOON if parts[3] == "p" else 0) if 1 <= hour <= _NOON else 24
    if not parts or not (parts[2] or parts[3]) or hour > 23 or minute > 59:  # noqa: PLR2004 - a day's hours and minutes
        raise WrongUsage(f"{said!r} is no time of day. Write it like 9:00, 13:30 or 1:30 pm.")
    return f"{hour:02d}:{minute:02d}"


def spoken(day: date) -> str:
    """Echo a day with its weekday: Tuesday 2025-09-30."""
    return f"{day:%A} {day.isoformat()}"
