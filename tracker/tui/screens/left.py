"""Who's left: the teams that no session reached yet, picked and scheduled; and the people of one of them."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from tracker.coverage.values import State
from tracker.names import show
from tracker.tui import ahead_words
from tracker.tui.left_facts import LeftShown, asked, cells, count, invites, nothing, standing
from tracker.tui.page import Page
from tracker.tui.widgets.bars import ROOMY, Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import course_words, fitting

if TYPE_CHECKING:
    from tracker.coverage.left import PersonLeft, TeamLeft

SIDE = 42


class Left(Page):
    """The teams that are still to reach for one training; those that are planned are hidden until asked for."""

    PLACE = "left"
    HELP = """t changes the training, p the program; y shows the teams that are planned already, too.
Space picks a team, a picks all of them (once more: none). s schedules the picked teams, or the one under
the cursor. e copies the people to invite: everybody left in the picked teams. Enter shows who they are.
k notes a contact with the picked teams, or the one under the cursor, and what comes next there.
c copies the teams, g shows the trend, n every next step. Only a form that opens writes, by ctrl+s.

Beside the teams (in a line above them where it is narrow): the sessions that are planned, what they would
bring, the pace that is needed until the training's target day, and where one more session adds most."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "Pick"),
        Binding("a", "all", "All"),
        Binding("p", "program", "Program"),
        Binding("t", "training", "Training"),
        Binding("s", "schedule", "Sched"),
        Binding("e", "invites", "Invites"),
        Binding("k", "contact", "Note a contact", show=False),
        Binding("n", "app.open_page('steps')", "Next steps", show=False),
        Binding("y", "planned", "Planned", show=False),
        Binding("g", "trend", "Trend", show=False),
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
        with Horizontal():
            with Vertical():
                yield Lines(columns, pickable=True, empty="Counting …", id="teams")
                yield Facts(id="here")
            yield Side()

    def load(self) -> None:
        """Ask as of the day."""
        self.ask(lambda db: asked(db, self.tracker.day()), self.show_left)

    def on_resize(self, event: events.Resize) -> None:
        """Draw what fits."""
        del event
        self.call_after_refresh(self.draw)

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
        width = self.query_one("#facts", Facts).size.width - 2
        first = fitting(width, f"Training [{title}]   {rest}", f"Training [{word}]   {rest}")
        return [first, said] if self._roomy else [first, said, ahead_words.line(shown.ahead, self.course, self.program)]

    @property
    def _roomy(self) -> bool:
        """Say whether there is room for the panel at the side."""
        return self.app.size.width >= ROOMY

    @on(Lines.Highlighted, "#teams")
    def tell(self) -> None:
        """Say what is picked and what a session for it would bring, and what to press."""
        lines, shown = self.query_one("#teams", Lines), self.shown
        if shown is None:
            return
        picked = [team.team for team in self.picked()] if lines.picked else []
        words = f"{len(picked)} picked: s schedules them, e copies their people."
        if not picked:
            words = "Enter shows who is left in the team. Space or a picks, then s schedules." if lines.lines else ""
        elif not self._roomy:
            held = ahead_words.if_held(shown.ahead, self.course, self.program, picked)
            words = fitting(self.size.width - 2, f"{words} {held}", f"{len(picked)} picked. {held}", words)
        self.query_one("#here", Facts).update(f"{words}\n{show(self._spoken(shown))}".rstrip())
        panel = self.query_one(Side)
        size = {"width": SIDE - 3, "height": self.query_one(Side).size.height}
        panel.update(ahead_words.side(shown.ahead, self.course, self.program, picked, **size))

    def _spoken(self, shown: LeftShown) -> str:
        """Say whom somebody spoke to last about the team under the cursor, and what comes next."""
        key = self.query_one("#teams", Lines).key
        if not isinstance(key, str) or not shown.note(self.course, key):
            return ""
        step = shown.step(self.course, key)
        return f"Last contact: {shown.contact(self.course, key)}" + (f"   Next: {step}" if step else "")

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

    def action_contact(self) -> None:
        """Note a contact with the picked teams."""
        teams = [team.team for team in self.picked()]
        if teams and self.shown:
            note = self.shown.note(self.course, teams[0]) if len(teams) == 1 else None
            step = (note.number, note.next_step) if note and note.next_step else None
            self.tracker.open("contact", self.course, teams, step)

    def action_trend(self) -> None:
        """Show how it came to stand so."""
        self.tracker.open("trend", self.course, self.program)

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
