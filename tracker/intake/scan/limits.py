"""How much of a file is looked at: the figures, and the sentences when they are passed."""

from tracker.errors import UnreadableFile

FILE_BYTES = 50 * 1024 * 1024
UNPACKED_BYTES = 300 * 1024 * 1024
PARTS = 5_000
ELEMENTS = 6_000_000  # rows and cells together, empty ones included
BOX_CELLS = 3_000_000  # what the rectangles around the filled cells hold, over all sheets
TEXT_CHARACTERS = 150_000_000  # what the cells hold once shared texts are written out


def megabytes(size: int) -> str:
    """Say a size as people do."""
    return f"{size // (1024 * 1024)} MB"


def letters(column: int) -> str:
    """Give a column's letters as Excel shows them; column 1 is A."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class Budget:
    """What one file may still use while it is looked at."""

    def __init__(self) -> None:
        """Begin with everything left."""
        self.unpacked = UNPACKED_BYTES
        self.elements = ELEMENTS
        self.box = BOX_CELLS

    def unpack(self, size: int) -> None:
        """Take unpacked bytes off what is left."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise UnreadableFile(
                f"This file unpacks to more than {megabytes(UNPACKED_BYTES)}, which no roster does. "
                "If it is genuine, copy the sheet that matters into a new workbook and import that."
            )

    def element(self, count: int) -> None:
        """Take rows and cells off what is left."""
        self.elements -= count
        if self.elements < 0:
            raise UnreadableFile(
                "This file has millions of rows or cells, most of them surely empty. "
                "Copy the filled part into a new workbook and import that."
            )

    def rectangle(self, sheet: str, row: int, column: int) -> None:
        """Take the rectangle from A1 to the last filled cell off what is left."""
        self.box -= row * column
        if self.box < 0:
            raise UnreadableFile(
                f"The sheet “{sheet}” has a cell far away from its table (it reaches to "
                f"{letters(column)}{row}). Delete the empty rows and columns around the table, "
                "save the workbook and import it again."
            )
