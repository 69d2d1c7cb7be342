"""What something that is written does to the headline figures: before and after, always n of N."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.coverage.values import Coverage, Total

Pair = tuple[int, int]


@dataclass(frozen=True)
class Effect:
    """One course over all programs, before and after; equal pairs did not change."""

    course: str
    title: str
    teams_reached: Pair
    teams: Pair
    trained: Pair
    eligible: Pair

    @property
    def words(self) -> str:
        """Say what changes: "CSEC refresher: teams 12 of 32 (as before); people 577 of 1,561 → 590 of 1,570"."""
        teams = _moved(self.teams_reached, self.teams)
        return f"{self.title}: teams {teams}; people trained {_moved(self.trained, self.eligible)}"


def effects(before: Coverage, after: Coverage) -> tuple[Effect, ...]:
    """Give the courses whose figures change, in their order."""
    return tuple(each for each in _every(before, after) if _changes(each))


def _every(before: Coverage, after: Coverage) -> Iterator[Effect]:
    was, becomes = (_over_all(counted) for counted in (before, after))
    for course in after.courses:
        if course.code in was and course.code in becomes:
            old, new = was[course.code], becomes[course.code]
            yield Effect(
                course.code,
                course.title,
                (old.teams_reached, new.teams_reached),
                (old.teams, new.teams),
                (old.trained, new.trained),
                (old.eligible, new.eligible),
            )


def _over_all(counted: Coverage) -> dict[str, Total]:
    return {total.course: total for total in counted.totals if total.program is None}


def _changes(effect: Effect) -> bool:
    pairs = (effect.teams_reached, effect.teams, effect.trained, effect.eligible)
    return any(before != after for before, after in pairs)


def _moved(part: Pair, whole: Pair) -> str:
    """Write n of N once where nothing changes, else both whole with an arrow between."""
    before, after = (f"{n:,} of {of:,}" for n, of in zip(part, whole, strict=True))
    return f"{before} (as before)" if before == after else f"{before} → {after}"
