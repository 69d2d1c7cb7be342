"""Trainers: who may deliver which course, what they gave, and what their sessions added."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tracker.tui.list_page import ListPage
from tracker.tui.widgets.lines import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.coverage.trainers import Reach
    from tracker.training.trainers import May, TrainerFacts


@dataclass(frozen=True)
class Trained:
    """The trainers, and what the sessions of each added, as of a day."""

    as_of: "date"
    trainers: "tuple[TrainerFacts, ...]"
    reach: "Reach"


class Trainers(ListPage[Trained, "TrainerFacts"]):
    """Every trainer; each change is a form of its own and can be undone."""

    PLACE = "plan"
    HELP = """Each line is a trainer. "People first" are those whose first credit for a course came from a session of
theirs, "teams first" those that nobody had reached before. A session of two trainers counts for each of them.
n adds a trainer, a says what they may deliver and since when, x ends that, g notes sessions that they gave.
Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "form('TrainerAdded')", "New"),
        Binding("a", "form('TrainerAllowed')", "May deliver"),
        Binding("x", "form('TrainerEnded')", "No more"),
        Binding("g", "form('TrainerGave')", "Gave"),
        Binding("c", "copy", "Copy"),
        Binding("u", "app.undo", "Undo", show=False),
    ]
    COLUMNS = (
        *(Column("Trainer", 0), Column("May deliver", 22), Column("Given", 5), Column("Ahead", 5)),
        *(Column("People first", 12), Column("Teams first", 11)),
    )
    READING = "Reading the trainers …"
    NOTHING = "No trainer is recorded yet. n adds one."

    def asked(self, db: "Session", as_of: "date") -> Trained:
        """Ask for them."""
        from tracker.coverage.trainers import reach
        from tracker.training.trainers import trainers

        return Trained(as_of, trainers(db, as_of), reach(db, as_of))

    def rows(self, answer: Trained) -> "Sequence[TrainerFacts]":
        """Give them."""
        return answer.trainers

    def head(self, answer: Trained) -> str:
        """Count all their sessions once."""
        total = answer.reach.total
        if not answer.trainers:
            return f"Trainers as of {answer.as_of}"
        return (
            f"As of {answer.as_of}, all their sessions together: {total.given} given, {total.planned} planned, "
            f"{total.people_first} people and {total.teams_first} teams reached first"
        )

    def key_of(self, each: "TrainerFacts") -> int:
        """Know a trainer by the number."""
        return each.number

    def cells(self, each: "TrainerFacts") -> tuple[str, ...]:
        """Give what they may deliver, and what came of it."""
        if self.answer is None:
            return ()
        added = self.answer.reach.of(each.number)
        counts = (added.given, added.planned, added.people_first, added.teams_first)
        return each.name, ", ".join(each.courses_on(self.answer.as_of)) or "–", *map(str, counts)

    def more(self, each: "TrainerFacts") -> "Sequence[str]":
        """Say who they are, and since when they may deliver what."""
        who = " · ".join(part for part in (each.organisation, each.email, each.employee_number) if part)
        may = [f"{one.course} {_period(one)}" for one in each.may]
        return [line for line in (who, "; ".join(may), each.note) if line]

    def action_form(self, name: str) -> None:
        """Open a form for the trainer under the cursor."""
        from tracker.tui.screens import trainer_forms

        if name == "TrainerAdded":
            self.app.push_screen(trainer_forms.TrainerAdded(0, ""))
        elif self.chosen:
            self.app.push_screen(getattr(trainer_forms, name)(self.chosen.number, self.chosen.name))


def _period(may: "May") -> str:
    """Say for how long they may."""
    since = f"since {may.since}" if may.since else "always"
    return f"{since} until {may.until}" if may.until else since
