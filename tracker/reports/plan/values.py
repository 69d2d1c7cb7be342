"""The plan report as frozen values: the plan as of a day, its live lines, and what this copy may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from tracker.initiatives.catalogue import Standing
from tracker.initiatives.facts import Entry, Plan
from tracker.reports.document import Brand, Paper
from tracker.reports.plan.live import Live
from tracker.reports.plan.shape import NOTHING

PlanCopy = Literal["leadership", "external"]


@dataclass(frozen=True)
class PlanReport:
    """Everything that the plan's own report says; `plan` and `lines` hold only what its copy may say.

    `standings` are the lists that the plan keeps, `withheld` says that numbers of staff were left out of the lines.
    """

    copy: PlanCopy
    plan: Plan
    lines: Mapping[str, Live]
    standings: tuple[Standing, ...]
    known_on: str | None  # the moment in words, by the agency's clock
    fingerprint: str
    published_at: datetime
    brand: Brand
    paper: Paper = "letter"
    example: bool = False
    withheld: bool = False

    @property
    def as_of(self) -> date:
        """Give the day that everything is of."""
        return self.plan.as_of

    @property
    def for_partners(self) -> bool:
        """Say whether names of owners and numbers of small teams are left out."""
        return self.copy == "external"

    def line(self, entry: Entry) -> Live:
        """Give an entry's live line; one that nothing measures has none."""
        return self.lines.get(entry.code, NOTHING)
