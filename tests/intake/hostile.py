"""Files that mean harm, or do it by accident: bombs, far corners, lies about sizes. Each is quick to make."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.intake.untidy import bare_xlsx, inline, zipped

MEGABYTE = 1 << 20
ROWS = [["OR Number", "Name"], ["OR0001", "Alder, Ann"], ["OR0002", "Birch, Bo"]]
PEOPLE = inline([*ROWS])
SHEET = "xl/worksheets/sheet1.xml"


def bomb(megabytes: int = 3 * 1024) -> bytes:
    """Give a workbook of a few MB whose sheet unpacks to 3 GB of blanks."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begun = packer.compress(b"<worksheet><sheetData>") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = begun + block * megabytes + packer.flush()
    return _with_part(SHEET, packed, len(b"<worksheet><sheetData>") + megabytes * MEGABYTE)


def _with_part(name: str, packed: bytes, size: int) -> bytes:
    """Put an already packed part into the smallest workbook, in the place of its own."""
    out, entries = io.BytesIO(), []
    with zipfile.ZipFile(io.BytesIO(bare_xlsx(PEOPLE))) as book:
        parts = [(each.filename, book.read(each)) for each in book.infolist() if each.filename != name]
    stored = [(part, zlib.crc32(content), content, len(content), 0) for part, content in parts]
    for part, check, content, whole, method in [*stored, (name, 0, packed, size, 8)]:
        entries.append((part, (method, 0, 0, check, len(content), whole, len(part)), out.tell()))
        out.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, *entries[-1][1], 0) + part.encode() + content)
    start = out.tell()
    for part, about, at in entries:
        out.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, *about, 0, 0, 0, 0, 0, at) + part.encode())
    out.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), out.tell() - start, start, 0))
    return out.getvalue()


def corners() -> bytes:
    """Give a legal workbook of 1.4 KB with a cell in each far corner."""
    return bare_xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def laughing() -> bytes:
    """Give a workbook whose entities unfold to a billion words."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    before = f'<!DOCTYPE w [<!ENTITY l0 "lol">{entities}]>'
    return bare_xlsx('<row><c t="inlineStr"><is><t>&l9;</t></is></c></row>', before=before)


def far_styles() -> bytes:
    """Give three rows of people above a million that are only styled, as a column formatted whole leaves them."""
    styled = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(4, 1_000_004))
    return bare_xlsx(PEOPLE + styled)


def styled_cells() -> bytes:
    """Give three rows of people above half a million empty cells that are only styled."""
    styled = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="H{row}" s="1"/></row>' for row in range(4, 250_004))
    return bare_xlsx(PEOPLE + styled)


def lying(reference: str) -> bytes:
    """Give people in a sheet that declares another size."""
    with_size = bare_xlsx(PEOPLE)
    with zipfile.ZipFile(io.BytesIO(with_size)) as book:
        parts: dict[str, str | bytes] = {name: book.read(name) for name in book.namelist()}
    sheet = parts[SHEET]
    assert isinstance(sheet, bytes)
    parts[SHEET] = sheet.replace(b"<sheetData>", f'<dimension ref="{reference}"/><sheetData>'.encode())
    return zipped(parts)


def one_line() -> bytes:
    """Give a text of 40 MB without a line's end."""
    return b"Name,OR Number," + b"x" * (40 * MEGABYTE)


def all_delimiters() -> bytes:
    """Give a text of nothing but empty cells."""
    return (b"," * 999 + b"\r\n") * 5_000


REFUSED: dict[str, Callable[[], bytes]] = {
    "a bomb of 3 GB": bomb,
    "far corners": corners,
    "entities": laughing,
    "a place beyond the last column": lambda: bare_xlsx('<row><c r="ZZZZZZZ1"><v>1</v></c></row>'),
    "a row beyond the last": lambda: bare_xlsx('<row r="99999999999"><c><v>1</v></c></row>'),
    "a place that is none": lambda: bare_xlsx('<row><c r="\u0661A"><v>1</v></c></row>'),
    "a size that is none": lambda: lying("nowhere"),
    "one endless line": one_line,
    "nothing but delimiters": all_delimiters,
}
READ: dict[str, Callable[[], bytes]] = {
    "a million styled rows": far_styles,
    "half a million styled cells": styled_cells,
    "a size that is far too large": lambda: lying("A1:XFD1048576"),
    "a size that is too small": lambda: lying("A1"),
}
