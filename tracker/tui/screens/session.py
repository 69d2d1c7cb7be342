"""One session: who was there, who missed it, guests, names to check, evidence and the files it came from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.screens.sessions import MARKS, WORDS, cancel, hold
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.widgets.occasion import MODES
from tracker.tui.words import cell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.training import SessionFacts

_COLUMNS = (Column("Who", 0), Column("Team that day", 16), Column("What", 26))
_CHECK, _PERSON = "check", "person"
_OUTCOMES = {
    "completed": "● was there",
    "partial": "◐ below the minimum",
    "no_show": "○ did not come",
    "excused": "○ excused",
}


@dataclass(frozen=True)
class Shown:
    """What the screen holds."""

    facts: "SessionFacts"
    missed: tuple[tuple[int, str], ...]


class SessionDetail(Page):
    """Everything recorded of one session."""

    PLACE = "sessions"
    AUTO_FOCUS = "#list"
    HELP = """Names to check stand first: Enter (or n) asks who is meant; the answers are saved by ctrl+s there.
Enter on a person opens them. a adds people: a second report, names, ticks.
k marks a planned session held, x cancels it (asks first). o hands out: its invitation for calendars, a sign-in sheet,
certificates. Esc goes back to the list."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "check", "Names"),
        Binding("a", "add", "Add people"),
        Binding("k", "hold", "Held"),
        Binding("x", "cancel", "Cancel"),
        Binding("o", "hand_out", "Hand out"),
        Binding("u", "app.undo", "Undo"),
        Binding("c", "copy", "Copy", show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.shown: Shown | None = None

    def body(self) -> ComposeResult:
        """Lay out what it was over who was there."""
        yield Facts(id="facts")
        yield Lines(_COLUMNS, empty="Asking …", id="list")
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for the session."""
        self.ask(self._asked, self._show)

    def _asked(self, db: "Session") -> Shown:
        from tracker import training
        from tracker.coverage.sessions import missed

        facts = training.show(db, self.number)
        return Shown(facts, missed(db, self.number) if facts.listed.status == "held" else ())

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self.query_one("#facts", Facts).update("\n".join(map(show, _facts(shown.facts))))
        lines = self.query_one("#list", Lines)
        lines.empty = (
            "Not held yet: k marks it held."
            if shown.facts.listed.status == "planned"
            else "Nobody is named. a adds people by a report, names or ticks."
        )
        lines.show(_lines(shown))
        self.query_one("#here", Facts).update(show(_sources(shown.facts)))
        lines.focus()

    @on(Lines.Chosen, "#list")
    def choose(self, event: Lines.Chosen) -> None:
        """Ask about a name, or open the person."""
        kind, number = event.key if isinstance(event.key, tuple) else ("", 0)
        if kind == _CHECK:
            self.action_check()
        elif kind == _PERSON:
            self.tracker.open("person", number)

    def action_check(self) -> None:
        """Ask about the names that wait."""
        if self.shown and self.shown.facts.unmatched:
            self.tracker.open("decide", self.number)
        else:
            self.tracker.say("No name of this session is to be checked.")

    def action_add(self) -> None:
        """Add people to a session that was held."""
        if self.shown and self.shown.facts.listed.status == "held":
            self.tracker.open("log", None, None, None, self.number)
        else:
            self.tracker.say("Only a session that was held has people. k marks a planned one held.")

    def action_hold(self) -> None:
        """Mark it held."""
        hold(self, self.shown.facts.listed if self.shown else None)

    def action_cancel(self) -> None:
        """Ask whether to cancel it."""
        cancel(self, self.shown.facts.listed if self.shown else None)

    def action_hand_out(self) -> None:
        """Ask which file to write: an invitation, a sign-in sheet, certificates."""
        from tracker.tui.handing_out import of_session, offer

        if self.shown:
            listed = self.shown.facts.listed
            offer(
                self, f"Hand out, of session {listed.number} on {listed.day:%A} {listed.day}:", of_session(self, listed)
            )

    def action_copy(self) -> None:
        """Copy the people, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#list", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")


def _facts(facts: "SessionFacts") -> list[str]:
    listed = facts.listed
    at = f" {listed.starts_at}" if listed.starts_at else ""
    minutes = f", {facts.minutes} minutes" if facts.minutes else ""
    how = MODES.get(listed.mode, listed.mode)
    teams = ", ".join(
        f"{code} ({grade})" if grade else code for code, grade in zip(listed.teams, listed.evidence, strict=True)
    )
    return [
        f"{MARKS[listed.status]} {WORDS[listed.status]} {listed.day:%A} {listed.day}{at}  {listed.title}",
        f"Session {listed.number}, {how}{minutes}: {teams}",
        *([f"Led by {facts.facilitators}"] if facts.facilitators else []),
        *([listed.note] if listed.note else []),
    ]


def _lines(shown: Shown) -> list[Line]:
    """Give names to check first, then who was there, who missed it, and guests."""
    waiting = [each for each in shown.facts.unmatched if not each.guest]
    guests = [each for each in shown.facts.unmatched if each.guest]
    told = {each.person_id for each in shown.facts.people}
    led = shown.facts.facilitators.split("; ")
    return [
        *(Line((_CHECK, each.number), (cell(each.said), "", cell("? to check: Enter"))) for each in waiting),
        *(
            Line((_PERSON, each.person_id), (cell(each.name), cell(each.team), cell(_what(each))))
            for each in shown.facts.people
        ),
        *(
            Line((_PERSON, person), (cell(name), "", cell("○ missed it")))
            for person, name in shown.missed
            if person not in told
        ),
        *(
            Line(
                ("guest", each.number),
                (cell(each.said), "", cell("– led it, not counted" if each.said in led else "– guest, not counted")),
            )
            for each in guests
        ),
    ]


def _what(each: object) -> str:
    outcome = getattr(each, "outcome", "")
    minutes = getattr(each, "minutes", None)
    said = _OUTCOMES.get(outcome, outcome)
    time = f" {minutes} min" if minutes is not None else ""
    return f"{said}{time}{', attested' if getattr(each, 'attested_by', None) else ''}"


def _sources(facts: "SessionFacts") -> str:
    if not facts.sources:
        return "No source file." if facts.listed.status == "held" else ""
    return "From " + ", ".join(f"{each.file} ({each.on})" for each in facts.sources)
