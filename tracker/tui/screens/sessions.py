"""Sessions, newest day first: what is planned, held and cancelled, for whom, and who came."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.widgets.occasion import MODES
from tracker.tui.words import cell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.sessions import SessionReach
    from tracker.training import SessionListed
    from tracker.training.calling_off import Lost

MARKS = {"planned": "◐", "held": "●", "cancelled": "×"}
WORDS = {"planned": "scheduled", "held": "delivered", "cancelled": "cancelled"}
SHOW = ("all", "planned", "held", "cancelled")
CANCEL, KEEP = "Cancel the session", "Keep it"
_COLUMNS = (Column("  Date", 12), Column("Training", 11), Column("Teams", 0), Column("How", 11), Column("People", 10))


@dataclass(frozen=True)
class Each:
    """A session as the list shows it: what was recorded, and how many of those expected were reached."""

    listed: "SessionListed"
    reach: "SessionReach"

    @property
    def people(self) -> str:
        """Give n of N where names say it, else the headcount, else the state."""
        if self.listed.status != "held":
            return "cancelled" if self.listed.status == "cancelled" else "—"
        if "named" in self.listed.evidence:
            return f"{self.reach.reached}/{self.reach.expected}"
        return f"{self.listed.present} there" if self.listed.present else "her word"

    @property
    def words(self) -> str:
        """Give everything that the filter looks into."""
        each = self.listed
        facts = (each.day, each.course, each.title, *each.teams, WORDS[each.status], each.note)
        return " ".join(map(str, facts)).casefold()


class Sessions(Page):
    """The list; letters open forms or ask."""

    PLACE = "sessions"
    AUTO_FOCUS = "#list"
    HELP = """Enter opens a session: who was there, who missed it, names to check, the source file.
