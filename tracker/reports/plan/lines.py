"""The plan as lines for a terminal of 80 columns: the list, one entry, the money, the expected outcomes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from textwrap import wrap

from tracker.initiatives.facts import (
    DECISION_WORDS,
    KIND_WORDS,
    STATUS_WORDS,
    TERM_WORDS,
    Ask,
    Entry,
    Outcome,
    Plan,
)
from tracker.initiatives.funding import Totals, dollars, totals
from tracker.names import show
from tracker.reports.plan.live import Live, reported_words
from tracker.reports.plan.shape import NOTHING
from tracker.reports.words import counted

WIDTH = 80
LINKING = "Which entries serve which outcome is the tracker's reading, not the plan's."
_HEADINGS = {"initiative": "", "recommendation": "Recommendations", "option": "Other options explored"}


def listed_lines(plan: Plan, lines: Mapping[str, Live]) -> Iterator[str]:
    """Give the whole plan, by term: each entry with its status, its live line, what comes next and what it costs."""
    widest = max((len(entry.code) for entry in plan.entries), default=0)
    stands = max((len(STATUS_WORDS[entry.status]) for entry in plan.entries), default=0)
    for heading, entries in groupby(plan.entries, _heading):
        yield heading
        for entry in entries:
            begin = f"  {entry.code:<{widest}}  {STATUS_WORDS[entry.status]:<{stands}}  "
            yield from _hung(begin, entry.title)
            for words in _beside(entry, lines.get(entry.code, NOTHING)):
                yield from _hung(" " * 6, words)
        yield ""
    yield from _hung("", summary(plan))


def _heading(entry: Entry) -> str:
    return _HEADINGS[entry.kind] or TERM_WORDS[entry.term] or "Without a term"


def _beside(entry: Entry, line: Live) -> Iterator[str]:
    if said := line.words or entry.status_words:
        yield said
    yield from (reported_words(each) for each in line.reported)
    if entry.next_step or entry.owner:
        due = f" ({entry.next_on})" if entry.next_on else ""
        parts = [f"next: {entry.next_step}{due}" if entry.next_step else "", entry.owner]
        yield " · ".join(part for part in parts if part)
    waiting = [ask for ask in entry.asks if ask.open]
    if waiting:
        figure = any(ask.amount is not None for ask in waiting)
        yield f"waits for money: {money(totals(waiting)) if figure else 'no figure yet'}"


def summary(plan: Plan) -> str:
    """Say how many entries there are, and count as the plan does: done or on a short way, and waiting for money."""
    initiatives = plan.of_kind("initiative")
    near = sum(e.status == "done" or (e.status == "in_progress" and e.term == "short") for e in initiatives)
    waiting = sum(entry.reliant_on_funding for entry in initiatives)
    numbers = {kind: len(plan.of_kind(kind)) for kind in KIND_WORDS}
    there = ", ".join(counted(number, kind) for kind, number in numbers.items() if number)
    if not there:
        return "The plan is empty."
    return (
        f"{there}. {near} initiatives are done or in progress for the short term, {waiting} rely on funding."
        f" Open asks: {money(totals(plan.asks))}."
    )


def money(of: Totals) -> str:
    """Say "$53,000 and 7 without a figure" of the open asks."""
    figure = dollars(of.open_amount) if of.open_asks > of.open_unquantified else ""
    without = f"{of.open_unquantified} without a figure" if of.open_unquantified else ""
    return " and ".join(part for part in (figure, without) if part) or "none"


def entry_lines(entry: Entry, line: Live, outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Give one entry whole: the document's fields, how it stood and stands, its milestones, money and outcomes."""
    yield from _hung("", f"{entry.title} ({entry.code})")
    about = (KIND_WORDS[entry.kind], entry.area, TERM_WORDS[entry.term])
    yield from _hung("", " · ".join(part for part in dict.fromkeys(about) if part))
    for paragraph in entry.description.split("\n\n"):
        yield from ["", *_hung("", paragraph)] if paragraph else []
    yield ""
    for name, words in (*_fields(entry, line), *_history(entry), *_steps(entry), *_money(entry)):
        yield from _named(name, words)
    for outcome in outcomes:
        if outcome.place in entry.outcomes:
            yield from _named(f"Outcome {outcome.place}", outcome.words)


