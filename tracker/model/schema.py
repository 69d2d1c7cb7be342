"""The whole schema as statements, made from the tables; the numbered upgrades keep a frozen copy of it."""

from collections.abc import Iterator

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from tracker.model import metadata
from tracker.model.triggers import statements as trigger_statements

DIALECTS = {"sqlite": sqlite.dialect, "postgresql": postgresql.dialect}


def statements(dialect: str) -> Iterator[str]:
    """Give the statements that make a fresh schema: tables, indexes, then triggers."""
    speak = DIALECTS[dialect]()
    for table in metadata.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=speak)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=speak)))
    for statement in trigger_statements(dialect):
        yield statement.strip()


def _tidy(statement: str) -> str:
    return "\n".join(line.rstrip() for line in statement.strip().replace("\t", "    ").splitlines())
