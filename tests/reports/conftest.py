"""Coverage made by hand for the reports' tests: sixteen districts, two programs, two courses, nobody real."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tracker.coverage.values import Cell, CourseFacts, Coverage, Row, State, Total
from tracker.names import show
from tracker.reports.document import Brand
from tracker.reports.report import build
from tracker.reports.values import Estimate, LeftPerson, Report, SessionLine

AS_OF = date(2025, 8, 20)
OVERVIEW = CourseFacts("screening-overview", "Screening-tool overview", 0.9, date(2025, 9, 30))
REFRESHER = CourseFacts("csec-refresher", "CSEC refresher", 0.9, date(2025, 8, 1), valid_months=24)
TITLES = {"CPS": "CPS", "Permanency": "Permanency"}
LEFT = (
    LeftPerson("Quillfeather, Zebedee", "D4-CPS", "screening-overview", "never", "Wexcombe, Ada"),
    LeftPerson("Umberwick, Ottoline", "D4-PERM", "csec-refresher", "lapsed"),
)


def row(course: str, district: int, program: str, **facts: Any) -> Row:
    """Give one team's row; trained, lapsed and never add up to eligible unless told otherwise."""
    eligible, trained, lapsed = facts.get("eligible", 20), facts.get("trained", 0), facts.get("lapsed", 0)
    held = {
        "course": course,
        "district": district,
        "program": program,
        "team": f"D{district}-{'CPS' if program == 'CPS' else 'PERM'}",
        "classification": None,
        "teams": 1,
        "teams_reached": 0,
        "state": State.NOT_SCHEDULED,
        "last_delivery": None,
        "next_session": None,
        "evidence": None,
        "staff": eligible + 3,
        "eligible": eligible,
        "trained": trained,
        "lapsed": lapsed,
        "never": eligible - trained - lapsed,
        "new": 0,
        "on_leave": 2,
        "exempt": 1,
        "not_employees": 0,
        "joined_since_delivery": 0,
        "roster_on": date(2025, 8, 1),
    }
    return Row(**{**held, **facts})


def delivered(course: str, district: int, program: str, **facts: Any) -> Row:
    """Give a reached team's row."""
    day = date(2025, 6, district)
    held: dict[str, Any] = {"teams_reached": 1, "state": State.DELIVERED, "last_delivery": day}
    return row(course, district, program, **{**held, "evidence": "named", **facts})


def totals(courses: Sequence[CourseFacts], rows: Sequence[Row]) -> tuple[Total, ...]:
    """Add the rows up, per course each program and then all of them."""
    return tuple(
        _total(course.code, program, [r for r in rows if r.course == course.code and program in {r.program, None}])
        for course in courses
        for program in (*dict.fromkeys(r.program for r in rows if r.course == course.code), None)
    )


def _total(course: str, program: str | None, rows: list[Row]) -> Total:
    cells = {
        (r.district, r.program): [x for x in rows if (x.district, x.program) == (r.district, r.program)] for r in rows
    }
    whole = {key for key, teams in cells.items() if all(r.teams_reached for r in teams)}
    some = {key for key, teams in cells.items() if any(r.teams_reached for r in teams)}
    districts = {district for district, _ in cells}
    reached = {d for d in districts if all(key in whole for key in cells if key[0] == d)}
    people = ("eligible", "trained", "lapsed", "never", "on_leave", "exempt", "not_employees")
    return Total(
        course=course,
        program=program,
        districts=len(districts),
        districts_reached=len(reached),
        districts_partly=len({d for d, _ in some} - reached),
        cells=len(cells),
        cells_reached=len(whole),
        teams=len(rows),
        teams_reached=sum(r.teams_reached for r in rows),
        **{name: sum(getattr(r, name) for r in rows) for name in people},
    )


def cells(rows: Sequence[Row]) -> tuple[Cell, ...]:
    """Give a cell per course, district and program."""
    grouped: dict[tuple[str, int, str], list[Row]] = {}
    for r in rows:
        if r.district is not None and r.program is not None:
            grouped.setdefault((r.course, r.district, r.program), []).append(r)
    return tuple(
        Cell(
            *key,
            teams=len(teams),
            teams_reached=sum(r.teams_reached for r in teams),
            state=teams[0].state or State.NOT_APPLICABLE,
            day=teams[0].last_delivery or teams[0].next_session,
            eligible=sum(r.eligible for r in teams),
            trained=sum(r.trained for r in teams),
            rostered=all(r.roster_on for r in teams),
        )
        for key, teams in grouped.items()
    )


def coverage_of(rows: Sequence[Row], courses: Sequence[CourseFacts] = (OVERVIEW, REFRESHER)) -> Coverage:
    """Give the coverage of these rows, added up."""
    return Coverage(AS_OF, None, "team", tuple(courses), tuple(rows), totals(courses, rows), cells(rows))


def plan_rows() -> list[Row]:
    """Give the rollout as it stood: twelve districts' CPS teams with the overview, most CPS staff refreshed."""
    rows = [_overview_cps(d) for d in range(1, 17)] + [_overview_permanency(d) for d in range(1, 17)]
    rows += [_refresher_cps(d) for d in range(1, 17)]
    return rows + [row("csec-refresher", d, "Permanency", eligible=34 + d) for d in range(1, 17)]


