"""What is counted: an indicator with its unit, its definition, its source, and from which number on it is shown."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound, WrongUsage
from tracker.model import Indicator, IndicatorValue, id_of
from tracker.names import tidy

_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
USUAL = 5  # numbers under it are not shown outward, unless an indicator says otherwise


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator with what it means; `first` and `last` are the months of which there are numbers."""

    number: int
    code: str
    title: str
    unit: str
    definition: str
    source: str
    suppress_under: int
    ends_before: date | None
    values: int
    first: date | None
    last: date | None


def indicators(db: Session) -> tuple[IndicatorFacts, ...]:
    """Give the indicators in the order in which they were defined."""
    month = col(IndicatorValue.month)
    rows = db.execute(
        select(Indicator, func.count(col(IndicatorValue.id)), func.min(month), func.max(month))
        .outerjoin(IndicatorValue, col(IndicatorValue.indicator_id) == Indicator.id)
        .group_by(*Indicator.__table__.columns)  # type: ignore[attr-defined] # made by SQLModel
        .order_by(col(Indicator.id))
    )
    return tuple(
        IndicatorFacts(
            id_of(row),
            row.code,
            row.title,
            row.unit,
            row.definition,
            row.source,
            row.suppress_under,
            row.ends_before,
            count,
            first,
            last,
        )
        for row, count, first, last in rows
    )


def find_indicator(db: Session, said: str) -> IndicatorFacts:
    """Find an indicator by its code, its first letters, or its exact title."""
    known, wanted = indicators(db), tidy(said).lower()
    exact = [each for each in known if wanted in (each.code, each.title.lower())]
    found = exact or [each for each in known if wanted and each.code.startswith(wanted)]
    if len(found) > 1:
        raise Ambiguous(f"{said!r} fits {', '.join(each.code for each in found)}. Say which is meant.")
    if not found:
        names = ", ".join(each.code for each in known) or "none yet"
        raise NotFound(
            f"There is no indicator {said!r}. They are: {names}. `tracker indicators define` says what is counted."
        )
    return found[0]


def define(
    db: Session,
    code: str,
    *,
    title: str | None = None,
    unit: str | None = None,
    definition: str | None = None,
    source: str | None = None,
    suppress_under: int | None = None,
) -> str:
    """Define an indicator, or say otherwise what one means; give its code."""
    code = code.strip().lower()
    row = db.scalars(select(Indicator).where(col(Indicator.code) == code)).first()
    if row is None:
        if not _CODE.fullmatch(code):
            raise WrongUsage(f"{code!r} is no code. Use letters, digits and hyphens, like screenings-completed.")
        if not tidy(title or ""):
            raise WrongUsage('Say what is counted, e.g. --title "Screenings completed".')
        row = Indicator(code=code, title=tidy(title or ""), suppress_under=USUAL)
    if title is not None and not tidy(title):
        raise WrongUsage("An indicator needs a title.")
    if suppress_under is not None and suppress_under < 0:
        raise WrongUsage("Numbers are suppressed under 0 or more.")
    for fact, said in (("title", title), ("unit", unit), ("definition", definition), ("source", source)):
        if said is not None:
            setattr(row, fact, tidy(said))
    row.suppress_under = row.suppress_under if suppress_under is None else suppress_under
    db.add(row)
    db.flush()
    return row.code


def retire(db: Session, code: str, *, ends_before: date | None) -> str:
    """Say from which day on an indicator is no longer counted (None: it is again); its numbers stay."""
    row = db.get_one(Indicator, find_indicator(db, code).number)
    row.ends_before = ends_before
    db.add(row)
    db.flush()
    return row.code
