"""A cheap look at a file that may say who was there, to offer it among many; reading it decides."""

import re
import zipfile
from pathlib import Path

from tracker.intake.attendance.report import known
from tracker.intake.attendance.signed.table import signing
from tracker.intake.attendance.table import rows_of
from tracker.intake.text import decode
from tracker.intake.values import Grid

_BEGINNING, _TEXTS = 16_384, 262_144  # bytes of a text, of a workbook's texts
_LOOKED_AT = 40  # rows from the top
_HELD_IN = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "content.xml")
_SAYS_SO = re.compile(
    r"sign[\s-]?in[\s-](sheet|log|list|roster)|signature|time in\b|initials|join time|first join"
    r"|attendance (list|sheet)|attendees\b|>attended<|>present<",
    re.IGNORECASE,
)


def may_say_who_was_there(path: Path) -> bool:
    """Say whether a file may be a meeting's report or a sign-in sheet."""
    with path.open("rb") as file:
        start = file.read(_BEGINNING)
    if start.startswith(b"PK"):
        return bool(_SAYS_SO.search(_texts(path)))
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        with path.open("rb") as file:
            held = file.read(4 * _TEXTS)
        return bool(_SAYS_SO.search(held.replace(b"\0", b"").decode("latin-1")))
    text = decode(start)[0]
    return "\0" not in text and _is_known(text)


def _is_known(text: str) -> bool:
    rows = rows_of(text)[:_LOOKED_AT]
    width = max(map(len, rows), default=0)
    grid = Grid("", tuple((*(cell or None for cell in row), *[None] * (width - len(row))) for row in rows))
    return known(rows) or signing(grid) is not None


def _texts(path: Path) -> str:
    """Give the beginning of a workbook's texts, never more than a little of them; nothing where it is damaged."""
    try:
        with zipfile.ZipFile(path) as book:
            held = next((name for name in _HELD_IN if name in book.namelist()), None)
            if held is None:
                return ""
            with book.open(held) as texts:
                return texts.read(_TEXTS).decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        return ""
