"""Organisation: the teams of a day, and what becomes of them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.teams import Stranded, TeamFacts
    from tracker.tui.fact_form import FactForm

_NAMED = 3


@dataclass(frozen=True)
class Organised:
    """The teams of a day with how many are on each, and whoever waits on a closed one."""

    as_of: date
    teams: "tuple[TeamFacts, ...]"
    people: dict[str, int]
    waiting: "tuple[Stranded, ...]"


def asked(db: "Session", as_of: date) -> Organised:
    """Ask for them."""
    from tracker import people, teams

    counts: dict[str, int] = {}
    for each in people.listing(db, as_of):
        counts[each.team or ""] = counts.get(each.team or "", 0) + 1
    return Organised(as_of, teams.listing(db, as_of), counts, teams.stranded(db, as_of))


class Organisation(Page):
    """Every team of the day in one list; each change is a form of its own and can be undone."""

    HELP = """Each line is a team of the day that is looked at. n opens one, r renames, x closes, s splits, g merges
it with others, w moves it to another district. Earlier days keep their teams and names, and what reached a team has
reached whatever it went on as. People on a closed team are named above: m on their screen moves them. Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "form('TeamOpened')", "New"),
        Binding("r", "form('TeamRenamed')", "Rename"),
        Binding("x", "form('TeamClosed')", "Close"),
        Binding("s", "form('TeamSplit')", "Split"),
        Binding("g", "form('TeamMerged')", "Merge"),
        Binding("w", "form('TeamRedrawn')", "Other district"),
        Binding("c", "copy", "Copy", show=False),
        Binding("u", "app.undo", "Undo", show=False),
        Binding("d", "day", "As-of", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.organised: Organised | None = None

    def body(self) -> ComposeResult:
        """Lay out what needs a look over the teams."""
        columns = (Column("Team", 0), Column("District", 9), Column("Open since", 12), Column("People", 7))
        yield Facts(id="facts")
        yield Lines(columns, empty="Reading the teams …", id="teams")
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for the teams as of the day."""
        self.ask(lambda db: asked(db, self.tracker.day()), self.show_teams)

    def show_teams(self, organised: Organised) -> None:
        """Draw them."""
        self.organised = organised
        lines = self.query_one("#teams", Lines)
        lines.empty = "No team is open on this day. n opens one, d looks at another day."
        lines.show(
            Line(
                team.team_id,
                (
                    team.code,
                    str(team.district) if team.district is not None else "statewide",
                    str(team.opened_on or "always"),
                    str(organised.people.get(team.code, 0)),
                ),
            )
            for team in organised.teams
        )
        self.query_one("#facts", Facts).update(show(_needs(organised)))
        lines.focus()

    @on(Lines.Highlighted, "#teams")
    def tell(self) -> None:
        """Say by which other words files may name the team under the cursor."""
        team = self.chosen
        words = ", ".join(team.words) if team else ""
        self.query_one("#here", Facts).update(show(f"Also called {words} in files." if words else ""))

    @property
    def chosen(self) -> "TeamFacts | None":
        """Give the team under the cursor."""
        key = self.query_one("#teams", Lines).key
        found = (team for team in self.organised.teams if team.team_id == key) if self.organised else iter(())
        return next(found, None)

    def action_form(self, name: str) -> None:
        """Open a form for the team under the cursor."""
        from tracker.tui.screens import team_forms

        team = self.chosen
        if team is not None or name == "TeamOpened":
            form: type[FactForm] = getattr(team_forms, name)
            self.app.push_screen(form(team.team_id, team.code) if team and name != "TeamOpened" else form(0, ""))

    def action_copy(self) -> None:
        """Copy the lines, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#teams", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")


def _needs(organised: Organised) -> str:
    """Say how many teams there are, and who waits on a closed one."""
    words = f"{len(organised.teams)} teams as of {organised.as_of}."
    waiting = organised.waiting
    if waiting:
        names = ", ".join(f"{each.name} ({each.team})" for each in waiting[:_NAMED])
        more = f" and {len(waiting) - _NAMED} more" if len(waiting) > _NAMED else ""
        words += f"\n! On a closed team, and counted nowhere: {names}{more}."
    return words
