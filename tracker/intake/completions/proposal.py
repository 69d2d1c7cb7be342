"""What a file of completions would change, and what it leaves to a decision: one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.intake.completions.values import Existing, Mark
from tracker.intake.values import Problem


@dataclass(frozen=True)
class Added:
    """A completion to add."""

    mark: Mark
    person_id: int
    course_id: int
    day: date


@dataclass(frozen=True)
class Replaced:
    """A completion of the same source whose day becomes a later one."""

    mark: Mark
    person_id: int
    course_id: int
    day: date
    completion_id: int
    before: date


@dataclass(frozen=True)
class Exempted:
    """Somebody who need not take a course, from a day on."""

    mark: Mark
    person_id: int
    course_id: int
    starts_on: date
    reason: str


@dataclass(frozen=True)
class KnownAlready:
    """A mark of which the records say as much already, or that the choice for what is there leaves out."""

    mark: Mark
    person_id: int
    course_id: int
    why: str


@dataclass(frozen=True)
class Waiting:
    """Somebody of the file who is nobody certain; all of their marks wait."""

    key: str  # what a decision is kept under
    shown: str
    marks: tuple[Mark, ...]
    candidates: tuple[tuple[int, str, str], ...]  # person, name with number and team, why


@dataclass(frozen=True)
class Aside:
    """A mark that cannot be used before something is decided or corrected."""

    mark: Mark
    code: str
    why: str


@dataclass(frozen=True)
class UnknownCourse:
    """Words for a course that the tracker does not know; `likely` are codes, a guess that is never applied."""

    key: str  # as a choice is kept; empty where the file does not say
    words: str
    at: tuple[str, int | None, str | None]  # sheet, row, column
    marks: int
    likely: tuple[str, ...] = ()


@dataclass(frozen=True)
class Learnt:
    """What a decision about somebody taught: an alias, by which the next file knows them."""

    person_id: int
    kind: str
    said: str


@dataclass(frozen=True)
class Proposal:
    """Everything that a file of completions would change, and everything that it leaves open."""

    file: str
    digest: str
    source: str
    on: date  # the file's day
    version: int  # of the records that it was made from
    existing: Existing
    added: tuple[Added, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    exempted: tuple[Exempted, ...] = ()
    known: tuple[KnownAlready, ...] = ()
    unfinished: tuple[Mark, ...] = ()
    failed: tuple[Mark, ...] = ()
    left_out: int = 0  # marks of courses that are none of ours
    waiting: tuple[Waiting, ...] = ()
    aside: tuple[Aside, ...] = ()
    unknown: tuple[UnknownCourse, ...] = ()
    problems: tuple[Problem, ...] = ()
    assumptions: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    courses: Mapping[str, str] = field(default_factory=dict)  # chosen now: words → code, to be remembered
    learnt: tuple[Learnt, ...] = ()
    words: tuple[tuple[str, str], ...] = ()  # titles given to a course now, with its code: kept for files of every kind

    @property
    def is_empty(self) -> bool:
        """Whether it would change nothing."""
        return not (self.added or self.replaced or self.exempted)

    @property
    def waits(self) -> bool:
        """Whether anything is left to a decision."""
        return bool(self.waiting or self.aside)

    @property
    def people(self) -> frozenset[int]:
        """Give everybody certain of whom it speaks."""
        credited = {each.person_id for each in self.added} | {each.person_id for each in self.replaced}
        exempt = {each.person_id for each in self.exempted}
        return frozenset(credited | exempt | {each.person_id for each in self.known})

    @property
    def writes(self) -> int:
        """Count the rows that it would write."""
        return len(self.added) + len(self.replaced) + len(self.exempted)
