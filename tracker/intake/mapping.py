"""Which column is what: exact headings first, then what the content says, one to one; likeness only proposes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from statistics import median

from tracker.intake import evidence
from tracker.intake.columns import BY_FIELD, COLUMNS
from tracker.intake.fields import as_text, quoted
from tracker.intake.headings import field_of, is_about_someone_else, is_sensitive, normal, words_of
from tracker.intake.scan.limits import letters
from tracker.intake.tables import Table
from tracker.intake.values import Cell, Grid, Problem

Known = Dictionary[frozenset[str], Dictionary[str, str]]
NOT_USED = "other"  # what a column is that is left alone
LOOKED_AT = 500  # rows of a column, as evidence
LIKELY = 80  # of 100, for a proposal
BY_CONTENT = frozenset({"email", "name", "employee_number"})
UNSURE = 0.1  # how much more different the values of one of two columns must be
CHOSEN, SAVED = -2, -1  # ranks before any heading's own


@dataclass(frozen=True)
class Chosen:
    """What was chosen by hand for one sheet: the row of its headings, and what its columns (from 1) are.

    A field in `filled_down` stands once for several rows: what is blank below counts as what stands above.
    """

    header_row: int | None = None
    columns: Dictionary[int, str] = field(default_factory=dict)
    filled_down: frozenset[str] = frozenset()


@dataclass
class Mapping:
    """Which column holds which field (counted from 1), and all that was noticed on the way."""

    columns: dict[str, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    likely: dict[str, int] = field(default_factory=dict)  # field → the column that a guess is about
    problems: list[Problem] = field(default_factory=list)
    beside: bool = False  # two tables stand side by side


def assign(grid: Grid, table: Table, known: Known | None = None, chosen: Chosen | None = None) -> Mapping:
    """Assign the table's columns one to one; what was chosen by hand goes before everything else."""
    return _Assignment(grid, table, chosen or Chosen()).run(known or {})


def names_of(headings: Iterable[str]) -> tuple[str, ...]:
    """Give headings as saved mappings keep them, one a column; a blank one is empty."""
    return tuple(normal(text) for text in headings)


def standing_once(names: Sequence[str]) -> frozenset[str]:
    """Give the names that one column alone has: only these can be remembered by name."""
    counts = Counter(names)
    return frozenset(name for name in names if name and counts[name] == 1)


