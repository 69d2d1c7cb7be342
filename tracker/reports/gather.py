"""The report of a day from the records: asked once, at one moment of knowledge, then drawn by every format."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from tracker import settings, teams, training
from tracker.coverage.ahead import forecast
from tracker.coverage.left import left
from tracker.coverage.measure import measure
from tracker.coverage.outputs import Reported, outputs_by_course, reported
from tracker.coverage.sessions import SessionReach, sessions
from tracker.coverage.shares import reached_against
from tracker.coverage.trend import Trend, days_between, trend
from tracker.coverage.values import Coverage
from tracker.coverage.why.compare import compared
from tracker.coverage.why.point import Point, point
from tracker.coverage.why.values import EVERYWHERE, At, Why
from tracker.journal.past import as_known
from tracker.period import plus_months
from tracker.reports import wording
from tracker.reports.brand import brand, paper
from tracker.reports.given import Further, Moved
from tracker.reports.kept.reading import moment_of, previous_of, records_head, withheld_before
from tracker.reports.plan.section import plan_part
from tracker.reports.report import build
from tracker.reports.values import Copy, Estimate, LeftPerson, Report, SessionLine
from tracker.reports.words import long_day
from tracker.store import Store

_BACK = 3  # months that the bridge goes back where no report was published before


def gather(store: Store, as_of: date, *, known_on: str | None, zone: str, copy: Copy, example: bool = False) -> Report:
    """Read everything that a report says, as of a day and as known on a moment, and build it."""
    told = _as_told(store, as_of, known_on=known_on, zone=zone, copy=copy)
    with as_known(store, known_on, zone) as (db, known):
        coverage = measure(db, as_of, by="team", known_on=known.at if known else None)
        kept = settings.read(db)
        newest = records_head(db, known.head if known else None)
        logged = sessions(db, named_on=as_of)
        return build(
            coverage,
            copy=copy,
            fingerprint=str(newest),
            published_at=moment_of(db, newest),
            brand=brand(db),
            paper=paper(db),
            program_titles=teams.program_titles(db),
            sessions=[_line(each) for each in logged if each.day <= as_of and each.status == "held"],
            planned=[_line(each) for each in logged if each.status == "planned"],
            estimates=[_estimate(each) for each in reported(db, coverage)],
            left=_left(db, as_of) if copy == "internal" else (),
            previous=told[0] if told else None,
            roster_age_limit=kept.roster_age_days,
            bands=kept.bands,
            example=example,
            further=_further(db, coverage, copy, told, zone),
            withheld_before=withheld_before(db) if copy == "external" else (),
            fewest=kept.suppress_under_people,
            zone=zone,
        )


Told = tuple[Coverage, Point]


def _as_told(store: Store, as_of: date, *, known_on: str | None, zone: str, copy: Copy) -> Told | None:
    """Give the figures of the last report of this copy, and how all stood then, as it was known then."""
    with as_known(store, known_on, zone) as (db, _):
        previous = previous_of(db, as_of, copy)
    if previous is None:
        return None
    with as_known(store, previous.known_on, zone) as (db, _):
        return previous, point(db, previous.as_of)


def _moved(db: Session, coverage: Coverage, told: Told | None, zone: str) -> Moved:
    """Break up what moved since the last report; where there was none, over the last months."""
    if told:
        previous, first = told
        since, words = previous.as_of, f"the report of {long_day(previous.as_of)}"
        known = point(db, since)
    else:
        since = plus_months(max(coverage.as_of, date(1, _BACK + 1, 1)), -_BACK)
        words = long_day(since)
        first = known = point(db, since)
    courses = compared(first, known, point(db, coverage.as_of), EVERYWHERE)
    ends = At(since, told[0].known_on if told else coverage.known_on), At(coverage.as_of, coverage.known_on)
    return Moved(words, Why(*ends, EVERYWHERE, zone, courses))


def _further(db: Session, coverage: Coverage, copy: Copy, told: Told | None, zone: str) -> Further:
    """Read what a full report says beyond the figures of its day."""
    as_of = coverage.as_of
    return Further(
        trend=_begun(trend(db, days_between(None, as_of), known_on=coverage.known_on)),
        moved=_moved(db, coverage, told, zone),
        forecast=forecast(db, as_of),
        classes=measure(db, as_of, by="classification").rows,
        against=reached_against(db, as_of),
        outputs=outputs_by_course(db, as_of),
        tags=tuple((each.code, each.requirements) for each in training.courses.listing(db, as_of)),
        not_matched=sum(each.not_matched for each in training.listing(db, as_of=as_of, status="held")),
        worded=wording.read(db, as_of, copy),
        plan=plan_part(db, coverage, copy, told[0] if told else None),
        counties={each.number: each.counties for each in teams.districts(db, as_of)},
    )


def _begun(found: Trend) -> Trend:
    """Leave out the days before anything was known: one of them stays, to begin from."""
    counted = [point.day for point in found.points if point.eligible or point.teams_reached]
    first = min(counted, default=found.days[-1])
    days = tuple(day for day in found.days if day >= first)
    return replace(found, days=days, points=tuple(point for point in found.points if point.day >= first))


def _line(each: SessionReach) -> SessionLine:
    return SessionLine(
        number=each.number,
        day=each.day,
        course=each.title,
        teams=each.teams,
        mode=each.mode,
        status=each.status,
        present=each.present or None,
        minutes=each.minutes,
        evidence=each.evidence,
    )


def _left(db: Session, as_of: date) -> list[LeftPerson]:
    return [
        LeftPerson(
            each.name, each.team, each.course, "lapsed" if each.state == "lapsed" else "never", each.supervisor or ""
        )
        for each in left(db, as_of).people
    ]


def _estimate(each: Reported) -> Estimate:
    return Estimate(
        text="Staff trained" if each.measure == "staff" else "Teams reached",
        figure=each.words,
        source=each.source,
        day=each.day,
        course=each.course,
        program=each.program,
        measure=each.measure,
    )
