"""What a file would change, as a page: its lines, what is known of the highlighted one, the next that waits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tracker.errors import StaleProposal, TrackerError
from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines


class Shown(Protocol):
    """One line of a preview, as far as every preview needs it."""

    @property
    def key(self) -> object:
        """Tell it from the others, also when the file is compared anew."""

    @property
    def asks(self) -> bool:
        """Say whether it waits for a decision."""


I = TypeVar("I", bound=Shown)  # noqa: E741 - an item


@dataclass(frozen=True)
class Drawn(Generic[I]):
    """The lines of a preview, made in the thread that compares: 5,000 of them would hold up the window."""

    items: tuple[I, ...]
    lines: tuple[Line, ...]

    @property
    def waiting(self) -> int:
        """Count what waits for a decision."""
        return sum(item.asks for item in self.items)


def drawn(items: Iterable[I], cells: Callable[[I], tuple[Text | str, ...]]) -> Drawn[I]:
    """Give items with their cells."""
    listed = tuple(items)
    return Drawn(listed, tuple(Line(item.key, cells(item)) for item in listed))


class Proposed(Page, Generic[I]):
    """A page over the lines of a preview; it refuses what is stale by showing what holds now."""

    PLACE = "import"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column("", 1), Column("Who", 28), Column("What", 0))
    NOTE: ClassVar[str] = "Nothing is written until you apply (ctrl+s). Undo brings all of it back."
    NOTHING: ClassVar[str] = "Nothing in this file is new."
    DECIDED: ClassVar[str] = "Nothing waits for a decision. ctrl+s applies what you see."

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[I, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out the counts, the lines, and at the side what is known about the highlighted one."""
        yield Facts(id="facts")
        with Horizontal():
            yield Lines(self.COLUMNS, empty="Comparing with the records …", id="items")
            yield Side()
        yield Facts(id="here")
        yield Static(self.NOTE, id="note", classes="note", markup=False)

    def on_mount(self) -> None:
        """Be ready for keys; Textual calls the page's own, which compares, beside it."""
        self.query_one("#items", Lines).focus()

    def draw_lines(self, found: Drawn[I]) -> None:
        """Draw the lines; the first time the cursor goes to the first that waits."""
        first, self.items = not self.items, found.items
        listed = self.query_one("#items", Lines)
        listed.empty = self.NOTHING
        listed.show(found.lines)
        if first:
            self.go_to_waiting(self.items)

    def go_to_waiting(self, order: Iterable[I]) -> None:
        """Put the cursor on the first line of an order that waits; else on the first of all."""
        if self.items:
            self.query_one("#items", Lines).go_to(next((item.key for item in order if item.asks), self.items[0].key))

    def here(self) -> I | None:
        """Give the highlighted line."""
        row = self.query_one("#items", Lines).row
        return self.items[row] if row < len(self.items) else None

    def tell_of(self, who: str, what: str, details: tuple[str, ...], *, briefly: str = "") -> None:
        """Say all that is known about a line: below the lines as much as fits there."""
        self.query_one("#here", Facts).update(show("  ".join([briefly or f"{who}: {what}", *details][:3])))
        self.query_one(Side).update("\n".join(map(show, (who, "", what, "", *details))))

    def action_next(self) -> None:
        """Go to the next line that waits."""
        listed = self.query_one("#items", Lines)
        order = [*self.items[listed.row + 1 :], *self.items[: listed.row + 1]]
        found = next((item for item in order if item.asks), None)
        if found:
            listed.go_to(found.key)
        else:
            self.tracker.say(self.DECIDED)

    def refused(self, error: TrackerError) -> None:
        """Say why nothing was written; where the records changed meanwhile, show what holds now."""
        super().refused(error)
        if isinstance(error, StaleProposal):
            self.load()
