"""The small forms of a trainer: new, may deliver, may no more, sessions given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm, Plan
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class TrainerAdded(FactForm):
    """A new trainer, from a roster or from outside."""

    DRAFT = "trainer-added"
    WRITE = "Add the trainer"

    def heading(self) -> str:
        """Say what the form does."""
        return "A new trainer. Somebody on a roster is found by employee number, so that nobody is there twice."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Name", Input(placeholder="as sessions name them", compact=True, id="who")),
            ("Email", Input(placeholder="may stay empty", compact=True, id="email")),
            ("Organisation", Input(placeholder="if from outside", compact=True, id="organisation")),
            ("Number", Input(placeholder="employee number, if on a roster", compact=True, id="employee")),
            ("Note", Input(placeholder="may stay empty", compact=True, id="note")),
        )

    def save(self) -> None:
        """Add them, as `tracker trainers add` does."""
        who, email, organisation, employee, note = map(self.text, ("who", "email", "organisation", "employee", "note"))
        if not who:
            self.wrong("Who is it? Write a name.")
            return

        def verb(db: "Session") -> None:
            from tracker import people
            from tracker.training.trainers import add_trainer

            person = people.find(db, employee).id if employee else None
            add_trainer(db, who, email=email or None, organisation=organisation, person_id=person, note=note)

        self.write(lambda _: Plan(f"added the trainer {who}", verb, f"{who} is a trainer now."))


class TrainerAllowed(FactForm):
    """A trainer may deliver a course."""

    DRAFT = "trainer-allowed"
    WRITE = "They may deliver it"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} may deliver a course, for a period or always."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Course", Input(placeholder="its code, or first letters", compact=True, id="course")),
            ("Since", DayField(self.today, id="first")),
            ("Last day", DayField(self.today, id="last")),
        )

    def save(self) -> None:
        """Allow it, as `tracker trainers allow` does."""
        from tracker.period import after

        course, first, last = self.text("course"), self.day("first"), self.day("last")
        if not course or self.unclear("first", "last"):
            self.wrong("Which course? Days are written like 9/30, and may both stay empty.")
            return

        def verb(db: "Session") -> None:
            from tracker.training import find_course
            from tracker.training.trainers import allow

            end = after(last) if last else None
            allow(db, int(self.of), find_course(db, course).code, starts_on=first, ends_before=end)

        self.write(
            lambda _: Plan(f"{self.of_name} may deliver {course}", verb, f"{self.of_name} may deliver {course}.")
        )


class TrainerEnded(FactForm):
    """A trainer delivers a course no more."""

    DRAFT = "trainer-ended"
    WRITE = "They deliver it no more"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} delivers a course no more. Sessions that were given stay."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Course", Input(placeholder="its code, or first letters", compact=True, id="course")),
            ("Last day", DayField(self.today, "today", id="last")),
        )

    def save(self) -> None:
        """End it, as `tracker trainers end` does."""
        from tracker.period import after

        course, last = self.text("course"), self.day("last")
        if not course or last is None:
            self.wrong("Which course, and which is the last day? Write it like 9/30.")
            return

        def verb(db: "Session") -> None:
            from tracker.training import find_course
            from tracker.training.trainers import disallow

            disallow(db, int(self.of), find_course(db, course).code, ends_before=after(last))

        done = f"{self.of_name} delivers {course} up to {weekday(last)}."
        self.write(lambda _: Plan(f"{self.of_name} delivers {course} no more, last day {last}", verb, done))


class TrainerGave(FactForm):
    """Sessions that a trainer gave, or is to give."""

    DRAFT = "trainer-gave"
    WRITE = "They gave them"

    def heading(self) -> str:
        """Say what the form does."""
        return f"Sessions that {self.of_name} gave or is to give, by the numbers that stand on Sessions."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the field."""
        return (("Sessions", Input(placeholder="such as 12, 15", compact=True, id="sessions")),)

    def save(self) -> None:
        """Note them, as `tracker trainers gave` does."""
        said = [part.strip() for part in self.text("sessions").split(",") if part.strip()]
        if not said or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in said):  # noqa: PLR2004 - digits of a number of ours
            self.wrong("Write the sessions' numbers, divided by commas. Sessions (key 2) shows them.")
            return

        def verb(db: "Session") -> None:
            from tracker.training.trainers import gave

            gave(db, int(self.of), map(int, said))

        many = f"{len(said)} session{'s' * (len(said) != 1)}"
        self.write(lambda _: Plan(f"{self.of_name} gave {', '.join(said)}", verb, f"{many} of {self.of_name}."))
