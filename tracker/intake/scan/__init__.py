"""The safe look at a file's bytes before anything reads it: what it is, whether it is sound, what its format shows."""

import hashlib
from pathlib import Path

from tracker.errors import NothingToImport, UnreadableFile
from tracker.intake.scan import biff, kinds, ods, xlsb, xlsx
from tracker.intake.scan.limits import FILE_BYTES, megabytes
from tracker.intake.scan.values import Looks, Scanned
from tracker.intake.scan.zipped import Parts

__all__ = ["Looks", "Scanned", "scan", "scan_bytes"]


def scan(path: Path) -> Scanned:
    """Read the file once and look at it; every refusal is one sentence that says what to do."""
    if path.name.startswith("~$"):
        raise NothingToImport(
            "This is the lock file that Excel keeps while a workbook is open. Choose the workbook itself."
        )
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file called {path.name} there. Check the name and the folder.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path.name} is a folder. Choose a file in it.") from None
    except OSError as why:
        reason = (why.strerror or "no reason given").lower()
        raise UnreadableFile(
            f"{path.name} cannot be opened ({reason}). Close it in other programs and try again."
        ) from None
    return scan_bytes(content)


def scan_bytes(content: bytes) -> Scanned:
    """Look at bytes: their kind by content and never by name, then their structure within the limits."""
    if len(content) > FILE_BYTES:
        raise UnreadableFile(
            f"This file is larger than {megabytes(FILE_BYTES)}. A roster is far smaller: "
            "save only the sheets that matter in a new workbook and import that."
        )
    digest = hashlib.sha256(content).hexdigest()
    kind = kinds.kind_of(content)
    if kind == "zip":
        return _zipped(content, digest)
    if kind == "xls":
        looks, epoch_1904, notes = biff.look(content)
        return Scanned(content, digest, "xls", looks, epoch_1904=epoch_1904, notes=notes)
    return Scanned(content, digest, kind, {})


def _zipped(content: bytes, digest: str) -> Scanned:
    """Look into a zipped workbook; the parts inside say which kind it is."""
    with Parts(content) as parts:
        if "xl/workbook.bin" in parts:
            looks = xlsb.look(parts)
            unseen = ("Struck-through and hidden rows are not visible in .xlsb files.",)
            return Scanned(content, digest, "xlsb", looks, notes=unseen)
        if xlsx.workbook_part(parts) is not None:
            looks, epoch_1904, notes = xlsx.look(parts)
            return Scanned(content, digest, "xlsx", looks, epoch_1904=epoch_1904, notes=notes)
        if "content.xml" in parts and "mimetype" in parts:
            return Scanned(content, digest, "ods", ods.look(parts))
        raise UnreadableFile(kinds.zip_without_workbook(parts.names))
