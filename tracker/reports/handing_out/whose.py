"""Whose sheets these are, and of which moment: what each of them says at its head and foot."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from tracker.reports.brand import brand, paper
from tracker.reports.document import Brand, Paper
from tracker.reports.kept.reading import moment_of, records_head
from tracker.store.sealing import Head

EXAMPLE = "Example data, invented people"
INTERNAL = "INTERNAL: this file names staff. Do not pass it on."
#: What the names of files that name staff say.
NAMES_INSIDE = "INTERNAL-names"


@dataclass(frozen=True)
class Whose:
    """The brand, the paper, the newest change of the records and its moment, and the mark of made-up data."""

    brand: Brand
    paper: Paper
    fingerprint: str
    moment: datetime
    example: str

    @property
    def drawn(self) -> dict[str, Any]:
        """Give what every template reads."""
        return {
            "agency": self.brand.agency,
            "contact": self.brand.contact,
            "footer": self.brand.footer,
            "accent": self.brand.accent,
            "logo": list(self.brand.logo or b""),
            "paper": "a4" if self.paper == "a4" else "us-letter",
            "example": self.example,
        }


def whose(db: Session, upto: Head | None = None, *, example: bool = False) -> Whose:
    """Read it from the records, as they were by then; publishing a report is no change of them."""
    newest = records_head(db, upto)
    return Whose(brand(db), paper(db), str(newest), moment_of(db, newest), EXAMPLE if example else "")
