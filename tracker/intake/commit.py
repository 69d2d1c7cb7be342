"""A proposal becomes rows, in bulk: the value that was looked at is the one that is written, or nothing is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import StaleProposal
from tracker.intake.held import bound, held
from tracker.intake.propose import Brake, Change, Decided, Joiner, Mover, Proposal, propose, said_of
from tracker.intake.values import Given, Roster
from tracker.settings import read as read_settings

_PERSON_FIELDS = ("name", "employee_number", "email", "hired_on")
_UNDECIDED = Decided()


@dataclass(frozen=True)
class Committed:
    """What an import wrote: its number, and how many people it touched."""

    import_id: int
    joiners: int
    movers: int
    leavers: int
    changed: int


def propose_roster(db: Session, roster: Roster, *, on: date, decided: Decided = _UNDECIDED) -> Proposal:
    """Compare a roster with the records as they are now."""
    settings = read_settings(db)
    brake = Brake(settings.brake_people, settings.brake_percent / 100)
    return propose(held(db, on), roster, on=on, decided=decided, brake=brake)


def commit(db: Session, roster: Roster, proposal: Proposal, *, decided: Decided = _UNDECIDED) -> Committed:
    """Write a proposal that still holds; one that the records would no longer give is refused."""
    _refuse_stale(db, roster, proposal, decided)
    write = _Write(db, proposal.on)
    import_id = write.one("import", kind="roster", file=roster.file, digest=roster.digest, day=bound(db, proposal.on))
    said = _Said(db, proposal)
    _end(write, [(leaver.posting_id, leaver.ends_before) for leaver in proposal.leavers])
    listed = [*_join(write, proposal.joiners), *_move(write, proposal.movers)]
    for each in proposal.changed:
        write.change(each.person_id, each.changes)
        listed.append((each.given, each.person_id, None))
    listed += [(each.given, each.person_id, None) for each in proposal.unchanged]
    write.many(
        "listing",
        [
            {
                "import_id": import_id,
                "person_id": person,
                "sheet": given.sheet,
                "row": given.row,
                "said": said.of(given, person, team),
            }
            for given, person, team in listed
        ],
    )
    write.many("cover", [{"import_id": import_id, "team_id": team} for team in sorted(proposal.covered)])
    return Committed(
        import_id, len(proposal.joiners), len(proposal.movers), len(proposal.leavers), len(proposal.changed)
    )


def _refuse_stale(db: Session, roster: Roster, proposal: Proposal, decided: Decided) -> None:
    """Refuse a proposal of other records; no change in the journal since then is no change at all."""
    version = db.execute(text("SELECT max(number) FROM operation WHERE hash IS NOT NULL")).scalar_one_or_none() or 0
    if version != proposal.version:
        fresh = propose_roster(db, roster, on=proposal.on, decided=decided)
        if replace(fresh, version=proposal.version) != proposal:
            raise StaleProposal


class _Said:
    """What the file said of each person, as it is remembered; the team is the file's, also where another is kept."""

    def __init__(self, db: Session, proposal: Proposal) -> None:
        self.codes = {row.id: row.code for row in db.execute(text("SELECT id, code FROM team"))}
        self.kept = {kept.person_id: kept.said for kept in proposal.kept if kept.field == "team"}
        self.posted = {
            row.person_id: row.team_id
            for row in db.execute(
                text(
                    "SELECT person_id, team_id FROM posting WHERE standing = 'primary' AND starts_on <= :day"
                    " AND (ends_before IS NULL OR ends_before > :day)"
                ),
                {"day": bound(db, proposal.on)},
            )
        }

    def of(self, given: Given, person: int, team: int | None) -> str:
        """Give it as JSON."""
        code = self.kept.get(person) or self.codes.get(team or self.posted.get(person) or 0)
        return json.dumps({**said_of(given), **({"team": code} if code else {})}, ensure_ascii=False, sort_keys=True)


def _end(write: "_Write", endings: Iterable[tuple[int | None, date]]) -> None:
    write.run(
        "UPDATE posting SET ends_before = :day WHERE id = :id",
        [{"id": posting, "day": bound(write.db, day)} for posting, day in endings if posting],
    )


def _join(write: "_Write", joiners: Sequence[Joiner]) -> list[tuple[Given, int, int | None]]:
    """Write the new people, then everybody's posting."""
    fresh = [each for each in joiners if each.person_id is None]
    numbers = write.people([each.given for each in fresh])
    people = dict(zip(map(id, fresh), numbers, strict=True))
    found = [(each, each.person_id or people[id(each)]) for each in joiners]
    for each, person in found:
        if each.person_id is not None:
            write.change(person, each.changes)
    write.many(
        "posting",
        [
            {
                "person_id": person,
                "team_id": each.team_id,
                "standing": "primary",
                "starts_on": bound(write.db, each.starts_on),
            }
            for each, person in found
        ],
    )
    return [(each.given, person, each.team_id) for each, person in found]


def _move(write: "_Write", movers: Sequence[Mover]) -> list[tuple[Given, int, int | None]]:
    """End the old postings and begin the new ones; a posting of no day is replaced."""
    _end(write, [(each.posting_id, each.starts_on) for each in movers if not each.replaces])
    write.run(
        "UPDATE posting SET team_id = :team WHERE id = :id",
        [{"id": each.posting_id, "team": each.team_id} for each in movers if each.replaces],
    )
    write.many(
        "posting",
        [
            {
                "person_id": each.person_id,
                "team_id": each.team_id,
                "standing": "primary",
                "starts_on": bound(write.db, each.starts_on),
            }
            for each in movers
            if not each.replaces
        ],
    )
    for each in movers:
        write.change(each.person_id, each.changes)
    return [(each.given, each.person_id, each.team_id) for each in movers]


class _Write:
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