f shows all, scheduled, delivered or cancelled ones. / filters by text; Esc leaves the filter.
l logs a session, s schedules one. k marks the highlighted one held, x cancels it (asks first).
o hands out: all invitations for calendars, and of the highlighted session its own, a sign-in sheet, certificates.
◐ scheduled  ● delivered  × cancelled. 13/14: 13 of the 14 expected that day were there."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log", "Log"),
        Binding("s", "schedule", "Sched"),
        Binding("k", "hold", "Held"),
        Binding("x", "cancel", "Cancel"),
        Binding("f", "show", "Show"),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("o", "hand_out", "Hand out: invitations, sign-in sheet, certificates", show=False),
        Binding("c", "copy", "Copy", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.all: tuple[Each, ...] = ()
        self.loaded = False
        self.status = "all"

    def body(self) -> ComposeResult:
        """Lay out the filter, the list, the side, and the line of what is under the cursor."""
        with Horizontal(classes="row"):
            yield Static("", id="shown", markup=False)
            yield Input("", compact=True, placeholder="/ filter: team, date, words", id="filter")
        with Horizontal():
            yield Lines(_COLUMNS, empty="Asking …", id="list")
            yield Side()
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for the sessions."""
        self.ask(_asked, self._take)

    def _take(self, found: tuple[Each, ...]) -> None:
        self.all, first = found, not self.loaded
        self.loaded = True
        self._draw()
        if first:
            self.query_one("#list", Lines).focus()

    def _draw(self) -> None:
        wanted = self.query_one("#filter", Input).value.casefold().split()
        found = [each for each in self.all if self.status in ("all", each.listed.status)]
        found = [each for each in found if all(word in each.words for word in wanted)]
        names = " ".join(f"[{_shown(each)}]" if each == self.status else f" {_shown(each)} " for each in SHOW)
        self.query_one("#shown", Static).update(f" Show: {names}")
        lines = self.query_one("#list", Lines)
        lines.empty = (
            "Nothing fits. f shows other sessions, Esc in the filter empties it."
            if self.all
            else "No session yet. l logs one that was held, s schedules one."
        )
        lines.show(Line(each.listed.number, _cells(each)) for each in found)
        self._say(lines.key)

    @on(Input.Changed, "#filter")
    def narrow(self) -> None:
        """Show what holds all the words."""
        self._draw()

    @on(Input.Submitted, "#filter")
    def leave_filter(self) -> None:
        """Go from the filter to the list."""
        self.query_one("#list", Lines).focus()

    @on(Lines.Highlighted, "#list")
    def tell(self, event: Lines.Highlighted) -> None:
        """Say what is under the cursor."""
        self._say(event.key)

    def _say(self, key: object) -> None:
        each = self._of(key)
        held = sum(each.listed.status == "held" for each in self.all)
        total = f" ◐ scheduled  ● delivered  × cancelled      {len(self.all)} sessions, {held} delivered"
        here = [show(words) for words in _sentences(each)[:2]] if each else []
        self.query_one("#here", Facts).update("\n".join([total, *here]))
        self.query_one(Side).update("\n".join(map(show, _sentences(each))) if each else "")

    def _of(self, key: object) -> Each | None:
        return next((each for each in self.all if each.listed.number == key), None)

    @property
    def here(self) -> Each | None:
        """Give the session under the cursor."""
        return self._of(self.query_one("#list", Lines).key)

    @on(Lines.Chosen, "#list")
    def open_session(self, event: Lines.Chosen) -> None:
        """Open it."""
        self.tracker.open("session", event.key)

    def action_log(self) -> None:
        """Log a session of the highlighted training."""
        self.tracker.open("log", self.here.listed.course if self.here else None)

    def action_schedule(self) -> None:
        """Schedule a session of the highlighted training."""
        self.tracker.open("schedule", self.here.listed.course if self.here else None)

    def action_hold(self) -> None:
        """Mark the highlighted session held, with its attendance."""
        hold(self, self.here.listed if self.here else None)

    def action_cancel(self) -> None:
        """Ask whether to cancel the highlighted session."""
        cancel(self, self.here.listed if self.here else None)

    def action_show(self) -> None:
        """Show the next kind."""
        self.status = SHOW[(SHOW.index(self.status) + 1) % len(SHOW)]
        self._draw()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter", Input).focus()

    def action_back(self) -> None:
        """Leave the filter, or the screen."""
        filter_ = self.query_one("#filter", Input)
        if filter_.has_focus or filter_.value:
            filter_.value = ""
            self.query_one("#list", Lines).focus()
        else:
            super().action_back()

    def action_hand_out(self) -> None:
        """Ask which file to write: of all sessions ahead, or of the highlighted one."""
        from tracker.tui.handing_out import invitations_ahead, of_session, offer

        listed = self.here.listed if self.here else None
        own = of_session(self, listed) if listed else []
        about = f", and of session {listed.number} on {listed.day:%A} {listed.day}" if listed else ""
        offer(self, f"Hand out, of all sessions ahead{about}:", [*invitations_ahead(self), *own])

    def action_copy(self) -> None:
        """Copy the list, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#list", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")


def hold(page: Page, listed: "SessionListed | None") -> None:
    """Open the form that marks a planned session held; say why where it cannot be."""
    if listed is None:
        return
    if listed.status == "planned":
        page.tracker.open("log", None, None, None, None, None, listed.number)
    else:
        page.tracker.say(f"Session {listed.number} is {WORDS[listed.status]} already. Enter opens it.")


def cancel(page: Page, listed: "SessionListed | None") -> None:
    """Ask, and cancel a session in a thread."""
    from tracker.tui.screens.ask import Ask

    if listed is None:
        return
    if listed.status == "cancelled":
        page.tracker.say(f"Session {listed.number} is cancelled already.")
        return
    number = listed.number

    def write() -> str:
        from tracker import training

        with page.tracker.records.store().writing(f"cancelled session {number}") as db:
            day = training.cancel(db, number).day
        return f"Session {number} of {day:%A} {day} is cancelled."

    def answered(answer: str | None) -> None:
        if answer == CANCEL:
            page.run_aside(write, page.tracker.changed, group="write")

    for_whom = f" for {', '.join(listed.teams)}" if listed.teams else ""
    question = f"Cancel {listed.title}{for_whom} on {listed.day:%A} {listed.day}?"

    def ask(lost: "Lost | None") -> None:
        kept = f" What was recorded of it stays, but {lost}." if lost else ""
        page.app.push_screen(Ask(question + kept, (CANCEL, KEEP)), answered)

    if listed.status == "held":
        page.ask(lambda db: _lost(db, number), ask, group="lost")
    else:
        ask(None)


def _lost(db: "Session", number: int) -> "Lost | None":
    from tracker.training.calling_off import lost_with

    return lost_with(db, number)


def _asked(db: "Session") -> tuple[Each, ...]:
    from tracker import training
    from tracker.coverage.sessions import sessions

    reach = {each.number: each for each in sessions(db)}
    return tuple(Each(each, reach[each.number]) for each in training.listing(db))


def _shown(status: str) -> str:
    return WORDS.get(status, status)


def _cells(each: Each) -> tuple[Text, ...]:
    listed = each.listed
    return (
        cell(f"{MARKS[listed.status]} {listed.day}"),
        cell(listed.course.split("-")[-1]),
        cell(" ".join(listed.teams)),
        cell(MODES.get(listed.mode, listed.mode)),
        cell(each.people),
    )


def _others(others: int, listed: "SessionListed") -> str:
    """Say how many were there who were not expected, and how many of them are names that nobody decided yet."""
    if not others:
        return ""
    names = f"{listed.not_matched} name{'s' * (listed.not_matched > 1)} to check"
    return f", and {others} other{'s' * (others > 1)}" + (f" ({names} among them)" if listed.not_matched else "")


def _sentences(each: Each) -> list[str]:
    """Say everything of a session, the most important first."""
    listed, reach = each.listed, each.reach
    at = f" {listed.starts_at}" if listed.starts_at else ""
    said = [f"{listed.day:%a} {listed.day}{at} {listed.title}, {', '.join(listed.teams)}"]
    if listed.status == "held":
        said.append(f"{reach.reached} of {reach.expected} expected were there{_others(reach.guests, listed)}.")
        said.append("")
        said += [f"  {code}: {grade or 'reported'}" for code, grade in zip(listed.teams, listed.evidence, strict=True)]
        said.append(f"  {listed.completed} completed, {listed.partial} below the minimum")
        if listed.headcount is not None:
            said.append(f"  headcount {listed.headcount}")
    elif listed.status == "planned":
        said.append("Scheduled. k marks it held, x cancels it.")
    else:
        said.append("Cancelled: it counts no more.")
    return [*said, *(["", listed.note] if listed.note else []), "", "Enter opens it"]
