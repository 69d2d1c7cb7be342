"""Districts: added, renamed, closed; their teams go on elsewhere first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.model import District, Program
from tracker.period import Period, last_day
from tracker.teams.changes import add
from tracker.teams.facts import listing


@dataclass(frozen=True)
class DistrictFacts:
    """A district as commands and screens name it, with the teams that are open in it."""

    number: int
    name: str
    counties: str
    opened_on: date | None
    closed_before: date | None
    teams: tuple[str, ...]


def districts(db: Session, as_of: date) -> tuple[DistrictFacts, ...]:
    """Give the districts that are open on a day, by number."""
    theirs: dict[int | None, list[str]] = {}
    for team in listing(db, as_of):
        theirs.setdefault(team.district, []).append(team.code)
    return tuple(
        DistrictFacts(
            each.number, each.name, each.counties, each.starts_on, each.ends_before, tuple(theirs.get(each.number, ()))
        )
        for each in db.scalars(select(District).order_by(col(District.number)))
        if as_of in Period(each.starts_on, each.ends_before)
    )


def find_district(db: Session, number: int) -> District:
    """Find a district by its number."""
    known = db.scalars(select(District).order_by(col(District.number))).all()
    found = next((each for each in known if each.number == number), None)
    if found is None:
        raise NotFound(f"There is no district {number}. They are {', '.join(str(each.number) for each in known)}.")
    return found


def add_district(
    db: Session, number: int, *, name: str = "", counties: str = "", opened_on: date | None = None, teams: bool = True
) -> tuple[str, ...]:
    """Open a district, with one team of each program unless `teams` says otherwise; give their codes."""
    if number < 1:
        raise WrongUsage("A district has a number from 1 on.")
    if db.scalars(select(District).where(col(District.number) == number)).first():
        raise Refused(f"There is a district {number} already. `tracker districts rename {number}` changes its name.")
    db.add(
        District(
            number=number, name=name.strip() or f"District {number}", counties=counties.strip(), starts_on=opened_on
        )
    )
    db.flush()
    programs = db.scalars(select(col(Program.code)).order_by(col(Program.id))).all() if teams else ()
    return tuple(add(db, district=number, program=code, opened_on=opened_on).code for code in programs)


def rename_district(db: Session, number: int, *, name: str | None = None, counties: str | None = None) -> str:
    """Call a district otherwise, or say its counties; its number is what files and figures know it by."""
    district = find_district(db, number)
    if name is None and counties is None:
        raise WrongUsage("Say its new name with --name, or its counties with --counties.")
    if name is not None and not name.strip():
        raise WrongUsage("A district needs a name.")
    district.name = name.strip() if name is not None else district.name
    district.counties = counties.strip() if counties is not None else district.counties
    db.add(district)
    db.flush()
    return district.name


def close_district(db: Session, number: int, *, ends_before: date) -> None:
    """Close a district whose teams have all closed or gone on elsewhere by then."""
    district = find_district(db, number)
    if district.ends_before:
        raise Refused(f"District {number} is closed since {district.ends_before} already. Nothing was changed.")
    if district.starts_on and district.starts_on >= ends_before:
        raise Refused(f"District {number} opened only on {district.starts_on}. Undo the change that opened it instead.")
    still = [
        each.code for each in listing(db) if each.district == number and _open_later(each.closed_before, ends_before)
    ]
    if still:
        raise Refused(
            f"{', '.join(still)} would still be open after {last_day(ends_before)}. Close them, or let them go on in"
            " another district with `tracker teams redraw`."
        )
    district.ends_before = ends_before
    db.add(district)
    db.flush()


def _open_later(closed_before: date | None, day: date) -> bool:
    return closed_before is None or closed_before > day
