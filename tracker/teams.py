"""Verbs for the organisation: districts, programs and teams, and how people name them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.model import Contact, Course, District, Program, Team, TeamWord, id_of
from tracker.period import Period

_CODE = re.compile(r"(?:d(?:ist(?:rict)?)?[\s.]*)?0*(\d+)[\s_-]*([a-z]+)(?:[\s_-]+(.+))?")
_SHORTEST_WORD = 3


@dataclass(frozen=True)
class TeamFacts:
    """A team as commands and screens name it; without a district it is statewide."""

    team_id: int
    code: str
    name: str
    district: int | None
    program: str
    words: tuple[str, ...]
    opened_on: date | None
    closed_before: date | None

    def open_on(self, day: date) -> bool:
        """Say whether the team is open on the day."""
        return day in Period(self.opened_on, self.closed_before)


def set_up(db: Session, reference: Mapping[str, Any]) -> None:
    """Write the programs, the districts and one team of each program per district."""
    programs = [Program(code=each["code"], title=each["title"]) for each in reference["program"]]
    districts = [
        District(number=each["number"], name=each["name"], counties=each.get("counties", ""), note=each.get("note", ""))
        for each in reference["district"]
    ]
    db.add_all([*programs, *districts])
    db.flush()
    db.add_all(
        Team(code=f"D{district.number}-{program.code}", district_id=district.id, program_id=id_of(program))
        for district in districts
        for program in programs
    )
    db.flush()


def listing(db: Session, as_of: date | None = None) -> tuple[TeamFacts, ...]:
    """Give the teams (those open on a day, if one is given) by district, program and code."""
    spoken: dict[int, list[str]] = {}
    for word in db.scalars(select(TeamWord)):
        spoken.setdefault(word.team_id, []).append(word.word)
    rows = db.execute(
        select(Team, District, Program)
        .outerjoin(District, col(District.id) == Team.district_id)
        .join(Program, col(Program.id) == Team.program_id)
        .order_by(col(District.number).is_(None), col(District.number), col(Program.id), col(Team.code))
    )
    teams = (_facts(team, district, program, spoken) for team, district, program in rows)
    return tuple(team for team in teams if as_of is None or team.open_on(as_of))


def _facts(team: Team, district: District | None, program: Program, spoken: Mapping[int, Sequence[str]]) -> TeamFacts:
    own = id_of(team)
    words = tuple(sorted(spoken.get(own, ())))
    number = district.number if district else None
    return TeamFacts(own, team.code, team.name, number, program.code, words, team.starts_on, team.ends_before)


def program_titles(db: Session) -> dict[str, str]:
    """Give each program's code and title, in order."""
    return {program.code: program.title for program in db.scalars(select(Program).order_by(col(Program.id)))}


def find(db: Session, said: str, day: date | None = None) -> TeamFacts:
    """Find the team that somebody names: `D4-CPS`, `d04 cps`, `District 4 Permanency`, `D2-CPS-Gresham`."""
    teams = listing(db)
    wanted = said.strip().casefold()
    exact = [team for team in teams if wanted in (team.code.casefold(), *(word.casefold() for word in team.words))]
    found = exact or [team for team in teams if _fits(team, wanted)]
    current = [team for team in found if day is None or team.open_on(day)]
    if not exact:  # D4-CPS is D4-CPS, even beside D4-CPS-East
        current = [team for team in current if not team.name] or current
    if len(current) == 1:
        return current[0]
    if not found:
        raise NotFound(f"There is no team {said!r}. Teams are named like D4-CPS; `tracker teams list` shows them.")
    if not current:
        raise Refused(f"{found[0].code} is not open on {day}. Give another day, or the team that took over.")
    listed = ", ".join(team.code for team in current)
    raise Ambiguous(f"{said!r} may be {listed}. Name one of them.", candidates=[team.code for team in current])


def find_all(db: Session, said: Iterable[str], day: date | None = None) -> tuple[TeamFacts, ...]:
    """Find several teams, each once, in the order in which they were named; commas divide names as well."""
    names = [name for each in said for name in each.split(",") if name.strip()]
    return tuple(dict.fromkeys(find(db, name, day) for name in names))


@dataclass(frozen=True)
class Contacted:
    """A note that somebody was reached about a team's training; without a course it is about all of them."""

    team: str
    course: str | None
    day: date
    note: str
    next_step: str | None
    next_on: date | None


def contacts(db: Session, as_of: date) -> tuple[Contacted, ...]:
    """Give the contacts up to a day, newest first."""
    rows = db.execute(
        select(Contact, col(Team.code), col(Course.code))
        .join(Team, col(Team.id) == Contact.team_id)
        .outerjoin(Course, col(Course.id) == Contact.course_id)
        .where(col(Contact.day) <= as_of)
        .order_by(col(Contact.day).desc(), col(Contact.id).desc())
    )
    return tuple(Contacted(team, course, c.day, c.note, c.next_step, c.next_on) for c, team, course in rows)


def find_district(db: Session, number: int) -> District:
    """Find a district by its number."""
    districts = db.scalars(select(District).order_by(col(District.number))).all()
    found = next((each for each in districts if each.number == number), None)
    if found is None:
        raise NotFound(f"There is no district {number}. They are {', '.join(str(each.number) for each in districts)}.")
    return found


def _fits(team: TeamFacts, wanted: str) -> bool:
    parts = _CODE.fullmatch(wanted)
    if not parts or team.district != int(parts[1]):
        return False
    program = team.program.casefold()
    spelled = program == parts[2] or (len(parts[2]) >= _SHORTEST_WORD and program.startswith(parts[2]))
    return spelled and (parts[3] is None or team.name.casefold() == parts[3].strip())


def add(db: Session, *, district: int | None, program: str, name: str = "", opened_on: date | None = None) -> TeamFacts:
    """Open a team; a second one of a program in a district needs a name of its own."""
    home = find_district(db, district) if district is not None else None
    programs = db.scalars(select(Program).order_by(col(Program.id)))
    of_program = next((each for each in programs if each.code.casefold() == program.strip().casefold()), None)
    if of_program is None:
        raise NotFound(f"There is no program {program!r}. The programs are {' and '.join(program_titles(db))}.")
    if home is None and not name.strip():
        raise WrongUsage("Say which district it is in with --district, or name a statewide unit with --name.")
    start = f"D{district}" if home else "STATE"
    code = "-".join(part for part in (start, of_program.code, re.sub(r"[\s,]+", "-", name.strip())) if part)
    if any(team.code.casefold() == code.casefold() for team in listing(db)):
        raise Refused(f"There is a team {code} already. Give the new one a name of its own with --name.")
    team = Team(
        code=code,
        name=name.strip(),
        district_id=home.id if home else None,
        program_id=id_of(of_program),
        starts_on=opened_on,
    )
    db.add(team)
    db.flush()
    return find(db, code)
