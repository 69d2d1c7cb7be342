"""The small forms of somebody to call: new, changed, not called any more."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm, HeldForm, Plan
from tracker.tui.screens.plan_steps import MOST_DIGITS
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

#: field → its label, and what stands in it while it is empty
FIELDS = {
    "name": ("Name", "who is called"),
    "district": ("District", "its number, if they stand for a district"),
    "team": ("Team", "such as D4-CPS, if they stand for a team"),
    "body": ("Group", "such as Consultant team, or empty"),
    "role": ("Role", "such as Supervisor"),
    "phone": ("Phone", "may stay empty"),
    "email": ("Email", "may stay empty"),
    "note": ("Note", "may stay empty"),
    "since": ("Since", ""),
}
NUMBER = "A district is a number, such as 4."
SINCE = "Write the day like 9/30, or leave it empty."
NOBODY = "Whom do they stand for? Write a district, a team or a group."


class LiaisonAdded(FactForm):
    """Somebody new to call."""

    DRAFT = "liaison-added"
    WRITE = "Add them"

    def heading(self) -> str:
        """Say what the form does."""
        return "Somebody to call: for a district, a team, or a group such as a consultant team."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return fields(self.today, {})

    def save(self) -> None:
        """Add them, as `tracker contacts person add` does."""
        said = {name: self.text(name) for name in FIELDS if name != "since"}
        since, today = self.day("since"), self.today
        if wrong := _unclear(said, since_unclear=self.unclear("since")):
            self.wrong(wrong)
            return

        def verb(db: "Session") -> None:
            from tracker.teams.liaisons import add_liaison

            add_liaison(db, **read(db, said, today), starts_on=since)

        self.write(lambda _: Plan(f"added {said['name']} to those to call", verb, f"{said['name']} is to be called."))


class LiaisonChanged(HeldForm):
    """What is known of somebody to call; an empty field clears it."""

    DRAFT = "liaison-changed"
    WRITE = "Write the changes"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: what is known of them."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what stands."""
        return fields(self.today, self.held)

    def save(self) -> None:
        """Change it, as `tracker contacts person set` does."""
        altered, today = self.altered(), self.today
        if wrong := _unclear(self.entered(), since_unclear=self.unclear("since")):
            self.wrong(wrong)
            return
        if not altered:
            self.wrong("Nothing was changed. Esc leaves.")
            return
        since = {"starts_on": self.day("since")} if "since" in altered else {}
        said = {name: text for name, text in altered.items() if name != "since"}

        def verb(db: "Session") -> None:
            from tracker.teams.liaisons import set_liaison

            set_liaison(db, int(self.of), **read(db, said, today), **since)

        self.write(lambda _: Plan(f"changed what is known of {self.of_name}", verb, f"{self.of_name} is changed."))


class LiaisonEnded(FactForm):
    """Somebody is not called any more."""

    DRAFT = "liaison-ended"
    WRITE = "They are called no more"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} is not to be called any more. What was said with them stays."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the day."""
        return (("Last day", DayField(self.today, "today", id="last")),)

    def save(self) -> None:
        """End it, as `tracker contacts person end` does."""
        from tracker.period import after

        last = self.day("last")
        if last is None:
            self.wrong("Which is the last day? Write it like 9/30.")
            return

        def verb(db: "Session") -> None:
            from tracker.teams.liaisons import end_liaison

            end_liaison(db, int(self.of), ends_before=after(last))

        done = f"{self.of_name} is called up to {weekday(last)}."
        self.write(lambda _: Plan(f"{self.of_name} is called no more, last day {last}", verb, done))


def fields(today: "date", held: Mapping[str, str]) -> Sequence[tuple[str, Widget]]:
    """Give the labelled fields with what stands in them."""
    return [
        (
            label,
            DayField(today, held.get(name, ""), id=name)
            if name == "since"
            else Input(held.get(name, ""), placeholder=empty, compact=True, id=name),
        )
        for name, (label, empty) in FIELDS.items()
    ]


def read(db: "Session", said: Mapping[str, str], today: "date") -> dict[str, Any]:
    """Give the fields as the verbs take them: a district by its number, a team by whatever it is called."""
    from tracker import teams

    facts: dict[str, Any] = dict(said)
    if "district" in facts:
        facts["district"] = int(facts["district"]) if facts["district"] else None
    if "team" in facts:
        team = facts.pop("team")
        facts["team_id"] = teams.find(db, team, today).team_id if team else None
    return facts


def _unclear(said: Mapping[str, str], *, since_unclear: bool) -> str:
    """Say what is missing or cannot be read; "" where all of it can."""
    district = said["district"]
    if since_unclear:
        return SINCE
    if district and not (district.isascii() and district.isdigit() and len(district) < MOST_DIGITS):
        return NUMBER
    return "" if any(said[name] for name in ("district", "team", "body")) else NOBODY
