"""The invented agency: who works in which team, in June 2025, after each later roster, and in September."""

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tests.demo.samples.names import EAST_ASIAN, FAMILIES, GIVENS, HYPHENED, PARTICLED, SUFFIXES

Team = tuple[int, str]  # district and program
CPS, PERM = "CPS", "Permanency"
JUNE, PERMANENCY_CAME, SEPTEMBER = date(2025, 6, 2), date(2025, 8, 4), date(2025, 9, 2)
SIZES = {
    CPS: (34, 138, 122, 48, 92, 36, 24, 62, 20, 40, 28, 30, 16, 12, 76, 96),
    PERM: (29, 118, 104, 40, 78, 30, 20, 52, 0, 33, 23, 25, 12, 10, 62, 80),  # nobody sent a roster of district 9
}
_SENT = {  # the days on which districts' newer CPS rosters came; district 7 sent none
    date(2025, 7, 7): (3,),
    date(2025, 7, 14): (5, 16),
    date(2025, 7, 21): (1, 2, 4),
    date(2025, 7, 28): (8, 15),
    date(2025, 8, 4): (9, 12, 13, 14),
    date(2025, 8, 11): (6, 10, 11),
}
LATER = {district: day for day, districts in _SENT.items() for district in districts}
MOVED = ((2, 16), (8, 3), (4, 5))  # from one district's CPS team to another's, which sent its roster first
UNIT_SIZE = 9
SPECIALIST, ASSISTANT, SUPERVISOR = (
    "Social Service Specialist 1",
    "Social Service Assistant",
    "Child Welfare Supervisor",
)
OFFICES = (
    *("Astoria", "Portland East", "Salem", "Albany", "Eugene", "Roseburg", "Coos Bay", "Medford", "The Dalles", "Bend"),
    *("Klamath Falls", "Pendleton", "La Grande", "Ontario", "Oregon City", "Hillsboro"),
)


@dataclass(frozen=True)
class Staff:
    """One invented person as the rosters know them."""

    number: str
    family: str
    given: str
    email: str
    sign_in: str
    classification: str
    worker_type: str
    hired: date
    unit: int = 1

    @property
    def name(self) -> str:
        """Write the name as rosters do."""
        return f"{self.family}, {self.given}"


