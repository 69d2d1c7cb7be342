"""The two sides of a comparison: what a published report told, or what would be told now."""

from dataclasses import dataclass
from datetime import date

from tracker.coverage.measure import measure
from tracker.coverage.values import Coverage
from tracker.journal.past import as_known
from tracker.reports.gather import gather
from tracker.reports.kept.reading import content_of, figures_of, find, is_ours
from tracker.reports.kept.values import Kept
from tracker.reports.values import Copy, Report
from tracker.store import Store


@dataclass(frozen=True)
class Side:
    """One side: every figure and the report's words; `kept` is None for what would be told now.

    `ours` says whether the journal knows what it was made of, so that every change since can be told.
    """

    kept: Kept | None
    coverage: Coverage
    report: Report
    ours: bool = True

    @property
    def name(self) -> str:
        """Name it in a sentence."""
        return self.kept.name if self.kept else f"what is known now of {self.coverage.as_of}"

    @property
    def short(self) -> str:
        """Name it above a column."""
        return f"report {self.kept.number}" if self.kept else "now"

    @property
    def known_on(self) -> str | None:
        """Give the moment whose knowledge it holds; None for now."""
        return self.kept.known_on if self.kept else None


def published_side(store: Store, number: int) -> Side:
    """Give what a published report told."""
    with store.reading() as db:
        kept = find(db, number)
        return Side(kept, figures_of(db, number), content_of(db, number).report, is_ours(db, kept))


def side_now(store: Store, as_of: date, *, zone: str, copy: Copy, example: bool = False) -> Side:
    """Give what a report of a day would tell now."""
    with as_known(store, None, zone) as (db, _):
        coverage = measure(db, as_of, by="team")
    return Side(None, coverage, gather(store, as_of, known_on=None, zone=zone, copy=copy, example=example))
