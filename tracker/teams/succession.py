"""Teams that go on as others from a day: split into several, merged into one, or moved to another district.

What reached a team before that day has reached its successors, and whoever goes along has been there since before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.model import District, Program, Succession, Team, TeamWord, id_of
from tracker.teams.carrying import carry_people, carry_plans, posted_after
from tracker.teams.changes import add, add_word, refuse_closed, refuse_closing
from tracker.teams.districts import find_district
from tracker.teams.facts import listing


@dataclass(frozen=True)
class WentOn:
    """What came of it: the teams after, how many people went along, and who waits to be told where to go."""

    successors: tuple[str, ...]
    moved: int
    waiting: tuple[str, ...]


def split(
    db: Session, team_id: int, *, into: Sequence[str], on: date, people: Mapping[int, str] | None = None, rest: str = ""
) -> WentOn:
    """Let a team go on as several from a day: each a new name in its district, or the code of an open team.

    `people` says who goes to which of them, `rest` where everybody else goes; without it they wait, still on the old
    team, until somebody moves them. A team that is one of its own successors stays open.
    """
    team = db.get_one(Team, team_id)
    names = list(dict.fromkeys(name.strip() for name in into if name.strip()))
    if len(names) < 2:  # noqa: PLR2004 - fewer is no split
        raise WrongUsage('Name at least two teams that it goes on as, e.g. --into "East,West".')
    heirs = {name: _heir(db, team, name, on) for name in names}
    named = [*(people or {}).values(), *([rest] if rest.strip() else [])]
    chosen = {said: _chosen(heirs, said) for said in named}
    mine = posted_after(db, team_id, on)
    others = [person for person in people or {} if person not in mine]
    if others:
        raise Refused(f"Somebody who is named is not on {team.code} on {on}. Check the list. Nothing was changed.")
    to = {person: chosen[rest] for person in mine if rest.strip()} | {p: chosen[n] for p, n in (people or {}).items()}
    successors = list(dict.fromkeys(heirs.values()))
    _go_on(db, team, successors, on)
    moved = carry_people(db, team_id, on, {person: heir for person, heir in to.items() if heir != team_id})
    waiting = () if team_id in successors else tuple(name for person, name in mine.items() if person not in to)
    return WentOn(_codes(db, successors), moved, waiting)


def _heir(db: Session, team: Team, said: str, on: date) -> int:
    """Give the team that is meant: an open one by its code, else a new one of that name beside the old."""
    known = next((each for each in listing(db) if each.code.casefold() == said.casefold()), None)
    if known:
        _refuse_other(db, team, db.get_one(Team, known.team_id), on)
        return known.team_id
    home = db.get(District, team.district_id) if team.district_id else None
    program = db.get_one(Program, team.program_id)
    return add(db, district=home.number if home else None, program=program.code, name=said, opened_on=on).team_id


def _refuse_other(db: Session, team: Team, other: Team, on: date) -> None:
    """Refuse a successor of another program, or one that is not open on the day."""
    if other.program_id != team.program_id:
        programs = [db.get_one(Program, each.program_id).code for each in (team, other)]
        raise Refused(
            f"{team.code} is {programs[0]} and {other.code} is {programs[1]}: courses are for programs, so a team goes"
            " on in its own. Close it and move its people instead."
        )
    if other.id != team.id:
        refuse_closed(other, on)


def _chosen(heirs: Mapping[str, int], said: str) -> int:
    for name, heir in heirs.items():
        if said.strip().casefold() == name.casefold():
            return heir
    raise NotFound(f"{said!r} is none of the teams that it goes on as: {', '.join(heirs)}.")


def merge(db: Session, team_ids: Sequence[int], *, into: str, on: date) -> WentOn:
    """Let several teams go on as one from a day: one of them, another open team, or a new name beside the first."""
    teams = [db.get_one(Team, each) for each in dict.fromkeys(team_ids)]
    if not teams:
        raise WrongUsage("Name the teams that go on as one.")
    heir = _heir(db, teams[0], into.strip(), on)
    going = [team for team in teams if team.id != heir]
    if not going:
        raise Refused(f"{teams[0].code} is that team already. Name the teams that join it.")
    moved = 0
    for team in going:
        _refuse_other(db, team, db.get_one(Team, heir), on)
        moved += _join(db, team, heir, on)
    return WentOn(_codes(db, [heir]), moved, ())


def redraw(db: Session, team_id: int, *, district: int | None, on: date, name: str | None = None) -> WentOn:
    """Let a team go on in another district (or, without one, statewide) from a day, with everybody in it."""
    team = db.get_one(Team, team_id)
    home = find_district(db, district) if district is not None else None
    if (home.id if home else None) == team.district_id:
        raise Refused(f"{team.code} is in that district already. Nothing was changed.")
    program = db.get_one(Program, team.program_id)
    made = add(db, district=district, program=program.code, name=team.name if name is None else name, opened_on=on)
    moved = _join(db, team, made.team_id, on)
    return WentOn(_codes(db, [made.team_id]), moved, ())


def _join(db: Session, team: Team, heir: int, on: date) -> int:
    """Let everybody and every name of a team pass to its one successor; give how many people went along."""
    own = id_of(team)
    mine = posted_after(db, own, on)
    _go_on(db, team, [heir], on)
    for word in (team.code, team.name, *db.scalars(select(col(TeamWord.word)).where(col(TeamWord.team_id) == own))):
        add_word(db, heir, word)
    return carry_people(db, own, on, dict.fromkeys(mine, heir))


def _go_on(db: Session, team: Team, successors: Sequence[int], on: date) -> None:
    """Note the successors, hand them the plans, and close the team unless it is one of them."""
    own = id_of(team)
    refuse_closing(team, on)
    db.add_all(Succession(team_id=own, successor_id=each, day=on) for each in successors if each != own)
    if own not in successors:
        carry_plans(db, own, on, successors)
        team.ends_before = on
        db.add(team)
    db.flush()


def _codes(db: Session, teams: Sequence[int]) -> tuple[str, ...]:
    return tuple(db.get_one(Team, each).code for each in teams)
