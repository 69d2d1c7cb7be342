"""One sheet of a roster, read on its own: its tables, its columns, its people and its problems."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from tracker.intake import words
from tracker.intake.fields import as_text
from tracker.intake.filling import filled_down, merged_down
from tracker.intake.lines import DIFFERS, SET_ASIDE, Line, Lines
from tracker.intake.mapping import Chosen, Known, Mapping, assign
from tracker.intake.places import Place, Sources, block_place, place_in
from tracker.intake.scan.limits import letters
from tracker.intake.tables import Table, tables
from tracker.intake.values import Cell, Given, Grid, Problem, SheetRead
from tracker.names import tidy

FEW = 2  # rows between a table and the line that names its unit
MOST_SAID = 300  # characters of a row that is left out
SHORT = 6  # words in a heading above a table
SIDEWAYS = "The sheet lies on its side: each of its columns was read as a row, so that row 5 is column E."
LEFT_OUT = {
    "vacant": "left out as vacant posts",
    "total": "left out as totals",
    "example": "left out as examples",
    "nobody": "left out: no name, number or email",
    "note": "left out as notes",
    "failed": "left out: nothing but failed formulas says who it is",
}


@dataclass
class _Found:
    """What has been read from a sheet so far."""

    people: list[Given] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    left_out: dict[str, list[int]] = field(default_factory=dict)
    said_by_nobody: list[tuple[int, str]] = field(default_factory=list)
    serials: Counter[str] = field(default_factory=Counter)
    block: Place = field(default_factory=Place)  # the heading within the sheet that speaks for the rows below it
    leaving: bool = False  # it says that they left


def skipped(grid: Grid, reason: str) -> SheetRead:
    """Give a sheet from which nothing is read, with the reason."""
    return SheetRead(grid.sheet, None, {}, (), (), (), skipped=reason)


def read_sheet(
    grid: Grid, given: Place, file: Place, *, epoch_1904: bool, known: Known | None, chosen: Chosen | None = None
) -> SheetRead:
    """Read one sheet; one without people says why it was skipped."""
    if grid.hidden:
        return skipped(grid, "The sheet is hidden. Unhide it in Excel if its people count.")
    if not any(cell is not None for row in grid.rows for cell in row):
        return skipped(grid, "The sheet is empty.")
    found_tables = tables(grid, known or (), chosen.header_row if chosen else None)
    if not found_tables:
        return skipped(grid, "No row with headings such as Name, OR Number or Email was found.")
    mappings = [assign(grid, table, known, chosen) for table in found_tables]
    if any(mapping.beside for mapping in mappings):
        return _side_by_side(grid, found_tables[0], mappings)
    named = replace(place_in(grid.sheet), unit=words.unit_in(grid.sheet))
    sources = Sources(given, named, _title_place(grid, found_tables[0]), file)
    found = _Found(block=_lead_in(grid, found_tables))
    for table, mapping in zip(found_tables, mappings, strict=True):
        down = chosen.filled_down if chosen else frozenset()
        _read_table(grid, table, mapping, sources, found, down=down, epoch_1904=epoch_1904)
    return _sheet_read(grid, found_tables[0], mappings, found, sources)


def _side_by_side(grid: Grid, table: Table, mappings: list[Mapping]) -> SheetRead:
    """Two columns of different people's names: nothing is read, because half would be missed."""
    reason = "Two columns of names stand side by side. Put the people one below the other, or head the other column."
    problems = [problem for mapping in mappings for problem in mapping.problems]
    return replace(
        skipped(grid, reason),
        header_row=table.header_row,
        headings=table.headings,
        problems=tuple(problems),
        lookups=table.lookups,
    )


def _title_place(grid: Grid, table: Table) -> Place:
    """Give the place that the rows above the header speak of, when they agree."""
    places = [place_in(as_text(cell)) for row in grid.rows[: table.top - 1] for cell in row if cell is not None]
    districts = {place.district for place in places} - {None}
    programs = {place.program for place in places} - {None}
    return Place(districts.pop() if len(districts) == 1 else None, programs.pop() if len(programs) == 1 else None)


