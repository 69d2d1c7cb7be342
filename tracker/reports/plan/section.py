"""The plan in the coverage report: one line per initiative, with its status and its live line."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from tracker.coverage.values import Coverage
from tracker.initiatives import plan
from tracker.initiatives.facts import STATUS_WORDS, TERM_WORDS, Plan
from tracker.names import show
from tracker.reports.document import Column, Part, Table
from tracker.reports.plan.live import Live, live
from tracker.reports.plan.shape import NOTHING
from tracker.reports.plan.sharing import shared_lines
from tracker.reports.values import Copy
from tracker.reports.words import long_day


def plan_part(db: Session, coverage: Coverage, copy: Copy, previous: Coverage | None = None) -> Part | None:
    """Read the plan as of the report's day and give its part; None where there are no initiatives."""
    found = plan(db, coverage.as_of)
    if not found.of_kind("initiative"):
        return None
    if copy == "external":
        return section(found, shared_lines(db, found, coverage, previous)[0])
    return section(found, live(db, found, coverage))


def section(plan: Plan, lines: Mapping[str, Live]) -> Part:
    """Give the initiatives in a line each: term, status, and what the records say on the plan's day."""
    columns = (
        Column("Initiative", "text", 5),
        Column("Term", "text", 2),
        Column("Status", "text", 2),
        Column(f"As of {long_day(plan.as_of)}", "text", 6),
    )
    rows = tuple(
        (
            show(entry.title),
            TERM_WORDS[entry.term],
            STATUS_WORDS[entry.status],
            show(lines.get(entry.code, NOTHING).words),
        )
        for entry in plan.of_kind("initiative")
    )
    table = Table("The improvement plan", "Initiatives of the improvement plan, in its order", columns, rows)
    return Part("The improvement plan", tables=(table,), sheet="Plan")
