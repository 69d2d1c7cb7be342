"""The plan's own tables: a strategy area beside its key activities and action items, term by term."""

from collections.abc import Iterable, Iterator

from tracker.initiatives.facts import TERM_WORDS, Entry
from tracker.names import show
from tracker.reports.document import Column, Part, Table
from tracker.reports.plan.entry import paragraphs
from tracker.reports.plan.overview import BOOK
from tracker.reports.plan.values import PlanReport

_ACTIVITIES = "Description of key activities and action items"
_FURTHER = "Strategies for further scoping and funding approval"


def terms(report: PlanReport) -> Iterator[Part]:
    """Give the initiatives of each term under its heading."""
    entries = report.plan.of_kind("initiative")
    for term in ("short", "mid", "long", ""):
        found = [each for each in entries if each.term == term]
        title = f"{TERM_WORDS[term]} Strategies" if term else "Strategies without a term"
        if found:
            table = _table(report, title, _ACTIVITIES, found)
            yield Part(title, tables=(table,), new_page=term == "short", left_out=BOOK)


def further(report: PlanReport) -> Iterator[Part]:
    """Give the recommendations, and the other options that were explored."""
    found = [each for kind in ("recommendation", "option") for each in report.plan.of_kind(kind)]
    if found:
        table = _table(report, "Additional Recommendations", _FURTHER, found)
        yield Part("Additional Recommendations", tables=(table,), left_out=BOOK)


def _table(report: PlanReport, title: str, heading: str, entries: Iterable[Entry]) -> Table:
    rows = tuple((show(each.area), paragraphs(each, report.line(each), report.as_of)) for each in entries)
    caption = f"{title}: {heading[0].lower()}{heading[1:]}"
    return Table(title, caption, (Column("Strategy Area", "text", 2), Column(heading, "text", 9)), rows)
