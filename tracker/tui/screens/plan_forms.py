"""The small forms of the plan's entries: how one stands, who has it, its words, the outcomes that it serves."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget
from textual.widgets import Input, Select

from tracker.tui.fact_form import FactForm, HeldForm, Plan
from tracker.tui.screens.plan_steps import MOST_DIGITS, AskAdded, MilestoneAdded
from tracker.tui.widgets.days import DayField

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.initiatives.facts import Entry


class StatusSet(HeldForm):
    """How an entry stands from a day on."""

    DRAFT = "plan-status"
    WRITE = "Set the status"
    FIRST = "#status"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: how it stands from a day on. What was said before stays in its history."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields; the words are the plan's way to say it."""
        from tracker.initiatives.facts import STATUS_WORDS

        choices = [(words, status) for status, words in STATUS_WORDS.items() if status]
        now = self.held["status"] or "not_started"
        return (
            ("Status", Select[str](choices, value=now, allow_blank=False, compact=True, id="status")),
            ("In words", Input(placeholder="may stay empty", compact=True, id="said")),
            ("From", DayField(self.today, "today", id="on")),
        )

    def save(self) -> None:
        """Set it, as `tracker plan status` does."""
        status, words, day = str(self.query_one("#status", Select).value), self.text("said"), self.day("on")
        if day is None:
            self.wrong("From which day on? Write it like 9/30.")
            return

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.set_status(db, str(self.of), status, day=day, words=words)

        said = status.replace("_", " ")
        self.write(lambda _: Plan(f"{self.of} stands as {said} from {day}", verb, f"{said.capitalize()} since {day}."))


class OwnerSet(HeldForm):
    """Who has an entry, and what comes next."""

    DRAFT = "plan-owner"
    WRITE = "Write it"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: who looks after it, and what comes next. An empty field takes it away."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what stands."""
        return (
            ("Next step", Input(self.held["next_step"], compact=True, id="next_step")),
            ("By", DayField(self.today, self.held["next_on"], id="next_on")),
            ("Owner", Input(self.held["owner"], compact=True, id="owner")),
        )

    def save(self) -> None:
        """Write them, as `tracker plan set` does."""
        altered = self.altered()
        if self.unclear("next_on"):
            self.wrong("Write the day like 9/30, or leave it empty.")
            return
        if not altered:
            self.wrong("Nothing was changed. Esc leaves.")
            return
        day, clear = self.day("next_on"), [field for field, said in altered.items() if not said]
        texts: dict[str, str | None] = {f: said for f, said in altered.items() if said and f != "next_on"}

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.change(db, str(self.of), next_on=day if "next_on" in altered else None, clear=clear, **texts)

        self.write(lambda _: Plan(f"changed owner or next step of {self.of}", verb, f"{self.of_name} is changed."))


class EntryChanged(HeldForm):
    """An entry's own words; the plan of the day that they were printed stays in the history."""

    DRAFT = "plan-entry"
    WRITE = "Write the changes"
    _LABELS = (
        *(("title", "Title"), ("area", "Area"), ("description", "What"), ("time_words", "Time")),
        *(("internal_needs", "Needs"), ("dependencies", "Depends on"), ("anticipated_outcome", "Anticipated")),
        ("note", "Please note"),
    )

    def heading(self) -> str:
        """Say what the form does."""
        return "The entry in other words. History keeps what stood here before; u takes it back."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what stands."""
        return [(label, Input(self.held[field], compact=True, id=field)) for field, label in self._LABELS]

    def save(self) -> None:
        """Change them, as `tracker plan set` does."""
        altered = self.altered()
        if not altered:
            self.wrong("Nothing was changed. Esc leaves.")
            return
        clear = [field for field, said in altered.items() if not said]
        texts: dict[str, str | None] = {field: said for field, said in altered.items() if said}

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.change(db, str(self.of), next_on=None, clear=clear, **texts)

        self.write(lambda _: Plan(f"changed the words of {self.of}", verb, f"{self.of_name} is changed."))


class EntryAdded(FactForm):
    """A new entry at the plan's end."""

    DRAFT = "plan-added"
    WRITE = "Add it to the plan"

    def heading(self) -> str:
        """Say what the form does."""
        return "A new entry of the plan. Its words are added on its own page."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        from tracker.initiatives.facts import KIND_WORDS

        kinds = [(words, kind) for kind, words in KIND_WORDS.items()]
        terms = [("none", ""), ("short", "short"), ("mid", "mid"), ("long", "long")]
        return (
            ("Title", Input(placeholder="what is to be done", compact=True, id="title")),
            ("Code", Input(placeholder="a short word, such as staff-safety", compact=True, id="code")),
            ("Kind", Select[str](kinds, value="initiative", allow_blank=False, compact=True, id="kind")),
            ("Term", Select[str](terms, value="", allow_blank=False, compact=True, id="term")),
            ("Area", Input(placeholder="strategy area", compact=True, id="area")),
        )

    def save(self) -> None:
        """Add it, as `tracker plan add` does."""
        title, code, area = map(self.text, ("title", "code", "area"))
        kind, term = (str(self.query_one(f"#{each}", Select).value) for each in ("kind", "term"))
        today = self.today

        def verb(db: "Session") -> None:
            from tracker import initiatives

            initiatives.add(db, code, title=title, day=today, kind=kind, term=term, area=area)

        self.write(lambda _: Plan(f"added {code} to the plan", verb, f"{title} stands in the plan."))


class ServesSet(HeldForm):
    """Which of the expected outcomes an entry serves."""

    DRAFT = "plan-serves"
    WRITE = "It serves these"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: the expected outcomes that it serves, by their numbers (1, 2, …)."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the field."""
        return (("Outcomes", Input(self.held["outcomes"], placeholder="such as 1, 3", compact=True, id="outcomes")),)

    def save(self) -> None:
        """Change them, as `tracker plan serves` does."""
        said = [part.strip() for part in self.text("outcomes").split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() and len(part) < MOST_DIGITS for part in said):
            self.wrong("Write the outcomes' numbers, divided by commas.")
            return
        wanted = {int(part) for part in said}
        held = {int(part) for part in self.held["outcomes"].split(",") if part.strip()}
        if wanted == held:
            self.wrong("Nothing was changed. Esc leaves.")
            return

        def verb(db: "Session") -> None:
            from tracker import initiatives

            for place in sorted(wanted - held):
                initiatives.serve(db, str(self.of), place)
            for place in sorted(held - wanted):
                initiatives.serve_no_more(db, str(self.of), place)

        self.write(lambda _: Plan(f"changed the outcomes that {self.of} serves", verb, f"{self.of_name} is changed."))


def _held(entry: "Entry", *fields: str) -> dict[str, str]:
    return {field: str(getattr(entry, field) or "") for field in fields}


#: The forms of an entry, by their names on the pages' keys.
FORMS: dict[str, "Callable[[Entry], Any]"] = {
    "StatusSet": lambda e: StatusSet(e.code, e.title, {"status": e.status}),
    "OwnerSet": lambda e: OwnerSet(e.code, e.title, _held(e, "next_step", "next_on", "owner")),
    "EntryChanged": lambda e: EntryChanged(
        e.code,
        e.title,
        _held(e, *(field for field, _ in EntryChanged._LABELS)),  # noqa: SLF001 - of this page
    ),
    "MilestoneAdded": lambda e: MilestoneAdded(e.code, e.title),
    "ServesSet": lambda e: ServesSet(e.code, e.title, {"outcomes": ", ".join(map(str, e.outcomes))}),
    "AskAdded": lambda e: AskAdded(e.code, e.title),
}
