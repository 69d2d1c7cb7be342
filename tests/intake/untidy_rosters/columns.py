"""The columns of a made roster: how each is headed, and how each cell of it is written."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tests.intake.untidy_rosters.names import Hand
from tests.intake.untidy_rosters.page import Content, Failed
from tests.intake.untidy_rosters.truth import Said, Worker
from tracker.intake.columns import BY_FIELD

OWN_WORDS = {  # headings that the tracker's own list does not have
    "employee_number": ("OR# / Emp ID", "ID (OR#)", "Employee's OR#", "OR# (required)"),
    "name": ("Worker's Name", "Staff (Last, First)", "CW Staff Name", "Employee:"),
    "email": ("Email (work)", "Employee's E-mail", "ODHS E-mail Address"),
    "classification": ("Class / Title", "Classif.", "Job Class Title"),
    "program": ("CPS or PERM?", "Prog. Area", "CPS/Perm"),
    "district": ("District (#)", "Dist.", "CW Dist #"),
    "unit": ("Unit/Team", "Unit Assignment"),
    "supervisor": ("Supervisor's Name", "Sup (Last, First)"),
    "hired_on": ("Date of Hire (ODHS)", "Hire date:"),
}
MISLEADING = frozenset({"Preferred Name", "First Last", "Name First Last", "Who", "Person", "Names", "D", "X", "Type"})
CPS_WORDS = ("CPS", "Prot Svcs", "Protective Services", "CPS Unit", "Child Safety", "cps", " CPS ", "Child Protection")
PERM_WORDS = ("Permanency", "PERM", "Perm", "Perm Unit", "Ongoing", "permanency", "Perm. Svcs", "Permanency Unit")
NOISE: dict[str, Callable[[random.Random], Content]] = {
    "Position Number": lambda dice: float(dice.randrange(1_000_000, 9_999_999)),
    "Position #": lambda dice: f"{dice.randrange(10**7):07}.{dice.randrange(99):02}",
    "Worksite": lambda dice: dice.choice(("Alderbrook", "Cedar Mill Branch", "Firwood Office")),
    "Notes": lambda dice: dice.choice((None, None, None, "on loan", "bilingual", "see email of 9/3")),
    "Phone": lambda dice: f"555-01{dice.randrange(100):02}",
    "FTE": lambda dice: dice.choice((1.0, 0.5, 1.0)),
    "Cubicle": lambda dice: f"{dice.choice('ABC')}{dice.randrange(40)}",
    "Favorite Tree": lambda dice: dice.choice(("Oak", "Elm", None)),
    "Service Date": lambda dice: date(2012, 1, 1) + timedelta(days=dice.randrange(3000)),
    "Caseload": lambda dice: float(dice.randrange(20)),
    "Training Date": lambda dice: dice.choice((None, date(2025, 3, 4))),
    "Classification Number": lambda dice: float(dice.choice((6612, 6613, 7001))),
    "Mentor": lambda dice: dice.choice((None, "Elder, Mo", "Wise, Val", "Sage, Flo")),
    "Backup Email": lambda dice: f"desk{dice.randrange(900)}@odhs.example",
    "Previous Name": lambda dice: dice.choice((None, None, "Thorn, Ivy")),
    "Birthdate": lambda dice: date(1980, 1, 1) + timedelta(days=dice.randrange(3000)),
    "Gender": lambda dice: dice.choice("FMX"),
    "Home Address": lambda dice: f"{dice.randrange(1, 900)} Elm St",
    "Leave Type": lambda dice: dice.choice((None, None, "FMLA")),
}


def program_word(dice: random.Random, program: str) -> str:
    """Give one of the words that districts use for a program."""
    return dice.choice(CPS_WORDS if program == "CPS" else PERM_WORDS)


@dataclass
class Column:
    """One column: the field that it is (or the name of what nobody reads), its heading, and a group's heading."""

    field: str
    heading: str
    group: str = ""

    @property
    def is_noise(self) -> bool:
        """Say whether nothing of it is read."""
        return self.field in NOISE


