"""Who's left: the teams that no session reached yet, picked and scheduled; and the people of one of them."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tracker.coverage.values import State
from tracker.names import show
from tracker.tui.left_facts import LeftShown, asked, cells, count, invites, nothing, standing
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import course_words, fitting

if TYPE_CHECKING:
    from tracker.coverage.left import PersonLeft, TeamLeft


class Left(Page):
    """The teams that are still to reach for one training; those that are planned are hidden until asked for."""

    PLACE = "left"
    HELP = """t changes the training, p the program; y shows the teams that are planned already, too.
Space picks a team, a picks all of them (once more: none). s schedules the picked teams, or the one under
the cursor. e copies the people to invite: everybody left in the picked teams. Enter shows who they are.
c copies the teams. Only a form that opens writes, by ctrl+s."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "Pick"),
        Binding("a", "all", "All"),
        Binding("p", "program", "Program"),
        Binding("t", "training", "Training"),
        Binding("s", "schedule", "Sched"),
        Binding("e", "invites", "Invites"),
        Binding("y", "planned", "Planned", show=False),
        Binding("c", "copy", "Copy", show=False),
        Binding("d", "day", "As-of", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shown: LeftShown | None = None
        self.course = ""
        self.program: str | None = None
        self.with_planned = False

    def body(self) -> ComposeResult:
        """Lay out the filters in words, the teams, and what is picked."""
        columns = (
            Column("Team", 20),
            Column("People", 10),
            Column("State", 20),
            Column("Last contact", 0),
        )
        yield Facts(id="facts")
        yield Lines(columns, pickable=True, empty="Counting …", id="teams")
        yield Facts(id="here")

    def load(self) -> None:
        """Ask as of the day."""
        self.ask(lambda db: asked(db, self.tracker.day()), self.show_left)

    def show_left(self, shown: LeftShown) -> None:
        """Take what is left, and draw it."""
        first = self.shown is None
        self.shown = shown
        if self.course not in {course.code for course in shown.courses}:
            self.course = shown.courses[0].code if shown.courses else ""
        self.draw()
        if first:
            self.query_one("#teams", Lines).focus()

    def draw(self) -> None:
        """Draw the teams that the filters let through."""
        shown = self.shown
        if shown is None:
            return
        every = shown.teams(self.course, self.program)
        planned = [team for team in every if team.state is State.SCHEDULED]
        teams = [team for team in every if self.with_planned or team.state is not State.SCHEDULED]
        lines = self.query_one("#teams", Lines)
        lines.empty = nothing(every, planned)
        lines.show(Line(team.team, cells(shown, team)) for team in teams)
        self.query_one("#facts", Facts).update("\n".join(map(show, self._head(shown, teams, planned))))
        self.tell()

    def _head(self, shown: LeftShown, teams: "list[TeamLeft]", planned: "list[TeamLeft]") -> list[str]:
        title = next((course.title for course in shown.courses if course.code == self.course), "none")
        people = sum(team.eligible for team in teams)
        said = f"{count(len(teams), 'team')} left, {count(people, 'person', 'people')}."
        if unknown := sum(shown.unknown(team) for team in teams):
            said += f" {unknown} without a roster."
        if planned and not self.with_planned:
            said += f" {len(planned)} more {'is' if len(planned) == 1 else 'are'} already scheduled (y shows)."
        elif planned:
            said += f" {len(planned)} of them {'is' if len(planned) == 1 else 'are'} scheduled (y hides)."
        word = course_words([course.code for course in shown.courses]).get(self.course, "none")
        rest = f"Program [{self.program or 'all'}]   As of {shown.as_of}"
        width = self.size.width - 2
        return [fitting(width, f"Training [{title}]   {rest}", f"Training [{word}]   {rest}"), said]

    @on(Lines.Highlighted, "#teams")
    def tell(self) -> None:
        """Say what is picked, and what to press."""
        lines = self.query_one("#teams", Lines)
        picked = len(lines.picked)
        words = f"{picked} picked: s schedules them, e copies their people."
        if not picked:
            words = "Enter shows who is left in the team. Space or a picks, then s schedules." if lines.lines else ""
        note = self.shown.contact(self.course, lines.key) if self.shown and isinstance(lines.key, str) else ""
        self.query_one("#here", Facts).update(f"{words}\nLast contact: {show(note)}" if note else words)

    @on(Lines.Chosen, "#teams")
    def open_people(self, event: Lines.Chosen) -> None:
        """Show who is left in the team under the cursor."""
        self.tracker.open("left-people", self.course, event.key)

    def picked(self) -> "list[TeamLeft]":
        """Give the picked teams in order, or the one under the cursor where none is."""
        lines = self.query_one("#teams", Lines)
        wanted = lines.picked or {lines.key}
        return (
            [team for team in self.shown.teams(self.course, self.program) if team.team in wanted] if self.shown else []
        )

    def action_pick(self) -> None:
        """Pick the team under the cursor, or let go of it."""
        lines = self.query_one("#teams", Lines)
        lines.toggle()
        lines.action_move(1)
        self.tell()

    def action_all(self) -> None:
        """Pick every team, or none where all are."""
        lines = self.query_one("#teams", Lines)
        keys = frozenset(line.key for line in lines.lines)
        lines.pick(() if lines.picked == keys else keys)
        self.tell()

    def action_program(self) -> None:
        """Go through the programs from the last one; then all of them."""
        if self.shown:
            turn = [None, *reversed(self.shown.programs)]
            self.program = turn[(turn.index(self.program) + 1) % len(turn)]
            self._anew()

    def action_training(self) -> None:
        """Go to the next training."""
        if self.shown and self.shown.courses:
            codes = [course.code for course in self.shown.courses]
            self.course = codes[(codes.index(self.course) + 1) % len(codes)]
            self._anew()

    def action_planned(self) -> None:
        """Show the teams that are planned already, or hide them."""
        self.with_planned = not self.with_planned
        self.draw()

    def _anew(self) -> None:
        """Let go of what was picked under another filter."""
        self.query_one("#teams", Lines).pick(())
        self.draw()

    def action_schedule(self) -> None:
        """Schedule the picked teams."""
        if teams := self.picked():
            places = list(dict.fromkeys((team.district, team.program) for team in teams))
            self.tracker.open("schedule", self.course, places)

    def action_invites(self) -> None:
        """Copy everybody left in the picked teams, tab-separated."""
        if self.shown is None:
            return
        people = [each for team in self.picked() for each in self.shown.people(self.course, team.team)]
        self.tracker.copy_to_clipboard(invites(people))
        self.tracker.say(f"{count(len(people), 'person', 'people')} to invite: copied for a spreadsheet.")

    def action_copy(self) -> None:
        """Copy the teams, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#teams", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")


class LeftPeople(Page):
    """Who of a team is left for a training."""

    PLACE = "left"
    HELP = """Everybody of the team who is eligible and without credit in force. Enter opens a person.
c copies them with their emails, Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", "Copy"),
        Binding("u", "app.undo", "Undo"),
    ]

    def __init__(self, course: str, team: str) -> None:
        super().__init__()
        self.course, self.team = course, team
        self.people: list[PersonLeft] = []

    def body(self) -> ComposeResult:
        """Lay out the heading over the people."""
        yield Facts(id="facts")
        yield Lines((Column("Person", 0), Column("State", 20), Column("Email", 30)), empty="Reading …", id="people")

    def load(self) -> None:
        """Ask as of the day."""
        self.ask(lambda db: asked(db, self.tracker.day()), self.show_people)

    def show_people(self, shown: LeftShown) -> None:
        """Draw them."""
        self.people = shown.people(self.course, self.team)
        title = next((course.title for course in shown.courses if course.code == self.course), self.course)
        total = count(len(self.people), "person", "people")
        self.query_one("#facts", Facts).update(show(f"{self.team}: {total} left for {title}, as of {shown.as_of}"))
        lines = self.query_one("#people", Lines)
        lines.empty = "Nobody is left in this team."
        lines.show(Line(each.person, (each.name, standing(each), each.email or "")) for each in self.people)
        lines.focus()

    @on(Lines.Chosen, "#people")
    def open_person(self, event: Lines.Chosen) -> None:
        """Open the person under the cursor."""
        self.tracker.open("person", event.key)

    def action_copy(self) -> None:
        """Copy them, tab-separated."""
        self.tracker.copy_to_clipboard(invites(self.people))
        self.tracker.say("Copied for a spreadsheet.")
