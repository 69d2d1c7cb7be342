"""What stands in the way of an undo: rows edited since, and newer rows that rest on what it would remove."""

import json
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.journal.rows import quoted
from tracker.names import show

Key = tuple[str, int]
Image = dict[str, object]
FOREVER = "9999-99-99"


def blocked(db: Session, number: int) -> set[Key]:
    """Give the rows of operation `number` that cannot be taken back without harm to something newer."""
    return {*_edited_since(db, number), *_rested_on(db, number), *_overlapped(db, number)}


def _edited_since(db: Session, number: int) -> set[Key]:
    """Rows whose newest image is not the one that the operation left."""
    found = db.execute(
        text(
            'SELECT mine.noun, mine."row" FROM change AS mine JOIN change AS newest'
            ' ON newest.noun = mine.noun AND newest."row" = mine."row"'
            ' WHERE mine.id IN (SELECT max(id) FROM change WHERE operation = :n GROUP BY noun, "row")'
            ' AND newest.id = (SELECT max(id) FROM change WHERE noun = mine.noun AND "row" = mine."row")'
            " AND newest.id <> mine.id"
            " AND (newest.after IS NULL OR mine.after IS NULL OR newest.after <> mine.after)"
            " AND NOT (newest.after IS NULL AND mine.after IS NULL)"
        ),
        {"n": number},
    )
    return {(noun, row) for noun, row in found}


def _rested_on(db: Session, number: int) -> set[Key]:
    """Rows that the operation added and that rows of other operations point at."""
    from tracker.model import JOURNALED

    added: dict[str, set[int]] = {}
    for noun, row in db.execute(
        text('SELECT noun, "row" FROM change WHERE operation = :n AND before IS NULL'), {"n": number}
    ):
        added.setdefault(noun, set()).add(row)
    resting: set[Key] = set()
    for child in JOURNALED:
        own = added.get(child.name, set())
        for key in child.foreign_keys:
            parent, column = key.column.table.name, key.parent.name
            if parent in added:
                found = db.execute(
                    text(f'SELECT id, "{column}" FROM {quoted(child.name)} WHERE "{column}" IS NOT NULL')
                )
                resting |= {(parent, row) for each, row in found if row in added[parent] and each not in own}
    return resting


def _overlapped(db: Session, number: int) -> set[Key]:
    """Periods that the undo would bring back over a newer period of the same person."""
    found: set[Key] = set()
    for noun in ("posting", "employment"):
        own = set(
            db.execute(
                text('SELECT "row" FROM change WHERE operation = :n AND noun = :noun'),
                {"n": number, "noun": noun},
            ).scalars()
        )
        newer = _periods(db, noun, own) if own else {}
        for row, before in db.execute(
            text(
                'SELECT "row", before FROM change WHERE id IN (SELECT min(id) FROM change'
                ' WHERE operation = :n AND noun = :noun GROUP BY "row") AND before IS NOT NULL'
            ),
            {"n": number, "noun": noun},
        ):
            back = json.loads(before)
            starts, ends = back["starts_on"] or "", back["ends_before"] or FOREVER
            primary = back.get("standing", "primary") == "primary"
            if primary and any(s < ends and starts < e for s, e in newer.get(back["person_id"], ())):
                found.add((noun, row))
    return found


def _periods(db: Session, noun: str, without: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """Give each person's periods as ISO text, an open start as "" and an open end as the end of time."""
    standing = " WHERE standing = 'primary'" if noun == "posting" else ""
    periods: dict[int, list[tuple[str, str]]] = {}
    for row, person, starts, ends in db.execute(
        text(f"SELECT id, person_id, starts_on, ends_before FROM {noun}{standing}")
    ):
        if row not in without:
            periods.setdefault(person, []).append((str(starts or ""), str(ends or FOREVER)))
    return periods


def kept_with(images: Mapping[Key, Image], in_the_way: Collection[Key]) -> set[Key]:
    """Give all rows of an operation (with their images) that stay with those in the way: a person stays
    whole, and so does every row that a kept one points at.
    """
    units = {unit(key, images.get(key, {})) for key in in_the_way}
    stay = {key for key, image in images.items() if unit(key, image) in units}
    frontier = set(stay)
    while frontier:
        frontier = {up for key in frontier for up in _parents(key, images[key]) if up in images} - stay
        stay |= frontier
    return stay


def unit(key: Key, image: Image) -> Key:
    """Give the person that a row is about; any other row, and who attended a session, is its own unit."""
    person = image.get("person_id")
    return ("person", person) if isinstance(person, int) and key[0] != "attendance" else key


def _parents(key: Key, image: Image) -> list[Key]:
    from tracker.model import metadata

    pointers = ((k.column.table.name, image.get(k.parent.name)) for k in metadata.tables[key[0]].foreign_keys)
    return [(noun, row) for noun, row in pointers if isinstance(row, int)]


def named(db: Session, keys: Iterable[Key]) -> tuple[str, ...]:
    """Name rows as the coordinator knows them: people by name, sessions by number and day, each once."""
    return tuple(sorted({_name(db, unit(key, _image(db, key))) for key in keys}))


def _name(db: Session, key: Key) -> str:
    noun, row = key
    image = _image(db, key)
    if noun == "session":
        return f"session {row} ({image.get('day')})"
    label = image.get("name") or image.get("code") or image.get("file") or image.get("said")
    return show(str(label)) if label else f"{noun} {row}"


def _image(db: Session, key: Key) -> Image:
    """Give the newest image that the journal has of a row."""
    said = db.execute(
        text('SELECT coalesce(after, before) FROM change WHERE noun = :noun AND "row" = :row ORDER BY id DESC LIMIT 1'),
        {"noun": key[0], "row": key[1]},
    ).scalar_one_or_none()
    return json.loads(said) if said else {}
