"""The plan report of a day from the records: asked once, at one moment of knowledge."""

from datetime import date

from tracker.coverage.measure import measure
from tracker.coverage.values import Coverage
from tracker.coverage.why.words import moment_words
from tracker.initiatives import plan
from tracker.initiatives.catalogue import standings
from tracker.journal.past import as_known
from tracker.reports.brand import brand, paper
from tracker.reports.kept.reading import moment_of, previous_of, records_head
from tracker.reports.plan.live import live
from tracker.reports.plan.sharing import for_partners, shared_lines
from tracker.reports.plan.values import PlanCopy, PlanReport
from tracker.store import Store


def gather_plan(
    store: Store, as_of: date, *, known_on: str | None, zone: str, copy: PlanCopy, example: bool = False
) -> PlanReport:
    """Read everything that the plan report says, as of a day and as known on a moment."""
    previous = _previous(store, as_of, known_on=known_on, zone=zone) if copy == "external" else None
    with as_known(store, known_on, zone) as (db, known):
        whole = plan(db, as_of)
        coverage = measure(db, as_of, by="team", known_on=known.at if known else None)
        newest = records_head(db, known.head if known else None)
        if copy == "external":
            found, (lines, withheld) = for_partners(whole), shared_lines(db, whole, coverage, previous)
        else:
            found, lines, withheld = whole, live(db, whole, coverage), False
        return PlanReport(
            copy=copy,
            plan=found,
            lines=lines,
            standings=standings(db, as_of),
            known_on=moment_words(known.at, zone) if known else None,
            fingerprint=str(newest),
            published_at=moment_of(db, newest),
            brand=brand(db),
            paper=paper(db),
            example=example,
            withheld=withheld,
        )


def _previous(store: Store, as_of: date, *, known_on: str | None, zone: str) -> Coverage | None:
    """Give the figures of partners' last coverage report: what it withheld stays withheld."""
    with as_known(store, known_on, zone) as (db, _):
        return previous_of(db, as_of, "external")
