"""Outputs by course, reported figures beside the measured ones, and who is reached against who is not."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.coverage.histories import history
from tests.coverage.oracle import Oracle
from tests.coverage.records import Given, Rows, put
from tests.coverage.rules import within
from tracker.coverage.measure import measure
from tracker.coverage.outputs import Output, Reported, outputs_by_course, reported
from tracker.coverage.sessions import outputs
from tracker.coverage.shares import Part, reached_against
from tracker.store import Store

CHANCE = st.builds(Random, st.integers(0, 2**32))
LONG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
AUGUST, SEPTEMBER = date(2025, 8, 12), date(2025, 9, 30)


def slow_outputs(slow: Oracle, course: int | None) -> tuple[int, int, int, int]:
    """Count by the slow rules."""
    of = [s for s in slow.table("session") if course in (s["course_id"], None)]
    held = [s for s in of if s["status"] == "held" and s["day"] <= slow.as_of]
    completions = [m for m in slow.table("completion") if course in (m["course_id"], None) and m["day"] <= slow.as_of]
    people = {m["person_id"] for m in completions}
    for session in held:
        people |= {a["person_id"] for a in slow.attended(session) if a["outcome"] == "completed"}
    here = {p["person_id"] for p in slow.table("posting") if p["standing"] == "primary" and within(p, slow.as_of)}
    return len(held), len(people), len(people - here), sum(map(slow.minutes, held))


def same(db: Session, rows: Rows, as_of: date) -> None:
    """Compare every count, and the sums of every comparison."""
    slow = Oracle(rows, as_of)
    expected = {c["code"]: slow_outputs(slow, c["id"]) for c in slow.table("course")} | {None: slow_outputs(slow, None)}
    found = outputs_by_course(db, as_of)
    counted = {o.course: (o.sessions_held, o.people_trained, o.leavers, o.person_minutes) for o in found}
    assert counted == expected
    whole = outputs(db, as_of)
    assert (found[0].course, found[0].sessions_held, found[0].people_trained, found[0].person_minutes) == (
        None,
        whole.sessions_held,
        whole.people_trained,
        whole.person_minutes,
    )
    parts = reached_against(db, as_of)
    for total in (each for each in measure(db, as_of).totals if each.program is None and each.eligible):
        for kind in {part.kind for part in parts}:
            groups = [part for part in parts if (part.course, part.kind) == (total.course, kind)]
            assert sum(part.eligible for part in groups) == total.eligible
            assert sum(part.reached for part in groups) == total.trained
            for of, n in (("of_reached", total.trained), ("of_not_reached", total.eligible - total.trained)):
                assert sum(getattr(part, of) or 0 for part in groups) == pytest.approx(1 if n else 0)


@settings(LONG, max_examples=25)
@given(chance=CHANCE)
def test_outputs_and_comparisons_add_up_to_what_the_slow_rules_say(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    with put(store, rows) as db:
        same(db, rows, as_of)


@pytest.mark.postgres
@settings(LONG, max_examples=5)
@given(chance=CHANCE)
def test_they_add_up_on_postgresql(server: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    with put(server, rows) as db:
        same(db, rows, as_of)


def told() -> Given:
    story = Given()
    story.course()
    for name, team, since in (
        ("Ada", "D1-CPS", date(2020, 1, 1)),
        ("Bo", "D1-CPS", date(2025, 8, 1)),
        ("Cy", "D4-CPS", date(2025, 1, 1)),
        ("Di", "D4-PERM", date(2023, 10, 1)),
    ):
        story.person(name, team, since)
    story.employed("Ada", "SSS1")
    story.session(AUGUST, "D1-CPS D4-PERM", "Ada Di")
    return story


def test_somebody_who_left_stays_in_the_outputs_and_is_counted_as_a_leaver(store: Store) -> None:
    story = told()
    story.person("Eve", "D4-CPS", date(2024, 1, 1), SEPTEMBER)
    story.attended(1, "Eve")
    with put(store, story.rows) as db:
        assert outputs_by_course(db, SEPTEMBER) == (Output(None, 1, 3, 1, 270), Output("overview", 1, 3, 1, 270))


def test_a_reported_figure_stands_beside_the_measured_one_and_changes_nothing(store: Store) -> None:
    story = told()
    about = {"course_id": 1, "source": "the plan", "day": AUGUST}
    story.add("estimate", **about, program_id=1, measure="teams", words="about 3/4")
    story.add("estimate", **about, program_id=None, measure="staff", words="most")
    story.add("estimate", **{**about, "day": date(2025, 10, 1)}, program_id=None, measure="staff", words="later")
    with put(store, story.rows) as db:
        assert reported(db, measure(db, SEPTEMBER)) == (
            Reported("overview", "CPS", "teams", "about 3/4", "the plan", AUGUST, 1, 2),
            Reported("overview", None, "staff", "most", "the plan", AUGUST, 2, 4),
        )


def test_those_reached_are_set_against_those_not_reached_supervisors_apart(store: Store) -> None:
    story = told()
    story.add("supervision", person_id=story.id("person", "Bo"), name="ADA", email=None)
    with put(store, story.rows) as db:
        found = {(p.kind, p.group): (p.reached, p.eligible, p.of_reached) for p in reached_against(db, SEPTEMBER)}
    assert found == {
        ("district size", "middle (2 to 2 people)"): (1, 2, 0.5),
        ("district size", "large (2 to 2 people)"): (1, 2, 0.5),
        ("program", "CPS"): (1, 3, 0.5),
        ("program", "Permanency"): (1, 1, 0.5),
        ("classification", "SSS1"): (1, 1, 0.5),
        ("classification", "not said"): (1, 3, 0.5),
        ("supervisors", "supervisors"): (1, 1, 0.5),
        ("supervisors", "everybody else"): (1, 3, 0.5),
        ("time in post", "under 6 months"): (0, 1, 0.0),
        ("time in post", "6 to 12 months"): (0, 1, 0.0),
        ("time in post", "1 to 3 years"): (1, 1, 0.5),
        ("time in post", "over 3 years"): (1, 1, 0.5),
    }


def test_a_supervisor_is_known_by_email_too_and_statewide_units_are_a_size_of_their_own(store: Store) -> None:
    story = told()
    story.person("Flo", "HQ-CPS", date(2024, 1, 1))
    story.change("person", "Cy", email="Cy@o.example")
    story.add("supervision", person_id=story.id("person", "Bo"), name="Somebody", email="cy@O.example")
    with put(store, story.rows) as db:
        found = reached_against(db, SEPTEMBER)
    assert Part("overview", "supervisors", "supervisors", 1, 0, 0.0, 1 / 3) in found
    assert Part("overview", "district size", "statewide", 1, 0, 0.0, 1 / 3) in found


def test_without_any_course_there_is_nobody_to_compare(store: Store) -> None:
    with put(store, {}) as db:
        assert reached_against(db, SEPTEMBER) == ()
