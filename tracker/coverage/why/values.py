"""Why a figure moved, as frozen values: both ends, and parts that add up to what lies between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from tracker.coverage.values import CourseFacts
from tracker.coverage.why.parts import Part, TeamPart

Clock = Literal["restated", "moved"]
CLOCKS: tuple[Clock, ...] = ("restated", "moved")


class Share(NamedTuple):
    """A numerator and its denominator, or the change of both."""

    n: int = 0
    of: int = 0

    def plus(self, other: "Share") -> "Share":
        """Add both halves, each to its own."""
        return Share(self.n + other.n, self.of + other.of)

    def minus(self, other: "Share") -> "Share":
        """Take both halves away, each from its own."""
        return Share(self.n - other.n, self.of - other.of)

    @property
    def rate(self) -> float | None:
        """Give the ratio; None where nobody counts."""
        return self.n / self.of if self.of else None


def total(shares: Iterable[Share]) -> Share:
    """Add shares up."""
    whole = Share()
    for share in shares:
        whole = whole.plus(share)
    return whole


@dataclass(frozen=True)
class Scope:
    """The part of the organisation that is asked about; all of it where nothing is named.

    A team keeps its number through every renaming, so that is what tells it; its code is what it is called.
    """

    program: str | None = None
    district: int | None = None
    team: str | None = None
    team_id: int | None = None

    def holds(self, number: int, *, program: str, district: int | None) -> bool:
        """Say whether a team belongs to it."""
        return self.program in (None, program) and self.district in (None, district) and self.team_id in (None, number)


EVERYWHERE = Scope()


@dataclass(frozen=True)
class At:
    """An end of the comparison: the day, and the moment of knowledge as UTC text (None for now)."""

    as_of: date
    known_on: str | None


@dataclass(frozen=True)
class Mover:
    """A person (or a team) whose standing changed: which part, by which clock, what it adds to both halves.

    `who` is the number of the person or team; the teams are where a person was and is, by their codes.
    """

    who: int
    part: Part | TeamPart
    clock: Clock
    adds: Share
    was_in: str | None
    is_in: str | None


@dataclass(frozen=True)
class PartSum:
    """One part of a change: how many people or teams, and what they add to both halves."""

    part: Part | TeamPart
    clock: Clock
    count: int
    adds: Share


@dataclass(frozen=True)
class Movement:
    """One measure of one course: as it was told, the same day as it is known at the end, and at the end.

    before + what is restated = known; known + what moved = after.
    """

    before: Share
    known: Share
    after: Share
    movers: tuple[Mover, ...]
    kinds: type[Part] | type[TeamPart]

    @property
    def change(self) -> Share:
        """Give the change of both halves."""
        return self.after.minus(self.before)

    @property
    def parts(self) -> tuple[PartSum, ...]:
        """Give every part by each clock, also those that nobody is in; they add up to the change."""
        behind: dict[tuple[Clock, Part | TeamPart], list[Mover]] = {}
        for mover in self.movers:
            behind.setdefault((mover.clock, mover.part), []).append(mover)
        return tuple(
            PartSum(part, clock, len(movers), total(mover.adds for mover in movers))
            for clock in CLOCKS
            for part in self.kinds
            for movers in (behind.get((clock, part), ()),)
        )

    def told(self, clock: Clock | None = None) -> Iterator[PartSum]:
        """Give the parts that anybody is in, by one clock or by both."""
        return (part for part in self.parts if part.count and clock in (None, part.clock))


@dataclass(frozen=True)
class CourseWhy:
    """Why one course's figures moved: people and teams, never mixed."""

    course: CourseFacts
    staff: Movement
    teams: Movement


@dataclass(frozen=True)
class Why:
    """The answer for each course between two ends."""

    before: At
    after: At
    scope: Scope
    zone: str
    courses: tuple[CourseWhy, ...]
