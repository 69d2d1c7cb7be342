"""The way from one figure to the other in steps, as a value that anything can draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tracker.coverage.why.parts import Part, TeamPart
from tracker.coverage.why.values import Clock, Movement, Share
from tracker.coverage.why.words import words_of


@dataclass(frozen=True)
class Step:
    """One step: an end, the first day as it is known by now, or a part; `reaches` is the figure after it."""

    kind: Literal["start", "part", "known", "end"]
    words: str
    clock: Clock | None
    part: Part | TeamPart | None
    adds: Share
    reaches: Share


def bridge(movement: Movement) -> tuple[Step, ...]:
    """Give the start, what was restated and where that leads, what moved, and the end.

    A part whose people change neither half (moves between teams that count) is no step.
    """
    start = Step("start", "before", None, None, Share(), movement.before)
    restated = tuple(_steps(movement, "restated", movement.before))
    known = Step("known", "as known by now", None, None, Share(), movement.known)
    moved = tuple(_steps(movement, "moved", movement.known))
    end = Step("end", "after", None, None, Share(), movement.after)
    return (start, *restated, *((known,) if restated else ()), *moved, end)


def _steps(movement: Movement, clock: Clock, here: Share) -> Iterator[Step]:
    for part in movement.told(clock):
        if part.adds != Share():
            here = here.plus(part.adds)
            yield Step("part", words_of(part.part, clock), clock, part.part, part.adds, here)
