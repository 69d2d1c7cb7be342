"""What a file of completions would change, made as one value that is drawn, compared and committed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tracker.errors import NothingToImport
from tracker.intake.completions.existing import settle
from tracker.intake.completions.finding import BY_NAME_ALONE, Finder, Found
from tracker.intake.completions.held import Held
from tracker.intake.completions.meaning import Meanings, meanings, titles_given
from tracker.intake.completions.person import who_key
from tracker.intake.completions.proposal import (
    Added,
    Aside,
    Exempted,
    KnownAlready,
    Learnt,
    Proposal,
    Replaced,
    Waiting,
)
from tracker.intake.completions.sheet import many
from tracker.intake.completions.values import Choices, CompletionsFile, Mark
from tracker.intake.completions.words import Verdict
from tracker.intake.fields import quoted
from tracker.intake.values import Given, Problem
from tracker.names import show
from tracker.period import Period

_ONCE = frozenset({"date_order", "no_day", "no_person", "no_course", "unknown_word"})  # said once for a file
_SHOWN = 3


def propose(held: Held, file: CompletionsFile, choices: Choices, *, today: date, even_nobody: bool = False) -> Proposal:
    """Say what a file would change; nothing is written, and nobody recognised at all is an error."""
    meant = meanings(file, held.courses, held.known, choices)
    made = _Making(held, file, choices, today, meant, Finder(held.people, held.teams, choices.people))
    for mark in file.marks:
        made.take(mark)
    if not made.somebody and not even_nobody:
        raise NothingToImport(_nobody(made))
    return made.proposal()


@dataclass
class _Making:
    """A proposal in the making, mark by mark."""

    held: Held
    file: CompletionsFile
    choices: Choices
    today: date
    meant: Meanings
    finder: Finder
    added: list[Added] = field(default_factory=list)
    exempted: list[Exempted] = field(default_factory=list)
    freed: set[tuple[int, int]] = field(default_factory=set)  # person and course of each exemption
    known: list[KnownAlready] = field(default_factory=list)
    unfinished: list[Mark] = field(default_factory=list)
    failed: list[Mark] = field(default_factory=list)
    left_out: int = 0
    waiting: dict[str, tuple[Found, list[Mark]]] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)
    undated: int = 0
    by_name: set[int] = field(default_factory=set)
    learnt: dict[str, Learnt] = field(default_factory=dict)
    somebody: bool = False

    def take(self, mark: Mark) -> None:
        """Take one mark to where it belongs."""
        found = self.whose(mark.given)
        self.somebody = self.somebody or found.person is not None
        meant = self.meant.of(mark)
        if meant.left_out:
            self.left_out += 1
        elif mark.verdict is Verdict.UNFINISHED and not mark.doubt:
            self.unfinished.append(mark)
        elif mark.verdict is Verdict.FAILED and not mark.doubt:
            self.failed.append(mark)
        else:
            self.use(mark, found, meant.course.course_id if meant.course else None)

    def whose(self, given: Given) -> Found:
        """Give who is meant; a row without anybody means nobody."""
        if given.name is None and not (given.employee_number or given.email or given.sign_in):
            return Found()
        return self.finder.find(given)

    def use(self, mark: Mark, found: Found, course: int | None) -> None:
        """Use a mark of a completion or an exemption, or let it wait for what is not known."""
        doubt = self.doubt(mark, course)
        if mark.doubt not in ("no_person", "two_people") and found.person is None:
            self.waiting.setdefault(who_key(mark.given), (found, []))[1].append(mark)
        if doubt:
            self.aside.append(Aside(mark, *doubt))
        elif found.person is not None and course is not None:
            self.keep(mark, found, course)

    def doubt(self, mark: Mark, course: int | None) -> tuple[str, str] | None:
        """Say what is to be decided or corrected before a mark can be used."""
        if mark.doubt:
            return mark.doubt, mark.why
        if course is None:
            return "unknown_course", "Say which course this is."
        day = self.day_of(mark)
        if day is None:
            return "no_day", "There is no day beside this completion. Give it with --on DAY."
        if day > self.today:
            return "to_come", f"{day} is still to come. Correct the date."
        return None

    def day_of(self, mark: Mark) -> date | None:
        """Give the day that counts: the mark's own, else the one for all without; an exemption takes the file's."""
        if mark.day or mark.verdict is not Verdict.EXEMPT:
            return mark.day or self.choices.on
        return self.choices.on or self.file_day

    @cached_property
    def file_day(self) -> date:
        """Give the file's day: the one that it says, else the latest in it, else today."""
        days = [mark.day for mark in self.file.marks if mark.day and mark.day <= self.today]
        said = self.file.on if self.file.on and self.file.on <= self.today else None
        return self.choices.on or said or max(days, default=self.today)

    def keep(self, mark: Mark, found: Found, course: int) -> None:
        """Keep what is certain."""
        person, day = found.person or 0, self.day_of(mark) or self.today
        if found.by == BY_NAME_ALONE:
            self.by_name.add(person)
        if found.by == "decided" and (learnt := _learnt(person, mark.given)):
            self.learnt[who_key(mark.given)] = learnt
        if mark.verdict is Verdict.EXEMPT:
            self.exempt(mark, person, course, day)
        else:
            self.undated += mark.day is None
            self.added.append(Added(mark, person, course, day))

    def exempt(self, mark: Mark, person: int, course: int, day: date) -> None:
        """Keep an exemption, unless one is in force on its day already."""
        there = [Period(*each) for each in self.held.exemptions.get((person, course), ())]
        if any(day in each for each in there):
            self.known.append(KnownAlready(mark, person, course, "exempt already"))
        elif (person, course) in self.freed:
            self.known.append(KnownAlready(mark, person, course, "it stands in the file twice"))
        else:
            self.freed.add((person, course))
            self.exempted.append(Exempted(mark, person, course, day, f"waived in {self.file.file}"))

    def proposal(self) -> Proposal:
        """Put it together."""
        outcomes = settle(self.held, self.added, self.choices.existing, self.file.source)
        return Proposal(
            file=self.file.file,
            digest=self.file.digest,
            source=self.file.source,
            on=self.file_day,
            version=self.held.version,
            existing=self.choices.existing,
            added=tuple(each for each in outcomes if isinstance(each, Added)),
            replaced=tuple(each for each in outcomes if isinstance(each, Replaced)),
            exempted=tuple(self.exempted),
            known=(*(each for each in outcomes if isinstance(each, KnownAlready)), *self.known),
            unfinished=tuple(self.unfinished),
            failed=tuple(self.failed),
            left_out=self.left_out,
            waiting=tuple(
                Waiting(key, said_of(marks[0].given), tuple(marks), found.candidates)
                for key, (found, marks) in self.waiting.items()
            ),
            aside=tuple(self.aside),
            unknown=tuple(self.meant.unknown),
            problems=tuple(self.problems()),
            assumptions=tuple(self.assumptions()),
            guesses=(*(said for sheet in self.file.sheets for said in sheet.guesses), *self.meant.guesses),
            courses=dict(self.meant.by_hand),
            learnt=tuple(self.learnt.values()),
            words=self.words,
        )

    @cached_property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Give the titles that were given to a course now."""
        return titles_given(self.file, self.meant.by_hand, self.held.courses)

    def problems(self) -> Iterator[Problem]:
        """Give the readers' problems, the courses that are asked about, and each doubt."""
        yield from (problem for sheet in self.file.sheets for problem in sheet.problems)
        yield from self.meant.problems()
        offered = {sheet.sheet for sheet in self.file.sheets if sheet.blank_below}
        said: Counter[tuple[str, str]] = Counter(_once(each) for each in self.aside)
        told: set[tuple[str, str]] = set()
        for each in self.aside:
            once = _once(each)
            blank = each.code in ("no_person", "no_course") and each.mark.given.sheet in offered
            if blank or each.code == "unknown_course" or (each.code in _ONCE and once in told):
                continue
            told.add(once)
            yield _problem(each, said[once] if each.code in _ONCE else 1)

    def assumptions(self) -> Iterator[str]:
        """Say what was taken for granted."""
        yield from (said for sheet in self.file.sheets for said in sheet.assumptions)
        yield from self.meant.assumptions
        if self.file.order_why and self.file.order and not self.choices.order:
            yield self.file.order_why
        if self.undated and self.choices.on:
            yield f"Without a day of its own: {many(self.undated, 'completion')}, as of {self.choices.on} as you said."
        if self.by_name:
            names = {each.person_id: each.name.shown for each in self.held.people}
            listed = sorted(names[person] for person in self.by_name)
            more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
            yield f"Known by the name alone, the only one such in the records: {'; '.join(listed[:_SHOWN])}{more}."
        for each in self.learnt.values():
            yield f"{show(each.said)} is remembered as the person that you chose."
        for title, code in self.words:
            yield f"{quoted(title)} is remembered as {code} for the next file."


