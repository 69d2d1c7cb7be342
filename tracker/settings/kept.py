"""Every setting, what it means and what fits it; the ones that differ from what ships are kept with the records."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.settings.logo import Logo, logo_kept


@dataclass(frozen=True)
class Settings:
    """Every setting with what ships: days, people, points and percents are whole numbers."""

    zone: str = "America/Los_Angeles"
    agency: str = "ODHS Child Welfare"
    contact: str = ""
    footer: str = ""
    accent: str = "#1f5f8b"
    logo: str = ""  # which picture it is, in words; `picture` gives it
    paper: str = "letter"
    target_percent: int = 90
    min_minutes: int = 0
    grace_days: int = 0
    roster_age_days: int = 45
    near_from_points: int = 5
    below_from_points: int = 15
    bands_in: str = "points"
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
    "contact": "whom to ask, in a line: your name, email and telephone as reports, packets and mails give them",
    "footer": "words of your own at the foot of every page",
    "accent": "the colour of bars and lines in reports, as #rrggbb; white on it and it on white must be easy to read",
    "logo": "the file of a picture (PNG or JPEG) that stands on top of reports; empty takes it away",
    "paper": "what reports are printed on: letter or a4",
    "target_percent": "the share of eligible staff that a new course aims at",
    "min_minutes": "a new course counts somebody who stayed at least this many minutes (0: anybody who came)",
    "grace_days": "a new course shows staff as new, not yet due, for this many days (0: none)",
    "roster_age_days": "a roster older than this many days is marked",
    "near_from_points": "more than this many points below target is near target, no longer on target",
    "below_from_points": "more than this many points below target is below target",
    "bands_in": "points: the two above as they are; relative: so many percent of the course's own target",
    "suppress_under_people": "the external report hides teams with fewer people than this",
    "brake_people": "an import asks before it ends more people of a team than this …",
    "brake_percent": "… and more than this percent of it",
}


def read(db: Session) -> Settings:
    """Give the settings as they stand; the logo's picture, which is large, is asked for alone."""
    rows = db.execute(text('SELECT "key", value FROM setting WHERE "key" <> :picture'), {"picture": _PICTURE})
    kept = {row.key: row.value for row in rows}
    return Settings(**{f.name: _READ[f.type](kept[f.name]) for f in fields(Settings) if f.name in kept})  # type: ignore[arg-type] # as declared


def picture(db: Session) -> Logo | None:
    """Give the logo, if there is one."""
    kept = _value(db, _PICTURE)
    if not kept:
        return None
    logo = logo_kept(kept)
    if logo.words != _value(db, "logo"):
        raise Refused("The logo is not the picture that the settings speak of. Set it again, or set it to nothing.")
    return logo


def change(db: Session, key: str, value: str) -> None:
    """Set one setting; a value that makes no sense is refused. A logo is given as text, as `Logo.text` has it."""
    known = {field.name: field.type for field in fields(Settings)}
    if key not in known:
        raise NotFound(f"There is no setting {key!r}. `tracker config list` shows them.")
    value = value.strip()
    if key == "logo":
        _keep(db, _PICTURE, value)
        _keep(db, key, logo_kept(value).words if value else "")
        return
    _refuse_unfit(key, known[key], value)
    _refuse_crossing(read(db), key, value)
    _keep(db, key, value)


def _keep(db: Session, key: str, value: str) -> None:
    done = db.execute(text('UPDATE setting SET value = :value WHERE "key" = :key'), {"key": key, "value": value})
    if not done.rowcount:  # type: ignore[attr-defined] # an UPDATE has one
        db.execute(text('INSERT INTO setting ("key", value) VALUES (:key, :value)'), {"key": key, "value": value})


def _value(db: Session, key: str) -> str:
    return db.execute(text('SELECT value FROM setting WHERE "key" = :key'), {"key": key}).scalar_one_or_none() or ""


def _refuse_unfit(key: str, kind: object, value: str) -> None:
    """Refuse what is not of a setting's kind: a zone, a colour, one of a few words, a number, words."""
    if key == "zone":
        zone_of(value)
    if key == "accent":
        _refuse_pale(value)
    if key in CHOICES and value not in CHOICES[key]:
        raise WrongUsage(f"{value!r} does not fit {key}: {MEANING[key]}. Give {' or '.join(CHOICES[key])}.")
    most = 100 if key.endswith(("_percent", "_points")) else _MOST
    if not _fits(key, value, kind, most):
        wanted = f"a whole number from 0 to {most}" if kind in _WHOLE else _wanted_words(key)
        raise WrongUsage(f"{value!r} does not fit {key}: {MEANING[key]}. Give {wanted}.")


def _wanted_words(key: str) -> str:
    return f"one line of at most {LONGEST[key]} letters" if key in LONGEST else "some words"


def _refuse_pale(colour: str) -> None:
    """Refuse what is no colour, and one on which white text (or which on white paper) cannot be read."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise WrongUsage(f"{colour!r} is no colour. Write # and six digits or letters from a to f, like #1f5f8b.")
    beside_white = contrast_with_white(colour)
    if beside_white < LEAST_CONTRAST:
        raise WrongUsage(
            f"{colour} is too light: white text on it has a contrast of {beside_white:.1f} to 1, and"
            f" {LEAST_CONTRAST} is the least that everybody can read. Choose a darker one, like #1f5f8b."
        )


def contrast_with_white(colour: str) -> float:
    """Give the contrast of a colour with white, as WCAG 2.1 reckons it; it is the same either way round."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - sRGB's own
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


#: Settings that are one of a few words.
CHOICES = {"bands_in": ("points", "relative"), "paper": ("letter", "a4")}
#: Settings that may be empty, and the longest that fits their line.
LONGEST = {"contact": 200, "footer": 120}
LEAST_CONTRAST = 4.5
_PICTURE = "logo_picture"  # a row beside the settings


def _refuse_crossing(kept: Settings, key: str, value: str) -> None:
    """Refuse bands that begin in the wrong order."""
    near, below = kept.near_from_points, kept.below_from_points
    if (key == "near_from_points" and int(value) > below) or (key == "below_from_points" and int(value) < near):
        raise WrongUsage(
            f"Near target begins {near} and below target {below} points under it; the first cannot be more than the"
            " second. Change the other one first."
        )


def _fits(key: str, value: str, kind: object, most: int) -> bool:
    if kind in _WHOLE:
        return value.isascii() and value.isdigit() and len(value) <= len(str(_MOST)) and int(value) <= most
    if key in LONGEST:
        return value.isprintable() and len(value) <= LONGEST[key]
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
