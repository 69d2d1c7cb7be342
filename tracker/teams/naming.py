"""Which team somebody names, by its code, by a word or former code of it, or by its district and program."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound, Refused
from tracker.model import Succession, Team
from tracker.teams.facts import TeamFacts, listing

_CODE = re.compile(r"(?:d(?:ist(?:rict)?)?[\s.]*)?0*(\d+)[\s_-]*([a-z]+)(?:[\s_-]+(.+))?")
_SHORTEST_WORD = 3


def find(db: Session, said: str, day: date | None = None) -> TeamFacts:
    """Find the team that somebody names: `D4-CPS`, `d04 cps`, `District 4 Permanency`, `D2-CPS-Gresham`."""
    teams = listing(db)
    wanted = said.strip().casefold()
    exact = [team for team in teams if wanted == team.code.casefold()]
    spoken = [team for team in teams if wanted in map(str.casefold, team.words)]
    fitting = [] if exact or spoken else [team for team in teams if _fits(team, wanted)]
    for found in (exact, spoken, fitting):
        current = [team for team in found if day is None or team.open_on(day)]
        if day is None:  # whoever took a word over, before the closed team that had it
            current = [team for team in current if team.closed_before is None] or current
        if found is fitting:  # D4-CPS is D4-CPS, even beside D4-CPS-East
            current = [team for team in current if not team.name] or current
        if current:
            return _only(current, said)
    closed = exact or spoken or fitting
    if not closed:
        raise NotFound(f"There is no team {said!r}. Teams are named like D4-CPS; `tracker teams list` shows them.")
    raise Refused(f"{closed[0].code} is not open on {day}. {_went_on(db, closed[0])}")


def _only(found: Sequence[TeamFacts], said: str) -> TeamFacts:
    if len(found) > 1:
        codes = [team.code for team in found]
        raise Ambiguous(f"{said!r} may be {', '.join(codes)}. Name one of them.", candidates=codes)
    return found[0]


def _went_on(db: Session, team: TeamFacts) -> str:
    """Say which teams took over, or what to do where none is known."""
    rows = db.execute(
        select(col(Team.code), col(Succession.day))
        .join(Succession, col(Succession.successor_id) == Team.id)
        .where(col(Succession.team_id) == team.team_id)
        .order_by(col(Succession.id))
    ).all()
    if not rows:
        return "Give another day, or the team that took over."
    return f"It went on as {' and '.join(code for code, _ in rows)} from {rows[0].day} on: name one of those."


def find_all(db: Session, said: Iterable[str], day: date | None = None) -> tuple[TeamFacts, ...]:
    """Find several teams, each once, in the order in which they were named; commas divide names as well."""
    names = [name for each in said for name in each.split(",") if name.strip()]
    return tuple(dict.fromkeys(find(db, name, day) for name in names))


def _fits(team: TeamFacts, wanted: str) -> bool:
    parts = _CODE.fullmatch(wanted)
    if not parts or team.district != int(parts[1]):
        return False
    program = team.program.casefold()
    spelled = program == parts[2] or (len(parts[2]) >= _SHORTEST_WORD and program.startswith(parts[2]))
    return spelled and (parts[3] is None or team.name.casefold() == parts[3].strip())
