"""What a roster needs and where the file has it: the lines of the columns screen, and what each may be instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from tracker.tui.roster_file import RosterFile
from tracker.tui.widgets.lines import Line
from tracker.tui.words import cell

if TYPE_CHECKING:
    from tracker.intake.values import Grid, SheetRead

FIELDS = {
    "family": "Last name",
    "given": "First name",
    "middle": "Middle name",
    "name": "Name",
    "employee_number": "OR number",
    "email": "Email",
    "district": "District",
    "program": "Program",
    "unit": "Unit or team",
    "classification": "Classification",
    "worker_type": "Worker type",
    "hired_on": "Hired on",
    "starts_on": "In the team since",
    "sign_in": "Sign-in name",
    "supervisor": "Supervisor",
    "status": "Status",
}
WHOLE = ("district", "program")
WANTED = ("employee_number", "classification")  # to be checked where a column is not known
YES, CHECK, NONE = "yes", "check", "–"
NOT_USED, NEVER = "not used", "never stored"
ROWS, MOST = 6, 6  # rows and columns of the sheet, shown as it was read


@dataclass(frozen=True)
class Need:
    """A field, the column that holds it (or the words instead), and how sure that is."""

    field: str
    letter: str
    shown: str
    values: str
    sure: str


def needs_of(file: RosterFile, sheet: "SheetRead", grid: "Grid") -> Iterator[Need]:
    """Give every field with its column, then the columns that are not used, then those never stored."""
    alone = [letter for letter, _ in _columns(sheet) if letter not in sheet.columns.values()]
    strange = any(_is_strange(file, sheet, letter) for letter in alone)
    for name in _in_order(sheet):
        letter = sheet.columns.get(name, "")
        if letter:
            yield Need(name, letter, _column(sheet, letter), values_of(grid, sheet, letter), _sure(file, sheet, name))
        elif name in WHOLE:
            yield _whole(file, sheet, name)
        elif name in sheet.likely:
            likely = sheet.likely[name]
            yield Need(name, "", f"perhaps {_column(sheet, likely)}", values_of(grid, sheet, likely), CHECK)
        else:
            who = name == "name" and not {"name", "family"} & set(sheet.columns)
            yield Need(name, "", "not in this file", "", CHECK if who or (name in WANTED and strange) else NONE)
    alone = [letter for letter in alone if _heading(sheet, letter) not in sheet.refused]
    if alone:
        yield Need(NOT_USED, "", " ".join(alone), ", ".join(filter(None, (_heading(sheet, a) for a in alone))), "")
    if sheet.refused:
        yield Need(NEVER, "", ", ".join(sheet.refused), "", "")


def _is_strange(file: RosterFile, sheet: "SheetRead", letter: str) -> bool:
    """Say whether nobody has said yet what a column is: it may be one that is missed."""
    from tracker.intake.headings import field_of, is_sensitive
    from tracker.intake.scan.limits import letters

    heading = _heading(sheet, letter)
    chosen = {letters(at) for at in file.choices.columns.get(sheet.sheet, {})}
    return bool(heading) and letter not in chosen and not is_sensitive(heading) and field_of(heading) is None


def _in_order(sheet: "SheetRead") -> list[str]:
    """Give the fields as they are shown: a whole name or its parts, whichever the file has."""
    parts = {"family", "given", "middle"}
    hidden = parts if "family" not in sheet.columns else {"name"} - set(sheet.columns)
    shown = [name for name in FIELDS if name not in hidden or name in sheet.columns]
    return [name for name in shown if name not in ("middle", "supervisor", "status") or name in sheet.columns]


def title(need: Need) -> str:
    """Give a line's words for its field."""
    return FIELDS.get(need.field, need.field.capitalize())


def _columns(sheet: "SheetRead") -> list[tuple[str, str]]:
    """Give the letters and headings of all columns."""
    from tracker.intake.scan.limits import letters

    return [(letters(at), heading) for at, heading in enumerate(sheet.headings, start=1)]


def _heading(sheet: "SheetRead", letter: str) -> str:
    return dict(_columns(sheet)).get(letter, "")


def _column(sheet: "SheetRead", letter: str) -> str:
    return f"{letter}  {_heading(sheet, letter)}"


def values_of(grid: "Grid", sheet: "SheetRead", letter: str, most: int = 4) -> str:
    """Give the first different values of a column."""
    from tracker.intake.fields import as_text

    at = [each for each, _ in _columns(sheet)].index(letter)
    below = grid.rows[sheet.header_row or 0 :][:200]
    found = dict.fromkeys(text for row in below if at < len(row) and (text := as_text(row[at]).strip()))
    return ", ".join(list(found)[:most])


def _sure(file: RosterFile, sheet: "SheetRead", name: str) -> str:
    """Say how sure a column is: one that was assumed or asked about is to be checked, one chosen is sure."""
    if name in file.choices.columns.get(sheet.sheet, {}).values():
        return YES
    return CHECK if any(_names(said, sheet.columns[name]) for said in _said(sheet)) else YES


