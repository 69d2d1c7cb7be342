"""The roster of a day: who is posted where."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.names import folded


@dataclass(frozen=True)
class Listed:
    """One person on the roster of a day; `since` is the first day in that team."""

    person_id: int
    employee_number: str | None
    name: str
    email: str | None
    classification: str
    worker_type: str
    district: int | None
    program: str | None
    team: str | None
    since: date | None
    on_leave: bool


#: What a team is called on :day: a former code held until its end.
CODE = """coalesce((SELECT former_code.code FROM former_code WHERE former_code.team_id = team.id
       AND former_code.ends_before > :day ORDER BY former_code.ends_before LIMIT 1), team.code)"""

ROSTER = f"""
SELECT person.id AS person_id, person.employee_number, person.name, person.email,
       coalesce(employment.classification, '') AS classification,
       coalesce(employment.worker_type, 'employee') AS worker_type,
       district.number AS district, program.code AS program, {CODE} AS team, posting.starts_on AS since,
       EXISTS (SELECT 1 FROM leave WHERE leave.person_id = person.id AND leave.starts_on <= :day
               AND (leave.ends_before IS NULL OR leave.ends_before > :day)) AS on_leave
FROM person
LEFT JOIN posting ON posting.person_id = person.id AND posting.standing = 'primary'
     AND posting.starts_on <= :day AND (posting.ends_before IS NULL OR posting.ends_before > :day)
LEFT JOIN employment ON employment.person_id = person.id
     AND (employment.starts_on IS NULL OR employment.starts_on <= :day)
     AND (employment.ends_before IS NULL OR employment.ends_before > :day)
LEFT JOIN team ON team.id = posting.team_id
LEFT JOIN district ON district.id = team.district_id
LEFT JOIN program ON program.id = team.program_id
"""


def listing(db: Session, as_of: date, *, team: str | None = None) -> tuple[Listed, ...]:
    """Give everybody on the roster of a day (of one team, if given), by team and name."""
    where = " WHERE posting.id IS NOT NULL" + (" AND team.code = :team" if team else "")
    rows = db.execute(
        text(ROSTER + where + " ORDER BY district.number, program.id, team.code, lower(person.name), person.id"),
        {"day": bound(db, as_of), "team": team},
    )
    return tuple(listed(row) for row in rows)


def search(db: Session, said: str, as_of: date) -> tuple[Listed, ...]:
    """Find people by all the words in what was said, in any order, case and accents ignored."""
    wanted = folded(said).split()
    everybody = db.execute(text(ROSTER + " ORDER BY lower(person.name), person.id"), {"day": bound(db, as_of)})
    found = (listed(row) for row in everybody)
    return tuple(each for each in found if all(word in search_key(each) for word in wanted))


def search_key(person: Listed) -> str:
    """Give what the words of a search are looked for in."""
    return folded(f"{person.name} {person.employee_number or ''} {person.email or ''}")


def listed(row: Any) -> Listed:
    """Read one row of the roster statement."""
    facts = row._asdict()
    since = facts["since"]
    facts["since"] = date.fromisoformat(since) if isinstance(since, str) else since
    return Listed(**{**facts, "on_leave": bool(facts["on_leave"])})


def bound(db: Session, day: date) -> object:
    """Give a day as the engine compares it: ISO text on SQLite, a date on PostgreSQL."""
    return day.isoformat() if db.get_bind().dialect.name == "sqlite" else day
