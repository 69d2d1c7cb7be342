"""Delimited text as a grid: its delimiter is found by looking, never guessed by a library."""

import csv
import io
import re
import unicodedata
from collections import Counter

from tracker.errors import NothingToImport, UnreadableFile
from tracker.intake.text import decode
from tracker.intake.values import Cell

DELIMITERS = "\t;,|"
EMPTY = f'{DELIMITERS}" \r\n'  # what a line of nothing but empty cells is made of
LONGEST = 131_072  # characters in a cell: what the reader of delimited text takes, and four times what Excel does
NOT_TEXT = "This file is neither a workbook nor readable text. Open it in Excel, save it as .xlsx, and import that."
LOOKED_AT = 200  # lines, to find the delimiter
MOST_CELLS = 3_000_000
NO_TEXT = frozenset({"Cc", "Cn", "Co"})
BREAKS = "\t\r\n\f\x1a"
STRANGE = 0.02  # share of control characters above which bytes are no text


def decoded(content: bytes) -> tuple[str, str]:
    """Give the text and a note on its encoding; bytes that are no text are refused."""
    text, encoding = decode(content)
    if "\0" in text or _strange(text):
        raise UnreadableFile(NOT_TEXT)
    doubt = ": check names with accents" if encoding.startswith("Windows") else ""
    return text, f"Read as {encoding}{doubt}."


def _strange(text: str) -> bool:
    sample = text[:20_000]
    controls = sum(
        1 for sign in sample if sign == "\ufffd" or (sign not in BREAKS and unicodedata.category(sign) in NO_TEXT)
    )
    return controls > max(4, len(sample) * STRANGE)


def grid(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Split the text into rows of text cells, all of one width."""
    text = text.rstrip("\x1a")
    told = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    begins = [[""]] if told else []  # that line stays as a row, so that the rows' numbers are Excel's
    rows = begins + (_split(text[told.end() :], told[1]) if told else _split(text, delimiter(text)))
    width = max((len(row) for row in rows), default=0)
    if not any(any(cell.strip(EMPTY) for cell in row) for row in rows):
        raise NothingToImport("This file is empty. Check that it is the file you meant.")
    if width * len(rows) > MOST_CELLS:
        raise UnreadableFile("This file holds far more than a roster does. Import only the part that matters.")
    return tuple(tuple([_cell(cell) for cell in row] + [None] * (width - len(row))) for row in rows)


def delimiter(text: str) -> str:
    """Choose the delimiter under which most lines fall into the same number of cells; none is a newline."""
    lines = "\n".join(text.splitlines()[:LOOKED_AT])
    best, best_score = "\n", 0.0
    for sign in DELIMITERS:
        score = _evenness(lines, sign)
        if score > best_score:
            best, best_score = sign, score
    return best


def _evenness(lines: str, sign: str) -> float:
    """How evenly a delimiter splits: the usual number of cuts times the share of lines that have it."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(lines), delimiter=sign) if any(row)]
    except csv.Error:
        return 0.0
    if not widths or (widths[0] == 1 and max(widths) == 2 and len(set(widths[1:])) == 1):  # noqa: PLR2004
        return 0.0  # one column headed "Name" over "Last, First"
    width, often = max(Counter(widths).items(), key=lambda found: (found[0] - 1) * found[1])
    return (width - 1) * often / len(widths)


def _split(text: str, sign: str) -> list[list[str]]:
    """Split, refusing a quotation mark that swallows the rows after it."""
    if sign == "\n":
        return [[_line(line, number)] for number, line in enumerate(text.splitlines(), start=1)]
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    first = 1  # the line on which the row begins
    try:
        for row in reader:
            swallowed = next((cell for cell in row if "\n" in cell and cell.count(sign) > 1), None)
            if swallowed is not None and any(line.count(sign) > 1 for line in swallowed.splitlines()[1:]):
                raise UnreadableFile(_unclosed(first))
            rows.append(row)
            first = reader.line_num + 1
    except csv.Error:
        raise UnreadableFile(_unclosed(first)) from None
    return rows


def _line(text: str, number: int) -> str:
    """Give a line, unless it is longer than any cell."""
    if len(text) > LONGEST:
        raise UnreadableFile(f"Line {number} is longer than any cell may be. Check that it is the file you meant.")
    return text


def _unclosed(line: int) -> str:
    return (
        f"In line {line} a quotation mark opens and does not close, so the rows after it cannot be told apart. "
        "Take it out, or open the file in Excel and save it as .xlsx."
    )


def _cell(text: str) -> Cell:
    """Take off the mark that our own exports put before a formula's sign; blank is None."""
    if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t":
        return text[1:]
    return text or None