def _fields(entry: Entry, line: Live) -> Iterator[tuple[str, str]]:
    yield "Time to completion", entry.time_words
    yield "Internal needs", entry.internal_needs
    yield "Dependencies", entry.dependencies
    yield "Anticipated outcome", entry.anticipated_outcome
    yield "Note", entry.note
    yield "Owner", entry.owner
    yield "Next step", f"{entry.next_step or ''}{f' ({entry.next_on})' if entry.next_on else ''}"
    yield "Live", line.words
    yield from (("", reported_words(each)) for each in line.reported)


def _history(entry: Entry) -> Iterator[tuple[str, str]]:
    for standing in reversed(entry.history):
        source = f"({standing.source})" if standing.source else ""
        said = f"“{standing.words}”" if standing.words else ""
        yield f"Status {standing.day}", " ".join(filter(None, (STATUS_WORDS[standing.status], said, source)))


def _steps(entry: Entry) -> Iterator[tuple[str, str]]:
    for step in entry.milestones:
        stands = f"done {step.done_on}" if step.done else f"due {step.due_on}" if step.due_on else "to do"
        yield f"Milestone {step.number}", f"{step.title} ({stands}). {step.note}"


def _money(entry: Entry) -> Iterator[tuple[str, str]]:
    for ask in entry.asks:
        yield f"Ask {ask.number}", f"{_figure(ask)}, {_decision(ask).lower()}: {ask.title}"


def _named(name: str, words: str) -> Iterator[str]:
    yield from _hung(f"{name}: " if name else "  ", words) if words.strip() else ()


def funding_lines(asks: Iterable[Ask]) -> Iterator[str]:
    """Give each ask with its figure, what was decided and what it unblocks, and what that comes to."""
    there = tuple(asks)
    for ask in there:
        yield from _hung(f"{ask.number:>3}  {_figure(ask):<9}  {_decision(ask):<9}  ", ask.title)
        about = f"for {ask.initiative}; " if ask.initiative else ""
        yield from _hung(" " * 5, f"{about}unblocks: {ask.unblocks}" if ask.unblocks else about.rstrip("; "))
        newest = ask.decisions[-1] if ask.decisions else None
        if newest:
            amount = f"{dollars(ask.approved)}, " if ask.approved is not None else ""
            words = f": {newest.words}" if newest.words else ""
            yield from _hung(" " * 5, f"{amount}{DECISION_WORDS[ask.decision].lower()} on {newest.day}{words}")
    yield from ("", *totals_lines(totals(there)))


def totals_lines(of: Totals) -> Iterator[str]:
    """Give what asks come to: open, approved, and by what was decided."""
    yield f"Open: {money(of)} ({counted(of.open_asks, 'ask')})"
    yield f"Approved: {dollars(of.approved_amount)}"
    for each in of.by_decision:
        without = f", {each.unquantified} without a figure" if each.unquantified else ""
        yield f"{DECISION_WORDS[each.decision]}: {counted(each.asks, 'ask')}, {dollars(each.amount)}{without}"


def outcome_lines(plan: Plan) -> Iterator[str]:
    """Give the expected outcomes, each over the entries that serve it and how those stand."""
    stand = {entry.code: STATUS_WORDS[entry.status].lower() for entry in plan.entries}
    for outcome in plan.outcomes:
        yield from _hung(f"{outcome.place}. ", outcome.words)
        serving = ", ".join(f"{code} ({stand[code]})" for code in outcome.served_by)
        yield from [*_hung(" " * 3, serving or "no entry serves it yet"), ""]
    if plan.outcomes:
        yield LINKING


def _figure(ask: Ask) -> str:
    return dollars(ask.amount) or "no figure"


def _decision(ask: Ask) -> str:
    return DECISION_WORDS[ask.decision]


def _hung(begin: str, words: str) -> Iterator[str]:
    """Give words in lines of the width, hung under where they begin; nothing of no words."""
    words = show(words)
    hang = " " * min(len(begin), 36)
    yield from wrap(
        words, WIDTH, initial_indent=begin, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )
