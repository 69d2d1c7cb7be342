"""Published reports: what went out, drawn again, held against each other and against what is known today."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.published_lines import Listed, Otherwise, lines, listed, otherwise, told
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Lines

if TYPE_CHECKING:
    from tracker.reports.kept.sides import Side

COLUMNS = (
    *(Column("no.", 4), Column("as of", 10), Column("copy", 10), Column("form", 8), Column("published", 10)),
    Column("", 0),
)
Chosen = tuple[str, str, tuple[str, ...]]  # the copy, the form and the files that Report shows
FIRST: Chosen = ("leadership", "full", ("xlsx", "pdf"))


class PublishedReports(Page):
    """The list, newest first; the highlighted report is told below, or beside where there is room."""

    PLACE = "report"
    AUTO_FOCUS = "#published"
    HELP = """Every report that was published, newest first. The part below tells the highlighted one.
n publishes the report that Report shows: its files are written and kept as they go out.
ctrl+s writes the files of the highlighted one again, from what was kept. Space marks a report;
v holds the highlighted one against the marked one, else against today. Enter lets the arrows scroll the words.
w withdraws it with a note: it stays in the list, and u lets it stand again.
! marks a report that would say something else today, with what made the difference."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "publish", "Publish"),
        Binding("ctrl+s", "reissue", "Reissue", key_display="^s"),
        Binding("space", "mark", "Mark"),
        Binding("v", "compare", "Compare"),
        Binding("w", "withdraw", "Withdraw"),
        Binding("c", "copy", "Copy", show=False),
        Binding("escape", "back", "Back"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self, chosen: Chosen | None = None) -> None:
        super().__init__()
        self.chosen = chosen
        self.found: Listed | None = None
        self.now: Otherwise | None = None
        self.marked: int | None = None
        self.told_of: int | None = None  # the report that the words below are about

    def body(self) -> ComposeResult:
        """Lay out the mark of what changed, the list, and the words."""
        yield Facts(id="facts")
        with Horizontal(id="both"):
            yield Lines(COLUMNS, pickable=True, empty="Reading the published reports …", id="published")
            with VerticalScroll(id="details", can_focus=False):
                yield Static("", markup=False, id="told")
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for the list, then for what would be said otherwise."""
        self.ask(listed, self.show_listed)

    def show_listed(self, found: Listed) -> None:
        """Draw the list, and measure their days once more."""
        self.found = found
        self._draw()
        if not found.kept:
            self.query_one("#facts", Facts).update("No report was published yet.")
            self.query_one("#told", Static).update("")
            return
        if self.now is None:
            self._say_how()
            self.query_one("#facts", Facts).update("Holding them against what is known today …")
        store = self.tracker.records.store
        self.run_aside(lambda: otherwise(store(), found.zone), self.show_otherwise, group="changed")

    def show_otherwise(self, now: Otherwise) -> None:
        """Mark those that would say something else."""
        self.now = now
        self.query_one("#facts", Facts).update(now.words)
        self._draw()
        self._tell_highlighted()

    def _draw(self) -> None:
        table = self.query_one("#published", Lines)
        table.empty = "n publishes the report that Report shows."
        table.show(lines(self.found, self.now or Otherwise()) if self.found else ())
        if self.focused is None:
            table.focus()

    @property
    def number(self) -> int | None:
        """Give the number of the highlighted report."""
        key = self.query_one("#published", Lines).key
        return None if key is None else int(str(key))

    @on(Lines.Highlighted, "#published")
    def look(self) -> None:
        """Tell the highlighted report, unless the words are about it already."""
        if self.number != self.told_of:
            self._tell_highlighted()

    def _tell_highlighted(self) -> None:
        number, found = self.number, self.found
        self.told_of = number
        if number is not None and found is not None:
            said = tuple((self.now or Otherwise()).said.get(number, ()))
            self.ask(lambda db: told(db, number, found.zone, said), self.tell, group="details")

    def tell(self, words: str) -> None:
        """Show words in the part below."""
        self.query_one("#told", Static).update(words)
        self.query_one("#details").scroll_home(animate=False)

    @on(Lines.Chosen, "#published")
    def into_details(self) -> None:
        """Let the arrows scroll the words."""
        details = self.query_one("#details", VerticalScroll)
        details.can_focus = True
        details.focus()

    def action_mark(self) -> None:
        """Mark the highlighted report, the only one, to be compared with."""
        table = self.query_one("#published", Lines)
        table.pick([] if table.key in table.picked else [table.key] if table.key is not None else [])
        self.marked = self.number if table.picked else None
        self._say_how()

    def _say_how(self) -> None:
        """Say on the screen what v compares with: the one report that is marked, else today."""
        how = "v compares this one with today; Space marks another to compare it with."
        marked = f"Report {self.marked} is marked: v compares the one under the cursor with it."
        self.query_one("#here", Facts).update(how if self.marked is None else marked)

    def action_compare(self) -> None:
        """Hold the highlighted report against the marked one, else against today."""
        if self.number is not None:
            one, other = self.number, self.marked if self.marked != self.number else None
            self.told_of = one
            self.tell("Comparing …")
            self.run_aside(lambda: self._compared(one, other), self.show_compared, group="details")

    def _compared(self, one: int, other: int | None) -> str:
        from tracker.reports.kept.comparing import compare
        from tracker.reports.kept.layout import comparison_lines
        from tracker.reports.kept.sides import published_side
        from tracker.settings import read

        records = self.tracker.records
        store, zone = records.store(), records.read(read).zone
        side = published_side(store, one)
        against = published_side(store, other) if other is not None else self._today(side, zone)
        return "\n".join(map(show, comparison_lines(compare(store, side, against, zone=zone), zone)))

    def _today(self, side: "Side", zone: str) -> "Side":
        from tracker.reports.kept.sides import side_now

        records = self.tracker.records
        example = records.workspace.example
        return side_now(records.store(), records.today(), zone=zone, copy=side.report.copy, example=example)

    def show_compared(self, words: str) -> None:
        """Show a comparison, and let the arrows scroll it."""
        self.tell(words)
        self.into_details()

    def action_reissue(self) -> None:
        """Write the files of the highlighted report again, under a bar."""
        number = self.number
        if number is None:
            self.tracker.say("There is no report to write again. n publishes one.", severity="warning")
            return

        def work(say_how_far: Tell) -> tuple[list[Path], tuple[str, ...]]:
            from tracker.reports.kept.reading import find
            from tracker.reports.kept.reissuing import reissue, said_of
            from tracker.reports.putting import put_all

            records = self.tracker.records
            files = records.read(lambda db: reissue(db, number, progress=say_how_far))
            words = said_of(records.read(lambda db: find(db, number)), files)
            return put_all({each.name: each.data for each in files}, records.workspace.exports), words

        under_way(self, f"Writing report {number} again …", work, self.reissued)

    def reissued(self, done: tuple[list[Path], tuple[str, ...]]) -> None:
        """Say which files were written, and how they stand to those that went out."""
        paths, words = done
        where = f"Written to {paths[0].parent}: {'  '.join(path.name for path in paths)}"
        self.query_one("#here", Facts).update("\n".join(map(show, (*words, where))))

    def action_publish(self) -> None:
        """Open the form that publishes what Report shows."""
        from tracker.tui.screens.reports_forms import FORMS, Publish

        copy, form, files = self.chosen or self._last()
        day = self.tracker.day()
        self.app.push_screen(Publish("/".join((day.isoformat(), copy, form, ",".join(files or FIRST[2]))), FORMS[form]))

    def _last(self) -> Chosen:
        """Give what was exported last."""
        kept = self.tracker.memory.read("report")
        files = tuple(str(name) for name in kept.get("files", ()))
        return (str(kept.get("copy", FIRST[0])), "quick" if kept.get("quick") else "full", files or FIRST[2])

    def action_withdraw(self) -> None:
        """Open the form that withdraws the highlighted report."""
        from tracker.tui.screens.reports_forms import Withdraw

        kept = next((each for each in self.found.kept if each.number == self.number), None) if self.found else None
        if kept is None:
            return
        if kept.withdrawn is not None:
            self.tracker.say(f"Report {kept.number} was withdrawn already.", severity="warning")
            return
        self.app.push_screen(Withdraw(kept.number, kept.name))

    def action_copy(self) -> None:
        """Copy the list, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#published", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")

    def action_back(self) -> None:
        """Leave the words, then the screen."""
        table = self.query_one("#published", Lines)
        if not table.has_focus:
            table.focus()
            self._tell_highlighted()
        else:
            super().action_back()
