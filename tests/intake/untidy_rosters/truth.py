"""What is true of a made roster: its people, where they stand, and what was known of them a month before."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tracker.intake.propose import Held


@dataclass(frozen=True)
class Team:
    """A team of the made agency; `unit` is the word by which files tell it from others of its program there."""

    team_id: int
    district: int
    program: str
    unit: str = ""

    @property
    def code(self) -> str:
        """Give its code, as in D4-CPS."""
        short = "CPS" if self.program == "CPS" else "PERM"
        return f"D{self.district}-{short}" + (f"-{self.unit.replace(' ', '')}" if self.unit else "")


@dataclass(frozen=True)
class Worker:
    """Somebody as they are on the roster's day; `before` is the team a month ago, `now` None once they left."""

    key: int
    number: str
    family: str
    given: str
    middle: str
    email: str
    classification: str
    hired_on: date
    before: Team | None
    now: Team | None
    supervisor: tuple[str, str] = ("", "")  # name and address
    formerly: str = ""  # the family name that the records still have

    @property
    def name(self) -> str:
        """Give the name as it is compared."""
        return f"{self.family}, {self.given}" if self.family and self.given else self.family or self.given


@dataclass(frozen=True)
class Said:
    """What one row says: None where the file does not say it; `place` is what the words around the row say."""

    sheet: str
    row: int
    worker: Worker
    number: str | None = None
    email: str | None = None
    classification: str | None = None
    hired_on: date | None = None
    district: int | None = None
    program: str | None = None
    unit: str | None = None
    supervisor: str | None = None
    struck: bool = False
    hidden: bool = False
    asks: bool = False  # nobody could apply it: two people in the cell, two rows that contradict each other
    doubtful: bool = False  # a slip of the pen that only the records betray: it must be asked about
    repeats: bool = False  # says nothing that another row does not say
    also: Worker | None = None  # the other of two people in one cell


@dataclass
class TrueSheet:
    """One sheet: where its headings are, which column is what, and its rows of people."""

    sheet: str
    header_row: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    rows: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class Made:
    """A workbook that was made, with everything that is true of it and the records of a month before."""

    seed: int
    path: Path
    on: date
    on_said: bool  # somewhere in the file
    district: int | None  # what a coordinator has to say, since the file does not
    sheets: tuple[TrueSheet, ...]
    held: Held
    teams: dict[int, Team]
    quirks: tuple[str, ...]
