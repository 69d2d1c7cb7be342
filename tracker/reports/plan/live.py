"""The status line of each entry of the plan, from live figures; what others reported stands beside it, never in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tracker.coverage.measure import measure
from tracker.coverage.outputs import Reported, reported
from tracker.coverage.values import Coverage, Row, State, Total
from tracker.initiatives.catalogue import standings
from tracker.initiatives.facts import Entry, MeasuredBy, Plan, Step
from tracker.reports.words import counted, headline, listed, long_day


@dataclass(frozen=True)
class Said:
    """A figure that somebody published of what an entry is measured by: their words, where and when."""

    words: str
    source: str
    day: date
    program: str | None
    measure: str


@dataclass(frozen=True)
class Live:
    """An entry's status line as of the day, and what others reported of the same."""

    words: str
    reported: tuple[Said, ...] = ()


@dataclass(frozen=True)
class _Figures:
    """What the lines are written from: each is asked once, and only where an entry is measured by it."""

    coverage: Coverage | None
    lists: Mapping[str, str]
    reported: tuple[Reported, ...]


def live(db: Session, plan: Plan, coverage: Coverage | None = None) -> dict[str, Live]:
    """Give the line of each entry that is measured by something, by its code.

    `coverage` is that of the plan's day, by team and of every course, where somebody has measured it already.
    """
    kinds = {each.kind for entry in plan.entries for each in entry.measures}
    if "course" in kinds and coverage is None:
        coverage = measure(db, plan.as_of)
    figures = _Figures(
        coverage,
        {each.code: each.words for each in standings(db, plan.as_of)} if "catalogue" in kinds else {},
        reported(db, coverage) if coverage is not None else (),
    )
    return {entry.code: _line(entry, figures, plan.as_of) for entry in plan.entries if entry.measures}


def _line(entry: Entry, figures: _Figures, as_of: date) -> Live:
    parts = [_words(each, entry, figures, as_of) for each in entry.measures]
    said = [
        Said(each.words, each.source, each.day, each.program, each.measure)
        for by in entry.measures
        for each in figures.reported
        if each.course == by.course and by.figure in ("both", each.measure)
    ]
    return Live("; ".join(dict.fromkeys(part for part in parts if part)), tuple(dict.fromkeys(said)))


def _words(by: MeasuredBy, entry: Entry, figures: _Figures, as_of: date) -> str:
    if by.kind == "milestones":
        return milestones_words(entry.milestones, as_of)
    if by.kind == "catalogue":
        return figures.lists.get(by.catalogue or "", "")
    return course_words(figures.coverage, by.course or "", by.figure) if figures.coverage is not None else ""


def course_words(coverage: Coverage, course: str, figure: str) -> str:
    """Say how far a course is: districts by program, people by program, and the teams that are scheduled."""
    totals = [each for each in coverage.totals if each.course == course and each.program is not None]
    if course not in {facts.code for facts in coverage.courses}:
        return f"{course} is no course any more"
    if not totals:
        return f"nobody is in the audience of {course}"
    parts = []
    if figure in ("teams", "both"):
        parts.append(_districts(totals))
    if figure in ("staff", "both"):
        parts.append(_staff(totals))
    rows = [row for row in coverage.rows if row.course == course]
    return "; ".join([*parts, *_ahead(rows, coverage.as_of)])


def _districts(totals: Iterable[Total]) -> str:
    """Say "12 of 16 districts for CPS teams (75%), 0 of 16 for Permanency"."""
    first, *rest = [_reached(each) for each in totals]
    n, of, what, program = first
    said = [f"{_with_percent(n, of, f'{what} for {program} teams')}"]
    said += [
        _with_percent(n, of, f"for {program}" if same == what else f"{same} for {program}")
        for n, of, same, program in rest
    ]
    return ", ".join(said)


def _reached(total: Total) -> tuple[int, int, str, str]:
    """Give the districts reached; where a program has none, as in a unit of the whole state, its teams."""
    program = total.program or ""
    if total.districts:
        return total.districts_reached, total.districts, "districts", program
    return total.teams_reached, total.teams, "teams", program


def _staff(totals: Iterable[Total]) -> str:
    """Say "450 of 610 CPS staff trained (74%), 0 of 604 Permanency"."""
    there = [each for each in totals if each.eligible]
    if not there:
        return "nobody eligible is on a roster yet"
    first, *rest = there
    said = [_with_percent(first.trained, first.eligible, f"{first.program} staff trained")]
    return ", ".join([*said, *(_with_percent(each.trained, each.eligible, each.program or "") for each in rest)])


def _with_percent(n: int, of: int, what: str) -> str:
    """Say "12 of 16 districts (75%)": the words stand before the percentage, which nothing has without anything."""
    if not n:
        return f"{n:,} of {of:,} {what}"
    plain, bracket, percent = headline(n, of).partition(" (")
    return f"{plain} {what}{bracket}{percent}"


def _ahead(rows: Iterable[Row], as_of: date) -> list[str]:
    """Say how many teams are scheduled and by when, and how many planned sessions passed unmarked."""
    there = list(rows)
    days = [row.next_session for row in there if row.state is State.SCHEDULED and row.next_session is not None]
    late = sum(row.state is State.OVERDUE for row in there)
    said = [f"{counted(len(days), 'team')} scheduled by {day_words(max(days), as_of)}"] if days else []
    return said + ([f"{counted(late, 'team')} overdue"] if late else [])


def milestones_words(milestones: tuple[Step, ...], as_of: date) -> str:
    """Say "2 of 4 milestones done, next: Rule drafted, due 30 September"."""
    if not milestones:
        return "no milestones yet"
    done = sum(each.done for each in milestones)
    said = f"{done} of {counted(len(milestones), 'milestone')} done"
    coming = next_milestone(milestones)
    if coming is None:
        return said
    late = coming.due_on is not None and coming.due_on < as_of
    due = f", {'was due' if late else 'due'} {day_words(coming.due_on, as_of)}" if coming.due_on else ""
    return f"{said}, next: {coming.title}{due}"


def next_milestone(milestones: tuple[Step, ...]) -> Step | None:
    """Give the milestone that comes next: the first one due, and in their order where no day is set."""
    waiting = [each for each in milestones if not each.done]
    return min(waiting, key=lambda each: (each.due_on is None, each.due_on or date.max, each.place), default=None)


def day_words(day: date, beside: date) -> str:
    """Give "30 September", with its year where that is another."""
    return f"{day.day} {day:%B}" if day.year == beside.year else long_day(day)


def reported_words(said: Said) -> str:
    """Say what somebody reported: “about 3/4” of CPS staff (the plan, 20 August 2025)."""
    what = "staff" if said.measure == "staff" else "teams"
    of = listed(part for part in (said.program or "", what) if part).replace(" and ", " ")
    return f"reported of {of}: “{said.words}” ({said.source}, {long_day(said.day)})"
