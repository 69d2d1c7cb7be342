"""Why the figures moved since an earlier day: parts that add up exactly, in words, as a bridge and as a table."""

from collections.abc import Iterator

from tracker.coverage.why.values import CourseWhy, Movement
from tracker.coverage.why.words import part_words, signed
from tracker.reports.charts.bridge import bridge, parts
from tracker.reports.document import Part
from tracker.reports.given import Given
from tracker.reports.lines import subject
from tracker.reports.words import headline, listed

_TITLE = "Why the figures moved"
_TEAMS_ONLY = "Staff are left out here: what moved in a small team could be worked out."


def why(given: Given) -> Part | None:
    """Give the way from the earlier figures to these, of staff and of teams; partners see teams alone."""
    moved = given.further.moved
    if moved is None or not moved.why.courses:
        return None
    found = [(each, movement) for each in moved.why.courses for movement in _movements(given, each)]
    drawn = [(each, movement) for each, movement in found if movement.movers]
    note = (_TEAMS_ONLY,) if given.for_partners else ()
    return Part(
        _TITLE,
        words=(f"Since {moved.words}. What is gained and lost adds up to the whole change.", *note),
        bullets=tuple(line for each, movement in found for line in _said(given, each, movement)),
        figures=tuple(bridge(moved.why, each, movement) for each, movement in drawn),
        tables=tuple(parts(moved.why, each, movement) for each, movement in drawn),
        sheet="Why it moved",
    )


def _movements(given: Given, each: CourseWhy) -> tuple[Movement, ...]:
    return (each.teams,) if given.for_partners else (each.teams, each.staff)


def _said(given: Given, each: CourseWhy, movement: Movement) -> Iterator[str]:
    """Say one measure of a course: both ends, what moved, and what only became known."""
    measure = "teams reached" if movement is each.teams else "staff trained"
    begin = f"{subject(given, each.course.code)}, {measure}"
    if not movement.movers:
        yield f"{begin}: no change, {headline(*movement.after)}."
        return
    moved = listed(map(part_words, movement.told("moved")))
    change = f"{signed(movement.change.n)}"
    counted = f", {signed(movement.change.of)} counted" if movement.change.of else ""
    yield (
        f"{begin}: from {headline(*movement.before)} to {headline(*movement.after)} ({change}{counted})"
        + (f": {moved}." if moved else ".")
    )
    if restated := listed(map(part_words, movement.told("restated"))):
        yield f"{begin}: the earlier figure is {headline(*movement.known)} as known by now: {restated}."
