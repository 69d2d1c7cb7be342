"""An indicator beside coverage over the same months: teams reached and staff trained as of each month's end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from tracker.coverage.measure import measure
from tracker.coverage.trend import trend
from tracker.errors import NotFound
from tracker.initiatives.indicators import CAUTION, Cell, IndicatorFacts, series
from tracker.period import plus_months


@dataclass(frozen=True)
class Pair:
    """One month: the indicator's number as it may be shown (None without one), and coverage at the month's end.

    `day` is that end, or the as-of day in a month that is not over.
    """

    month: date
    day: date
    indicator: Cell | None
    teams: int
    teams_reached: int
    eligible: int
    trained: int

    @property
    def staff_rate(self) -> float | None:
        """Give trained of eligible as a ratio; None where nobody is eligible."""
        return self.trained / self.eligible if self.eligible else None


@dataclass(frozen=True)
class Alongside:
    """An indicator and a course month by month, of one district or (None) of the whole state; always with a caution."""

    indicator: IndicatorFacts
    course: str
    district: int | None
    internal: bool
    months: tuple[Pair, ...]
    caution: str = CAUTION


def alongside(
    db: Session,
    code: str,
    course: str,
    *,
    as_of: date,
    first: date | None = None,
    last: date | None = None,
    district: int | None = None,
    internal: bool = False,
) -> Alongside:
    """Set an indicator beside the coverage of a course, month by month up to a day.

    Without a first and a last month they are those of which the indicator has numbers.
    """
    found = series(db, code, internal=internal)
    numbers = {each.month: each.state if district is None else each.districts.get(district) for each in found.months}
    if not (numbers or (first and last)):
        raise NotFound(
            f"There are no numbers of {found.indicator.code} yet. `tracker indicators set` and `import` add some."
        )
    begins, ends = (first or min(numbers)).replace(day=1), min(last or max(numbers), as_of)
    months = _months(begins, ends)
    days = [min(plus_months(month, 1) - timedelta(days=1), as_of) for month in months]
    figures = _of_district(db, days, course, district) if district is not None else _of_state(db, days, course)
    return Alongside(
        found.indicator,
        course,
        district,
        internal,
        tuple(
            Pair(month, day, numbers.get(month), *counted)
            for month, day, counted in zip(months, days, figures, strict=True)
        ),
    )


def _months(first: date, last: date) -> list[date]:
    """Give the first days of the months of a span."""
    found = []
    while first <= last:
        found.append(first)
        first = plus_months(first, 1)
    return found


Counted = tuple[int, int, int, int]


def _of_state(db: Session, days: Sequence[date], course: str) -> list[Counted]:
    if not days:
        return []
    points = {each.day: each for each in trend(db, days, course=course).line(course, None)}
    found = [points.get(day) for day in days]
    return [(p.teams, p.teams_reached, p.eligible, p.trained) if p else (0, 0, 0, 0) for p in found]


def _of_district(db: Session, days: Sequence[date], course: str, district: int) -> list[Counted]:
    found = []
    for day in days:
        rows = [row for row in measure(db, day, course=course, by="district").rows if row.district == district]
        found.append(
            (
                sum(row.teams for row in rows),
                sum(row.teams_reached for row in rows),
                sum(row.eligible for row in rows),
                sum(row.trained for row in rows),
            )
        )
    return found
