"""Moments of the journal as she reads them: her own time; today only the time, else the day too."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def local(at: str | datetime, zone: str) -> datetime:
    """Give a moment of the journal (UTC) in a zone."""
    read = datetime.fromisoformat(at) if isinstance(at, str) else at
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))


def moment(db: "Session", at: str) -> str:
    """Give a moment with its day and weekday, in the agency's zone."""
    from tracker.settings import read

    return f"{local(at, read(db).zone):%Y-%m-%d %A, %H:%M}"


def short(at: str, zone: str, today: date) -> str:
    """Give a moment as a line of a list shows it."""
    here = local(at, zone)
    if here.date() == today:
        return f"{here:%H:%M}"
    return f"{here:%m-%d %H:%M}" if here.year == today.year else f"{here:%Y-%m-%d %H:%M}"
