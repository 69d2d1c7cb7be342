"""Two reports held against each other: figures, teams, words, and the exact parts of why the figures moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.coverage.why.asked import why
from tracker.coverage.why.values import At, Why
from tracker.reports.kept.differing import Figures, TeamMoved, figures, teams_moved
from tracker.reports.kept.sides import Side
from tracker.reports.values import Report
from tracker.store import Store


@dataclass(frozen=True)
class WordsMoved:
    """Sentences of one part of a report that only one side has."""

    part: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Both sides, the earlier day first, and all that differs; `why` is None where the journal cannot tell it."""

    before: Side
    after: Side
    figures: tuple[Figures, ...]
    teams: tuple[TeamMoved, ...]
    words: tuple[WordsMoved, ...]
    why: Why | None


def compare(store: Store, one: Side, other: Side, *, zone: str) -> Comparison:
    """Hold two sides against each other, whichever was named first."""
    before, after = sorted((one, other), key=lambda side: (side.coverage.as_of, side.known_on or "~"))
    return Comparison(
        before=before,
        after=after,
        figures=figures(before.coverage, after.coverage),
        teams=teams_moved(before.coverage, after.coverage),
        words=words_moved(before.report, after.report),
        why=_why(store, before, after, zone) if before.ours and after.ours else None,
    )


def words_moved(before: Report, after: Report) -> tuple[WordsMoved, ...]:
    """Give the sentences of each part that are not on both sides."""
    parts = (
        ("Headline", (before.headline,), (after.headline,)),
        ("How are we doing", before.doing, after.doing),
        ("Factors affecting results", before.factors, after.factors),
    )
    found = (WordsMoved(part, _only(was, now), _only(now, was)) for part, was, now in parts)
    return tuple(each for each in found if each.gone or each.new)


def _only(here: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    return tuple(sentence for sentence in here if sentence not in there)


def _why(store: Store, before: Side, after: Side, zone: str) -> Why:
    ends = [At(side.coverage.as_of, side.known_on) for side in (before, after)]
    return why(store, *ends, zone=zone)
