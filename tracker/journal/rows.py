"""Rows written from their images, whatever the table: what undo and the past are made of."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import Refused


def quoted(noun: str) -> str:
    """Quote a table's name; anything that is no name of ours is refused."""
    if not re.fullmatch(r"[a-z_]+", noun):
        raise Refused(f"The journal names something that is no table of ours: {noun!r}.")
    return f'"{noun}"'


def columns_of(db: Session, noun: str) -> list[str]:
    """Give the columns of a table in their order."""
    return list(db.execute(text(f"SELECT * FROM {quoted(noun)} LIMIT 0")).keys())


def remove(db: Session, noun: str, rows: Iterable[int]) -> None:
    """Remove rows by number."""
    given = [{"row": row} for row in rows]
    if given:
        db.execute(text(f"DELETE FROM {quoted(noun)} WHERE id = :row"), given)


def insert(db: Session, noun: str, images: Sequence[str]) -> None:
    """Put rows back as their images say, under their own numbers."""
    if images:
        names = columns_of(db, noun)
        listed = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(f":{name}" for name in names)
        db.execute(
            text(f"INSERT INTO {quoted(noun)} ({listed}) VALUES ({values})"),
            [_values(image, names) for image in images],
        )


def update(db: Session, noun: str, images: Sequence[str]) -> None:
    """Set rows to what their images say, one after the other."""
    if images:
        names = columns_of(db, noun)
        settings = ", ".join(f'"{name}" = :{name}' for name in names if name != "id")
        db.execute(
            text(f"UPDATE {quoted(noun)} SET {settings} WHERE id = :id"),
            [_values(image, names) for image in images],
        )


def _values(image: str, names: Sequence[str]) -> Mapping[str, object]:
    decoded = json.loads(image)
    return {name: decoded.get(name) for name in names}
