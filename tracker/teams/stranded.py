"""People whom no team counts: posted to one that is closed, or whose district is."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

_STRANDED = """
SELECT person.id, person.name, person.employee_number, team.code,
       CASE WHEN team.ends_before <= :day THEN team.ends_before ELSE district.ends_before END AS closed_before
FROM posting
JOIN team ON team.id = posting.team_id
JOIN person ON person.id = posting.person_id
LEFT JOIN district ON district.id = team.district_id
WHERE posting.standing = 'primary' AND posting.starts_on <= :day
  AND (posting.ends_before IS NULL OR posting.ends_before > :day)
  AND (team.starts_on > :day OR team.ends_before <= :day OR district.starts_on > :day OR district.ends_before <= :day)
ORDER BY team.code, lower(person.name), person.id
"""


@dataclass(frozen=True)
class Stranded:
    """Somebody in a team that is not open on the day; `closed_before` is empty where it has yet to open."""

    person_id: int
    name: str
    employee_number: str | None
    team: str
    closed_before: date | None


def stranded(db: Session, day: date) -> tuple[Stranded, ...]:
    """Give whoever is posted to a team that is not open on the day: they stand in no row of the coverage."""
    bound = day.isoformat() if db.get_bind().dialect.name == "sqlite" else day
    return tuple(
        Stranded(row.id, row.name, row.employee_number, row.code, _day(row.closed_before))
        for row in db.execute(text(_STRANDED), {"day": bound})
    )


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