class _Assignment:
    """The steps of one assignment, over the columns' headings and contents."""

    def __init__(self, grid: Grid, table: Table, chosen: Chosen) -> None:
        self.chosen = chosen.columns
        self.grid = grid
        self.table = table
        self.mapping = Mapping()
        rows = grid.rows[table.first - 1 : table.last][:LOOKED_AT]
        filled = [sum(cell is not None for cell in row) for row in rows]
        usual = median([count for count in filled if count > 1] or [0])  # totals and remarks below fill less
        self.rows = [row for row, count in zip(rows, filled, strict=True) if count > 1 and count * 2 >= usual]
        self.claims: dict[str, list[tuple[int, int]]] = {}  # field → (rank, column)
        self.open: list[int] = []

    def run(self, known: Known) -> Mapping:
        """Claim by heading, settle, look at contents, then propose."""
        names = names_of(self.table.lookups)
        once = standing_once(names)
        saved = {name: kept for name, kept in known.get(frozenset(filter(None, names)), {}).items() if name in once}
        for column, heading in enumerate(self.table.lookups, start=1):
            self.claim(column, heading, saved)
        for name in sorted(self.claims, key=lambda name: (name == "email", name)):
            self.settle(name, sorted(self.claims[name]))
        self.check_email()
        self.check_name()
        self.by_content()
        self.propose()
        return self.mapping

    def claim(self, column: int, heading: str, saved: Dictionary[str, str]) -> None:
        """Let a heading claim its field; what is sensitive is refused at once."""
        by_hand = self.chosen.get(column)
        kept = by_hand or saved.get(normal(heading))
        if heading and is_sensitive(heading):
            self.mapping.refused.append(heading)
        elif kept is not None:
            if kept in BY_FIELD:
                self.claims.setdefault(kept, []).append((CHOSEN if by_hand else SAVED, column))
        elif found := field_of(heading):
            self.claims.setdefault(found[0], []).append((found[1], column))
        elif evidence.filled(self.cells(column)):
            self.open.append(column)

    def settle(self, name: str, claims: list[tuple[int, int]]) -> None:
        """Give a field to one of its claimants: content speaks where it matters whose it is, else the heading."""
        if not BY_FIELD[name].used:
            return
        claims = [claim for claim in claims if evidence.filled(self.cells(claim[1]))] or claims[:1]
        columns = [column for _, column in claims]
        if len(columns) == 1 or claims[0][0] < 0:
            self.take(name, columns[0])
        elif name == "email":
            self.settle_emails(columns)
        elif name in BY_CONTENT:
            self.settle_alike(name, claims)
        else:
            self.take(name, columns[0])
            self.say(f"Of several columns for {_said(name)}, {self.called(columns[0])} is used.")

    def settle_emails(self, columns: list[int]) -> None:
        """Tell the person's own addresses from the supervisor's by what stands in them."""
        owners = {column: self.whose(column) for column in columns}
        own = [column for column in columns if owners[column] == "own"]
        unsure = [column for column in columns if owners[column] is None]
        candidates = own or unsure
        if not candidates:
            return self.say_not_own(columns)
        ranked = sorted(candidates, key=lambda column: -evidence.distinct(self.cells(column)))
        if not own and len(ranked) > 1 and not self.clearly(ranked[0], ranked[1]):
            return self.ask("email", columns)
        chosen = candidates[0] if own else ranked[0]
        self.take("email", chosen)
        theirs = [column for column in columns if owners[column] == "supervisor"]
        if theirs and "supervisor_email" not in self.claims:
            self.take("supervisor_email", theirs[0])
        self.say(f"{self.called(chosen)} is the person's own email: its addresses are the people's own.")
        return None

    def settle_alike(self, name: str, claims: list[tuple[int, int]]) -> None:
        """Of several columns of names or numbers the one whose values differ is the person's."""
        columns = [column for _, column in claims]
        ranked = sorted(columns, key=lambda column: -evidence.distinct(self.cells(column)))
        if self.clearly(ranked[0], ranked[1]):
            self.take(name, ranked[0])
            self.say(f"{self.called(ranked[0])} is {_said(name)} of the person: its values differ from row to row.")
        elif claims[0][0] < claims[1][0]:
            self.take(name, columns[0])
            self.say(f"Of several columns for {_said(name)}, {self.called(columns[0])} is used.")
        elif self.same(columns[0], columns[1]):
            self.take(name, columns[0])
        else:
            self.mapping.beside = name == "name"
            self.ask(name, columns)

    def check_email(self) -> None:
        """Give a lone email column to the supervisor where its addresses are theirs."""
        column = self.mapping.columns.get("email")
        claims = self.claims.get("email", [])
        if column is not None and len(claims) == 1 and claims[0][0] != CHOSEN and self.whose(column) == "supervisor":
            del self.mapping.columns["email"]
            self.mapping.columns.setdefault("supervisor_email", column)
            self.say_not_own([column])
        self.check_theirs()

    def check_name(self) -> None:
        """Leave a column of whole names that are not those of the first and last names beside them."""
        column = self.mapping.columns.get("name")
        if column is None or "family" not in self.mapping.columns or self.chosen.get(column) == "name":
            return
        pairs = [(as_text(cell), family) for cell, family in zip(self.cells(column), self.texts("family"), strict=True)]
        both = [(words_of(whole), words_of(family)) for whole, family in pairs if whole.strip() and family.strip()]
        if sum({*family} <= {*whole} for whole, family in both) * 2 < len(both):
            del self.mapping.columns["name"]
            self.say(f"{self.called(column)} holds other names than those of the people: it is left out.")

    def check_theirs(self) -> None:
        """Give the person a column of addresses that only its heading gives to the supervisor."""
        column = self.mapping.columns.get("supervisor_email", 0)
        by_heading = any(rank >= 0 for rank, at in self.claims.get("supervisor_email", []) if at == column)
        if by_heading and self.whose(column) == "own":
            del self.mapping.columns["supervisor_email"]
            if self.mapping.columns.setdefault("email", column) == column:
                self.say(f"{self.called(column)} is the person's own email: its addresses are the people's own.")

    def by_content(self) -> None:
        """Give a field that no heading names to the one column that looks like it."""
        looks = {column: evidence.looks_like(self.cells(column)) for column in self.open}
        for name in ("employee_number", "name", "email", "program", "district", "unit"):
            if name in self.claims or name in self.mapping.columns or (name == "name" and "family" in self.claims):
                continue
            found = [column for column in self.open if looks[column] == name and self.could_be(name, column)]
            if len(found) == 1:
                self.take(name, found[0])
                self.open.remove(found[0])
                self.say(f"{self.called(found[0])} is taken for {_said(name)}, because that is what stands in it.")

    def could_be(self, name: str, column: int) -> bool:
        """Whether a column's heading and repeats allow that it is the person's own."""
        if is_about_someone_else(self.table.lookups[column - 1]):
            return False
        if name == "email" and self.whose(column) == "supervisor":
            return False
        return name not in BY_CONTENT or evidence.distinct(self.once(column)) > 1 - UNSURE

    def propose(self) -> None:
        """Propose a field for each heading that resembles a known one; nothing is applied."""
        numbers = [column for column in self.open if evidence.are_numbers(self.cells(column))]
        if len(numbers) == 1 and "employee_number" not in self.claims | self.mapping.columns:
            self.mapping.guesses.append(f"{self.called(numbers[0])} may be {_said('employee_number')}.")
            self.mapping.likely["employee_number"] = numbers[0]
        addresses = [column for column in self.open if self.may_be_own(column)]
        if len(addresses) == 1 and "email" not in self.claims | self.mapping.columns:
            self.mapping.guesses.append(f"{self.called(addresses[0])} may be the person's own email.")
            self.mapping.likely["email"] = addresses[0]
        wanted = [column for column in self.open if self.table.lookups[column - 1]]
        if not wanted:
            return
        from rapidfuzz import fuzz, process

        headings = [
            (column.field, heading)
            for column in COLUMNS
            if column.used
            for heading in (*column.headings, *column.maybe)
        ]
        for column in wanted:
            best = process.extractOne(
                normal(self.table.lookups[column - 1]), [normal(text) for _, text in headings], scorer=fuzz.ratio
            )
            if best is not None and best[1] >= LIKELY and headings[best[2]][0] not in self.mapping.columns:
                self.mapping.guesses.append(f"{self.called(column)} may be {_said(headings[best[2]][0])}.")
                self.mapping.likely.setdefault(headings[best[2]][0], column)

    def may_be_own(self, column: int) -> bool:
        """Whether a column holds addresses of which nothing says whose they are."""
        theirs = is_about_someone_else(self.table.lookups[column - 1])
        return not theirs and evidence.looks_like(self.cells(column)) == "email" and self.whose(column) is None

    def whose(self, column: int) -> str | None:
        """Say whose the addresses of a column are."""
        return evidence.whose(self.cells(column), self.texts("name", "family", "given"), self.texts("supervisor"))

    def texts(self, *fields: str) -> list[str]:
        """Give the words of the fields' columns, row by row."""
        columns = [self.mapping.columns[name] for name in fields if name in self.mapping.columns]
        return [" ".join(as_text(row[column - 1]) for column in columns) for row in self.rows]

    def clearly(self, one: int, other: int) -> bool:
        """Whether one column's values differ clearly more than another's."""
        more, less = evidence.distinct(self.cells(one)), evidence.distinct(self.cells(other))
        return more > 1 - UNSURE and more - less > UNSURE

    def same(self, one: int, other: int) -> bool:
        """Whether two columns say the same on every row."""
        return self.cells(one) == self.cells(other)

    def cells(self, column: int) -> list[Cell]:
        """Give a column's cells in the rows that hold more than one value."""
        return [row[column - 1] for row in self.rows]

    def once(self, column: int) -> list[Cell]:
        """Give a column's cells of each person's first row alone."""
        names = self.texts("name", "family", "given")
        first = {name: at for at, name in reversed([*enumerate(names)])}
        return [cell for at, cell in enumerate(self.cells(column)) if not names[at] or first[names[at]] == at]

    def take(self, name: str, column: int) -> None:
        self.mapping.columns[name] = column

    def say(self, sentence: str) -> None:
        self.mapping.assumptions.append(sentence)

    def say_not_own(self, columns: list[int]) -> None:
        said = " and ".join(self.called(column) for column in columns)
        self.say(f"{said} repeats a few addresses or names the supervisor: it is not taken for the people's own email.")

    def ask(self, name: str, columns: list[int]) -> None:
        """Two columns claim one field and nothing tells them apart: neither is taken."""
        said = " and ".join(self.called(column) for column in columns)
        message = f"{said} could both be {_said(name)}. Give the one that is not a heading of its own."
        address = (self.grid.sheet, self.table.header_row, letters(columns[0]))
        self.mapping.problems.append(Problem(*address, f"which_{name}", message))

    def called(self, column: int) -> str:
        heading = self.table.headings[column - 1] or self.table.lookups[column - 1]
        return f"Column {letters(column)}" + (f" ({quoted(heading)})" if heading else "")


def _said(name: str) -> str:
    """Say a field as a coordinator would."""
    said = {"family": "last name", "given": "first name", "email": "email", "starts_on": "start of the assignment"}
    return f"the {said.get(name, name.replace('_', ' '))}"
