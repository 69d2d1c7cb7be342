"""What every write did. Only the store writes here; triggers keep both tables append-only."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, text
from sqlmodel import Field, SQLModel

from tracker.model.columns import STRICT, key, maybe_string, one_of, present, string

KINDS = ("change", "undo", "setup", "report", "restore")


class Operation(SQLModel, table=True):
    """One transaction that wrote: who, when (UTC, microseconds), why, sealed into a chain of hashes."""

    __table_args__ = (one_of("kind", *KINDS), present("what"), {"sqlite_strict": True})
    number: int | None = Field(default=None, primary_key=True, sa_column_kwargs={"autoincrement": False})
    uuid: str = string(unique=True)
    at: str = string(unique=True)
    by: str = string()
    kind: str = string()
    what: str = string()
    undoes: int | None = Field(default=None, foreign_key="operation.number", nullable=True)
    rows: int | None = None
    previous: str = string()
    hash: str | None = maybe_string()


class Change(SQLModel, table=True):
    """One row added, changed or removed: its image before and after as JSON, each with its digest."""

    __table_args__ = (CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="of_something"), STRICT)
    id: int | None = key()
    operation: int = Field(sa_column=Column(Integer, ForeignKey("operation.number"), nullable=False, index=True))
    noun: str = string()
    row: int
    before: str | None = maybe_string()
    after: str | None = maybe_string()
    digests: str = string()


Index("change_of_row", Change.noun, Change.row)  # type: ignore[arg-type] # columns at class level
Index(
    "one_open_operation",
    text("(1)"),
    _table=Operation.__table__,  # type: ignore[attr-defined] # made by SQLModel
    unique=True,
    sqlite_where=text("hash IS NULL"),
    postgresql_where=text("hash IS NULL"),
)
