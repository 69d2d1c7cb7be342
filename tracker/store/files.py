"""Where the one file may lie, and who may read it: nothing here opens the file itself."""

import json
import os
import platform
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.errors import CannotOpen

SIDECARS = ("-journal", "-wal", "-shm")
STALE = timedelta(minutes=10)
_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "cloudstorage",
    "box sync",
)
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "ncpfs",
    "davfs",
    "fuse.rclone",
}


class OnTheNetwork(CannotOpen):
    """The records lie on a network share or in a synchronised folder, where files of this kind break.

    Keep them on this computer and copy backups there, or use PostgreSQL; --allow-network opens them
    all the same, for one person at a time.
    """


class InUseElsewhere(CannotOpen):
    """Somebody else holds these records on the share. Open them with --read-only, or wait."""


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can look into."""
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
    return folder


def private_file(path: Path) -> None:
    """Make an empty file that only its owner can read, before anything is written into it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def is_far(path: Path) -> bool:
    """Say whether the path lies on a share or in a folder that some program synchronises."""
    absolute = path.absolute()
    if any(word in part.lower() for part in absolute.parts for word in _SYNCED):
        return True
    if sys.platform == "win32":
        return _far_on_windows(absolute)
    return _kind_of_mount(absolute) in _NETWORK


def _far_on_windows(path: Path) -> bool:
    import ctypes

    remote = 4
    if path.drive.startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll", None)
    return bool(windll and windll.kernel32.GetDriveTypeW(path.anchor) == remote)


def _kind_of_mount(path: Path) -> str:
    """Give the file system's kind from the longest mount point above the path (Linux; else "")."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, fstype, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if (path.is_relative_to(point)) and len(point) >= len(best):
            best, kind = point, fstype
    return kind


class Lease:
    """A file beside records on a share that names who may write them; refreshed with each write."""

    def __init__(self, database: Path) -> None:
        """Take the lease, or say who holds it."""
        self.path = database.with_name(database.name + ".lease")
        self._refuse_another()
        self.refresh()

    def _refuse_another(self) -> None:
        if not self.path.exists():
            return
        held = json.loads(self.path.read_text(encoding="utf-8"))
        mine = held["host"] == platform.node() and held["pid"] == os.getpid()
        if not mine and datetime.now(UTC) - datetime.fromisoformat(held["at"]) < STALE:
            raise InUseElsewhere(holder=f"{held['host']}, process {held['pid']}")

    def refresh(self) -> None:
        """Write who holds it and when."""
        words = {"host": platform.node(), "pid": os.getpid(), "at": datetime.now(UTC).isoformat()}
        fresh = self.path.with_name(self.path.name + f".{os.getpid()}")
        fresh.write_text(json.dumps(words), encoding="utf-8")
        fresh.replace(self.path)

    def release(self) -> None:
        """Give it back."""
        self.path.unlink(missing_ok=True)
