"""Published reports that would say something else today, and the facts that make the difference."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tracker.coverage.measure import measure
from tracker.coverage.values import CourseFacts, Coverage
from tracker.coverage.why.restating import Restatement, restatement
from tracker.reports.kept.differing import (
    Figures,
    TeamOtherwise,
    figures,
    targets_moved,
    teams_otherwise,
    tells_otherwise,
)
from tracker.reports.kept.reading import figures_of, is_ours, listing, records_head
from tracker.reports.kept.values import Kept
from tracker.store import Store


@dataclass(frozen=True)
class Changed:
    """A published report and what of it is told otherwise now, of the same day.

    `restated` are the facts with the changes that brought them; None where the journal cannot tell.
    """

    kept: Kept
    figures: tuple[Figures, ...]
    teams: tuple[TeamOtherwise, ...]
    targets: tuple[tuple[CourseFacts, CourseFacts], ...]
    restated: Restatement | None


def changed(store: Store, *, zone: str) -> tuple[Changed, ...]:
    """Give every published report that stands and would say something else today, the newest first."""
    with store.reading() as db:
        found = [(kept, told, now, is_ours(db, kept)) for kept, told, now in _otherwise(db)]
    return tuple(
        Changed(
            kept,
            tuple(each for each in figures(told, now) if each.differs),
            teams_otherwise(told, now),
            targets_moved(told, now),
            restatement(store, kept.known_on, None, zone=zone, as_of=kept.as_of) if ours else None,
        )
        for kept, told, now, ours in found
    )


def changed_numbers(db: Session) -> tuple[int, ...]:
    """Give the numbers of the published reports that would say something else today, the newest first."""
    return tuple(kept.number for kept, _, _ in _otherwise(db))


def mark(db: Session) -> str:
    """Say in one line how many published reports would say something else today; nothing where none would."""
    count = len(changed_numbers(db))
    if not count:
        return ""
    return f"{count} published {'report' if count == 1 else 'reports'} would say something else today"


def _otherwise(db: Session) -> list[tuple[Kept, Coverage, Coverage]]:
    """Measure the day of each report that stands once more, and give those whose figures differ."""
    head = str(records_head(db))
    days: dict[date, Coverage] = {}
    found = []
    for kept in listing(db):
        if kept.withdrawn is not None or kept.fingerprint == head:
            continue
        told = figures_of(db, kept.number)
        if kept.as_of not in days:
            days[kept.as_of] = measure(db, kept.as_of, by="team")
        if tells_otherwise(told, days[kept.as_of]):
            found.append((kept, told, days[kept.as_of]))
    return found
