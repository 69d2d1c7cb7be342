"""Comparisons and published reports in words: for the command line, the app and the document alike."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from tracker.coverage.values import CourseFacts
from tracker.coverage.why.restating import Restatement
from tracker.coverage.why.telling import restated_sentences
from tracker.names import show
from tracker.reports.kept.changed import Changed
from tracker.reports.kept.comparing import Comparison
from tracker.reports.kept.differing import Figures, Pair, TeamMoved, TeamOtherwise
from tracker.reports.kept.reading import head_of
from tracker.reports.kept.sides import Side
from tracker.reports.kept.values import Kept
from tracker.reports.values import Report
from tracker.reports.words import headline, percent_of_target
from tracker.reports.words import opening as _opening
from tracker.store.sealing import read_moment

#: figures of a team by their fields, as a sentence names them
_NAMES = {
    "teams_reached": "reached",
    "last_delivery": "last delivery",
    "never": "never trained",
    "new": "new, not yet due",
    "on_leave": "on leave",
    "not_employees": "not employees",
    "joined_since_delivery": "joined since",
}
_MEASURES_RESTATED = 2  # sentences of a restatement that say the figures: staff trained, teams reached
_MEASURES = ("Teams reached", "Districts reached", "Staff trained")
NOT_OURS = (
    "The journal does not know the change that a report was made at, so the parts of the difference cannot be told."
)


def side_words(side: Side, zone: str) -> str:
    """Say what a side is: which report, when it was published, how much it knew."""
    return kept_words(side.kept, zone) if side.kept else f"What is known now, as of {side.coverage.as_of}"


def kept_words(kept: Kept, zone: str) -> str:
    """Say which published report it is, when it was published, how much it knew, and whether it stands."""
    gone = f"; withdrawn: {kept.withdrawn}" if kept.withdrawn is not None else ""
    known = f"{read_moment(kept.known_on).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}"
    change = head_of(kept.fingerprint).number
    return (
        f"{_opening(kept.name)}, published on {kept.published_on},"
        f" knows what was recorded by {known} ({zone}), up to change {change}{gone}"
    )


def scope_words(figures: Figures) -> str:
    """Name a course and its program."""
    return f"{figures.title}, {show(figures.program or 'all programs')}"


def pairs_of(figures: Figures) -> tuple[tuple[str, Pair], ...]:
    """Give the three measures by their names."""
    return tuple(zip(_MEASURES, (figures.reached, figures.districts, figures.trained), strict=True))


def share_words(pair: Pair) -> tuple[str, str]:
    """Say both sides of a measure; a side that does not have it says so."""
    was, now = ("not told" if share is None else headline(share.n, share.of) for share in (pair.before, pair.after))
    return was, now


def figures_sentences(figures: Iterable[Figures]) -> Iterator[str]:
    """Say each figure that differs: "CSEC refresher, CPS: staff trained 2 of 3 → 3 of 3"."""
    for each in figures:
        for measure, pair in pairs_of(each):
            if pair.differs:
                yield f"{scope_words(each)}: {measure.lower()} {' → '.join(share_words(pair))}"


def summary_of(comparison: Comparison) -> str:
    """Say in one line how each course went over all programs."""
    whole = [each for each in comparison.figures if each.program is None]
    moved = [each for each in whole if each.reached.differs or each.trained.differs]
    if not moved:
        return "No figure over all programs differs."
    return " ".join(
        f"{each.title}: teams reached {' → '.join(share_words(each.reached))},"
        f" staff trained {' → '.join(share_words(each.trained))}."
        for each in moved
    )


def states_of(moved: TeamMoved) -> tuple[str, str]:
    """Say a team's state on both sides; a side without the team says so."""
    before, after = (state.words if state else "no such team" for state in (moved.before, moved.after))
    return before, after


def team_sentence(each: TeamOtherwise) -> str:
    """Say what of a team is counted otherwise."""
    said = [f"{_NAMES.get(name, name)} {_said(was)} → {_said(now)}" for name, was, now in each.facts]
    return f"{show(each.team)}, {each.title}: {'; '.join(said)}"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def target_sentence(was: CourseFacts, now: CourseFacts) -> str:
    """Say what of a course's own rules is another."""
    told = [
        ("title", show(was.title), show(now.title)),
        ("target", percent_of_target(was.target_share), percent_of_target(now.target_share)),
        ("target day", _said(was.target_on), _said(now.target_on)),
        ("months of validity", _said(was.valid_months), _said(now.valid_months)),
        ("days of grace", _said(was.grace_days), _said(now.grace_days)),
        ("fewest minutes", _said(was.min_minutes), _said(now.min_minutes)),
    ]
    return f"{show(was.title)}: " + "; ".join(f"{name} {one} → {other}" for name, one, other in told if one != other)


def changed_sentences(changed: Changed) -> Iterator[str]:
    """Say what a published report would tell otherwise today: figures, targets, facts with their changes, teams."""
    by_program = [each for each in changed.figures if each.program is not None]
    yield from figures_sentences(by_program or changed.figures)
    yield from (target_sentence(was, now) for was, now in changed.targets)
    if changed.restated is None:
        yield NOT_OURS
    else:
        yield from _facts(changed.restated)
    yield from map(team_sentence, changed.teams)


def _facts(found: Restatement) -> Iterator[str]:
    """Say what made the difference, course by course, and by which changes; the figures are said already."""
    for each in found.courses:
        told = restated_sentences(found, each, headline)
        yield from (f"{show(each.why.course.title)}: {said}" for said in told[_MEASURES_RESTATED:])


def otherwise_words(kept: Kept) -> str:
    """Say that a published report would say something else."""
    return f"{_opening(kept.name)}, published on {kept.published_on}, would say something else today:"


def shown_lines(kept: Kept, report: Report, zone: str) -> Iterator[str]:
    """Tell a published report: what it is, its headline and sentences, and its files with their sha256."""
    yield kept_words(kept, zone)
    yield f"Fingerprint {kept.fingerprint}" + (f"; {kept.note}" if kept.note else "")
    yield from ("", report.headline, "", "How are we doing", *(f"  {said}" for said in report.doing))
    yield from ("", "Factors affecting results", *(f"  {said}" for said in report.factors))
    yield from ("", "Files, each with its sha256", *(f"  {name:5} {said}" for name, said in kept.digests.items()))
