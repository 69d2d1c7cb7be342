"""What stands in the way of an undo: rows edited since, and newer rows that rest on what it would take back."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from tracker.journal.rows import Image, Key, images_before, images_sql, quoted, uniques
from tracker.model import JOURNALED
from tracker.model.triggers import ONE_AT_A_TIME
from tracker.names import show

FOREVER = "9999-99-99"
SHOWN = 12  # names in one sentence; a count says how many more

#: What stands in the way: each row of the operation with the newest change that holds it.
Obstacles = dict[Key, int]


@dataclass(frozen=True)
class InTheWay:
    """What an undo cannot take back (`obstacles`), and all rows of the operation that stay with them."""

    obstacles: Obstacles
    stay: frozenset[Key]


def in_the_way(db: Session, number: int, rows: Collection[Key], last: Callable[[], Mapping[Key, Image]]) -> InTheWay:
    """Find what cannot be taken back of operation `number`; `last` gives the last image of each of its rows.

    What stays may hold more back (the import that a kept person's listing points at), so it is asked
    again until nothing more stays. A person stays whole.
    """
    edited, held = _edited_since(db, number), _resting(db, number, rows)
    found = first = {key: max(edited.get(key, 0), held.get(key, 0)) for key in (*edited, *held)}
    images = last() if found else {}
    stay: set[Key] = set()
    while found:
        units = {unit(key, images[key]) for key in found}
        stay |= {key for key, image in images.items() if unit(key, image) in units}
        found = {key: by for key, by in _resting(db, number, images.keys() - stay).items() if key not in stay}
    return InTheWay(first, frozenset(stay))


def unit(key: Key, image: Image) -> Key:
    """Give the person that a row is about; any other row, and who attended a session, is its own unit."""
    person = image.get("person_id")
    return ("person", person) if isinstance(person, int) and key[0] != "attendance" else key


def _edited_since(db: Session, number: int) -> Obstacles:
    """Rows whose newest image is not the one that the operation left."""
    found = db.execute(
        text(
            'SELECT mine.noun, mine."row", newest.operation FROM change AS mine JOIN change AS newest'
            ' ON newest.noun = mine.noun AND newest."row" = mine."row"'
            ' WHERE mine.id IN (SELECT max(id) FROM change WHERE operation = :n GROUP BY noun, "row")'
            ' AND newest.id = (SELECT max(id) FROM change WHERE noun = mine.noun AND "row" = mine."row")'
            " AND newest.id <> mine.id AND coalesce(newest.after, '') <> coalesce(mine.after, '')"
        ),
        {"n": number},
    )
    return {(noun, row): by for noun, row, by in found}


def _resting(db: Session, number: int, going: Collection[Key]) -> Obstacles:
    """Rows that cannot go back while those outside `going` stay as they are."""
    nouns = {noun for noun, _ in going}
    own = {noun: {row for each, row in going if each == noun} for noun in nouns}
    held: dict[Key, Key] = {}
    for table in JOURNALED:
        held |= dict(_pointed_at(db, number, table, own))
        if table.name in nouns:
            held |= dict(_pointing_nowhere(db, number, table, own))
            held |= dict(_taken(db, number, table, own[table.name]))
    for noun in nouns & ONE_AT_A_TIME.keys():
        held |= dict(_overlapped(db, number, noun, own[noun]))
    return {key: _newest_change(db, by) for key, by in held.items() if key in going}


def _pointed_at(db: Session, number: int, child: Table, own: Mapping[str, set[int]]) -> Iterator[tuple[Key, Key]]:
    """Rows that the operation added and that other rows point at."""
    for key in child.foreign_keys:
        parent, column = key.column.table.name, key.parent.name
        if parent in own:
            found = db.execute(
                text(
                    f'SELECT id, "{column}" FROM {quoted(child.name)} WHERE "{column}" IN'
                    ' (SELECT "row" FROM change WHERE operation = :n AND noun = :parent AND before IS NULL)'
                ),
                {"n": number, "parent": parent},
            )
            mine = own.get(child.name, set())
            yield from (((parent, row), (child.name, each)) for each, row in found if each not in mine)


def _pointing_nowhere(db: Session, number: int, table: Table, own: Mapping[str, set[int]]) -> Iterator[tuple[Key, Key]]:
    """Rows that would come back pointing at something that is gone."""
    before = images_before(db, number, table.name)
    coming = {row for row, image in before.items() if image is not None} & own[table.name]
    for key in table.foreign_keys if coming else ():
        parent, column = key.column.table.name, key.parent.name
        there = set(db.execute(text(f"SELECT id FROM {quoted(parent)}")).scalars()) - own.get(parent, set())
        back = {row for row, image in images_before(db, number, parent).items() if image is not None}
        there |= back & own.get(parent, set())
        for row in coming:
            target = (before[row] or {}).get(column)
            if isinstance(target, int) and target not in there:
                yield (table.name, row), (parent, target)


def _taken(db: Session, number: int, table: Table, own: set[int]) -> Iterator[tuple[Key, Key]]:
    """Rows whose number, email, code… belongs to another row by now."""
    for columns, where in uniques(table):
        listed = ", ".join(f"{column} AS k{place}" for place, column in enumerate(columns))
        same = " AND ".join(f"mine.k{place} = other.k{place}" for place in range(len(columns)))
        was = f"SELECT id, {listed} FROM ({images_sql(db, table)}) AS image{where}"
        now = f"SELECT id, {listed} FROM {quoted(table.name)}{where}"
        found = db.execute(
            text(f"SELECT mine.id, other.id FROM ({was}) AS mine JOIN ({now}) AS other ON {same}"),
            {"n": number, "noun": table.name},
        )
        yield from (((table.name, row), (table.name, other)) for row, other in found if other not in own)


def _overlapped(db: Session, number: int, noun: str, own: set[int]) -> Iterator[tuple[Key, Key]]:
    """Periods that would come back over another period of the same person."""
    coming = {row: image for row, image in images_before(db, number, noun).items() if image is not None and row in own}
    others = _periods(db, noun, own) if coming else {}
    for row, back in coming.items():
        starts, ends = str(back["starts_on"] or ""), str(back["ends_before"] or FOREVER)
        for other, begins, ceases in others.get(back["person_id"], ()):
            if back.get("standing", "primary") == "primary" and begins < ends and starts < ceases:
                yield (noun, row), (noun, other)


def _periods(db: Session, noun: str, without: Collection[int]) -> dict[object, list[tuple[int, str, str]]]:
    """Give each person's periods as ISO text, an open start as "" and an open end as the end of time."""
    standing = " WHERE standing = 'primary'" if noun == "posting" else ""
    periods: dict[object, list[tuple[int, str, str]]] = {}
    for row, person, starts, ends in db.execute(
        text(f"SELECT id, person_id, starts_on, ends_before FROM {noun}{standing}")
    ):
        if row not in without:
            periods.setdefault(person, []).append((row, str(starts or ""), str(ends or FOREVER)))
    return periods


def _newest_change(db: Session, key: Key) -> int:
    """Give the newest change of a row."""
    return int(
        db.execute(
            text('SELECT coalesce(max(operation), 0) FROM change WHERE noun = :noun AND "row" = :row'),
            {"noun": key[0], "row": key[1]},
        ).scalar_one()
    )


def named(db: Session, obstacles: Obstacles) -> tuple[str, ...]:
    """Name what stands in the way as the coordinator knows it, each once, with the change that holds it."""
    names: dict[str, int] = {}
    for key, by in obstacles.items():
        name = _name(db, unit(key, _image(db, key)))
        names[name] = max(by, names.get(name, 0))
    return tuple(f"{name} (change {by})" for name, by in sorted(names.items()))


def shortened(names: tuple[str, ...]) -> str:
    """Put names into a sentence, and how many more there are."""
    more = len(names) - SHOWN
    return "; ".join(names if more <= 0 else (*names[:SHOWN], f"and {more} more"))


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
