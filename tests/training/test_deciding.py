"""Decisions about names that a list left open: now or later, remembered, attested, and taken back whole."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from tests.begun import set_up
from tracker import journal, people, teams, training
from tracker.errors import NotFound, NothingToImport, Refused
from tracker.intake.attend import hold_session, log_session
from tracker.intake.attendance import read_names
from tracker.intake.looking import foresee, look, waiting_in
from tracker.store import Store, in_memory
from tracker.training.recording import learn

DAY, LATER = date(2025, 9, 12), date(2025, 9, 19)
ZONE = "America/Los_Angeles"
OVERVIEW = "screening-overview"


@pytest.fixture
def store() -> Iterator[Store]:
    """Give records with Ada and Bo in D4-CPS and a namesake of Ada's in D7-CPS."""
    opened = in_memory()
    set_up(opened)
    with opened.writing("people") as db:
        for number, name, email, code in (
            ("OR1", "Okoye, Ada", "ada@o.example", "D4-CPS"),
            ("OR2", "Fenn, Bo", None, "D4-CPS"),
            ("OR3", "Okoye, Ada", None, "D7-CPS"),
        ):
            team = teams.find(db, code).team_id
            people.add(db, name, team_id=team, on=date(2025, 1, 1), employee_number=number, email=email)
    yield opened
    opened.close()


def rows(store: Store, words: str) -> list[tuple[Any, ...]]:
    with store.reading() as db:
        return [tuple(row) for row in db.execute(text(words))]


def everything(store: Store) -> list[list[tuple[Any, ...]]]:
    tables = ("session", "delivery", "attendance", "unmatched", "alias")
    return [rows(store, f"SELECT * FROM {table} ORDER BY id") for table in tables]


def logged(store: Store, names: str, day: date = DAY, **options: Any) -> training.Logged:
    with store.reading() as db:
        team = (teams.find(db, "D4-CPS"),)
    given = read_names(names) if names else None
    return log_session(store, OVERVIEW, day=day, teams=team, zone=ZONE, given=given, **options).logged


def minimum(store: Store, minutes: int) -> None:
    with store.writing("minimum") as db:
        db.execute(text("UPDATE course SET min_minutes = :minutes"), {"minutes": minutes})


def test_a_decided_name_counts_and_the_next_list_knows_it(store: Store) -> None:
    first = logged(store, "OR1\nBobby Fennimore\n", decided={"Bobby Fennimore": 2})
    assert (first.completed, first.not_matched) == (2, ())
    assert rows(store, "SELECT person_id, kind, text FROM alias") == [(2, "name", "Bobby Fennimore")]
    second = logged(store, "Bobby Fennimore\n", day=LATER)
    assert (second.completed, second.not_matched) == (1, ())
    assert rows(store, "SELECT count(*) FROM alias") == [(1,)]


def test_an_address_is_what_a_decision_remembers_where_there_is_one(store: Store) -> None:
    logged(store, "OR1\nBobby Fennimore <bobby@home.example>\n", decided={"bobby@home.example": 2})
    assert rows(store, "SELECT person_id, kind, text FROM alias") == [(2, "email", "bobby@home.example")]
    assert logged(store, "B. F. <Bobby@home.example>\n", day=LATER).completed == 1


def test_an_address_that_is_somebody_elses_is_never_given_to_another(store: Store) -> None:
    with store.writing("alias") as db:
        learn(db, 2, "email", "ADA@o.example")
        learn(db, 2, "name", "Bo F.")
        learn(db, 2, "name", "bo f.")
    assert rows(store, "SELECT person_id, kind, text FROM alias") == [(2, "name", "Bo F.")]


def test_a_guest_is_kept_as_one_and_the_next_list_asks_no_more(store: Store) -> None:
    first = logged(store, "OR1\nPat Kim\n", decided={"Pat Kim": "guest"})
    assert first.not_matched == ()
    assert rows(store, "SELECT said, decision FROM unmatched") == [("Pat Kim", "guest")]
    assert logged(store, "OR1\nPat Kim\n", day=LATER).not_matched == ()
    with store.reading() as db:
        assert [each.not_matched for each in training.listing(db)] == [0, 0]


def test_a_guest_by_name_alone_is_asked_about_again_once_somebody_may_be_meant(store: Store) -> None:
    logged(store, "OR1\nPat Kim\n", decided={"Pat Kim": "guest"})
    with store.writing("joined") as db:
        people.add(db, "Kim, Pat", team_id=teams.find(db, "D7-CPS").team_id, on=DAY)
    assert logged(store, "OR1\nPat Kim\n", day=LATER).not_matched == ("Pat Kim",)


