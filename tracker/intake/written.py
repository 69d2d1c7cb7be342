"""Rows of an import, written in bulk: people, their postings, and what changes of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.intake.propose import Change
from tracker.intake.values import Given
from tracker.people.roster import bound

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
            else:
                self._change_employment(person, each)

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

    def _change_employment(self, person: int, change: Change) -> None:
        """End what held until the roster's date and begin the new; a fact of that same day is replaced."""
        day = bound(self.db, self.on)
        current = self.db.execute(
            text(
                "SELECT id, classification, worker_type, starts_on FROM employment WHERE person_id = :person"
                " AND (starts_on IS NULL OR starts_on <= :day) AND (ends_before IS NULL OR ends_before > :day)"
            ),
            {"person": person, "day": day},
        ).first()
        if current is None or current.starts_on == day or change.old is None:
            which = "id = :id" if current else "id IS NULL AND :id IS NULL"
            self.run(
                f"UPDATE employment SET {change.field} = :new WHERE {which}",
                [{"new": change.new, "id": current.id if current else None}],
            )
            return
        facts = {"classification": current.classification, "worker_type": current.worker_type, change.field: change.new}
        ends = self.db.execute(text("SELECT ends_before FROM employment WHERE id = :id"), {"id": current.id}).scalar()
        self.run("UPDATE employment SET ends_before = :day WHERE id = :id", [{"day": day, "id": current.id}])
        self.many("employment", [{"person_id": person, **facts, "starts_on": day, "ends_before": ends}])


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
