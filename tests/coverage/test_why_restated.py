# ruff: noqa: D200, D205, D400 - a docstring here is the roster that the test reads
"""Restatement: what was told of a day, what is known of it now, and the facts that made the difference."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as tried
from hypothesis import strategies as st
from sqlalchemy import text

from tests.coverage.lives import ZONE, clock, live
from tests.coverage.records import Given, write
from tracker import people, training
from tracker.coverage.measure import measure
from tracker.coverage.why.restating import CourseRestated, Restatement, restatement
from tracker.coverage.why.seen import PEOPLE
from tracker.coverage.why.shape import restatement_as_json
from tracker.coverage.why.telling import restated_sentences
from tracker.errors import NotFound, WrongUsage
from tracker.journal import as_known, undo
from tracker.store import Place, Store, create, in_memory

MARCH, AUGUST, SEPTEMBER = date(2025, 3, 10), date(2025, 8, 20), date(2025, 9, 12)
OREGON = "America/Los_Angeles"


# it holds, whatever happened


def every_pair(store: Store, chance: Random) -> None:
    """Live through a history, then hold some of its moments against later ones."""
    changes = []
    for about in live(store, chance):
        as_of = about
        changes.append(store.head().number)
    for _ in range(3):
        since, until = sorted(chance.choices(changes, k=2))
        day = as_of + timedelta(chance.choice((-31, 0, 0, 1)))
        found = restatement(store, str(since), str(until), zone=ZONE, as_of=day)
        for each in found.courses:
            told_apart(each)
        for known, end in ((since, "before"), (until, "after")):
            with as_known(store, str(known), ZONE) as (db, _):
                totals = {t.course: t for t in measure(db, day).totals if t.program is None}
            for each in found.courses:
                total = totals.get(each.why.course.code)
                staff, teams = getattr(each.why.staff, end), getattr(each.why.teams, end)
                assert staff == ((total.trained, total.eligible) if total else (0, 0))
                assert teams == ((total.teams_reached, total.teams) if total else (0, 0))
    store.close()


def told_apart(each: CourseRestated) -> None:
    """Facts stand there where anything differs, and only there; they account for everybody who stands otherwise."""
    people_who, teams = each.why.staff.movers, each.why.teams.movers
    assert bool(each.facts) == bool(people_who or teams), each
    told = {person for fact in each.facts for person in fact.people}
    others = [fact for fact in each.facts if fact.noun not in (*PEOPLE, "person")]
    assert {mover.who for mover in people_who} <= told or others
    assert all(fact.changes for fact in each.facts)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@tried(chance=st.builds(Random, st.integers(0, 2**32)))
def test_whatever_differs_has_its_facts_and_whatever_does_not_has_none(chance: Random) -> None:
    every_pair(in_memory(clock=clock()), chance)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", [2, 9])
def test_whatever_differs_has_its_facts_on_postgresql(empty_server: str, seed: int) -> None:
    every_pair(create(Place(url=empty_server), clock=clock()), Random(seed))


# told of small stories


@pytest.fixture
def kept(given: Given) -> Iterator[Callable[[], Store]]:
    """Give a story's records, written as change 1 at noon of 20 August; each further change is a day later."""
    moments = iter(datetime(2025, 8, 20, 19, tzinfo=UTC) + timedelta(days=n) for n in range(99))
    opened = in_memory(clock=lambda: next(moments))

    def told() -> Store:
        with opened.writing("a story") as db:
            write(db, given.rows)
        return opened

    yield told
    opened.close()


def words(found: Restatement) -> list[str]:
    return list(restated_sentences(found, found.courses[0])[3:])


