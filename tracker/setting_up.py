"""What ships, brought into the records: a new workspace's first operation, and the plan for records that are older."""

import tomllib
from typing import Any

from tracker import initiatives, teams, training
from tracker.initiatives import Loaded
from tracker.store import Store
from tracker.workspace import shipped


def set_up(store: Store) -> None:
    """Write the districts, programs, teams, courses and the plan that ship, unless something is recorded already."""
    if store.head().number:
        return
    reference = _read("reference.toml")
    with store.writing("set up the districts, teams, courses and plan that ship", kind="setup") as db:
        teams.set_up(db, reference)
        training.set_up(db, reference)
        initiatives.set_up(db, shipped_plan())


def load_plan(store: Store) -> Loaded:
    """Bring the plan that ships into records that do not have it, as one operation; what is there stays as it is."""
    plan = shipped_plan()
    with store.writing(f"loaded the {plan['plan']['source']}") as db:
        return initiatives.set_up(db, plan)


def shipped_plan() -> dict[str, Any]:
    """Give the improvement plan that ships, as its file says it."""
    return _read("plan.toml")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((shipped() / "data" / name).read_text(encoding="utf-8"))
