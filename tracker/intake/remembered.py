"""What was chosen about columns, kept for the next file with the same headings; by heading, never by place."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.intake.columns import BY_FIELD
from tracker.intake.mapping import NOT_USED, Chosen, Known, names_of, standing_once
from tracker.intake.values import SheetRead

_READ = text("SELECT headings, columns FROM mapping WHERE kind = 'roster' ORDER BY id")


def saved_mappings(db: Session) -> Known:
    """Give the columns that are remembered: the headings of a table → each chosen heading's field."""
    return {frozenset(json.loads(row.headings)): _by_heading(json.loads(row.columns)) for row in db.execute(_READ)}


def remember(db: Session, sheets: Iterable[SheetRead], chosen: Mapping[str, Chosen]) -> None:
    """Keep what was chosen by hand for the sheets' headings; a heading that stands twice is never kept."""
    kept = dict(saved_mappings(db))
    for sheet in sheets:
        fields = _fields(sheet, chosen.get(sheet.sheet, Chosen()))
        headings = frozenset(filter(None, names_of(sheet.lookups)))
        if fields and {**kept.get(headings, {}), **fields} != kept.get(headings):
            known = headings in kept
            # one heading to a field: the newest choice moves it
            taken = set(fields.values()) - {NOT_USED}
            before = {name: field for name, field in kept.get(headings, {}).items() if field not in taken}
            kept[headings] = {**before, **fields}
            _write(db, headings, kept[headings], known=known)


def _fields(sheet: SheetRead, chosen: Chosen) -> dict[str, str]:
    """Give the chosen fields by the names of their headings, those that stand once alone."""
    names = names_of(sheet.lookups)
    once = standing_once(names)
    inside = {names[column - 1]: field for column, field in chosen.columns.items() if 0 < column <= len(names)}
    return {name: field for name, field in inside.items() if name in once and field in BY_FIELD}


def _by_heading(columns: Mapping[str, str | list[str]]) -> dict[str, str]:
    """Turn what is kept around: field → heading (of what is left alone, several) is asked by heading."""
    pairs = ((field, said if isinstance(said, list) else [said]) for field, said in columns.items())
    return {heading: field for field, headings in pairs for heading in headings}


def _write(db: Session, headings: frozenset[str], fields: Mapping[str, str], *, known: bool) -> None:
    columns: dict[str, str | list[str]] = {field: name for name, field in fields.items() if field != NOT_USED}
    alone = sorted(name for name, field in fields.items() if field == NOT_USED)
    kept = {**columns, **({NOT_USED: alone} if alone else {})}
    values = {
        "headings": json.dumps(sorted(headings), ensure_ascii=False),
        "columns": json.dumps(kept, ensure_ascii=False, sort_keys=True),
    }
    if known:
        db.execute(text("UPDATE mapping SET columns = :columns WHERE kind = 'roster' AND headings = :headings"), values)
    else:
        db.execute(text("INSERT INTO mapping (kind, headings, columns) VALUES ('roster', :headings, :columns)"), values)