@dataclass
class Pen:
    """How the cells of one sheet are written."""

    dice: random.Random
    hand: Hand
    epoch_1904: bool
    failing: float  # of the cells that are looked up
    missing: float  # of the emails
    zeros_lost: bool
    without_or: bool
    days: str  # "mixed", "dates", "texts"
    units: str = ""  # "words": the unit's column says the program, too

    def row(self, columns: list[Column], who: Worker, said: Said) -> tuple[list[Content], Said]:
        """Write a row, and give what it says; `said` begins with what the words around it say."""
        cells: list[Content] = []
        for column in columns:
            value, told = self._cell(column, who)
            cells.append(value)
            said = replace(said, **told)
        return cells, said

    def _cell(self, column: Column, who: Worker) -> tuple[Content, dict[str, Any]]:
        """Write one cell, and give what it says."""
        if column.is_noise:
            return NOISE[column.field](self.dice), {}
        written: tuple[Content, dict[str, Any]] = getattr(self, f"_{column.field}")(who)
        return written

    def _employee_number(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        text: Content = who.number.removeprefix("OR") if self.without_or else who.number
        if self.zeros_lost and who.number.isdigit():
            text = float(int(who.number))
        elif self.dice.random() < self.hand.untidy and not self.without_or:
            text = self.dice.choice(
                (who.number.lower(), f" {who.number} ", f"{who.number}\u00a0", who.number.replace("OR", "OR "))
            )
        return text, {"number": who.number}

    def _name(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        return self.hand.whole(self.dice, who.family, who.given, who.middle), {}

    def _family(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        return who.family or who.given, {}

    def _given(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        return who.given if who.family else None, {}

    def _middle(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        return who.middle, {}

    def _email(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        chance = self.dice.random()
        if chance < self.missing:
            return self.dice.choice((None, "N/A", "-")), {}
        text = who.email
        if chance > 1 - self.hand.untidy:
            text = self.dice.choice((f"{text} ", text.title(), f"mailto:{text}", f"<{text}>", f"\u00a0{text}"))
        return text, {"email": who.email}

    def _classification(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        if self.dice.random() < self.failing:
            return Failed("#N/A"), {}
        return who.classification, {"classification": who.classification}

    def _hired_on(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        day, chance = who.hired_on, self.dice.random()
        if chance < 0.1:
            return None, {}
        if self.days == "dates" or (self.days == "mixed" and chance < 0.5):
            return day, {"hired_on": day}
        if self.days == "mixed" and chance < 0.7:
            return float((day - (date(1904, 1, 1) if self.epoch_1904 else date(1899, 12, 30))).days), {"hired_on": day}
        text = self.dice.choice((f"{day.month}/{day.day}/{day.year}", f"{day:%m/%d/%Y}", day.isoformat()))
        return text, {"hired_on": day}

    def _program(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        team = who.now
        assert team
        return program_word(self.dice, team.program), {"program": team.program}

    def _district(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        team = who.now
        assert team
        text = self.dice.choice((f"D{team.district:02}", f"District {team.district}", float(team.district), "D{}"))
        return text.format(team.district) if isinstance(text, str) else text, {"district": team.district}

    def _unit(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        team = who.now
        assert team
        word = program_word(self.dice, team.program).strip()
        if self.units == "words":  # 4A CPS, CPS Unit 2A
            text = f"{word} {team.unit or 'Unit'}".replace("Unit Unit", "Unit")
            return text, {"unit": text, "program": team.program}
        text = team.unit or f"Unit {team.district}{'A' if team.program == 'CPS' else 'P'}"
        return text, {"unit": text}

    def _supervisor(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        if self.dice.random() < self.failing:
            return Failed(self.dice.choice(("#REF!", "#N/A"))), {}
        return who.supervisor[0], {"supervisor": who.supervisor[0]}

    def _supervisor_email(self, who: Worker) -> tuple[Content, dict[str, Any]]:
        if self.dice.random() < self.failing:
            return Failed("#N/A"), {}
        return who.supervisor[1], {}

    def _status(self, _: Worker) -> tuple[Content, dict[str, Any]]:
        return self.dice.choice(("Active", "Active", "On leave", None)), {}

    def _worker_type(self, _: Worker) -> tuple[Content, dict[str, Any]]:
        return self.dice.choice(("Employee", "Regular", None)), {}


def heading_of(dice: random.Random, name: str, *, own: float) -> str:
    """Draw a heading for a field: one of the tracker's synonyms or, now and then, one of somebody's own."""
    if name not in BY_FIELD:
        return name
    if dice.random() < own and name in OWN_WORDS:
        return dice.choice(OWN_WORDS[name])
    return dice.choice([text for text in BY_FIELD[name].headings[:8] if text not in MISLEADING])


def worn(dice: random.Random, heading: str) -> str:
    """Write a heading as it comes out of a narrow column, in capitals, or with something at its end."""
    kind = dice.randrange(9)
    if kind == 0:
        return heading.replace(" ", "\n")
    if kind == 1:
        return heading.upper()
    if kind == 2:
        return f" {heading} "
    if kind == 3:
        return heading.replace(" ", "\u00a0")
    if kind == 4:
        return heading + dice.choice(("*", ":", " *"))
    return heading.replace("'", "\u2019") if kind == 5 else heading


def split(text: str) -> tuple[str, str]:
    """Split a heading over two rows: its last word below."""
    first, _, last = text.strip().replace("\n", " ").rpartition(" ")
    return first, last
