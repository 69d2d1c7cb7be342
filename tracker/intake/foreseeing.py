"""What something would do to the figures: written, measured, and taken back."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from tracker.coverage.measure import measure
from tracker.coverage.values import Coverage
from tracker.store import Store


class _Foreseen(Exception):
    """Everything is seen that was to be seen; the writing is taken back."""


def foresee(store: Store, as_of: date, write: Callable[[Session], object]) -> tuple[Coverage, Coverage]:
    """Give the figures before and after something is written, and take the writing back."""
    seen: list[Coverage] = []
    try:
        with store.writing("foreseen") as db:
            seen.append(measure(db, as_of))
            write(db)
            db.flush()
            seen.append(measure(db, as_of))
            raise _Foreseen  # noqa: TRY301 - the way out of the transaction
    except _Foreseen:
        return seen[0], seen[1]
