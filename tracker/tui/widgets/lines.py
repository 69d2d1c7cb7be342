"""A table that draws only the lines in sight: 5,000 rows open at once and every key answers at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.tui.words import cell


@dataclass(frozen=True)
class Column:
    """A column's heading and its width in cells; width 0 takes what is left."""

    title: str
    width: int


@dataclass(frozen=True)
class Line:
    """One row: a key that the screen knows it by, and its cells."""

    key: object
    cells: tuple[Text | str, ...]


def tabbed(rows: Iterable[Sequence[object]]) -> str:
    """Give rows as a spreadsheet takes them from the clipboard: no text of the records becomes a formula."""
    from tracker.reports.as_csv import cell as safe

    return "\n".join(
        "\t".join(str(safe("" if each is None else str(each))).replace("\t", " ").replace("\n", " ") for each in row)
        for row in rows
    )


class Lines(ScrollView, can_focus=True):
    """Rows under headings with a cursor; with `by_cell` the cursor is one cell (the first column is a heading).

    Rows that are picked show [x]. Enter, a click on the cursor and a double click choose.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--head", "lines--cursor", "lines--blurred", "lines--dim"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1000000)", "First", show=False),
        Binding("end", "move(1000000)", "Last", show=False),
        Binding("left", "across(-1)", "Left", show=False),
        Binding("right", "across(1)", "Right", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]
    row: reactive[int] = reactive(0, repaint=False)  # the lines that change are drawn by name
    column: reactive[int] = reactive(1, repaint=False)

    class Highlighted(Message):
        """The cursor came to a row (and a column, by cell)."""

        def __init__(self, lines: "Lines", key: object, column: int) -> None:
            super().__init__()
            self.lines, self.key, self.column = lines, key, column

        @property
        def control(self) -> "Lines":
            """Name the sender."""
            return self.lines

    class Chosen(Highlighted):
        """A row was chosen by Enter or a click."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        by_cell: bool = False,
        pickable: bool = False,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.lines: tuple[Line, ...] = ()
        self.by_cell, self.pickable, self.empty = by_cell, pickable, empty
        self.picked: frozenset[object] = frozenset()

    def show(self, lines: Iterable[Line], *, columns: Sequence[Column] | None = None) -> None:
        """Show these rows; the cursor stays on its key where it is still there."""
        before = self.key
        self.lines = tuple(lines)
        if columns is not None:
            self.columns = tuple(columns)
        self.virtual_size = Size(self.size.width, len(self.lines) + 1)
        self.call_after_refresh(self.update_node_styles)  # else the first change of focus styles the bar and lays out
        keys = [line.key for line in self.lines]
        self.row = keys.index(before) if before in keys else min(self.row, max(0, len(keys) - 1))
        self.picked = self.picked.intersection(keys)
        self.refresh()
        self._tell()

    @property
    def key(self) -> object | None:
        """Give the key under the cursor."""
        return self.lines[self.row].key if 0 <= self.row < len(self.lines) else None

    def go_to(self, key: object) -> None:
        """Put the cursor on a key."""
        for number, line in enumerate(self.lines):
            if line.key == key:
                self.row = number

    def pick(self, keys: Iterable[object]) -> None:
        """Pick exactly these rows."""
        self.picked = frozenset(keys)
        self.refresh()

    def toggle(self) -> None:
        """Pick the row under the cursor, or let go of it."""
        if self.key is not None:
            self.pick(self.picked ^ {self.key})

    def as_rows(self) -> str:
        """Give the rows (the picked ones, where any are) tab-separated for a spreadsheet, none of them a formula."""
        lines = [line for line in self.lines if line.key in self.picked or not self.picked]
        return tabbed([[c.title for c in self.columns], *([str(c) for c in line.cells] for line in lines)])

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        if self.lines:
            self.row = max(0, min(len(self.lines) - 1, self.row + by))

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.action_move(by * max(1, self.size.height - 2))

    def action_across(self, by: int) -> None:
        """Move the cursor by columns."""
        if self.by_cell:
            self.column = max(1, min(len(self.columns) - 1, self.column + by))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key, self.column))

    def watch_row(self, before: int, now: int) -> None:
        """Keep the cursor in sight, draw the two lines that changed, and tell the screen."""
        self.scroll_to_region(Region(0, now, 1, 2), animate=False, force=True)
        for row in (before, now):
            self.refresh_line(row + 1)
        self._tell()

    def watch_column(self) -> None:
        """Draw the line anew and tell the screen."""
        self.refresh_line(self.row + 1)
        self._tell()

    def _tell(self) -> None:
        if self.key is not None and self.is_mounted:
            self.post_message(self.Highlighted(self, self.key, self.column))

    def on_resize(self, event: events.Resize) -> None:
        """Fill the width."""
        self.virtual_size = Size(event.size.width, len(self.lines) + 1)

    def on_focus(self) -> None:
        """Draw the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor faintly."""
        self.refresh()

    async def _on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a click on the cursor chooses."""
        row = event.y - 1 + self.scroll_offset.y
        if event.y == 0 or not 0 <= row < len(self.lines):
            return
        column = self._column_at(event.x)
        again = row == self.row and (not self.by_cell or column == self.column)
        self.row, self.column = row, max(1, column) if self.by_cell else self.column
        if again or event.chain > 1:
            self.action_choose()

    def _column_at(self, x: int) -> int:
        start = 0
        for number, width in enumerate(self._widths()):
            start += width + 1
            if x < start:
                return number
        return len(self.columns) - 1

    def _widths(self) -> list[int]:
        """Give each column's width; one of width 0 takes what the others leave."""
        left = max(4, self.size.width - sum(c.width + 1 for c in self.columns) - (5 if self.pickable else 1))
        return [c.width or left for c in self.columns]

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight: the headings, a row, the words for nothing, or blank."""
        width = self.size.width
        if y == 0:
            return self._strip([c.title for c in self.columns], self.get_component_rich_style("lines--head"), None, "")
        number = y - 1 + self.scroll_offset.y
        if number < len(self.lines):
            return self._row(number)
        if number == 0 and self.empty:
            return Strip([Segment(" " + self.empty, self.rich_style)]).adjust_cell_length(width, self.rich_style)
        return Strip.blank(width, self.rich_style)

    def _row(self, number: int) -> Strip:
        line = self.lines[number]
        here = number == self.row
        mark = "▶" if here else " "
        if self.pickable:
            mark += "[x] " if line.key in self.picked else "[ ] "
        cursor = self.get_component_rich_style("lines--cursor" if self.has_focus else "lines--blurred")
        return self._strip(line.cells, self.rich_style, cursor if here else None, mark)

    def _strip(self, cells: Sequence[Text | str], base: Style, cursor: Style | None, mark: str) -> Strip:
        whole = base if cursor is None or self.by_cell else base + cursor
        segments = [Segment(mark or (" " * (5 if self.pickable else 1)), whole)]
        for number, (content, width) in enumerate(zip(cells, self._widths(), strict=False)):
            style = base + cursor if cursor is not None and self.by_cell and number == self.column else whole
            text = content.copy() if isinstance(content, Text) else cell(content)
            text.truncate(width, overflow="ellipsis", pad=True)
            segments += [
                Segment(segment.text, style + segment.style if segment.style else style)
                for segment in text.render(self.app.console)
            ]
            segments.append(Segment(" ", whole))
        return Strip(segments).adjust_cell_length(self.size.width, whole)
