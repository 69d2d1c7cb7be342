"""The facts of an entry as they may be given: texts, days, yes or no, a course; a link is text that nobody opens."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, WrongUsage
from tracker.model import Course, id_of
from tracker.names import show, tidy

Field = Literal[
    "title",
    "link",
    "owner",
    "target_on",
    "target_words",
    "posted_on",
    "posted_words",
    "reviewed_on",
    "review_by",
    "service",
    "region",
    "culturally_specific",
    "course",
    "retired_on",
    "note",
]
Value = str | date | None
DAYS = frozenset({"target_on", "posted_on", "reviewed_on", "review_by", "retired_on"})
FIELDS: tuple[Field, ...] = get_args(Field)
LONGEST = 2_000  # characters of a link
_SCHEME = re.compile(r"[^/?#]*:")  # a colon before the first slash makes what stands before it a scheme
_KEPT = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_SPACE = re.compile(r"\s")


def link(said: str) -> str:
    """Give a link as it is kept: http, https, or a relative one; anything else is wrong usage."""
    kept = show(said).strip()
    bad = _SPACE.search(kept) or len(kept) > LONGEST or "\\" in kept or kept.startswith("//")
    if kept and (bad or (_SCHEME.match(kept) and not _KEPT.match(kept))):
        raise WrongUsage("A link begins with https:// or http://, or is a path on the intranet page, without blanks.")
    return kept


def checked(db: Session, facts: Mapping[Field, Value]) -> dict[str, Any]:
    """Give facts as the table keeps them."""
    return dict(_checked(db, name, value) for name, value in facts.items())


def _checked(db: Session, name: Field, value: Value) -> tuple[str, Any]:
    if name in DAYS:
        return name, value
    text = str(value or "")
    if name == "link":
        return name, link(text)
    if name == "course":
        return "course_id", _course(db, text.strip()) if text.strip() else None
    if name == "culturally_specific" and text not in ("", "yes", "no"):
        raise WrongUsage("Culturally specific is yes, no, or nothing where it is not known.")
    return name, tidy(text)


def _course(db: Session, code: str) -> int:
    found = db.scalars(select(Course).where(col(Course.code) == code.lower())).first()
    if found is None:
        raise NotFound(f"There is no course {code!r}. `tracker courses list` names them.")
    return id_of(found)
