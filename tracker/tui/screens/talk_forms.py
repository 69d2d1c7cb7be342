"""The small forms of what was said: with somebody to call, and that a step which came of it is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm, Plan
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

UNCLEAR = "Write the days like 9/30; that of the next step may stay empty."
TO_COME = "That day is still to come. What comes next has a day of its own below."


class Told(FactForm):
    """What was said, on which day, and what comes next."""

    SAID = ("What was said", "in a few words")
    BETWEEN: Sequence[tuple[str, str, str]] = ()  # further fields: id, label, what stands in it while it is empty

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields; what was said comes first, because the others may stay as they are."""
        label, empty = self.SAID
        return (
            (label, Input(placeholder=empty, compact=True, id="note")),
            ("When", DayField(self.today, "today", id="on")),
            *((words, Input(placeholder=hint, compact=True, id=name)) for name, words, hint in self.BETWEEN),
            ("What is next", Input(placeholder="may stay empty", compact=True, id="next")),
            ("On", DayField(self.today, id="next_on")),
        )

    def days(self) -> "tuple[date, date | None] | None":
        """Give its day and that of the next step; None where one is unclear, which is said."""
        on = self.day("on")
        if on is None or self.unclear("next_on"):
            self.wrong(UNCLEAR)
            return None
        if on > self.today:
            self.wrong(TO_COME)
            return None
        return on, self.day("next_on")


class Talk(Told):
    """What was said with somebody to call."""

    DRAFT = "talk"
    WRITE = "Note it"
    BETWEEN = (("about", "About", "an entry's code, if it was about one of the plan"),)

    def heading(self) -> str:
        """Say what the form does."""
        return f"What was said with {self.of_name}."

    def save(self) -> None:
        """Note it, as `tracker contacts said` does."""
        note, about, following, days = self.text("note"), self.text("about"), self.text("next"), self.days()
        if days is None:
            return
        on, until = days

        def verb(db: "Session") -> None:
            from tracker.teams.conversations import converse

            entry = _entry(db, about) if about else None
            converse(db, liaison=int(self.of), initiative=entry, day=on, note=note, next_step=following, next_on=until)

        what = f"noted what was said with {self.of_name} on {on}"
        self.write(lambda _: Plan(what, verb, f"Noted with {self.of_name}, {weekday(on)}."))


class TalkDone(Told):
    """The step of something that was said is done; the form's name is the step."""

    DRAFT = "talk-done"
    WRITE = "It is done"
    SAID = ("Came of it", "may stay empty")

    def heading(self) -> str:
        """Say what the form does."""
        return f"Done: {self.of_name}"

    def save(self) -> None:
        """Close it, as `tracker contacts done` does."""
        note, following, days = self.text("note"), self.text("next"), self.days()
        if days is None:
            return
        on, until = days
        close = self.close

        def verb(db: "Session") -> None:
            close(db, on, note, following, until)

        self.write(lambda _: Plan(f"done: {self.of_name}", verb, f"Done {weekday(on)}: {self.of_name}"))

    def close(self, db: "Session", on: "date", note: str, following: str, until: "date | None") -> None:
        """Close the step of a conversation."""
        from tracker.teams.conversations import conversation_done

        conversation_done(db, int(self.of), day=on, note=note, next_step=following, next_on=until)


class ContactDone(TalkDone):
    """The step of a contact with a team is done."""

    DRAFT = "contact-done"

    def close(self, db: "Session", on: "date", note: str, following: str, until: "date | None") -> None:
        """Close the step of a contact."""
        from tracker import teams

        teams.step_done(db, int(self.of), day=on, note=note, next_step=following or None, next_on=until)


def _entry(db: "Session", said: str) -> int:
    """Find an entry of the plan by its code, or first letters."""
    from tracker import initiatives
    from tracker.model import id_of

    return id_of(initiatives.find(db, said))
