"""What an import of a list passes from step to step."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.intake.values import Problem

What = Literal["new", "named", "changed", "same"]


@dataclass(frozen=True)
class Entry:
    """One row of a file: a title, and the facts that the row gives; what it leaves blank is not among them."""

    sheet: str
    row: int
    title: str
    facts: tuple[tuple[str, str | date], ...]


@dataclass(frozen=True)
class CatalogueFile:
    """A file read into entries and problems; a row with a problem is no entry."""

    file: str
    digest: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    assumptions: tuple[str, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """What becomes of an entry: `changes` are (fact, old, new) in words; `named` takes the place of an unnamed one."""

    what: What
    entry: Entry
    number: int | None
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class CatalogueProposal:
    """What a file would do to a list; shown first, and written only as it was shown.

    `notes` are what she should know of the list beside it: entries without a title that the file may mean.
    """

    catalogue: str
    file: CatalogueFile
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Count the lines by what becomes of them."""
        found = Counter[str](each.what for each in self.lines)
        return {what: found[what] for what in ("new", "named", "changed", "same")}

    @property
    def is_empty(self) -> bool:
        """Say whether nothing would be written."""
        return all(each.what == "same" for each in self.lines)
