"""The one way that reports write files: each beside its place first, then put there whole."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tracker.errors import NotSaved

_TRIES = 99  # "… (2)" to "… (100)", should each of them be open in Excel


class FilesNotWritten(NotSaved):
    """The files were not written. Check that the folder exists, can be written to and has room; then try again."""


def put_all(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files of these names into a folder, which is made where it is missing; all are drawn before the first."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return [put(data, folder / name) for name, data in files.items()]
    except OSError as error:
        raise FilesNotWritten from error


def put(data: bytes, path: Path) -> Path:
    """Write beside the file, then take its place, so that nobody ever sees half of it; readable by its owner alone.

    A file that is open elsewhere gets "… (2)" beside it: the path that was written is given.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)  # made 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _replace(Path(name), path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _replace(written: Path, path: Path) -> Path:
    for place in range(1, _TRIES + 2):
        target = path if place == 1 else path.with_name(f"{path.stem} ({place}){path.suffix}")
        try:
            written.replace(target)
        except PermissionError:
            continue
        return target
    raise PermissionError(path)
