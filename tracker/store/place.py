"""The records, opened: one transaction, one history entry, one undo."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tracker import upgrades
from tracker.errors import CannotOpen, NotSaved, Refused
from tracker.store import backups, engine, files, opening, sealing

Clock = Callable[[], datetime]


def now() -> datetime:
    """Read the clock: the door's default."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Place:
    """Where records lie: a SQLite file with its folder of backups, or a server's URL."""

    path: Path | None = None
    url: str | None = None
    backups: Path | None = None

    def __str__(self) -> str:
        """Name the place without a password."""
        from sqlalchemy.engine import make_url

        return make_url(self.url).render_as_string(hide_password=True) if self.url else str(self.path)


class _Nothing(Exception):  # noqa: N818 - no error: it takes an operation back that changed nothing
    """The operation changed nothing."""


class Store:
    """Records that are open. `read_only` refuses to write; the clock dates each operation."""

    def __init__(
        self,
        engine_: Engine,
        place: Place,
        *,
        clock: Clock = now,
        read_only: bool = False,
        lease: files.Lease | None = None,
    ) -> None:
        self._engine = engine_
        self.place = place
        self.clock = clock
        self.read_only = read_only
        self._lease = lease

    @property
    def dialect(self) -> str:
        """Name the engine: "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read one consistent state; whatever is written here is taken back."""
        options = {"isolation_level": "REPEATABLE READ"} if self.dialect == "postgresql" else {}
        with self._engine.connect().execution_options(**options) as connection:
            transaction = connection.begin()
            try:
                with Session(bind=connection, autoflush=False) as db:
                    yield db
            finally:
                transaction.rollback()

    @contextmanager
    def writing(
        self, what: str, *, kind: str = "change", undoes: int | None = None, backup: str | None = None
    ) -> Iterator[Session]:
        """Write in one sealed operation that `history` shows as `what`; an error takes all of it back.

        An operation that changes nothing leaves no entry. `backup` names the reason to copy the
        records first. The operation's number is `db.info["operation"]`.
        """
        if self.read_only:
            raise Refused("The records are open for reading only. Nothing was changed.")
        if backup and self._has_history():
            self.back_up(backup)
        if self._lease:
            self._lease.refresh()
        written: list[str] = []
        try:
            with (
                self._engine.connect().execution_options(writing=True) as connection,
                Session(bind=connection) as db,
                db.begin(),
            ):
                number = sealing.begin(db, what, kind=kind, undoes=undoes, now=self.clock())
                db.info["operation"] = number
                yield db
                db.flush()
                if not sealing.seal(db, number) and kind != "report":
                    raise _Nothing  # noqa: TRY301 - the way out of the transaction
                written.append(_uuid(db, number))
        except _Nothing:
            return
        except DBAPIError as error:
            self._settle(error, written)
        self._after_first_change()

    def _settle(self, error: DBAPIError, written: list[str]) -> None:
        """Find out what became of a commit that reported an error: never say "not saved" of what is there."""
        if not written:
            raise error
        with self.reading() as db:
            if db.execute(text("SELECT 1 FROM operation WHERE uuid = :uuid"), {"uuid": written[0]}).first():
                return
        raise NotSaved from error

    def _has_history(self) -> bool:
        return self.place.path is not None and self.head().number > 0

    def _after_first_change(self) -> None:
        """Copy the records after a day's first change."""
        if self.place.backups and self.place.path:
            newest = next(iter(backups.listing(self.place.backups)), None)
            if newest is None or newest.at.date() < self.clock().astimezone(UTC).date():
                self.back_up("first change of the day")

    def back_up(self, why: str) -> backups.Backup | None:
        """Make a verified backup; None where the records are not in a file of ours."""
        if not (self.place.path and self.place.backups):
            return None
        return backups.make(self.place.path, self.place.backups, why, now=self.clock())

    def head(self) -> sealing.Head:
        """Give the newest sealed operation."""
        with self.reading() as db:
            return sealing.head(db)

    def close(self) -> None:
        """Let go of the records."""
        if self._lease:
            self._lease.release()
        self._engine.dispose()


def _uuid(db: Session, number: int) -> str:
    return str(db.execute(text("SELECT uuid FROM operation WHERE number = :n"), {"n": number}).scalar_one())


def in_memory(*, clock: Clock = now) -> Store:
    """Open new records that live as long as the store: for tests and for trying things."""
    target = engine.on_file(None)
    opening.create_in(target)
    return Store(target, Place(), clock=clock)


def create(place: Place, *, clock: Clock = now, allow_network: bool = False) -> Store:
    """Make new records at a place and open them."""
    if place.path:
        opening.create_file(place.path, allow_network=allow_network)
    return open_store(place, clock=clock, allow_network=allow_network)


def open_store(place: Place, *, clock: Clock = now, read_only: bool = False, allow_network: bool = False) -> Store:
    """Open records, bring older ones up, or raise in one sentence why not; a refused file is never written."""
    if place.url:
        return _open_server(place, clock=clock, read_only=read_only)
    if place.path is None:
        raise opening.NoRecords
    far = files.is_far(place.path)
    if far and not (allow_network or read_only):
        raise files.OnTheNetwork
    version = opening.look(place.path)
    if version < upgrades.LATEST and not read_only:
        opening.bring_up(place.path, version, place.backups or place.path.parent / "backups", clock())
    lease = files.Lease(place.path) if far and not read_only else None
    return Store(engine.on_file(place.path, read_only=read_only), place, clock=clock, read_only=read_only, lease=lease)


def _open_server(place: Place, *, clock: Clock, read_only: bool) -> Store:
    url = place.url or ""
    if not url.startswith("postgresql"):
        raise CannotOpen("--database takes a URL such as postgresql+psycopg://user@host/name.")
    try:
        target = engine.on_server(url)
    except ModuleNotFoundError:
        raise CannotOpen('PostgreSQL needs one more package: pip install "tracker[postgres]".') from None
    version = opening.look_on_server(target)
    if version < upgrades.LATEST and not read_only:
        opening.bring_up_on_server(target, version)
    return Store(target, place, clock=clock, read_only=read_only)
