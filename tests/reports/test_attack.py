"""An attack on the copy for partners: two histories that differ only inside withheld teams give the same files.

Whatever somebody combines of all that is published, in every format and part, cannot tell the two apart: so no
number of a small team can be worked out from it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.coverage.records import Given, write
from tracker.reports.formats import drawn
from tracker.reports.gather import gather
from tracker.reports.kept.publishing import publish
from tracker.reports.layout import laid_out
from tracker.reports.values import Copy, Report
from tracker.store import Store, in_memory

ZONE = "America/Los_Angeles"
JUNE, JULY, AUGUST, DAY = date(2025, 6, 10), date(2025, 7, 1), date(2025, 8, 5), date(2025, 8, 20)


@dataclass(frozen=True)
class Team:
    """A team's people, and how many of them were at the session in June (None: there was none) and at August's."""

    size: int
    june: int | None
    august: int
    away: int = 0
    classification: str = "SSS1"


#: D1 has fewer than five people, so D2, the next smallest, is withheld with it: 9 people, of whom 3 and then 5 trained
ONE = {"D1-CPS": Team(3, 1, 1), "D2-CPS": Team(6, 2, 1)}
BIG = {"D3-CPS": Team(20, 12, 3), "D4-CPS": Team(25, None, 4), "D1-PERM": Team(11, 2, 3), "D2-PERM": Team(14, 1, 2)}
ON_LEAVE = {"D1-CPS": Team(4, 1, 1, away=1), "D2-CPS": Team(6, 2, 1)}
PAIRS = {
    "one more trained here, one fewer there": (ONE, {"D1-CPS": Team(3, 2, 1), "D2-CPS": Team(6, 1, 1)}),
    "another time of training": (ONE, {"D1-CPS": Team(3, 2, 0), "D2-CPS": Team(6, 1, 2)}),
    "another size": (ONE, {"D1-CPS": Team(4, 1, 1), "D2-CPS": Team(5, 2, 1)}),
    "another classification": (ONE, {"D1-CPS": Team(3, 1, 1, classification="Supervisor"), "D2-CPS": Team(6, 2, 1)}),
    "another on leave": (ON_LEAVE, {"D1-CPS": Team(4, 1, 1), "D2-CPS": Team(6, 2, 1, away=1)}),
}


def history(small: dict[str, Team]) -> Given:
    """Tell a history: every team has a session in June and another one in August, each with its own people."""
    told = Given()
    told.course("overview", title="Screening-tool overview", target_on=date(2025, 9, 30))
    for code, team in (small | BIG).items():
        people = [f"{code} {n}" for n in range(team.size)]
        for name in people:
            told.person(name, code, date(2025, 1, 1))
            told.employed(name, team.classification)
        for name in people[: team.away]:
            told.away(name, JULY)
        came = people[team.away :]
        june = team.june or 0
        if team.june is not None:
            session(told, code, JUNE, came[:june])
        session(told, code, AUGUST, came[june : june + team.august])
    return told


def session(told: Given, code: str, day: date, people: list[str]) -> None:
    """Hold a session for one team, and let some of its people be there."""
    number = told.add(
        "session",
        course_id=told.id("course", "overview"),
        version="1",
        day=day,
        zone=ZONE,
        mode="virtual",
        status="held",
        minutes=60,
        facilitators="",
        note="",
    )
    told.add("delivery", session_id=number, team_id=told.team(code), evidence="named")
    for name in people:
        told.add(
            "attendance",
            session_id=number,
            person_id=told.id("person", name),
            minutes=60,
            outcome="completed",
            by_hand=0,
        )


@contextmanager
def records(told: Given) -> Iterator[Store]:
    """Open records with a history, written at the same moments whatever it holds."""
    moments = iter(datetime(2025, 9, 1, 8, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**6))
    store = in_memory(clock=lambda: next(moments))
    try:
        with store.writing("a history") as db:
            write(db, told.rows)
        yield store
    finally:
        store.close()


def told_to(copy: Copy, small: dict[str, Team], *, after: date | None) -> Report:
    """Give the report of a copy, after one of an earlier day was published; its fingerprint tells histories apart."""
    with records(history(small)) as store:
        if after is not None:
            first = gather(store, after, known_on=None, zone=ZONE, copy=copy)
            publish(store, first, {}, on=after)
        return replace(gather(store, DAY, known_on=None, zone=ZONE, copy=copy), fingerprint="1-0")


@pytest.mark.parametrize("after", [None, JULY], ids=["first report", "after a report in July"])
@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_two_histories_that_differ_inside_withheld_teams_give_partners_the_same_files(
    pair: tuple[dict[str, Team], dict[str, Team]], after: date | None
) -> None:
    one, two = (told_to("external", small, after=after) for small in pair)
    assert laid_out(one, "full") == laid_out(two, "full")  # what xlsx, PDF and HTML are drawn from
    assert laid_out(one, "quick") == laid_out(two, "quick")
    assert drawn(one, ["csv", "json"]) == drawn(two, ["csv", "json"])


def test_the_same_two_histories_are_told_apart_by_leadership() -> None:
    one, two = (told_to("leadership", small, after=JULY) for small in PAIRS["one more trained here, one fewer there"])
    assert one.grid != two.grid
    assert one.shape != two.shape


def test_partners_see_teams_over_time_and_why_they_moved_but_no_count_of_people_there() -> None:
    report = told_to("external", ONE, after=JULY)
    parts = {part.title: part for part in (report.trend, report.why, report.ahead) if part is not None}
    assert set(parts) == {"Over time", "Why the figures moved", "On time?"}
    for part in parts.values():
        headings = [column.heading.lower() for table in part.tables for column in table.columns]
        assert headings
        assert not any("staff" in heading or "eligible" in heading for heading in headings)
        said = " ".join((*part.bullets, *(figure.words for figure in part.figures)))
        assert "trained:" not in said
        assert "eligible" not in said
    assert report.against is None
    assert report.staff is not None
    assert [table.title for table in report.staff.tables] == ["Staff by program"]


def test_a_team_that_the_last_report_withheld_stays_withheld_when_it_has_grown() -> None:
    """D1 had 3 people in July and has 8 now: with D2's number shown, July's sum would give D1's away."""
    told = history(ONE)
    for n in range(5):
        told.person(f"new {n}", "D1-CPS", AUGUST)
        told.employed(f"new {n}")
    with records(told) as store:
        publish(store, gather(store, JULY, known_on=None, zone=ZONE, copy="external"), {}, on=JULY)
        rows = gather(store, DAY, known_on=None, zone=ZONE, copy="external").shape["rows"]
    shown = {row["team"]: row["eligible"] for row in rows}
    assert shown["D1-CPS"] is None
    assert shown["D2-CPS"] is None
    assert shown["D3-CPS"] == 20