class _Hiring:
    """Makes people whose numbers, names and mailboxes are all their own."""

    def __init__(self) -> None:
        self.chance = random.Random("the example agency")
        self.taken: set[str] = set()

    def somebody(self) -> Staff:
        """Hire somebody new."""
        chance = self.chance
        family, given = self.name()
        mailbox = _mailbox(given, family)
        while mailbox in self.taken:
            mailbox = f"{mailbox.rstrip('0123456789')}{chance.randrange(2, 99)}"
        self.taken.add(mailbox)
        sign_in = (
            f"{mailbox.partition('.')[0][0]}{chance.randrange(10_000, 99_999)}" if chance.random() < 0.1 else mailbox
        )
        hired = date(2025, 5, 12) - timedelta(days=int(chance.expovariate(1 / 2000)))
        return Staff(
            number=self.number(),
            family=family,
            given=given,
            email=f"{mailbox}@odhs.example",
            sign_in=f"{sign_in}@odhs.example",
            classification=ASSISTANT if chance.random() < 0.15 else SPECIALIST,
            worker_type="contractor" if chance.random() < 0.015 else "employee",
            hired=max(hired, date(1996, 3, 4)),
        )

    def name(self) -> tuple[str, str]:
        """Put a name together; now and then two people have the same."""
        chance = self.chance
        kind = chance.random()
        family = chance.choice(PARTICLED if kind < 0.03 else HYPHENED if kind < 0.05 else FAMILIES)
        given = chance.choice(GIVENS)
        if chance.random() < 0.06:
            given += f" {chance.choice('ABCDEFGJKLMNPRST')}."
        if chance.random() < 0.008:
            given += f" {chance.choice(SUFFIXES)}"
        return family, given

    def number(self) -> str:
        """Give an employee number that nobody else has."""
        while (number := f"OR{self.chance.randrange(10_000, 9_000_000):07}") in self.taken:
            pass
        self.taken.add(number)
        return number

    def team(self, size: int) -> tuple[Staff, ...]:
        """Hire a team in units, each with a supervisor first."""
        people = [replace(self.somebody(), unit=1 + at // UNIT_SIZE) for at in range(size)]
        return tuple(
            replace(who, classification=SUPERVISOR, worker_type="employee") if at % UNIT_SIZE == 0 else who
            for at, who in enumerate(people)
        )


def _mailbox(given: str, family: str) -> str:
    words = unicodedata.normalize("NFKD", f"{given.partition(' ')[0]}.{family.rpartition(' ')[2]}").lower()
    return "".join(sign for sign in words if sign.isascii() and (sign.isalnum() or sign == "."))


@dataclass(frozen=True)
class Agency:
    """Every team at its three moments; a team without a later roster stays as it was."""

    june: dict[Team, tuple[Staff, ...]]
    later: dict[Team, tuple[Staff, ...]]
    september: tuple[Staff, ...]  # of district 4's CPS team

    def on(self, district: int, program: str, day: date) -> tuple[Staff, ...]:
        """Give a team as the newest roster by that day knows it."""
        team = (district, program)
        if team == (4, CPS) and day >= SEPTEMBER:
            return self.september
        if program == CPS and team in self.later and day >= LATER[district]:
            return self.later[team]
        return self.june.get(team, ())


@lru_cache(maxsize=1)
def agency() -> Agency:
    """Make the agency, always the same."""
    hiring = _Hiring()
    june = {
        (district, program): hiring.team(size)
        for program, sizes in SIZES.items()
        for district, size in enumerate(sizes, start=1)
        if size
    }
    family, given, _ = EAST_ASIAN
    mailbox = f"{EAST_ASIAN[2]}@odhs.example"
    june[2, CPS] = tuple(
        replace(who, family=family, given=given, email=mailbox, sign_in=mailbox)
        if at == 30
        else who  # somebody written in Chinese
        for at, who in enumerate(june[2, CPS])
    )
    later = {(district, CPS): _changed(june[district, CPS], hiring) for district in sorted(LATER)}
    for start, end in MOVED:
        mover = later[start, CPS][4]
        later[start, CPS] = tuple(who for who in later[start, CPS] if who != mover)
        later[end, CPS] = (*later[end, CPS], replace(mover, unit=1))
    crossed = later[6, CPS][5]  # from CPS to Permanency in one district
    later[6, CPS] = tuple(who for who in later[6, CPS] if who != crossed)
    june[6, PERM] = (*june[6, PERM], replace(crossed, unit=1))
    return Agency(june, later, _september(later[4, CPS], june[4, PERM], hiring))


def _changed(team: Sequence[Staff], hiring: _Hiring) -> tuple[Staff, ...]:
    """Let a summer pass: a few leave, a few come, one or two are promoted or marry."""
    chance = hiring.chance
    ordinary = [who for who in team if who.classification != SUPERVISOR]
    leaving = set(chance.sample(ordinary, max(1, round(len(team) * 0.03))))
    staying = [who for who in team if who not in leaving]
    for _ in range(max(1, round(len(team) * 0.015))):
        at = chance.randrange(len(staying))
        if staying[at].classification == ASSISTANT:
            staying[at] = replace(staying[at], classification=SPECIALIST)
    if len(team) > UNIT_SIZE * 4:
        at = chance.randrange(2, len(staying))
        staying[at] = replace(staying[at], family=chance.choice(HYPHENED))  # and keeps the mailbox
    coming = [replace(hiring.somebody(), unit=chance.randrange(1, 1 + max(who.unit for who in team)))
              for _ in range(max(1, round(len(team) * 0.035)))]  # fmt: skip
    return tuple(sorted([*staying, *coming], key=lambda who: who.unit))


def _september(team: Sequence[Staff], permanency: Sequence[Staff], hiring: _Hiring) -> tuple[Staff, ...]:
    """District 4's CPS team in September: one joined, one moved over from Permanency, one left, one was promoted."""
    assistant = next(who for who in team if who.classification == ASSISTANT)
    left = next(who for who in team if who.classification == SPECIALIST and who.unit == 2)
    stayed = [replace(who, classification=SPECIALIST) if who == assistant else who for who in team if who != left]
    joined = replace(hiring.somebody(), unit=3, worker_type="employee", classification=SPECIALIST)
    moved = replace(next(who for who in permanency if who.classification == SPECIALIST), unit=4)
    return tuple(sorted([*stayed, joined, moved], key=lambda who: who.unit))
