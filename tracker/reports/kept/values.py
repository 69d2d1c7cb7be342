"""A published report as frozen values: what is told of it, and what its files are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.coverage.values import Coverage
from tracker.reports.charts.drawing import Drawing
from tracker.reports.charts.native import Native
from tracker.reports.document import Document
from tracker.reports.kept.frozen import Frozen
from tracker.reports.layout import Form
from tracker.reports.values import Copy, Report


@dataclass(frozen=True)
class Kept:
    """A published report as the list shows it: `known_on` the moment (UTC) whose knowledge it holds.

    `fingerprint` is the journal's head then, `digests` the sha256 of each file by its format, `withdrawn` why it is.
    """

    number: int
    as_of: date
    known_on: str
    audience: Copy
    form: Form
    published_on: date
    fingerprint: str
    headline: str
    digests: Mapping[str, str]
    note: str
    withdrawn: str | None

    @property
    def name(self) -> str:
        """Name it in a sentence: "published report 3 (leadership copy as of 2025-09-30)"."""
        page = ", one page" if self.form == "quick" else ""
        return f"published report {self.number} ({self.audience} copy as of {self.as_of}{page})"


@dataclass(frozen=True)
class Content:
    """What the files are drawn from: the report for the formats of figures, the document for those of pages."""

    report: Report
    document: Document


CONTENT = Frozen(Content, {"Drawing": Drawing, "Native": Native})
FIGURES = Frozen(Coverage)
