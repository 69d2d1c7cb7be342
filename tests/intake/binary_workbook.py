"""The smallest .xlsb workbook, record by record: no library here writes one."""

import struct
from collections.abc import Sequence

from tests.intake.untidy import LINKS, PACKAGE, zipped

Rows = Sequence[Sequence[str | float | None]]
ERROR, NUMBER, TEXT = 3, 5, 6


def as_xlsb(rows: Rows, *, sheet: str = "D04") -> bytes:
    """Give a workbook of one sheet; a text that begins with # stands for a failed cell, whatever it says."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    binary = "application/vnd.ms-excel"
    return zipped(
        {
            "[Content_Types].xml": f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.bin" ContentType="{binary}.sheet.binary.macroEnabled.main"/>'
            f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{binary}.worksheet"/></Types>',
            "_rels/.rels": f'{head}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{LINKS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/_rels/workbook.bin.rels": f'{head}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/workbook.bin": _record(131)
            + _record(143)
            + _record(156, struct.pack("<2I", 0, 1) + _text("rId1") + _text(sheet))
            + _record(144)
            + _record(132),
            "xl/worksheets/sheet1.bin": _sheet(rows),
        }
    )


def _sheet(rows: Rows) -> bytes:
    width = max(map(len, rows))
    cells = [_record(129), _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, width - 1)), _record(145)]
    for number, row in enumerate(rows):
        cells.append(_record(0, struct.pack("<2IH", number, 0, 300) + bytes(7)))
        for at, value in enumerate(row):
            place = struct.pack("<2I", at, 0)
            if isinstance(value, str) and value.startswith("#"):
                cells.append(_record(ERROR, place + b"\x2a"))
            elif isinstance(value, str):
                cells.append(_record(TEXT, place + _text(value)))
            elif value is not None:
                cells.append(_record(NUMBER, place + struct.pack("<d", value)))
    return b"".join([*cells, _record(146), _record(130)])


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, body: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, left = bytearray(), len(body)
    while True:
        left, part = left >> 7, left & 0x7F
        length.append(part | (0x80 if left else 0))
        if not left:
            return number + bytes(length) + body
