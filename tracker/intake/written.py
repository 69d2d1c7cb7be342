"""Rows of an import, written in bulk: people, their postings, and what changes of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.intake.propose import Change, said_of
from tracker.intake.values import Given
from tracker.people.roster import bound

#: a field of a roster → the column of the supervision that it says
_SUPERVISION = {"supervisor": "name", "supervisor_email": "email"}
#: what is held of a person for a period, and changes from a day on
_DATED: dict[str, dict[str, str | None]] = {
    "employment": {"classification": "", "worker_type": "employee"},
    "supervision": {"name": "", "email": None},
}
_PERSON_FIELDS = ("name", "employee_number", "email", "hired_on")


class Write:
    """Rows written in bulk; SQL of our own names, values always bound."""

    def __init__(self, db: Session, on: date) -> None:
        self.db = db
        self.on = on

    def one(self, table: str, **values: Any) -> int:
        """Insert one row and give its number."""
        names = ", ".join(f'"{name}"' for name in values)
        bound_names = ", ".join(f":{name}" for name in values)
        found = self.db.execute(
            text(f'INSERT INTO "{table}" ({names}) VALUES ({bound_names}) RETURNING id'), values
        ).scalar_one()
        return int(found)

    def many(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows that have the same columns."""
        if rows:
            names = ", ".join(f'"{name}"' for name in rows[0])
            bound_names = ", ".join(f":{name}" for name in rows[0])
            self.run(f'INSERT INTO "{table}" ({names}) VALUES ({bound_names})', rows)

    def run(self, statement: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement once per row."""
        if rows:
            self.db.execute(text(statement), list(rows))

    def people(self, given: Sequence[Given]) -> list[int]:
        """Insert new people with what the file says of them, and give their numbers in the same order."""
        if not given:
            return []
        numbers = self._new_numbers("person", len(given))
        self.many("person", [_person(self.db, number, each) for number, each in zip(numbers, given, strict=True)])
        self.many(
            "employment",
            [
                {
                    "person_id": number,
                    "classification": each.classification or "",
                    "worker_type": each.worker_type or "employee",
                }
                for number, each in zip(numbers, given, strict=True)
            ],
        )
        self.many(
            "supervision",
            [
                {"person_id": number, "name": above, "email": each.supervisor_email}
                for number, each in zip(numbers, given, strict=True)
                if (above := said_of(each).get("supervisor"))
            ],
        )
        self.many(
            "alias",
            [
                {"person_id": number, "kind": "sign_in", "text": each.sign_in}
                for number, each in zip(numbers, given, strict=True)
                if each.sign_in
            ],
        )
        return numbers

    def _new_numbers(self, table: str, count: int) -> list[int]:
        """Reserve numbers that were never used."""
        if self.db.get_bind().dialect.name == "postgresql":
            taken = self.db.execute(
                text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)"),
                {"table": table, "count": count},
            ).scalars()
            return sorted(int(each) for each in taken)
        used = self.db.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": table}
        ).scalar_one_or_none()
        first = int(used or 0) + 1
        return list(range(first, first + count))

    def change(self, person: int, changes: Iterable[Change]) -> None:
        """Change the fields of one person; classification and worker type are dated facts."""
        for each in changes:
            if each.field in _PERSON_FIELDS:
                self._change_person(person, each)
            elif each.field == "sign_in":
                self.many("alias", [{"person_id": person, "kind": "sign_in", "text": each.new}])
            elif each.field in _SUPERVISION:
                self._change_dated("supervision", person, _SUPERVISION[each.field], each)
            else:
                self._change_dated("employment", person, each.field, each)

    def _change_person(self, person: int, change: Change) -> None:
        from tracker.names import parse_name

        new: object = change.new
        if change.field == "hired_on":
            new = bound(self.db, date.fromisoformat(change.new))
        self.run(f"UPDATE person SET {change.field} = :new WHERE id = :id", [{"new": new, "id": person}])
        if change.field == "name":
            name = parse_name(change.new)
            self.run(
                "UPDATE person SET family = :family, given = :given WHERE id = :id",
                [{"family": name.family, "given": name.given, "id": person}],
            )
        if change.old and change.field in ("name", "email", "employee_number"):
            kind = "number" if change.field == "employee_number" else change.field
            self._keep_alias(person, kind, change.old)

    def _keep_alias(self, person: int, kind: str, old: str) -> None:
        there = self.db.execute(
            text("SELECT 1 FROM alias WHERE kind = :kind AND lower(text) = :text"), {"kind": kind, "text": old.lower()}
        ).first()
        if not there:
            self.many("alias", [{"person_id": person, "kind": kind, "text": old}])

    def _change_dated(self, table: str, person: int, column: str, change: Change) -> None:
        """End what held until the roster's date and begin the new; a fact of that same day is replaced."""
        day, new = bound(self.db, self.on), change.new or None
        facts = _DATED[table]
        current = self.db.execute(
            text(
                f"SELECT id, {', '.join(facts)}, starts_on, ends_before FROM {table} WHERE person_id = :person"
                " AND (starts_on IS NULL OR starts_on <= :day) AND (ends_before IS NULL OR ends_before > :day)"
            ),
            {"person": person, "day": day},
        ).first()
        if current is None:
            self._begin_dated(table, person, {**facts, column: new}, day)
        elif current.starts_on == day or change.old is None:
            self.run(f"UPDATE {table} SET {column} = :new WHERE id = :id", [{"new": new, "id": current.id}])
        else:
            kept = {name: getattr(current, name) for name in facts}
            self.run(f"UPDATE {table} SET ends_before = :day WHERE id = :id", [{"day": day, "id": current.id}])
            period = {"starts_on": day, "ends_before": current.ends_before}
            self.many(table, [{"person_id": person, **kept, column: new, **period}])

    def _begin_dated(self, table: str, person: int, facts: dict[str, Any], day: object) -> None:
        """Begin a fact where none holds, until the next one begins; the first ever is open to the past."""
        found = self.db.execute(
            text(
                "SELECT min(CASE WHEN starts_on > :day THEN starts_on END) AS next_on,"
                " max(CASE WHEN ends_before <= :day THEN ends_before END) AS ended"
                f" FROM {table} WHERE person_id = :person"
            ),
            {"person": person, "day": day},
        ).one()
        starts = day if found.ended is not None else None
        self.many(table, [{"person_id": person, **facts, "starts_on": starts, "ends_before": found.next_on}])


def _person(db: Session, number: int, given: Given) -> dict[str, Any]:
    name = given.name
    return {
        "id": number,
        "name": (name.shown if name else None) or given.employee_number or given.email,
        "family": name.family if name else "",
        "given": name.given if name else "",
        "employee_number": given.employee_number,
        "email": given.email,
        "hired_on": bound(db, given.hired_on) if given.hired_on else None,
    }
