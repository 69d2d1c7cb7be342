"""Next steps: everything that waits, of teams, people to call, the plan, its lists, money and sessions, by day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tracker.tui.list_page import ListPage
from tracker.tui.widgets.lines import Column, Lines
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.coverage.steps import NextStep

_KINDS = {
    "contact": "team",
    "conversation": "call",
    "initiative": "plan",
    "milestone": "milestone",
    "posting": "posting",
    "review": "review",
    "funding": "money",
    "session": "session",
}
Place = tuple[str, tuple[Any, ...]]  # a screen, and what it is opened with


@dataclass(frozen=True)
class Waiting:
    """Everything that waits on a day."""

    as_of: "date"
    steps: "tuple[NextStep, ...]"


class Steps(ListPage[Waiting, "NextStep"]):
    """One list by day; Enter goes to what a step is about, and a form says that it is done."""

    PLACE = "plan"
    NAMED = "Next steps"
    HELP = """Everything that waits for somebody, by day: what was agreed with teams and people to call, the plan's next
steps and milestones, entries of the lists to be posted or looked through, money asked for, planned sessions.
! marks what is late; it stands first, and what has no day stands last. Enter goes to what it is about.
g says that it is done: the form of its kind opens. w goes to who to call. d looks at another day.
c copies the lines, Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "there", "Open"),
        Binding("g", "done", "Done"),
        Binding("w", "app.open_page('liaisons')", "Who to call"),
        Binding("c", "copy", "Copy"),
        Binding("d", "app.day", "As-of"),
        Binding("u", "app.undo", "Undo"),
    ]
    COLUMNS = (
        *(Column("", 1), Column("Day", 10), Column("What comes next", 0), Column("About", 22)),
        Column("Of", 9),
    )
    READING = "Reading what waits …"
    NOTHING = "Nothing waits. What is agreed on Who's left, with who to call and in the plan stands here."

    def asked(self, db: "Session", as_of: "date") -> Waiting:
        """Ask for them."""
        from tracker.coverage.steps import next_steps

        return Waiting(as_of, next_steps(db, as_of))

    def rows(self, answer: Waiting) -> "Sequence[NextStep]":
        """Give them, late ones first."""
        return answer.steps

    def head(self, answer: Waiting) -> str:
        """Count them, and those that are late, of today, and without a day."""
        counts = (("late", "overdue"), ("today", "today"), ("to come", "coming"), ("without a day", "no day"))
        found = [(words, sum(each.when == when for each in answer.steps)) for words, when in counts]
        said = ", ".join(f"{number} {words}" for words, number in found if number)
        return f"As of {answer.as_of}: {said or 'nothing waits'}"

    def key_of(self, each: "NextStep") -> tuple[str, int]:
        """Know a step by its kind and number."""
        return each.kind, each.number

    def cells(self, each: "NextStep") -> tuple[str, ...]:
        """Give whether it is late, its day, what is to be done, about whom or what."""
        late = "!" if each.when == "overdue" else ""
        return late, str(each.due or "no day"), each.what, each.about, _KINDS[each.kind]

    def more(self, each: "NextStep") -> "Sequence[str]":
        """Say it in full."""
        from tracker.coverage.steps import WORDS

        due = f"{'Late: it was due' if each.when == 'overdue' else 'Due'} {weekday(each.due)}" if each.due else "No day"
        since = f" · since {each.since}" if each.since else ""
        return [f"{WORDS[each.kind]}: {each.about or each.what}", each.what, f"{due}{since}"]

    def beside(self, each: "NextStep") -> "Sequence[str]":
        """Give the same with room between."""
        return [line for part in self.more(each) for line in (part, "")]

    @on(Lines.Chosen, "#listed")
    def action_there(self) -> None:
        """Go to what the step is about."""
        step = self.chosen
        if step is not None:
            day = self.tracker.day()
            self.ask(lambda db: place_of(db, step, day), lambda place: self.tracker.open(place[0], *place[1]))

    def action_done(self) -> None:
        """Open the form that says that the step is done; a session is held on its own page."""
        from tracker.tui.screens import catalogue_forms, plan_steps, talk_forms

        step = self.chosen
        if step is None:
            return
        if step.kind == "session":
            self.action_there()
        elif step.kind in ("initiative", "milestone"):
            self._of_the_plan(step)
        else:
            form = {
                "contact": talk_forms.ContactDone,
                "conversation": talk_forms.TalkDone,
                "posting": catalogue_forms.ItemPosted,
                "review": catalogue_forms.ItemReviewed,
                "funding": plan_steps.AskDecided,
            }[step.kind]
            self.app.push_screen(form(step.number, step.what))

    def _of_the_plan(self, step: "NextStep") -> None:
        """Open the form of a milestone, or of an entry's next step, with what stands in it."""
        from tracker.initiatives.plan import plan
        from tracker.tui.screens import plan_forms, plan_steps

        day = self.tracker.day()

        def opened(entries: Any) -> None:
            entry = next((each for each in entries if each.code == step.code), None)
            milestones = entry.milestones if entry and step.kind == "milestone" else ()
            found = next((each for each in milestones if each.number == step.number), None)
            if found:
                self.app.push_screen(plan_steps.milestone_form(found))
            elif entry:
                self.app.push_screen(plan_forms.FORMS["OwnerSet"](entry))

        self.ask(lambda db: plan(db, day).entries, opened)


def place_of(db: "Session", step: "NextStep", day: "date") -> Place:
    """Say which screen shows what a step is about."""
    if step.kind == "contact":
        from tracker import teams

        team = teams.find(db, step.about, day)
        return "team", (team.district, team.program)
    if step.kind == "conversation":
        return _talk(db, step, day)
    if step.kind in ("initiative", "milestone"):
        return "initiative", (step.code,)
    if step.kind in ("posting", "review"):
        return "catalogue", (step.number,)
    return ("funding" if step.kind == "funding" else "session"), (step.number,)


def _talk(db: "Session", step: "NextStep", day: "date") -> Place:
    """Give the page of whom it was with, or of the plan's entry that it was about."""
    from tracker.initiatives.plan import plan
    from tracker.teams.conversations import conversations

    said = next((each for each in conversations(db, day) if each.number == step.number), None)
    if said and said.liaison is not None:
        return "liaisons", (said.liaison,)
    entry = next((each for each in plan(db, day).entries if said and each.title == said.initiative), None)
    return ("initiative", (entry.code,)) if entry else ("plan", ())
