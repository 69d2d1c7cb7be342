"""What reached a team before it went on as another has reached that other: teams and those before them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tracker.coverage.trend.days import Bits

Of = tuple[int, int]  # a course and a team


class Before(NamedTuple):
    """An earlier team: what came to it before `until` belongs to the later one since `since`."""

    team: int
    until: Any
    since: Any


def lineage(successions: Iterable[tuple[int, int, Any]]) -> dict[int, list[Before]]:
    """Give the teams before each team, from (team, successor, day); through several steps, too."""
    steps: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for team, successor, on in successions:
        steps[successor].append((team, on))
    return {team: list(_back(steps, team, None, frozenset({team}))) for team in tuple(steps)}


def _back(
    steps: Mapping[int, Sequence[tuple[int, Any]]], team: int, after: Before | None, seen: frozenset[int]
) -> Iterator[Before]:
    for earlier, on in steps.get(team, ()):
        if earlier not in seen:
            found = Before(earlier, *((on, on) if after is None else (min(after.until, on), max(after.since, on))))
            yield found
            yield from _back(steps, earlier, found, seen | {earlier})


def reached(bits: Bits, first: Mapping[Of, Any], before: Mapping[int, Sequence[Before]]) -> dict[Of, int]:
    """Give the days on which each course has reached each team, from the first day on which it came to a team."""
    found: dict[Of, int] = defaultdict(int)
    for (course, team), on in first.items():
        found[course, team] |= bits.since(on)
    for later, earlier, _ in inherited(first, before):
        found[later] |= bits.since(earlier.since)
    return found


def inherited(first: Mapping[Of, Any], before: Mapping[int, Sequence[Before]]) -> Iterator[tuple[Of, Before, Any]]:
    """Give what came to an earlier team in time: the later team and its course, the earlier one, and the day."""
    courses = {course for course, _ in first}
    for later, teams in before.items():
        for earlier in teams:
            for course in courses:
                on = first.get((course, earlier.team))
                if on is not None and on < earlier.until:
                    yield (course, later), earlier, on
