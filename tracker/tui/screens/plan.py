"""Plan: the improvement plan's entries, each with how it stands in words and in live figures."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tracker.tui.list_page import ListPage
from tracker.tui.widgets.lines import Column, Lines
from tracker.tui.words import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from tracker.initiatives.facts import Entry
    from tracker.initiatives.facts import Plan as Whole

_TERMS = {"short": "short", "mid": "mid", "long": "long"}
_KINDS = {"recommendation": "rec.", "option": "option"}
_MARKS = {"done": "●", "in_progress": "◐", "rejected": "–"}
LOAD, LATER = "Bring it in", "Not now"


@dataclass(frozen=True)
class Looked:
    """The plan as of a day, and each entry's line of live figures by its code."""

    plan: "Whole"
    live: "Mapping[str, str]"


def looked(db: "Session", as_of: date) -> Looked:
    """Ask for the plan with its live figures."""
    from tracker.initiatives.plan import plan
    from tracker.reports.plan.live import live

    found = plan(db, as_of)
    return Looked(found, {code: each.words for code, each in live(db, found).items()})


class Plan(ListPage[Looked, "Entry"]):
    """Every initiative, recommendation and option; what she changes is a form on its own page."""

    PLACE = "plan"
    HELP = """Each line is an entry of the improvement plan: when it is to be done, how it stands, and what the records
say of it today. Enter opens it. s sets its status, o its owner and next step.
f goes to the funding asks, k to the catalogue, t to trainers, n to the next steps of everything by day,
i to the indicators.
d looks at another day: the plan is as it stood then. x writes it as files, c copies the lines. Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "form('StatusSet')", "Status"),
        Binding("f", "app.open_page('funding')", "Funding"),
        Binding("k", "app.open_page('catalogue')", "Catalogue"),
        Binding("t", "app.open_page('trainers')", "Trainers"),
        Binding("n", "app.open_page('steps')", "Steps"),
        Binding("i", "app.open_page('indicators')", "Indicators"),
        Binding("o", "form('OwnerSet')", "Owner and next step", show=False),
        Binding("a", "form('EntryAdded')", "Add an entry", show=False),
        Binding("x", "export", "Export the plan", show=False),
        Binding("l", "bring_in", "Bring in the plan that ships", show=False),
        Binding("c", "copy", "Copy", show=False),
    ]
    COLUMNS = (Column("When", 6), Column("Entry", 28), Column("Status", 13), Column("Today", 0))
    READING = "Reading the plan …"
    NOTHING = "The plan is not in these records. l brings in the one that ships (20 August 2025)."

    def asked(self, db: "Session", as_of: date) -> Looked:
        """Ask for the plan."""
        return looked(db, as_of)

    def rows(self, answer: Looked) -> "Sequence[Entry]":
        """Give the entries."""
        return answer.plan.entries

    def key_of(self, each: "Entry") -> str:
        """Know an entry by its code."""
        return each.code

    def head(self, answer: Looked) -> str:
        """Count the initiatives by how they stand, and the money that is asked for."""
        return counted(answer.plan)

    def cells(self, each: "Entry") -> tuple[str, ...]:
        """Give when, what, how it stands, and the figures in short."""
        from tracker.initiatives.facts import STATUS_WORDS

        live = self.answer.live.get(each.code, "") if self.answer else ""
        when = _TERMS.get(each.term) or _KINDS.get(each.kind, "")
        return when, each.title, f"{_MARKS.get(each.status, '○')} {STATUS_WORDS[each.status]}", live

    def more(self, each: "Entry") -> "Sequence[str]":
        """Say what the records say of it, what the plan says, and what comes next."""
        width = self.size.width - 2
        return [line for line in (cut(words, width) for words in self._facts(each)) if line]

    def beside(self, each: "Entry") -> "Sequence[str]":
        """Give the same with the description and what it needs."""
        parts = [each.title.upper(), *self._facts(each), each.description, f"Needs: {each.internal_needs}"]
        return [line for part in parts if part for line in (part, "")]

    def _facts(self, each: "Entry") -> list[str]:
        live = self.answer.live.get(each.code, "") if self.answer else ""
        said = each.standing
        plan = f"{said.day}: {said.said}" if said else ""
        step = f"Next: {each.next_step}{f' ({each.next_on})' if each.next_on else ''}" if each.next_step else ""
        return [f"Today: {live}" if live else "", plan, step]

    @on(Lines.Chosen, "#listed")
    def action_entry(self) -> None:
        """Open the entry."""
        if self.chosen:
            self.tracker.open("initiative", self.chosen.code)

    def action_form(self, name: str) -> None:
        """Open a form for the entry under the cursor."""
        from tracker.tui.screens import plan_forms

        if name == "EntryAdded":
            self.app.push_screen(plan_forms.EntryAdded(0, ""))
        elif self.chosen:
            self.app.push_screen(plan_forms.FORMS[name](self.chosen))

    def action_export(self) -> None:
        """Ask for whom the plan is, and write it as files."""
        from tracker.tui.plan_export import export

        export(self)

    def action_bring_in(self) -> None:
        """Ask whether the plan that ships is to be brought in; what is there already stays as it is."""
        from tracker.tui.screens.ask import Ask

        question = "Bring in the plan of 20 August 2025 that ships? What stands here already stays as it is."
        self.app.push_screen(Ask(question, (LOAD, LATER)), self._bring_in)

    def _bring_in(self, answer: str | None) -> None:
        if answer != LOAD:
            return

        def work() -> str:
            from tracker.setting_up import load_plan

            found = load_plan(self.tracker.records.store())
            return f"{len(found.entries)} entries are brought in." if found.anything else "Everything is here already."

        self.run_aside(work, self.tracker.changed, group="write")


def counted(plan: "Whole") -> str:
    """Count the plan's initiatives by status, and the dollars asked for that nobody has decided on."""
    from tracker.initiatives.facts import STATUS_WORDS

    entries = plan.of_kind("initiative")
    if not entries:
        return f"The plan as of {plan.as_of}"
    states = [(words, sum(each.status == status for each in entries)) for status, words in STATUS_WORDS.items()]
    said = ", ".join(f"{number} {words.lower()}" for words, number in states if number)
    asked = sum(ask.amount or 0 for ask in plan.asks if ask.open)
    return f"As of {plan.as_of}: {len(entries)} initiatives: {said}. Asks open: ${asked:,}"