def _overview_cps(d: int) -> Row:
    size = 30 + 3 * d
    if d == 14:
        facts: dict[str, Any] = {"eligible": 0, "staff": 0, "on_leave": 0, "exempt": 0, "roster_on": None}
        return row("screening-overview", d, "CPS", **facts)
    if d in {4, 9}:
        planned = {"state": State.SCHEDULED, "next_session": date(2025, 8, 22 + d)}
        return row("screening-overview", d, "CPS", eligible=size, **planned)
    if d == 11:
        return row("screening-overview", d, "CPS", eligible=8, state=State.OVERDUE)
    met = {"state": State.TARGET_MET} if d in {6, 13} else {}
    grade = {"evidence": "headcount", "trained": 0} if d == 16 else {"trained": size - (1 if met else d)}
    old = {"roster_on": date(2025, 6, 1)} if d == 2 else {}
    return delivered("screening-overview", d, "CPS", eligible=size, joined_since_delivery=d % 3, **met, **grade, **old)


def _overview_permanency(d: int) -> Row:
    ahead = {"state": State.SCHEDULED, "next_session": date(2025, 8, 26 if d < 5 else 28)} if d < 8 else {}
    facts = ahead or ({"state": State.CONTACTED} if d == 8 else {})
    return row("screening-overview", d, "Permanency", eligible=34 + d, **facts)


def _refresher_cps(d: int) -> Row:
    if d == 14:
        facts: dict[str, Any] = {"eligible": 0, "staff": 0, "on_leave": 0, "exempt": 0, "roster_on": None}
        return row("csec-refresher", d, "CPS", **facts)
    size = 8 if d == 11 else 30 + 3 * d
    return delivered("csec-refresher", d, "CPS", eligible=size, trained=size * 3 // 4, lapsed=1)


def sessions() -> list[SessionLine]:
    """Give a short log: one in person, one virtual by headcount."""
    return [
        SessionLine(n, date(2025, 6, n), "screening-overview", (f"D{n}-CPS",), "in_person", "held", 31, 60, "named")
        for n in (1, 2, 3, 5, 6, 7, 8, 10, 12, 13, 15)
    ] + [SessionLine(16, date(2025, 6, 16), "screening-overview", ("D16-CPS",), "virtual", "held", 70, 60, "headcount")]


def planned() -> list[SessionLine]:
    """Give what is scheduled."""
    return [
        SessionLine(20, date(2025, 8, 26), "screening-overview", ("D1-PERM", "D2-PERM"), "virtual", "planned"),
        SessionLine(21, date(2025, 8, 26), "screening-overview", ("D4-CPS",), "in_person", "planned"),
    ]


ESTIMATES = (
    Estimate(
        "Overview completed in districts for CPS teams",
        "approximately 3/4",
        "Quality improvement plan",
        date(2025, 8, 20),
        "screening-overview",
        "CPS",
        "districts",
    ),
    Estimate(
        "Refresher completed by CPS staff",
        "approximately 3/4",
        "Quality improvement plan",
        date(2025, 8, 20),
        "csec-refresher",
        "CPS",
        "staff",
    ),
)


def report_of(coverage: Coverage | None = None, **facts: Any) -> Report:
    """Build a report, the plan's own where nothing else is given."""
    agency = facts.pop("agency", "Oregon Department of Human Services, Child Welfare")
    given: dict[str, Any] = {
        "copy": "leadership",
        "brand": Brand(show(agency)),
        "fingerprint": "218-3fa9c2d17b60",
        "published_at": datetime(2025, 8, 20, 23, 15, 7, 654321, tzinfo=UTC),
        "program_titles": TITLES,
        "sessions": sessions(),
        "planned": planned(),
        "estimates": ESTIMATES,
        "left": LEFT,
        "example": True,
    }
    return build(coverage or coverage_of(plan_rows()), **{**given, **facts})


def month_earlier() -> Coverage:
    """Give the same rollout before the last two districts were reached."""
    rows = [
        replace(r, teams_reached=0, state=State.NOT_SCHEDULED, last_delivery=None, trained=0, never=r.eligible)
        if r.course == "screening-overview" and r.district in {13, 15}
        else r
        for r in plan_rows()
    ]
    return replace(coverage_of(rows), as_of=date(2025, 7, 20))


@pytest.fixture(scope="session")
def plan() -> Coverage:
    return coverage_of(plan_rows())


@pytest.fixture(scope="session")
def earlier() -> Coverage:
    return month_earlier()


@pytest.fixture(scope="session")
def make() -> Callable[..., Report]:
    return report_of


@pytest.fixture(scope="session")
def added_up() -> Callable[..., Coverage]:
    return coverage_of


@pytest.fixture(scope="session")
def team() -> Callable[..., Row]:
    return row


@pytest.fixture(scope="session")
def reached() -> Callable[..., Row]:
    return delivered