def said_of(given: Given) -> str:
    """Name somebody as the file does."""
    return show(given.name.shown if given.name else given.employee_number or given.email or given.sign_in or "nobody")


def _once(each: Aside) -> tuple[str, str]:
    """Give what makes two marks that wait one question."""
    return each.code, each.mark.said if each.code == "unknown_word" else ""


def _problem(each: Aside, count: int) -> Problem:
    """Give a doubt its address, and how many rows share it."""
    sheet, row = each.mark.at
    why = each.why
    if each.code == "date_order":
        why = f"{each.why} Say which: --day-first or --month-first."
    elif each.code == "no_day":
        why = "There is no day beside this completion. Give the day of all that have none: --on DAY."
    more = f" ({count} rows)" if count > 1 else ""
    return Problem(sheet, row, each.mark.column, each.code, f"{why}{more}")


def _learnt(person: int, given: Given) -> Learnt | None:
    """Give what a decision teaches for the next file: the address where there is one, else the name."""
    if given.email:
        return Learnt(person, "email", given.email)
    if given.sign_in:
        return Learnt(person, "sign_in", given.sign_in)
    return Learnt(person, "name", given.name.raw.strip()) if given.name and not given.employee_number else None


def _nobody(made: _Making) -> str:
    """Say that nobody in the file is in the records, and what to do."""
    seen: Sequence[str] = list(dict.fromkeys(said_of(mark.given) for mark in made.file.marks))[:_SHOWN]
    return (
        f"Nobody in this file is certainly somebody in the records ({'; '.join(seen)} …). Nothing was written."
        " Import the teams' rosters first, or check that it is the right file."
    )
