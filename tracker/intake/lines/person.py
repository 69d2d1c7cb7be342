"""One row of a table read as a person, with a problem for each cell that does not fit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracker.intake import nametext, words
from tracker.intake.columns import BY_FIELD
from tracker.intake.fields import Reader, Unfit, as_text, day_from, failure, identifier, is_serial, quoted, remembered
from tracker.intake.lines.nobody import no_person
from tracker.intake.lines.usual import Usual
from tracker.intake.lines.values import Line
from tracker.intake.places import Place, Sources
from tracker.intake.scan.limits import letters
from tracker.intake.values import Cell, Given, Grid, Problem
from tracker.names import parse_name

DIFFERS = "The file says another district than the one that was given; the given one is used."
_JOINED = re.compile(r"[/;|+\n&]|\b(?:and|und)\b|,.*,", re.IGNORECASE)
WHO = frozenset({"name", "employee_number", "email", "sign_in"})
DAYS = frozenset({"hired_on", "starts_on"})
READ_AS_IS = frozenset({"name", "family", "given", "middle", "status", "supervisor_email"})


@dataclass
class Lines:
    """How the rows of one table are read: its columns, and what every row shares."""

    grid: Grid
    first: int
    last: int
    columns: Mapping[str, int]
    epoch_1904: bool
    filled_down: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    sources: Sources = field(default_factory=Sources)

    def __post_init__(self) -> None:
        """Choose the reader of each column once."""
        day = day_from(self.epoch_1904)
        readers = {
            name: remembered(day if name in DAYS else BY_FIELD[name].read)
            for name in self.columns
            if name not in READ_AS_IS
        }
        self.readers: list[tuple[str, int, Reader]] = [
            (name, column, readers[name]) for name, column in self.columns.items() if name in readers
        ]
        self.usual = Usual(self.grid, (self.first, self.last), self.columns, self.readers)
        self.failed_rows = {row for row, _ in self.grid.failed}
        self.struck_rows = {row for row, _ in self.grid.struck}
        self.filled_rows = {row for row, _ in self.filled_down}

    def read(self, row: int, block: Place) -> Line | None:
        """Read a row; None when it is blank."""
        cells = self.cells(row)
        filled = [at for at, cell in enumerate(cells, start=1) if cell is not None and _holds(cell)]
        if not filled and row not in self.failed_rows:
            return None
        own = [at for at in filled if (row, at) not in self.filled_down]
        return no_person(self.usual, cells, filled, row, own) or self.person(cells, filled, row, block)

    def cells(self, row: int) -> Sequence[Cell]:
        """Give a row's cells, with what a merged range above says where it covers them."""
        cells = self.grid.rows[row - 1]
        if row not in self.filled_rows:
            return cells
        return [self.filled_down.get((row, at), cell) for at, cell in enumerate(cells, start=1)]

    def person(self, cells: Sequence[Cell], filled: list[int], row: int, block: Place) -> Line:
        """Read a row as a person, with a problem for each cell that does not fit."""
        found: dict[str, object] = {}
        problems: list[Problem] = []
        serials: set[str] = set()
        for name, column, reader in self.readers:
            cell = cells[column - 1]
            if cell is None:
                continue
            try:
                found[name] = reader(cell)
                if name in DAYS and is_serial(cell) and found[name] is not None:
                    serials.add(name)
            except Unfit as why:
                problems.append(self.problem(row, name, why.code, why.message))
                if why.code == "unknown_program" and "unit" not in self.columns:
                    found["unit"] = as_text(cell)  # a word of their own, which may be known as a team's
        problems += self.failures(row)
        if self.sources.contradicted_by(found.get("district")):
            problems.append(self.problem(row, "district", "district_differs", DIFFERS))
        found["district"], found["program"], found["unit"] = self.sources.settle(found, block)
        given = self.given(row, found, cells)
        if not any(getattr(given, name) for name in WHO):
            return Line("failed", problems=tuple(problems))
        problems += self.doubts(given, cells, len(filled))
        return Line("person", given, tuple(problems), serials=frozenset(serials))

    def given(self, row: int, found: dict[str, object], cells: Sequence[Cell]) -> Given:
        """Put together what the row says of the person."""
        parts = {name: as_text(cells[at - 1]) for name in ("name", "family", "given") if (at := self.columns.get(name))}
        whole = parts.get("name", "")
        bare, number = nametext.bare(whole)
        family, first = parts.get("family") or None, parts.get("given") or None
        middle = self.usual.text(cells, "middle")
        if first and middle:
            first = f"{first} {middle}"
        name = parse_name(bare, family=family, given=first) if (bare.strip() or family or first) else None
        if name is not None and bare != whole and whole.strip():
            name = replace(name, raw=whole)
        if number and not found.get("employee_number"):
            found["employee_number"] = identifier(number)
        used = {key: value for key, value in found.items() if value is not None}
        return Given(
            sheet=self.grid.sheet,
            row=row,
            name=name,
            struck=self.struck(row),
            hidden=row in self.grid.hidden_rows,
            supervisor_email=self.usual.text(cells, "supervisor_email") or None,
            **used,  # type: ignore[arg-type]  # each reader gives its field's own type
        )

    def struck(self, row: int) -> bool:
        """Whether the person is struck through: the name or number, or else most of the row."""
        if row not in self.struck_rows:
            return False
        who = [self.columns[name] for name in ("name", "family", "employee_number") if name in self.columns]
        cells = self.grid.rows[row - 1]
        filled = [at for at in who if cells[at - 1] is not None]
        return bool(filled) and any((row, at) in self.grid.struck for at in filled)

    def failures(self, row: int) -> list[Problem]:
        """Say that a formula failed in a column that is read: it must not pass for a blank."""
        if row not in self.failed_rows:
            return []
        return [
            self.problem(
                row,
                name,
                "error_cell",
                failure(shown),
            )
            for name, column in self.columns.items()
            if (shown := self.grid.failed.get((row, column)))
        ]

    def doubts(self, given: Given, cells: Sequence[Cell], filled: int) -> list[Problem]:
        """Say what makes it doubtful that the row is the one person that it seems."""
        row, found = given.row, []
        where = "name" if "name" in self.columns else "family"
        raw = nametext.bare(self.usual.text(cells, where))[0]
        if given.name is None and (row, self.columns.get(where, 0)) in self.grid.failed:
            pass  # said already: the cell failed
        elif given.name is None:
            found.append(self.problem(row, where, "no_name", "There is no name on this row. Add it, or clear the row."))
        elif _JOINED.search(raw) and len(raw) <= nametext.LONGEST and nametext.are_two(raw):
            found.append(
                self.problem(row, where, "two_people", f"{quoted(raw)} seems to be two people. Give each a row.")
            )
        elif nametext.is_none(raw) or words.is_note(raw):
            found.append(
                self.problem(row, where, "not_a_name", f"{quoted(raw)} does not look like a name. Correct or clear it.")
            )
        if words.is_vacant(raw) and not given.email:
            found.append(
                self.problem(
                    row, where, "vacant_with_number", "A vacant post has somebody's number or email. Clear one."
                )
            )
        if filled == 1 and len(self.columns) > 1:
            found.append(
                self.problem(row, where, "only_a_name", "There is only a name on this row. Add a number or an email.")
            )
        if "status" in self.columns and words.is_left(self.usual.text(cells, "status")):
            found.append(
                self.problem(row, "status", "listed_as_left", "This person is listed, but as somebody who left.")
            )
        digits = sum(sign.isdigit() for sign in given.employee_number or "")
        if digits and digits * 2 < self.usual.digits:
            found.append(
                self.problem(
                    row,
                    "employee_number",
                    "odd_number",
                    f"{given.employee_number} is unlike the other numbers. Check it.",
                )
            )
        return found

    def problem(self, row: int | None, name: str, code: str, message: str) -> Problem:
        """Give a problem its address."""
        column = self.columns.get(name)
        return Problem(self.grid.sheet, row, letters(column) if column else None, code, message, name)


def _holds(cell: Cell) -> bool:
    """Whether a cell holds more than spaces."""
    return not isinstance(cell, str) or not (cell == "" or cell.isspace())
