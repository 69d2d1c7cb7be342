"""The plan report's first pages: the expected outcomes, how the whole stands, and all strategies at a glance."""

from collections import Counter
from collections.abc import Iterator

from tracker.initiatives.facts import STATUS_WORDS, TERM_WORDS, Entry
from tracker.initiatives.funding import totals
from tracker.names import show
from tracker.reports.document import Cell, Column, Paragraphs, Part, Table
from tracker.reports.plan.lines import LINKING, money
from tracker.reports.plan.values import PlanReport
from tracker.reports.words import counted

TERM_MEANINGS = {
    "short": "can be done in 6 months or less",
    "mid": "can be done in 6 months to 1 year",
    "long": "takes more than 1 year",
}
TERM_SPANS = {"short": "6 months or less", "mid": "6 to 12 months", "long": "more than 12 months"}
BOOK = frozenset({"xlsx"})  # what the workbook has in a form of its own
_ALWAYS = ("not_started", "proposed", "in_progress", "done")


def outcomes(report: PlanReport) -> Part:
    """Give the expected outcomes, numbered as the entries name them."""
    said = tuple((f"Outcome {each.place}", show(each.words)) for each in report.plan.outcomes)
    words = (LINKING,) if any(each.served_by for each in report.plan.outcomes) else ()
    return Part("Expected Outcomes", words=words, terms=said, left_out=BOOK)


def overview(report: PlanReport) -> Part:
    """Give how the initiatives stand by term, which rely on funding, and what the terms mean."""
    return Part("Plan Overview", bullets=tuple(_overview(report)), tables=(_standing(report),), sheet="Summary")


def _overview(report: PlanReport) -> Iterator[str]:
    waiting = [show(each.title) for each in report.plan.of_kind("initiative") if each.reliant_on_funding]
    if waiting:
        yield f"{counted(len(waiting), 'initiative')} rely on funding: {'; '.join(waiting)}."
    asked = totals(report.plan.asks)
    if asked.open_asks:
        yield f"Open asks: {money(asked)} ({counted(asked.open_asks, 'ask')})."
    yield "; ".join(f"{TERM_WORDS[term]}: {meaning}" for term, meaning in TERM_MEANINGS.items()) + "."


def _standing(report: PlanReport) -> Table:
    entries = report.plan.of_kind("initiative")
    used = [word for word in STATUS_WORDS if word in _ALWAYS or any(each.status == word for each in entries)]
    terms = [term for term in ("short", "mid", "long", "") if any(each.term == term for each in entries)]
    rows = [_counts(TERM_WORDS[term] or "No term", used, [e for e in entries if e.term == term]) for term in terms]
    rows += [_counts("All", used, list(entries))] if rows else []
    columns = (
        Column("Term", "text", 3),
        Column("Initiatives", "number"),
        *(Column(STATUS_WORDS[word], "number") for word in used),
        Column("Rely on funding", "number"),
    )
    return Table(
        "How the initiatives stand", "Initiatives by term and status", columns, tuple(rows), "There are none yet."
    )


def _counts(term: str, used: list[str], entries: list[Entry]) -> tuple[Cell, ...]:
    stand = Counter(each.status for each in entries)
    return (term, len(entries), *(stand[word] for word in used), sum(each.reliant_on_funding for each in entries))


def strategies(report: PlanReport) -> Part:
    """Give every strategy area with the titles of its initiatives by term, those that are done marked."""
    entries = report.plan.of_kind("initiative")
    terms = [term for term in ("short", "mid", "long", "") if term or any(not each.term for each in entries)]
    areas = dict.fromkeys(each.area for each in entries)
    rows = tuple(
        (
            show(area) or "No strategy area",
            *(_titles([e for e in entries if (e.area, e.term) == (area, term)]) for term in terms),
        )
        for area in areas
    )
    heads = (Column(f"{TERM_WORDS[term]} ({TERM_SPANS[term]})" if term else "No term", "text", 4) for term in terms)
    table = Table(
        "Summary of All Strategies",
        "Initiatives by strategy area and term; those that are done say so",
        (Column("Strategy Area", "text", 3), *heads),
        rows,
        "There are no initiatives yet.",
    )
    return Part("Summary of All Strategies", tables=(table,), new_page=True, left_out=BOOK)


def _titles(entries: list[Entry]) -> Cell:
    return Paragraphs(
        tuple(("", f"• {show(each.title)}{' (complete)' if each.status == 'done' else ''}") for each in entries)
    )
