"""Rosters and lists as values, for the tests of what comes after reading; nobody in them exists."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from tracker.intake.values import AttendanceFile, Given, Present, Problem, Roster, SheetRead
from tracker.names import parse_name

SEPTEMBER, OCTOBER = date(2025, 9, 2), date(2025, 10, 1)


def row(at: int, number: str | None, name: str, program: str | None = "CPS", **facts: Any) -> Given:
    """Give one row of district 4."""
    return Given("Staff", at, parse_name(name), number, **{"district": 4, "program": program, **facts})


def roster(*rows: Given, on: date = SEPTEMBER, problems: Sequence[Problem] = (), scope: int = 4) -> Roster:
    """Give a roster of one sheet that covers a district."""
    columns = {"employee_number": "A", "name": "B", "email": "C", "hired_on": "D"}
    sheet = SheetRead("Staff", 1, columns, (), rows, tuple(problems), scope=frozenset({(scope, None)}))
    return Roster("D04.xlsx", sha256(repr((rows, on)).encode()).hexdigest(), on, "given", (sheet,))


def present(name: str = "", *, email: str | None = None, number: str | None = None, **facts: Any) -> Present:
    """Give somebody in a list."""
    told: dict[str, Any] = {"sign_in": None, "minutes": None, "stays": (), "role": "", "sheet": "List", "row": 2}
    return Present(name=parse_name(name) if name else None, email=email, employee_number=number, **{**told, **facts})


def attendance(*people: Present, kind: str = "teams-2022", on: date | None = None) -> AttendanceFile:
    """Give a list."""
    digest = sha256(repr(people).encode()).hexdigest()
    return AttendanceFile("report.csv", digest, kind, "", on, None, 60.0, people, ())