def _said(sheet: "SheetRead") -> list[str]:
    asked = [problem.message for problem in sheet.problems if problem.row in (None, sheet.header_row)]
    return [*sheet.assumptions, *sheet.guesses, *asked]


def _names(said: str, letter: str) -> bool:
    return re.search(rf"\bColumn {letter}\b", said) is not None


def _whole(file: RosterFile, sheet: "SheetRead", name: str) -> Need:
    """Give the district or program of a file without such a column."""
    given = getattr(file.choices, name)
    if given is not None:
        return Need(name, "", f"(whole file) {given}", file.programs.get(str(given), "chosen"), YES)
    found = list(dict.fromkeys(value for who in sheet.people if (value := getattr(who, name)) is not None))
    missing = any(getattr(who, name) is None for who in sheet.people) or not sheet.people
    shown = f"(whole file) {found[0]}" if len(found) == 1 else f"{len(found)} found" if found else "not in this file"
    where = next((said for said in sheet.assumptions if name in said.casefold()), "")
    told = "from the sheet, its title or the file's name" if where else "from the unit or team" if found else ""
    by_unit = name == "program" and "unit" in sheet.columns
    return Need(name, "", shown, told, CHECK if where or (missing and not by_unit) else YES if found else NONE)


def about(sheet: "SheetRead", need: Need) -> Iterator[str]:
    """Give the sentences about a field."""
    if need.field == NEVER:
        yield "These columns are never stored."
    elif need.field in WHOLE and not need.letter:
        yield from (said for said in _said(sheet) if need.field in said.casefold())
    letter = need.letter or sheet.likely.get(need.field, "")
    if letter:
        yield from (said for said in _said(sheet) if _names(said, letter))


def options(file: RosterFile, sheet: "SheetRead", need: Need) -> tuple[list[Line], object]:
    """Give what a field may be, and which of it is likeliest: a column, the whole file's word, or nothing."""
    grid = file.grid(sheet.sheet)
    used = {letter: name for name, letter in sheet.columns.items()}
    lines, free = [], None
    for at, (letter, heading) in enumerate(_columns(sheet), start=1):
        values = values_of(grid, sheet, letter)
        if not values or heading in sheet.refused:
            continue
        other = used.get(letter)
        taken = f" (now {FIELDS.get(other, other).lower()})" if other and other != need.field else ""
        lines.append(Line(("column", at), (cell(f"{letter}  {heading}{taken}"), cell(values))))
        free = free or (None if other else ("column", at))
    wanted = need.letter or sheet.likely.get(need.field, "")
    number = {letter: at for at, (letter, _) in enumerate(_columns(sheet), start=1)}
    likeliest: object = ("column", number[wanted]) if wanted else free
    if need.letter:
        lines.append(Line(("none", number[need.letter]), (cell("not in this file"), "")))
    if need.field == "district":
        lines += [Line(("whole", each), (cell(f"District {each}"), "the whole file")) for each in file.districts]
    if need.field == "program":
        lines += [Line(("whole", code), (cell(title), "the whole file")) for code, title in file.programs.items()]
    if need.field in WHOLE and not wanted:
        likeliest = next((line.key for line in lines if isinstance(line.key, tuple) and line.key[0] == "whole"), None)
    return lines, likeliest


def seen(grid: "Grid", sheet: "SheetRead", row: int) -> list[str]:
    """Give a row's cells as text; what is never stored is not shown either."""
    from tracker.intake.fields import as_text

    never = {at for at, (_, heading) in enumerate(_columns(sheet)) if heading in sheet.refused}
    return ["…" if at in never and cell is not None else as_text(cell) for at, cell in enumerate(grid.rows[row - 1])]


def picture(grid: "Grid", sheet: "SheetRead") -> Text:
    """Draw the first rows of a sheet as they were read, from its headings on."""
    from tracker.intake.scan.limits import letters

    first = sheet.header_row or 1
    rows = [(row, seen(grid, sheet, row)) for row in range(first, min(first + ROWS, len(grid.rows) + 1))]
    fits = min(MOST, max((len(cells) for _, cells in rows), default=0))
    if not fits:
        return Text("")
    lines = [f"The sheet as it was read (rows {first} to {rows[-1][0]})"]
    lines.append("     │ " + " │ ".join(f"{letters(at):<12}" for at in range(1, fits + 1)))
    for number, cells in rows:
        mark = "  ← headings" if number == sheet.header_row else ""
        lines.append(f"{number:>4} │ " + " │ ".join(_boxed(cell) for cell in cells[:fits]) + mark)
    return Text("\n".join(lines), no_wrap=True, overflow="ellipsis")


def _boxed(text: str) -> str:
    """Give a text as wide as a column of the picture, whatever letters it has."""
    boxed = cell(text)
    boxed.truncate(12, overflow="ellipsis", pad=True)
    return boxed.plain
