"""What the coordinator may set: kept with the records, because figures rest on it."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import NotFound, WrongUsage


@dataclass(frozen=True)
class Settings:
    """Every setting with what ships: days, people, points and percents are whole numbers."""

    zone: str = "America/Los_Angeles"
    agency: str = "ODHS Child Welfare"
    target_percent: int = 90
    min_minutes: int = 0
    grace_days: int = 0
    roster_age_days: int = 45
    near_from_points: int = 5
    below_from_points: int = 15
    bands_in: str = "points"
    rate_from_people: int = 10
    suppress_under_people: int = 5
    brake_people: int = 5
    brake_percent: int = 20

    @property
    def bands(self) -> tuple[int, int, bool]:
        """Give how far under a target near and below begin; True: in percent of the target, not in points."""
        return self.near_from_points, self.below_from_points, self.bands_in == "relative"


MEANING = {
    "zone": "the agency's time zone: the local date of a session and of today",
    "agency": "the name that reports carry",
    "target_percent": "the share of eligible staff that a new course aims at",
    "min_minutes": "a new course counts somebody who stayed at least this many minutes (0: anybody who came)",
    "grace_days": "a new course shows staff as new, not yet due, for this many days (0: none)",
    "roster_age_days": "a roster older than this many days is marked",
    "near_from_points": "more than this many points below target is near target, no longer on target",
    "below_from_points": "more than this many points below target is below target",
    "bands_in": "points: the two above as they are; relative: so many percent of the course's own target",
    "rate_from_people": "fewer people than this show n of N alone",
    "suppress_under_people": "the external report hides teams with fewer people than this",
    "brake_people": "an import asks before it ends more people of a team than this …",
    "brake_percent": "… and more than this percent of it",
}


def read(db: Session) -> Settings:
    """Give the settings as they stand."""
    kept = {row.key: row.value for row in db.execute(text('SELECT "key", value FROM setting'))}
    return Settings(**{f.name: _READ[f.type](kept[f.name]) for f in fields(Settings) if f.name in kept})  # type: ignore[arg-type] # as declared


def change(db: Session, key: str, value: str) -> None:
    """Set one setting; a value that makes no sense is refused."""
    known = {field.name: field.type for field in fields(Settings)}
    if key not in known:
        raise NotFound(f"There is no setting {key!r}. `tracker config list` shows them.")
    value = value.strip()
    if key == "zone":
        zone_of(value)
    if key in CHOICES and value not in CHOICES[key]:
        raise WrongUsage(f"{value!r} does not fit {key}: {MEANING[key]}. Give {' or '.join(CHOICES[key])}.")
    most = 100 if key.endswith(("_percent", "_points")) else _MOST
    if not _fits(value, known[key], most):
        wanted = f"a whole number from 0 to {most}" if known[key] in _WHOLE else "some words"
        raise WrongUsage(f"{value!r} does not fit {key}: {MEANING[key]}. Give {wanted}.")
    _refuse_crossing(read(db), key, value)
    done = db.execute(text('UPDATE setting SET value = :value WHERE "key" = :key'), {"key": key, "value": value})
    if not done.rowcount:  # type: ignore[attr-defined] # an UPDATE has one
        db.execute(text('INSERT INTO setting ("key", value) VALUES (:key, :value)'), {"key": key, "value": value})


#: Settings that are one of a few words.
CHOICES = {"bands_in": ("points", "relative")}


def _refuse_crossing(kept: Settings, key: str, value: str) -> None:
    """Refuse bands that begin in the wrong order."""
    near, below = kept.near_from_points, kept.below_from_points
    if (key == "near_from_points" and int(value) > below) or (key == "below_from_points" and int(value) < near):
        raise WrongUsage(
            f"Near target begins {near} and below target {below} points under it; the first cannot be more than the"
            " second. Change the other one first."
        )


def _fits(value: str, kind: object, most: int) -> bool:
    if kind in _WHOLE:
        return value.isascii() and value.isdigit() and len(value) <= len(str(_MOST)) and int(value) <= most
    return value.isprintable() and value != ""


_WHOLE: tuple[object, ...] = (int, "int")
_MOST = 9999
_READ: dict[object, Callable[[str], object]] = {int: int, str: str, "int": int, "str": str}


def zone_of(name: str) -> ZoneInfo:
    """Give the time zone of a name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, such as America
        raise WrongUsage(f"{name!r} is no time zone. Write it like America/Los_Angeles.") from None


def local_day(moment: datetime, zone: str) -> date:
    """Give the calendar date of a moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
