"""Whose sheets these are, and of which moment: what each of them says at its head and foot."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.reports.brand import brand, paper
from tracker.reports.document import Brand, Paper
from tracker.store.sealing import head, read_moment

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


def whose(db: Session, *, example: bool = False) -> Whose:
    """Read it from the records."""
    newest = head(db)
    at = db.execute(text("SELECT at FROM operation WHERE number = :n"), {"n": newest.number}).scalar_one_or_none()
    moment = read_moment(at) if at else datetime(1980, 1, 1, tzinfo=UTC)
    return Whose(brand(db), paper(db), str(newest), moment, EXAMPLE if example else "")
