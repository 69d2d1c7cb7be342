"""Who to call: in a district, for a team, or in a group such as a consultant team."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.model import District, Liaison, Team, id_of
from tracker.names import name_key, parse_name, tidy
from tracker.period import Period, last_day
from tracker.teams.districts import find_district
from tracker.teams.facts import codes_on

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\]]{2,}")


@dataclass(frozen=True)
class Liaised:
    """Somebody to call, with what they stand for: a district, a team of it, a group; `until` is their last day."""

    number: int
    name: str
    role: str
    email: str | None
    phone: str
    district: int | None
    team: str | None
    body: str
    note: str
    since: date | None
    until: date | None


def liaisons(db: Session, as_of: date | None, district: int | None = None) -> tuple[Liaised, ...]:
    """Give who to call on a day (None: whoever ever was), by district, body and name; of one district where given.

    Somebody who stands for a team belongs to the team's district.
    """
    called = codes_on(db, as_of) if as_of else {}
    own, of_team = districts_of()
    rows = db.execute(
        select(Liaison, Team, func.coalesce(own.c.number, of_team.c.number))
        .outerjoin(Team, col(Team.id) == Liaison.team_id)
        .outerjoin(own, own.c.id == Liaison.district_id)
        .outerjoin(of_team, of_team.c.id == Team.district_id)
    )
    found = [
        _liaised(row, called.get(id_of(team), team.code) if team else None, number)
        for row, team, number in rows
        if (district is None or number == district)
        and (as_of is None or as_of in Period(row.starts_on, row.ends_before))
    ]
    return tuple(sorted(found, key=_in_order))


def find_liaison(db: Session, said: str) -> Liaison:
    """Find somebody to call by number, email or exact name; of several with one name, whoever is still there."""
    wanted = said.strip()
    if wanted.isascii() and wanted.isdecimal():
        by_number = db.get(Liaison, int(wanted)) if len(wanted) < 10 else None  # noqa: PLR2004 - digits of a number of ours
        return by_number or _nobody(said)
    known = db.scalars(select(Liaison).order_by(col(Liaison.id))).all()
    key = name_key(parse_name(wanted)) if wanted else ""
    named = [
        each
        for each in known
        if (wanted and (each.email or "").casefold() == wanted.casefold())
        or (key and name_key(parse_name(each.name)) == key)
    ]
    there = [each for each in named if each.ends_before is None] or named
    if len(there) > 1:
        listed = "; ".join(f"{each.id}: {each.name}{f', {each.role}' if each.role else ''}" for each in there)
        raise Ambiguous(f"More than one is called that: {listed}. Give the number instead.")
    return there[0] if there else _nobody(said)


def add_liaison(
    db: Session,
    name: str,
    *,
    role: str = "",
    email: str | None = None,
    phone: str = "",
    district: int | None = None,
    team_id: int | None = None,
    body: str = "",
    note: str = "",
    starts_on: date | None = None,
) -> int:
    """Add somebody to call and give their number."""
    if not tidy(name):
        raise WrongUsage("Say who it is: a name.")
    made = Liaison(
        name=tidy(name),
        role=tidy(role),
        email=_address(email),
        phone=tidy(phone),
        district_id=id_of(find_district(db, district)) if district is not None else None,
        team_id=team_id,
        body=tidy(body),
        note=tidy(note),
        starts_on=starts_on,
    )
    _stand_for_one(db, made)
    db.add(made)
    db.flush()
    return id_of(made)


def set_liaison(db: Session, number: int, **facts: Any) -> Liaison:
    """Change what is known of somebody: name, role, email, phone, district, team_id, body, note, starts_on."""
    found = _get(db, number)
    for fact, value in facts.items():
        if fact == "district":
            found.district_id = id_of(find_district(db, value)) if value is not None else None
        elif fact == "email":
            found.email = _address(value)
        else:
            setattr(found, fact, tidy(value) if isinstance(value, str) else value)
    if not found.name:
        raise WrongUsage("Somebody to call needs a name.")
    _stand_for_one(db, found)
    db.add(found)
    db.flush()
    return found


def end_liaison(db: Session, number: int, *, ends_before: date) -> Liaison:
    """Say that somebody is not to be called any more from a day on; earlier days keep them."""
    found = _get(db, number)
    if found.ends_before:
        raise Refused(f"{found.name} is not called any more since {found.ends_before}. Nothing was changed.")
    if found.starts_on and found.starts_on >= ends_before:
        raise Refused(f"{found.name} is there only since {found.starts_on}. Give a later last day.")
    found.ends_before = ends_before
    db.add(found)
    db.flush()
    return found


def districts_of() -> tuple[Any, Any]:
    """Give the districts twice: somebody's own, and that of their team."""
    table = District.__table__  # type: ignore[attr-defined] # made by SQLModel
    return table.alias("own_district"), table.alias("team_district")


def _liaised(row: Liaison, team: str | None, district: int | None) -> Liaised:
    until = last_day(row.ends_before) if row.ends_before else None
    return Liaised(
        id_of(row),
        row.name,
        row.role,
        row.email,
        row.phone,
        district,
        team,
        row.body,
        row.note,
        row.starts_on,
        until,
    )


def _in_order(each: Liaised) -> tuple[object, ...]:
    return each.district is None, each.district or 0, each.body.casefold(), each.name.casefold(), each.number


def _stand_for_one(db: Session, row: Liaison) -> None:
    """Refuse somebody who stands for nobody, or for a team of one district and for another district."""
    if row.district_id is None and row.team_id is None and not row.body:
        raise WrongUsage('Say whom they stand for: --district N, --team T, or --body "Consultant team".')
    of_team = db.get_one(Team, row.team_id).district_id if row.team_id is not None else None
    if of_team is not None and row.district_id not in (None, of_team):
        code, number = db.get_one(Team, row.team_id).code, db.get_one(District, of_team).number
        raise WrongUsage(f'{code} is a team of district {number}. Give one of the two; --team "" takes the team away.')


def _address(said: str | None) -> str | None:
    given = (said or "").strip()
    if given and not _EMAIL.fullmatch(given):
        raise WrongUsage(f"{given!r} is no email address. Write it like lead@agency.example, or leave it out.")
    return given.lower() or None


def _get(db: Session, number: int) -> Liaison:
    return db.get(Liaison, number) or _nobody(str(number))


def _nobody(said: str) -> NoReturn:
    raise NotFound(f"There is nobody {said!r} to call. `tracker contacts who` lists them.")
