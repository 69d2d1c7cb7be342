"""Courses over time: versions, audiences from a day, retired ones, tags; and the kinds that the plan asks for."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import person, team
from tracker import people, settings, training
from tracker.coverage.measure import measure
from tracker.coverage.values import Row
from tracker.errors import NotFound, NothingToDo, Refused, WrongUsage
from tracker.training.courses import CourseListed, add, change, find_course, listing
from tracker.training.editions import new_version, retire, set_audience, tag, untag

JANUARY, JUNE, END = date(2025, 1, 2), date(2025, 6, 1), date(2025, 9, 30)
BEFORE = JUNE - timedelta(days=1)
ZONE = "America/Los_Angeles"


def course(db: Session, code: str, day: date | None = None) -> CourseListed:
    """Give a course as lists show it."""
    return next(each for each in listing(db, day) if each.code == code)


def state(db: Session, code: str, day: date = END) -> Row:
    """Give a course's figures for the whole state."""
    return measure(db, day, course=code, by="state").rows[0]


def attended(db: Session, code: str, day: date, *who: int, to: str = "D4-CPS") -> int:
    """Hold a session that these people completed."""
    present = [training.Presence(each) for each in who]
    return training.log(db, code, day=day, teams=[team(db, to)], zone=ZONE, present=present).session


def test_credit_of_the_old_version_counts_toward_the_new(db: Session) -> None:
    ada, bo = person(db, "Okoye, Ada", on=JANUARY), person(db, "Fenn, Bo", on=JANUARY)
    change(db, "csec", valid_months=12, min_minutes=30)
    tag(db, "csec", "ORS 180.502", every_months=12)
    attended(db, "csec", date(2025, 3, 10), ada)
    assert new_version(db, "csec", from_day=JUNE, title="CSEC refresher, second edition") == "csec-refresher-2"
    made = course(db, "csec-refresher-2")
    assert (made.version, made.title, made.valid_months, made.min_minutes) == (
        "2",
        "CSEC refresher, second edition",
        12,
        30,
    )
    assert (made.programs, made.requirements) == (("CPS", "Permanency"), ("ORS 180.502 (every 12 months)",))
    assert (state(db, "csec-refresher-2").trained, state(db, "csec-refresher-2").eligible) == (1, 2)
    attended(db, "csec-refresher-2", END, bo)
    assert state(db, "csec-refresher-2").trained == 2
    assert [each.code for each in measure(db, BEFORE).courses] == ["screening-overview", "csec-refresher"]
    assert [each.code for each in measure(db, JUNE).courses] == ["screening-overview", "csec-refresher-2"]
    assert find_course(db, "csec").code == "csec-refresher-2"
    with pytest.raises(Refused, match="is retired since"):
        new_version(db, "csec-refresher", from_day=END)


def test_credit_of_the_old_version_may_count_only_until_a_day(db: Session) -> None:
    ada, bo = person(db, "Okoye, Ada", on=JANUARY), person(db, "Fenn, Bo", on=JANUARY)
    attended(db, "csec", date(2025, 3, 10), ada)
    attended(db, "csec", date(2025, 5, 10), bo)
    new_version(db, "csec", from_day=JUNE, until=date(2025, 5, 10))
    assert state(db, "csec-refresher-2").trained == 1


def test_a_third_version_does_not_take_the_firsts_credit_by_way_of_the_second(db: Session) -> None:
    ada, bo = person(db, "Okoye, Ada", on=JANUARY), person(db, "Fenn, Bo", on=JANUARY)
    attended(db, "csec", date(2025, 3, 10), ada)
    new_version(db, "csec", from_day=JUNE)
    attended(db, "csec-refresher-2", date(2025, 7, 10), bo)
    assert new_version(db, "csec", from_day=END) == "csec-refresher-3"
    assert state(db, "csec-refresher-3").trained == 1
    change(db, "csec-refresher", counts_toward="csec-refresher-3")
    assert state(db, "csec-refresher-3").trained == 2


def test_a_retired_course_stays_in_earlier_days(db: Session) -> None:
    number = training.schedule(db, "csec", day=END, teams=[team(db, "D4-CPS")], zone=ZONE)
    with pytest.raises(Refused, match=f"Session {number} of csec-refresher is planned on 2025-09-30"):
        retire(db, "csec", ends_before=JUNE)
    training.cancel(db, number)
    retire(db, "csec", ends_before=JUNE)
    assert [len(measure(db, day).courses) for day in (BEFORE, JUNE)] == [2, 1]
    assert [each.code for each in listing(db, JUNE)] == ["screening-overview"]
    assert course(db, "csec-refresher").retired_before == JUNE
    with pytest.raises(Refused, match="retired since 2025-06-01 already"):
        retire(db, "csec", ends_before=END)


