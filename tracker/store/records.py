"""The records, opened: one transaction, one history entry, one undo."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tracker.errors import CannotOpen, NotSaved, PerhapsSaved, Refused, TrackerError
from tracker.store import backups, checking, refusals, sealing
from tracker.store.lease import Lease
from tracker.store.place import Place

Clock = Callable[[], datetime]

FIRST_OF_DAY = "first change of the day"
#: Operations that are entries of history by themselves, though they change no row.
TELLING = ("undo", "report", "restore")


def now() -> datetime:
    """Read the clock: the door's default."""
    return datetime.now(UTC)


class _Nothing(Exception):
    """The operation changed nothing."""


class Store:
    """Records that are open. `read_only` refuses to write; the clock dates each operation.

    `notices` are sentences for the coordinator about what went wrong beside a change that was saved.
    `interrupted` says that the last program to write did not end well: a full check is due.
    """

    def __init__(
        self,
        engine_: Engine,
        place: Place,
        *,
        clock: Clock = now,
        read_only: bool = False,
        interrupted: bool = False,
        lease: Lease | None = None,
    ) -> None:
        self._engine = engine_
        self.place = place
        self.clock = clock
        self.read_only = read_only
        self.interrupted = interrupted
        self.notices: list[str] = []
        self._lease = lease
        self._writers: set[object] = set()
        # records in memory have one connection: threads take turns
        in_memory = place.path is None and place.url is None
        self._turn: AbstractContextManager[object] = threading.RLock() if in_memory else nullcontext()

    @property
    def dialect(self) -> str:
        """Name the engine: "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read one consistent state; whatever is written here is taken back."""
        if self._lease:
            self._lease.beat()
        options = {"isolation_level": "REPEATABLE READ"} if self.dialect == "postgresql" else {}
        try:
            with self._turn, self._engine.connect().execution_options(**options) as connection:
                transaction = connection.begin()
                try:
                    with Session(bind=connection, autoflush=False) as db:
                        yield db
                finally:
                    transaction.rollback()
        except DBAPIError as error:
            raise (refusals.told(error) or error) from error

    @property
    def busy(self) -> bool:
        """Say whether something is being written from this process just now."""
        return bool(self._writers)

    @contextmanager
    def writing(
        self, what: str, *, kind: str = "change", undoes: int | None = None, backup: str | None = None
    ) -> Iterator[Session]:
        """Write in one sealed operation that `history` shows as `what`; an error takes all of it back.

        An operation that changes nothing leaves no entry. `backup` names the reason to copy the
        records first. The operation's number is `db.info["operation"]`.
        """
        writer = object()
        self._writers.add(writer)
        try:
            with self._operation(what, kind=kind, undoes=undoes, backup=backup) as db:
                yield db
        finally:
            self._writers.discard(writer)

    @contextmanager
    def _operation(self, what: str, *, kind: str, undoes: int | None, backup: str | None) -> Iterator[Session]:
        if self.read_only:
            raise Refused("The records are open for reading only. Nothing was changed.")
        if self._lease:
            self._lease.refresh()
        if backup and self._has_history():
            self.back_up(backup)
        sealed: list[str] = []
        try:
            with (
                self._turn,
                self._engine.connect().execution_options(writing=True) as connection,
                Session(bind=connection) as db,
                db.begin(),
            ):
                number, identity = sealing.begin(db, what, kind=kind, undoes=undoes, now=self.clock())
                db.info["operation"] = number
                yield db
                db.flush()
                if not sealing.seal(db, number) and kind not in TELLING:
                    raise _Nothing  # noqa: TRY301 - the way out of the transaction
                sealed.append(identity)
        except _Nothing:
            return
        except DBAPIError as error:
            self._settle(error, sealed)
        self._after_first_change()

    def _settle(self, error: DBAPIError, sealed: list[str]) -> None:
        """Find out what became of a commit that reported an error: never say "not saved" of what is there."""
        said = refusals.told(error)
        if not sealed:
            raise (said or error) from error
        try:
            with self.reading() as db:
                if db.execute(text("SELECT 1 FROM operation WHERE uuid = :uuid"), {"uuid": sealed[0]}).first():
                    return
        except (DBAPIError, TrackerError):
            raise PerhapsSaved from error
        raise (said if isinstance(said, NotSaved) else NotSaved()) from error

    def _has_history(self) -> bool:
        return self.place.path is not None and self.head().number > 0

    def _after_first_change(self) -> None:
        """Copy the records after a day's first change; a copy that fails takes nothing of the change back."""
        if not (self.place.backups and self.place.path):
            return
        today = self.clock().astimezone(UTC).date()
        if any(made.why == FIRST_OF_DAY and made.at.date() == today for made in backups.listing(self.place.backups)):
            return
        try:
            self.back_up(FIRST_OF_DAY)
        except (NotSaved, CannotOpen):
            self.notices.append("The change was saved, but today's backup could not be made. Is the disk full?")

    def back_up(self, why: str) -> backups.Backup | None:
        """Make a verified backup; None where the records are not in a file of ours."""
        if not (self.place.path and self.place.backups):
            return None
        return backups.make(self.place.path, self.place.backups, why, now=self.clock())

    def head(self) -> sealing.Head:
        """Give the newest sealed operation."""
        with self.reading() as db:
            return sealing.head(db)

    def check(self, *heads: sealing.Head, quick: bool = False) -> checking.Findings:
        """Check the records against themselves, their backups' heads, and heads kept elsewhere (on reports)."""
        with self.reading() as db:
            return (checking.quick if quick else checking.full)(db, [*heads, *self._heads_of_backups(db)])

    def _heads_of_backups(self, db: Session) -> list[sealing.Head]:
        """Give what the backups since the last restore have seen: another history was cut off then, and says so."""
        if not self.place.backups:
            return []
        restored = db.execute(text("SELECT max(at) FROM operation WHERE kind = 'restore'")).scalar() or ""
        seen = [made for made in backups.listing(self.place.backups) if sealing.moment(made.at) > restored]
        return [sealing.Head(int(number), digits) for number, _, digits in (made.head.partition("-") for made in seen)]

    def close(self) -> None:
        """Let go of the records."""
        if self._lease:
            self._lease.release()
        self._engine.dispose()
