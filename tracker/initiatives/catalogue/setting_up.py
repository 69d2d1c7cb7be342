"""What ships: the plan's lists, with as many unnamed entries as it counts and does not name."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker.model import Catalogue, CatalogueItem, id_of


def set_up(db: Session, plan: Mapping[str, Any]) -> None:
    """Write the lists of a plan and their entries; `count` says how often an entry without a title stands."""
    for each in plan.get("catalogue", ()):
        made = Catalogue(code=each["code"], title=each["title"], planned=each.get("planned"), note=each.get("note", ""))
        db.add(made)
        db.flush()
        entries = [entry for entry in each.get("item", ()) for _ in range(entry.get("count", 1))]
        db.add_all(_entry(id_of(made), place, entry) for place, entry in enumerate(entries, start=1))
        db.flush()


def _entry(catalogue: int, place: int, said: Mapping[str, Any]) -> CatalogueItem:
    facts = {name: value for name, value in said.items() if name != "count"}
    return CatalogueItem(catalogue_id=catalogue, place=place, **facts)
