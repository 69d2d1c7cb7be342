"""A file as a `Book`: looked at first, then read, with what its format shows beside its values."""

import io
from pathlib import Path

from tracker.errors import NothingToImport, UnreadableFile
from tracker.intake import apart, delimited
from tracker.intake.scan import Looks, Scanned, scan, scan_bytes
from tracker.intake.values import Book, Cell, Grid

FAILURES = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
EXCELS_OWN = "VelvetSweatshop"  # what Excel locks a workbook with when nobody chose a password


def read_book(path: Path, *, password: str | None = None, seconds: float = 20) -> Book:
    """Read a workbook or a text file; UnreadableFile or NothingToImport says why not, and what to do."""
    looked = scan(path)
    digest = looked.digest
    if looked.kind == "encrypted" or "encrypted" in looked.notes:
        looked = scan_bytes(_unlocked(looked.content, password))
    if looked.kind == "text":
        return _text_book(path.name, looked)
    read = apart.values(looked.content, seconds)
    missed = _missed(read, looked)
    sheets = tuple(_grid(name, hidden, rows, looked.sheets.get(name, Looks())) for name, hidden, rows in read)
    if not any(any(cell is not None for row in sheet.rows for cell in row) for sheet in sheets):
        raise NothingToImport("Every sheet of this workbook is empty. Check that it is the file you meant.")
    notes = (*looked.notes, *(["Its dates count from 1904."] if looked.epoch_1904 else []), *missed)
    return Book(path.name, digest, looked.kind, sheets, notes, epoch_1904=looked.epoch_1904)


def _missed(read: list[apart.Sheet], looked: Scanned) -> list[str]:
    """Say of which sheets the reader gave fewer values than the look at the file saw filled cells."""
    found = []
    for name, _, rows in read:
        seen = looked.sheets.get(name, Looks()).filled
        given = sum(len(row) - row.count(None) for row in rows)
        if given < seen:
            found.append(
                f"Sheet “{name}”: {seen:,} cells hold something and {given:,} were read. Compare it with the file."
            )
    return found


def _text_book(name: str, looked: Scanned) -> Book:
    """Give a text file as a book of one sheet, named as the file is."""
    text, note = delimited.decoded(looked.content)
    sheet = _grid(Path(name).stem, hidden=False, rows=[[*row] for row in delimited.grid(text)], looks=Looks())
    return Book(name, looked.digest, "csv", (sheet,), (note,))


def _grid(name: str, hidden: bool, rows: list[list[Cell]], looks: Looks) -> Grid:
    """Put values and looks together; every row is as wide as the widest, failed cells included."""
    failed = dict(looks.failed) | _written_failures(rows)
    height = max((row for row, _ in failed), default=0)
    width = max(max((len(row) for row in rows), default=0), max((column for _, column in failed), default=0))
    rows = rows + [[] for _ in range(height - len(rows))]
    return Grid(
        sheet=name,
        rows=tuple(tuple(row) if len(row) == width else (*row, *[None] * (width - len(row))) for row in rows),
        hidden=hidden or looks.hidden,
        hidden_rows=frozenset(looks.hidden_rows),
        struck=frozenset(looks.struck),
        failed=failed,
        merged=tuple(looks.merged),
    )


def _written_failures(rows: list[list[Cell]]) -> dict[tuple[int, int], str]:
    """Take the failed answers out that stand as mere text: in a text file, or pasted as values."""
    found: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if type(cell) is str and cell[:1] == "#" and cell.strip() in FAILURES:
                found[number, at + 1] = cell.strip()
                row[at] = None
    return found


def _unlocked(content: bytes, password: str | None) -> bytes:
    """Unlock with Excel's own password, then with the given one."""
    try:
        import msoffcrypto
        from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
    except ImportError:
        raise UnreadableFile(
            "This file is password-protected. Save a copy without a password and import that."
        ) from None
    wrong = (DecryptionError, FileFormatError, InvalidKeyError, ParseError, ValueError, KeyError, OSError)
    for word in (EXCELS_OWN, password):
        if word is None:
            continue
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(content))
            office.load_key(password=word)
            plain = io.BytesIO()
            office.decrypt(plain)
        except wrong:
            continue
        return plain.getvalue()
    if password is None:
        raise UnreadableFile(apart.LOCKED)
    raise UnreadableFile("That password does not open this file. Check it, or save a copy without a password.")
