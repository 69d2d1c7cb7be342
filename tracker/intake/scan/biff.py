"""An old .xls workbook's looks, read from the records of its one stream."""

import struct
from collections.abc import Iterator

from tracker.errors import UnreadableFile
from tracker.intake.scan.limits import Budget
from tracker.intake.scan.ole import stream
from tracker.intake.scan.values import Looks
from tracker.intake.scan.xlsb import ERROR_WORDS
from tracker.intake.scan.zipped import DAMAGED

BOF, EOF, FONT, XF, SHEET, EPOCH, LOCKED = 0x809, 0x0A, 0x31, 0xE0, 0x85, 0x22, 0x2F
ROW, MERGES, FORMULA, BOOLERR, MULRK = 0x208, 0xE5, 0x06, 0x205, 0xBD
CELLS = frozenset({0xFD, 0x204, 0x203, 0x27E, BOOLERR, FORMULA})
BIFF8 = 0x600
STRUCK, HIDDEN = 0x08, 0x20


def look(content: bytes) -> tuple[dict[str, Looks], bool, tuple[str, ...]]:
    """Give the sheets' looks, whether the dates count from 1904, and notes."""
    book = stream(content, ("workbook", "book"))
    if book is None:
        raise UnreadableFile(DAMAGED)
    try:
        return _look(book)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise UnreadableFile(DAMAGED) from None


def _look(book: bytes) -> tuple[dict[str, Looks], bool, tuple[str, ...]]:
    budget = Budget()
    fonts: list[bool] = []
    styles: list[int] = []
    sheets: list[tuple[int, bool, str]] = []
    epoch_1904 = False
    for kind, body in _records(book, 0):
        if kind == BOF and struct.unpack_from("<H", body)[0] != BIFF8:
            return {}, False, ("Saved by an Excel before 1997: formats are not looked at.",)
        if kind == LOCKED:
            return {}, False, ("encrypted",)
        if kind == FONT:
            fonts.append(bool(struct.unpack_from("<H", body, 2)[0] & STRUCK))
        elif kind == XF:
            styles.append(struct.unpack_from("<H", body)[0])
        elif kind == EPOCH:
            epoch_1904 = struct.unpack_from("<H", body)[0] == 1
        elif kind == SHEET and body[5] == 0:
            sheets.append((struct.unpack_from("<I", body)[0], body[4] & 3 != 0, _title(body)))
    struck = {at for at, font in enumerate(styles) if _font(fonts, font)}
    looks = {
        title: _sheet(book, start, title, looks=Looks(hidden=hidden), struck=struck, budget=budget)
        for start, hidden, title in sheets
    }
    return looks, epoch_1904, ()


def _font(fonts: list[bool], number: int) -> bool:
    """Look a font up; number 4 is left out of every file's counting."""
    at = number - 1 if number > 4 else number  # noqa: PLR2004 -- the format's own gap
    return at < len(fonts) and fonts[at]


def _title(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + 2 * length].decode("utf-16-le") if wide else body[8 : 8 + length].decode("latin-1")


def _sheet(book: bytes, start: int, title: str, *, looks: Looks, struck: set[int], budget: Budget) -> Looks:
    for kind, body in _records(book, start):
        if kind in CELLS:
            row, column, style = struct.unpack_from("<3H", body)
            _reach(looks, row + 1, column + 1)
            if style in struck:
                looks.struck.add((row + 1, column + 1))
            _failed(looks, kind, body, (row + 1, column + 1))
            looks.filled += (row + 1, column + 1) not in looks.failed and not _is_blank_text(kind, body)
            budget.element(1)
        elif kind == MULRK:
            row, first = struct.unpack_from("<2H", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0]
            _reach(looks, row + 1, last + 1)
            looks.filled += last - first + 1
            for at, column in enumerate(range(first, last + 1)):
                if struct.unpack_from("<H", body, 4 + 6 * at)[0] in struck:
                    looks.struck.add((row + 1, column + 1))
            budget.element(last - first + 1)
        elif kind == ROW and struct.unpack_from("<H", body, 12)[0] & HIDDEN:
            looks.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == MERGES:
            for at in range(struct.unpack_from("<H", body)[0]):
                top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * at)
                looks.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    budget.rectangle(title, looks.last_row, looks.last_column)
    return looks


def _is_blank_text(kind: int, body: bytes) -> bool:
    """Whether a cell is a formula whose answer is an empty text."""
    return kind == FORMULA and body[6] == 3 and body[12:14] == b"\xff\xff"  # noqa: PLR2004 -- 3 is "empty text"


def _reach(looks: Looks, row: int, column: int) -> None:
    looks.last_row = max(looks.last_row, row)
    looks.last_column = max(looks.last_column, column)


def _failed(looks: Looks, kind: int, body: bytes, place: tuple[int, int]) -> None:
    """Keep an error value, typed or calculated."""
    if kind == BOOLERR and body[7] == 1:
        looks.failed[place] = ERROR_WORDS.get(body[6], "#ERROR")
    elif kind == FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":  # noqa: PLR2004 -- 2 is "error"
        looks.failed[place] = ERROR_WORDS.get(body[8], "#ERROR")


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Walk the records from a beginning to its end; what is embedded within is passed over."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<2H", book, at)
        at += 4
        depth += (kind == BOF) - (kind == EOF)
        if kind == EOF and depth <= 0:
            return
        if depth <= 1:
            yield kind, book[at : at + length]
        at += length
