"""The small forms of a catalogue's entry: new, changed, posted, reviewed, taken out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm, HeldForm, Plan
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ItemAdded(FactForm):
    """A new entry; the form's name is the list that the cursor is in."""

    DRAFT = "catalogue-added"
    WRITE = "Add the entry"

    def heading(self) -> str:
        """Say what the form does."""
        return "A new entry of a list. Only its title must be given."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Title", Input(placeholder="what it is called", compact=True, id="title")),
            ("List", Input(self.of_name, placeholder="its code", compact=True, id="list")),
            ("Link", Input(placeholder="https://…, or empty", compact=True, id="link")),
            ("Owner", Input(placeholder="who looks after it", compact=True, id="owner")),
            ("Target day", DayField(self.today, id="target")),
            ("Service", Input(placeholder="of a resource: what it offers", compact=True, id="service")),
            ("Region", Input(placeholder="of a resource: where", compact=True, id="region")),
            ("Cultural", Input(placeholder="culturally specific: yes, no, or empty", compact=True, id="cultural")),
        )

    def save(self) -> None:
        """Add it, as `tracker catalogue add` does."""
        if self.unclear("target"):
            self.wrong("Write the target day like 9/30, or leave it empty.")
            return
        target, code = self.day("target"), self.text("list")
        texts = {name: self.text(name) for name in ("title", "link", "owner", "service", "region")}
        facts = {**texts, "culturally_specific": self.text("cultural").lower(), "target_on": target}

        def verb(db: "Session") -> None:
            from tracker.initiatives import catalogue

            catalogue.add(db, code, facts)  # type: ignore[arg-type] # an entry's own fields

        self.write(lambda _: Plan(f"added {texts['title']} to the list {code}", verb, f"{texts['title']} is added."))


class ItemChanged(HeldForm):
    """An entry's own facts; an empty field clears one."""

    DRAFT = "catalogue-changed"
    WRITE = "Write the changes"
    _DAYS = ("target_on", "review_by")

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: what is known of it."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what stands."""
        labels = {
            "title": "Title",
            "link": "Link",
            "owner": "Owner",
            "target_on": "Target day",
            "review_by": "Review by",
            "service": "Service",
            "region": "Region",
            "culturally_specific": "Cultural",
            "note": "Note",
        }
        return [
            (
                label,
                DayField(self.today, self.held[name], id=name)
                if name in self._DAYS
                else Input(self.held[name], compact=True, id=name),
            )
            for name, label in labels.items()
        ]

    def save(self) -> None:
        """Change it, as `tracker catalogue set` does."""
        if self.unclear(*self._DAYS):
            self.wrong("Write the days like 9/30, or leave them empty.")
            return
        altered = self.altered()
        facts = {name: self.day(name) if name in self._DAYS else said for name, said in altered.items()}
        if not facts:
            self.wrong("Nothing was changed. Esc leaves.")
            return

        def verb(db: "Session") -> None:
            from tracker.initiatives import catalogue

            catalogue.set_item(db, int(self.of), facts)  # type: ignore[arg-type] # an entry's own fields

        self.write(lambda _: Plan(f"changed {self.of_name} in its list", verb, f"{self.of_name} is changed."))


class OnADay(FactForm):
    """Something that is said of an entry from a day on."""

    DAY = "On"

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the day, today to begin with."""
        return ((self.DAY, DayField(self.today, "today", id="on")),)


class ItemPosted(OnADay):
    """An entry stands on its page."""

    DRAFT = "catalogue-posted"
    WRITE = "It is posted"
    DAY = "Since"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} is posted. Earlier days keep that it was not."

    def save(self) -> None:
        """Post it, as `tracker catalogue posted` does."""
        on = self.day("on")
        if on is None:
            self.wrong("Since when? Write the day like 9/30.")
            return

        def verb(db: "Session") -> None:
            from tracker.initiatives import catalogue

            catalogue.post(db, int(self.of), on=on)

        self.write(lambda _: Plan(f"posted {self.of_name} on {on}", verb, f"Posted since {weekday(on)}."))


class ItemReviewed(OnADay):
    """An entry was looked through."""

    DRAFT = "catalogue-reviewed"
    WRITE = "It was looked through"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} was looked through, and is right."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the day, and when it is next."""
        return (*super().rows(), ("Next by", DayField(self.today, id="next")))

    def save(self) -> None:
        """Note it, as `tracker catalogue reviewed` does."""
        on, following = self.day("on"), self.day("next")
        if on is None or self.unclear("next"):
            self.wrong("When? Write days like 9/30; the next one may stay empty.")
            return

        def verb(db: "Session") -> None:
            from tracker.initiatives import catalogue

            catalogue.review(db, int(self.of), on=on, review_by=following)

        self.write(lambda _: Plan(f"looked through {self.of_name} on {on}", verb, f"Looked through {weekday(on)}."))


class ItemRetired(OnADay):
    """An entry is taken out of its list."""

    DRAFT = "catalogue-retired"
    WRITE = "Take it out"
    DAY = "From"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} is taken out of its list. Earlier days keep it."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the day, and why."""
        return (*super().rows(), ("Why", Input(placeholder="may stay empty", compact=True, id="why")))

    def save(self) -> None:
        """Take it out, as `tracker catalogue retire` does."""
        on, why = self.day("on"), self.text("why")
        if on is None:
            self.wrong("From which day on? Write it like 9/30.")
            return

        def verb(db: "Session") -> None:
            from tracker.initiatives import catalogue

            catalogue.retire(db, int(self.of), on=on, note=why)

        self.write(lambda _: Plan(f"took {self.of_name} out of its list", verb, f"Out of its list from {weekday(on)}."))
