"""The small forms of a person: moved, left the team, away, exempt. Each writes one change that can be undone."""

from collections.abc import Sequence
from typing import Any, Self

from textual.widget import Widget
from textual.widgets import Input, Select

from tracker.names import show
from tracker.tui.fact_form import FactForm
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday


class PersonForm(FactForm):
    """A form about one person."""

    OF = ("person", "name")

    @property
    def person(self) -> int:
        """Give the person's number in the records."""
        return int(self.of)

    @property
    def person_name(self) -> str:
        """Give the person's name."""
        return self.of_name


class LastDay(PersonForm):
    """Somebody left the team: the last day; what they did stays."""

    DRAFT = "last-day"
    WRITE = "Record the last day"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.person_name} left the team. What they did stays recorded."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the field."""
        return (("Last day", DayField(self.today, id="last")),)

    def save(self) -> None:
        """End the posting, as `tracker people end` does."""
        last = self.day("last")
        if last is None:
            self.wrong("Which was the last day on the team? Write it like 9/30, yesterday or 2025-09-30.")
            return
        person, tracker = self.person, self.tracker

        def write() -> str:
            from tracker import people
            from tracker.period import after

            store = tracker.records.store()
            name = tracker.records.read(lambda db: people.find(db, person).name)
            with store.writing(f"ended {name}, last day {last}") as db:
                people.end(db, person, ends_before=after(last))
            return f"{name}: the last day is {weekday(last)}."

        self.run_aside(write, self.done)


class Moved(PersonForm):
    """Somebody moved to another team, from a first day on."""

    DRAFT = "moved"
    WRITE = "Move to the team"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.person_name} moved to another team. The posting before it ends the day before."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        team = Input(placeholder="such as D7-CPS or 7 cps", compact=True, id="team")
        return (("To team", team), ("First day", DayField(self.today, "today", id="first")))

    def save(self) -> None:
        """Post them there, as `tracker people move` does."""
        said, first = self.query_one("#team", Input).value, self.day("first")
        if not said.strip():
            self.wrong("Which team? Write it like D7-CPS, or 7 cps.")
            return
        if first is None:
            self.wrong("Which is the first day there? Write it like 9/30, today or 2025-09-30.")
            return
        person, tracker = self.person, self.tracker

        def write() -> str:
            from tracker import people, teams

            store = tracker.records.store()
            with store.reading() as db:
                team = teams.find(db, said, first)
                name = people.find(db, person).name
            with store.writing(f"moved {name} to {team.code} on {first}") as db:
                people.move(db, person, team_id=team.team_id, on=first)
            return f"{name} is in {team.code} from {weekday(first)}."

        self.run_aside(write, self.done)


class OnLeave(PersonForm):
    """Somebody is away; why is never stored."""

    DRAFT = "on-leave"
    WRITE = "Record the leave"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.person_name} is away. Only the days are kept, never why."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("First day", DayField(self.today, "today", id="first")),
            ("Last day", DayField(self.today, id="last")),
        )

    def save(self) -> None:
        """Record it, as `tracker people leave` does; an empty last day is not known yet."""
        first, last = self.day("first"), self.day("last")
        if first is None or self.unclear("last"):
            self.wrong("Write the days like 9/30 or 2025-09-30. The last day may stay empty if it is not known.")
            return
        person, tracker = self.person, self.tracker

        def write() -> str:
            from tracker import people
            from tracker.period import after

            name = tracker.records.read(lambda db: people.find(db, person).name)
            with tracker.records.store().writing(f"{name} is away from {first}") as db:
                people.leave(db, person, starts_on=first, ends_before=after(last) if last else None)
            return f"{name} is away from {weekday(first)}" + (f" to {weekday(last)}." if last else " on.")

        self.run_aside(write, self.done)


class Exempt(PersonForm):
    """Somebody need not take a course: why, and who decided."""

    DRAFT = "exempt"
    WRITE = "Record the exemption"

    def __init__(self, person: int, name: str, courses: Sequence[tuple[str, str]]) -> None:
        super().__init__(person, name)
        self.courses = tuple(courses)

    def values(self) -> dict[str, Any]:
        """Give the trainings on offer with the fields, so that a draft can be opened again."""
        return {**super().values(), "courses": [list(pair) for pair in self.courses]}

    @classmethod
    def again(cls, values: dict[str, Any]) -> Self:
        """Make the form that a draft was left in."""
        return cls(int(values["person"]), str(values["name"]), [(code, title) for code, title in values["courses"]])

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.person_name} need not take a training. They are then not counted for it."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        options = [(show(title), code) for code, title in self.courses]
        course: Select[str] = Select(options, allow_blank=False, compact=True, id="course")
        return (
            ("Training", course),
            ("Why", Input(placeholder="such as: teaches it", compact=True, id="reason")),
            ("Decided by", Input(compact=True, id="decided")),
            ("First day", DayField(self.today, id="first")),
            ("Last day", DayField(self.today, id="last")),
        )

    def restore(self, values: dict[str, Any]) -> None:
        """Put a draft of this person back, its training too."""
        super().restore(values)
        if values.get("person") == self.person and values.get("course") in dict(self.courses):
            self.query_one("#course", Select).value = values["course"]

    def save(self) -> None:
        """Record it, as `tracker people exempt` does; empty days mean always."""
        reason = self.query_one("#reason", Input).value
        if not reason.strip():
            self.wrong("Say why, such as: teaches it.")
            return
        if self.unclear("first") or self.unclear("last"):
            self.wrong("Write the days like 9/30 or 2025-09-30, or leave them empty for always.")
            return
        course, decided_by = str(self.query_one("#course", Select).value), self.query_one("#decided", Input).value
        first, last = self.day("first"), self.day("last")
        person, tracker = self.person, self.tracker

        def write() -> str:
            from tracker import people
            from tracker.period import after

            name = tracker.records.read(lambda db: people.find(db, person).name)
            with tracker.records.store().writing(f"exempted {name} from {course}: {reason.strip()}") as db:
                people.exempt(
                    db,
                    person,
                    course=course,
                    reason=reason,
                    decided_by=decided_by.strip(),
                    starts_on=first,
                    ends_before=after(last) if last else None,
                )
            return f"{name} need not take {course}."

        self.run_aside(write, self.done)
