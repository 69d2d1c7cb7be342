"""History: every change newest first, what each did in words, and the way back."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from tracker.names import show
from tracker.tui.moments import short
from tracker.tui.page import Page
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.journal import Entry, Told

SHOWN = 4  # names of what rests on a change
MOST = 60  # lines of one change's details


@dataclass(frozen=True)
class Read:
    """The entries, what their moments are shown in, and the clock's own day, whatever day is looked at."""

    entries: "tuple[Entry, ...]"
    zone: str
    today: date


@dataclass(frozen=True)
class Details:
    """What one change did, and what newer changes rest on it."""

    change: int
    told: "tuple[Told, ...]"
    resting: tuple[str, ...]


def shortened(names: tuple[str, ...]) -> str:
    """Put names into a sentence, and how many more there are."""
    more = len(names) - SHOWN
    return "; ".join(names[:SHOWN]) + (f"; and {more} more" if more > 0 else "")


class History(Page):
    """The journal as a list; the highlighted change is told in words below, or beside where there is room."""

    PLACE = "history"
    AUTO_FOCUS = "#entries"
    HELP = """Every change, newest first. The part below says what the highlighted one did:
+ added, ~ changed, - removed or gone. ! names what newer changes rest on it.
An undo is a change too: nothing is ever lost."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo_this", "Undo this"),
        Binding("r", "app.redo", "Redo"),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("b", "backups", "Backups"),
        Binding("c", "copy", "Copy", show=False),
        Binding("escape", "back", "Back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.read: Read | None = None

    def body(self) -> ComposeResult:
        """Lay out the filter, the list and the details."""
        yield Input(placeholder="filter: words of the change", id="filter", compact=True)
        with Horizontal(id="both"):
            columns = (Column("when", 16), Column("what", 0), Column("", 7))
            yield Lines(columns, empty="Reading the history …", id="entries")
            with VerticalScroll(id="details", can_focus=False):
                yield Static("", markup=False, id="told")

    def on_mount(self) -> None:
        """Hide the filter until it is asked for."""
        self.query_one("#filter").display = False
        self.load()

    def load(self) -> None:
        """Ask for the entries."""
        self.ask(self._entries, self.show_entries)

    def _entries(self, db: "Session") -> Read:
        from tracker.journal import history
        from tracker.settings import local_day, read

        zone = read(db).zone
        return Read(history(db), zone, local_day(self.tracker.records.clock(), zone))

    def show_entries(self, read: Read) -> None:
        """Draw those that the filter lets through."""
        self.read = read
        wanted = self.query_one("#filter", Input).value.casefold().split()
        found = [entry for entry in read.entries if all(word in entry.what.casefold() for word in wanted)]
        lines = self.query_one("#entries", Lines)
        lines.empty = "Nothing was done yet." if not wanted else "No change has all of these words. Esc shows all."
        lines.show(Line(entry.change, _cells(entry, read)) for entry in found)
        if not found:
            self.query_one("#told", Static).update("")
        if not self.query_one("#filter").has_focus:
            lines.focus()

    @on(Lines.Highlighted, "#entries")
    def look(self, event: Lines.Highlighted) -> None:
        """Ask what the highlighted change did."""
        number = int(str(event.key))
        self.ask(lambda db: _details(db, number), self.tell, group="details")

    def tell(self, details: Details) -> None:
        """Tell it."""
        entry = next((e for e in self.read.entries if e.change == details.change), None) if self.read else None
        if entry is None:
            return
        told = _told(entry, details, shared=bool(self.tracker.records.database))
        self.query_one("#told", Static).update("\n".join(told))
        self.query_one("#details").scroll_home(animate=False)

    @on(Lines.Chosen, "#entries")
    def into_details(self) -> None:
        """Let the arrows scroll the details."""
        details = self.query_one("#details", VerticalScroll)
        details.can_focus = True
        details.focus()

    def action_undo_this(self) -> None:
        """Ask whether the highlighted change is to be taken back."""
        key = self.query_one("#entries", Lines).key
        self.tracker.open("undo", None if key is None else int(str(key)))

    def action_filter(self) -> None:
        """Show only the changes that have some words."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#filter")
    def narrow(self) -> None:
        """Filter what is there."""
        if self.read:
            self.show_entries(self.read)

    @on(Input.Submitted, "#filter")
    def into_list(self) -> None:
        """Go to what was found."""
        self.query_one("#entries", Lines).focus()

    def action_back(self) -> None:
        """Show all again, leave the details, then leave."""
        field, lines = self.query_one("#filter", Input), self.query_one("#entries", Lines)
        if field.display:
            field.value = ""
            field.display = False
            lines.focus()
        elif not lines.has_focus:
            lines.focus()
        else:
            super().action_back()

    def action_backups(self) -> None:
        """Show the backups."""
        self.tracker.open("backups")

    def action_copy(self) -> None:
        """Copy the list, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#entries", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")


def _cells(entry: "Entry", read: Read) -> "tuple[str, str, str]":
    kind = "UNDID " if entry.kind == "undo" and entry.what.startswith("undid: ") else ""
    what = entry.what.removeprefix("undid: ") if kind else entry.what
    return short(entry.at, read.zone, read.today), str(cell(kind + what)), "undone" if entry.undone else ""


def _details(db: "Session", number: int) -> Details:
    from tracker.journal import resting, told
    from tracker.journal.history import entry

    of = entry(db, number)
    rests = resting(db, number) if of.kind in ("change", "undo") and not of.undone else ()
    return Details(number, told(db, number), rests)


def _told(entry: "Entry", details: Details, *, shared: bool) -> list[str]:
    """Give the details line by line; who did it is told where several people share the records."""
    by = f", by {entry.by}" if shared and entry.by else ""
    lines = [show(f"{entry.what} ({entry.rows} row{'' if entry.rows == 1 else 's'}{by})")]
    if entry.undone:
        lines.append("  This was undone.")
    if details.resting:
        lines.append(f"  ! Newer changes rest on {show(shortened(details.resting))}")
    lines += [f"  {show(each.words)}" for each in details.told[:MOST]]
    if len(details.told) > MOST:
        lines.append(f"  and {len(details.told) - MOST} more")
    return lines
