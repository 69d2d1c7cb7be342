"""One sheet's XML as a stream of cells: how far it reaches, and what is struck, hidden, merged or failed."""

from xml.parsers import expat

from tracker.errors import UnreadableFile
from tracker.intake.scan.limits import TEXT_CHARACTERS, Budget
from tracker.intake.scan.values import Looks
from tracker.intake.scan.zipped import DAMAGED, Parts, local

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONG_TEXT = 2_000  # characters; above this the shared texts are measured cell by cell
NOT_CALCULATED = "not calculated"
BATCH = 4096
TEXTS = frozenset({"e", "str", "inlineStr"})  # cells whose words are heard: they may be a failure, or empty


class Strings:
    """The shared texts of a workbook: how long each is, and which are struck through as a whole."""

    def __init__(self) -> None:
        """Begin with none."""
        self.lengths: list[int] = []
        self.struck: set[int] = set()
        self._runs: list[bool] = []

    @property
    def watched(self) -> bool:
        """Whether it matters which text a cell shows."""
        return bool(self.struck) or max(self.lengths, default=0) > LONG_TEXT or 0 in self.lengths

    def read(self, parts: Parts, part: str) -> None:
        """Measure the shared texts."""

        def start(element: str, given: dict[str, str]) -> None:
            name = local(element)
            if name == "si":
                parts.budget.element(1)
                self.lengths.append(0)
                self._runs = []
            elif name == "r":
                self._runs.append(False)
            elif name == "strike" and self._runs:
                self._runs[-1] = given.get("val", "1") not in {"0", "false", "off"}

        def end(element: str) -> None:
            if local(element) == "si" and self._runs and all(self._runs):
                self.struck.add(len(self.lengths) - 1)

        def text(characters: str) -> None:
            if self.lengths:
                self.lengths[-1] += len(characters)

        def prepare(parser: expat.XMLParserType) -> None:
            parser.EndElementHandler = end
            parser.CharacterDataHandler = text

        parts.parse(part, start, prepare)


