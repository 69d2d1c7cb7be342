"""What a cell claims: which training reached which teams on which day; or the question that stands before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from tracker.intake import words
from tracker.intake.old_tracker.colours import name_of
from tracker.intake.old_tracker.values import (
    NO,
    YES,
    Answers,
    Dated,
    Entry,
    Heading,
    Held,
    Place,
    Question,
    SheetRead,
    address,
    written,
)
from tracker.names import show, tidy
from tracker.teams import TeamFacts
from tracker.training.words import LONGEST

EARLIEST = date(2000, 1, 1)
_AHEAD = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Claim:
    """One day of one training for one team; `share` marks a team whose people are counted with another's."""

    course: str
    day: date
    team: TeamFacts
    people: int | None
    counted: bool
    note: str
    kind: Literal["held", "planned"]


class Waits(Exception):
    """A cell waits for an answer."""

    def __init__(self, code: str, said: str, question: Question | None = None) -> None:
        self.code, self.said, self.question = code, said, question
        super().__init__(said)


class NoSession(Exception):
    """A cell stands for no session."""


@dataclass
class Resolver:
    """Holds the cells of one sheet against the records and her answers."""

    held: Held
    sheet: SheetRead
    answers: Answers
    today: date
    assumed: list[str]
    dated: list[date]  # the cells that took the one day that she gave for all
    learnt: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # headings that she gave to a course, with its code

    def claims(self, entry: Entry) -> list[Claim]:
        """Give what a cell claims; raises `Waits` or `NoSession`."""
        key = written(entry.at)
        self._words_and_colour(entry, key)
        crossings = entry.spans or ((entry.place, entry.heading),)
        for place, _ in crossings:
            if place.wrong:
                raise Waits("place", f"{place.label}: {place.wrong}")
        courses = [self._course(heading) for _, heading in crossings]
        days = self._days(entry, key)
        found: list[Claim] = []
        for (place, heading), course in zip(crossings, courses, strict=True):
            for day, dated in days:
                teams = self._teams(place, heading, day, key)
                found += self._claim(entry, course, day, dated, teams, key)
        districts = {each.team.district for each in found}
        if len(districts) > 1 and any(each.people for each in found):
            raise Waits("several", "One number stands for several districts. Write each district's own.")
        first = {each.day: each for each in reversed(found)}
        return [each if each is first[each.day] else _counted_once(each) for each in found]

    def _words_and_colour(self, entry: Entry, key: str) -> None:
        """Pass over what says that there was no session, and ask about a colour without words."""
        said, answer = entry.said, self.answers.held.get(key)
        told = self.sheet.legend.get(entry.fill, ("", "")) if entry.fill else ("", "")
        if answer == NO:
            raise NoSession("no session, as you said")
        if not said.text:
            if told[1] in {"none", "planned"}:
                raise NoSession(f"only coloured: “{told[0]}”")
            if answer != YES and key not in self.answers.days:
                words_ = f"{address(entry.at)} is filled {_colour(entry.fill, told[0])} without words: held?"
                raise Waits("colour", words_, Question("held", key, words_))
        if said.none:
            if told[1] == "held" and answer != YES:
                self._contradicts(entry, told[0], key)
            raise NoSession(f"“{said.text}”: no session")

    def _contradicts(self, entry: Entry, legend: str, key: str) -> None:
        asked = f"{address(entry.at)} says “{entry.said.text}” but is filled {_colour(entry.fill, legend)}: held?"
        raise Waits("colour", asked, Question("held", key, asked))

    def _course(self, heading: Heading) -> str:
        if heading.course:
            if heading.word:
                self.assumed.append(f"“{heading.word}” is {heading.course}, as it was chosen before.")
            return heading.course
        said = {words.key(of): code for of, code in self.answers.courses.items()}
        of = words.key(heading.asked)
        if heading.own and of in said and len(heading.asked) <= LONGEST:
            self.learnt.setdefault(of, (tidy(show(heading.asked)), said[of]))
        found = said.get(words.key(heading.asked)) or said.get(words.key(heading.label)) or said.get("")
        if found:
            return found
        may = f" It may be {' or '.join(heading.choices)}." if heading.choices else ""
        asked = f"Which training is “{heading.asked}”?{may}"
        raise Waits("course", asked, Question("course", heading.asked, asked, heading.choices))

    def _teams(self, place: Place, heading: Heading, day: date, key: str) -> Sequence[TeamFacts]:
        if place.team_id:
            team = next(each for each in self.held.teams if each.team_id == place.team_id)
            if heading.programs and team.program not in heading.programs:
                raise Waits("place", f"{place.label} is a team of {team.program}, the heading says otherwise.")
            if not team.open_on(day):
                raise Waits("team", f"{team.code} was not open on {day}. Correct the day, or leave the cell out.")
            return (team,)
        programs = heading.programs or place.programs
        if heading.programs and place.programs:
            programs = tuple(each for each in heading.programs if each in place.programs)
            if not programs:
                raise Waits("place", f"{place.label} and “{heading.label}” name different programs. Correct one.")
        if not programs and not self.answers.programs:
            asked = f"Which program is “{heading.label}” for?"
            raise Waits("program", asked, Question("program", heading.label, asked))
        return [self._team(place, program, day, key) for program in programs or self.answers.programs]

    def _team(self, place: Place, program: str, day: date, key: str) -> TeamFacts:
        """Give the team of a program in a district: the one whose name the label says, else the only one."""
        there = [each for each in self.held.teams if each.district == place.district and each.program == program]
        among = [each for each in there if each.open_on(day)]
        named = [each for each in among if place.unit and place.unit in map(words.key, (each.name, *each.words))]
        given = [each for each in among if each.code == self.answers.teams.get(key)]
        found = named or given or among
        if len(found) == 1:
            if place.unit and not named and not given:
                self.assumed.append(f"“{place.label}” is read as {found[0].code}, the only {program} team there.")
            return found[0]
        if not found:
            said = f"was not open on {day}" if there else "is not in the records"
            raise Waits(
                "team", f"A {program} team of District {place.district} {said}. Correct the cell, or leave it out."
            )
        codes = tuple(each.code for each in found)
        asked = f"Which team is “{place.label}”: {', '.join(codes)}?"
        raise Waits("team", asked, Question("team", key, asked, codes))

    def _days(self, entry: Entry, key: str) -> list[tuple[date, Dated | None]]:
        """Give the days of a cell; a day that she gave for it comes before what it says."""
        said = entry.said
        given = self.answers.days.get(key)
        if given:
            return [(given, None)]
        if said.unclear:
            raise Waits("unclear", f"“{said.text}”: {said.unclear}", Question("day", key, said.unclear))
        if said.days:
            return [(self._day(dated, entry), dated) for dated in said.days]
        of_column = {words.key(of): day for of, day in self.answers.days.items()}.get(words.key(entry.heading.label))
        if of_column is None and self.answers.day is None:
            asked = f"“{said.text}” says no day." if said.text else "Say on which day."
            raise Waits("no_day", asked, Question("day", key, asked))
        if of_column is None and self.answers.day:
            self.dated.append(self.answers.day)
        return [(of_column or self.answers.day or self.today, None)]

    def _day(self, dated: Dated, entry: Entry) -> date:
        text, name = entry.said.text, self.sheet.sheet
        month, day = dated.month, dated.day
        if dated.open:
            order = self.sheet.month_first if self.sheet.month_first is not None else self.answers.month_first
            if order is None:
                asked = f"Is “{text}” month before day, or day before month? Nothing on sheet “{name}” shows it."
                raise Waits("order", asked, Question("order", name, asked))
            month, day = (month, day) if order else (day, month)
        year = dated.year or entry.heading.year or self.sheet.year or self.answers.year
        if year is None:
            asked = f"Which year is “{text}”? Nothing on sheet “{name}” says it."
            raise Waits("year", asked, Question("year", name, asked))
        try:
            found = date(year, month, day)
        except ValueError:
            raise Waits("no_such_day", f"“{text}”: there is no such day in {year}. Correct the cell.") from None
        if not EARLIEST <= found <= self.today + _AHEAD:
            asked = f"“{text}” is {found}, which is far away. Correct the cell, or give its day."
            raise Waits("far_day", asked, Question("day", written(entry.at), asked))
        return found

    def _claim(
        self, entry: Entry, course: str, day: date, dated: Dated | None, teams: Sequence[TeamFacts], key: str
    ) -> list[Claim]:
        """Say for a day whether it was held or is planned; what contradicts that asks."""
        said, ahead = entry.said, day > self.today
        if said.scheduled and not ahead and self.answers.held.get(key) != YES:
            asked = f"“{said.text}” was planned for {day}, which has passed: held?"
            raise Waits("passed", asked, Question("held", key, asked))
        if (said.tick or dated is None) and ahead and not said.scheduled:
            asked = f"“{said.text or 'coloured'}” says that it was held, but {day} is still to come."
            raise Waits("ahead", asked, Question("day", key, asked))
        words_, means = self.sheet.legend.get(entry.fill, ("", "")) if entry.fill else ("", "")
        wrong = {"planned", "none"} if not ahead else {"none", "held"}
        if said.text and means in wrong and self.answers.held.get(key) != YES:
            self._contradicts(entry, words_, key)
        people = dated.people if dated and dated.people is not None else said.people
        notes = "; ".join(dict.fromkeys(filter(None, (dated.note if dated else "", said.note))))
        note = notes if not ahead or not people else said.text
        kind: Literal["held", "planned"] = "planned" if ahead else "held"
        counted = people is not None and not ahead
        return [Claim(course, day, team, None if ahead else people, counted, note, kind) for team in teams]


def _counted_once(claim: Claim) -> Claim:
    """Give a claim whose people are counted with the first team of its cell."""
    return Claim(claim.course, claim.day, claim.team, None, claim.counted, claim.note, claim.kind)


def _colour(fill: str, legend: str) -> str:
    return f"{name_of(fill)} (“{legend}”)" if legend else name_of(fill)
