"""How one cell of a known column is read: into a plain value, None for a blank, or `Unfit` with the reason."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from tracker.intake import words
from tracker.intake.scan.cells import NOT_CALCULATED
from tracker.intake.values import Cell
from tracker.names import tidy as tidied

Reader = Callable[[Cell], object]

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\]]{2,}")
_NUMBER = re.compile(r"[A-Z]{0,6}-?\d[\d-]{0,18}[A-Z]{0,2}")
_NOT_YET = frozenset({"pending", "new", "new hire", "newhire", "not yet", "applied", "waiting"})
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+")
_DECIMAL = re.compile(r"(\d+)\.0+")
QUOTED = 60  # characters of a cell in a sentence
LONGEST = 500  # characters around an address
EARLIEST, LATEST = date(1940, 1, 1), date(2100, 1, 1)
_UNSEEN = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff"))


class Unfit(Exception):
    """A cell does not fit its column: the problem's code, and its sentence."""

    def __init__(self, code: str, message: str) -> None:
        """Take the code and the sentence."""
        self.code = code
        self.message = message
        super().__init__(message)


def remembered(reader: Reader) -> Reader:
    """Give a reader that reads each different text or day once; a roster repeats most of them."""
    known: dict[Cell, object] = {}

    def read(cell: Cell) -> object:
        if not isinstance(cell, str | date):
            return reader(cell)
        if cell not in known:
            try:
                known[cell] = reader(cell)
            except Unfit as why:
                known[cell] = why
        found = known[cell]
        if isinstance(found, Unfit):
            raise found
        return found

    return read


def quoted(cell: Cell) -> str:
    """Quote a cell in a sentence, shortened."""
    text = tidied(as_text(cell)[: 2 * QUOTED])
    return f"“{text}”" if len(text) <= QUOTED else f"“{text[:QUOTED]}…”"


def failure(shown: str) -> str:
    """Say what is wrong with a failed cell, and what to do."""
    if shown == NOT_CALCULATED:
        return "This formula was never calculated. Open the file in Excel, save it, and import it again."
    return f"The cell shows {shown} instead of a value. Type the value, or repair the formula, and import again."


def as_text(cell: Cell) -> str:
    """Give a cell as the text that Excel would show: whole numbers without a point."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004
    return cell.isoformat()


def tidy(cell: Cell) -> str | None:
    """Read words with single spaces; a blank, a dash or "n/a" is None."""
    text = tidied(as_text(cell))
    return None if words.is_nothing(text) else text


def identifier(cell: Cell) -> str | None:
    """Read an employee number: upper-case text without spaces, leading zeros as written."""
    if isinstance(cell, date):
        raise Unfit("not_a_number", "Excel made a date of this employee number. Type it again as text.")
    text = "".join(as_text(cell).translate(_UNSEEN).split()).upper().strip("'\u2019`")
    plain = words.key(as_text(cell))
    if words.is_nothing(text) or plain in _NOT_YET or words.is_vacant(plain):
        return None
    text = _DECIMAL.sub(r"\1", text) if _DECIMAL.fullmatch(text) else text
    if _SCIENTIFIC.fullmatch(text):
        raise Unfit(
            "not_a_number", f"{quoted(text)} is a number that Excel shortened. Type the employee number in full."
        )
    if not _NUMBER.fullmatch(text):
        raise Unfit("not_a_number", f"{quoted(cell)} is no employee number. Correct it or clear the cell.")
    return text


def email(cell: Cell) -> str | None:
    """Read one email address in lower case."""
    text = as_text(cell).translate(_UNSEEN).strip().lower()
    if words.is_nothing(text):
        return None
    if len(text) > LONGEST:
        raise Unfit("not_an_email", "There is a long text in place of an email address. Correct it or clear the cell.")
    found = list(dict.fromkeys(_EMAIL.findall(text.replace("mailto:", ""))))
    if len(found) > 1:
        raise Unfit("two_emails", "There are two addresses in this cell. Keep the person's own.")
    if not found:
        if words.is_vacant(text):
            return None
        raise Unfit("not_an_email", f"{quoted(text)} is no email address. Correct it or clear the cell.")
    address: str = found[0].rstrip(".")
    return address


def sign_in(cell: Cell) -> str | None:
    """Read a sign-in name (UPN), in lower case."""
    text = tidy(cell)
    return text.lower().replace(" ", "") if text else None


def is_serial(cell: Cell) -> bool:
    """Say whether a day stands there as a plain number, as Excel counts days; as text from 1927 to 2173."""
    if isinstance(cell, str):
        text = cell.strip()
        return text.isdigit() and len(text) == 5  # noqa: PLR2004 -- digits
    return isinstance(cell, float)


def day_from(epoch_1904: bool) -> Reader:
    """Give the reader of days for a workbook: a plain number is a day counted from its own epoch."""
    base = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)

    def day(cell: Cell) -> date | None:
        """Read a day."""
        if isinstance(cell, datetime):
            return _likely(cell.date(), cell)
        if isinstance(cell, date):
            return _likely(cell, cell)
        text = as_text(cell).strip()
        if words.is_nothing(text):
            return None
        if is_serial(cell):
            try:
                return _likely(base + timedelta(days=int(float(text))), cell)
            except (OverflowError, ValueError):
                return _likely(None, cell)
        return _likely(words.date_in(text), cell)

    return day


def _likely(found: date | None, cell: Cell) -> date:
    if found is None or not EARLIEST <= found < LATEST:
        raise Unfit("not_a_date", f"{quoted(cell)} is no date. Write it as 2025-09-30 or clear the cell.")
    return found


def program(cell: Cell) -> str | None:
    """Read a program's code."""
    text = tidy(cell)
    if text is None:
        return None
    found = words.program_of(text)
    if found is None:
        raise Unfit(
            "unknown_program",
            f"{quoted(text)} is no program that the tracker knows. Write CPS or Permanency in the cell.",
        )
    return found


def district(cell: Cell) -> int | None:
    """Read a district's number."""
    text = tidy(cell)
    if text is None:
        return None
    found = words.district_of(text)
    if found is None:
        raise Unfit("unknown_district", f"{quoted(text)} names no one district. Write its number in the cell.")
    return found


def worker_type(cell: Cell) -> str | None:
    """Read a worker type; a blank stays blank, which means employee."""
    text = tidy(cell)
    if text is None:
        return None
    found = words.worker_type_of(text)
    if found is None:
        raise Unfit(
            "unknown_worker_type",
            f"{quoted(text)} is no worker type that the tracker knows. Write employee, contractor, partner or student.",
        )
    return found
