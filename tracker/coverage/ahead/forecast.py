"""The pace that is needed, what the planned sessions would bring, and what some of them would."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from tracker.coverage.ahead.holding import Assumed, Standing
from tracker.coverage.ahead.reading import Known, known
from tracker.coverage.ahead.values import Coming, Forecast, Outlook, Pace
from tracker.coverage.values import CourseFacts, Row
from tracker.errors import NotFound

_WORKING = 5  # days of a week, Monday to Friday


def forecast(db: Session, as_of: date, course: str | None = None, if_held: Collection[int] = ()) -> Forecast:
    """Give the outlook of one course (its code) or of all; `if_held` are numbers of planned sessions to suppose held.

    A number that is no planned session of these courses raises `NotFound`.
    """
    return forecast_of(known(db, as_of, course), if_held, course)


def forecast_of(asked: Known, if_held: Collection[int] = (), course: str | None = None) -> Forecast:
    """Give the outlooks from what was asked already."""
    numbers = {each.number for each in asked.coming}
    if missing := sorted(set(if_held) - numbers):
        raise NotFound(
            f"Session {missing[0]} is not planned{'' if course is None else f' for {course}'}."
            " `tracker sessions --status planned` lists those that are."
        )
    chosen = tuple(each for each in asked.coming if each.number in if_held)
    as_of = asked.coverage.as_of
    return Forecast(
        as_of=as_of,
        courses=asked.coverage.courses,
        outlooks=tuple(each for facts in asked.coverage.courses for each in _of_course(asked, facts, chosen)),
        shares=asked.shares,
        coming=tuple(each for each in asked.coming if each.day > as_of),
        overdue=tuple(each for each in asked.coming if each.day <= as_of),
        if_held=chosen,
    )


def _of_course(asked: Known, facts: CourseFacts, chosen: Sequence[Coming]) -> Iterator[Outlook]:
    """Give the outlook of each program of a course, then of all of them."""
    rows = [row for row in asked.coverage.rows if row.course == facts.code]
    coming = [each for each in asked.coming if each.course == facts.code and each.day > asked.coverage.as_of]
    supposed = [each for each in chosen if each.course == facts.code]
    for total in asked.coverage.totals:
        if total.course == facts.code:
            yield outlook(
                facts,
                rows,
                total.program,
                as_of=asked.coverage.as_of,
                coming=coming,
                supposed=supposed,
                assumed=lambda program: asked.share(facts.code, program),
            )


def outlook(
    facts: CourseFacts,
    rows: Sequence[Row],
    program: str | None,
    *,
    as_of: date,
    coming: Sequence[Coming],
    supposed: Sequence[Coming] = (),
    assumed: Assumed,
) -> Outlook:
    """Work out one line of a forecast from the teams' rows of a course; the records are not asked."""
    standing = Standing(rows)
    theirs = {row.team for row in rows if program in (row.program, None)}
    planned = [each for each in coming if program is None or theirs.intersection(each.teams)]
    now = standing.tally(program)
    trained = now.trained or 0
    needed = -(-round(facts.target_share * 100) * now.eligible // 100)  # rounded up: half a person is one
    teams_left, people_left, to_target = now.teams - now.teams_reached, now.eligible - trained, max(0, needed - trained)
    return Outlook(
        course=facts.code,
        program=program,
        now=now,
        planned=standing.hold(coming, assumed).tally(program),
        sessions=len(planned),
        late=sum(facts.target_on is not None and each.day > facts.target_on for each in planned),
        until=max((each.day for each in planned), default=None),
        teams_left=teams_left,
        people_left=people_left,
        to_target=to_target,
        pace=pace(facts.target_on, as_of, teams_left, people_left, to_target),
        if_held=standing.hold(supposed, assumed).tally(program) if supposed else None,
    )


def pace(target_on: date | None, as_of: date, teams: int, people: int, to_target: int) -> Pace | None:
    """Give what each working week until the target day must bring; None where no working day is left, or no target."""
    weeks = working_weeks(as_of, target_on) if target_on else 0
    if target_on is None or not weeks:
        return None
    return Pace(target_on, weeks, teams / weeks, people / weeks, to_target / weeks)


def working_weeks(after: date, until: date) -> float:
    """Give the weekdays after a day up to another, the last included, in weeks of five."""
    days = (until - after).days
    if days <= 0:
        return 0
    whole, rest = divmod(days, 7)
    loose = sum((until - timedelta(days=n)).weekday() < _WORKING for n in range(rest))
    return whole + loose / _WORKING
