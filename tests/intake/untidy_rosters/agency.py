"""A made agency of sixteen districts, its people, and what happened to them within a month."""

import random
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.intake.untidy_rosters import names
from tests.intake.untidy_rosters.truth import Team, Worker
from tracker.intake.propose import Held, HeldPerson, HeldTeam
from tracker.names import parse_name

PROGRAMS = ("CPS", "Permanency")
CLASSES = ("SSS1", "SSA", "Social Service Specialist 1", "CW Supervisor", "Office Specialist 2")
SEVERAL = {2: ("Unit 2A", "Unit 2B"), 3: ("Unit 31", "Unit 32", "Unit 33")}  # districts with several teams a program
BOSSES = ("Boss", "Chief", "Head", "Fore", "Prime")
FIRST_DAY = date(2010, 1, 4)


@dataclass
class Agency:
    """Teams, and everybody who was or is in one of them."""

    dice: random.Random
    on: date
    western: bool
    numbers: str  # how the agency's numbers are made
    teams: list[Team] = field(default_factory=list)
    people: list[Worker] = field(default_factory=list)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def open(self) -> None:
        """Open the teams."""
        for district in range(1, 17):
            for program in PROGRAMS:
                for unit in SEVERAL.get(district, ("",)):
                    name = unit + ("P" if unit and program == "Permanency" else "")
                    self.teams.append(Team(len(self.teams) + 1, district, program, name))

    def staffed(self, districts: Iterable[int], size: int) -> None:
        """Fill the teams of these districts, let a month pass in them, and put a few people elsewhere."""
        here = [team for team in self.teams if team.district in set(districts)]
        elsewhere = [team for team in self.teams if team not in here]
        for team in here:
            for _ in range(max(1, round(self.dice.gauss(size, size / 3)))):
                self.people.append(self._month(self._hired(team), here, elsewhere))
        for team in self.dice.sample(elsewhere, min(6, len(elsewhere))):
            self.people += [self._hired(team) for _ in range(4)]
        for _ in range(3 if elsewhere else 0):  # namesakes in other districts
            model = self.dice.choice([who for who in self.people if who.family])
            other = self._hired(self.dice.choice(elsewhere))
            self.people.append(replace(other, family=model.family, given=model.given, middle=""))

    def _hired(self, team: Team) -> Worker:
        """Hire somebody into a team, with a name that nobody else in the made agency has."""
        for _ in range(50):
            family, given, middle = names.drawn(self.dice, western=self.western)
            if (family, given) not in self.taken:
                break
        else:
            family = f"{family}-{self.dice.choice(names.PLAIN)}"
        self.taken.add((family, given))
        key = len(self.people) + 1
        digits = 1_000_000 + key * 7_919 % 8_999_999
        return Worker(
            key=key,
            number=self.numbers.format(digits),
            family=family,
            given=given,
            middle=middle,
            email=f"{_plain(given)}.{_plain(family) or 'x'}{key}@odhs.example",
            classification=self.dice.choice(CLASSES),
            hired_on=FIRST_DAY + timedelta(days=self.dice.randrange(5_000)),
            before=team,
            now=team,
            supervisor=_boss(team),
        )

    def _month(self, who: Worker, here: list[Team], elsewhere: list[Team]) -> Worker:
        """Let a month pass for somebody: most stay, some join, move, leave or change."""
        chance = self.dice.random()
        if chance < 0.05:
            return replace(who, before=None)
        if chance < 0.08:
            return replace(who, before=self.dice.choice([team for team in here if team != who.now]))
        if chance < 0.09 and elsewhere:
            return replace(who, before=self.dice.choice(elsewhere))
        if chance < 0.13:
            return replace(who, now=None)
        return replace(who, formerly=self.dice.choice(names.PLAIN)) if chance < 0.15 and who.family else who

    def held(self, told: Container[int]) -> Held:
        """Give what the records hold of them on the roster's day: the month before.

        Only those who are `told` otherwise, by number or address, have another name or an older address there.
        """
        began = self.on - timedelta(days=200)
        people = tuple(
            HeldPerson(
                person_id=who.key,
                employee_number=who.number,
                name=parse_name(_recorded(self.dice, who, renamed=who.key in told)),
                emails=(self._address(who, told),),
                classification=who.classification if self.dice.random() < 0.95 else "Trainee",
                worker_type="employee",
                hired_on=who.hired_on if self.dice.random() < 0.9 else None,
                team_id=who.before.team_id,
                posting_id=who.key,
                posting_starts_on=began,
                latest_posting_starts_on=began,
            )
            for who in self.people
            if who.before
        )
        return Held(people, tuple(_held(team) for team in self.teams), 1)

    def _address(self, who: Worker, told: Container[int]) -> str:
        """Give the address that the records have: now and then an older one of somebody who kept the name."""
        older = who.key in told and not who.formerly and self.dice.random() < 0.05
        return f"{who.key}.old@odhs.example" if older else who.email


def _boss(team: Team) -> tuple[str, str]:
    """Give the name and the address of the supervisor of a team."""
    return f"{BOSSES[team.team_id % len(BOSSES)]}, {chr(64 + team.district)}ea", f"boss{team.team_id}@odhs.example"


def _held(team: Team) -> HeldTeam:
    words = (team.unit, f"{team.unit} {team.program}") if team.unit else ()
    return HeldTeam(team.team_id, team.code, team.district, team.program, "", words)


def _recorded(dice: random.Random, who: Worker, *, renamed: bool) -> str:
    """Write a name as an earlier file did: now and then a nickname, without accents, with an initial or without."""
    given = names.NICKNAMES.get(who.given, who.given) if dice.random() < 0.1 else who.given
    family = (who.formerly if renamed else "") or who.family
    text = f"{family}, {given}" if family else given
    if dice.random() < 0.2:
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return text + (f" {who.middle}." if who.middle and dice.random() < 0.7 else "")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if sign.isascii() and sign.isalpha())
