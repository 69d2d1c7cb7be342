"""What the screen of who is left shows: asked of the records, and its words."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.coverage.values import State
from tracker.tui import ahead_words
from tracker.tui.ahead_words import Ahead
from tracker.tui.widgets.lines import tabbed
from tracker.tui.words import SYMBOLS, place_words, short_day, tight_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.ahead import Note
    from tracker.coverage.left import Left as Outstanding
    from tracker.coverage.left import PersonLeft, TeamLeft
    from tracker.coverage.values import CourseFacts

INVITES = ("Training", "Team", "Name", "Email", "Number")


@dataclass(frozen=True)
class LeftShown:
    """What is outstanding as of a day, with the courses, the programs, and what comes next."""

    outstanding: "Outstanding"
    courses: "tuple[CourseFacts, ...]"
    programs: tuple[str, ...]
    ahead: Ahead
    rostered: frozenset[str]  # the teams that a roster came for

    @property
    def as_of(self) -> date:
        """Give the day."""
        return self.outstanding.as_of

    def teams(self, course: str, program: str | None) -> "list[TeamLeft]":
        """Give the teams that a course did not reach, of one program or of all."""
        return [t for t in self.outstanding.teams if t.course == course and program in (None, t.program)]

    def people(self, course: str, team: str) -> "list[PersonLeft]":
        """Give who of a team is left for a course."""
        return [each for each in self.outstanding.people if (each.course, each.team) == (course, team)]

    def unknown(self, team: "TeamLeft") -> bool:
        """Say whether nobody knows who is in the team: no roster came, and nobody was added by hand."""
        return not team.eligible and team.team not in self.rostered

    def note(self, course: str, team: str) -> "Note | None":
        """Give the last contact about a team and a course, with the step that is still to be done."""
        return next((each.last for each in self.ahead.next.board if (each.course, each.team) == (course, team)), None)

    def contact(self, course: str, team: str) -> str:
        """Give the newest note about a team and a course, with its day."""
        note = self.note(course, team)
        return f"{short_day(note.day, self.as_of)} {note.note}" if note else ""

    def step(self, course: str, team: str) -> str:
        """Give what comes next for a team, with its day; `!` where that is past."""
        note = self.note(course, team)
        if note is None or note.next_step is None:
            return ""
        late = "! " if note.next_on and note.next_on < self.as_of else ""
        return f"{late}{short_day(note.next_on, self.as_of)} {note.next_step}".strip()


def asked(db: "Session", as_of: date) -> LeftShown:
    """Ask who and what is left."""
    from tracker import people, teams
    from tracker.coverage.left import left
    from tracker.coverage.measure import courses

    rostered = frozenset(people.rosters(db, as_of))
    programs = tuple(teams.program_titles(db))
    return LeftShown(left(db, as_of), courses(db, as_of).facts, programs, ahead_words.asked(db, as_of), rostered)


def invites(people: "list[PersonLeft]") -> str:
    """Give people as a spreadsheet takes them."""
    return tabbed([INVITES, *((p.course, p.team, p.name, p.email, p.employee_number) for p in people)])


def standing(person: "PersonLeft") -> str:
    """Say how somebody who is left stands."""
    word = "not yet" if person.state == "never" else f"lapsed {person.credit_on or ''}".rstrip()
    return f"{SYMBOLS[State.NOT_SCHEDULED]} {word}{' (new)' if person.new else ''}"


def cells(shown: LeftShown, team: "TeamLeft") -> tuple[str, ...]:
    """Give a team's row."""
    place = place_words(team.district, team.program)
    usual = (f"D{team.district}-{team.program}").casefold() if team.district is not None else ""
    state = f"{SYMBOLS[team.state]} {team.state.words.lower()} {tight_day(team.next_session, shown.as_of)}".rstrip()
    name = place if team.team.casefold() == usual else team.team
    people = "? roster" if shown.unknown(team) else count(team.eligible, "person", "people")
    return name, people, state, shown.contact(team.course, team.team)


def nothing(every: "list[TeamLeft]", planned: "list[TeamLeft]") -> str:
    """Say why no team is shown, and what to press."""
    if planned:
        return "Every team that is left is scheduled already. y shows them."
    return "" if every else "No team is left here: all are reached. t looks at another training."


def count(n: int, one: str, many: str = "") -> str:
    """Give "1 team" or "3 teams"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
