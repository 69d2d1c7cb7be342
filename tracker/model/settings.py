"""What the coordinator sets, kept with the records because figures rest on it."""

from sqlmodel import SQLModel

from tracker.model.columns import STRICT, key, string


class Setting(SQLModel, table=True):
    """One setting that differs from what ships."""

    __table_args__ = (STRICT,)
    id: int | None = key()
    key: str = string(unique=True)
    value: str = string()
