"""Rows written from their images, whatever the table: what undo and the past are made of."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Table, UniqueConstraint, text
from sqlalchemy.orm import Session

from tracker.errors import Refused
from tracker.model import metadata

Key = tuple[str, int]
Image = dict[str, object]

#: The first change that an operation made to each row of a table: what was there before it.
_FIRST = 'SELECT min(id) FROM change WHERE operation = :n AND noun = :noun GROUP BY "row"'


def quoted(noun: str) -> str:
    """Quote a table's name; anything that is no name of ours is refused."""
    if not re.fullmatch(r"[a-z_]+", noun):
        raise Refused(f"The journal names something that is no table of ours: {noun!r}.")
    return f'"{noun}"'


def columns_of(db: Session, noun: str) -> list[str]:
    """Give the columns of a table in their order."""
    return list(db.execute(text(f"SELECT * FROM {quoted(noun)} LIMIT 0")).keys())


def images_before(db: Session, number: int, noun: str) -> dict[int, Image | None]:
    """Give what each row of a table was before an operation; None where it was not there."""
    found = db.execute(text(f'SELECT "row", before FROM change WHERE id IN ({_FIRST})'), {"n": number, "noun": noun})
    return {row: json.loads(before) if before else None for row, before in found}


def images_sql(db: Session, table: Table) -> str:
    """Give a SELECT of the rows that a table had before operation :n, from their images; :noun is its name."""
    where = f"WHERE change.id IN ({_FIRST}) AND before IS NOT NULL"
    if db.get_bind().dialect.name == "postgresql":
        row = f"json_populate_record(NULL::{quoted(table.name)}, before::json)"
        return f"SELECT was.* FROM change CROSS JOIN LATERAL {row} AS was {where}"
    columns = ", ".join(f"json_extract(before, '$.{column.name}') AS \"{column.name}\"" for column in table.columns)
    return f"SELECT {columns} FROM change {where}"


def uniques(table: Table) -> Iterator[tuple[list[str], str]]:
    """Give what must be unique in a table: its expressions, and the WHERE of the rows that count."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [f'"{column.name}"' for column in constraint.columns], ""
    for index in table.indexes:
        if index.unique:
            some = index.dialect_options["sqlite"]["where"]
            columns = [str(getattr(each, "name", None) or each) for each in index.expressions]
            yield columns, f" WHERE {some}" if some is not None else ""


def pointed_at(noun: str, image: str | None) -> list[Key]:
    """Give the rows that a row points at."""
    decoded = json.loads(image) if image else {}
    targets = ((key.column.table.name, decoded.get(key.parent.name)) for key in metadata.tables[noun].foreign_keys)
    return [(parent, row) for parent, row in targets if isinstance(row, int)]


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
