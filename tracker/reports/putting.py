"""The one way that reports write files: each beside its place first, then put there whole."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tracker.errors import NotSaved

_TRIES = 99  # "… (2)" to "… (100)", should each of them be open in Excel


_NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.EEXIST, errno.ENOENT, errno.ENAMETOOLONG})


class FilesNotWritten(NotSaved):
    """The files were not written. Check that the folder exists, can be written to and has room; then try again."""


def why_not(error: OSError, folder: Path) -> str:
    """Say why nothing could be written into a folder, and what to do."""
    if error.errno in _NO_ROOM:
        return f"There is no room left where {folder} is: make room, then try again."
    if error.errno in _NOT_ALLOWED or isinstance(error, PermissionError):
        return f"You may not write in {folder}: choose another folder, or close the files that are open there."
    if error.errno in _NO_FOLDER:
        return f"{folder} is no folder, and none can be made there: choose another one."
    return f"The folder {folder} took no files ({error.strerror or type(error).__name__}): choose another one."


def put_all(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files of these names into a folder, which is made where it is missing: all of them, or none.

    Each is written whole beside its place; only when the last one is there do they take their places.
    """
    staged: list[tuple[Path, Path]] = []
    begun = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        staged.extend((_staged(data, folder), folder / name) for name, data in files.items())
        return [_replace(written, path) for written, path in staged]
    except OSError as error:
        why = why_not(error, folder)
        raise FilesNotWritten(f"The files were not written. {why}", why=why) from error
    finally:
        for written, _ in staged:
            written.unlink(missing_ok=True)
        if begun:
            with suppress(OSError):  # it is there, or holds what was written
                folder.rmdir()


def put(data: bytes, path: Path) -> Path:
    """Write beside the file, then take its place, so that nobody ever sees half of it; readable by its owner alone.

    A file that is open elsewhere gets "… (2)" beside it: the path that was written is given.
    """
    written = _staged(data, path.parent)
    try:
        return _replace(written, path)
    finally:
        written.unlink(missing_ok=True)


def _staged(data: bytes, folder: Path) -> Path:
    """Write a file whole under a name that nobody looks at; give it."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)  # made 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _replace(written: Path, path: Path) -> Path:
    for place in range(1, _TRIES + 2):
        target = path if place == 1 else path.with_name(f"{path.stem} ({place}){path.suffix}")
        try:
            written.replace(target)
        except PermissionError:
            continue
        return target
    raise PermissionError(path)
