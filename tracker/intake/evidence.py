"""What a column's content says about the column: what it looks like, and whose it is."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from tracker.intake import words
from tracker.intake.fields import Unfit, as_text, email
from tracker.intake.values import Cell
from tracker.names import tidy as tidied

MOST = 0.8  # of the filled cells must look alike
HALF = 0.5
FEW_WORDS = 5  # in a unit's name: "Child Protective Services Unit 4A"
ENOUGH = 4  # values, before their repeating says anything
_LAST_FIRST = re.compile(r"[^\W\d_][^\d@,]{0,40},\s*[^\W\d_][^\d@,]{0,40}(,\s*[^\d@,]{1,12})?")
_WORDS = re.compile(r"[^\W\d_a-z][^\W\d_]*[.,]?([ -][^\W\d_a-z][\w.'\u2019-]*,?){1,3}( ?[(].*[)])?")
_OR_NUMBER = re.compile(r"\s*OR[\s-]?\d{4,9}\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d{5,9}")
_PREFIXED = re.compile(r"\s*d(ist(rict)?)?[\s.#-]*\d", re.IGNORECASE)


def is_email(cell: Cell) -> bool:
    """Whether a cell holds one address."""
    if not isinstance(cell, str) or "@" not in cell:
        return False
    try:
        return email(cell) is not None
    except Unfit:
        return False


def is_person_like(cell: Cell) -> bool:
    """Whether a cell could be somebody's number, address or name in a row of people."""
    return is_email(cell) or (
        isinstance(cell, str) and bool(_OR_NUMBER.fullmatch(cell) or _LAST_FIRST.fullmatch(cell.strip()))
    )


def looks_like(cells: Sequence[Cell]) -> str | None:
    """Give the field that most of the filled cells look like, or None."""
    filled = [
        text
        for cell in cells
        if not isinstance(cell, date) and (text := as_text(cell).strip()) and not stands_for_nobody(text)
    ]
    if not filled:
        return None
    tests = {
        "email": is_email,
        "employee_number": lambda text: _OR_NUMBER.fullmatch(text) is not None,
        "program": lambda text: words.program_of(text) is not None,
        "district": lambda text: bool(_PREFIXED.match(text)) and words.district_of(text) is not None,
        "unit": lambda text: words.unit_in(text) is not None and len(words.key(text).split()) <= FEW_WORDS,
        "name": lambda text: _LAST_FIRST.fullmatch(text) is not None and not words.is_total(text),
    }
    for field, test in tests.items():
        if sum(map(bool, map(test, filled))) >= MOST * len(filled):
            return field
    return None


def stands_for_nobody(text: str) -> bool:
    """Whether a text below a heading is a total, a remark or a vacancy."""
    return words.is_total(text) or words.is_vacant(text) or (words.is_note(text) and "," not in text)


def are_names(cells: Sequence[Cell]) -> bool:
    """Whether most of the filled cells could be names in any order: two to four capitalised words."""
    texts = [text for cell in cells if (text := tidied(as_text(cell))) and not stands_for_nobody(text)]
    return bool(texts) and sum(bool(_WORDS.fullmatch(text)) for text in texts) >= MOST * len(texts)


def are_numbers(cells: Sequence[Cell]) -> bool:
    """Whether the filled cells could be people's numbers: five digits and more, no two the same."""
    texts = [text for cell in cells if (text := as_text(cell).strip()) and not stands_for_nobody(text)]
    return len(texts) >= ENOUGH and len({*texts}) == len(texts) and all(map(_DIGITS.fullmatch, texts))


def distinct(cells: Sequence[Cell]) -> float:
    """Give the share of different values among the filled cells; 0 when none is filled."""
    filled = [words.key(text) for cell in cells if (text := as_text(cell).strip()) and not stands_for_nobody(text)]
    return len(set(filled)) / len(filled) if filled else 0.0


def filled(cells: Sequence[Cell]) -> int:
    """Count the cells that hold anything."""
    return sum(1 for cell in cells if as_text(cell).strip())


def whose(addresses: Sequence[Cell], people: Sequence[str], supervisors: Sequence[str]) -> str | None:
    """Say whose a column's addresses are, "own" or "supervisor", or None where nothing tells.

    The names in the addresses speak first; then an address that stands beside many people is not theirs.
    """
    rows = [(address, at) for at, cell in enumerate(addresses) if (address := as_text(cell).strip())]
    if not rows:
        return None
    own = _share(rows, people)
    theirs = _share(rows, supervisors)
    if own >= HALF and own > theirs:
        return "own"
    if theirs >= HALF and theirs > own:
        return "supervisor"
    if len(rows) >= ENOUGH and distinct(addresses) <= HALF:
        return "supervisor"
    return None


def _share(rows: list[tuple[str, int]], names: Sequence[str]) -> float:
    """Give the share of addresses in which a part of the name beside them stands."""
    return sum(1 for address, at in rows if at < len(names) and _named(address, names[at])) / len(rows)


def _named(address: str, name: str) -> bool:
    local = _folded(address.partition("@")[0])
    return any(len(part) > 2 and part in local for part in _folded(name).split())  # noqa: PLR2004 -- not "Li"


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)).split()
    )
