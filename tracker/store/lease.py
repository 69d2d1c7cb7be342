"""On a share, where locks cannot be relied on, a file beside the records names the one who may write."""

import getpass
import json
import os
import platform
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.errors import CannotOpen

STALE = timedelta(minutes=10)
BEAT = timedelta(minutes=1)


class InUseElsewhere(CannotOpen):
    """Somebody else holds these records on the share. Open them with --read-only, or wait."""


def user() -> str:
    """Name the system's user, or say that the system does not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's user may have no name
        return "unknown"


def _age(held: dict[str, str]) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(held["at"]).astimezone(UTC)


class Lease:
    """Held by one process until it lets go, or has not been heard of for ten minutes."""

    def __init__(self, database: Path) -> None:
        """Take the lease, or say who holds it."""
        self.path = database.with_name(database.name + ".lease")
        self.mark = str(uuid.uuid4())
        self._refuse_another()
        self._write()
        self._refuse_another()  # of two that took it at once, the one who wrote last has it

    def _held(self) -> dict[str, str]:
        try:
            held = json.loads(self.path.read_text(encoding="utf-8"))
            datetime.fromisoformat(held["at"])
        except (OSError, ValueError, KeyError, TypeError):  # none, or one that says nothing
            return {}
        return {str(name): str(said) for name, said in held.items()}

    def _refuse_another(self) -> None:
        held = self._held()
        if held and held.get("mark") != self.mark and _age(held) < STALE:
            holder = f"{held.get('owner', 'somebody')} on {held.get('host', 'another computer')}"
            raise InUseElsewhere(
                f"{holder} holds these records on the share. Open them with --read-only, or wait.", holder=holder
            )

    def _write(self) -> None:
        self.beaten = datetime.now(UTC)
        words = {
            "owner": user(),
            "host": platform.node(),
            "pid": os.getpid(),
            "at": self.beaten.isoformat(),
            "mark": self.mark,
        }
        fresh = self.path.with_name(f"{self.path.name}.{self.mark}")
        fresh.write_text(json.dumps(words), encoding="utf-8")
        fresh.replace(self.path)

    def refresh(self) -> None:
        """Say that the holder is still there, before each write; refuse when another took over meanwhile."""
        self._refuse_another()
        self._write()

    def beat(self) -> None:
        """Say so while reading too, at most once a minute, as long as nobody else took over."""
        if datetime.now(UTC) - self.beaten > BEAT and self._held().get("mark") == self.mark:
            self._write()

    def release(self) -> None:
        """Give it back."""
        if self._held().get("mark") == self.mark:
            self.path.unlink(missing_ok=True)
