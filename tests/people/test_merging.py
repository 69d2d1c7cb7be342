"""Two records of one person joined: nothing lost, nobody counted twice, and undone exactly."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.people.tried import SEPTEMBER, person, team
from tracker import people, training
from tracker.errors import Refused
from tracker.journal import undo
from tracker.model import Alias, Completion, Listing
from tracker.people.spans import Span, filled
from tracker.store import Store
from tracker.training.courses import change

JANUARY, JUNE, END = date(2025, 1, 2), date(2025, 6, 1), date(2025, 9, 30)
ZONE = "America/Los_Angeles"
Dump = Callable[[Session], dict[str, list[tuple[object, ...]]]]


def twins(db: Session) -> tuple[int, int]:
    """Post two records of one woman to one team, one after the other."""
    first = people.add(
        db,
        "Okoye, Ada",
        team_id=team(db, "D4-CPS"),
        on=JANUARY,
        employee_number="OR1",
        email="ada@o.example",
        classification="SSS1",
    )
    people.end(db, first, ends_before=JUNE)
    second = people.add(
        db, "Okoye-Lind, Ada", team_id=team(db, "D5-CPS"), on=JUNE, employee_number="OR9", email="lind@o.example"
    )
    return first, second


def session(db: Session, day: date, *present: training.Presence) -> int:
    """Hold the overview for D4-CPS."""
    held = [team(db, "D4-CPS")]
    return training.log(db, "screening", day=day, teams=held, zone=ZONE, minutes=90, present=present).session


def test_what_both_did_is_kept_and_both_are_found_as_the_one(db: Session) -> None:
    first, second = twins(db)
    session(db, date(2025, 3, 10), training.Presence(first, 80))
    db.add_all(Completion(person_id=each, course_id=2, day=JUNE) for each in (first, second))
    db.add(Completion(person_id=first, course_id=2, day=JANUARY))
    db.add(Alias(person_id=first, kind="sign_in", text="aokoye"))
    people.leave(db, first, starts_on=JANUARY, ends_before=date(2025, 2, 1))
    for each in (first, second):
        people.exempt(db, each, course="screening-overview", reason="teaches it")
    done = people.merge(db, "OR1", "OR9")
    assert (done.gone, done.kept, done.both_attended) == ("Okoye, Ada", "Okoye-Lind, Ada", 0)
    facts = people.show(db, "OR9", END)
    assert [(each.team, each.first_day, each.last_day) for each in facts.postings] == [
        ("D4-CPS", JANUARY, JUNE - timedelta(days=1)),
        ("D5-CPS", JUNE, None),
    ]
    assert [(each.course, each.on) for each in facts.credits] == [
        ("csec-refresher", JANUARY),
        ("screening-overview", date(2025, 3, 10)),
        ("csec-refresher", JUNE),
    ]
    assert (len(facts.leaves), len(facts.exemptions)) == (1, 1)
    for said in ("OR1", "or1", "ada@o.example", "aokoye", "OR9", "lind@o.example"):
        assert people.find(db, said).name == "Okoye-Lind, Ada"
    assert set(facts.also_known_as) == {"aokoye", "OR1", "ada@o.example", "Okoye, Ada"}
    assert facts.listed.classification == "SSS1"
    assert len(people.search(db, "okoye", END)) == 1


@pytest.mark.parametrize(
    ("gone", "kept", "outcome", "minutes"),
    [
        ((80, ""), (20, ""), "completed", 80),
        ((20, ""), (80, ""), "completed", 80),
        ((20, ""), (25, ""), "partial", 25),
        ((None, "no_show"), (20, ""), "partial", 20),
        ((None, "excused"), (None, "no_show"), "excused", None),
    ],
)
def test_twins_who_both_attended_keep_the_better_outcome_and_the_longer_stay(
    db: Session, gone: tuple[int | None, str], kept: tuple[int | None, str], outcome: str, minutes: int | None
) -> None:
    change(db, "screening", min_minutes=60)
    first, second = twins(db)
    present = [
        training.Presence(each, stayed, missed=missed) for each, (stayed, missed) in ((first, gone), (second, kept))
    ]
    number = session(db, date(2025, 3, 10), *present)
    assert people.merge(db, first, second).both_attended == 1
    (credit,) = people.show(db, second, END).credits
    assert (credit.session, credit.outcome, credit.minutes) == (number, outcome, minutes)


def test_postings_of_one_team_that_overlap_become_one(db: Session) -> None:
    first, second = (person(db, name, number=number, on=on) for name, number, on in TWO)
    people.end(db, first, ends_before=END)
    people.merge(db, first, second)
    (posting,) = people.show(db, second, END).postings
    assert (posting.team, posting.first_day, posting.last_day) == ("D4-CPS", JANUARY, None)


TWO = (("Okoye, Ada", "OR1", JANUARY), ("Okoye, Ada", "OR9", SEPTEMBER))


def test_postings_of_two_teams_in_the_same_days_are_refused_with_the_way_out(db: Session) -> None:
    first = person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    second = person(db, "Okoye, Ada", "D5-CPS", number="OR9")
    with pytest.raises(Refused) as told:
        people.merge(db, first, second)
    assert told.value.message == (
        "Okoye, Ada (OR1) is in D4-CPS from 2025-01-02 on, and Okoye, Ada (OR9) in D5-CPS from 2025-09-02 on: nobody is"
        " in two teams at once. End or correct the wrong one first (`tracker people end`, `tracker people correct`),"
        " then join them."
    )
    people.end(db, first, ends_before=SEPTEMBER)
    people.merge(db, first, second)
    assert [each.team for each in people.show(db, "OR1", END).postings] == ["D4-CPS", "D5-CPS"]


def test_what_only_one_of_them_has_becomes_the_others_own(db: Session) -> None:
    first = people.add(
        db, "Okoye, Ada", team_id=team(db, "D4-CPS"), on=JANUARY, employee_number="OR1", email="ada@o.example"
    )
    people.end(db, first, ends_before=JUNE)
    second = person(db, "Ada Okoye", on=JUNE)
    people.merge(db, first, second)
    facts = people.show(db, second, END)
    assert (facts.listed.employee_number, facts.listed.email, facts.also_known_as) == ("OR1", "ada@o.example", ())


def test_nobody_is_joined_with_themselves(db: Session) -> None:
    first, _ = twins(db)
    with pytest.raises(Refused, match="the same record"):
        people.merge(db, first, "OR1")


def test_a_merge_is_undone_exactly_on_both_engines(any_store: Store, dump: Dump) -> None:
    set_up(any_store)
    with any_store.writing("two records of one") as db:
        first, second = twins(db)
        session(db, date(2025, 3, 10), training.Presence(first, 80), training.Presence(second, 20))
        session(db, date(2025, 4, 10), training.Presence(first, 80))
        db.add_all(Completion(person_id=each, course_id=2, day=JUNE) for each in (first, second))
        people.also(db, second, team_id=team(db, "D6-CPS"), on=JUNE)
    with any_store.reading() as db:
        before = dump(db)
    with any_store.writing("joined them") as db:
        people.merge(db, first, second)
    with any_store.reading() as db:
        joined = dump(db)
    undo(any_store)
    with any_store.reading() as db:
        assert dump(db) == before
    undo(any_store, any_store.head().number)
    with any_store.reading() as db:
        assert dump(db) == joined
    assert any_store.check().whole


def test_what_rosters_said_stays_with_the_one(db: Session) -> None:
    from tracker.model import Import, id_of

    first, second = twins(db)
    file = Import(kind="roster", file="r.xlsx", digest="", day=JUNE)
    db.add(file)
    db.flush()
    db.add_all(Listing(import_id=id_of(file), person_id=each, sheet="S", row=2, said="{}") for each in (first, second))
    people.merge(db, first, second)
    assert len(people.show(db, second, END).learnt) == 2


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    """Draw spans that do not overlap."""
    days = sorted(draw(st.sets(st.dates(date(2025, 1, 1), date(2025, 1, 12)), max_size=5)))
    edges = [None, *days, None]
    said = st.sampled_from([("", "employee"), ("SSS1", "employee"), ("SSS2", "student")])
    return [
        Span(draw(said), start, end)
        for start, end in pairwise(edges)
        if draw(st.booleans()) and (start is None or end is None or start < end)
    ]


def on(found: list[Span], day: date) -> tuple[str | None, ...] | None:
    """Give what holds on a day."""
    for span in found:
        if (span.starts_on is None or span.starts_on <= day) and (span.ends_before is None or day < span.ends_before):
            return span.facts
    return None


@given(own=spans(), others=spans())
def test_on_each_day_the_one_who_stays_is_believed_first(own: list[Span], others: list[Span]) -> None:
    joined = filled(own, others)
    for day in [date(2024, 12, 25) + timedelta(days=n) for n in range(30)]:
        mine, theirs = on(own, day), on(others, day)
        nothing = mine in (None, ("", "employee"))
        assert on(joined, day) == (mine if not nothing or theirs is None else theirs)
        assert sum(on([span], day) is not None for span in joined) <= 1
