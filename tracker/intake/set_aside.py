"""The rows that wait for a decision, as a workbook beside the file: every cell is text, never a formula."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.intake.recognise import Recognition
from tracker.names import show

if TYPE_CHECKING:
    from openpyxl import Workbook

_TRIES = 101  # "… (2)" to "… (100)", as reports do
_HEADINGS = ("Sheet", "Row", "Who", "What to decide")


def write_beside(path: Path, rows: Iterable[Sequence[object]], elsewhere: Path) -> Path | None:
    """Write `NAME set aside.xlsx` beside the file (or elsewhere, where that may not be written); None without rows.

    One that is there stays, since it may be another session's: this one is then "… (2)".
    """
    listed = [[*row] for row in rows]
    if not listed:
        return None
    return save_beside(_listing(listed), f"{path.stem} set aside.xlsx", (path.parent, elsewhere), keep=True)


def save_beside(book: "Workbook", name: str, folders: Iterable[Path], *, keep: bool = False) -> Path | None:
    """Save a workbook whole in the first folder that takes it, else nowhere; `keep` replaces none."""
    for folder in folders:
        if os.access(folder, os.W_OK):
            with suppress(OSError):  # no room, or taken away: the records are written, only this workbook is not
                return _saved(book, folder / name, keep=keep)
    return None


def of_attendance(recognition: Recognition) -> list[tuple[object, ...]]:
    """Give the names of an attendance list for whom nobody certain was found."""
    return [
        (
            each.sheet,
            each.row,
            each.said,
            "May be " + "; ".join(f"{name}: {why}" for name, why in each.candidates)
            if each.candidates
            else "Nobody in the records fits. A guest, or somebody new?",
        )
        for each in recognition.undecided
    ]


def _listing(rows: Iterable[Sequence[object]]) -> "Workbook":
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Set aside"
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCD", (18, 8, 34, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, row in enumerate([_HEADINGS, *rows], start=1):
        for column, value in enumerate(row, start=1):
            plain = value if isinstance(value, int) else show(str(value))
            cell = sheet.cell(row=number, column=column, value=plain)
            if not isinstance(value, int):
                cell.data_type = "s"  # text that begins with = stays text
            if number == 1:
                cell.font = Font(bold=True)
    return book


def _saved(book: "Workbook", target: Path, *, keep: bool) -> Path:
    """Save a workbook under another name first, so that none is ever there half."""
    handle, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".part")
    os.close(handle)
    try:
        book.save(unfinished)
        return _placed(Path(unfinished), target, keep=keep)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _placed(written: Path, target: Path, *, keep: bool) -> Path:
    """Put a workbook in its place; where one is open in Excel (or is kept), beside it as "… (2)"."""
    first = target
    for place in range(2, _TRIES):
        if not (keep and target.exists()):
            with suppress(PermissionError):
                return written.replace(target)
        target = first.with_name(f"{first.stem} ({place}){first.suffix}")
    return written.replace(target)
