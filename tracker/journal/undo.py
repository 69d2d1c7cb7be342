"""Undo is the journal walked backwards, as a new operation; what changed since is named and never overwritten."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tracker.errors import NothingToDo, Refused
from tracker.journal import rows
from tracker.journal.history import entry, newest_standing, newest_undo
from tracker.journal.resting import in_the_way, named, shortened
from tracker.journal.rows import Image, Key, pointed_at
from tracker.store import Store


class RestsOn(Refused):
    """Something newer rests on this change. Nothing was changed."""


@dataclass(frozen=True)
class Step:
    """One row change of the journal, as it was made; keys are (table, row number)."""

    key: Key
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Undone:
    """What an undo took back: the change, its words, the new entry's number, and what was kept by `rest`."""

    change: int
    what: str
    operation: int
    rows: int
    kept: tuple[str, ...]


def undo(store: Store, number: int | None = None, *, rest: bool = False) -> Undone:
    """Take back change `number` (or the newest that stands); with `rest`, all that nothing newer rests on."""
    with store.reading() as db:
        chosen = entry(db, number) if number is not None else newest_standing(db)
        backup = "before undo of an import" if _imported(db, chosen.change) else None
    if chosen.kind not in ("change", "undo"):
        raise NothingToDo(f"Change {chosen.change} ({chosen.what}) is no change that can be taken back.")
    verb = "redid" if chosen.kind == "undo" else "undid"
    return _take_back(store, chosen.change, f"{verb}: {_bare(chosen.what)}", rest=rest, backup=backup)


def resting(db: Session, number: int) -> tuple[str, ...]:
    """Name what newer changes rest on a change: what an undo of it would be refused for."""
    steps = _steps(db, number)
    return named(db, in_the_way(db, number, {step.key for step in steps}, partial(_images, steps)).obstacles)


def redo(store: Store) -> Undone:
    """Take back the newest undo."""
    with store.reading() as db:
        chosen = newest_undo(db)
    return _take_back(store, chosen.change, f"redid: {_bare(chosen.what)}", rest=False)


def _imported(db: Session, number: int) -> bool:
    found = text("SELECT 1 FROM change WHERE operation = :n AND noun = 'import' LIMIT 1")
    return db.execute(found, {"n": number}).first() is not None


def _bare(what: str) -> str:
    return what.removeprefix("undid: ").removeprefix("redid: ")


def _take_back(store: Store, number: int, words: str, *, rest: bool, backup: str | None = None) -> Undone:
    with store.writing(words, kind="undo", undoes=number, backup=backup) as db:
        chosen = entry(db, number)
        if chosen.undone:
            raise NothingToDo(f"Change {number} ({chosen.what}) was taken back already.")
        steps = _steps(db, number)
        found = in_the_way(db, number, {step.key for step in steps}, partial(_images, steps))
        kept = named(db, found.obstacles)
        if kept and not rest:
            raise RestsOn(
                f"Something newer rests on change {number} ({chosen.what}): {shortened(kept)}. Nothing was changed."
                " Undo that first, or add --rest to take back everything else and keep these.",
                kept=kept,
            )
        going = [step for step in steps if step.key not in found.stay]
        if found.stay and not going:
            raise NothingToDo(f"All of change {number} has something newer resting on it: {shortened(kept)}.")
        count = _put_back(db, going)
        operation = db.info["operation"]
    return Undone(number, chosen.what, operation, count, kept)


def _steps(db: Session, number: int) -> list[Step]:
    found = db.execute(
        text('SELECT noun, "row", before, after FROM change WHERE operation = :n ORDER BY id DESC'),
        {"n": number},
    )
    return _without_passing([Step((noun, row), before, after) for noun, row, before, after in found])


def _without_passing(steps: Sequence[Step]) -> list[Step]:
    """Leave out rows that came and went within the operation: to bring them back could only disturb newer rows."""
    left = {step.key: step.after for step in reversed(steps)}
    came = {step.key: step.before for step in steps}
    passing = {key for key, after in left.items() if after is None and came[key] is None}
    if passing:  # unless another row passed through pointing at them
        lasting = (step for step in steps if step.key not in passing)
        passing -= {target for step in lasting for target in pointed_at(step.key[0], step.before)}
    return [step for step in steps if step.key not in passing]


def _images(steps: Iterable[Step]) -> dict[Key, Image]:
    """Give the last image that the operation left of each row (or, of a removed one, the image before)."""
    images: dict[Key, Image] = {}
    for step in steps:  # newest first
        if step.key not in images:
            images[step.key] = json.loads(step.after or step.before or "{}")
    return images


def _put_back(db: Session, steps: Sequence[Step]) -> int:
    """Take the steps back one by one, or where a state between is in newer rows' way each row in one; count them."""
    for way in (steps, _in_one_step(steps)):
        try:
            with db.begin_nested():
                _walk_back(db, way)
        except IntegrityError as error:
            refused = error
        else:
            return len(way)
    raise RestsOn(
        "Something newer stands where this change would put its rows back (the same number, the same email,"
        " or the same time). Nothing was changed; undo the newer change first."
    ) from refused


def _in_one_step(steps: Sequence[Step]) -> list[Step]:
    """Give one step for each row, from what the operation left to what was there before it."""
    left = {step.key: step.after for step in reversed(steps)}
    before = {step.key: step.before for step in steps}
    return [Step(key, before[key], left[key]) for key in dict.fromkeys(step.key for step in steps)]


def _walk_back(db: Session, steps: Iterable[Step]) -> None:
    """Apply the inverse of each step, newest first, runs of one kind at once."""
    for (noun, added, removed), run in groupby(steps, lambda s: (s.key[0], s.before is None, s.after is None)):
        of_this = list(run)
        if added:
            rows.remove(db, noun, [step.key[1] for step in of_this])
        elif removed:
            rows.insert(db, noun, [step.before for step in of_this if step.before is not None])
        else:
            rows.update(db, noun, [step.before for step in of_this if step.before is not None])
