"""The rows that stand for nobody: blank posts, totals, remarks, headings within the table."""

from collections.abc import Collection, Sequence

from tracker.intake import words
from tracker.intake.fields import as_text, quoted
from tracker.intake.headings import field_of
from tracker.intake.lines.usual import Usual
from tracker.intake.lines.values import Line
from tracker.intake.values import Cell, Problem
from tracker.names import tidy

FEWEST = 4  # digits in any employee number
FEW = 2  # headings in a row that merely says them again, and cells in a signature


def no_person(usual: Usual, cells: Sequence[Cell], filled: list[int], row: int, own: list[int]) -> Line | None:
    """Tell a row that stands for nobody; what could be a person is never among them.

    `filled` are its filled columns, `own` those that no merged range above fills.
    """
    names, texts = usual.names(cells), [as_text(cells[at - 1]) for at in filled]
    if any(map(words.is_example, names)) and not usual.text(cells, "email").count("@"):
        return Line("example")
    if names and _are_headings(usual, names, texts):
        return Line("note", text=texts[0])
    if usual.is_identified(cells):
        total = Line("total") if _counts(usual, cells, names, texts) else None
        return total or _told(_remark(usual, cells, filled, names), usual, cells, row)
    kinds = (
        ("vacant", words.is_vacant, names or texts),
        ("total", words.is_total, [*names, *texts[:1]]),
    )
    for kind, says_so, said in kinds:
        if any(map(says_so, said)):
            return Line(kind)
    if len(own) == 1 and _stands_alone(usual, names, texts[0]):
        return _lonely(usual, tidy(as_text(cells[own[0] - 1])), bool(names), row)
    numbered = usual.text(cells, "employee_number") or usual.text(cells, "email")
    failed = any(at == row for at, _ in usual.grid.failed)
    nobody = None if names or numbered or failed else Line("nobody")
    return _remark(usual, cells, filled, names) or nobody


def _are_headings(usual: Usual, names: Collection[str], texts: list[str]) -> bool:
    """Whether a row says headings again: a name that is one, among cells of which most are."""
    if "@" in "".join(texts) or not all(map(field_of, names)):
        return False
    known = sum(field_of(text) is not None for text in texts)
    return known * 2 > len(texts) and known >= min(FEW, len(usual.columns))


def _told(found: Line | None, usual: Usual, cells: Sequence[Cell], row: int) -> Line | None:
    """Say of a row that is left out though it holds a number or an address what it says: it may be a person."""
    identifiers = (usual.text(cells, "employee_number"), usual.text(cells, "email"))
    long = sum(map(str.isdigit, identifiers[0])) >= max(FEWEST, usual.digits // 2)
    if found is None or not (long or "@" in identifiers[1]):
        return found
    said = " ".join(filter(None, (*usual.names(cells), *identifiers)))
    message = f"{quoted(said)} is left out, as a remark or a total. If it is a person, correct the row."
    return Line(found.kind, None, (Problem(usual.grid.sheet, row, None, "left_out", message),), found.text)


def _stands_alone(usual: Usual, names: Collection[str], text: str) -> bool:
    """Whether one filled cell is enough to be more than a name in a list of names."""
    return len(usual.columns) > 1 or not names or words.is_note(text) or words.program_of(text) is not None


def _counts(usual: Usual, cells: Sequence[Cell], names: list[str], texts: list[str]) -> bool:
    """Whether a row only counts: a total's words, and a number too short to be a person's."""
    if names and ("," in names[0] or usual.text(cells, "email")):
        return False
    short = sum(map(str.isdigit, usual.text(cells, "employee_number"))) < FEWEST
    return any(map(words.is_total, names[:1] or texts)) and (short or not names)


def _remark(usual: Usual, cells: Sequence[Cell], filled: list[int], names: list[str]) -> Line | None:
    """Tell a line of a legend or a signature: words where the number stands, or a short row unlike the others.

    A row as full as the others is a person's, whatever the first of its cells says: it may be a column of notes.
    """
    column = usual.columns.get("employee_number")
    first = as_text(cells[filled[0] - 1]) if filled else ""
    short = len(filled) * 2 <= usual.filled
    if first not in names and words.is_remark(first) and (short or not names):
        return Line("note", text=first)
    sparse = len(filled) <= FEW or (filled and filled[0] in usual.columns.values())
    if sparse and first not in names and words.is_signature(first) and not usual.is_identified(cells):
        return Line("note", text=first)
    if any(map(words.is_signature, names)) and not usual.is_identified(cells):
        return Line("note", text=first)
    if not column or not short or not names or "," in names[0]:
        return None
    digits = sum(map(str.isdigit, as_text(cells[column - 1])))
    return Line("note", text=first) if cells[column - 1] is not None and digits * 2 < usual.digits else None


def _lonely(usual: Usual, text: str, named: bool, row: int) -> Line | None:
    """Tell a row with one filled cell: a heading within the table, a remark, or a person with only a name."""
    district, program = words.district_and_program(text)
    if words.is_note(text):
        return Line("block", text=text) if district or program else Line("note", text=text)
    merged = any(top == row and right > left for top, left, _, right in usual.grid.merged)
    gone = words.is_left(text) and not (named and "," in text)
    if district or program or words.is_unit(text) or gone or words.program_of(text):
        return Line("block", text=text)
    if named and not merged:
        return None
    return Line("block" if merged else "note", text=text)
