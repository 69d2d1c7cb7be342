"""What the records learnt between two operations: each row once, as it was and as it is, with the changes to thank."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from tracker.coverage.asking import ask

Image = dict[str, Any]


@dataclass(frozen=True)
class Learnt:
    """A row that is otherwise than it was; `before` or `after` is None where it was not there."""

    noun: str
    row: int
    before: Image | None
    after: Image | None
    changes: tuple[int, ...]

    def fact(self, name: str) -> set[int]:
        """Give what a field points at, before and after."""
        found = {image.get(name) for image in (self.before, self.after) if image}
        return {each for each in found if isinstance(each, int)}


def learnt(db: Session, after: int, upto: int) -> tuple[Learnt, ...]:
    """Give every row that a figure may rest on and that is not as it was, in the order of its first change."""
    first: dict[tuple[str, int], str | None] = {}
    last: dict[tuple[str, int], str | None] = {}
    by: dict[tuple[str, int], dict[int, None]] = {}
    found: Any = ask(db, "learnt", after=after, upto=upto)
    for noun, row, operation, was, now in found:
        first.setdefault((noun, row), was)
        last[noun, row] = now
        by.setdefault((noun, row), {})[operation] = None
    undone, undoing = _taken_back(db, after, upto)
    return tuple(
        Learnt(
            *key,
            json.loads(was) if was else None,
            json.loads(now) if (now := last[key]) else None,
            _thanks(tuple(by[key]), undone | undoing),
        )
        for key, was in first.items()
        if was != last[key]
    )


def _taken_back(db: Session, after: int, upto: int) -> tuple[set[int], set[int]]:
    """Give the operations since that are taken back again, and those that only take back what came since."""
    undone: set[int] = set()
    undoing: set[int] = set()
    found: Any = ask(db, "taken_back", upto=upto)
    for number, target in found:
        if number not in undone:  # an undo that was itself taken back takes nothing back
            undone.add(target)
        if target > after:
            undoing.add(number)
    return undone, undoing


def _thanks(changes: tuple[int, ...], idle: set[int]) -> tuple[int, ...]:
    """Leave out what cancelled itself; where that is all of it, keep it."""
    return tuple(change for change in changes if change not in idle) or changes
