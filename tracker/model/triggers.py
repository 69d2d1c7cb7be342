"""The trigger text: every row change is journaled, and nothing is written outside an operation.

Only this text differs between the engines. Overlapping postings (and employments) of one person are
refused by triggers on SQLite and by exclusion constraints on PostgreSQL.
"""

from collections.abc import Iterator

from sqlalchemy import Table

from tracker.model import JOURNALED

#: Tables whose periods must not overlap for one person: table → which rows of it count ({} is the row).
ONE_AT_A_TIME = {"posting": "{}standing = 'primary'", "employment": "TRUE", "supervision": "TRUE"}
OUTSIDE = "nothing is written outside an operation"
KEPT = "the journal is only added to"
NUMBERED = "a row keeps its number"
OVERLAP = "two periods of one person overlap"
#: What an operation says when it opens, and no longer changes when it is sealed.
SAID_AT_FIRST = ("number", "uuid", "at", '"by"', "kind", "what", "undoes", "previous")


def statements(dialect: str) -> Iterator[str]:
    """Give every trigger, function and exclusion constraint of a fresh schema, in order."""
    yield from _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> Iterator[str]:
    for table in JOURNALED:
        yield from _sqlite_journal(table)
    for name, which in ONE_AT_A_TIME.items():
        yield from _sqlite_overlap(name, which)
    for event in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER change_{event.lower()} BEFORE {event} ON change BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
    sealed = "(SELECT hash FROM operation WHERE number = NEW.operation) IS NOT NULL"
    same = " AND ".join(f"OLD.{name} IS NEW.{name}" for name in SAID_AT_FIRST)
    for name, event, when in (
        (
            "change_insert",
            "INSERT ON change",
            f" WHEN {sealed}",
        ),
        ("operation_insert", "INSERT ON operation", " WHEN NEW.hash IS NOT NULL"),
        ("operation_update", "UPDATE ON operation", f" WHEN OLD.hash IS NOT NULL OR NOT ({same})"),
        ("operation_delete", "DELETE ON operation", ""),
    ):
        yield f"CREATE TRIGGER {name} BEFORE {event}{when} BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"


def _image(table: Table, row: str) -> str:
    pairs = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def _sqlite_journal(table: Table) -> Iterator[str]:
    changed = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
    numbered = f"SELECT RAISE(ABORT, '{NUMBERED}') WHERE OLD.id <> NEW.id; "
    for event, row, before, after, when, first in (
        ("INSERT", "NEW", "NULL", _image(table, "NEW"), "", ""),
        ("UPDATE", "NEW", _image(table, "OLD"), _image(table, "NEW"), f" WHEN {changed}", numbered),
        ("DELETE", "OLD", _image(table, "OLD"), "NULL", "", ""),
    ):
        yield (
            f'CREATE TRIGGER journal_{table.name}_{event.lower()} AFTER {event} ON "{table.name}"{when} BEGIN {first}'
            f'INSERT INTO change (operation, noun, "row", before, after, digests) '
            f"SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, '{OUTSIDE}')), "
            f"'{table.name}', {row}.id, image.b, image.a, digests(image.b, image.a) "
            f"FROM (SELECT {before} AS b, {after} AS a) AS image; END"
        )


def _sqlite_overlap(name: str, which: str) -> Iterator[str]:
    for event in ("INSERT", "UPDATE"):
        yield (
            # after, since a new row has no number before
            f"CREATE TRIGGER one_{name}_{event.lower()} AFTER {event} ON {name} WHEN {which.format('NEW.')} BEGIN "
            f"SELECT RAISE(ABORT, '{OVERLAP}') WHERE EXISTS (SELECT 1 FROM {name} AS other "
            f"WHERE other.person_id = NEW.person_id AND {which.format('other.')} AND other.id <> NEW.id "
            "AND (NEW.ends_before IS NULL OR other.starts_on IS NULL OR other.starts_on < NEW.ends_before) "
            "AND (other.ends_before IS NULL OR NEW.starts_on IS NULL OR NEW.starts_on < other.ends_before)); END"
        )


_FUNCTION = f"""
CREATE FUNCTION journal_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE open_number integer; b text; a text; touched integer;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
    SELECT number INTO open_number FROM operation WHERE hash IS NULL;
    IF open_number IS NULL THEN RAISE EXCEPTION '{OUTSIDE}'; END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.id <> NEW.id THEN RAISE EXCEPTION '{NUMBERED}'; END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN b := row_to_json(OLD)::text; touched := OLD.id; END IF;
    IF TG_OP <> 'DELETE' THEN a := row_to_json(NEW)::text; touched := NEW.id; END IF;
    INSERT INTO change (operation, noun, "row", before, after, digests)
    VALUES (open_number, TG_TABLE_NAME, touched, b, a,
            coalesce(encode(sha256(convert_to(b, 'UTF8')), 'hex'), '') || ':'
            || coalesce(encode(sha256(convert_to(a, 'UTF8')), 'hex'), ''));
    RETURN NULL;
END $$
"""
_SAME = " AND ".join(f"OLD.{name} IS NOT DISTINCT FROM NEW.{name}" for name in SAID_AT_FIRST)
_KEEP = f"""
CREATE FUNCTION journal_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'operation' AND TG_OP = 'INSERT' THEN
        IF NEW.hash IS NULL THEN RETURN NEW; END IF;
    ELSIF TG_TABLE_NAME = 'operation' AND TG_OP = 'UPDATE' THEN
        IF OLD.hash IS NULL AND {_SAME} THEN RETURN NEW; END IF;
    ELSIF TG_TABLE_NAME = 'change' AND TG_OP = 'INSERT' THEN
        IF (SELECT hash FROM operation WHERE number = NEW.operation) IS NULL THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION '{KEPT}';
END $$
"""


def _postgresql() -> Iterator[str]:
    yield "CREATE EXTENSION IF NOT EXISTS btree_gist"
    for name, which in ONE_AT_A_TIME.items():
        yield (
            f"ALTER TABLE {name} ADD CONSTRAINT one_{name}_at_a_time EXCLUDE USING gist "
            f"(person_id WITH =, daterange(starts_on, ends_before) WITH &&) WHERE ({which.format('')})"
        )
    yield _FUNCTION
    yield _KEEP
    for table in JOURNALED:
        yield (
            f'CREATE TRIGGER journal_{table.name} AFTER INSERT OR UPDATE OR DELETE ON "{table.name}" '
            "FOR EACH ROW EXECUTE FUNCTION journal_row()"
        )
        yield (
            f'CREATE TRIGGER kept_{table.name} BEFORE TRUNCATE ON "{table.name}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()"
        )
    for name in ("change", "operation"):
        yield (
            f"CREATE TRIGGER kept_{name} BEFORE INSERT OR UPDATE OR DELETE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION journal_kept()"
        )
        yield (
            f"CREATE TRIGGER whole_{name} BEFORE TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()"
        )
