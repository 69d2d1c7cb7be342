"""Why the figures moved between two ends, asked of the records: at most three points, each of one reading."""

from datetime import date

from sqlalchemy.orm import Session

from tracker.coverage.why.compare import compared
from tracker.coverage.why.point import Point, point
from tracker.coverage.why.values import EVERYWHERE, At, Scope, Why
from tracker.errors import NotFound
from tracker.journal.past import Known, as_known, resolve
from tracker.names import show
from tracker.store import Store
from tracker.store.sealing import head


def why(
    store: Store,
    before: At,
    after: At,
    *,
    zone: str,
    course: str | None = None,
    scope: Scope = EVERYWHERE,
) -> Why:
    """Break the change between two ends into parts; each end's `known_on` is as people say it, None for now.

    The first day is asked twice where the two moments of knowledge differ: as it was known, and as it is
    known at the second end. What lies between the two is restated, all that comes after them has moved.
    """
    with as_known(store, after.known_on, zone) as (db, known_after):
        last = point(db, after.as_of, course)
        first = last if before.as_of == after.as_of else point(db, before.as_of, course)
        known_before = resolve(db, before.known_on, zone) if before.known_on is not None else None
        same = _head(db, known_before) == _head(db, known_after)
    told = first if same else _as_told(store, before, zone, course)
    courses = compared(told, first, last, scope)
    if course is not None and not courses:
        raise NotFound(
            f"There is no course {show(course)} on either day. `tracker courses list` names them, with their days."
        )
    return Why(_at(before.as_of, known_before), _at(after.as_of, known_after), scope, zone, courses)


def _as_told(store: Store, at: At, zone: str, course: str | None) -> Point:
    with as_known(store, at.known_on, zone) as (db, _):
        return point(db, at.as_of, course)


def _head(db: Session, known: Known | None) -> int:
    return known.head.number if known else head(db).number


def _at(day: date, known: Known | None) -> At:
    return At(day, known.at if known else None)
