"""What the records hold as of a roster's date, what was decided by hand, and what a roster would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.intake.values import Given, Problem
from tracker.names import Name

NEW, ASIDE = "new", "aside"


@dataclass(frozen=True)
class HeldTeam:
    """A team that is open on the roster's date; statewide units have no district."""

    team_id: int
    code: str
    district: int | None
    program: str | None
    name: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeldPerson:
    """Somebody in the records, with the primary posting that is in force on the roster's date, if any."""

    person_id: int
    employee_number: str | None
    name: Name
    emails: tuple[str, ...] = ()
    sign_ins: tuple[str, ...] = ()
    classification: str | None = None
    worker_type: str | None = None
    hired_on: date | None = None
    team_id: int | None = None
    posting_id: int | None = None
    posting_starts_on: date | None = None
    latest_posting_starts_on: date | None = None  # past the roster's date: something newer is known
    free_from: date | None = None  # the first day after the last posting that has ended by then
    former_names: tuple[str, ...] = ()
    former_numbers: tuple[str, ...] = ()
    supervisor: str | None = None
    supervisor_email: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)  # what the newest file said: see said_of()
    said_on: date | None = None  # the date of that file


@dataclass(frozen=True)
class Held:
    """What the records hold as of a roster's date; `version` is the newest change in the journal."""

    people: tuple[HeldPerson, ...] = ()
    teams: tuple[HeldTeam, ...] = ()
    version: int = 0


@dataclass(frozen=True)
class Brake:
    """More absent people of one team than both of these: nobody of it is ended unasked."""

    people: int = 5
    share: float = 0.20


@dataclass(frozen=True)
class Decided:
    """What the coordinator decided about rows (by sheet and row) and about absent or struck-through people."""

    rows: Mapping[tuple[str, int], int | str] = field(default_factory=dict)  # a person, NEW or ASIDE
    teams: Mapping[tuple[str, int], int] = field(default_factory=dict)
    left: Mapping[int, bool] = field(default_factory=dict)  # person → left, or kept
    learn: bool = True  # a unit's words are remembered with the team that was said for their rows


@dataclass(frozen=True)
class Change:
    """One field of a person: what is held and what the file says, as text."""

    field: str
    old: str | None
    new: str


@dataclass(frozen=True)
class Kept:
    """What is held against the file, and why: corrected by hand, or known from something newer."""

    given: Given
    person_id: int
    field: str
    held: str | None
    said: str
    why: str


@dataclass(frozen=True)
class Joiner:
    """Somebody to post: new (`person_id` None), or known and not posted on the roster's date."""

    given: Given
    person_id: int | None
    team_id: int
    starts_on: date
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Mover:
    """Somebody who goes to another team on `starts_on`; `replaces` when the old posting began that same day."""

    given: Given
    person_id: int
    posting_id: int | None
    from_team_id: int
    team_id: int
    starts_on: date
    replaces: bool
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Changed:
    """Somebody who stays, with fields to change."""

    given: Given
    person_id: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Unchanged:
    """Somebody of whom the file says nothing new."""

    given: Given
    person_id: int


@dataclass(frozen=True)
class Aside:
    """A row that waits for a decision; its person, and whoever may be meant, count as present."""

    given: Given
    candidates: tuple[int, ...]
    team_id: int | None


@dataclass(frozen=True)
class Leaver:
    """Somebody whose posting ends before the roster's date; `given` is the row of somebody struck through."""

    person_id: int
    posting_id: int | None
    team_id: int
    ends_before: date
    name: Name
    given: Given | None = None


@dataclass(frozen=True)
class PossiblyLeft:
    """Somebody absent who is not ended before it is decided: `code` is "brake", "doubt" or "same_day"."""

    person_id: int
    posting_id: int | None
    team_id: int
    name: Name
    code: str
    why: str


@dataclass(frozen=True)
class Struck:
    """A row that is struck through: it counts as listed until it is decided whether the person left."""

    given: Given
    person_id: int | None


@dataclass(frozen=True)
class SheetSummary:
    """What was read from one sheet."""

    sheet: str
    header_row: int | None
    people: int
    columns: Mapping[str, str]
    refused: tuple[str, ...] = ()
    skipped: str = ""


@dataclass(frozen=True)
class Proposal:
    """Everything that a roster would change, and everything that it leaves to a decision."""

    file: str
    digest: str
    on: date
    version: int  # of the records that it was made from: a later one makes it stale
    sheets: tuple[SheetSummary, ...]
    joiners: tuple[Joiner, ...] = ()
    movers: tuple[Mover, ...] = ()
    leavers: tuple[Leaver, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()
    repeated: tuple[Given, ...] = ()  # rows that say again what another row says
    aside: tuple[Aside, ...] = ()
    possibly_left: tuple[PossiblyLeft, ...] = ()
    struck: tuple[Struck, ...] = ()
    kept: tuple[Kept, ...] = ()
    covered: frozenset[int] = frozenset()  # the teams that the file covers
    words: tuple[tuple[int, str], ...] = ()  # a team, and what this file calls it: remembered for the next one
    problems: tuple[Problem, ...] = ()
    assumptions: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether applying it would change nobody."""
        return not (self.joiners or self.movers or self.leavers or self.changed)

    @property
    def effect(self) -> dict[str, int]:
        """Give the counts that the preview and its JSON show."""
        return {
            "joiners": len(self.joiners),
            "movers": len(self.movers),
            "leavers": len(self.leavers),
            "changed": len(self.changed),
            "unchanged": len(self.unchanged),
            "repeated": len(self.repeated),
            "aside": len(self.aside),
            "possibly_left": len(self.possibly_left),
            "struck": len(self.struck),
            "problems": len(self.problems),
        }
