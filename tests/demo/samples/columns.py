"""What the columns of the sample rosters hold: a heading of a district's own, and what it says of somebody."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.demo.samples.agency import OFFICES, SUPERVISOR, Staff
from tests.demo.samples.books import american, serial

CPS_WORDS = ("CPS", "Prot Svcs", "Protective Services", "CPS Unit", "Child Safety", "cps")
PERM_WORDS = ("Permanency", "PERM", "Ongoing", "Perm Unit", "perm services")


@dataclass(frozen=True)
class Line:
    """Somebody on a roster's row, with the place, the supervisor and a chance of untidiness of their own."""

    who: Staff
    district: int
    supervisor: Staff
    chance: random.Random

    @property
    def office(self) -> str:
        """Name the worksite."""
        return f"{OFFICES[self.district - 1]} CW"


Column = tuple[str, Callable[[Line], Any]]


def lines(team: Sequence[Staff], district: int, seed: str) -> list[Line]:
    """Give a team's people with their unit's supervisor, untidy in the same way every time."""
    first = next(who for who in team if who.classification == SUPERVISOR)
    heads = {who.unit: who for who in reversed(team) if who.classification == SUPERVISOR}
    return [Line(who, district, heads.get(who.unit, first), random.Random(f"{seed} {who.number}")) for who in team]


def rows(of: Sequence[Line], columns: Sequence[Column]) -> list[list[Any]]:
    """Give a row a person."""
    return [[write(line) for _, write in columns] for line in of]


def headings(columns: Sequence[Column]) -> list[str]:
    """Give the headings."""
    return [heading for heading, _ in columns]


def number(line: Line) -> str:
    """Write the employee number as the agency does."""
    return line.who.number


def padded(line: Line) -> str:
    """Write the employee number in lower case between spaces, for some."""
    written = line.who.number.lower() if line.chance.random() < 0.5 else line.who.number
    return f"  {written} " if line.chance.random() < 0.3 else written


def name(line: Line) -> str:
    """Write "Last, First"."""
    return line.who.name


def noted(line: Line) -> str:
    """Write "Last, First (EXT)", and now and then spaces too many."""
    external = " (EXT)" if line.who.worker_type == "contractor" or line.chance.random() < 0.04 else ""
    return (line.who.name.replace(", ", ",  ") if line.chance.random() < 0.1 else line.who.name) + external


def capitals(line: Line) -> str:
    """Write "LAST, FIRST"."""
    return line.who.name.upper()


def family(line: Line) -> str:
    """Write the family name."""
    return line.who.family


def given(line: Line) -> str:
    """Write the given names."""
    return line.who.given


def email(line: Line) -> str:
    """Write the address, with a space at the end for some."""
    return line.who.email + (" " if line.chance.random() < 0.1 else "")


def capital_email(line: Line) -> str:
    """Write the address as Ann.Lee@ODHS.example."""
    mailbox, _, _ = line.who.email.partition("@")
    return mailbox.title() + "@ODHS.example"


def sign_in(line: Line) -> str:
    """Write the name that the person signs in with."""
    return line.who.sign_in


def classification(line: Line) -> str:
    """Write the classification."""
    return line.who.classification


def worker_type(line: Line) -> str:
    """Write the worker type as personnel does."""
    return "Contingent Worker" if line.who.worker_type == "contractor" else "Regular Employee"


def short_type(line: Line) -> str | None:
    """Write the worker type of contractors alone."""
    return "Contractor" if line.who.worker_type == "contractor" else None


def supervisor(line: Line) -> str:
    """Write the supervisor's name."""
    return line.supervisor.name


def supervisor_email(line: Line) -> str:
    """Write the supervisor's address."""
    return line.supervisor.email


def cps(line: Line) -> str:
    """Write one of several words for Child Protective Services."""
    return CPS_WORDS[line.who.unit % len(CPS_WORDS)]


def permanency(line: Line) -> str:
    """Write one of several words for Permanency."""
    return PERM_WORDS[line.chance.randrange(len(PERM_WORDS))]


def unit(line: Line) -> str:
    """Write the unit as 4B."""
    return f"{line.district}{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[line.who.unit - 1]}"


def organization(line: Line) -> str:
    """Write the supervisory organization as personnel does."""
    return f"CW D{line.district:02} CPS Unit {line.who.unit}"


def office(line: Line) -> str:
    """Write the worksite."""
    return line.office


def hired(line: Line) -> Any:
    """Write the hire date: a real date, Excel's number, or text."""
    kind = line.chance.random()
    day = line.who.hired
    return serial(day) if kind < 0.25 else american(day) if kind < 0.4 else day


def hire_date(line: Line) -> Any:
    """Write the hire date as a date."""
    return line.who.hired


def position(line: Line) -> int:
    """Write a position number, which is no person."""
    return line.chance.randrange(1_000_000, 1_999_999)


def birthdate(line: Line) -> Any:
    """Write what does not belong on such a list: an invented birthdate."""
    return line.who.hired.replace(year=line.who.hired.year - line.chance.randrange(22, 40), day=1)


def pay_step(line: Line) -> int:
    """Write what does not belong on such a list: an invented pay step."""
    return line.chance.randrange(1, 10)


def phone(line: Line) -> str:
    """Write an invented telephone number."""
    return f"503-555-01{line.chance.randrange(100):02}"
