"""What every format draws: a document of parts, each with words, figures and tables, as frozen values."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from tracker.reports.charts.drawing import Drawing
from tracker.reports.charts.native import Native

Kind = Literal["text", "number", "share", "percent", "day"]
Paper = Literal["letter", "a4"]
WITHHELD = "withheld"  # the word that stands where the external copy shows no number


@dataclass(frozen=True)
class Share:
    """N of N people, teams or districts."""

    n: int
    of: int

    @property
    def ratio(self) -> float | None:
        """Give the unrounded ratio; of nobody there is none."""
        return self.n / self.of if self.of else None


@dataclass(frozen=True)
class Paragraphs:
    """Several paragraphs in one cell, each as its label and its words; either may be empty."""

    said: tuple[tuple[str, str], ...]


Cell = str | int | date | Share | Paragraphs | None


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, what its cells are, and its weight beside the others."""

    heading: str
    kind: Kind = "text"
    weight: int = 2


@dataclass(frozen=True)
class Table:
    """A table as every format draws it: a caption that says what it holds, typed cells, words if empty."""

    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing to list."


@dataclass(frozen=True)
class GridCell:
    """A district by program of a course: never by colour or symbol alone."""

    symbol: str
    word: str
    when: str
    count: str
    people: Share | None

    @property
    def under(self) -> str:
        """Give the line under the word: the day and n of N."""
        return ", ".join(part for part in (self.when, self.count) if part)


@dataclass(frozen=True)
class GridRow:
    """A district's line in the grid, its cells in the order of the columns."""

    district: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """Districts in the order of their numbers by course and program; columns are (course, program) titles."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    legend: tuple[str, ...]
    caption: str = "Each district by course and program"


@dataclass(frozen=True)
class Figure:
    """A drawing with its caption, and in `words` what it shows for those who do not see it.

    `native` says how the workbook draws it from a table's columns; without it the workbook leaves it out.
    """

    name: str
    caption: str
    words: str
    drawing: Drawing
    native: Native | None = None


@dataclass(frozen=True)
class Shown:
    """Figures and the table that holds their numbers, under a heading of their own where a part has several."""

    title: str
    figures: tuple[Figure, ...]
    table: Table | None = None


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it, in this order: paragraphs, list, grid, figures and tables, terms.

    `level` is that of the heading under the title (2 or 3). `sheet` names the workbook's sheet; empty, it is that
    of the part before. `left_out` names the formats that do without this part.
    """

    title: str
    words: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    grid: Grid | None = None
    terms: tuple[tuple[str, str], ...] = ()
    level: int = 2
    new_page: bool = False
    sheet: str = ""
    left_out: frozenset[str] = frozenset()

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Give figures and tables as they are read: a figure right before the table that holds its numbers."""
        titles = {table.title for table in self.tables}
        loose = tuple(each for each in self.figures if each.native is None or each.native.table not in titles)
        headed = len(self.tables) > 1
        groups = [Shown(table.title if headed else "", self._of(table), table) for table in self.tables]
        return (*([Shown("", loose)] if loose else []), *groups)

    def _of(self, table: Table) -> tuple[Figure, ...]:
        return tuple(each for each in self.figures if each.native is not None and each.native.table == table.title)


@dataclass(frozen=True)
class Brand:
    """Whose document it is: the agency, whom to ask, a footer of its own, an accent colour, a logo (PNG or JPEG)."""

    agency: str = ""
    contact: str = ""
    footer: str = ""
    accent: str = "#1f5f8b"
    logo: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Take no colour that is more than a colour: it stands in a stylesheet."""
        if not re.fullmatch("#[0-9a-fA-F]{6}", self.accent):
            raise ValueError("a colour is # and six hexadecimal digits")


@dataclass(frozen=True)
class Document:
    """Everything that a format draws, in reading order; the same document gives the same bytes.

    `banners` are loud lines above the title, `about` the line under it, `closing` the boxed words at the end, `foot`
    what stands on every page, `moment` the time that the files carry, `example` the mark of made-up data or nothing,
    `file_name` the name of its files without their ending, `dense` asks for the smallest type that prints well.
    """

    title: str
    headline: str
    parts: tuple[Part, ...]
    foot: str
    moment: datetime
    fingerprint: str
    file_name: str
    brand: Brand = Brand()
    banners: tuple[str, ...] = ()
    about: str = ""
    closing: str = ""
    example: str = ""
    language: str = "en-US"
    paper: Paper = "letter"
    dense: bool = False

    @property
    def agency(self) -> str:
        """Give the name of the agency as it stands above the title."""
        return self.brand.agency

    def parts_for(self, format_name: str) -> tuple[Part, ...]:
        """Give the parts that a format draws."""
        return tuple(part for part in self.parts if format_name not in part.left_out)
