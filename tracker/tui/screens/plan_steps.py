"""The small forms of what hangs on the plan's entries: milestones, and money that is asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input, Select

from tracker.tui.fact_form import FactForm, HeldForm, Plan
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.initiatives.facts import Step

MOST_DIGITS = 10  # of a number of ours


class MilestoneAdded(FactForm):
    """A step of an entry."""

    DRAFT = "plan-milestone"
    WRITE = "Add the milestone"

    def heading(self) -> str:
        """Say what the form does."""
        return f"A milestone of {self.of_name}."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("What", Input(placeholder="such as Rule drafted", compact=True, id="title")),
            ("Due", DayField(self.today, id="due")),
        )

    def save(self) -> None:
        """Add it, as `tracker plan milestone add` does."""
        title, due = self.text("title"), self.day("due")
        if self.unclear("due"):
            self.wrong("Write the day like 9/30, or leave it empty.")
            return

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.add_milestone(db, str(self.of), title, due_on=due)

        self.write(lambda _: Plan(f"added a milestone to {self.of}: {title}", verb, "The milestone is added."))


class MilestoneChanged(HeldForm):
    """A milestone: its words, when it is due, when it was done."""

    DRAFT = "plan-milestone-changed"
    WRITE = "Write it"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: write the day on which it was done. An empty day takes it away."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what stands; the day that it was done comes first."""
        return (
            ("Done on", DayField(self.today, self.held["done_on"], id="done_on")),
            ("Due", DayField(self.today, self.held["due_on"], id="due_on")),
            ("What", Input(self.held["title"], compact=True, id="title")),
        )

    def save(self) -> None:
        """Change it, as `tracker plan milestone` does."""
        altered = self.altered()
        if self.unclear("done_on", "due_on"):
            self.wrong("Write the days like 9/30, or leave them empty.")
            return
        if not altered:
            self.wrong("Nothing was changed. Esc leaves.")
            return
        due, done, title = self.day("due_on"), self.day("done_on"), altered.get("title")
        clear = tuple(field.removesuffix("_on") for field, said in altered.items() if not said)

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.change_milestone(
                db,
                int(self.of),
                title=title,
                due_on=due if "due_on" in altered else None,
                done_on=done if "done_on" in altered else None,
                clear=clear,
            )

        self.write(lambda _: Plan(f"changed the milestone {self.of_name}", verb, f"{self.of_name} is changed."))


class AskAdded(FactForm):
    """Money that is asked for; the form's thing is the entry that it is for, or none."""

    DRAFT = "plan-ask"
    WRITE = "Note the ask"

    def heading(self) -> str:
        """Say what the form does."""
        return f"Money that is asked for{f', for {self.of_name}' if self.of_name else ''}."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("For what", Input(placeholder="such as Analysis of data", compact=True, id="title")),
            ("Amount", Input(placeholder="whole dollars, or empty", compact=True, id="amount")),
            ("Entry", Input(str(self.of or ""), placeholder="its code, or empty", compact=True, id="entry")),
            ("Unblocks", Input(placeholder="what it makes possible", compact=True, id="unblocks")),
            ("Asked on", DayField(self.today, id="on")),
        )

    def save(self) -> None:
        """Note it, as `tracker funding add` does."""
        title, entry, unblocks = map(self.text, ("title", "entry", "unblocks"))
        amount, on = _dollars(self.text("amount")), self.day("on")
        if self.unclear("on") or amount is _NO_AMOUNT:
            self.wrong("Write the amount in whole dollars and the day like 9/30, or leave them empty.")
            return

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.add_ask(db, title, initiative=entry or None, amount=amount, unblocks=unblocks, asked_on=on)

        self.write(lambda _: Plan(f"asked for money: {title}", verb, "The ask is noted."))


class AskDecided(FactForm):
    """What was decided about an ask."""

    DRAFT = "plan-decided"
    WRITE = "Note the decision"
    FIRST = "#decision"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: what was decided. Earlier decisions stay in its history."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        from tracker.initiatives.facts import DECISION_WORDS

        choices = [(words, each) for each, words in DECISION_WORDS.items() if each]
        return (
            ("Decision", Select[str](choices, value="approved", allow_blank=False, compact=True, id="decision")),
            ("On", DayField(self.today, "today", id="on")),
            ("Amount", Input(placeholder="if approved, and not the whole", compact=True, id="amount")),
            ("In words", Input(placeholder="may stay empty", compact=True, id="said")),
        )

    def save(self) -> None:
        """Note it, as `tracker funding decide` does."""
        decision, words = str(self.query_one("#decision", Select).value), self.text("said")
        amount, on = _dollars(self.text("amount")), self.day("on")
        if on is None or amount is _NO_AMOUNT:
            self.wrong("Write the day like 9/30, and an amount in whole dollars or none.")
            return

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.decide(db, int(self.of), decision, day=on, amount=amount, words=words)

        self.write(lambda _: Plan(f"{decision}: {self.of_name}", verb, f"{decision.capitalize()} {weekday(on)}."))


_NO_AMOUNT = -1


def _dollars(said: str) -> int | None:
    """Read whole dollars, with or without their sign and commas; what is none gives _NO_AMOUNT."""
    plain = said.replace("$", "").replace(",", "").strip()
    if not plain:
        return None
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < MOST_DIGITS else _NO_AMOUNT


def milestone_form(step: "Step") -> MilestoneChanged:
    """Make the form of a milestone."""
    held = {name: str(getattr(step, name) or "") for name in ("done_on", "due_on", "title")}
    return MilestoneChanged(step.number, step.title, held)
