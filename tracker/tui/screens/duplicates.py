"""Join duplicates: every two records that may be one person, and the form that joins them."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.intake.doubles import Double


def asked(db: "Session", as_of: date) -> "tuple[Double, ...]":
    """Ask for every two records that have something in common."""
    from tracker.intake.doubles import doubles

    return doubles(db, as_of)


class Duplicates(Page):
    """Records that may be one person, the likeliest first; nothing is joined but by the form."""

    PLACE = "people"
    HELP = """Each line is two records that have a number, a whole name or a mailbox in common. Two people may share a
name: only you know. Enter opens the form that joins them, and u takes a join back. j on a person proposes those who
are only alike. c copies the lines. Esc goes back to People."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "join", "Join", show=True),
        Binding("c", "copy", "Copy"),
        Binding("u", "app.undo", "Undo"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pairs: tuple[Double, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out the count over the pairs."""
        yield Facts(id="facts")
        yield Lines(
            (Column("One record", 0), Column("May be the same as", 30), Column("Why", 16)),
            empty="Looking …",
            id="pairs",
        )
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for them as of the day."""
        self.ask(lambda db: asked(db, self.tracker.day()), self.show_pairs)

    def show_pairs(self, pairs: "tuple[Double, ...]") -> None:
        """Draw them."""
        self.pairs = pairs
        lines = self.query_one("#pairs", Lines)
        lines.empty = "No two records have a number, a whole name or a mailbox in common. Esc goes back."
        lines.show(Line(n, (each.one_name, each.other_name, each.why)) for n, each in enumerate(pairs))
        count = "1 pair" if len(pairs) == 1 else f"{len(pairs):,} pairs"
        self.query_one("#facts", Facts).update(show(f"{count} of records may be one person. Enter joins two."))
        lines.focus()

    @on(Lines.Highlighted, "#pairs")
    def tell(self, event: Lines.Highlighted) -> None:
        """Say the two under the cursor in full."""
        if isinstance(event.key, int) and event.key < len(self.pairs):
            pair = self.pairs[event.key]
            self.query_one("#here", Facts).update(show(f"{pair.one_name} · {pair.other_name} · {pair.why}"))

    @on(Lines.Chosen, "#pairs")
    def action_join(self) -> None:
        """Open the form for the pair under the cursor."""
        from tracker.tui.screens.person_over_time import Joined

        key = self.query_one("#pairs", Lines).key
        if isinstance(key, int) and key < len(self.pairs):
            pair = self.pairs[key]
            self.app.push_screen(Joined(pair.one, pair.one_name, [(pair.other, pair.other_name)]))

    def action_copy(self) -> None:
        """Copy the lines, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#pairs", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")
