"""Person: the postings, what they completed, and where each fact came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tracker.errors import NotFound, TrackerError
from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.standing import standing_sentence, standing_words
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import course_words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.people import Standings
    from tracker.people import Listed, PersonFacts
    from tracker.people.person import Posted


@dataclass(frozen=True)
class PersonShown:
    """What the screen shows of a person as of a day."""

    as_of: date
    facts: "PersonFacts"
    standings: "Standings"

    @property
    def listed(self) -> "Listed":
        """Give the person's line of the roster."""
        return self.facts.listed


def asked(db: "Session", as_of: date, who: str | int) -> PersonShown:
    """Ask for everything known of the person."""
    from tracker import people
    from tracker.coverage.people import standings

    return PersonShown(as_of, people.show(db, who, as_of), standings(db, as_of))


def alike(db: "Session", person: int, as_of: date) -> list[tuple[int, str]]:
    """Ask who else may be this person: number in the records, and name."""
    from tracker.intake.doubles import doubles_of

    return [(each.other, f"{each.other_name}: {each.why}") for each in doubles_of(db, person, as_of)]


def _newest(facts: "PersonFacts") -> "Posted | None":
    """Give the newest main posting."""
    return next((each for each in reversed(facts.postings) if each.standing == "primary"), None)


class Person(Page):
    """Everything known of one person; every change is a form of its own and can be undone."""

    PLACE = "people"
    HELP = """Each line is a fact: a posting, a training, a leave, an exemption, and the file and row that said it.
m moves the person to another team (or posts them again once they had left), x records that they left it, v that
they are away, e that they need not take a training, k corrects what is wrong, j joins a second record of the same
person. Each asks in a form of its own, and u takes it back. o hands out a certificate. c copies the lines."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "move", "Move"),
        Binding("x", "left_team", "Left team"),
        Binding("v", "away", "Leave"),
        Binding("e", "exempt", "Exempt"),
        Binding("k", "correct", "Correct"),
        Binding("u", "app.undo", "Undo"),
        Binding("j", "join", "Join duplicates", show=False),
        Binding("o", "hand_out", "Hand out: certificate of completion", show=False),
        Binding("c", "copy", "Copy", show=False),
        Binding("d", "day", "As-of", show=False),
    ]

    def __init__(self, who: str | int) -> None:
        super().__init__()
        self.who = who
        self.shown: PersonShown | None = None

    def body(self) -> ComposeResult:
        """Lay out who it is over the facts."""
        yield Facts(id="facts")
        yield Lines((Column("What", 9), Column("", 0), Column("Days", 24)), empty="Reading …", id="known")
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for the person as of the day."""
        who = self.who
        self.ask(lambda db: asked(db, self.tracker.day(), who), self.show_person)

    def refused(self, error: TrackerError) -> None:
        """Leave where the person is gone: the change that added them was undone."""
        super().refused(error)
        if isinstance(error, NotFound):
            self.tracker.back()

    def show_person(self, shown: PersonShown) -> None:
        """Draw what is known."""
        first = self.shown is None
        self.shown = shown
        self.who = shown.listed.person_id
        self.query_one("#facts", Facts).update("\n".join(show(line) for line in _head(shown)))
        lines = self.query_one("#known", Lines)
        lines.empty = "Nothing more is recorded."
        lines.show(Line(number, cells) for number, cells in enumerate(_facts(shown)))
        if first:
            lines.focus()

    @on(Lines.Highlighted, "#known")
    def tell(self, event: Lines.Highlighted) -> None:
        """Say the line under the cursor in full."""
        if self.shown and isinstance(event.key, int):
            what, words, days = list(_facts(self.shown))[event.key]
            self.query_one("#here", Facts).update(show(" · ".join(part for part in (what, words, days) if part)))

    def action_move(self) -> None:
        """Ask which team, from when; somebody who left is posted again."""
        from tracker.tui.screens.person_forms import Moved
        from tracker.tui.screens.person_over_time import CameBack

        if self.shown:
            person = self.shown.listed
            form = CameBack if person.team is None and self.shown.facts.postings else Moved
            self.app.push_screen(form(person.person_id, person.name))

    def action_left_team(self) -> None:
        """Ask for the last day."""
        from tracker.tui.screens.person_forms import LastDay

        if self.shown:
            self.app.push_screen(LastDay(self.shown.listed.person_id, self.shown.listed.name))

    def action_away(self) -> None:
        """Ask for the days."""
        from tracker.tui.screens.person_forms import OnLeave

        if self.shown:
            self.app.push_screen(OnLeave(self.shown.listed.person_id, self.shown.listed.name))

    def action_exempt(self) -> None:
        """Ask which training, and why."""
        from tracker.tui.screens.person_forms import Exempt

        if self.shown and self.shown.standings.courses:
            courses = [(course.code, course.title) for course in self.shown.standings.courses]
            self.app.push_screen(Exempt(self.shown.listed.person_id, self.shown.listed.name, courses))

    def action_correct(self) -> None:
        """Ask what is wrong."""
        from tracker.tui.screens.person_over_time import Corrected

        if self.shown:
            person, posting = self.shown.listed, _newest(self.shown.facts)
            held = {
                "called": person.name,
                "number": person.employee_number or "",
                "email": person.email or "",
                "role": person.classification,
                "first": str(posting.first_day) if posting else "",
                "last": str(posting.last_day) if posting and posting.last_day else "",
            }
            self.app.push_screen(Corrected(person.person_id, person.name, held))

    def action_join(self) -> None:
        """Look for those who may be the same person, then ask which."""
        if self.shown:
            own, day = self.shown.listed.person_id, self.shown.as_of
            self.ask(lambda db: alike(db, own, day), self._join, group="join")

    def _join(self, others: list[tuple[int, str]]) -> None:
        from tracker.tui.screens.person_over_time import Joined

        if self.shown:
            self.app.push_screen(Joined(self.shown.listed.person_id, self.shown.listed.name, others))

    def action_hand_out(self) -> None:
        """Ask which certificate to write."""
        from tracker.tui.handing_out import of_person, offer

        if self.shown:
            person, titles = self.shown.listed, {each.code: each.title for each in self.shown.standings.courses}
            offers = of_person(self, person.person_id, self.shown.facts.credits, titles)
            offer(self, f"Hand out, for {person.name}:", offers)
            if not offers:
                self.tracker.say(f"{person.name} has completed nothing yet: there is no credit to certify.")

    def action_copy(self) -> None:
        """Copy the lines, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#known", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")

    def action_day(self) -> None:
        """Look at another day."""
        self.tracker.open("day")


def _head(shown: PersonShown) -> Iterator[str]:
    person = shown.listed
    yield f"{person.name}    {person.employee_number or 'no number'}    {person.email or 'no email'}"
    team = f"{person.team} since {person.since}" if person.team else f"on no team on {shown.as_of}"
    yield "    ".join(part for part in (team, person.classification, person.worker_type) if part)
    courses = course_words([course.code for course in shown.standings.courses])
    states = ((word, shown.standings.of.get((code, person.person_id))) for code, word in courses.items())
    yield "    ".join(f"{word.capitalize()} {standing_words(each, shown.as_of, 40)}" for word, each in states if each)


def _facts(shown: PersonShown) -> Iterator[tuple[str, str, str]]:
    """Give the facts as rows: what, the words, the days."""
    facts = shown.facts
    words = course_words([course.code for course in shown.standings.courses])
    for course in shown.standings.courses:
        standing = shown.standings.of.get((course.code, shown.listed.person_id))
        yield "standing", f"{words[course.code]}: {standing_sentence(standing)}", f"on {shown.as_of}"
    for posting in reversed(facts.postings):
        more = "" if posting.standing == "primary" else f" ({posting.standing})"
        yield "posting", f"{posting.team}{more}", _days(posting.first_day, posting.last_day)
    for credit in reversed(facts.credits):
        minutes = f", {credit.minutes} min" if credit.minutes is not None else ""
        by = f"session {credit.session}" if credit.session else credit.evidence or "recorded"
        until = f", until {credit.until}" if credit.until else ""
        yield (
            "training",
            f"{words.get(credit.course, credit.course)} {credit.outcome}{minutes}, {by}{until}",
            str(credit.on),
        )
    for away in facts.leaves:
        yield "leave", "away; why is never kept", _days(away.first_day, away.last_day)
    for spared in facts.exemptions:
        by = f", decided by {spared.decided_by}" if spared.decided_by else ""
        course_word = words.get(spared.course, spared.course)
        yield "exempt", f"{course_word}: {spared.reason}{by}", _days(spared.first_day, spared.last_day)
    for name in facts.also_known_as:
        yield "known as", name, ""
    for learnt in reversed(facts.learnt):
        yield "source", f"{learnt.file}, sheet {learnt.sheet}, row {learnt.row}", str(learnt.on)


def _days(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "always"
    return f"{first or 'ever'} to {last or 'now'}"
