"""Trainers: who may deliver what and when, the sessions they gave, and what those added."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.people.tried import person, team
from tracker import people, teams, training
from tracker.coverage.trainers import Added, Taught, reach, summed
from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.journal import undo
from tracker.model import Completion, Trainer
from tracker.store import Store
from tracker.training.trainers import (
    add_trainer,
    allow,
    cautions,
    disallow,
    find_trainer,
    gave,
    links,
    trainers,
)

JUNE, JULY, AUGUST, END = date(2025, 6, 2), date(2025, 7, 7), date(2025, 8, 4), date(2025, 9, 30)
ZONE = "America/Los_Angeles"
OVERVIEW = "screening-overview"


def held(db: Session, day: date, code: str, *present: int, by: str = "", minutes: int = 60) -> int:
    """Hold the overview for a team and give its number."""
    there = [training.Presence(each, minutes) for each in present]
    return training.log(
        db, OVERVIEW, day=day, teams=[team(db, code)], zone=ZONE, minutes=minutes, present=there, facilitators=by
    ).session


def test_a_trainer_is_found_by_number_email_employee_number_and_name(db: Session) -> None:
    somebody = person(db, "Lark, Wynn", number="OR77")
    own = add_trainer(db, "Wynn Lark", person_id=somebody)
    other = add_trainer(db, "Ines Vale", email="Ines@Partner.example", organisation="A partner")
    for said in (str(own), "or77", "Lark, Wynn", "wynn lark"):
        assert find_trainer(db, said).number == own
    assert find_trainer(db, "ines@partner.EXAMPLE").number == other
    assert [(each.name, each.employee_number) for each in trainers(db)] == [("Ines Vale", None), ("Wynn Lark", "OR77")]
    for nobody in ("", "99", "Somebody Else", "²"):
        with pytest.raises(NotFound):
            find_trainer(db, nobody)


def test_two_trainers_of_one_name_are_named_and_the_number_tells_them_apart(db: Session) -> None:
    bare, first = add_trainer(db, "Ines Vale"), add_trainer(db, "Ines Vale", organisation="One")
    last = add_trainer(db, "Ines Vale", email="i@o.example")
    with pytest.raises(Ambiguous) as asked:
        find_trainer(db, "Ines Vale")
    assert f"{bare}: Ines Vale; {first}: Ines Vale, One; {last}: Ines Vale, i@o.example." in str(asked.value)
    assert find_trainer(db, str(first)).organisation == "One"


def test_one_person_and_one_address_are_one_trainer(db: Session) -> None:
    somebody = person(db, "Lark, Wynn", number="OR77")
    add_trainer(db, "Wynn Lark", person_id=somebody, email="w@o.example")
    with pytest.raises(Refused, match="already"):
        add_trainer(db, "W. Lark", person_id=somebody)
    with pytest.raises(Refused, match="already"):
        add_trainer(db, "W. Lark", email="W@o.example")
    with pytest.raises(WrongUsage):
        add_trainer(db, " ")
    with pytest.raises(WrongUsage, match="no email"):
        add_trainer(db, "Ines Vale", email="ines at partner")


def test_who_may_deliver_a_course_is_dated_and_its_last_day_counts(db: Session) -> None:
    own = add_trainer(db, "Ines Vale")
    allow(db, own, "screening", starts_on=JUNE, ends_before=AUGUST)
    (facts,) = trainers(db, course=OVERVIEW)
    last = date(2025, 8, 3)
    assert [(each.since, each.until) for each in facts.may] == [(JUNE, last)]
    assert [day for day in (date(2025, 6, 1), JUNE, last, AUGUST) if facts.courses_on(day)] == [JUNE, last]
    assert trainers(db, AUGUST, OVERVIEW) == ()
    assert [each.name for each in trainers(db, JUNE, OVERVIEW)] == ["Ines Vale"]


def test_two_periods_of_one_course_may_follow_each_other_and_never_overlap(db: Session) -> None:
    own = add_trainer(db, "Ines Vale")
    allow(db, own, "screening", starts_on=JUNE, ends_before=JULY)
    allow(db, own, "screening", starts_on=JULY)
    with pytest.raises(Refused, match="already"):
        allow(db, own, "screening", starts_on=AUGUST)
    with pytest.raises(Refused, match="already"):
        allow(db, own, "screening")
    disallow(db, own, "screening", ends_before=AUGUST)
    assert not trainers(db)[0].courses_on(AUGUST)
    with pytest.raises(Refused, match="as it is"):
        disallow(db, own, "screening", ends_before=AUGUST)
    with pytest.raises(Refused, match="later last day"):
        disallow(db, own, "screening", ends_before=JULY)


def test_a_trainer_without_permission_is_warned_of_and_never_refused(db: Session) -> None:
    own = add_trainer(db, "Ines Vale")
    session = held(db, JUNE, "D4-CPS")
    assert gave(db, own, (session,)) == (session,)
    (said,) = cautions([find_trainer(db, str(own))], OVERVIEW, JUNE)
    assert "Ines Vale" in said
    assert OVERVIEW in said
    allow(db, own, OVERVIEW)
    assert cautions([find_trainer(db, str(own))], OVERVIEW, JUNE) == ()


def test_a_session_is_linked_once_and_a_cancelled_one_is_refused(db: Session) -> None:
    own, session = add_trainer(db, "Ines Vale"), held(db, JUNE, "D4-CPS")
    assert gave(db, own, (session, session)) == (session,)
    assert gave(db, own, (session,)) == ()
    training.cancel(db, session)
    with pytest.raises(Refused, match="cancelled"):
        gave(db, own, (session,))
    with pytest.raises(NotFound):
        gave(db, own, (9999,))


def test_reach_counts_first_credits_and_teams_first_reached_and_minutes(db: Session) -> None:
    ada, bo, cy = (person(db, name, on=JUNE) for name in ("Okoye, Ada", "Reyes, Bo", "Lind, Cy"))
    ines, wynn = add_trainer(db, "Ines Vale"), add_trainer(db, "Wynn Lark")
    first, second, third = (
        held(db, JUNE, "D4-CPS", ada),
        held(db, JULY, "D4-CPS", ada, bo),
        held(db, AUGUST, "D5-CPS", cy),
    )
    gave(db, ines, (first, second))
    gave(db, wynn, (second, third))
    found = reach(db, END)
    assert found.of(ines) == Added(given=2, people_first=2, teams_first=1, person_minutes=180)
    assert found.of(wynn) == Added(given=2, people_first=2, teams_first=1, person_minutes=180)
    assert found.total == Added(given=3, people_first=3, teams_first=2, person_minutes=240)
    assert reach(db, JUNE).of(ines) == Added(given=1, people_first=1, teams_first=1, person_minutes=60)


def test_somebody_credited_before_by_anybody_else_is_not_added_again(db: Session) -> None:
    ada, bo = person(db, "Okoye, Ada", on=JUNE), person(db, "Reyes, Bo", on=JUNE)
    db.add(Completion(person_id=ada, course_id=1, day=JUNE))
    db.add(Completion(person_id=bo, course_id=1, day=JULY))
    held(db, JUNE, "D4-CPS")
    ines = add_trainer(db, "Ines Vale")
    gave(db, ines, (held(db, JULY, "D4-CPS", ada, bo),))
    assert reach(db, END).of(ines) == Added(given=1, people_first=1, teams_first=0, person_minutes=120)


def test_a_planned_session_adds_nothing_yet_and_a_cancelled_one_never(db: Session) -> None:
    ines = add_trainer(db, "Ines Vale")
    planned = training.schedule(db, OVERVIEW, day=END, teams=[team(db, "D4-CPS")], zone=ZONE)
    gave(db, ines, (planned,))
    assert reach(db, JUNE).of(ines) == Added(planned=1)
    training.cancel(db, planned)
    assert reach(db, END).of(ines) == Added()
    assert reach(db, END).of(999) == Added()


def test_a_team_that_goes_on_as_another_is_not_reached_first_a_second_time(db: Session) -> None:
    ines, wynn = add_trainer(db, "Ines Vale"), add_trainer(db, "Wynn Lark")
    gave(db, ines, (held(db, JUNE, "D4-CPS"),))
    teams.split(db, team(db, "D4-CPS"), into=["North", "South"], on=JULY)
    gave(db, wynn, (held(db, AUGUST, "D4-CPS-North"),))
    found = reach(db, END)
    assert (found.of(ines).teams_first, found.of(wynn).teams_first, found.total.teams_first) == (1, 0, 1)


def test_one_course_only_leaves_out_the_others(db: Session) -> None:
    ines = add_trainer(db, "Ines Vale")
    gave(db, ines, (held(db, JUNE, "D4-CPS"),))
    gave(db, ines, (training.log(db, "csec", day=JULY, teams=[team(db, "D4-CPS")], zone=ZONE).session,))
    assert reach(db, END, OVERVIEW).of(ines).given == 1
    assert {course: each.given for course, each in reach(db, END).by_course(ines).items()} == {
        OVERVIEW: 1,
        "csec-refresher": 1,
    }


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.sets(st.integers(1, 3), min_size=1)), max_size=12))
def test_the_total_is_at_most_the_sum_and_equal_where_nobody_shares(
    drawn: list[tuple[int, int, set[int]]],
) -> None:
    sessions = [
        Taught(n, OVERVIEW, JUNE, planned=False, people_first=people, teams_first=reached, person_minutes=people,
               trainers=tuple(sorted(by)))
        for n, (people, reached, by) in enumerate(drawn)
    ]  # fmt: skip
    each = [summed(one for one in sessions if trainer in one.trainers) for trainer in (1, 2, 3)]
    total = summed(sessions)
    assert total.people_first <= sum(one.people_first for one in each)
    assert total.given <= sum(one.given for one in each)
    if all(len(one.trainers) == 1 for one in sessions):
        assert total.people_first == sum(one.people_first for one in each)


def test_past_sessions_are_linked_only_where_the_facilitator_is_written_just_so(db: Session) -> None:
    ines = add_trainer(db, "Ines Vale")
    wynn = add_trainer(db, "Wynn Lark")
    same = held(db, JUNE, "D4-CPS", by="Ines Vale")
    both = held(db, JULY, "D4-CPS", by="Wynn Lark;  Ines  Vale")
    for near in ("ines vale", "Vale, Ines", "Ines Vale and others", "I. Vale"):
        held(db, JUNE, f"D{len(near)}-CPS" if len(near) < 17 else "D1-CPS", by=near)
    assert [(each.session, each.trainer) for each in links(db)] == [(same, ines), (both, wynn), (both, ines)]
    gave(db, ines, (same,))
    assert (same, ines) not in [(each.session, each.trainer) for each in links(db)]


def test_a_name_of_two_trainers_links_nothing(db: Session) -> None:
    add_trainer(db, "Ines Vale", organisation="One")
    add_trainer(db, "Ines Vale", organisation="Two")
    held(db, JUNE, "D4-CPS", by="Ines Vale")
    assert links(db) == ()


def test_persons_made_one_keep_the_trainer_and_undo_gives_it_back(any_store: Store) -> None:
    set_up(any_store)
    with any_store.writing("two records of one") as db:
        first, second = (person(db, "Lark, Wynn", number=number, to=to) for number, to in TWICE)
        own = add_trainer(db, "Wynn Lark", person_id=first)
        people.end(db, first, ends_before=END)
        session = held(db, JUNE, "D4-CPS")
        gave(db, own, (session,))
    with any_store.writing("made one") as db:
        people.merge(db, "OR7", "OR8")
        merged = db.info["operation"]
    with any_store.reading() as db:
        assert [(each.person_id, each.employee_number) for each in trainers(db)] == [(second, "OR8")]
        assert reach(db, END).of(own).given == 1
    undo(any_store, merged)
    with any_store.reading() as db:
        assert db.get_one(Trainer, own).person_id == first


TWICE = (("OR7", "D4-CPS"), ("OR8", "D4-CPS"))


def test_a_session_of_a_trainer_is_not_undone_from_under_them(store: Store) -> None:
    set_up(store)
    with store.writing("a session") as db:
        session = held(db, JUNE, "D4-CPS")
        logged = db.info["operation"]
    with store.writing("a trainer") as db:
        gave(db, add_trainer(db, "Ines Vale"), (session,))
    with pytest.raises(Refused, match="session"):
        undo(store, logged)
