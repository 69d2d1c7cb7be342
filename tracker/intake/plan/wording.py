"""The few words of a plan as people write them: kinds of entry, terms, and how an entry stands."""

from collections.abc import Mapping

from tracker.initiatives.facts import KIND_WORDS, STATUS_WORDS, TERM_WORDS
from tracker.intake.words import key

_KINDS: Mapping[str, tuple[str, ...]] = {
    "initiative": ("initiatives", "strategy"),
    "recommendation": ("recommendations", "recommendation for scoping and funding approval"),
    "option": ("other option", "options", "other options explored", "option explored"),
}
_TERMS: Mapping[str, tuple[str, ...]] = {
    "short": ("short term", "shortterm"),
    "mid": ("mid term", "midterm", "medium", "medium term"),
    "long": ("long term", "longterm"),
}
_STATUSES: Mapping[str, tuple[str, ...]] = {
    "not_started": ("not yet started", "not begun", "to do", "planned"),
    "proposed": ("in proposal", "scoped", "scoped and quoted", "under review"),
    "in_progress": ("underway", "under way", "started", "ongoing"),
    "done": ("complete", "completed", "finished"),
    "on_hold": ("paused", "hold", "waiting"),
    "rejected": ("declined", "dropped", "not pursued"),
}


def _known(ways: Mapping[str, tuple[str, ...]], ours: Mapping[str, str]) -> dict[str, str]:
    return {key(said): word for word, also in ways.items() for said in (word, ours[word], *also)}


_KIND, _TERM = _known(_KINDS, KIND_WORDS), _known(_TERMS, TERM_WORDS)
_STATUS = _known(_STATUSES, STATUS_WORDS)
KINDS = "Write Initiative, Recommendation or Other option explored."
TERMS = "Write Short-term, Mid-term or Long-term, or clear the cell."
STATUSES = f"Write one of {', '.join(words for word, words in STATUS_WORDS.items() if word)}."


def kind_of(text: str) -> str | None:
    """Give the kind of entry that is meant; None where the words are not known."""
    return _KIND.get(key(text))


def term_of(text: str) -> str | None:
    """Give the term that is meant, whatever stands in brackets after it; None where the words are not known."""
    return _TERM.get(key(text.partition("(")[0].strip().rstrip(".")))


def status_of(text: str) -> str | None:
    """Give the status that is meant; None where the words are not known."""
    return _STATUS.get(key(text.strip().rstrip(".")))


def status_in(words: str) -> str | None:
    """Give the status that words begin with, as the plan's paragraphs do: "In Progress. 8 of 12 …"."""
    first = words.partition(".")[0]
    return status_of(first)
