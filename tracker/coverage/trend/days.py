"""The days of a trend: month ends or weeks over a span, and periods as patterns of bits over them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, Literal

from tracker.errors import WrongUsage
from tracker.period import plus_months

Step = Literal["month", "week"]
MOST = 1200  # days of one trend: a century of months
_USUAL = 12  # steps that are shown where nobody says from when


def days_between(first: date | None, last: date, step: Step = "month") -> tuple[date, ...]:
    """Give the month ends (or the same weekday of each week) of a span, and its last day at the end of them.

    Without a first day it is the last twelve of them.
    """
    if first is not None and first > last:
        raise WrongUsage(f"{first} is after {last}. Give the earlier day to --from.")
    found: list[date] = [last]
    for day in _backwards(last, step):
        if day < first if first is not None else len(found) > _USUAL:
            break
        if len(found) == MOST:
            raise WrongUsage(f"From {first} to {last} there are more than {MOST} {step}s. Give a shorter span.")
        found.append(day)
    return tuple(reversed(found))


def _backwards(last: date, step: Step) -> Iterator[date]:
    """Give the days before the last one, newest first, until the calendar begins."""
    day = last
    while day.toordinal() > 31:  # noqa: PLR2004 - no month is longer
        day = day.replace(day=1) - timedelta(days=1) if step == "month" else day - timedelta(weeks=1)
        yield day


class Bits:
    """Periods as whole numbers: bit n is set where the period holds on the nth of the days."""

    def __init__(self, days: Sequence[date]) -> None:
        self.days = tuple(days)
        self.whole = (1 << len(self.days)) - 1
        self._since: dict[Any, int] = {}

    def since(self, said: Any) -> int:
        """Give the days on or after a day, as either engine says it."""
        known = self._since.get(said)
        if known is None:
            day = date.fromisoformat(said) if isinstance(said, str) else said
            before = bisect_left(self.days, day)
            known = self._since[said] = self.whole >> before << before
        return known

    def within(self, starts_on: Any, ends_before: Any) -> int:
        """Give the days of a period; either end may be open (None)."""
        held = self.whole if starts_on is None else self.since(starts_on)
        return held if ends_before is None else held & ~self.since(ends_before)

    def in_force(self, said: Any, months: int | None) -> int:
        """Give the days on which a credit of a day is in force."""
        if months is None:
            return self.since(said)
        try:
            lapses = plus_months(date.fromisoformat(said) if isinstance(said, str) else said, months)
        except (ValueError, OverflowError):  # later than the calendar goes
            return self.since(said)
        return self.since(said) & ~self.since(lapses)


def each_day(counted: Mapping[int, int], days: int) -> list[int]:
    """Add up on each day how often its bit is set; `counted` says how often each pattern occurs."""
    steps = [0] * (days + 1)
    for pattern, times in counted.items():
        edges = pattern ^ (pattern << 1)
        while edges:
            edge = edges & -edges
            steps[edge.bit_length() - 1] += times if pattern & edge else -times
            edges ^= edge
    return list(accumulate(steps))[:days]
