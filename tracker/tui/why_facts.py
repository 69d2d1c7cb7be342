"""What the screen of why a figure moved shows: asked of the records, and its lines."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.tui.widgets.lines import Column, Line
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.why.bridge import Step
    from tracker.coverage.why.parts import Part, TeamPart
    from tracker.coverage.why.values import Clock, CourseWhy, Movement, Mover, PartSum, Why
    from tracker.tui.records import Records

#: cells of the table's columns; the words have more where there is room, and the bridge takes what is left
COUNT, HALF, MAKES = 5, 7, 14
WORDS, MORE_WORDS, ROOMY = 30, 50, 110


@dataclass(frozen=True)
class WhyShown:
    """The answer for every training between two days, and the programs to choose from."""

    why: "Why"
    programs: tuple[str, ...]

    def of(self, course: str) -> "CourseWhy | None":
        """Give one training's."""
        return next((each for each in self.why.courses if each.course.code == course), None)


def asked(records: "Records", first: date, last: date, program: str | None) -> WhyShown:
    """Ask why the figures moved; in a thread."""
    from tracker import settings, teams
    from tracker.coverage.why.asked import why
    from tracker.coverage.why.values import At, Scope

    zone, programs = records.read(lambda db: (settings.read(db).zone, tuple(teams.program_titles(db))))
    found = why(records.store(), At(first, None), At(last, None), zone=zone, scope=Scope(program=program))
    return WhyShown(found, programs)


def first_day(last: date) -> date:
    """Give the day that is compared with, until another is written: the end of the month before."""
    return last.replace(day=1) - timedelta(days=1)


def columns(movement: "Movement", width: int) -> tuple[Column, ...]:
    """Give the columns of the table in a window of some width."""
    from tracker.coverage.why.parts import Part

    verb = "Trained" if movement.kinds is Part else "Reached"
    parts = MORE_WORDS if width >= ROOMY else WORDS
    fixed = (("Part", parts), ("Count", COUNT), (verb, HALF), ("Counted", HALF), ("Makes", MAKES))
    bridge = width - sum(each + 1 for _, each in fixed) - 2
    return (*(Column(title, each) for title, each in fixed), Column("Bridge", bridge))


def lines(found: "Why", movement: "Movement", width: int) -> list[Line]:
    """Give a line for each end and each part that anybody is in, also those that change neither half.

    `width` are the cells of the bridge.
    """
    from tracker.coverage.why.bridge import bridge, drawn
    from tracker.coverage.why.values import Share
    from tracker.coverage.why.words import n_of_n, words_of

    steps = bridge(movement)
    counts = {(part.clock, part.part): part for part in movement.parts}
    told = []
    for step, bar in zip(steps, drawn(steps, width), strict=True):
        ends = (n_of_n(*step.reaches), bar)
        if step.clock and step.part:
            key = (step.clock, step.part)
            told.append(Line(key, (f" {step.words}", *_changed(counts[key]), *ends)))
        else:
            told.append(Line(step.kind, (weekday(_day(found, step)), "", "", "", *ends)))
    still = [
        Line((part.clock, part.part), (f" {words_of(part.part, part.clock)}", *_changed(part), "", ""))
        for part in movement.told()
        if part.adds == Share()
    ]
    return [*told[:-1], *still, told[-1]]


def _day(found: "Why", step: "Step") -> date:
    return found.after.as_of if step.kind == "end" else found.before.as_of


def _changed(part: "PartSum") -> tuple[str, str, str]:
    from tracker.coverage.why.words import signed

    return f"{part.count:,}", signed(part.adds.n), signed(part.adds.of)


@dataclass(frozen=True)
class Who:
    """Everybody (or every team) behind a part: words above, and a line each whose key opens a screen."""

    words: str
    lines: tuple[Line, ...]


def who(db: "Session", movement: "Movement", key: tuple["Clock", "Part | TeamPart"]) -> Who:
    """Ask who is behind a part."""
    from tracker import teams
    from tracker.coverage.why.behind import behind
    from tracker.coverage.why.parts import Part
    from tracker.coverage.why.words import words_of

    clock, part = key
    movers = [mover for mover in movement.movers if (mover.clock, mover.part) == key]
    words = f"{len(movers):,} {words_of(part, clock)}"
    if movement.kinds is Part:
        people = behind(db, movers)
        return Who(
            words,
            tuple(
                Line(
                    ("person", each.person) if each.known else (),
                    (each.name, each.number or "", each.was_in or "–", each.is_in or "–"),
                )
                for each in people
            ),
        )
    places = {each.team_id: ("team", each.district, each.program) for each in teams.listing(db)}
    return Who(words, tuple(_team(mover, places.get(mover.who, ())) for mover in movers))


def _team(mover: "Mover", opens: tuple[object, ...]) -> Line:
    return Line(opens, (mover.is_in or mover.was_in or "", "", mover.was_in or "–", mover.is_in or "–"))