def _read_table(
    grid: Grid,
    table: Table,
    mapping: Mapping,
    sources: Sources,
    found: _Found,
    *,
    down: Collection[str],
    epoch_1904: bool,
) -> None:
    """Read a table's rows in order: a heading within it speaks for the rows below."""
    merged = merged_down(grid, table, mapping)
    filled = {**filled_down(grid, table, mapping, down), **merged}
    lines = Lines(grid, table.first, table.last, mapping.columns, epoch_1904, filled, sources)
    found.leaving, before = found.leaving or _of_leavers(grid, table), len(found.people)
    for row in range(table.first, table.last + 1):
        line = lines.read(row, found.block)
        if line is None:
            continue
        if line.kind == "block":
            found.leaving = words.is_left(line.text)
            found.block = Place() if found.leaving else _next_block(found.block, block_place(line.text))
            found.assumptions.append("Headings within the table speak for the rows below them.")
        elif line.given is None:
            found.left_out.setdefault(line.kind, []).append(row)
            found.said_by_nobody += _what_it_says(grid, row, line)
            found.problems += line.problems
        else:
            _keep(line, line.given, found)
    mapping.guesses += _unfilled(grid, mapping, found.people[before:], filled)
    if merged:
        found.assumptions.append("A value merged over several rows counts for each of them.")


def _what_it_says(grid: Grid, row: int, line: Line) -> list[tuple[int, str]]:
    """Give the words of a row that is left out, so that nobody named in it is ended for being absent."""
    text = " ".join(cell for cell in grid.rows[row - 1] if isinstance(cell, str))[:MOST_SAID]
    mere = line.kind in {"vacant", "example"} or words.is_left(text)
    return [] if mere or not text else [(row, text)]


def _lead_in(grid: Grid, found: Sequence[Table]) -> Place:
    """Give the unit that the line right above the first header names, and its program where more tables follow."""
    above = [[text for cell in row if (text := tidy(as_text(cell)))] for row in grid.rows[: found[0].top - 1]]
    lines = [texts for texts in above[-FEW:] if texts]
    if not lines or len(lines[-1]) != 1:
        return Place()
    program = block_place(lines[-1][0]).program if len(found) > 1 else None
    return Place(None, program, None if words.is_note(lines[-1][0]) else words.unit_in(lines[-1][0]))


def _of_leavers(grid: Grid, table: Table) -> bool:
    """Whether the sheet's name, or a short line right above the header, says that these people left."""
    above = [tidy(as_text(cell)) for row in grid.rows[: table.top - 1][-2:] for cell in row if cell is not None]
    return words.is_left(grid.sheet) or any(words.is_left(text) and len(text.split()) <= SHORT for text in above)


def _next_block(before: Place, now: Place) -> Place:
    """Keep, under a heading within the table, the district of the one before, and for a mere unit its program."""
    if now.district is not None:
        return now
    program = now.program or (before.program if now.unit else None)
    return Place(before.district, program, now.unit)


def _keep(line: Line, person: Given, found: _Found) -> None:
    """Keep a person with the problems of the row."""
    found.problems += line.problems
    if found.leaving:
        message = "This person stands under a heading for people who left. Take the row out, or move it up."
        found.problems.append(Problem(person.sheet, person.row, None, "listed_as_left", message))
    found.people.append(person)
    found.serials.update(line.serials)


def _sheet_read(grid: Grid, table: Table, mappings: list[Mapping], found: _Found, sources: Sources) -> SheetRead:
    """Put together what the sheet gave."""
    problems = [problem for mapping in mappings for problem in mapping.problems] + found.problems
    problems += _about_places(grid.sheet, found, sources)
    aside = {problem.row for problem in found.problems if problem.code in SET_ASIDE}
    first = mappings[0]
    return SheetRead(
        sheet=grid.sheet,
        header_row=table.header_row,
        columns={name: letters(column) for name, column in first.columns.items()},
        headings=table.headings,
        people=tuple(found.people),
        problems=tuple(problems),
        refused=_unique(mappings, "refused"),
        assumptions=(
            *([SIDEWAYS] if grid.turned else []),
            *_unique(mappings, "assumptions"),
            *dict.fromkeys(found.assumptions),
            *_said(found, sources),
        ),
        guesses=_unique(mappings, "guesses"),
        skipped="" if found.people else "There are headings, but no people below them.",
        scope=_scope([who for who in found.people if who.row not in aside]),
        lookups=table.lookups,
        likely={name: letters(column) for name, column in first.likely.items()},
        left_out=tuple(found.said_by_nobody),
    )


