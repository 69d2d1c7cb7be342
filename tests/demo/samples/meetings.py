"""Attendance reports as Teams saves them, and a list of names that came by email."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tests.demo.samples.agency import CPS, Staff, agency
from tracker.demo.people import AWAY
from tracker.demo.story import OVERVIEW

COORDINATOR = ("Ellery-Voss, Rowan", "rowan.elleryvoss@odhs.example")
NICKNAMES = {
    "Benjamin": "Ben",
    "Elizabeth": "Liz",
    "Jacqueline": "Jackie",
    "Jessica": "Jess",
    "Katherine": "Kate",
    "Nicholas": "Nick",
    "Rebecca": "Becky",
    "Samantha": "Sam",
    "Stephanie": "Steph",
    "Thomas": "Tom",
    "Valentina": "Val",
}


@dataclass(frozen=True)
class Meeting:
    """A call that was held: for which teams, and what share of those who still lack the course came."""

    file: str
    course: str
    day: date
    districts: tuple[int, ...]
    share: float
    starts: time = time(9)
    minutes: int = 60


@dataclass(frozen=True)
class Stay:
    """Somebody's presence as the report writes it: the name, the addresses, and each time in the call."""

    name: str
    email: str
    sign_in: str
    role: str
    times: tuple[tuple[datetime, datetime], ...]

    @property
    def length(self) -> timedelta:
        """Give the time in the call."""
        return sum((left - joined for joined, left in self.times), timedelta())


def came(meeting: Meeting, done: set[str]) -> list[Staff]:
    """Choose who came, of those who have not had the course and are at work; they have it now."""
    chance = random.Random(meeting.file)
    away = {number for number, first, last in AWAY if first <= meeting.day and (last is None or meeting.day <= last)}
    people = [who for district in meeting.districts for who in agency().on(district, CPS, meeting.day)]
    found = [who for who in people if who.number not in done | away and chance.random() < meeting.share]
    done.update(who.number for who in found)
    return found


def report(meeting: Meeting, people: Sequence[Staff]) -> bytes:
    """Write the report: UTF-16 with tabs, numbered sections, a narrow space before AM and PM."""
    return _written(meeting, _stays(meeting, people))


def restarted(meeting: Meeting, people: Sequence[Staff]) -> tuple[bytes, bytes]:
    """Write the two reports of a call that broke off after ten minutes and was started again."""
    stays = _stays(meeting, people)
    broke = datetime.combine(meeting.day, meeting.starts) + timedelta(minutes=10)
    again = broke + timedelta(minutes=1, seconds=40)
    before, after = _clipped(stays, stays[0].times[0][0], broke), _clipped(stays, again, stays[0].times[-1][1])
    return _written(meeting, before), _written(meeting, after)


def _clipped(stays: Sequence[Stay], start: datetime, end: datetime) -> list[Stay]:
    """Give the stays as far as they lie between two moments."""
    found = []
    for stay in stays:
        times = tuple(
            (max(joined, start), min(left, end)) for joined, left in stay.times if joined < end and left > start
        )
        if times:
            found.append(replace(stay, times=times))
    return found


def _stays(meeting: Meeting, people: Sequence[Staff]) -> list[Stay]:
    """Let the coordinator open the call, and everybody come and go; now and then somebody dials in."""
    chance = random.Random(f"who came to {meeting.file}")
    begins = datetime.combine(meeting.day, meeting.starts)
    ends = begins + timedelta(minutes=meeting.minutes, seconds=chance.randrange(20, 300))
    stays = [Stay(*COORDINATOR, COORDINATOR[1], "Organizer", ((begins - timedelta(minutes=8, seconds=21), ends),))]
    stays += [_stay(who, begins, ends, chance) for who in people]
    if chance.random() < 0.4:
        late = begins + timedelta(minutes=3, seconds=chance.randrange(60))
        stays.append(Stay(f" 1503555{chance.randrange(100, 200):04} (Unverified)", "", "", "Attendee", ((late, ends),)))
    return sorted(stays, key=lambda stay: stay.times[0])


