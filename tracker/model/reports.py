"""What is said in reports beside the figures, and the reports that were published."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import SQLModel

from tracker.model.columns import STRICT, key, maybe_string, on_day, one_of, present, string

COPIES = ("leadership", "internal", "external")


class Wording(SQLModel, table=True):
    """The coordinator's own words for a part of one report; `drafted` is what the facts said when she wrote them."""

    __table_args__ = (one_of("audience", *COPIES), one_of("part", "doing", "factors"), present("text"), STRICT)
    id: int | None = key()
    as_of: date = on_day()
    audience: str = string()  # which copy: leadership, internal or external
    part: str = string()
    text: str = string()  # one sentence a line
    drafted: str = string(default="")


class Published(SQLModel, table=True):
    """A report as it was given out: its figures and words, and the sha256 of each file drawn from them.

    `known_on` is the moment whose knowledge it holds, `fingerprint` the head of the journal then, `figures` the JSON
    of its coverage, `content` the whole value (JSON, compressed, base64), `digests` JSON format → sha256.
    """

    __table_args__ = (
        one_of("subject", "coverage", "plan"),
        one_of("audience", *COPIES),
        one_of("form", "full", "quick"),
        present("fingerprint"),
        STRICT,
    )
    id: int | None = key()
    subject: str = string(default="coverage")
    as_of: date = on_day()
    known_on: str = string()
    audience: str = string()  # which copy: leadership, internal or external
    form: str = string(default="full")
    published_on: date = on_day()
    fingerprint: str = string()
    headline: str = string(default="")
    figures: str = string()
    content: str = string()
    digests: str = string()
    note: str = string(default="")
    withdrawn: str | None = maybe_string()


Index("one_wording", Wording.as_of, Wording.audience, Wording.part, unique=True)  # type: ignore[arg-type] # columns at class level
Index("published_as_of", Published.as_of)  # type: ignore[arg-type] # a column at class level
