"""The trigger text: every row change is journaled, and nothing is written outside an operation.

Only this text differs between the engines. Overlapping postings (and employments) of one person are
refused by triggers on SQLite and by exclusion constraints on PostgreSQL.
"""

from collections.abc import Iterator

from sqlalchemy import Table

from tracker.model import JOURNALED

#: Tables whose periods must not overlap for one person: table → which rows of it count ({} is the row).
ONE_AT_A_TIME = {"posting": "{}standing = 'primary'", "employment": "TRUE"}
OUTSIDE = "nothing is written outside an operation"
KEPT = "the journal is only added to"
OVERLAP = "two periods of one person overlap"


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
    yield (
        "CREATE TRIGGER operation_update BEFORE UPDATE ON operation WHEN OLD.hash IS NOT NULL"
        " OR OLD.number <> NEW.number OR OLD.uuid <> NEW.uuid OR OLD.at <> NEW.at OR OLD.previous <> NEW.previous"
        f" OR OLD.what <> NEW.what BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
    )
    yield f"CREATE TRIGGER operation_delete BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"


def _image(table: Table, row: str) -> str:
    pairs = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def _sqlite_journal(table: Table) -> Iterator[str]:
    changed = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
    for event, row, before, after, when in (
        ("INSERT", "NEW", "NULL", _image(table, "NEW"), ""),
        ("UPDATE", "NEW", _image(table, "OLD"), _image(table, "NEW"), f" WHEN {changed}"),
        ("DELETE", "OLD", _image(table, "OLD"), "NULL", ""),
    ):
        yield (
            f'CREATE TRIGGER journal_{table.name}_{event.lower()} AFTER {event} ON "{table.name}"{when} BEGIN '
            f"SELECT RAISE(ABORT, '{OUTSIDE}') WHERE NOT EXISTS (SELECT 1 FROM operation WHERE hash IS NULL); "
            f'INSERT INTO change (operation, noun, "row", before, after, digests) '
            f"SELECT number, '{table.name}', {row}.id, image.b, image.a, digests(image.b, image.a) "
            f"FROM operation, (SELECT {before} AS b, {after} AS a) AS image WHERE hash IS NULL; END"
        )


def _sqlite_overlap(name: str, which: str) -> Iterator[str]:
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER one_{name}_{event.lower()} BEFORE {event} ON {name} WHEN {which.format('NEW.')} BEGIN "
            f"SELECT RAISE(ABORT, '{OVERLAP}') WHERE EXISTS (SELECT 1 FROM {name} AS other "
            f"WHERE other.person_id = NEW.person_id AND {which.format('other.')} AND other.id IS NOT NEW.id "
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
    IF TG_OP <> 'INSERT' THEN b := row_to_json(OLD)::text; touched := OLD.id; END IF;
    IF TG_OP <> 'DELETE' THEN a := row_to_json(NEW)::text; touched := NEW.id; END IF;
    INSERT INTO change (operation, noun, "row", before, after, digests)
    VALUES (open_number, TG_TABLE_NAME, touched, b, a,
            coalesce(encode(sha256(convert_to(b, 'UTF8')), 'hex'), '') || ':'
            || coalesce(encode(sha256(convert_to(a, 'UTF8')), 'hex'), ''));
    RETURN NULL;
END $$
"""
_KEEP = f"""
CREATE FUNCTION journal_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'operation' THEN
        IF OLD.hash IS NULL AND OLD.number = NEW.number AND OLD.uuid = NEW.uuid AND OLD.at = NEW.at
           AND OLD.previous = NEW.previous AND OLD.what = NEW.what THEN RETURN NEW; END IF;
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
        yield f"CREATE TRIGGER kept_{name} BEFORE UPDATE OR DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION journal_kept()"
        yield f"CREATE TRIGGER whole_{name} BEFORE TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()"
