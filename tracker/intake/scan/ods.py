"""An .ods workbook's looks: repeats are counted before anything unfolds them."""

from xml.parsers import expat

from tracker.errors import UnreadableFile
from tracker.intake.scan.limits import Budget
from tracker.intake.scan.values import Looks
from tracker.intake.scan.zipped import DAMAGED, Parts, local

CELLS = frozenset({"table-cell", "covered-table-cell"})


def look(parts: Parts) -> dict[str, Looks]:
    """Check every part and give the sheets' looks."""
    if "meta-inf/manifest.xml" in parts and b"encryption-data" in b"".join(parts.chunks("meta-inf/manifest.xml")):
        raise UnreadableFile("This file is password-protected. Save a copy without a password and import that.")
    tables = _Tables(parts.budget)
    try:
        parts.parse("content.xml", tables.start, tables.prepare)
    except ValueError:
        raise UnreadableFile(DAMAGED) from None
    for part in parts.names:
        if part not in {"content.xml", "meta-inf/manifest.xml"}:
            parts.check(part)
    return tables.looks


class _Tables:
    """The pass over the content: styles first, then the tables."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.looks: dict[str, Looks] = {}
        self.now = Looks()
        self.title = self.style = ""
        self.hiding: set[str] = set()
        self.striking: set[str] = set()
        self.row = self.column = self.rows = self.columns = 0
        self.failing = self.wording = False
        self.text: list[str] = []

    def prepare(self, parser: expat.XMLParserType) -> None:
        """Hear the ends too."""
        self.parser = parser
        parser.EndElementHandler = self.end

    def start(self, element: str, given: dict[str, str]) -> None:
        """Begin an element."""
        name = local(element)
        if name in CELLS:
            self.on_cell({local(key): value for key, value in given.items()}, given)
        elif name == "p" and self.row:
            self.fill()
        elif name == "table-row":
            self.on_row({local(key): value for key, value in given.items()})
        elif name == "table":
            self.on_table({local(key): value for key, value in given.items()})
        elif name in {"style", "table-properties", "text-properties"}:
            self.on_style(name, {local(key): value for key, value in given.items()})

    def on_style(self, name: str, given: dict[str, str]) -> None:
        """Note a style that hides a table or strikes a cell."""
        if name == "style":
            self.style = given.get("name", "")
        elif name == "table-properties" and given.get("display") == "false":
            self.hiding.add(self.style)
        elif given.get("text-line-through-style", given.get("text-line-through-type", "none")) != "none":
            self.striking.add(self.style)

    def on_table(self, given: dict[str, str]) -> None:
        """Begin a sheet."""
        self.title = given.get("name", "")
        self.now = self.looks.setdefault(self.title, Looks())
        self.now.hidden = given.get("style-name") in self.hiding
        self.row = self.rows = 0

    def on_row(self, given: dict[str, str]) -> None:
        """Begin a row, standing for as many as it is repeated."""
        self.row += max(self.rows, 1)
        self.rows = int(given.get("number-rows-repeated", "1"))
        self.column = self.columns = 0
        if given.get("visibility", "visible") != "visible":
            self.now.hidden_rows.update(range(self.row, self.row + min(self.rows, 100_000)))
        self.budget.element(1)

    def on_cell(self, given: dict[str, str], full: dict[str, str]) -> None:
        """Begin a cell, standing for as many as it is repeated."""
        self.column += max(self.columns, 1)
        self.columns = int(given.get("number-columns-repeated", "1"))
        if self.row < 1 or self.columns < 1 or self.rows < 1:
            raise UnreadableFile(DAMAGED)
        down, across = int(given.get("number-rows-spanned", "1")), int(given.get("number-columns-spanned", "1"))
        if down > 1 or across > 1:
            self.now.merged.append((self.row, self.column, self.row + down - 1, self.column + across - 1))
        if any(key.endswith(":value-type") for key in full):
            self.fill()
            if given.get("style-name") in self.striking:
                self.now.struck.add((self.row, self.column))
        kind = next((value for key, value in full.items() if key.endswith(":value-type")), "")
        self.failing = full.get("calcext:value-type") == "error"
        self.wording = kind == "string"
        if self.wording or self.failing:
            self.text.clear()
            self.parser.CharacterDataHandler = self.text.append
        elif kind:
            self.now.filled += self.rows * self.columns
        self.budget.element(1)

    def fill(self) -> None:
        """Stretch the rectangle to the last of the repeats."""
        now = self.now
        now.last_row = max(now.last_row, self.row + self.rows - 1)
        now.last_column = max(now.last_column, self.column + self.columns - 1)

    def end(self, element: str) -> None:
        """End an element."""
        name = local(element)
        if (self.wording or self.failing) and name in CELLS:
            self.parser.CharacterDataHandler = None
            text = "".join(self.text)
            if self.failing:
                self.now.failed[self.row, self.column] = text.strip() or "#ERROR"
            else:
                self.now.filled += self.rows * self.columns * bool(text)
            self.failing = self.wording = False
        elif name == "table":
            self.budget.rectangle(self.title, self.now.last_row, self.now.last_column)
            self.row = 0