def test_one_undo_takes_back_the_session_with_its_decisions(store: Store) -> None:
    before = everything(store)
    logged(store, "OR1\nBobby Fennimore\nPat Kim\n", decided={"Bobby Fennimore": 2, "Pat Kim": "guest"})
    assert everything(store) != before
    journal.undo(store)
    assert everything(store) == before


def test_a_decision_for_nobody_in_the_records_writes_nothing(store: Store) -> None:
    before = everything(store)
    with pytest.raises(NotFound, match="no person 99"):
        logged(store, "OR1\nPat Kim\n", decided={"Pat Kim": 99})
    assert everything(store) == before


def test_people_are_attested_by_the_systems_user_with_or_without_a_list(store: Store) -> None:
    done = logged(store, "", attested=[1, 2])
    assert done.completed == 2
    by = rows(store, "SELECT DISTINCT attested_by FROM attendance")
    assert by == rows(store, 'SELECT DISTINCT "by" FROM operation')
    assert rows(store, "SELECT evidence FROM delivery") == [("named",)]
    assert logged(store, "Pat Kim\n", day=LATER, attested=[1]).not_matched == ("Pat Kim",)


def test_below_the_minimum_is_credit_only_for_who_is_attested(store: Store) -> None:
    minimum(store, 30)
    done = logged(store, "OR1, 10\nOR2, 10\n", attested=[2])
    assert (done.completed, done.partial) == (1, 1)
    found = rows(store, "SELECT person_id, outcome, minutes FROM attendance ORDER BY person_id")
    assert found == [(1, "partial", 10), (2, "completed", 10)]


def test_a_planned_session_is_held_with_decisions(store: Store) -> None:
    with store.writing("planned") as db:
        team = teams.find(db, "D4-CPS").team_id
        number = training.schedule(db, OVERVIEW, day=DAY, teams=[team], zone=ZONE)
    given = read_names("Bobby Fennimore\n")
    with pytest.raises(NothingToImport):
        hold_session(store, number, given=given)
    done = hold_session(store, number, given=given, decided={"Bobby Fennimore": 2}, attested=[1]).logged
    assert (done.session, done.completed) == (number, 2)


def test_a_name_is_decided_later_and_the_team_then_has_it_named(store: Store) -> None:
    logged(store, "OR3\nBobby Fennimore\nPat Kim\n", headcount=9)
    assert rows(store, "SELECT evidence FROM delivery") == [("headcount",)]
    with store.reading() as db:
        bobby, pat = training.unmatched(db, 1)
    with store.writing("decided") as db:
        assert training.decide_unmatched(db, {bobby.number: 2, pat.number: "guest"}) == ("Bobby Fennimore", "Pat Kim")
    assert rows(store, "SELECT evidence FROM delivery") == [("named",)]
    assert rows(store, "SELECT person_id FROM attendance ORDER BY id") == [(3,), (2,)]
    with store.reading() as db:
        assert [(each.said, each.guest) for each in training.unmatched(db, 1)] == [("Pat Kim", True)]
    with store.writing("again") as db, pytest.raises(Refused, match="decided already"):
        training.decide_unmatched(db, {bobby.number: 1})
    with store.writing("guest no more") as db:
        training.decide_unmatched(db, {pat.number: 1})
    assert rows(store, "SELECT count(*) FROM unmatched WHERE decision = 'matched'") == [(2,)]


def test_names_that_wait_come_with_those_who_may_be_meant(store: Store) -> None:
    logged(store, "OR2\nAda Okoyee\nXu Zz\n")
    with store.reading() as db:
        ada, nobody = waiting_in(db, 1)
    assert (ada.waiting.said, [each.person_id for each in ada.candidates]) == ("Ada Okoyee", [1, 3])
    assert ada.candidates[0].likeness == "similar name"
    assert "OR1" in ada.candidates[0].name
    assert nobody.candidates == ()


def test_looking_at_a_list_of_strangers_is_no_error_and_writes_nothing(store: Store) -> None:
    before = everything(store)
    with store.reading() as db:
        found = look(db, read_names("Ada Okoyee\n"), day=DAY, teams=[teams.find(db, "D4-CPS")])
    assert (found.people, found.undecided[0].people) == ((), (1, 3))
    assert everything(store) == before


def test_figures_are_foreseen_and_nothing_is_written(store: Store) -> None:
    before, head = everything(store), store.head()
    with store.reading() as db:
        team = teams.find(db, "D4-CPS").team_id

    def write(db: Any) -> None:
        training.log(db, OVERVIEW, day=DAY, teams=[team], zone=ZONE, present=[training.Presence(1)])

    now, then = foresee(store, DAY, write)
    assert [next(t for t in each.totals if t.program is None).teams_reached for each in (now, then)] == [0, 1]
    assert (everything(store), store.head()) == (before, head)
