"""Dates, clock times and durations as attendance reports write them, in the downloader's own order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MONTH_FIRST, DAY_FIRST = "month first", "day first"
_OTHER = {MONTH_FIRST: DAY_FIRST, DAY_FIRST: MONTH_FIRST}
_MOMENT = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([AaPp]\.?\s?[Mm]\b\.?)?"
)
_SPACES = str.maketrans(dict.fromkeys("\u202f\u00a0\u2009", " ") | dict.fromkeys("\u200e\u200f", ""))
_HOURS, _MINUTES, _SECONDS = (re.compile(rf"(?<!\d)(\d{{1,6}}(?:\.\d+)?)\s*{unit}") for unit in ("h", "m", "s"))
_CLOCK_DURATION = re.compile(r"(\d{1,6}):(\d{2})(?::(\d{2}))?")
_PLAIN = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_LONGEST = timedelta(days=3)  # of one report; a wrong order of day and month spreads it over months
_CENTURY, _YEAR_FROM = 2000, 1000


@dataclass(frozen=True)
class Order:
    """How a report's dates are read; `known` is False when it could be either; `why` says so, or an assumption."""

    order: str
    known: bool = True
    why: str = ""


def moment(text: str, order: str) -> datetime | None:
    """Read "9/22/26, 2:48:05 PM", "15/11/22, 09:30:47" or "2026-09-22 14:48", or give None."""
    found = _MOMENT.fullmatch(text.translate(_SPACES).strip())
    if not found:
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if first >= _YEAR_FROM:
        year, month, day = first, second, third
    else:
        month, day = (first, second) if order == MONTH_FIRST else (second, first)
        year = third if third >= _YEAR_FROM else _CENTURY + third
    try:
        return datetime(year, month, day, _hour(int(found[5]), found[8]), int(found[6]), int(found[7] or 0))  # noqa: DTZ001 - wall clock
    except ValueError:
        return None


def order_of(texts: Sequence[str], on: date | None, *, also: Sequence[str] = (), american: bool = True) -> Order:
    """Decide whether dates put the day or the month first, from all of them and the session's day.

    Moments `also` in the report need only be readable; `american` lets a clock with AM and PM speak for the month.
    """
    fits = {
        order: read
        for order in (MONTH_FIRST, DAY_FIRST)
        if (read := _all_read(texts, order)) and (_all_read(also, order) or not _all_read(also, _OTHER[order]))
    }
    if any(re.match(r"\s*\d{1,2}\.\d", text) for text in texts):
        fits.pop(MONTH_FIRST, None)
    if len(fits) > 1:
        fits = {order: read for order, read in fits.items() if max(read) - min(read) <= _LONGEST} or fits
    if len(fits) == 1 or not fits:
        return Order(next(iter(fits), MONTH_FIRST))
    if fits[MONTH_FIRST] == fits[DAY_FIRST]:
        return Order(MONTH_FIRST)
    first = " ".join(texts[0].split())
    agree = [order for order, read in fits.items() if on in {each.date() for each in read}]
    says_am = american and any(re.search("[AP]M", text) for text in texts)
    if agree == [MONTH_FIRST] and says_am:
        return Order(MONTH_FIRST)
    if len(agree) == 1:
        return Order(agree[0], why=f"Its dates were read {agree[0]}, because the session was on {on}.")
    if says_am:
        return Order(
            MONTH_FIRST,
            why=f"The clock says AM and PM, so dates were read month first ({first}: {_day(fits[MONTH_FIRST])}).",
        )
    either = f"{_day(fits[MONTH_FIRST])} or {_day(fits[DAY_FIRST])}"
    ask = f"Neither is {on}: check that it is this session's." if on else "Say on which day the session was."
    return Order(MONTH_FIRST, known=False, why=f"The dates in it can be read in two ways ({first}: {either}). {ask}")


def _day(read: Sequence[datetime]) -> str:
    """Give the first day as people say it."""
    return f"{read[0]:%d %B %Y}".lstrip("0")


def minutes_of(text: str) -> float | None:
    """Read a duration with its zero parts dropped ("3h", "1h 7s", "45m", "1:30:00") into minutes."""
    text = text.translate(_SPACES).strip().lower()
    if clock := _CLOCK_DURATION.fullmatch(text):
        return int(clock[1]) * 60 + int(clock[2]) + int(clock[3] or 0) / 60
    found = [pattern.search(text) for pattern in (_HOURS, _MINUTES, _SECONDS)]
    if not any(found):
        return None
    hours, minutes, seconds = (float(each[1]) if each else 0.0 for each in found)
    return hours * 60 + minutes + seconds / 60


def number_of(text: str) -> float | None:
    """Read a plain number of minutes, or None."""
    return float(text) if _PLAIN.fullmatch(text.strip()) else None


def _hour(hour: int, half: str | None) -> int:
    """Give the hour of a 24-hour clock."""
    if not half:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _all_read(texts: Iterable[str], order: str) -> list[datetime]:
    """Read every text that looks like a moment in one order; empty when one of them cannot be."""
    read = [moment(text, order) for text in texts if _MOMENT.fullmatch(text.translate(_SPACES).strip())]
    return [each for each in read if each] if all(read) else []
