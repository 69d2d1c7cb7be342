"""Attendance against the records: who was there for certain, who must be decided, and whose team it was."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import NothingToImport
from tracker.intake.attendance.gather import length, union
from tracker.intake.held import bound
from tracker.intake.values import AttendanceFile, Present, Problem
from tracker.intake.who import Candidates, Certain, Index, Known, asked_of_present, find, index_of
from tracker.names import Name, name_key, show

_SHOWN = 3  # names that a sentence quotes


@dataclass(frozen=True)
class Recognised:
    """One person who was certainly there; `by` says how they were recognised."""

    person_id: int
    minutes: int | None
    by: str
    team: str | None  # the code of the team on the session's day
    name: str


@dataclass(frozen=True)
class Undecided:
    """A name in the list without a certain person, with those who may be meant and why."""

    said: str
    email: str | None
    minutes: int | None
    candidates: tuple[tuple[str, str], ...]  # (name, likeness in words)
    sheet: str
    row: int


@dataclass(frozen=True)
class Recognition:
    """An attendance list held against the records."""

    people: tuple[Recognised, ...]
    undecided: tuple[Undecided, ...]
    teams: tuple[tuple[str, int], ...]  # team code → how many of the recognised, most first
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def known_people(db: Session, day: date) -> tuple[tuple[Known, ...], dict[int, str]]:
    """Give everybody in the records as of a day, and each posted person's team code."""
    aliases: dict[int, dict[str, list[str]]] = {}
    for person, kind, said in db.execute(text("SELECT person_id, kind, text FROM alias ORDER BY id")):
        aliases.setdefault(person, {}).setdefault(kind, []).append(said)
    rows = db.execute(
        text(
            "SELECT person.id, person.employee_number, person.email, person.name, person.family, person.given,"
            " district.number AS district, program.code AS program, team.id AS team_id, team.code AS team"
            " FROM person LEFT JOIN posting ON posting.person_id = person.id AND posting.standing = 'primary'"
            " AND posting.starts_on <= :day AND (posting.ends_before IS NULL OR posting.ends_before > :day)"
            " LEFT JOIN team ON team.id = posting.team_id LEFT JOIN district ON district.id = team.district_id"
            " LEFT JOIN program ON program.id = team.program_id ORDER BY person.id"
        ),
        {"day": bound(db, day)},
    ).all()
    people = []
    for row in rows:
        also = aliases.get(row.id, {})
        name = Name(row.name, row.family, row.given, "", row.name)
        people.append(
            Known(
                row.id,
                row.employee_number,
                tuple(each for each in (row.email, *also.get("email", ())) if each),
                tuple(also.get("sign_in", ())),
                name,
                tuple(dict.fromkeys([name_key(name), *(name_key(each) for each in also.get("name", ()))])),
                row.district,
                row.program,
                row.team_id,
                row.team_id is not None,
            )
        )
    return tuple(people), {row.id: row.team for row in rows if row.team}


def recognise(db: Session, given: AttendanceFile, day: date, districts: Sequence[int]) -> Recognition:
    """Hold a list against the records as of the session's day; nobody recognised at all is an error."""
    people, team_of = known_people(db, day)
    index = index_of(people)
    met: dict[int, tuple[Certain, list[Present]]] = {}
    undecided = []
    for present in given.people:
        match = find(asked_of_present(present, districts), index)
        if isinstance(match, Certain):
            met.setdefault(match.person_id, (match, []))[1].append(present)
        else:
            named = [(c.person_id, c.likeness) for c in match.people] if isinstance(match, Candidates) else []
            undecided.append(_undecided(present, [(_label(index.people[p], team_of), why) for p, why in named]))
    if not met:
        seen = "; ".join([*(show(each.said) for each in undecided[:_SHOWN]), *(["…"] if undecided[_SHOWN:] else [])])
        raise NothingToImport(
            f"Nobody in this list is certainly somebody in the records ({seen}). Nothing was written."
            " Import the team's roster first, or check that it is the right list."
            + ("" if districts else " With --team an exact name in the team's district is enough."),
            not_matched=[show(each.said) for each in undecided],
        )
    people_there = tuple(_recognised(present, match, index, team_of) for match, present in met.values())
    teams = Counter(each.team for each in people_there if each.team)
    ordered = sorted(teams.items(), key=lambda pair: (-pair[1], pair[0]))
    return Recognition(people_there, tuple(undecided), tuple(ordered), given.problems, given.notes)


def _label(person: Known, team_of: Mapping[int, str]) -> str:
    """Name somebody so that namesakes can be told apart."""
    facts = [each for each in (person.employee_number, team_of.get(person.person_id)) if each]
    return f"{person.name.shown} ({', '.join(facts)})" if facts else person.name.shown


def _recognised(present: Sequence[Present], match: Certain, index: Index, team_of: Mapping[int, str]) -> Recognised:
    """Give somebody once, however many names they were listed under: stays unioned, else the longest."""
    stays = [stay for each in present for stay in each.stays]
    said = [each.minutes for each in present if each.minutes is not None]
    minutes = length(union(stays)) if stays and len(present) > 1 else max(said, default=None)
    name = index.people[match.person_id].name.shown
    whole = int(minutes) if minutes is not None else None
    return Recognised(match.person_id, whole, match.by, team_of.get(match.person_id), name)


def _undecided(present: Present, candidates: Sequence[tuple[str, str]]) -> Undecided:
    said = (present.name.raw.strip() if present.name else "") or present.email or present.employee_number or "?"
    minutes = int(present.minutes) if present.minutes is not None else None
    return Undecided(said, present.email, minutes, tuple(candidates), present.sheet, present.row)
