"""What stands beside the plan's entries: money asked for, the lists that it keeps, and what the words mean."""

from tracker.initiatives.catalogue import Standing
from tracker.initiatives.facts import DECISION_WORDS, TERM_WORDS, Ask
from tracker.initiatives.funding import totals
from tracker.names import show
from tracker.reports.definitions import AS_OF, CAUTION, DISTRICT, ESTIMATE, TRAINED, WITHHELD
from tracker.reports.document import Cell, Column, Part, Share, Table
from tracker.reports.plan.lines import totals_lines
from tracker.reports.plan.overview import TERM_MEANINGS
from tracker.reports.plan.values import PlanReport

NO_COMPLIANCE = "Nothing in this report says whether any law or rule is complied with."
CLOSING = f"{CAUTION} {NO_COMPLIANCE}"
_OPEN = "Money that nobody has granted or refused for good: undecided, asked again or deferred."
_CURRENT = (
    "How an entry stood on the day in brackets, in the words that were written then. The line after it, as of the"
    " day of this report, is written from the records; the two are never blended."
)


def funding(report: PlanReport) -> Part:
    """Give what was asked for, what was decided, and what that comes to."""
    asks = report.plan.asks
    columns = (
        Column("For", "text", 5),
        Column("Dollars asked", "number", 2),
        Column("Stands", "text", 2),
        Column("Decided on", "day", 2),
        Column("Dollars approved", "number", 2),
        Column("Unblocks", "text", 5),
    )
    caption = "Money that the plan asks for, with what was decided by the day of this report"
    table = Table("Funding asks", caption, columns, tuple(map(_ask, asks)), "No money is asked for.")
    return Part("Funding", bullets=tuple(totals_lines(totals(asks))) if asks else (), tables=(table,), sheet="Funding")


def _ask(ask: Ask) -> tuple[Cell, ...]:
    return (
        show(ask.title),
        "no figure" if ask.amount is None else ask.amount,
        DECISION_WORDS[ask.decision],
        ask.decisions[-1].day if ask.decisions else None,
        ask.approved,
        show(ask.unblocks),
    )


def catalogue(report: PlanReport) -> Part | None:
    """Give how far each list is: what is posted of what is planned, what is late, which reviews are due."""
    if not report.standings:
        return None
    columns = (
        Column("List", "text", 6),
        Column("Posted", "share", 2),
        Column("Late", "number"),
        Column("Reviews due", "number"),
    )
    table = Table("Lists", "The lists that the plan keeps, as of the day", columns, tuple(map(_list, report.standings)))
    return Part("On-demand trainings and resources", tables=(table,), sheet="Lists")


def _list(each: Standing) -> tuple[Cell, ...]:
    posted: Cell = Share(each.posted, each.of) if each.of else "nothing in it yet"
    return (show(each.title), posted, each.late, each.reviews_due)


def meanings(report: PlanReport) -> Part:
    """Give what the words of this report mean."""
    terms = [(TERM_WORDS[term], f"A goal that {meaning}.") for term, meaning in TERM_MEANINGS.items()]
    terms += [
        ("Current status", _CURRENT),
        ("District reached", DISTRICT),
        ("Staff trained", TRAINED),
        ("Open ask", _OPEN),
        ("As of", AS_OF),
    ]
    terms += [("Reported", ESTIMATE)] if any(line.reported for line in report.lines.values()) else []
    terms += [("Withheld", WITHHELD)] if report.for_partners else []
    return Part("Definitions", terms=tuple(terms), sheet="Definitions")
