"""What every command needs: the workspace, the records, today. The clock is read here and nowhere below."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.say import talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.settings import Settings
    from tracker.store import Place, Store
    from tracker.workspace import Workspace


@dataclass
class Options:
    """The global options, as given."""

    workspace: Path | None = None
    database: str | None = None
    read_only: bool = False
    no_color: bool = False
    allow_network: bool = False
    opened: list["Store"] = field(default_factory=list)


OPTIONS = Options()


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def workspace(given: Path | None = None) -> "Workspace":
    """Choose the workspace: a folder given to the command comes before every option."""
    from tracker.workspace import choose

    return choose(given, OPTIONS.workspace, os.environ, Path.cwd())


def place(of: "Workspace") -> "Place":
    """Give where the records of a workspace lie: its file, or --database / TRACKER_DATABASE; an example's own file."""
    from tracker.store import Place

    url = None if of.example else OPTIONS.database or os.environ.get("TRACKER_DATABASE")
    return Place(url=url) if url else Place(path=of.database, backups=of.backups)


@contextmanager
def records(*, writing: bool = False) -> Iterator["Store"]:
    """Open the records of the chosen workspace, and let go of them afterwards."""
    from tracker.store import open_store
    from tracker.store.refusals import NoRecords

    chosen = workspace()
    where = place(chosen)
    if where.path and not where.path.exists():
        if not _may_begin(chosen):
            raise NoRecords(
                f"There are no records in {chosen.root}. `tracker init` makes them there; --workspace names another"
                " folder, and `tracker demo` shows an example."
            )
        begin(chosen)
    if chosen.example:
        talk("Example data: everybody in it is invented.")
    store = open_store(
        where, clock=now, read_only=OPTIONS.read_only and not writing, allow_network=OPTIONS.allow_network
    )
    store.read_only = OPTIONS.read_only
    try:
        if store.interrupted:
            _look_through(store)
        yield store
    finally:
        for notice in store.notices:
            talk(notice)
        store.close()


def _look_through(store: "Store") -> None:
    """Check everything after a program that wrote did not end well, and say what was found."""
    found = store.check()
    if found.whole:
        talk("The last program to write did not end well; everything was checked, and the records are whole.")
    for line in found.wrong:
        talk(line)


def _may_begin(chosen: "Workspace") -> bool:
    """Say whether new records may be made unasked: in the user's own workspace, or where the marker is."""
    from tracker.workspace import MARKER, users_own

    return not OPTIONS.read_only and (chosen.root == users_own() or (chosen.root / MARKER).exists())


def begin(chosen: "Workspace") -> None:
    """Make the workspace and its records, with the districts, teams and courses that ship."""
    from tracker.errors import Refused
    from tracker.setting_up import set_up
    from tracker.store import create
    from tracker.workspace import make

    if OPTIONS.read_only:
        raise Refused("--read-only was given, so no new records were made. Leave it out to make them.")
    make(chosen.root, example=chosen.example, today=chosen.today)
    where = place(chosen)
    store = create(where, clock=now, allow_network=OPTIONS.allow_network)
    try:
        set_up(store)
    finally:
        store.close()
    talk(f"Made new records in {chosen.root}.")


def settings(db: "Session") -> "Settings":
    """Give the settings that stand."""
    from tracker.settings import read

    return read(db)


def today(zone: str) -> date:
    """Give today's date where the agency is; an example stays on the day that it is made for."""
    from tracker.settings import local_day

    return workspace().today or local_day(now(), zone)


def day_of(said: str | None, zone: str) -> date:
    """Read a day that somebody wrote; today where none was given."""
    from tracker.days import read_day

    return read_day(said, today(zone)) if said else today(zone)
