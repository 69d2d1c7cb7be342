"""An indicator month by month as it may be shown: outward with small numbers suppressed, or as it was counted."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.initiatives.indicators.definitions import IndicatorFacts, find_indicator
from tracker.initiatives.indicators.numbers import numbers
from tracker.initiatives.indicators.suppress import Hidden, suppressed
from tracker.model import District
from tracker.period import Period

CAUTION = (
    "Shown side by side because they are of the same months. That one rises with the other proves nothing: many"
    " things move these numbers, and completing a training is not the same as using the screening tool."
)


@dataclass(frozen=True)
class Cell:
    """A number as it may be shown: `value` is None where it is suppressed, and `words` say how it stands."""

    value: int | None
    words: str


@dataclass(frozen=True)
class Month:
    """A month's numbers by district, and of the whole state.

    Without a number of its own, the whole state's is the sum of the districts', and `summed` says of how many.
    """

    month: date
    districts: Mapping[int, Cell]
    state: Cell | None
    summed: int | None


@dataclass(frozen=True)
class Series:
    """An indicator over months; `internal` is the copy with every number as it was counted."""

    indicator: IndicatorFacts
    internal: bool
    months: tuple[Month, ...]

    @property
    def districts(self) -> tuple[int, ...]:
        """Give the districts that have a number in any of the months."""
        return tuple(sorted({district for month in self.months for district in month.districts}))


def series(
    db: Session, code: str, first: date | None = None, last: date | None = None, *, internal: bool = False
) -> Series:
    """Give an indicator's numbers between two months; outward unless `internal` is asked for."""
    facts = find_indicator(db, code)
    districts = db.scalars(select(District).order_by(col(District.number))).all()
    of: dict[date, dict[int | None, int]] = defaultdict(dict)
    for each in numbers(db, facts.number, first, last):
        of[each.month][each.district] = each.value
    under = 0 if internal else facts.suppress_under
    return Series(
        facts,
        internal,
        tuple(
            _month(month, found, under, {d.number for d in districts if month in Period(d.starts_on, d.ends_before)})
            for month, found in sorted(of.items())
        ),
    )


def _month(month: date, found: Mapping[int | None, int], under: int, there: Collection[int]) -> Month:
    """Give one month with what may not be shown taken out."""
    values = {district: value for district, value in found.items() if district is not None}
    counted = found.get(None)
    total = sum(values.values()) if counted is None and values else counted
    missing = () if counted is None else [district for district in there if district not in values]
    hidden = suppressed(values, total, under, missing)
    return Month(
        month,
        {district: _cell(values[district], _word(district, hidden), under) for district in sorted(values)},
        None if total is None else _cell(total, hidden.total, under),
        len(values) if counted is None else None,
    )


def _word(district: int, hidden: Hidden) -> str:
    return "small" if district in hidden.small else "withheld" if district in hidden.withheld else ""


def _cell(value: int, hidden: str, under: int) -> Cell:
    if not hidden:
        return Cell(value, f"{value:,}")
    return Cell(None, f"under {under}" if hidden == "small" else "withheld")
