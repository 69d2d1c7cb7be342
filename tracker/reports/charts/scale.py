"""Where a value stands in a chart: days along it, and labels at the ends of lines that may not overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reports.charts.drawing import Line, Mark, Words
from tracker.reports.charts.pieces import SMALL

_MONTH = 30.0  # what the name of a month needs
_MOST_MONTHS = 12


@dataclass(frozen=True)
class Days:
    """A stretch of days from one place to another; the last day stands at its end."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Give where a day stands; days outside stand at the nearer end."""
        span = max((self.last - self.first).days, 1)
        gone = min(max((day - self.first).days, 0), span)
        return self.left + (self.right - self.left) * gone / span

    def __contains__(self, day: date) -> bool:
        """Say whether a day is on the scale."""
        return self.first <= day <= self.last

    def axis(self, y: float) -> Iterator[Mark]:
        """Draw the scale: a tick where each month begins (or year, over a long time), named where there is room."""
        free = self.left
        yield Line(self.left, y, self.right, y, "soft")
        for begins in self._begins():
            x = self.at(begins)
            yield Line(x, y, x, y + 4, "soft")
            words = f"{begins:%b}" if self._by_month else f"{begins.year}"
            if x >= free and x + _MONTH <= self.right:
                yield Words(words, x + 2, y + 15, size=SMALL, look="soft")
                if self._by_month and (begins.month == 1 or free == self.left):
                    yield Words(f"{begins.year}", x + 2, y + 28, size=SMALL, look="soft")
                free = x + _MONTH

    @property
    def _by_month(self) -> bool:
        return (self.last - self.first).days < 3 * 366

    def _begins(self) -> Iterator[date]:
        """Give the first days of the months, or of the years."""
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            if (begins := date(year, month, 1)) in self and (self._by_month or month == 1):
                yield begins
            year, month = (year + 1, 1) if month == _MOST_MONTHS else (year, month + 1)


def apart(wanted: Sequence[float], high: float, top: float, bottom: float) -> list[float]:
    """Give the tops of labels of one height, each near its wanted middle, none over another, all between two ends.

    Where all together are higher than the place, they overlap evenly.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    tops = [0.0] * len(wanted)
    step = min(high, (bottom - top) / len(wanted)) if wanted else high
    for place, number in enumerate(order):
        least = tops[order[place - 1]] + step if place else top
        tops[number] = max(wanted[number] - high / 2, least)
    ceiling = bottom - high
    for number in reversed(order):
        tops[number] = min(tops[number], max(ceiling, top))
        ceiling = tops[number] - step
    return tops
