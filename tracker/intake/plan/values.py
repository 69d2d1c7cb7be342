"""What an import of an edited plan passes from step to step."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tracker.initiatives.facts import Plan
from tracker.intake.values import Problem

What = Literal["new", "changed", "same"]
Said = str | date | None


@dataclass(frozen=True)
class PlanRow:
    """One row of a file: every field that it speaks of, as it would be kept; "" or None takes a text or day away.

    `letters` are the columns of its sheet, by field, for the addresses of problems.
    """

    sheet: str
    row: int
    facts: Mapping[str, Said]
    letters: Mapping[str, str] = field(default_factory=dict, repr=False)

    def problem(self, code: str, field: str, message: str) -> Problem:
        """Say what is wrong in a column of this row."""
        return Problem(self.sheet, self.row, self.letters.get(field), code, message, field)

    def text(self, field: str) -> str:
        """Give what it says in a column of texts; nothing where it has no such column."""
        said = self.facts.get(field)
        return said if isinstance(said, str) else ""

    def day(self, field: str) -> date | None:
        """Give what it says in a column of days."""
        said = self.facts.get(field)
        return said if isinstance(said, date) else None


@dataclass(frozen=True)
class PlanFile:
    """A file read into rows and problems.

    A row with a problem is not among the rows; `spoken_of` has the codes and titles of such rows.
    """

    file: str
    digest: str
    rows: tuple[PlanRow, ...]
    problems: tuple[Problem, ...]
    assumptions: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    spoken_of: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Line:
    """What becomes of a row: `changes` are (field, old, new) in words; `since` is the day of a status that is new.

    `notes` are what she should know of it: a text that was changed in the records meanwhile, words that disagree.
    """

    what: What
    row: PlanRow
    code: str
    title: str
    changes: tuple[tuple[str, str, str], ...] = ()
    since: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def stands_anew(self) -> bool:
        """Say whether it brings a status, which is dated."""
        return self.what == "new" or any(field in ("status", "status_words") for field, _, _ in self.changes)


@dataclass(frozen=True)
class PlanProposal:
    """What a file would do to the plan; shown first, and written only as it was shown.

    `absent` are entries that the file does not have: they stay. `made_of` is the plan that the file was made of.
    """

    file: PlanFile
    on: date | None
    today: date
    lines: tuple[Line, ...]
    absent: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    made_of: Plan | None = field(default=None, repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """Count the lines by what becomes of them."""
        found = Counter[str](line.what for line in self.lines)
        return {what: found[what] for what in ("new", "changed", "same")}

    @property
    def is_empty(self) -> bool:
        """Say whether nothing would be written."""
        return all(line.what == "same" for line in self.lines)

    @property
    def undated(self) -> tuple[str, ...]:
        """Give the codes whose new status says no day, and none was given for the whole."""
        return tuple(line.code for line in self.lines if line.stands_anew and line.since is None)
