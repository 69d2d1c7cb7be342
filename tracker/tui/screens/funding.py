"""Funding: what was asked for, what was decided, and what waits for it."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tracker.tui.list_page import ListPage
from tracker.tui.widgets.lines import Column, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.initiatives.facts import Ask, Plan


class Funding(ListPage["Plan", "Ask"]):
    """Every ask; a decision is a form of its own, and earlier decisions stay."""

    PLACE = "plan"
    NAMED = "Funding asks"
    HELP = """Each line is money that was asked for. Enter or a says what was decided and when; n adds an ask.
The open total counts what nobody has granted or refused yet, where the amount is known.
Under the list stands what each would unblock. Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "form('AskDecided')", "Decided"),
        Binding("n", "form('AskAdded')", "New ask"),
        Binding("c", "copy", "Copy"),
        Binding("u", "app.undo", "Undo", show=False),
    ]
    COLUMNS = (Column("Ask", 0), Column("For", 22), Column("Amount", 10), Column("Decided", 20))
    READING = "Reading the asks …"
    NOTHING = "No ask yet. n adds one; on Plan, l brings in those of the plan that ships."

    def asked(self, db: "Session", as_of: "date") -> "Plan":
        """Ask for the plan."""
        from tracker.initiatives.plan import plan

        return plan(db, as_of)

    def rows(self, answer: "Plan") -> "Sequence[Ask]":
        """Give the asks."""
        return answer.asks

    def head(self, answer: "Plan") -> str:
        """Add up what is open and what was approved."""
        still = [ask for ask in answer.asks if ask.open]
        asked = sum(ask.amount or 0 for ask in still)
        unknown = sum(ask.amount is None for ask in still)
        approved = sum(ask.approved or 0 for ask in answer.asks)
        more = f" and {unknown} without an amount" if unknown else ""
        return f"As of {answer.as_of}: ${asked:,} open{more}, ${approved:,} approved"

    def key_of(self, each: "Ask") -> int:
        """Know an ask by its number."""
        return each.number

    def cells(self, each: "Ask") -> tuple[str, ...]:
        """Give what, for which entry, how much, and what was decided."""
        from tracker.initiatives.facts import DECISION_WORDS

        amount = f"${each.amount:,}".rjust(9) if each.amount is not None else "not known"
        day = f" {each.decisions[-1].day}" if each.decisions else ""
        entries = self.answer.entries if self.answer else ()
        title = next((entry.title for entry in entries if entry.code == each.initiative), "")
        return each.title, title, amount, f"{DECISION_WORDS[each.decision]}{day}"

    def more(self, each: "Ask") -> "Sequence[str]":
        """Say what it unblocks, and how it was put."""
        unblocks = f"Unblocks: {each.unblocks}" if each.unblocks else ""
        decided = each.decisions[-1].words if each.decisions else ""
        return [line for line in (unblocks, each.words, decided, each.note) if line]

    @on(Lines.Chosen, "#listed")
    def action_decide(self) -> None:
        """Say what was decided."""
        self.action_form("AskDecided")

    def action_form(self, name: str) -> None:
        """Open a form for the ask under the cursor."""
        from tracker.tui.screens import plan_steps

        if name == "AskAdded":
            self.app.push_screen(plan_steps.AskAdded("", ""))
        elif self.chosen:
            self.app.push_screen(plan_steps.AskDecided(self.chosen.number, self.chosen.title))
