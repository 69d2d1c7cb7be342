"""A new workspace's first operation: the reference data that ships."""

import tomllib

from tracker import teams, training
from tracker.store import Store
from tracker.workspace import shipped


def set_up(store: Store) -> None:
    """Write the districts, programs, teams and courses that ship, unless something is recorded already."""
    if store.head().number:
        return
    reference = tomllib.loads((shipped() / "data" / "reference.toml").read_text(encoding="utf-8"))
    with store.writing("set up the districts, teams and courses that ship", kind="setup") as db:
        teams.set_up(db, reference)
        training.set_up(db, reference)
