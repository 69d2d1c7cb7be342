"""The rosters that came for each team: which file, of which day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.people.roster import CODE, bound

_ROSTERS = f"""
SELECT {CODE} AS team, import.file, import.day,
       (SELECT count(*) FROM posting WHERE posting.team_id = team.id AND posting.standing = 'primary'
        AND posting.starts_on <= import.day
        AND (posting.ends_before IS NULL OR posting.ends_before > import.day)) AS people
FROM cover
JOIN import ON import.id = cover.import_id
JOIN team ON team.id = cover.team_id
WHERE import.kind = 'roster' AND import.day <= :day
ORDER BY import.day DESC, import.id DESC
"""


@dataclass(frozen=True)
class RosterFile:
    """A roster that covered a team; `people` are those posted there on its day, by what is known now."""

    team: str
    file: str
    day: date
    people: int


def rosters(db: Session, as_of: date) -> dict[str, tuple[RosterFile, ...]]:
    """Give each team's rosters up to a day, newest first; a team that none covered is left out."""
    found: dict[str, tuple[RosterFile, ...]] = {}
    for row in db.execute(text(_ROSTERS), {"day": bound(db, as_of)}):
        day = date.fromisoformat(row.day) if isinstance(row.day, str) else row.day
        found[row.team] = (*found.get(row.team, ()), RosterFile(row.team, row.file, day, row.people))
    return found
