"""A binary .xlsb workbook's looks, read from its records."""

import struct
from collections.abc import Iterator

from tracker.errors import UnreadableFile
from tracker.intake.scan.values import Looks
from tracker.intake.scan.xlsx import relations
from tracker.intake.scan.zipped import DAMAGED, Parts

ROW, BLANK, LAST_CELL, ERRORS, BUNDLE, MERGE = 0, 1, 11, (3, 11), 156, 176
TEXTS = (6, 8)  # cells that carry their own text, which may be empty
ERROR_WORDS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def look(parts: Parts) -> dict[str, Looks]:
    """Check every part and give the sheets' looks."""
    part = "xl/_rels/workbook.bin.rels"
    targets = relations(parts, part, "xl") if part in parts else {}
    looks: dict[str, Looks] = {}
    seen = {"xl/workbook.bin", part}
    try:
        for kind, body in _records(b"".join(parts.chunks("xl/workbook.bin"))):
            if kind == BUNDLE:
                state = struct.unpack_from("<I", body)[0]
                link, at = _text(body, 8)
                title, _ = _text(body, at)
                target, what = targets.get(link, ("", ""))
                if what.endswith("/worksheet") and target in parts and target not in seen:
                    looks[title] = Looks(hidden=state != 0)
                    _sheet(parts, target, title, looks[title])
                    seen.add(target)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise UnreadableFile(DAMAGED) from None
    for other in parts.names:
        if other not in seen:
            parts.check(other)
    return looks


def _sheet(parts: Parts, part: str, title: str, looks: Looks) -> None:
    row = 0
    for kind, body in _records(b"".join(parts.chunks(part))):
        if kind == ROW:
            row = struct.unpack_from("<I", body)[0] + 1
            parts.budget.element(1)
        elif BLANK < kind <= LAST_CELL:
            column = struct.unpack_from("<I", body)[0] + 1
            looks.last_row = max(looks.last_row, row)
            looks.last_column = max(looks.last_column, column)
            if kind in ERRORS:
                looks.failed[row, column] = ERROR_WORDS.get(body[8], "#ERROR")
            else:
                looks.filled += kind not in TEXTS or struct.unpack_from("<I", body, 8)[0] > 0
            parts.budget.element(1)
        elif kind == MERGE:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            looks.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    parts.budget.rectangle(title, looks.last_row, looks.last_column)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk the records: a kind of one or two bytes, a length of up to four, the body."""
    at = 0
    while at < len(content):
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        for _ in range(4):
            part = content[at]
            at += 1
            length |= (part & 0x7F) << shift
            shift += 7
            if not part & 0x80:
                break
        yield kind, content[at : at + length]
        at += length


def _text(body: bytes, at: int) -> tuple[str, int]:
    """Read a counted UTF-16 text and give where it ends."""
    length = struct.unpack_from("<I", body, at)[0]
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le"), end
