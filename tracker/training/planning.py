"""Several sessions at once: which teams on which days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
Rhythm = Literal["same", "weekly"]
A_WEEK = 3  # teams that are reached in one week


@dataclass(frozen=True)
class Planned(Generic[T]):
    """A session to be planned: its day and its teams."""

    day: date
    teams: tuple[T, ...]


def spread(
    teams: Sequence[T], day: date, *, rhythm: Rhythm = "same", joint: bool = True, a_week: int = A_WEEK
) -> tuple[Planned[T], ...]:
    """Spread teams over days: all on one, or some each week; together in a joint session, or each in its own."""
    groups = (
        [tuple(teams)] if rhythm == "same" else [tuple(teams[n : n + a_week]) for n in range(0, len(teams), a_week)]
    )
    return tuple(
        Planned(day + timedelta(weeks=week), of)
        for week, group in enumerate(groups)
        for of in _sessions(group, joint=joint)
    )


def _sessions(group: tuple[T, ...], *, joint: bool) -> Iterable[tuple[T, ...]]:
    if not group:
        return ()
    return (group,) if joint else tuple((team,) for team in group)
