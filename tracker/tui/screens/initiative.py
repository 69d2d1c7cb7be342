"""One entry of the plan: its own words, how it stands, its milestones and asks, and what was said of it before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.lines import Column, Line, Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.initiatives.facts import Ask, Entry, Step
    from tracker.tui.screens.plan import Looked


@dataclass(frozen=True)
class Row:
    """A line of the entry's list: a milestone, an ask, or how it once stood."""

    kind: str  # "milestone", "ask" or "status"
    number: int


class InitiativePage(Page):
    """The whole entry; each change is a form of its own and can be undone."""

    PLACE = "plan"
    DEFAULT_CSS = """
    InitiativePage #words { height: 3fr; padding: 0 1; scrollbar-size-horizontal: 0; }
    InitiativePage #words Static { height: auto; }
    InitiativePage #listed { height: 2fr; border-top: solid $panel; }
    """
    HELP = """Above stand the entry's own words and what the records say of it today; Tab goes there to scroll.
Below are its milestones, its asks for money, and how it stood before: Enter on a milestone or an ask changes it.
s sets the status, o owner and next step, e the words, m adds a milestone, a an ask. Each can be undone with u.
An anticipated outcome is what the plan hopes for; a training completed does not show that it came about."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "form('StatusSet')", "Status"),
        Binding("o", "form('OwnerSet')", "Next step"),
        Binding("m", "form('MilestoneAdded')", "Milestone"),
        Binding("a", "form('AskAdded')", "Ask"),
        Binding("e", "form('EntryChanged')", "Edit"),
        Binding("v", "form('ServesSet')", "Outcomes", show=False),
        Binding("c", "copy", "Copy", show=False),
        Binding("u", "app.undo", "Undo", show=False),
    ]

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self.entry: Entry | None = None

    def body(self) -> ComposeResult:
        """Lay the words over the list."""
        with VerticalScroll(id="words", can_focus=True):
            yield Static("Reading …", id="said", markup=False)
        columns = (Column("", 10), Column("What", 0), Column("How far", 30))
        yield Lines(columns, empty="No milestone, no ask. m adds a milestone, a an ask.", id="listed")

    def load(self) -> None:
        """Ask for the plan as of the day that is looked at."""
        from tracker.tui.screens.plan import looked

        self.ask(lambda db: looked(db, self.tracker.day()), self.show_entry)

    def show_entry(self, answer: "Looked") -> None:
        """Draw it; an entry that is not in the plan of the day is said to be none."""
        first = self.entry is None
        self.entry = next((each for each in answer.plan.entries if each.code == self.code), None)
        said = self.query_one("#said", Static)
        lines = self.query_one("#listed", Lines)
        if self.entry is None:
            said.update("This entry is not in the plan of this day. d looks at another, Esc goes back.")
            lines.show(())
            return
        outcomes = [each.words for each in answer.plan.outcomes if self.code in each.served_by]
        words = words_of(self.entry, answer.live.get(self.code, ""), outcomes)
        said.update("\n".join(map(show, words)))
        lines.show(rows_of(self.entry, self.tracker.today or answer.plan.as_of))
        if first:
            lines.focus()

    @on(Lines.Chosen, "#listed")
    def change_row(self) -> None:
        """Open the form for the milestone or the ask under the cursor."""
        from tracker.tui.screens import plan_steps

        row = cast("Row | None", self.query_one("#listed", Lines).key)
        if row is None or self.entry is None:
            return
        if row.kind == "milestone":
            step = next(each for each in self.entry.milestones if each.number == row.number)
            self.app.push_screen(plan_steps.milestone_form(step))
        elif row.kind == "ask":
            ask = next(each for each in self.entry.asks if each.number == row.number)
            self.app.push_screen(plan_steps.AskDecided(ask.number, ask.title))

    def action_form(self, name: str) -> None:
        """Open a form for this entry."""
        from tracker.tui.screens import plan_forms

        if self.entry is not None:
            self.app.push_screen(plan_forms.FORMS[name](self.entry))

    def action_copy(self) -> None:
        """Copy the words."""
        self.tracker.copy_to_clipboard(str(self.query_one("#said", Static).render()))
        self.tracker.say("Copied.")


def words_of(entry: "Entry", live: str, outcomes: "list[str]") -> "Iterator[str]":
    """Give the entry's fields in the plan's own order, live figures beside the plan's words."""
    from tracker.initiatives.facts import KIND_WORDS, STATUS_WORDS, TERM_WORDS

    term = TERM_WORDS.get(entry.term, "")
    yield " · ".join(part for part in (entry.title, KIND_WORDS[entry.kind], entry.area, term) if part)
    said = entry.standing
    if said:
        source = f" ({said.source})" if said.source else ""
        yield f"{STATUS_WORDS[said.status]} since {said.day}{source}"
    fields = (
        ("Today", live),
        ("In words", said.words if said else ""),
        ("What", entry.description),
        ("Time", entry.time_words),
        ("Needs", entry.internal_needs),
        ("Depends on", entry.dependencies),
        ("Anticipated", entry.anticipated_outcome),
        ("Serves", "\n".join(outcomes)),
        ("Owner", entry.owner),
        ("Next", f"{entry.next_step}{f', by {entry.next_on}' if entry.next_on else ''}" if entry.next_step else ""),
        ("Please note", entry.note),
    )
    for label, words in fields:
        if words:
            yield from ("", label.upper(), *words.split("\n"))


def rows_of(entry: "Entry", today: "object") -> "list[Line]":
    """Give milestones, asks, and earlier statuses, newest of these first."""
    lines = [
        Line(Row("milestone", each.number), ("milestone", each.title, _far(each, today))) for each in entry.milestones
    ]
    lines += [Line(Row("ask", each.number), ("ask", each.title, _money(each))) for each in entry.asks]
    lines += [
        Line(Row("status", each.number), (str(each.day), each.said, each.source)) for each in reversed(entry.history)
    ]
    return lines


def _far(step: "Step", today: "object") -> str:
    if step.done_on:
        return f"● done {step.done_on}"
    if step.due_on is None:
        return "○ no day set"
    late = isinstance(today, type(step.due_on)) and step.due_on < today
    return f"{'! late, due' if late else '○ due'} {step.due_on}"


def _money(ask: "Ask") -> str:
    from tracker.initiatives.facts import DECISION_WORDS

    amount = f"${ask.amount:,}" if ask.amount is not None else "no amount yet"
    decided = ask.decisions[-1] if ask.decisions else None
    return f"{amount}, {DECISION_WORDS[decided.decision].lower()} {decided.day}" if decided else f"{amount}, open"