def test_a_course_is_for_others_from_a_day_on(db: Session) -> None:
    person(db, "Okoye, Ada", on=JANUARY)
    person(db, "Fenn, Bo", "D4-Permanency", on=JANUARY)
    set_audience(db, "csec", programs=["Permanency"], from_day=JUNE)
    assert [state(db, "csec-refresher", day).eligible for day in (BEFORE, JUNE)] == [2, 1]
    assert [course(db, "csec-refresher", day).programs for day in (BEFORE, JUNE)] == [
        ("CPS", "Permanency"),
        ("Permanency",),
    ]
    with pytest.raises(NothingToDo):
        set_audience(db, "csec", programs=["Permanency"], from_day=END)
    set_audience(db, "csec", programs=["CPS"], from_day=JUNE)
    assert [state(db, "csec-refresher", day).teams for day in (BEFORE, JUNE)] == [32, 16]
    set_audience(db, "csec", programs=["CPS"])
    assert [state(db, "csec-refresher", day).teams for day in (BEFORE, JUNE)] == [16, 16]
    with pytest.raises(WrongUsage, match="'alien' is no worker type"):
        set_audience(db, "csec", worker_types=["alien"])


@pytest.mark.parametrize(
    ("classifications", "worker_types", "eligible"),
    [
        ((), ("employee",), 4),
        ((), ("employee", "partner"), 5),
        (("Supervisor",), ("employee",), 1),
        (("Caseworker", "Screener", "Case aide"), ("employee",), 3),
        (("Screener",), ("partner",), 1),
    ],
)
def test_all_staff_supervisors_caseworkers_screeners_and_case_aides(
    db: Session, classifications: tuple[str, ...], worker_types: tuple[str, ...], eligible: int
) -> None:
    home = team(db, "D4-CPS")
    for name in ("Supervisor", "Caseworker", "Screener", "Case aide"):
        people.add(db, f"{name}, Ada", team_id=home, on=JANUARY, classification=name)
    people.add(db, "Partner, Ada", team_id=home, on=JANUARY, classification="Screener", worker_type="partner")
    add(db, "later", title="T", classifications=classifications, worker_types=worker_types)
    assert state(db, "later").eligible == eligible


def test_attending_one_of_two_sessions_is_enough_and_it_recurs(db: Session) -> None:
    ada, bo = person(db, "Okoye, Ada", on=JANUARY), person(db, "Fenn, Bo", on=JANUARY)
    add(db, "yearly", title="Every year, on one of two days")
    change(db, "yearly", valid_months=12)
    attended(db, "yearly", date(2025, 3, 10), ada)
    attended(db, "yearly", date(2025, 3, 12), bo)
    assert (state(db, "yearly").trained, state(db, "yearly").eligible) == (2, 2)
    later = state(db, "yearly", date(2026, 3, 11))
    assert (later.trained, later.lapsed) == (1, 1)


def test_a_course_for_people_on_no_roster_is_counted_and_expects_nobody(db: Session) -> None:
    person(db, "Okoye, Ada", on=JANUARY)
    add(db, "caregivers", title="For resource parents", counts_only=True)
    number = training.log(db, "caregivers", day=JUNE, teams=[], zone=ZONE, headcount=31).session
    from tracker.coverage.sessions import sessions

    (held,) = (each for each in sessions(db) if each.number == number)
    assert (held.present, held.expected, held.rate) == (31, 0, None)
    assert (state(db, "caregivers").eligible, state(db, "caregivers").staff_rate) == (0, None)


def test_a_tag_is_shown_changed_and_taken_away(db: Session) -> None:
    tag(db, "csec", "ORS 180.502", every_months=12, words="yearly for prosecutors' offices")
    tag(db, "csec", "ors 180.502", every_months=24)
    tag(db, "csec", "ORS 147.485")
    assert course(db, "csec-refresher").requirements == ("ORS 180.502 (every 24 months)", "ORS 147.485")
    untag(db, "csec", "ORS 147.485")
    assert course(db, "csec-refresher").requirements == ("ORS 180.502 (every 24 months)",)
    with pytest.raises(NotFound, match="has no tag"):
        untag(db, "csec", "ORS 147.485")
    with pytest.raises(WrongUsage, match="Name the requirement"):
        tag(db, "csec", " ")


def test_what_a_course_counts_toward_gets_a_day_and_what_was_set_is_taken_away(db: Session) -> None:
    ada = person(db, "Okoye, Ada", on=JANUARY)
    attended(db, "csec", date(2025, 3, 10), ada)
    change(db, "csec", counts_toward="screening")
    assert state(db, "screening-overview").trained == 1
    change(db, "csec", counts_toward="screening", until=date(2025, 3, 10))
    assert state(db, "screening-overview").trained == 0
    change(db, "csec", valid_months=12, grace_days=30)
    change(db, "csec", clear=["valid-months"])
    assert (course(db, "csec-refresher").valid_months, course(db, "csec-refresher").grace_days) == (None, 30)
    with pytest.raises(WrongUsage, match="'title' cannot be taken away"):
        change(db, "csec", clear=["title"])


def test_a_new_course_begins_with_what_the_settings_say(db: Session) -> None:
    for key, value in (("target_percent", "75"), ("min_minutes", "30"), ("grace_days", "60")):
        settings.change(db, key, value)
    add(db, "later", title="T")
    made, older = course(db, "later"), course(db, "csec-refresher")
    assert (made.target_percent, made.min_minutes, made.grace_days) == (75, 30, 60)
    assert (older.target_percent, older.min_minutes, older.grace_days) == (90, None, None)
