"""An old day in the structure of a later one: today's teams take the people and deliveries of those before them.

As in the past as it was known, copies hide the tables, so that the same figures are asked in the same words:

- The teams are those open on the later day, called and placed as then. One that closed in between without a successor
  stays, so that nobody is lost.
- A team that went on as one other is counted in it. Of a team that went on as several, each person is counted in the
  first of them that they were posted to by the later day, else in the first of all.
- What reached a team, its rosters and its contacts are those of every team that it went on as.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from tracker.coverage.asking import day
from tracker.errors import WrongUsage
from tracker.journal.past import hide
from tracker.people.roster import bound
from tracker.period import Period

_HIDDEN = ("team", "district", "succession", "former_code", "posting", "delivery", "cover", "contact")
_TEAMS = """
SELECT t.id, t.district_id, t.starts_on, t.ends_before, d.starts_on AS d_starts_on, d.ends_before AS d_ends_before
FROM team AS t LEFT JOIN district AS d ON d.id = t.district_id
"""
_POSTED = """
SELECT id, person_id, team_id FROM posting
WHERE standing = 'primary' AND starts_on <= :as_of AND (ends_before IS NULL OR :as_of < ends_before)
"""
_LATER = """
SELECT person_id, team_id FROM posting
WHERE standing = 'primary' AND :as_of < starts_on AND starts_on <= :later ORDER BY starts_on
"""


#: What a successor has from its predecessor: table → the columns beside the team's own.
_HANDED_ON = {
    "delivery": "session_id, evidence",
    "cover": "import_id",
    "contact": "course_id, day, note",
    "succession": "team_id, day",
}


@dataclass(frozen=True)
class Structure:
    """Which teams are open on the old and the later day, and what the old ones went on as."""

    before: frozenset[int]
    after: frozenset[int]
    heirs: Mapping[int, tuple[int, ...]]

    @property
    def kept(self) -> frozenset[int]:
        """Give the teams that figures are shown for."""
        return self.after | {heir for heirs in self.heirs.values() for heir in heirs}


def restructure(db: Session, as_of: date, later: date) -> None:
    """Show the records of an old day in the structure of a later one, to whoever asks `db` from now on."""
    if later < as_of:
        raise WrongUsage(
            f"The structure of {later} is older than the day asked for, {as_of}. Give that day or a later one."
        )
    if later == as_of:
        return
    found = _structure(db, as_of, later)
    for noun in _HIDDEN:
        hide(db, noun)
    _place_people(db, found, as_of, later)
    _hand_on(db, found, as_of)
    _open(db, found, later)


def _structure(db: Session, as_of: date, later: date) -> Structure:
    teams = db.execute(text(_TEAMS)).all()
    before, after = (frozenset(row.id for row in teams if _is_open(row, on)) for on in (as_of, later))
    went_on: dict[int, list[tuple[int, date]]] = {}
    for row in db.execute(text("SELECT team_id, successor_id, day FROM succession ORDER BY day, id")):
        on = day(row.day)
        if on and as_of < on <= later:
            went_on.setdefault(row.team_id, []).append((row.successor_id, on))
    heirs = {team: tuple(_heirs(team, as_of, went_on, after, frozenset())) for team in sorted(before)}
    return Structure(before, after, heirs)


def _is_open(row: Row[Any], on: date) -> bool:
    of_district = Period(day(row.d_starts_on), day(row.d_ends_before))
    return on in Period(day(row.starts_on), day(row.ends_before)) and on in of_district


def _heirs(
    team: int,
    since: date,
    went_on: Mapping[int, Sequence[tuple[int, date]]],
    after: frozenset[int],
    seen: frozenset[int],
) -> Iterable[int]:
    """Give what a team went on as, itself first where it stayed; a team without successors stays what it is."""
    following = [(heir, on) for heir, on in went_on.get(team, ()) if on >= since and heir not in seen | {team}]
    found = [team] if team in after or not following else []
    for heir, on in following:
        found += _heirs(heir, on, went_on, after, seen | {team})
    return dict.fromkeys(found)


def _place_people(db: Session, found: Structure, as_of: date, later: date) -> None:
    """Post everybody who is counted on the old day to the team that they are counted in."""
    went_to: dict[int, list[int]] = {}
    for person, team in db.execute(text(_LATER), _days(db, as_of=as_of, later=later)):
        went_to.setdefault(person, []).append(team)
    for posting, person, team in db.execute(text(_POSTED), _days(db, as_of=as_of)).all():
        heirs = found.heirs.get(team)
        if heirs is None:  # in a team that was not open: counted nowhere on the old day, and so not here
            db.execute(text("UPDATE posting SET standing = 'additional' WHERE id = :id"), {"id": posting})
        elif heirs != (team,):
            to = next((each for each in went_to.get(person, ()) if each in heirs), heirs[0])
            db.execute(text("UPDATE posting SET team_id = :to WHERE id = :id"), {"to": to, "id": posting})


def _hand_on(db: Session, found: Structure, as_of: date) -> None:
    """Let successors have what their predecessors had by the old day: read before any of it is handed on."""
    heirs = {team: [heir for heir in found.heirs[team] if heir != team] for team in found.heirs}
    given: dict[str, list[dict[str, Any]]] = {}
    for noun, columns in _HANDED_ON.items():
        of = _of(noun)
        until, days = (" WHERE day <= :as_of", _days(db, as_of=as_of)) if noun == "succession" else ("", {})
        rows = db.execute(text(f"SELECT {of} AS earlier, {columns} FROM {noun}{until}"), days)
        given[noun] = [row._asdict() | {"heir": heir} for row in rows for heir in heirs.get(row.earlier, ())]
    for noun, handed in given.items():
        names = ", ".join(f":{name}" for name in _HANDED_ON[noun].split(", "))
        if handed:
            db.execute(text(f"INSERT INTO {noun} ({_of(noun)}, {_HANDED_ON[noun]}) VALUES (:heir, {names})"), handed)


def _of(noun: str) -> str:
    return "successor_id" if noun == "succession" else "team_id"


def _open(db: Session, found: Structure, later: date) -> None:
    """Have exactly the kept teams and their districts open, called as on the later day."""
    kept = ", ".join(map(str, sorted(found.kept))) or "0"
    db.execute(text(f"DELETE FROM team WHERE id NOT IN ({kept})"))
    db.execute(
        text(
            "DELETE FROM district WHERE id NOT IN (SELECT district_id FROM team WHERE district_id IS NOT NULL)"
            " AND (starts_on > :later OR ends_before <= :later)"
        ),
        _days(db, later=later),
    )
    for noun in ("team", "district"):
        db.execute(text(f"UPDATE {noun} SET starts_on = NULL, ends_before = NULL"))
    db.execute(text("DELETE FROM former_code WHERE ends_before <= :later"), _days(db, later=later))


def _days(db: Session, **days: date) -> dict[str, object]:
    """Give days by name as the engine compares them."""
    return {name: bound(db, each) for name, each in days.items()}
