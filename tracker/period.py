"""Days and periods: the last day is never ambiguous, and months are calendar months."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """From `starts_on` up to, but not including, `ends_before`; either may be open (None)."""

    starts_on: date | None = None
    ends_before: date | None = None

    def __contains__(self, day: date) -> bool:
        """Say whether the day falls in the period."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_before is None or day < self.ends_before
        )


def after(last_day: date) -> date:
    """Convert the last day that people and files mean into the first day no longer included."""
    return last_day + timedelta(days=1)


def last_day(ends_before: date) -> date:
    """Convert the first day no longer included into the last day that people mean."""
    return ends_before - timedelta(days=1)


def plus_months(day: date, months: int) -> date:
    """Add calendar months, clamped to the month's end: 29 Feb 2024 + 12 is 28 Feb 2025."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def first_in_force(as_of: date, months: int) -> date:
    """Give the earliest credit date that is still in force on `as_of` with a validity of `months`.

    A credit dated x is in force on D when D < plus_months(x, months). That sum never falls as x
    grows, so the credits in force are those from one day on: this day.
    """
    year, month = divmod(as_of.year * 12 + as_of.month - 1 - months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if as_of.day < length and as_of.day < calendar.monthrange(as_of.year, as_of.month)[1]:
        return date(year, month + 1, as_of.day + 1)
    return plus_months(date(year, month + 1, 1), 1)
