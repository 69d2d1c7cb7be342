"""Invitations as a calendar's file (RFC 5545): calendars take a session in, follow its changes, and take it out."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tracker.names import show
from tracker.reports.handing_out.invitation import Invitation
from tracker.settings import zone_of

if TYPE_CHECKING:
    from icalendar import Event, Timezone

#: How long a session takes up in a calendar where nobody said.
USUAL_MINUTES = 60
MODES = {
    "virtual": "online",
    "in_person": "in person",
    "asynchronous": "in your own time",
    "recorded": "a recording",
}
EXAMPLE = "Example data, invented people: this session will not take place."
_MADE_BY = "-//tracker//training sessions//EN"
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
_SPRING, _AUTUMN = (3, 2), (11, 1)  # month, and which of its Sundays: the clocks change at two o'clock
_SINCE = 2007  # the year since which they do so then


def as_ics(
    invitations: Sequence[Invitation],
    *,
    organizer: str = "",
    agency: str = "",
    led_by: bool = False,
    example: bool = False,
) -> bytes:
    """Draw invitations that are all planned, or all cancelled, as one file; the same ones give the same bytes.

    No staff are named, unless `led_by` asks for those who lead a session. `organizer` is an email address.
    """
    from icalendar import Calendar

    cancelled = {each.cancelled for each in invitations}
    if len(cancelled) != 1:
        raise ValueError("one file asks for one thing")
    drawn = Calendar()
    drawn.add("prodid", _MADE_BY)
    drawn.add("version", "2.0")
    drawn.add("method", "CANCEL" if cancelled == {True} else "PUBLISH")
    for zone in sorted({each.zone for each in invitations if each.starts_at}):
        drawn.add_component(_timezone(zone, [each.day for each in invitations]))
    for each in invitations:
        event = _event(each, led_by=led_by, example=example)
        if organizer:
            event.add("organizer", f"mailto:{show(organizer)}", parameters={"CN": show(agency)} if agency else {})
        drawn.add_component(event)
    return bytes(drawn.to_ical())


def _event(each: Invitation, *, led_by: bool, example: bool) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", each.uid)
    event.add("sequence", each.sequence)
    event.add("dtstamp", each.moment.replace(microsecond=0))
    for name, moment in _when(each):
        event.add(name, moment)
    event.add("summary", _title(each, example=example))
    event.add("description", "\n".join(_description(each, led_by=led_by, example=example)))
    link = _LINK.search(each.note)
    event.add("location", link[0] if link else MODES[each.mode])
    if link:
        event.add("url", link[0])
    event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if each.cancelled or not each.starts_at else "OPAQUE")
    return event


def _when(each: Invitation) -> Iterator[tuple[str, date]]:
    """Give when it begins and ends: days, the last not included, where no time is known."""
    if not each.starts_at:
        yield "dtstart", each.day
        yield "dtend", each.day + timedelta(days=1)
        return
    begins = datetime.combine(each.day, time.fromisoformat(each.starts_at), zone_of(each.zone))
    yield "dtstart", begins
    ends = begins.astimezone(UTC) + timedelta(minutes=each.minutes or USUAL_MINUTES)
    yield "dtend", ends.astimezone(begins.tzinfo)


def _title(each: Invitation, *, example: bool) -> str:
    said = ": ".join(part for part in (each.title, ", ".join(each.teams)) if part)
    return f"{'Example, ' * example}{'Cancelled: ' * each.cancelled}{said}"


def _description(each: Invitation, *, led_by: bool, example: bool) -> Iterator[str]:
    """Give what there is to know: what it is, for whom, how, for how long, and the session's note."""
    if example:
        yield EXAMPLE
    if each.cancelled:
        yield "This session will not take place."
    yield f"Training: {each.title}"
    if each.whom:
        yield f"For: {'; '.join(each.whom)}"
    yield f"How: {MODES[each.mode]}"
    if each.minutes:
        yield f"Takes {each.minutes} minutes."
    elif each.starts_at:
        yield f"How long it takes is not known yet; {USUAL_MINUTES} minutes are set aside."
    if not each.starts_at and not each.cancelled:
        yield "The time of day is not known yet."
    if led_by and each.led_by:
        yield f"Led by: {each.led_by}"
    if each.note:
        yield f"Note: {each.note}"
    yield f"Session {each.number} of the training records."


def _timezone(zone: str, days: Sequence[date]) -> "Timezone":
    """Give a zone's clock changes around some days: as the yearly rule that Outlook understands, where there is one."""
    from icalendar import Timezone

    first, last = min(days).year - 1, max(days).year + 1
    of = zone_of(zone)
    if first >= _SINCE and all(_american(of, year) for year in range(first, last + 1)):
        return _by_rule(zone, of)
    return Timezone.from_tzinfo(of, zone, date(first, 1, 1), date(last, 12, 31))


def _american(zone: ZoneInfo, year: int) -> bool:
    """Say whether the clocks of a zone change in a year as most American ones do, and then only."""
    spring, autumn = (datetime.combine(_sunday(year, *which), time(2)) for which in (_SPRING, _AUTUMN))
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    winter = zone.utcoffset(_at(year, 1, 1))
    wanted = (
        (spring - minute, 0), (spring + hour, 1), (autumn - hour - minute, 1), (autumn, 0), (_at(year, 12, 31), 0)
    )  # fmt: skip
    return winter is not None and all(zone.utcoffset(at) == winter + hour * later for at, later in wanted)


def _at(year: int, month: int, day: int) -> datetime:
    return datetime.combine(date(year, month, day), time())


def _sunday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))


def _by_rule(tzid: str, zone: ZoneInfo) -> "Timezone":
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    drawn = Timezone()
    drawn.add("tzid", tzid)
    parts: tuple[tuple[Any, tuple[int, int], int], ...] = (
        (TimezoneDaylight(), _SPRING, 7),
        (TimezoneStandard(), _AUTUMN, 12),
    )
    offsets = {month: zone.utcoffset(_at(_SINCE, month, 28)) for _, _, month in parts}
    for part, (month, which), after in parts:
        part.add("dtstart", datetime.combine(_sunday(_SINCE, month, which), time(2)))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": f"{which}SU"})
        part.add("tzname", zone.tzname(_at(_SINCE, after, 28)))
        part.add("tzoffsetfrom", next(offset for other, offset in offsets.items() if other != after))
        part.add("tzoffsetto", offsets[after])
        drawn.add_component(part)
    return drawn
