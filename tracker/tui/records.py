"""The records as the app reaches them: opened in a worker thread, asked and written there alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.store import Place, Store
    from tracker.workspace import Workspace

T = TypeVar("T")


@dataclass
class Records:
    """One workspace's records; `clock` is the door's. Heavy imports happen at the first question, in its thread."""

    workspace: "Workspace"
    database: str | None = None
    read_only: bool = False
    allow_network: bool = False
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    home: Path = field(default_factory=Path.home)
    _store: "Store | None" = None
    _lock: Lock = field(default_factory=Lock)

    @property
    def exist(self) -> bool:
        """Say whether there is anything to open."""
        return bool(self.database) or self.workspace.database.exists()

    @property
    def place(self) -> "Place":
        """Give where the records lie."""
        from tracker.store import Place

        if self.database:
            return Place(url=self.database)
        return Place(path=self.workspace.database, backups=self.workspace.backups)

    def store(self) -> "Store":
        """Open the records once, from whichever thread asks first."""
        from tracker.store import open_store

        with self._lock:
            if self._store is None:
                self._store = open_store(
                    self.place, clock=self.clock, read_only=self.read_only, allow_network=self.allow_network
                )
            return self._store

    def begin(self) -> None:
        """Make the workspace and its records, with what ships."""
        from tracker.setting_up import set_up
        from tracker.store import create
        from tracker.workspace import make

        with self._lock:
            make(self.workspace.root, example=self.workspace.example, today=self.workspace.today)
            self._store = create(self.place, clock=self.clock, allow_network=self.allow_network)
            set_up(self._store)

    @property
    def busy(self) -> bool:
        """Say whether something is being written just now."""
        return self._store is not None and self._store.busy

    def restore(self, chosen: Path) -> str:
        """Put a backup in the place of the records, and give the name of the copy of what was there."""
        from tracker.store import restore

        self.close()
        done = restore(self.place, chosen, clock=self.clock, allow_network=self.allow_network)
        return done.kept.name if done.kept else ""

    def read(self, question: "Callable[[Session], T]") -> T:
        """Ask one question of one consistent state."""
        with self.store().reading() as db:
            return question(db)

    def today(self) -> date:
        """Give today's date where the agency is; an example stays on its day."""
        from tracker.settings import local_day, read

        if self.workspace.today:
            return self.workspace.today
        return local_day(self.clock(), self.read(read).zone)

    def close(self) -> None:
        """Let go of the records."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None


Draft = Mapping[str, object]
