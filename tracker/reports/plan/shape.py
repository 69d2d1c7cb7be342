"""The plan as JSON: an entry a row, with every field of the document, its live line and what stands beside it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tracker.initiatives.facts import Ask, Entry, Plan
from tracker.reports.plan.live import Live

NOTHING = Live("")
_FIELDS = ("kind", "title", "area", "term", "status", "status_words", "internal_needs", "dependencies")
_FURTHER = ("code", "description", "time_words", "note", "owner", "next_step", "next_on", "reliant_on_funding")


def as_rows(plan: Plan, lines: Mapping[str, Live]) -> list[dict[str, Any]]:
    """Give every entry in the plan's order; `live` is "" where nothing measures it, `amount` null without a figure."""
    return [as_row(entry, lines.get(entry.code, NOTHING)) for entry in plan.entries]


def as_row(entry: Entry, line: Live) -> dict[str, Any]:
    """Give one entry."""
    standing = entry.standing
    return {
        **{name: getattr(entry, name) for name in _FIELDS},
        "anticipated_outcome": entry.anticipated_outcome,
        "live": line.words,
        "amount": entry.amount,
        **{name: getattr(entry, name) for name in _FURTHER},
        "status_on": standing.day if standing else None,
        "status_source": standing.source if standing else "",
        "milestones": [asdict(each) for each in entry.milestones],
        "measures": [asdict(each) for each in entry.measures],
        "asks": [ask_row(each) for each in entry.asks],
        "outcomes": list(entry.outcomes),
        "reported": [asdict(each) for each in line.reported],
    }


def ask_row(ask: Ask) -> dict[str, Any]:
    """Give one ask; `decision` is "" until there is one, `approved` null unless it was."""
    newest = ask.decisions[-1] if ask.decisions else None
    return {
        "ask": ask.number,
        "initiative": ask.initiative,
        "title": ask.title,
        "amount": ask.amount,
        "words": ask.words,
        "unblocks": ask.unblocks,
        "asked_on": ask.asked_on,
        "open": ask.open,
        "decision": ask.decision,
        "decided_on": newest.day if newest else None,
        "decision_words": newest.words if newest else "",
        "approved": ask.approved,
        "note": ask.note,
        "decisions": [asdict(each) for each in ask.decisions],
    }