def _scope(people: list[Given]) -> frozenset[tuple[int, str | None]]:
    """Give what a sheet covers: its programs in each district, and the whole district only where none is named."""
    covered = {(who.district, who.program) for who in people if who.district is not None}
    named = {district for district, program in covered if program is not None}
    return frozenset(place for place in covered if place[1] is not None or place[0] not in named)


def _unique(mappings: list[Mapping], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for mapping in mappings for text in getattr(mapping, name)))


def _about_places(sheet: str, found: _Found, sources: Sources) -> list[Problem]:
    """Give one problem for a sheet whose people's district is not said, or is said to be another."""
    problems = []
    asked = {problem.row for problem in found.problems if problem.code == "unknown_district"}
    if any(who.district is None and who.row not in asked for who in found.people):
        message = "The file does not say which district these people are in. Give it with --district."
        problems.append(Problem(sheet, None, None, "no_district", message))
    if found.people and sources.contradicted():
        problems.append(Problem(sheet, None, None, "district_differs", DIFFERS))
    return problems


def _said(found: _Found, sources: Sources) -> list[str]:
    """Say what was taken for granted: whose rows were left out, which words gave the district, what was a date."""
    said = [f"{_rows(rows)} {LEFT_OUT[kind]}." for kind, rows in found.left_out.items()]
    hidden = [who.row for who in found.people if who.hidden]
    struck = [who.row for who in found.people if who.struck]
    if hidden:
        said.append(f"{_rows(hidden)} hidden by a filter or by hand: still listed.")
    if struck:
        said.append(f"{_rows(struck)} struck through: still listed.")
    for name, count in found.serials.items():
        said.append(f"{count} plain numbers in {name.replace('_', ' ')} were read as Excel's days.")
    return said + _said_of_places(found.people, sources)


def _said_of_places(people: list[Given], sources: Sources) -> list[str]:
    """Say which words gave the district and the program of those whose rows do not say."""
    said = []
    places = ((sources.sheet, "sheet's name"), (sources.title, "title"), (sources.file, "file's name"))
    for name, shown in (("district", "District {}"), ("program", "The program {}")):
        if getattr(sources.given, name) is not None:
            continue
        nearest = next(((getattr(place, name), where) for place, where in places if getattr(place, name)), None)
        if nearest and any(getattr(who, name) == nearest[0] for who in people):
            said.append(f"{shown.format(nearest[0])} is read from the {nearest[1]}, where a row does not say.")
    return said


def _unfilled(grid: Grid, mapping: Mapping, people: list[Given], filled: dict[tuple[int, int], Cell]) -> list[str]:
    """Guess that a shared column is filled once for several rows, where many rows leave it blank."""
    guesses = []
    for name in ("unit", "program", "district"):
        column = mapping.columns.get(name)
        if column is None or len(people) < 3:  # noqa: PLR2004 -- too few to see a habit
            continue
        blank = [
            who.row for who in people if not grid.rows[who.row - 1][column - 1] and (who.row, column) not in filled
        ]
        if blank and len(blank) < len(people) and grid.rows[people[0].row - 1][column - 1]:
            guesses.append(
                f"Column {letters(column)} is blank on {_rows(blank).lower()}: what stands above may count for them "
                "too. If so, --fill-down (f in the app) says it."
            )
    return guesses


def _rows(rows: list[int]) -> str:
    """Name a few rows, or count many."""
    if len(rows) == 1:
        return f"Row {rows[0]}"
    if len(rows) > 8:  # noqa: PLR2004 -- as many as a line holds
        return f"{len(rows)} rows"
    return f"Rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"
