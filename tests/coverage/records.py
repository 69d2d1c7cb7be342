"""Rows of every table as plain dictionaries: told by hand or by chance, and put into records of any engine."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.coverage.values import Coverage, Total
from tracker.model import JOURNALED
from tracker.store import Store

Row = dict[str, Any]
Rows = dict[str, list[Row]]


class TakenBackError(Exception):
    """Not an error: the way out of an operation that is not kept."""


@contextmanager
def put(store: Store, rows: Rows) -> Iterator[Session]:
    """Write rows in an operation that is taken back at the end, so that one store serves many histories."""
    try:
        with store.writing("a history") as db:
            write(db, rows)
            yield db
            raise TakenBackError  # noqa: TRY301 - the way out of the operation
    except TakenBackError:
        pass


def write(db: Session, rows: Rows) -> None:
    """Write rows, parents before children; what is not said is empty."""
    for table in JOURNALED:
        for row in rows.get(table.name, ()):
            db.execute(table.insert().values({column.name: row.get(column.name) for column in table.columns}))


def read(db: Session) -> Rows:
    """Read every row of every table."""
    return {table.name: [dict(row) for row in db.execute(table.select()).mappings()] for table in JOURNALED}


def total(coverage: Coverage, program: str | None = None, course: str = "overview") -> Total:
    """Give a course's total over a program, or over all of them."""
    return next(t for t in coverage.totals if (t.course, t.program) == (course, program))


class Given:
    """Records told line by line, for tests that a person reads; names stand for numbers."""

    def __init__(self) -> None:
        self.rows: Rows = defaultdict(list)
        self._ids: dict[tuple[str, str], int] = {}
        for code in ("CPS", "Permanency"):
            self.add("program", code, code=code, title=code)

    def add(self, table: str, name: str | None = None, /, **values: Any) -> int:
        """Add a row, known by a name from now on."""
        number = len(self.rows[table]) + 1
        self.rows[table].append({"id": number, **values})
        if name is not None:
            self._ids[table, name] = number
        return number

    def id(self, table: str, name: str) -> int:
        """Give the number of a named row."""
        return self._ids[table, name]

    def change(self, table: str, name: str, **values: Any) -> None:
        """Change a named row."""
        self.rows[table][self.id(table, name) - 1].update(values)

    def district(self, number: int, ends_before: date | None = None) -> int:
        """Open a district where there is none of that number yet."""
        if ("district", str(number)) not in self._ids:
            name = f"District {number}"
            self.add("district", str(number), number=number, name=name, counties="", note="", ends_before=ends_before)
        return self.id("district", str(number))

    def team(self, code: str, starts_on: date | None = None, ends_before: date | None = None) -> int:
        """Open a team such as D4-CPS or D4-PERM-Albany; anything else, such as HQ-CPS, is statewide."""
        if ("team", code) in self._ids:
            return self.id("team", code)
        place, program = code.split("-")[:2]
        return self.add(
            "team",
            code,
            code=code,
            name="",
            district_id=self.district(int(place[1:])) if place[1:].isdigit() else None,
            program_id=self.id("program", "CPS" if program == "CPS" else "Permanency"),
            starts_on=starts_on,
            ends_before=ends_before,
        )

    def course(self, code: str = "overview", programs: str = "CPS Permanency", **values: Any) -> int:
        """Offer a course to employees of some programs."""
        usual = {"title": code, "version": "1", "target_percent": 90, "note": ""}
        number = self.add("course", code, code=code, **{**usual, **values})
        for program in programs.split():
            self.audience(code, program)
        return number

    def audience(self, code: str, program: str, **values: Any) -> None:
        """Offer a course to more people."""
        ids = {"course_id": self.id("course", code), "program_id": self.id("program", program)}
        self.add("audience", **{"worker_type": "employee", **ids, **values})

    def person(
        self, name: str, team: str, starts_on: date, ends_before: date | None = None, standing: str = "primary"
    ) -> int:
        """Post somebody to a team, for the first time or once more."""
        if ("person", name) not in self._ids:
            self.add("person", name, name=name, family="", given="", employee_number=f"OR{len(self.rows['person'])}")
        return self.add(
            "posting",
            person_id=self.id("person", name),
            team_id=self.team(team),
            standing=standing,
            starts_on=starts_on,
            ends_before=ends_before,
        )

    def employed(self, name: str, classification: str = "", worker_type: str = "employee", **period: date) -> None:
        """Say what somebody is employed as."""
        person = self.id("person", name)
        self.add("employment", person_id=person, classification=classification, worker_type=worker_type, **period)

    def away(self, name: str, starts_on: date, ends_before: date | None = None) -> None:
        """Send somebody on leave."""
        self.add("leave", person_id=self.id("person", name), starts_on=starts_on, ends_before=ends_before)

    def exempt(self, name: str, course: str = "overview", **period: date) -> None:
        """Exempt somebody from a course."""
        ids = {"person_id": self.id("person", name), "course_id": self.id("course", course)}
        self.add("exemption", **ids, reason="other role", decided_by="", **period)

    def session(self, day: date, teams: str, names: str = "", *, course: str = "overview", **values: Any) -> int:
        """Hold (or plan) a session for teams; the names completed it."""
        usual = {"status": "held", "mode": "virtual", "zone": "America/Los_Angeles", "minutes": 90}
        rest = {"version": "1", "facilitators": "", "note": "", "headcount": None}
        evidence = values.pop("evidence", "named" if names else "reported")
        number = self.add("session", **{**usual, **rest, "course_id": self.id("course", course), "day": day, **values})
        graded = None if values.get("status") == "planned" else evidence
        for code in teams.split():
            self.add("delivery", session_id=number, team_id=self.team(code), evidence=graded)
        for name in names.split():
            self.attended(number, name)
        return number

    def attended(self, session: int, name: str, outcome: str = "completed", minutes: int | None = 90) -> None:
        """Note what came of somebody's presence."""
        person = self.id("person", name)
        self.add("attendance", session_id=session, person_id=person, outcome=outcome, minutes=minutes)

    def completed(self, name: str, day: date, course: str = "overview") -> None:
        """Credit somebody without a session."""
        ids = {"person_id": self.id("person", name), "course_id": self.id("course", course)}
        self.add("completion", **ids, day=day, source="", note="")

    def roster(self, day: date, teams: str) -> None:
        """Apply a roster that covers some teams."""
        number = self.add("import", kind="roster", file="roster.xlsx", digest="", day=day)
        for code in teams.split():
            self.add("cover", import_id=number, team_id=self.team(code))

    def contact(self, day: date, team: str, course: str | None = None) -> None:
        """Note that a team was contacted, about one course or any."""
        about = self.id("course", course) if course else None
        self.add("contact", team_id=self.team(team), course_id=about, day=day, note="called")
