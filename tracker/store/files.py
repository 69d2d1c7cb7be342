"""Where the one file may lie, and who may read it: nothing here opens the file itself."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tracker.errors import CannotOpen

SIDECARS = ("-journal", "-wal", "-shm")
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
    "9p",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.rclone",
    "fuse.sshfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "webdav",
}


class OnTheNetwork(CannotOpen):
    """The records lie on a network share or in a synchronised folder, where files of this kind break.

    Keep them on this computer and copy backups there, or use PostgreSQL; --allow-network opens them
    all the same, for one person at a time.
    """


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can look into."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another window was quicker
            folder.mkdir(mode=0o700)
    return folder


def private_file(path: Path) -> None:
    """Make an empty file that only its owner can read, before anything is written into it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def settle(folder: Path) -> None:
    """Make the names in a folder last through a power failure, where the system can be asked to."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def put(finished: Path, path: Path) -> None:
    """Give a finished file its name, unless something has that name already (`FileExistsError`)."""
    if sys.platform == "win32":
        finished.rename(path)  # which refuses a name that is taken
        return
    try:
        path.hardlink_to(finished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        finished.replace(path)
    settle(path.parent)


def is_far(path: Path) -> bool:
    """Say whether the path lies (or leads) on a share or into a folder that some program synchronises."""
    return any(_is_far(each) for each in {path.absolute(), path.resolve()})


def _is_far(path: Path) -> bool:
    if any(word in part.lower() for part in path.parts for word in _SYNCED):
        return True
    if sys.platform == "win32":
        return _far_on_windows(path)
    return kind_of_mount(path, _mounts()) in _NETWORK


def _far_on_windows(path: Path) -> bool:
    import ctypes

    remote = 4
    if path.drive.startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll", None)
    return bool(windll and windll.kernel32.GetDriveTypeW(path.anchor) == remote)


def _mounts() -> list[tuple[str, str]]:
    """Give each mount point with the kind of its file system."""
    table = Path("/proc/mounts")
    if table.exists():
        return linux_mounts(table.read_text(encoding="utf-8", errors="surrogateescape"))
    if sys.platform == "darwin":
        return mac_mounts(subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout)
    return []


def linux_mounts(table: str) -> list[tuple[str, str]]:
    """Read lines such as `server:/x /mnt/far nfs4 rw 0 0`; a blank in a point is written as a backslash and 040."""
    fields = [line.split(" ") for line in table.splitlines()]
    return [(row[1].replace("\\040", " ").replace("\\011", "\t"), row[2]) for row in fields if len(row) > 2]  # noqa: PLR2004 - device, point, kind


def mac_mounts(table: str) -> list[tuple[str, str]]:
    """Read lines such as `//me@server/x on /Volumes/x (smbfs, nodev)`."""
    halves = [line.rpartition(" (") for line in table.splitlines()]
    return [(before.partition(" on ")[2], kinds.rstrip(")").partition(",")[0]) for before, _, kinds in halves]


def kind_of_mount(path: Path, mounts: list[tuple[str, str]]) -> str:
    """Give the file system's kind from the longest mount point above the path, the newest of equals."""
    above = [(len(point), number, kind) for number, (point, kind) in enumerate(mounts) if path.is_relative_to(point)]
    return max(above)[2] if above else ""