def test_late_sign_in_rows_and_merges_are_named_with_their_changes(given: Given, kept: Callable[[], Store]) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01
    Cyd | D4-CPS | 2025-02-01
    """
    session = given.session(MARCH, "D4-CPS", "Ada")
    given.session(SEPTEMBER, "D4-CPS", "")
    store = kept()
    with store.writing("added a late sign-in sheet") as db:
        late = [training.Presence(person_id=given.id("person", name), minutes=90) for name in ("Bo", "Cy")]
        training.add_people(db, session, present=late)
    with store.writing("Cyd is Cy") as db:
        people.merge(db, "Cyd", "Cy")
    found = restatement(store, "2025-08-20", None, zone=OREGON)
    assert found.as_of == AUGUST
    assert restated_sentences(found, found.courses[0]) == (
        "Staff trained on 2025-08-20: 1 of 4 as known on 2025-08-20, 3 of 3 as known now.",
        "Teams reached on 2025-08-20: 1 of 1, as known on 2025-08-20 and now.",
        "What made the difference: 2 late sign-in rows and 1 merge.",
        f"change 2: 2 late sign-in rows for session {session} of 2025-03-10",
        "change 3: 1 merge",
    )
    (row,) = restatement_as_json(found)["rows"]
    assert (row["then"]["trained"], row["now"]["trained"], row["change"]["eligible"]) == (1, 3, -1)
    assert [(fact["noun"], fact["rows"], fact["changes"]) for fact in row["facts"]] == [
        ("attendance", 2, [2]),
        ("person", 1, [3]),
    ]
    assert [entry.what for entry in found.changes] == ["added a late sign-in sheet", "Cyd is Cy"]


def test_what_was_undone_since_made_no_difference(given: Given, kept: Callable[[], Store]) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    session = given.session(MARCH, "D4-CPS", "Ada")
    store = kept()
    with store.writing("cancelled by mistake") as db:
        db.execute(text("UPDATE session SET status = 'cancelled' WHERE id = :n"), {"n": session})
    cancelled = restatement(store, "1", None, zone=OREGON)
    assert words(cancelled) == [f"change 2: session {session} of 2025-03-10 cancelled"]
    undo(store)
    assert words(restatement(store, "1", None, zone=OREGON)) == []
    assert words(restatement(store, "2", None, zone=OREGON)) == [
        f"change 3: session {session} of 2025-03-10 recorded late"
    ]
    with store.writing("left out of the list") as db:
        db.execute(text("DELETE FROM attendance"))
    assert words(restatement(store, "1", None, zone=OREGON)) == [
        f"change 4: 1 sign-in row taken away for session {session} of 2025-03-10"
    ]


def test_facts_of_later_days_and_of_people_who_stand_as_before_are_left_out(
    given: Given, kept: Callable[[], Store]
) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", "Ada")
    given.course("refresher")
    store = kept()
    with store.writing("a session of September, and one more of March that Ada had been to already") as db:
        for number, day, name in ((50, SEPTEMBER, "Bo"), (51, MARCH, "Ada")):
            given.session(day, "D4-CPS", "")
            values = {"n": number, "day": day.isoformat(), "p": given.id("person", name)}
            db.execute(
                text(
                    "INSERT INTO session (id, course_id, version, day, zone, mode, status, facilitators, note)"
                    " VALUES (:n, 1, '1', :day, 'UTC', 'virtual', 'held', '', '')"
                ),
                values,
            )
            db.execute(
                text("INSERT INTO attendance (session_id, person_id, outcome) VALUES (:n, :p, 'completed')"), values
            )
    with store.writing("Bo moves in October") as db:
        db.execute(text("UPDATE posting SET ends_before = '2025-10-01' WHERE person_id = 2"))
    for course in restatement(store, "1", None, zone=OREGON, as_of=AUGUST).courses:
        assert course.facts == ()
    later = restatement(store, "1", None, zone=OREGON, as_of=SEPTEMBER).courses[0]
    assert [(fact.noun, *fact.sessions) for fact in later.facts] == [("session", 50), ("attendance", 50)]


def test_rosters_leave_roles_teams_and_courses_that_were_learnt_of_late(
    given: Given, kept: Callable[[], Store]
) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D6-CPS | 2024-01-01
    Di  | D7-CPS | 2024-01-01
    """
    given.session(date(2024, 3, 1), "D4-CPS D7-CPS", "Ada Di")
    given.session(MARCH, "D6-CPS", "", status="planned")
    given.employed("Bo", worker_type="employee")
    store = kept()
    for said in (
        "UPDATE posting SET ends_before = '2025-07-01' WHERE person_id = 1",
        "UPDATE employment SET worker_type = 'contractor'",
        "INSERT INTO leave (person_id, starts_on) VALUES (3, '2025-08-01')",
        "UPDATE team SET ends_before = '2025-08-01' WHERE code = 'D7-CPS'",
        "UPDATE session SET status = 'held' WHERE status = 'planned'",
        "INSERT INTO exemption (person_id, course_id, reason, decided_by) VALUES (4, 1, 'r', '')",
        "UPDATE course SET valid_months = 6",
    ):
        with store.writing(said) as db:
            db.execute(text(said))
    assert words(restatement(store, "1", None, zone=OREGON)) == [
        "change 2: the team of 1 person entered or corrected",
        "change 3: the role of 1 person entered or corrected",
        "change 4: leave of 1 person entered or corrected",
        "change 5: D7-CPS opened, closed or changed",
        "change 6: session 2 of 2025-03-10 recorded late",
        "change 7: an exemption of 1 person entered or corrected",
        "change 8: the course itself changed",
    ]


def test_moments_and_courses_that_make_no_sense_are_refused(given: Given, kept: Callable[[], Store]) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    store = kept()
    with store.writing("another") as db:
        db.execute(text("DELETE FROM posting"))
    with pytest.raises(WrongUsage, match="Turn them round"):
        restatement(store, "2", "1", zone=OREGON)
    with pytest.raises(NotFound, match="no course nothing"):
        restatement(store, "1", None, zone=OREGON, course="nothing")
    same = restatement(store, "2", "2", zone=OREGON)
    assert same.courses[0].facts == ()
    assert restated_sentences(same, same.courses[0])[0].endswith(
        "no rate (0 of 0), as known on 2025-08-21 12:00 and on 2025-08-21 12:00."
    )
