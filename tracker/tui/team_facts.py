"""What the team screen shows: asked of the records, and its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.coverage.values import Row
from tracker.names import folded
from tracker.tui.words import SYMBOLS, course_words, fitting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.people import Standings
    from tracker.people import Listed, RosterFile
    from tracker.teams import Contacted
    from tracker.training import SessionListed


@dataclass(frozen=True)
class TeamShown:
    """What the screen shows: one district's teams of a program, or the statewide ones, as of a day."""

    as_of: date
    rows: tuple[Row, ...]
    people: "tuple[Listed, ...]"
    standings: "Standings"
    rosters: "tuple[RosterFile, ...]"
    sessions: "tuple[SessionListed, ...]"
    contacts: "tuple[Contacted, ...]"

    @property
    def teams(self) -> tuple[str, ...]:
        """Name its teams."""
        return tuple(dict.fromkeys(row.team for row in self.rows if row.team))

    @property
    def courses(self) -> tuple[str, ...]:
        """Name the courses that are for it."""
        return tuple(dict.fromkeys(row.course for row in self.rows))

    def left(self, course: str) -> "list[Listed]":
        """Give who is eligible for a course and without credit in force."""
        found = ((each, self.standings.of.get((course, each.person_id))) for each in self.people)
        return [person for person, standing in found if standing and standing.left]


def asked(db: "Session", as_of: date, district: int | None, program: str) -> TeamShown:
    """Ask for a team's facts."""
    from tracker import people, teams, training
    from tracker.coverage.measure import measure
    from tracker.coverage.people import standings

    here = (district, program)
    rows = tuple(row for row in measure(db, as_of).rows if (row.district, row.program) == here)
    own = [team for team in teams.listing(db, as_of) if (team.district, team.program) == here]
    codes = {team.code for team in own}
    names = codes.union(*(team.words for team in own))  # sessions are listed by what their teams are called now
    files = people.rosters(db, as_of)
    return TeamShown(
        as_of=as_of,
        rows=rows,
        people=tuple(each for each in people.listing(db, as_of) if each.team in codes),
        standings=standings(db, as_of),
        rosters=tuple(file for code in sorted(codes) for file in files.get(code, ())),
        sessions=tuple(each for each in training.listing(db) if names.intersection(each.teams)),
        contacts=tuple(each for each in teams.contacts(db, as_of) if each.team in codes),
    )


def key(person: "Listed") -> str:
    """Give what the filter looks in."""
    return folded(f"{person.name} {person.employee_number or ''} {person.email or ''} {person.classification}")


def state(rows: Sequence[Row]) -> str:
    """Say how a course stands with the team or teams: "● 2025-08-12, 12 of 14 people"."""
    people = f"{sum(row.trained for row in rows)} of {sum(row.eligible for row in rows)} people"
    if len(rows) != 1:
        return f"{sum(row.teams_reached for row in rows)} of {len(rows)} teams, {people}"
    row = rows[0]
    symbol = SYMBOLS[row.state] if row.state else "?"
    if row.teams_reached:
        return f"{symbol} {row.last_delivery}, {people}"
    word = row.state.words.lower() if row.state else ""
    return f"{symbol} {word} {row.next_session or ''}".rstrip()


def roster(shown: TeamShown, width: int) -> str:
    """Say which roster it is and how old."""
    count = f"Roster {len(shown.people)} {'person' if len(shown.people) == 1 else 'people'}"
    if not shown.rosters:
        return f"{count}; no file came for this team yet: 5 imports a roster."
    newest = max(shown.rosters, key=lambda file: file.day)
    age = f"of {newest.day} ({(shown.as_of - newest.day).days} days old)"
    return fitting(width, f"{count}, {age}, from {newest.file}", f"{count}, {age}")


def outstanding(shown: TeamShown) -> str:
    """Say who is left, by course, and what to press."""
    words = course_words(shown.courses)
    left = [(word, len(shown.left(course))) for course, word in words.items()]
    said = ", ".join(f"{count} for the {word}" for word, count in left if count)
    if not said:
        return "Nobody is left for any training." if shown.people else ""
    return f"Left: {said}. m picks and copies them."


def side(shown: TeamShown) -> Iterator[str]:
    """Give the team's sessions, contacts and rosters."""
    words = course_words([course.code for course in shown.standings.courses])
    yield "SESSIONS FOR THIS TEAM"
    for each in shown.sessions[:8]:
        yield f"{each.day}  {words.get(each.course, each.course)}, {each.status}"
        if each.status == "held":
            matched = f", {each.not_matched} names to match" if each.not_matched else ""
            yield f"  {each.present} present, {each.completed} completed{matched}"
    if not shown.sessions:
        yield "  (none: l logs one, s schedules one)"
    yield from ("", "NOTES")
    for note in shown.contacts[:4]:
        yield f"  {note.day}  {note.note}"
    if not shown.contacts:
        yield "  (none)"
    yield from ("", "ROSTER HISTORY")
    for file in sorted(shown.rosters, key=lambda file: file.day, reverse=True)[:6]:
        yield f"  {file.day}  {file.people} people  {file.file}"
    if not shown.rosters:
        yield "  (none)"
