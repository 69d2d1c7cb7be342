"""Attendance against the records: who was there for certain, who must be decided, and whose team it was."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import NotFound, NothingToImport
from tracker.intake.attendance.gather import length, union
from tracker.intake.values import AttendanceFile, Present, Problem
from tracker.intake.who import Candidates, Certain, Index, Known, Match, Nobody, asked_of_present, find, index_of
from tracker.intake.who.index import address_key
from tracker.intake.who.values import BY_HAND
from tracker.names import Name, name_key, show
from tracker.people.roster import bound

_LEADS = frozenset({"organizer", "organiser", "co-organizer", "co-organiser", "host"})
_SHOWN = 3  # names that a sentence quotes

#: What somebody decided about names: the name (or its email) as said → a person's number, or a guest.
Decided = Mapping[str, int | Literal["guest"]]


@dataclass(frozen=True)
class Recognised:
    """One person who was certainly there; `by` says how they were recognised."""

    person_id: int
    minutes: int | None
    by: str
    team: str | None  # the code of the team on the session's day
    name: str
    learnt: tuple[str, str] | None = None  # what a decision taught: the kind and text of an alias
    missed: str = ""  # "no_show" or "excused": was expected and was not there
    listed_as: tuple[str, ...] = ()  # what decisions about the names that mean them are kept under


@dataclass(frozen=True)
class Undecided:
    """A name in the list without a certain person, with those who may be meant and why."""

    said: str
    email: str | None
    minutes: int | None
    candidates: tuple[tuple[str, str], ...]  # (name, likeness in words)
    sheet: str
    row: int
    people: tuple[int, ...] = ()  # the candidates' numbers in the records
    sign_in: str | None = None
    decided: bool = False  # a guest because somebody said so just now

    @property
    def key(self) -> str:
        """Give what a decision about this name is kept under."""
        return self.email or self.said


@dataclass(frozen=True)
class Recognition:
    """An attendance list held against the records."""

    people: tuple[Recognised, ...]
    undecided: tuple[Undecided, ...]
    teams: tuple[tuple[str, int], ...]  # team code → how many of the recognised, most first
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    guests: tuple[Undecided, ...] = ()  # decided now or before: they count for no team
    organizers: tuple[Undecided, ...] = ()  # who led it and is nobody in the records: counts for no team either
    missed: tuple[Recognised, ...] = ()  # who was expected and was not there


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
                tuple(also.get("number", ())),
            )
        )
    return tuple(people), {row.id: row.team for row in rows if row.team}


def recognise(
    db: Session,
    given: AttendanceFile,
    day: date,
    districts: Sequence[int],
    *,
    decided: Decided | None = None,
    nobody: bool = False,
) -> Recognition:
    """Hold a list, with what was decided about its names, against the records as of the session's day.

    Nobody recognised at all is an error, unless `nobody` says that the names are still to be decided.
    """
    people, team_of = known_people(db, day)
    index, known_guests = index_of(people), _known_guests(db)
    met: dict[int, tuple[Certain, list[Present]]] = {}
    aside: dict[str, list[Undecided]] = {"undecided": [], "guest": [], "organizer": [], "missed": []}
    for present in given.people:
        found = find(asked_of_present(present, districts), index)
        match = _decided(present, found, decided or {}, index, known_guests)
        if isinstance(match, Certain):
            met.setdefault(match.person_id, (match, []))[1].append(present)
            continue
        named = [(c.person_id, c.likeness) for c in match.people] if isinstance(match, Candidates) else []
        labelled = [(label(index.people[p], team_of), why) for p, why in named]
        said_now = _answer(present, decided) == "guest"
        each = _undecided(present, labelled, tuple(p for p, _ in named), decided=said_now)
        aside[_why_aside(present, match, decided=said_now)].append(each)
    undecided = aside["undecided"]
    if not met and not nobody and not aside["guest"]:
        seen = "; ".join([*(show(each.said) for each in undecided[:_SHOWN]), *(["…"] if undecided[_SHOWN:] else [])])
        raise NothingToImport(
            f"Nobody in this list is certainly somebody in the records ({seen or 'nobody else was there'})."
            " Nothing was written. Import the team's roster first, or check that it is the right list."
            + ("" if districts else " With --team an exact name in the team's district is enough."),
            not_matched=[show(each.said) for each in undecided],
        )
    everybody = [_recognised(present, match, index, team_of) for match, present in met.values()]
    people_there = tuple(each for each in everybody if not each.missed)
    teams = Counter(each.team for each in people_there if each.team)
    return Recognition(
        people_there,
        tuple(undecided),
        tuple(sorted(teams.items(), key=lambda pair: (-pair[1], pair[0]))),
        given.problems,
        (*given.notes, *_left_out(aside["missed"])),
        tuple(aside["guest"]),
        tuple(aside["organizer"]),
        tuple(each for each in everybody if each.missed),
    )


def _why_aside(present: Present, match: Match | None, *, decided: bool) -> str:
    """Say why somebody is not recognised: a guest, not there at all, who led it, or yet to be decided."""
    if decided:
        return "guest"
    if present.missed:
        return "missed"
    if present.role.casefold() in _LEADS and (match is None or isinstance(match, Nobody)):
        return "organizer"
    return "guest" if match is None else "undecided"


def _left_out(missed: Sequence[Undecided]) -> tuple[str, ...]:
    """Say how many who did not come are nobody certain, so that nothing is kept of them."""
    if not missed:
        return ()
    return (f"Did not come, and certainly nobody in the records: {len(missed)} of the list. Nothing is kept of them.",)


def _answer(present: Present, decided: Decided | None) -> int | Literal["guest"] | None:
    """Give what was decided about a name just now."""
    return (decided or {}).get(key_of(present), (decided or {}).get(_said(present)))


def _decided(
    present: Present, found: Match, decided: Decided, index: Index, known_guests: frozenset[str]
) -> Match | None:
    """Apply a decision, which goes before everything else; None is a guest."""
    answer = _answer(present, decided)
    if isinstance(answer, int):
        if answer not in index.people:
            raise NotFound(f"There is no person {answer} in the records. Nothing was changed.")
        return found if isinstance(found, Certain) and found.person_id == answer else Certain(answer, BY_HAND)
    if answer == "guest":
        return None
    if isinstance(found, Certain):
        return found
    remembered = address_key(key_of(present)) in known_guests
    return None if remembered and (present.email or isinstance(found, Nobody)) else found


def _known_guests(db: Session) -> frozenset[str]:
    """Give the emails, or the names where there was none, of those who were decided to be guests."""
    rows = db.execute(text("SELECT said, email FROM unmatched WHERE decision = 'guest'"))
    return frozenset(address_key(row.email or row.said) for row in rows)


def label(person: Known, team_of: Mapping[int, str]) -> str:
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
    learnt = _learnt(present[0]) if match.by == BY_HAND else None
    missed = present[0].missed if all(each.missed for each in present) else ""
    keys = tuple(dict.fromkeys(map(key_of, present)))
    return Recognised(match.person_id, whole, match.by, team_of.get(match.person_id), name, learnt, missed, keys)


def _learnt(present: Present) -> tuple[str, str] | None:
    """Give what a decision teaches for the next list: the address where there is one, else the name."""
    if present.email:
        return ("email", present.email)
    if present.sign_in:
        return ("sign_in", present.sign_in)
    return ("name", present.name.raw.strip()) if present.name else None


def key_of(present: Present) -> str:
    """Give what a decision about somebody in a list is kept under: the email, else the name as said."""
    return present.email or _said(present)


def _said(present: Present) -> str:
    return (present.name.raw.strip() if present.name else "") or present.email or present.employee_number or "?"


def _undecided(
    present: Present, candidates: Sequence[tuple[str, str]], people: tuple[int, ...], *, decided: bool
) -> Undecided:
    minutes = int(present.minutes) if present.minutes is not None else None
    return Undecided(
        _said(present),
        present.email,
        minutes,
        tuple(candidates),
        present.sheet,
        present.row,
        people,
        present.sign_in,
        decided,
    )
