"""Forms for a person's records over time: came back, recorded wrongly, and recorded twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from textual.widget import Widget
from textual.widgets import Input, Select

from tracker.names import show
from tracker.tui.fact_form import Plan
from tracker.tui.screens.person_forms import PersonForm
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

THIS, OTHER = "this", "other"


class CameBack(PersonForm):
    """Somebody who left is on a team again."""

    DRAFT = "came-back"
    WRITE = "Post to the team again"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.person_name} came back. What they did before still counts."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        team = Input(placeholder="such as D7-CPS or 7 cps", compact=True, id="team")
        return (("To team", team), ("First day", DayField(self.today, "today", id="first")))

    def save(self) -> None:
        """Post them, as `tracker people rehire` does."""
        said, first = self.text("team"), self.day("first")
        if not said or first is None:
            self.wrong("Which team, and from which day? Write them like D7-CPS and 9/30.")
            return

        def plan(db: "Session") -> Plan:
            from tracker import people, teams

            team, name = teams.find(db, said, first), people.find(db, self.person).name
            return Plan(
                f"{name} came back, to {team.code} on {first}",
                lambda db: people.rehire(db, self.person, team_id=team.team_id, on=first),
                f"{name} is in {team.code} again from {weekday(first)}.",
            )

        self.write(plan)


class Corrected(PersonForm):
    """What is recorded of somebody is wrong, or changed: only what is changed here is written."""

    DRAFT = "corrected"
    WRITE = "Write the corrections"

    def __init__(self, person: int, name: str, held: dict[str, str]) -> None:
        super().__init__(person, name)
        self.held = held

    def heading(self) -> str:
        """Say what the form does."""
        return f"Correct what is recorded of {self.person_name}. Days change the newest posting."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what is recorded."""
        labels = {"called": "Name", "number": "Number", "email": "Email", "role": "Classification"}
        texts = [(label, Input(self.held[key], compact=True, id=key)) for key, label in labels.items()]
        return (
            *texts,
            ("… since", DayField(self.today, id="since")),
            ("First day", DayField(self.today, self.held["first"], id="first")),
            ("Last day", DayField(self.today, self.held["last"], id="last")),
        )

    def values(self) -> dict[str, Any]:
        """Give what was recorded with the fields, so that a draft can be opened again."""
        return {**super().values(), "held": self.held}

    @classmethod
    def again(cls, values: dict[str, Any]) -> Self:
        """Make the form that a draft was left in."""
        return cls(int(values["person"]), str(values["name"]), {k: str(v) for k, v in values["held"].items()})

    def save(self) -> None:
        """Write what was changed, as `tracker people correct` does."""
        entered = self.values()
        changed = {key: str(entered[key]).strip() for key in self.held if str(entered[key]).strip() != self.held[key]}
        if not changed:
            self.wrong("Nothing was changed. Esc leaves.")
        elif self.unclear("since", "first", "last"):
            self.wrong("Write the days like 9/30 or 2025-09-30. An empty last day means that there is none.")
        else:
            self._write(changed)

    def _write(self, changed: dict[str, str]) -> None:
        from tracker.period import after

        since, first, last = (self.day(field) for field in ("since", "first", "last"))
        today = self.today

        def verb(db: "Session") -> None:
            from tracker import people

            if {"called", "number", "email"} & changed.keys():
                facts = {"name": "called", "email": "email", "employee_number": "number"}
                said = {fact: changed.get(key) for fact, key in facts.items()}
                people.correct(
                    db, self.person, name=said["name"], email=said["email"], employee_number=said["employee_number"]
                )
            if "role" in changed:
                always = since is None
                people.employ(db, self.person, on=since or today, classification=changed["role"], always=always)
            if {"first", "last"} & changed.keys():
                end = (after(last) if last else people.OPEN) if "last" in changed else None
                starts = first if "first" in changed else None
                people.correct_posting(db, self.person, starts_on=starts, ends_before=end)

        words = {"called": "name", "role": "classification", "first": "first day", "last": "last day"}
        named = ", ".join(words.get(key, key) for key in changed)
        self.write(lambda _: Plan(f"corrected {self.person_name}: {named}", verb, f"{self.person_name} is corrected."))


class Joined(PersonForm):
    """Two records are one person: which other one, and which of the two stays."""

    DRAFT = "joined"
    WRITE = "Join the two records"

    def __init__(self, person: int, name: str, others: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(person, name)
        self.others = tuple((int(number), str(label)) for number, label in others)

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.person_name} is recorded twice. All that both did, were and are known by is kept."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give those who may be meant, a field for anybody else, and which record stays."""
        labels = [(show(label), str(number)) for number, label in self.others]
        first = labels[0][1] if labels else Select.NULL
        other: Select[str] = Select(labels, value=first, prompt="nobody comes near", compact=True, id="other")
        stays: Select[str] = Select(
            [("this record", THIS), ("the other one", OTHER)], value=THIS, allow_blank=False, compact=True, id="stays"
        )
        who = Input(placeholder="or a number, an email, a name", compact=True, id="who")
        return (("The other", other), ("", who), ("Stays", stays))

    def values(self) -> dict[str, Any]:
        """Give those who may be meant with the fields, so that a draft can be opened again."""
        return {**super().values(), "others": [list(pair) for pair in self.others]}

    @classmethod
    def again(cls, values: dict[str, Any]) -> Self:
        """Make the form that a draft was left in."""
        return cls(int(values["person"]), str(values["name"]), [(n, label) for n, label in values["others"]])

    def restore(self, values: dict[str, Any]) -> None:
        """Put a draft of this person back, what was chosen too."""
        super().restore(values)
        if values.get("person") == self.person:
            known = {"other": [str(number) for number, _ in self.others], "stays": [THIS, OTHER]}
            for field, options in known.items():
                if values.get(field) in options:
                    self.query_one(f"#{field}", Select).value = values[field]

    def save(self) -> None:
        """Join them, as `tracker people merge` does."""
        said, chosen = self.text("who"), self.query_one("#other", Select).value
        if not said and not isinstance(chosen, str):
            self.wrong("Which other record? Write its number, email or name.")
            return
        who: int | str = said or int(str(chosen))
        stays = self.query_one("#stays", Select).value == THIS

        def plan(db: "Session") -> Plan:
            from tracker import people
            from tracker.model import id_of

            this, other = people.find(db, self.person), people.find(db, who)
            gone, kept = (other, this) if stays else (this, other)
            pair = id_of(gone), id_of(kept)
            names = [f"{each.name} ({each.employee_number or 'no number'})" for each in (gone, kept)]
            return Plan(
                f"joined {names[0]} into {names[1]}",
                lambda db: people.merge(db, *pair),
                f"{names[0]} and {names[1]} are one person now. u takes it back.",
            )

        self.write(plan)