def names(people: Sequence[Staff]) -> bytes:
    """Write a list as somebody types it into an email."""
    written = []
    for at, who in enumerate(people):
        first = who.given.split()[0]
        written.append(
            who.email if at % 5 == 1 else f"{first} {who.family}" if at % 3 else f"- {who.family}, {first}, 75"
        )
    return ("\n".join(written) + "\n").encode()


def _stay(who: Staff, begins: datetime, ends: datetime, chance: random.Random) -> Stay:
    """Let somebody join a little early or late, drop out and come back, or leave too soon."""
    joined = begins + timedelta(seconds=chance.randrange(-280, 240))
    left = ends - timedelta(seconds=chance.randrange(0, 150))
    kind = chance.random()
    times: tuple[tuple[datetime, datetime], ...] = ((joined, left),)
    if kind < 0.08:
        gone = joined + (left - joined) * 0.4
        times = ((joined, gone), (gone + timedelta(seconds=chance.randrange(30, 200)), left))
    elif kind < 0.105:
        times = ((joined, joined + (left - joined) * 0.35),)
    first = who.given.split()[0]
    known = chance.random()
    if known < 0.03:
        return Stay(f"{first} {who.family} (Unverified)", "", "", "Attendee", times)
    if known < 0.4 and first in NICKNAMES:
        return Stay(f"{NICKNAMES[first]} {who.family} (Unverified)", "", "", "Attendee", times)
    external = " (EXT)" if who.worker_type == "contractor" else ""
    return Stay(f"{who.family}, {first}{external}", who.email, who.sign_in, "Attendee", times)


def _written(meeting: Meeting, stays: Sequence[Stay]) -> bytes:
    starts, ends = min(stay.times[0][0] for stay in stays), max(stay.times[-1][1] for stay in stays)
    where = " and ".join(f"D{district}" for district in meeting.districts)
    title = "Screening tool overview" if meeting.course == OVERVIEW else "CSEC refresher\r\n(virtual check-in)"
    average = sum((stay.length for stay in stays), timedelta()) / len(stays)
    lines = [
        "1. Summary",
        f'Meeting title\t"{title} {where} CPS"' if "\r" in title else f"Meeting title\t{title} {where} CPS",
        f"Attended participants\t{len(stays)}",
        f"Start time\t{_moment(starts)}",
        f"End time\t{_moment(ends)}",
        f"Meeting duration\t{_length(ends - starts)}",
        f"Average attendance time\t{_length(average)}",
        "",
        "2. Participants",
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
        *(
            "\t".join((_quoted(s.name), _moment(s.times[0][0]), _moment(s.times[-1][1]), _length(s.length), s.email,
                       s.sign_in, s.role))
            for s in stays
        ),
        "",
        "3. In-Meeting Activities",
        "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
        *(
            "\t".join((_quoted(s.name), _moment(joined), _moment(left), _length(left - joined), s.email, s.role))
            for s in stays
            for joined, left in s.times
        ),
    ]  # fmt: skip
    if len(stays) % 3 == 0:
        raised = [
            f"{_quoted(s.name)}\tRaise hand\t{_moment(s.times[0][0] + timedelta(minutes=20))}" for s in stays[3:6]
        ]
        lines += ["", "4. Meeting Engagement", "Name\tEngagement Type\tTime", *raised]
    return b"\xff\xfe" + ("\r\n".join(lines) + "\r\n").encode("utf-16-le")


def _quoted(text: str) -> str:
    return f'"{text}"' if text.startswith(" ") else text


def _moment(at: datetime) -> str:
    half = "AM" if at.hour < 12 else "PM"
    return f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M:%S}\u202f{half}"


def _length(span: timedelta) -> str:
    hours, rest = divmod(int(span.total_seconds()), 3600)
    minutes, seconds = divmod(rest, 60)
    return " ".join(f"{n}{unit}" for n, unit in ((hours, "h"), (minutes, "m"), (seconds, "s")) if n) or "0s"
