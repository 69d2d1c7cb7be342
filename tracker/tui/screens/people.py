"""People: one search over everybody, held in memory so that every key answers at once."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tracker.names import folded, show
from tracker.tui.page import Page
from tracker.tui.standing import standing_sentence, standing_words
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import course_words, cut, place_words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.people import Standings
    from tracker.people import Listed

SIDE, STATE, TEAM = 40, 11, 18


@dataclass(frozen=True)
class Everybody:
    """All people as of a day, each with what a search looks in and with the row that is drawn."""

    as_of: date
    people: "dict[int, Listed]"
    standings: "Standings"
    keys: tuple[tuple[str, Line], ...]
    columns: tuple[Column, ...]

    def fitting(self, said: str) -> list[Line]:
        """Give those who have all the words, in any order."""
        found = self.keys
        for word in folded(said.lstrip().removeprefix("/")).split():
            found = tuple(pair for pair in found if word in pair[0])
        return [line for _, line in found]


def asked(db: "Session", as_of: date) -> Everybody:
    """Ask for everybody."""
    from tracker import people
    from tracker.coverage.people import standings

    found = people.search(db, "", as_of)
    stand = standings(db, as_of)
    words = course_words([course.code for course in stand.courses][:2])
    keys = tuple((people.search_key(each), Line(each.person_id, _cells(each, stand, list(words)))) for each in found)
    columns = (
        Column("Person", 0),
        Column("Team", TEAM),
        *(Column(word.capitalize(), STATE) for word in words.values()),
    )
    return Everybody(as_of, {each.person_id: each for each in found}, stand, keys, columns)


def _cells(person: "Listed", stand: "Standings", courses: list[str]) -> tuple[str, ...]:
    states = (standing_words(stand.of.get((code, person.person_id)), stand.as_of, STATE) for code in courses)
    return (person.name, _team(person), *states)


def _team(person: "Listed") -> str:
    return place_words(person.district, person.program) if person.program else "no team"


class People(Page):
    """Everybody who is or was on a roster; the search is ready for typing."""

    PLACE = "people"
    HELP = """Type any parts of a name, an employee number or an email: all the words must be in it, in any order.
Case and accents are ignored. Enter opens the person; arrow down goes to the list, / back to the search.
In the list c copies what is shown, and j shows records that may be one person. Esc clears the search, then goes
back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_person", "Open", show=True),
        Binding("down", "down", "List"),
        Binding("slash", "search", "Find", key_display="/"),
        Binding("j", "join", "Join duplicates"),
        Binding("c", "copy", "Copy"),
        Binding("escape", "back", "Clear"),
        Binding("u", "app.undo", "Undo", show=False),
        Binding("d", "day", "As-of", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.everybody: Everybody | None = None

    def body(self) -> ComposeResult:
        """Lay out the search, who fits, and at the side the person under the cursor."""
        with Horizontal():
            with Vertical():
                with Horizontal(classes="row"):
                    yield Static(" Find ", classes="label")
                    yield Input(
                        placeholder="parts of a name, number or email", compact=True, select_on_focus=False, id="search"
                    )
                yield Facts(id="facts")
                yield Lines((Column("Person", 0),), empty="Reading everybody …", id="found")
            yield Side()

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.query_one("#search").focus()

    def load(self) -> None:
        """Ask for everybody once; a search asks nothing."""
        self.ask(lambda db: asked(db, self.tracker.day()), self.show_everybody)

    def show_everybody(self, everybody: Everybody) -> None:
        """Take everybody, and show who fits what was typed meanwhile."""
        self.everybody = everybody
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Tell about the person under the cursor in the room there is."""
        del event
        self.call_after_refresh(self.tell)

    @on(Input.Changed, "#search")
    def draw(self) -> None:
        """Show who fits."""
        if self.everybody is None:
            return
        said = self.query_one("#search", Input).value
        lines = self.query_one("#found", Lines)
        found = self.everybody.fitting(said)
        nobody = "Nobody fits. Words match in any order, accents ignored. Esc clears."
        lines.empty = nobody if self.everybody.people else "Nobody is recorded yet. 5 imports a roster."
        lines.show(found, columns=self.everybody.columns)
        if not found:
            self.tell()
        everybody = len(self.everybody.people)
        self.query_one("#facts", Facts).update(
            f"{len(found):,} of {everybody:,} people, as of {self.everybody.as_of}. Enter opens, Down goes to the list."
        )

    @on(Lines.Highlighted, "#found")
    def tell(self) -> None:
        """Say more of the person under the cursor, at the side."""
        key = self.query_one("#found", Lines).key
        person = self.everybody.people.get(key) if self.everybody and isinstance(key, int) else None
        lines: list[str] = []
        if person and self.everybody:
            team = f"{person.team} since {person.since}" if person.team else "on no team on this day"
            lines = [person.name, team, person.classification, person.employee_number or "", person.email or ""]
            lines = [line for line in lines if line] + [""]
            for course in self.everybody.standings.courses:
                standing = self.everybody.standings.of.get((course.code, person.person_id))
                lines += [course.title, f"  {standing_sentence(standing)}"]
        self.query_one(Side).update("\n".join(cut(show(line), SIDE - 3) for line in lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer letters only in the list: in the search they are text."""
        if action in {"search", "join", "copy", "app.undo", "day"}:
            return self.focused is not self.query_one("#search")
        return super().check_action(action, parameters)

    @on(Input.Submitted, "#search")
    def from_search(self) -> None:
        """Open the person under the cursor."""
        self.action_open_person()

    @on(Lines.Chosen, "#found")
    def from_list(self) -> None:
        """Open the person that was chosen."""
        self.action_open_person()

    def action_open_person(self) -> None:
        """Open the person under the cursor."""
        key = self.query_one("#found", Lines).key
        if key is not None:
            self.tracker.open("person", key)

    def action_down(self) -> None:
        """Go from the search to the list."""
        lines = self.query_one("#found", Lines)
        lines.focus()
        lines.action_move(1)

    def action_search(self) -> None:
        """Go back to the search."""
        self.query_one("#search").focus()

    def action_back(self) -> None:
        """Clear the search, or go back where it is empty."""
        field = self.query_one("#search", Input)
        if field.value:
            field.value = ""
            field.focus()
        else:
            super().action_back()

    def action_join(self) -> None:
        """Show the records that may be one person."""
        self.tracker.open("duplicates")

    def action_copy(self) -> None:
        """Copy what is shown, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#found", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")
