"""The teams of a day, each called as it was then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.model import District, FormerCode, Program, Team, TeamWord, id_of
from tracker.period import Period


@dataclass(frozen=True)
class TeamFacts:
    """A team as commands and screens name it; without a district it is statewide.

    `words` are its other names: how files call it, what it was called before, and its present code on an earlier day.
    """

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


def listing(db: Session, as_of: date | None = None) -> tuple[TeamFacts, ...]:
    """Give the teams by district, program and code; with a day those open on it, called as they were then."""
    spoken: dict[int, list[str]] = {}
    for word in db.scalars(select(TeamWord)):
        spoken.setdefault(word.team_id, []).append(word.word)
    called = codes_on(db, as_of) if as_of else {}
    rows = db.execute(
        select(Team, District, Program)
        .outerjoin(District, col(District.id) == Team.district_id)
        .join(Program, col(Program.id) == Team.program_id)
        .order_by(col(District.number).is_(None), col(District.number), col(Program.id), col(Team.code))
    )
    teams = (_facts(team, district, program, spoken, called) for team, district, program in rows)
    return tuple(team for team in teams if as_of is None or team.open_on(as_of))


def codes_on(db: Session, day: date) -> dict[int, str]:
    """Give what renamed teams were called on a day, where it was not what they are called now."""
    newest_first = (
        select(FormerCode).where(col(FormerCode.ends_before) > day).order_by(col(FormerCode.ends_before).desc())
    )
    return {each.team_id: each.code for each in db.scalars(newest_first)}


def _facts(
    team: Team,
    district: District | None,
    program: Program,
    spoken: Mapping[int, Sequence[str]],
    called: Mapping[int, str],
) -> TeamFacts:
    own = id_of(team)
    code = called.get(own, team.code)
    words = {*spoken.get(own, ()), team.code} - {code}
    number = district.number if district else None
    return TeamFacts(own, code, team.name, number, program.code, tuple(sorted(words)), team.starts_on, team.ends_before)


def program_titles(db: Session) -> dict[str, str]:
    """Give each program's code and title, in order."""
    return {program.code: program.title for program in db.scalars(select(Program).order_by(col(Program.id)))}
