"""Who stands on a row of completions: read as a roster's row is, with what makes the person doubtful."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.intake import fields, nametext, words
from tracker.intake.fields import Unfit, as_text, quoted
from tracker.intake.scan.limits import letters
from tracker.intake.values import Cell, Given, Problem
from tracker.intake.who import address_key, number_key
from tracker.names import Name, looks_like_two_people, name_key, parse_name

_READ = {
    "employee_number": fields.identifier,
    "email": fields.email,
    "sign_in": fields.sign_in,
    "district": fields.district,
}


@dataclass(frozen=True)
class Person:
    """Somebody on a row, the problems of the row's own cells, and a doubt (code and words) that sets the row aside."""

    given: Given
    problems: tuple[Problem, ...] = ()
    doubt: tuple[str, str] | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Give what tells this person from the others of the file."""
        return who_key(self.given), self.given.district


def who_key(given: Given) -> str:
    """Give what a decision about somebody is kept under: the number, else an address, else the name."""
    if given.employee_number:
        return f"number {number_key(given.employee_number)}"
    if address := given.email or given.sign_in:
        return f"address {address_key(address)}"
    return f"name {name_key(given.name) if given.name else ''}"


def person_on(
    sheet: str, row: int, line: Sequence[Cell], columns: Mapping[str, int], district: int | None
) -> Person | None:
    """Read a row's person; None where nothing stands in the columns that say who it is."""
    found: dict[str, object] = {}
    problems: list[Problem] = []
    for part, reader in _READ.items():
        at = columns.get(part)
        if at is None or line[at - 1] is None:
            continue
        try:
            found[part] = reader(line[at - 1])
        except Unfit as why:
            problems.append(Problem(sheet, row, letters(at), why.code, why.message))
    name, number = _name(line, columns)
    if number and not found.get("employee_number"):
        found["employee_number"] = fields.identifier(number)
    found.setdefault("district", district)
    if name is not None and words.is_vacant(name.raw):
        name = None
    used = {key: value for key, value in found.items() if value is not None}
    given = Given(sheet, row, name, **used)  # type: ignore[arg-type]  # each reader gives its field's own type
    if not (name or given.employee_number or given.email or given.sign_in):
        return None
    return Person(given, tuple(problems), _doubt(given))


def _name(line: Sequence[Cell], columns: Mapping[str, int]) -> tuple[Name | None, str | None]:
    """Read the name, and the number that stands in brackets behind it."""
    parts = {part: as_text(line[at - 1]) for part in ("name", "family", "given") if (at := columns.get(part))}
    whole = parts.get("name", "")
    if words.is_nothing(whole) and not (parts.get("family") or parts.get("given")):
        return None, None
    bare, number = nametext.bare(whole)
    name = parse_name(bare, family=parts.get("family") or None, given=parts.get("given") or None)
    if not name_key(name):
        return None, number
    return (replace(name, raw=whole) if whole.strip() and bare != whole else name), number


def _doubt(given: Given) -> tuple[str, str] | None:
    """Say why a row is not surely one person's."""
    if given.name is not None and looks_like_two_people(given.name.raw):
        return "two_people", f"{quoted(given.name.raw)} seems to be two people. Give each a row."
    return None
