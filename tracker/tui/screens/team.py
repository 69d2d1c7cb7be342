"""Team: the people of a district's program with how each stands, and what happened to the team."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from tracker.names import folded, show
from tracker.tui.page import Page
from tracker.tui.standing import standing_words
from tracker.tui.team_facts import TeamShown, asked, key, outstanding, roster, side, state
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines, tabbed
from tracker.tui.words import course_words, cut

if TYPE_CHECKING:
    from tracker.people import Listed

NARROW = 110
COURSE, ROLE = 15, 16
SIDE = 40
WRITE = "Write it"


class Team(Page):
    """The roster of a team with everybody's state; `district` None means the statewide teams."""

    PLACE = "coverage"
    HELP = """Arrows move, Enter opens a person. l logs a session for this team, s schedules one.
m picks who is left for a training and copies them: the make-up list. Press it again for the next training.
Space picks a person, c copies the picked rows (all of them, if none is picked).
x records that the person under the cursor left the team: it asks for the last day.
t writes the district's roster as a workbook to send out: corrected there, it is imported again.
/ looks for somebody in this team, d looks at another day, Esc goes back.

● trained on that day   ○ not yet, or lapsed   – not counted: on leave, exempt, other role, no employee
(new) means that the grace period of somebody new still runs."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log", "Log"),
        Binding("s", "schedule", "Sched"),
        Binding("m", "make_up", "Make-up"),
        Binding("x", "left_team", "Left team"),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("u", "app.undo", "Undo"),
        Binding("c", "copy", "Copy", show=False),
        Binding("t", "template", "Roster to send out", show=False),
        Binding("d", "day", "As-of", show=False),
        Binding("space", "pick", "Pick", show=False),
    ]

    def __init__(self, district: int | None, program: str) -> None:
        super().__init__()
        self.district, self.program = district, program
        self.shown: TeamShown | None = None
        self.turn = 0  # which course the make-up list is for next

    @property
    def heading(self) -> str:
        """Name the team."""
        return f"District {self.district} {self.program}" if self.district is not None else f"Statewide {self.program}"

    def body(self) -> ComposeResult:
        """Lay out the team's facts, its people, and at the side its sessions."""
        with Horizontal():
            with Vertical():
                yield Facts(id="facts")
                yield Input(placeholder="part of a name; Esc shows everybody", compact=True, id="filter")
                yield Lines((Column("Person", 0),), pickable=True, empty="Reading the roster …", id="people")
                yield Facts(id="here")
            yield Side()

    def on_mount(self) -> None:
        """Hide the filter until it is asked for."""
        self.query_one("#filter").display = False

    def load(self) -> None:
        """Ask for the team as of the day."""
        district, program = self.district, self.program
        self.ask(lambda db: asked(db, self.tracker.day(), district, program), self.show_team)

    def show_team(self, shown: TeamShown) -> None:
        """Take the facts, and draw them."""
        first = self.shown is None
        self.shown = shown
        self.draw()
        if first:
            self.query_one("#people", Lines).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Draw what fits."""
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draw the people that the filter lets through, and what stands around them."""
        shown = self.shown
        if shown is None:
            return
        words = folded(self.query_one("#filter", Input).value).split()
        lines = self.query_one("#people", Lines)
        lines.empty = (
            "Nobody here has these words in the name. Esc shows everybody."
            if words
            else "Nobody is on this team's roster on this day. 5 imports a roster."
        )
        people = [each for each in shown.people if all(word in key(each) for word in words)]
        columns = self._columns(shown)
        lines.show([Line(each.person_id, self._cells(shown, each, columns)) for each in people], columns=columns)
        wide = self.query_one("#facts").size.width - 2
        self.query_one("#facts", Facts).update("\n".join(show(line) for line in self._head(shown, wide)))
        self.query_one("#here", Facts).update(show(outstanding(shown)))
        self.query_one(Side).update("\n".join(cut(show(line), SIDE - 3) for line in side(shown)))

    def _columns(self, shown: TeamShown) -> list[Column]:
        """Give the columns: with several teams the team's own takes the role's place where it is narrow."""
        words = course_words(shown.courses)
        several = len(shown.teams) > 1
        narrow = self.app.size.width < NARROW
        room = max(5, min(COURSE, (40 if narrow else 36) // max(1, len(words)) - 1))
        given = [Column("Person", 0)]
        given += [Column("Team", 16)] if several else []
        given += [] if several and narrow else [Column("Role", ROLE)]
        return [*given, *(Column(word.capitalize(), room) for word in words.values())]

    def _cells(self, shown: TeamShown, person: "Listed", columns: Sequence[Column]) -> tuple[str, ...]:
        said = {"Person": person.name, "Team": person.team or "", "Role": person.classification or person.worker_type}
        fixed = [said[column.title] for column in columns if column.title in said]
        widths = [column.width for column in columns[len(fixed) :]]
        states = [shown.standings.of.get((course, person.person_id)) for course in shown.courses]
        return (*fixed, *(standing_words(s, shown.as_of, w) for s, w in zip(states, widths, strict=True)))

    def _head(self, shown: TeamShown, width: int) -> Iterator[str]:
        yield f"{self.heading}".ljust(width - 8) + "Esc back"
        words = course_words(shown.courses)
        yield (
            "    ".join(
                f"{words[course].capitalize()} {state([row for row in shown.rows if row.course == course])}"
                for course in shown.courses
            )
            or "No training is for this team on this day."
        )
        yield roster(shown, width)

    @on(Input.Changed, "#filter")
    def narrow_down(self) -> None:
        """Show who fits."""
        self.draw()

    @on(Input.Submitted, "#filter")
    def to_the_people(self) -> None:
        """Go from the filter to the people it let through."""
        self.query_one("#people").focus()

    def action_filter(self) -> None:
        """Ask for a part of a name."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    def action_back(self) -> None:
        """Show everybody again, or go back."""
        field = self.query_one("#filter", Input)
        if field.display:
            field.value = ""
            field.display = False
            self.query_one("#people").focus()
        else:
            super().action_back()

    @on(Lines.Chosen, "#people")
    def open_person(self, event: Lines.Chosen) -> None:
        """Open the person under the cursor."""
        self.tracker.open("person", event.key)

    def _course(self) -> str | None:
        """Give the course that is meant: the first that did not reach the team, else the first."""
        rows = self.shown.rows if self.shown else ()
        return next((row.course for row in rows if not row.teams_reached), rows[0].course if rows else None)

    def action_log(self) -> None:
        """Log a session for this team."""
        if course := self._course():
            self.tracker.open("log", course, self.district, self.program)

    def action_schedule(self) -> None:
        """Schedule a session for this team."""
        if course := self._course():
            self.tracker.open("schedule", course, [(self.district, self.program)])

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")

    def action_pick(self) -> None:
        """Pick the person under the cursor, or let go of them."""
        lines = self.query_one("#people", Lines)
        lines.toggle()
        lines.action_move(1)

    def action_make_up(self) -> None:
        """Pick who is left for a training and copy them; each press takes the next training with somebody left."""
        shown = self.shown
        missing = [course for course in shown.courses if shown.left(course)] if shown else []
        if shown is None or not missing:
            self.tracker.say("Nobody on this team is left for any training.")
            return
        course = missing[self.turn % len(missing)]
        self.turn += 1
        people = shown.left(course)
        self.query_one("#people", Lines).pick(each.person_id for each in people)
        rows = [(course, each.team, each.name, each.email, each.employee_number) for each in people]
        self.tracker.copy_to_clipboard(tabbed([("Training", "Team", "Name", "Email", "Number"), *rows]))
        who = "person is" if len(people) == 1 else "people are"
        word = course_words(shown.courses)[course]
        self.tracker.say(f"Make-up list for the {word}: {len(people)} {who} picked and copied.")

    def action_left_team(self) -> None:
        """Ask for the last day of the person under the cursor."""
        from tracker.tui.screens.person_forms import LastDay

        here = self.query_one("#people", Lines).key
        person = next((each for each in self.shown.people if each.person_id == here), None) if self.shown else None
        if person:
            self.app.push_screen(LastDay(person.person_id, person.name))

    def action_copy(self) -> None:
        """Copy the picked rows, or all of them, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#people", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")

    def action_template(self) -> None:
        """Ask before a workbook is written."""
        from tracker.tui.screens.ask import Ask

        folder = self.tracker.records.workspace.exports
        words = f"Write the roster of {self.heading.rsplit(' ', 1)[0]}, with everybody's name, into {folder}?"
        self.tracker.push_screen(Ask(words, (WRITE, "Back")), self.write_template)

    def write_template(self, answer: str | None) -> None:
        """Write it in a thread."""
        records, district, folder = self.tracker.records, self.district, self.tracker.records.workspace.exports

        def work() -> str:
            from tracker.intake.template import templates, write

            with records.store().reading() as db:
                made = [each for each in templates(db, self.tracker.day()) if each.district == district]
            folder.mkdir(parents=True, exist_ok=True)
            path = write(made[0], folder) if made else None
            return f"Written: {path}" if path else "It could not be written. Is there room, and may you write there?"

        if answer == WRITE:
            self.run_aside(work, self.tracker.say, group="template")
