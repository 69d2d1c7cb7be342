"""The small forms of a team: opened, renamed, closed, split, merged, moved to another district."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm, Plan
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class TeamForm(FactForm):
    """A form about one team."""

    @property
    def team(self) -> int:
        """Give the team's number in the records."""
        return int(self.of)


class TeamOpened(TeamForm):
    """A new team; the number and name of the form are those of the team under the cursor."""

    DRAFT = "team-opened"
    WRITE = "Open the team"

    def heading(self) -> str:
        """Say what the form does."""
        return "A new team. Without a district it is a statewide unit, and needs a name."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("District", Input(placeholder="its number, or empty", compact=True, id="district")),
            ("Program", Input("CPS", placeholder="CPS or Permanency", compact=True, id="program")),
            ("Name", Input(placeholder="where a district has several", compact=True, id="called")),
            ("First day", DayField(self.today, id="first")),
        )

    def save(self) -> None:
        """Open it, as `tracker teams add` does; an empty first day means always."""
        district, program, name = self.text("district"), self.text("program"), self.text("called")
        first = self.day("first")
        if self.unclear("first") or (district and not district.isdigit()):
            self.wrong("Write the district as its number, and the day like 9/30 (or leave it empty for always).")
            return

        def verb(db: "Session") -> None:
            from tracker import teams

            teams.add(db, district=int(district) if district else None, program=program, name=name, opened_on=first)

        self.write(lambda _: Plan(f"opened a {program} team {name}".strip(), verb, "The team is open."))


class TeamRenamed(TeamForm):
    """A team is called otherwise from a day on."""

    DRAFT = "team-renamed"
    WRITE = "Rename the team"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} gets another name. Earlier days keep the old one, and files may still use it."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Name", Input(placeholder="such as Albany; empty for none", compact=True, id="called")),
            ("From", DayField(self.today, "today", id="first")),
        )

    def save(self) -> None:
        """Rename it, as `tracker teams rename` does."""
        name, first = self.text("called"), self.day("first")
        if first is None:
            self.wrong("From which day? Write it like 9/30 or today.")
            return

        def verb(db: "Session") -> None:
            from tracker import teams

            teams.rename(db, self.team, name=name, on=first)

        done = f"{self.of_name} has its new name from {weekday(first)}."
        self.write(lambda _: Plan(f"renamed {self.of_name} to {name} from {first}", verb, done))


class TeamClosed(TeamForm):
    """A team closes; whoever is on it goes to another."""

    DRAFT = "team-closed"
    WRITE = "Close the team"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} closes. Earlier days keep it; whoever is still on it must go somewhere."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Last day", DayField(self.today, id="last")),
            ("People go to", Input(placeholder="a team, if somebody is on it", compact=True, id="to")),
        )

    def save(self) -> None:
        """Close it, as `tracker teams close` does."""
        from tracker.period import after

        last, to = self.day("last"), self.text("to")
        if last is None:
            self.wrong("Which is its last day? Write it like 9/30.")
            return

        def plan(db: "Session") -> Plan:
            from tracker import teams

            other = teams.find(db, to, after(last)).team_id if to else None
            return Plan(
                f"closed {self.of_name}, last day {last}",
                lambda db: teams.close(db, self.team, ends_before=after(last), to=other),
                f"{self.of_name} is open up to {weekday(last)}.",
            )

        self.write(plan)


class TeamSplit(TeamForm):
    """A team goes on as several."""

    DRAFT = "team-split"
    WRITE = "Split the team"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} goes on as several. What reached it has reached them; move people on their screens."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("New teams", Input(placeholder="their names, such as East, West", compact=True, id="into")),
            ("From", DayField(self.today, "today", id="first")),
            ("All go to", Input(placeholder="one of them; empty: they wait", compact=True, id="rest")),
        )

    def save(self) -> None:
        """Split it, as `tracker teams split` does."""
        into, rest, first = self.text("into"), self.text("rest"), self.day("first")
        if first is None:
            self.wrong("From which day? Write it like 9/30 or today.")
            return

        def verb(db: "Session") -> None:
            from tracker import teams

            teams.split(db, self.team, into=into.split(","), on=first, rest=rest)

        words = f"split {self.of_name} into {into} from {first}"
        self.write(lambda _: Plan(words, verb, f"{self.of_name} goes on as {into} from {weekday(first)}."))


class TeamMerged(TeamForm):
    """A team goes on in another, or with another as a new one."""

    DRAFT = "team-merged"
    WRITE = "Merge the teams"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} goes on with other teams as one. Files may still use the old names."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("With", Input(placeholder="other teams, if they close too", compact=True, id="others")),
            ("Becomes", Input(placeholder="a team's code, or a new name", compact=True, id="into")),
            ("From", DayField(self.today, "today", id="first")),
        )

    def save(self) -> None:
        """Merge them, as `tracker teams merge` does."""
        others, into, first = self.text("others"), self.text("into"), self.day("first")
        if first is None or not into:
            self.wrong("Say what they become, and from which day.")
            return

        def plan(db: "Session") -> Plan:
            from tracker import teams

            known = teams.find_all(db, [others], first)
            codes = ", ".join([self.of_name, *(each.code for each in known)])
            ids = [self.team, *(each.team_id for each in known)]
            return Plan(
                f"merged {codes} into {into} from {first}",
                lambda db: teams.merge(db, ids, into=into, on=first),
                f"{codes} go on as {into} from {weekday(first)}.",
            )

        self.write(plan)


class TeamRedrawn(TeamForm):
    """A team goes on in another district."""

    DRAFT = "team-redrawn"
    WRITE = "Move to the district"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} goes on in another district, with everybody in it."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("District", Input(placeholder="its number; empty: statewide", compact=True, id="district")),
            ("Name there", Input(placeholder="where that district has such a team", compact=True, id="called")),
            ("From", DayField(self.today, "today", id="first")),
        )

    def save(self) -> None:
        """Move it, as `tracker teams redraw` does."""
        district, name, first = self.text("district"), self.text("called"), self.day("first")
        if first is None or (district and not district.isdigit()):
            self.wrong("Write the district as its number, and the day like 9/30.")
            return

        def verb(db: "Session") -> None:
            from tracker import teams

            teams.redraw(db, self.team, district=int(district) if district else None, on=first, name=name or None)

        place = f"District {district}" if district else "the state"
        words = f"{self.of_name} goes on in {place} from"
        self.write(lambda _: Plan(f"{words} {first}", verb, f"{words} {weekday(first)}."))
