"""What becomes of one team: opened, renamed, closed."""

import re
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.model import District, FormerCode, Program, Team, TeamWord, id_of
from tracker.period import last_day
from tracker.teams.carrying import carry_people, carry_plans, planned_after, posted_after
from tracker.teams.facts import TeamFacts, listing, program_titles
from tracker.teams.naming import find

_SHOWN = 5


def add(db: Session, *, district: int | None, program: str, name: str = "", opened_on: date | None = None) -> TeamFacts:
    """Open a team; a second one of a program in a district needs a name of its own, and so does a statewide unit."""
    from tracker.teams.districts import find_district

    home = find_district(db, district) if district is not None else None
    programs = db.scalars(select(Program).order_by(col(Program.id)))
    of_program = next((each for each in programs if each.code.casefold() == program.strip().casefold()), None)
    if of_program is None:
        raise NotFound(f"There is no program {program!r}. The programs are {' and '.join(program_titles(db))}.")
    if home is None and not name.strip():
        raise WrongUsage("Say which district it is in with --district, or name a statewide unit with --name.")
    code = code_of(home, of_program, name)
    refuse_taken(db, code)
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


def code_of(home: District | None, program: Program, name: str) -> str:
    """Make a team's code of its district, its program and its name."""
    start = f"D{home.number}" if home else "STATE"
    return "-".join(part for part in (start, program.code, re.sub(r"[\s,]+", "-", name.strip())) if part)


def refuse_taken(db: Session, code: str, own: int | None = None) -> None:
    """Refuse a code that another team has, or had: files may still mean that one by it."""
    for team in listing(db):
        if team.team_id == own:
            continue
        if team.code.casefold() == code.casefold():
            raise Refused(f"There is a team {code} already. Give the new one a name of its own with --name.")
        if code.casefold() in map(str.casefold, team.words):
            raise Refused(f"{code} is another name of {team.code}: files may mean that one by it. Give another name.")


def rename(db: Session, team_id: int, *, name: str, on: date) -> TeamFacts:
    """Call a team otherwise from a day on; earlier days keep its old code, and files may still use it."""
    team = db.get_one(Team, team_id)
    home = db.get(District, team.district_id) if team.district_id else None
    if home is None and not name.strip():
        raise WrongUsage("A statewide unit needs a name. Give one with --name.")
    code = code_of(home, db.get_one(Program, team.program_id), name)
    if code == team.code and name.strip() == team.name:
        raise Refused(f"{team.code} is called that already. Nothing was changed.")
    refuse_taken(db, code, team_id)
    if team.starts_on and on < team.starts_on:
        raise Refused(f"{team.code} opened only on {team.starts_on}. Give that day or a later one.")
    newest = db.scalars(select(func.max(col(FormerCode.ends_before))).where(col(FormerCode.team_id) == team_id)).one()
    if newest and newest > on:
        raise Refused(f"{team.code} was renamed on {newest}. Give that day or a later one, or undo that change first.")
    if on not in (newest, team.starts_on) and code != team.code:
        db.add(FormerCode(team_id=team_id, code=team.code, ends_before=on))
    for word in (team.code, team.name):
        add_word(db, team_id, word)
    team.code, team.name = code, name.strip()
    db.add(team)
    db.flush()
    return find(db, code)


def add_word(db: Session, team_id: int, word: str) -> None:
    """Let a team be known by another word, unless it is already or the word is empty."""
    same = select(TeamWord).where(col(TeamWord.team_id) == team_id, func.lower(col(TeamWord.word)) == word.lower())
    if word.strip() and not db.scalars(same).first():
        db.add(TeamWord(team_id=team_id, word=word))
        db.flush()


def close(db: Session, team_id: int, *, ends_before: date, to: int | None = None) -> int:
    """Close a team, moving the people and plans that it still has `to` another; give how many people moved.

    `ends_before` is the first day on which it is no longer open. What reached it stays its own: `merge` is for a team
    that goes on as another.
    """
    team = db.get_one(Team, team_id)
    refuse_closing(team, ends_before)
    if to is None:
        _refuse_posted(db, team, ends_before)
        moved = 0
    else:
        refuse_closed(db.get_one(Team, to), ends_before)
        moved = carry_people(db, team_id, ends_before, dict.fromkeys(posted_after(db, team_id, ends_before), to))
        carry_plans(db, team_id, ends_before, [to])
    team.ends_before = ends_before
    db.add(team)
    db.flush()
    return moved


def refuse_closing(team: Team, ends_before: date) -> None:
    """Refuse to close what is closed, or was never open."""
    if team.ends_before:
        raise Refused(f"{team.code} is closed since {team.ends_before} already. Nothing was changed.")
    if team.starts_on and team.starts_on >= ends_before:
        raise Refused(f"{team.code} opened only on {team.starts_on}. Undo the change that opened it instead.")


def refuse_closed(team: Team, day: date) -> None:
    """Refuse a team that is not open on the day on which it would take people over."""
    if (team.starts_on and day < team.starts_on) or (team.ends_before and team.ends_before <= day):
        raise Refused(f"{team.code} is not open on {day}. Name a team that is.")


def _refuse_posted(db: Session, team: Team, ends_before: date) -> None:
    """Refuse while somebody is posted to it later, or a session is planned for it."""
    names = list(posted_after(db, id_of(team), ends_before).values())
    if names:
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        raise Refused(
            f"{', '.join(names[:_SHOWN])}{more} would still be on {team.code} after {last_day(ends_before)}."
            " Name the team that they move to with --to, or move them first."
        )
    plans = planned_after(db, id_of(team), ends_before)
    if plans:
        raise Refused(
            f"Session {plans[0].id} is planned for {team.code} on {plans[0].day}. Cancel it, or name the team that"
            " takes it over with --to."
        )
