"""What partners may read of the plan: no owners and next steps, and no numbers of staff where some are withheld."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from tracker import settings
from tracker.coverage.values import Coverage
from tracker.initiatives.facts import Ask, Entry, MeasuredBy, Plan
from tracker.reports.kept.reading import withheld_before
from tracker.reports.plan.live import Live, live
from tracker.reports.withhold import withheld_from_partners

STAFF_WITHHELD = "numbers of staff are withheld in this copy"


def shared_lines(
    db: Session, plan: Plan, coverage: Coverage, previous: Coverage | None
) -> tuple[dict[str, Live], bool]:
    """Give the lines that partners may read, and whether numbers of staff were left out of them.

    Where the total of a program is withheld, each line by staff goes without its people: two of them together would
    give the withheld ones away.
    """
    fewest = settings.read(db).suppress_under_people
    if not withheld_from_partners(coverage, previous, before=withheld_before(db), fewest=fewest).totals:
        return live(db, plan, coverage), False
    asked = replace(plan, entries=tuple(replace(entry, measures=_teams_only(entry)) for entry in plan.entries))
    return _said(plan, live(db, asked, coverage)), True


def for_partners(plan: Plan) -> Plan:
    """Give the plan without who has an entry, what comes next, notes, and what was said of money."""
    asks = tuple(_without_words(ask) for ask in plan.asks)
    return replace(plan, entries=tuple(_without_names(entry) for entry in plan.entries), asks=asks)


def _teams_only(entry: Entry) -> tuple[MeasuredBy, ...]:
    return tuple(replace(by, figure="teams") if by.kind == "course" else by for by in entry.measures)


def _said(plan: Plan, lines: Mapping[str, Live]) -> dict[str, Live]:
    """Say in each line that would have counted people that they are withheld."""
    by_staff = {entry.code for entry in plan.entries if any(_counts_people(by) for by in entry.measures)}
    return {
        code: replace(line, words=f"{line.words}; {STAFF_WITHHELD}") if code in by_staff else line
        for code, line in lines.items()
    }


def _counts_people(by: MeasuredBy) -> bool:
    return by.kind == "course" and by.figure in ("staff", "both")


def _without_names(entry: Entry) -> Entry:
    return replace(
        entry,
        owner="",
        next_step=None,
        next_on=None,
        note="",
        milestones=tuple(replace(step, note="") for step in entry.milestones),
        asks=tuple(_without_words(ask) for ask in entry.asks),
    )


def _without_words(ask: Ask) -> Ask:
    return replace(ask, note="", decisions=tuple(replace(each, words="") for each in ask.decisions))
