"""What one row of a table is: a person, a heading within the table, or nothing that counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import median

from tracker.intake import nametext, words
from tracker.intake.columns import BY_FIELD
from tracker.intake.fields import Reader, Unfit, as_text, day_from, failure, identifier, quoted, remembered
from tracker.intake.places import Place, Sources
from tracker.intake.scan.limits import letters
from tracker.intake.values import Cell, Given, Grid, Problem
from tracker.names import looks_like_two_people, parse_name, tidy

DIFFERS = "The file says another district than the one that was given; the given one is used."
_JOINED = re.compile(r"[/;|+\n&]|\b(?:and|und)\b|,.*,", re.IGNORECASE)
# Rows with one of these count as present and are set aside for a decision; any other problem is only shown.
SET_ASIDE = frozenset(
    {"two_people", "not_a_name", "only_a_name", "odd_number", "not_a_number", "vacant_with_number"}
    | {"number_twice", "email_twice", "name_twice", "listed_twice", "listed_as_left", "error_cell"}
    | {"unknown_district", "unknown_program"}
)
WHO = frozenset({"name", "employee_number", "email", "sign_in"})
FEWEST = 4  # digits in any employee number
ENOUGH = 5  # numbers, before they show a custom
IDENTIFYING = frozenset({"employee_number", "email"})
DAYS = frozenset({"hired_on", "starts_on"})
READ_AS_IS = frozenset({"name", "family", "given", "middle", "status", "supervisor_email"})


@dataclass(frozen=True)
class Line:
    """One row: its kind ("person", "block", "vacant", "total", "note", "example", "nobody"), and what it says."""

    kind: str
    given: Given | None = None
    problems: tuple[Problem, ...] = ()
    text: str = ""
    serials: frozenset[str] = frozenset()  # fields whose plain numbers were read as days


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
        self.identity = [reader for reader in self.readers if reader[0] in IDENTIFYING]
        self.usual_digits = self.digits()
        counts = [sum(cell is not None for cell in row) for row in self.grid.rows[self.first - 1 : self.last]]
        self.usual_filled = int(median([count for count in counts if count > 1] or [0]))
        self.failed_rows = {row for row, _ in self.grid.failed}
        self.struck_rows = {row for row, _ in self.grid.struck}
        self.filled_rows = {row for row, _ in self.filled_down}

    def read(self, row: int, block: Place) -> Line | None:
        """Read a row; None when it is blank."""
        cells = self.cells(row)
        filled = [at for at, cell in enumerate(cells, start=1) if cell is not None and _holds(cell)]
        if not filled and row not in self.failed_rows:
            return None
        return self.no_person(cells, filled, row) or self.person(cells, filled, row, block)

    def cells(self, row: int) -> Sequence[Cell]:
        """Give a row's cells, with what a merged range above says where it covers them."""
        cells = self.grid.rows[row - 1]
        if row not in self.filled_rows:
            return cells
        return [self.filled_down.get((row, at), cell) for at, cell in enumerate(cells, start=1)]

    def text(self, cells: Sequence[Cell], name: str) -> str:
        """Give the text in a field's column."""
        column = self.columns.get(name)
        return as_text(cells[column - 1]).strip() if column else ""

    def no_person(self, cells: Sequence[Cell], filled: list[int], row: int) -> Line | None:
        """Tell the rows that stand for nobody; what could be a person is never among them."""
        names = [text for part in ("name", "family", "given") if (text := self.text(cells, part))]
        if any(map(words.is_example, names)) and not self.text(cells, "email").count("@"):
            return Line("example")
        texts = [as_text(cells[at - 1]) for at in filled]
        if self.is_identified(cells):
            return Line("total") if self.counts(cells, names, texts) else self.remark(cells, filled, names)
        kinds = (
            ("vacant", words.is_vacant, names or texts),
            ("total", words.is_total, [*names, *texts[:1]]),
        )
        for kind, says_so, said in kinds:
            if any(map(says_so, said)):
                return Line(kind)
        own = [at for at in filled if (row, at) not in self.filled_down]
        if len(own) == 1 and (len(self.columns) > 1 or words.is_note(texts[0])):
            return self.lonely(tidy(as_text(cells[own[0] - 1])), bool(names), row)
        numbered = self.text(cells, "employee_number") or self.text(cells, "email")
        nobody = None if names or numbered or row in self.failed_rows else Line("nobody")
        return self.remark(cells, filled, names) or nobody

    def counts(self, cells: Sequence[Cell], names: list[str], texts: list[str]) -> bool:
        """Whether a row only counts: a total's words, and a number too short to be a person's."""
        if names and ("," in names[0] or self.text(cells, "email")):
            return False
        short = sum(map(str.isdigit, self.text(cells, "employee_number"))) < FEWEST
        return any(map(words.is_total, names[:1] or texts)) and (short or not names)

    def remark(self, cells: Sequence[Cell], filled: list[int], names: list[str]) -> Line | None:
        """Tell a line of a legend or a signature: words where the number stands, or a short row unlike the others."""
        column = self.columns.get("employee_number")
        first = as_text(cells[filled[0] - 1]) if filled else ""
        if first not in names and words.is_remark(first):
            return Line("note", text=first)
        if any(map(words.is_signature, names)) and not self.is_identified(cells):
            return Line("note", text=first)
        if not column or len(filled) * 2 > self.usual_filled or not names or "," in names[0]:
            return None
        digits = sum(map(str.isdigit, as_text(cells[column - 1])))
        return Line("note", text=first) if cells[column - 1] is not None and digits * 2 < self.usual_digits else None

    def lonely(self, text: str, named: bool, row: int) -> Line | None:
        """Tell a row with one filled cell: a heading within the table, a remark, or a person with only a name."""
        district, program = words.district_and_program(text)
        if words.is_note(text):
            return Line("block", text=text) if district or program else Line("note", text=text)
        unit = words.key(text).startswith(("unit", "team", "section")) or words.key(text).endswith(("unit", "team"))
        merged = any(top == row and right > left for top, left, _, right in self.grid.merged)
        gone = words.is_left(text) and not (named and "," in text)
        if district or program or unit or gone or words.program_of(text):
            return Line("block", text=text)
        if named and not merged:
            return None
        return Line("block" if merged else "note", text=text)

    def is_identified(self, cells: Sequence[Cell]) -> bool:
        """Whether a row holds a readable employee number or email."""
        for _, column, reader in self.identity:
            try:
                if reader(cells[column - 1]):
                    return True
            except Unfit:
                continue
        return False

    def digits(self) -> int:
        """Give how many digits the table's employee numbers usually have; 0 when there are too few to say."""
        counts = []
        for name, column, reader in self.identity:
            for row in self.grid.rows[self.first - 1 : self.last] if name == "employee_number" else ():
                try:
                    number = reader(row[column - 1])
                except Unfit:
                    continue
                if isinstance(number, str):
                    counts.append(sum(map(str.isdigit, number)))
        return int(median(counts)) if len(counts) >= ENOUGH else 0

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
                if name in DAYS and not isinstance(cell, date) and found[name] is not None and "/" not in str(cell):
                    serials.add(name)
            except Unfit as why:
                problems.append(self.problem(row, name, why.code, why.message))
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
        middle = self.text(cells, "middle")
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
        raw = nametext.bare(self.text(cells, where))[0]
        if given.name is None and (row, self.columns.get(where, 0)) in self.grid.failed:
            pass  # said already: the cell failed
        elif given.name is None:
            found.append(self.problem(row, where, "no_name", "There is no name on this row. Add it, or clear the row."))
        elif _JOINED.search(raw) and len(raw) <= nametext.LONGEST and looks_like_two_people(raw):
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
        if "status" in self.columns and words.is_left(self.text(cells, "status")):
            found.append(
                self.problem(row, "status", "listed_as_left", "This person is listed, but as somebody who left.")
            )
        digits = sum(sign.isdigit() for sign in given.employee_number or "")
        if digits and digits * 2 < self.usual_digits:
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
        return Problem(self.grid.sheet, row, letters(column) if column else None, code, message)


def _holds(cell: Cell) -> bool:
    """Whether a cell holds more than spaces."""
    return not isinstance(cell, str) or not (cell == "" or cell.isspace())
