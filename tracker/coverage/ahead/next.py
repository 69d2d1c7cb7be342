"""The teams that remain, and the sessions that would add most to teams reached and to staff trained."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from tracker.coverage.ahead.reading import Known, known
from tracker.coverage.ahead.values import Gain, Next, Waiting
from tracker.coverage.values import CourseFacts, Row, State

_ORDER = tuple(State)


def what_next(db: Session, as_of: date, course: str | None = None) -> Next:
    """Give the board and the gains as of a day, of one course (its code) or of all."""
    return next_of(known(db, as_of, course))


def next_of(asked: Known) -> Next:
    """Give the board and the gains from what was asked already."""
    return Next(
        asked.coverage.as_of,
        asked.coverage.courses,
        tuple(_board(asked)),
        tuple(gain for facts in asked.coverage.courses for gain in _gains(asked, facts)),
        asked.shares,
    )


def _board(asked: Known) -> Iterator[Waiting]:
    """Give the teams that no session reached, in the order of courses, districts and programs."""
    for row in asked.coverage.rows:
        if row.state and row.team and not row.teams_reached:
            yield Waiting(
                course=row.course,
                team=row.team,
                district=row.district,
                program=row.program or "",
                state=row.state,
                next_session=row.next_session,
                waiting=row.eligible - row.trained,
                rostered=row.roster_on is not None or row.staff > 0,
                last=asked.notes.get((row.course, row.team)),
            )


def _gains(asked: Known, course: CourseFacts) -> list[Gain]:
    """Give what one more session would add in each district and program that is unreached or low, best first.

    Where every team that remains has a session to come, the next session is planned already.
    """
    places: dict[tuple[int | None, str], list[Row]] = defaultdict(list)
    for row in asked.coverage.rows:
        if row.course == course.code:
            places[row.district, row.program or ""].append(row)
    found = [_gain(asked, course, rows, needed) for rows in places.values() if (needed := _needed(rows))]
    ranked = [gain for gain in found if gain.state is not State.TARGET_MET and (gain.teams_reached or gain.outstanding)]
    return sorted(ranked, key=lambda g: (-g.teams_reached, -_people(g), -g.outstanding))


def _needed(rows: Sequence[Row]) -> list[Row]:
    """Give the teams that one more session would be for: those without one to come, or all where all are reached."""
    waiting = [row for row in rows if not row.teams_reached]
    return [row for row in waiting or rows if row.state is not State.SCHEDULED]


def _people(gain: Gain) -> int:
    return gain.outstanding if gain.trained is None else gain.trained


def _gain(asked: Known, course: CourseFacts, rows: Sequence[Row], needed: Sequence[Row]) -> Gain:
    outstanding = sum(row.eligible - row.trained for row in needed)
    program = rows[0].program or ""
    share = asked.share(course.code, program)
    return Gain(
        course=course.code,
        district=rows[0].district,
        program=program,
        state=_state(course, needed),
        teams=tuple(row.team or "" for row in needed),
        teams_reached=sum(not row.teams_reached for row in needed),
        outstanding=outstanding,
        trained=None if share is None else int(share * outstanding),
    )


def _state(course: CourseFacts, rows: Sequence[Row]) -> State:
    """Give the state of some teams of a district and program: the word that a cell of only these would have."""
    waiting = [row.state for row in rows if row.state and not row.teams_reached]
    if waiting:
        return min(waiting, key=_ORDER.index)
    eligible, trained = sum(row.eligible for row in rows), sum(row.trained for row in rows)
    met = eligible and trained * 100 >= round(course.target_share * 100) * eligible
    return State.TARGET_MET if met else State.DELIVERED
