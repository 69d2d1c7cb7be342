"""The numbers of an indicator: one for a district (or the whole state) and a month."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.model import District, IndicatorValue, id_of

MOST = 99_999  # a larger one is no count of a district and month: it looks like the number of a case


@dataclass(frozen=True)
class Number:
    """What was counted in a district (None: in the whole state) and a month, which is its first day."""

    district: int | None
    month: date
    value: int


def numbers(db: Session, indicator: int, first: date | None = None, last: date | None = None) -> tuple[Number, ...]:
    """Give the numbers of an indicator between two months, by month and district, the whole state's last."""
    query = (
        select(IndicatorValue, col(District.number))
        .outerjoin(District, col(District.id) == IndicatorValue.district_id)
        .where(col(IndicatorValue.indicator_id) == indicator)
    )
    if first:
        query = query.where(col(IndicatorValue.month) >= first_of(first))
    if last:
        query = query.where(col(IndicatorValue.month) <= last)
    found = [Number(district, row.month, row.value) for row, district in db.execute(query)]
    return tuple(sorted(found, key=lambda each: (each.month, each.district is None, each.district or 0)))


def put(db: Session, indicator: int, district: int | None, month: date, value: int | None) -> int | None:
    """Set the number of a district and month, or take it out (None); give the one that stood there before."""
    if value is not None and not 0 <= value <= MOST:
        raise Refused(
            f"{value} is no count of a district and month: it is to be between 0 and {MOST:,}."
            " The tracker keeps numbers per district and month, and never the number of a case."
        )
    if month.day != 1:
        raise WrongUsage(f"{month} is no month. Write it like 2025-09.")
    where = None if district is None else _district(db, district)
    row = db.scalars(
        select(IndicatorValue).where(
            col(IndicatorValue.indicator_id) == indicator,
            col(IndicatorValue.month) == month,
            col(IndicatorValue.district_id).is_(None) if where is None else col(IndicatorValue.district_id) == where,
        )
    ).first()
    before = row.value if row else None
    if value is None:
        if row is not None:
            db.delete(row)
    else:
        row = row or IndicatorValue(indicator_id=indicator, district_id=where, month=month, value=value)
        row.value = value
        db.add(row)
    db.flush()
    return before


def first_of(day: date) -> date:
    """Give the first day of a day's month."""
    return day.replace(day=1)


def _district(db: Session, number: int) -> int:
    found = db.scalars(select(District).where(col(District.number) == number)).first()
    if found is None:
        raise NotFound(f"There is no district {number}. `tracker districts list` names them.")
    return id_of(found)