class Sheet:
    """The pass over one sheet. The handlers are few and flat: they run once for every cell."""

    def __init__(self, title: str, looks: Looks, strikes: frozenset[str], strings: Strings, budget: Budget) -> None:
        """Take what the workbook already said about styles and texts."""
        self.title = title
        self.looks = looks
        self.strikes = strikes
        self.strings = strings
        self.watched = strings.watched
        self.budget = budget
        self.row = self.column = self.pending = self.characters = 0
        self.kind = ""
        self.formula = self.valued = self.heard = False
        self.text: list[str] = []
        self._columns: dict[str, int] = {}

    def read(self, parts: Parts, part: str) -> None:
        """Stream the sheet, then check the rectangle that it fills."""

        def prepare(parser: expat.XMLParserType) -> None:
            self.parser = parser

        try:
            parts.parse(part, self.begin, prepare)
        except (ValueError, KeyError):
            raise UnreadableFile(DAMAGED) from None
        self.budget.element(self.pending)
        self.budget.rectangle(self.title, self.looks.last_row, self.looks.last_column)

    def begin(self, element: str, _: dict[str, str]) -> None:
        """Learn from the sheet's own element which prefix its elements carry."""
        prefix = element.rpartition(":")[0]
        lead = f"{prefix}:" if prefix else ""
        row, cell, merge, formula = lead + "row", lead + "c", lead + "mergeCell", lead + "f"
        filled = {lead + "v", lead + "is"}

        def start(element: str, given: dict[str, str]) -> None:
            if element == cell:
                self.on_cell(given)
            elif element in filled:
                self.on_value()
            elif element == row:
                self.on_row(given)
            elif element == formula:
                self.on_formula()
            elif element == merge:
                self.on_merge(given)

        def end(element: str) -> None:
            if element == cell:
                self.on_end()

        self.parser.StartElementHandler = start
        self.ended = end

    def on_row(self, given: dict[str, str]) -> None:
        """Begin a row; without a number it follows the one before."""
        number = given.get("r")
        self.row = int(number) if number else self.row + 1
        self.column = 0
        if not 0 < self.row <= LAST_ROW:
            raise UnreadableFile(DAMAGED)
        if given.get("hidden") in {"1", "true"}:
            self.looks.hidden_rows.add(self.row)
        self.count()

    def on_cell(self, given: dict[str, str]) -> None:
        """Begin a cell; whether it holds anything is seen by what stands in it."""
        place = given.get("r")
        if place:
            letters = place.rstrip("0123456789")
            self.column = self._columns.get(letters) or self.learn(letters)
            if place[len(letters) :] != str(self.row):
                self.row = int(place[len(letters) :])
                if not 0 < self.row <= LAST_ROW:
                    raise UnreadableFile(DAMAGED)
        else:
            self.column += 1
        self.kind = given.get("t", "n")
        self.formula = self.heard = False
        if self.strikes and given.get("s") in self.strikes:
            self.looks.struck.add((self.row, self.column))
        if self.kind in TEXTS or (self.kind == "s" and self.watched):
            self.listen()
        self.count()

    def learn(self, letters: str) -> int:
        """Turn a column's letters into its number, once."""
        number = 0
        for letter in letters.upper():
            if not "A" <= letter <= "Z":
                raise UnreadableFile(DAMAGED)
            number = number * 26 + ord(letter) - 64
        if not 0 < number <= LAST_COLUMN:
            raise UnreadableFile(DAMAGED)
        self._columns[letters] = number
        return number

    def on_value(self) -> None:
        """Stretch the filled rectangle to the cell, since it holds something."""
        looks = self.looks
        looks.last_row = max(looks.last_row, self.row)
        looks.last_column = max(looks.last_column, self.column)
        self.valued = True
        if self.heard:
            self.text.clear()  # what came before it was the formula
        else:
            looks.filled += 1

    def on_formula(self) -> None:
        """Watch a formula: one whose answer was never calculated must not pass for an empty cell."""
        if self.kind != "str":
            self.formula = True
            self.listen()

    def listen(self) -> None:
        """Hear the cell's text until it ends; most cells are passed over without."""
        self.text.clear()
        self.valued = False
        self.heard = True
        self.parser.CharacterDataHandler = self.text.append
        self.parser.EndElementHandler = self.ended

    def on_end(self) -> None:
        """End a cell that was listened to: a failed value, a struck text, or a formula without an answer."""
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None
        said = "".join(self.text) if self.valued else ""
        text, place = said.strip(), (self.row, self.column)
        self.looks.filled += bool(said) and self.kind not in {"e", "s"}
        if self.kind == "e":
            self.looks.failed[place] = text or "#ERROR"
        elif self.kind == "s" and text:
            self.on_shared(int(text))
        elif self.formula and not text:
            self.looks.failed[place] = NOT_CALCULATED

    def on_shared(self, number: int) -> None:
        """Count a shared text's length each time that a cell shows it."""
        if not 0 <= number < len(self.strings.lengths):
            raise UnreadableFile(DAMAGED)
        self.characters += self.strings.lengths[number]
        self.looks.filled += self.strings.lengths[number] > 0
        if self.characters > TEXT_CHARACTERS:
            raise UnreadableFile(
                f"The sheet “{self.title}” shows far more text than a roster does. "
                "Copy the columns that matter into a new workbook and import that."
            )
        if number in self.strings.struck:
            self.looks.struck.add((self.row, self.column))

    def on_merge(self, given: dict[str, str]) -> None:
        """Keep a merged range as its four corners."""
        first, _, last = given.get("ref", "").partition(":")
        self.looks.merged.append((*self.place(first), *self.place(last or first)))
        self.count()

    def place(self, text: str) -> tuple[int, int]:
        """Read a place such as B7 into (row, column)."""
        letters = text.rstrip("0123456789")
        return int(text[len(letters) :]), self._columns.get(letters) or self.learn(letters)

    def count(self) -> None:
        """Count rows and cells, in batches."""
        self.pending += 1
        if self.pending >= BATCH:
            self.budget.element(self.pending)
            self.pending = 0
