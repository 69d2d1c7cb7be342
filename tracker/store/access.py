"""The ways to records: new ones, those of a place, those of a backup."""

import os
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from tracker import upgrades
from tracker.errors import CannotOpen, NothingToDo
from tracker.store import engine, files, making, opening, refusals, restoring
from tracker.store.lease import Lease
from tracker.store.place import Place
from tracker.store.records import Clock, Store, now


def in_memory(*, clock: Clock = now) -> Store:
    """Open new records that live as long as the store: for tests and for trying things."""
    return Store(making.in_memory(), Place(), clock=clock)


def create(place: Place, *, clock: Clock = now, allow_network: bool = False) -> Store:
    """Make new records at a place and open them."""
    if place.url:
        return _open_server(place, clock=clock, new=True)
    if place.path:
        making.new_file(place.path, allow_network=allow_network)
    return open_store(place, clock=clock, allow_network=allow_network)


def open_store(place: Place, *, clock: Clock = now, read_only: bool = False, allow_network: bool = False) -> Store:
    """Open records, bring older ones up, or raise in one sentence why not; a refused file is never written."""
    if place.url:
        return _open_server(place, clock=clock, read_only=read_only)
    if place.path is None:
        raise refusals.NoRecords
    far = files.is_far(place.path)
    if far and not (allow_network or read_only):
        raise files.OnTheNetwork
    interrupted = opening.interrupted(place.path)
    version = opening.look(place.path)
    if version < upgrades.LATEST and read_only:
        raise refusals.OlderFile
    if not (read_only or os.access(place.path, os.W_OK)):
        raise refusals.NotAllowed("You may only read these records: open them with --read-only.")
    lease = Lease(place.path) if far and not read_only else None
    if version < upgrades.LATEST:
        making.bring_up(place.path, _backups(place.path, place), clock())
    target = engine.on_file(place.path, read_only=read_only)
    return Store(target, place, clock=clock, read_only=read_only, interrupted=interrupted, lease=lease)


def _backups(path: Path, place: Place) -> Path:
    return place.backups or path.parent / "backups"


def _open_server(place: Place, *, clock: Clock, read_only: bool = False, new: bool = False) -> Store:
    try:
        target = engine.on_server(place.url or "")
    except ModuleNotFoundError:
        raise CannotOpen('PostgreSQL needs one more package: pip install "tracker[postgres]".') from None
    try:
        _settle_server(target, read_only=read_only, new=new)
    except BaseException:
        target.dispose()
        raise
    return Store(target, place, clock=clock, read_only=read_only)


def _settle_server(target: Engine, *, read_only: bool, new: bool) -> None:
    version = opening.look_on_server(target)
    if not (version or new):
        raise refusals.NoRecords
    if version < upgrades.LATEST and read_only:
        raise refusals.OlderFile
    if version < upgrades.LATEST or new:
        making.bring_up_on_server(target, new=new)


def restore(place: Place, chosen: Path, *, clock: Clock = now, allow_network: bool = False) -> restoring.Restored:
    """Put a backup in the place of the records: it is checked, they are backed up, and the journal says so."""
    if place.path is None:
        raise NothingToDo("Only records in a file can be restored from a backup; a server has backups of its own.")
    if files.is_far(place.path) and not allow_network:
        raise files.OnTheNetwork
    folder = _backups(place.path, place)
    finish = partial(_finish, clock=clock, backups=folder)
    return restoring.put_back(chosen, place.path, folder, now=clock(), finish=finish)


def _finish(fresh: Path, restored: restoring.Restored, *, clock: Clock, backups: Path) -> None:
    """Bring a copy that is about to take the records' place up to date, and write the restore into its journal."""
    if opening.look(fresh) < upgrades.LATEST:
        making.bring_up(fresh, backups, clock())
    with (
        closing(Store(engine.on_file(fresh), Place(fresh), clock=clock)) as store,
        store.writing(restored.words, kind="restore"),
    ):
        pass
