"""A page that is one list: what stands in it over what is known of the line under the cursor."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")
A = TypeVar("A")


class ListPage(Page, Generic[A, T]):
    """A list of T out of one answer A of the records; a page gives the words, and may hang forms on its keys.

    It may be opened `at` a row, by what that is known by.
    """

    DEFAULT_CSS = """
    ListPage #here { max-height: 4; }
    ListPage Vertical { width: 1fr; }
    """
    COLUMNS: ClassVar[tuple[Column, ...]]
    READING: ClassVar[str] = "Reading …"
    NOTHING: ClassVar[str] = "Nothing is recorded here yet."

    def __init__(self, at: object = None) -> None:
        super().__init__()
        self.at = at
        self.answer: A | None = None
        self.listed: tuple[T, ...] = ()

    def asked(self, db: "Session", as_of: date) -> A:
        """Ask the records, in a thread."""
        raise NotImplementedError

    def rows(self, answer: A) -> Sequence[T]:
        """Give what stands in the list."""
        raise NotImplementedError

    def cells(self, each: T) -> tuple[str, ...]:
        """Give a row's cells."""
        raise NotImplementedError

    def key_of(self, each: T) -> object:
        """Give what the row is known by when the list is drawn anew."""
        raise NotImplementedError

    def head(self, answer: A) -> str:
        """Give the line over the list."""
        del answer
        return ""

    def more(self, each: T) -> Sequence[str]:
        """Give the lines under the list for the row under the cursor."""
        del each
        return ()

    def beside(self, each: T) -> Sequence[str]:
        """Give what stands beside the list where there is room."""
        return self.more(each)

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Facts(id="facts")
        with Horizontal():
            with Vertical():
                yield Lines(self.COLUMNS, empty=self.READING, id="listed")
                yield Facts(id="here")
            yield Side()

    def load(self) -> None:
        """Ask as of the day that is looked at."""
        self.ask(lambda db: self.asked(db, self.tracker.day()), self.show_answer)

    def show_answer(self, answer: A) -> None:
        """Draw it."""
        first = self.answer is None
        self.answer, self.listed = answer, tuple(self.rows(answer))
        lines = self.query_one("#listed", Lines)
        lines.empty = self.NOTHING
        lines.show(Line(self.key_of(each), self.cells(each)) for each in self.listed)
        self.query_one("#facts", Facts).update(show(self.head(answer)))
        if first:
            lines.go_to(self.at)
            lines.focus()
        self.tell()

    def on_resize(self, event: events.Resize) -> None:
        """Say what there is room for now."""
        del event
        self.call_after_refresh(self.tell)

    @property
    def chosen(self) -> T | None:
        """Give the row under the cursor."""
        key = self.query_one("#listed", Lines).key
        return next((each for each in self.listed if self.key_of(each) == key), None)

    @on(Lines.Highlighted, "#listed")
    def tell(self) -> None:
        """Say more of the row under the cursor: at the side where there is room, else below."""
        each, side = self.chosen, self.query_one(Side)
        wide = side.display
        here = self.query_one("#here", Facts)
        here.display = not wide
        if each is None:
            here.update("")
            side.update("")
        elif wide:
            side.update("\n".join(map(show, self.beside(each))))
        else:
            here.update("\n".join(map(show, self.more(each))))

    def action_copy(self) -> None:
        """Copy the lines, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#listed", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")
