"""Histories told team by team for the reports' tests, put into records in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.coverage.records import Given, write
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


def history(teams: dict[str, Team]) -> Given:
    """Tell a history: every team has a session in June and another one in August, each with its own people."""
    told = Given()
    told.course("overview", title="Screening-tool overview", target_on=date(2025, 9, 30))
    for code, team in teams.items():
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
