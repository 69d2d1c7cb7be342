"""What becomes of a list: entries added, named, posted, reviewed, retired; and a list of its own."""

import re
from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.initiatives.catalogue.listing import find_list
from tracker.initiatives.catalogue.values import Field, Value, checked
from tracker.model import Catalogue, CatalogueItem, id_of
from tracker.names import folded, tidy

_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")


def new_list(db: Session, code: str, *, title: str, planned: int | None = None, note: str = "") -> int:
    """Begin a list and give its number; `planned` is how many entries it is to have, where that is known."""
    code = code.strip().lower()
    if not _CODE.fullmatch(code):
        raise WrongUsage(f"{code!r} is no code for a list. Use letters, digits and hyphens, like on-demand.")
    if not title.strip():
        raise WrongUsage('Give the list a title, e.g. --title "Videos for caregivers".')
    if db.scalars(select(Catalogue).where(col(Catalogue.code) == code)).first():
        raise Refused(f"There is a list {code!r} already. Nothing was changed.")
    made = Catalogue(code=code, title=title.strip(), planned=planned, note=note.strip())
    db.add(made)
    db.flush()
    return id_of(made)


def plan_for(db: Session, code: str, planned: int | None) -> str:
    """Say how many entries a list is to have (None: as many as stand in it); give its code."""
    found = find_list(db, code)
    found.planned = planned
    db.add(found)
    db.flush()
    return found.code


def add(db: Session, code: str, facts: Mapping[Field, Value]) -> int:
    """Add an entry to a list and give its number."""
    found = find_list(db, code)
    if not str(facts.get("title") or "").strip():
        raise WrongUsage('Give the entry a title, e.g. "Safety planning".')
    said = folded(tidy(str(facts["title"])))
    for each in db.scalars(select(CatalogueItem).where(col(CatalogueItem.catalogue_id) == found.id)):
        if each.retired_on is None and folded(each.title) == said:
            raise Refused(f"“{each.title}” is in the list already, as entry {each.id}. Nothing was changed.")
    last = db.scalar(select(func.max(CatalogueItem.place)).where(col(CatalogueItem.catalogue_id) == found.id))
    made = CatalogueItem(catalogue_id=id_of(found), place=(last or 0) + 1, **checked(db, facts))
    db.add(made)
    db.flush()
    return id_of(made)


def set_item(db: Session, number: int, facts: Mapping[Field, Value]) -> CatalogueItem:
    """Change facts of an entry; an empty text or no day clears one. Give the entry."""
    found = find_item(db, number)
    for name, value in checked(db, facts).items():
        setattr(found, name, value)
    db.add(found)
    db.flush()
    return found


def post(db: Session, number: int, *, on: date, link: str | None = None, title: str | None = None) -> CatalogueItem:
    """Say since when an entry is posted; what was only known in words is a day then."""
    found = find_item(db, number)
    if found.retired_on:
        raise Refused(f"{_named(found)} is retired since {found.retired_on}. Nothing was changed.")
    if found.posted_on == on:
        raise Refused(f"{_named(found)} is posted since {on} already. Nothing was changed.")
    given: dict[Field, Value] = {"posted_on": on, "posted_words": ""}
    given |= {"link": link} if link is not None else {}
    given |= {"title": title} if title is not None else {}
    return set_item(db, number, given)


def review(db: Session, number: int, *, on: date, review_by: date | None = None) -> CatalogueItem:
    """Say that an entry was looked through on a day; without a next day none is due any more."""
    if review_by is not None and review_by <= on:
        raise WrongUsage(f"The next review, {review_by}, is to come after this one, {on}.")
    return set_item(db, number, {"reviewed_on": on, "review_by": review_by})


def retire(db: Session, number: int, *, on: date, note: str = "") -> CatalogueItem:
    """Take an entry out of its list from a day on; earlier days keep it."""
    found = find_item(db, number)
    if found.retired_on:
        raise Refused(f"{_named(found)} is retired since {found.retired_on} already. Nothing was changed.")
    words = "; ".join(part for part in (found.note, note.strip()) if part)
    return set_item(db, number, {"retired_on": on, "note": words})


def find_item(db: Session, number: int) -> CatalogueItem:
    """Find an entry by its number."""
    found = db.get(CatalogueItem, number)
    if found is None:
        raise NotFound(f"There is no entry {number} in the lists. `tracker catalogue list` shows their numbers.")
    return found


def _named(item: CatalogueItem) -> str:
    return f"“{item.title}”" if item.title else f"Entry {item.id}"
