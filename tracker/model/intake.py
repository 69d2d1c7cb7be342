"""What was imported, what each file said of each person, and what was learnt about its columns."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import SQLModel

from tracker.model.columns import STRICT, key, of, on_day, one_of, present, string


class Import(SQLModel, table=True):
    """One file that was applied; `digest` is the sha256 of its bytes, `day` its roster or session day."""

    __table_args__ = (
        one_of("kind", "roster", "attendance", "completions", "sessions"),
        present("file"),
        STRICT,
    )
    id: int | None = key()
    kind: str = string()
    file: str = string()
    digest: str = string()
    day: date = on_day()


class Cover(SQLModel, table=True):
    """A roster covers a team: absence from it means something, and the roster's age is counted from it."""

    __table_args__ = (STRICT,)
    id: int | None = key()
    import_id: int = of("import", index=False)
    team_id: int = of("team")


class Listing(SQLModel, table=True):
    """What a roster said of a person, and where: the source of each fact, and what a newer file must change."""

    __table_args__ = (STRICT,)
    id: int | None = key()
    import_id: int = of("import")
    person_id: int = of("person")
    sheet: str = string()
    row: int
    said: str = string()  # JSON, field → value, the raw name included


class Mapping(SQLModel, table=True):
    """How the columns of files with these headings are read; keyed by the normalised set of headings."""

    __table_args__ = (one_of("kind", "roster", "attendance", "completions"), STRICT)
    id: int | None = key()
    kind: str = string()
    headings: str = string()  # JSON, sorted
    columns: str = string()  # JSON, field → heading


class Source(SQLModel, table=True):
    """A session's attendance came from this file."""

    __table_args__ = (STRICT,)
    id: int | None = key()
    import_id: int = of("import", index=False)
    session_id: int = of("session")


Index("one_cover", Cover.import_id, Cover.team_id, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_mapping", Mapping.kind, Mapping.headings, unique=True)
Index("one_source", Source.import_id, Source.session_id, unique=True)  # type: ignore[arg-type] # columns at class level
