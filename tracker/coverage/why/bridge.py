"""The way from one figure to the other in steps, as a value that anything can draw."""

from collections.abc import Iterator, Sequence
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


def drawn(steps: Sequence[Step], width: int) -> tuple[str, ...]:
    """Draw the numerators, a line a step: ends from the left, parts between where they begin and end.

    A part that adds is full (█), one that takes away is not (░); any change shows as one cell at least.
    """
    most = max([1, *(step.reaches.n for step in steps), *(step.reaches.n - step.adds.n for step in steps)])

    def cells(number: int) -> int:
        return round(number * width / most)

    return tuple(_line(step, cells(step.reaches.n - step.adds.n), cells(step.reaches.n), width) for step in steps)


def _line(step: Step, begins: int, ends: int, width: int) -> str:
    if step.kind != "part":
        return "█" * ends
    if not step.adds.n:
        return ""
    low = min(begins, ends, width - 1)
    return " " * low + ("█" if step.adds.n > 0 else "░") * max(1, abs(ends - begins))
