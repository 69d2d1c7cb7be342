"""The rows that wait for a decision, as a workbook beside the file: every cell is text, never a formula."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from tracker.intake.apply import Imported
from tracker.intake.recognise import Recognition
from tracker.names import show

_TRIES = 20
_HEADINGS = ("Sheet", "Row", "Who", "What to decide")


def write_beside(path: Path, rows: Iterable[Sequence[object]], elsewhere: Path) -> Path | None:
    """Write `NAME set aside.xlsx` beside the file (or elsewhere, where that may not be written); None without rows."""
    listed = [[*row] for row in rows]
    if not listed:
        return None
    for folder in (path.parent, elsewhere):
        if os.access(folder, os.W_OK):
            with suppress(OSError):  # no room, or taken away: the records are written, only this list is not
                return _write(listed, folder / f"{path.stem} set aside.xlsx")
    return None


def of_roster(imported: Imported) -> list[tuple[object, ...]]:
    """Give the rows of a roster that wait, and the people who may have left."""
    reasons: dict[tuple[str, int | None], list[str]] = {}
    for problem in imported.proposal.problems:
        reasons.setdefault((problem.sheet, problem.row), []).append(problem.message)
    rows: list[tuple[object, ...]] = [
        (
            each.given.sheet,
            each.given.row,
            each.given.name.shown if each.given.name else each.given.employee_number or each.given.email or "",
            " ".join(reasons.get((each.given.sheet, each.given.row), ["Say who this is."])),
        )
        for each in imported.proposal.aside
    ]
    return rows + [("", "", each.name.shown, each.why) for each in imported.proposal.possibly_left]


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


def _write(rows: Iterable[Sequence[object]], target: Path) -> Path:
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
    handle, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".part")
    os.close(handle)
    try:
        book.save(unfinished)
        return _placed(Path(unfinished), target)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _placed(written: Path, target: Path) -> Path:
    """Put a workbook in its place; where one is open in Excel, beside it as "… (2)"."""
    for place in range(2, _TRIES):
        try:
            return written.replace(target)
        except PermissionError:
            target = target.with_name(f"{target.stem.removesuffix(f' ({place - 1})')} ({place}){target.suffix}")
    return written.replace(target)
