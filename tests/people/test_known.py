"""What is known of a person and a team: found by the records' key, with leaves, exemptions, rosters and contacts."""

from collections.abc import Callable
from datetime import date

import pytest

from tracker import people, teams
from tracker.errors import NotFound
from tracker.model import Contact, Cover, Import, id_of
from tracker.store import Store
from tracker.training.courses import add

DAY = date(2025, 9, 1)
Roster = Callable[[Store, str], None]


def test_two_people_of_one_name_without_numbers_are_told_apart_by_their_key(store: Store, roster: Roster) -> None:
    roster(store, "OR1 | Roe, Al | D4-CPS | 2025-01-01")
    with store.writing("two of one name") as db:
        team = teams.find(db, "D4-CPS").team_id
        first, second = (people.add(db, "Doe, Jo", team_id=team, on=DAY) for _ in range(2))
        people.leave(db, second, starts_on=DAY, ends_before=date(2025, 10, 1))
    with store.reading() as db:
        assert people.show(db, first, DAY).leaves == ()
        away = people.show(db, second, DAY).leaves[0]
    assert (away.first_day, away.last_day) == (DAY, date(2025, 9, 30))


def test_an_exemption_is_shown_with_its_reason(store: Store, roster: Roster) -> None:
    roster(store, "OR1 | Roe, Al | D4-CPS | 2025-01-01")
    with store.writing("exempted") as db:
        add(db, "overview", title="Overview")
        people.exempt(db, "OR1", course="overview", reason="teaches it", decided_by="the coordinator")
    with store.reading() as db:
        spared = people.show(db, "OR1", DAY).exemptions[0]
    assert (spared.course, spared.reason, spared.decided_by, spared.last_day) == (
        "overview",
        "teaches it",
        "the coordinator",
        None,
    )


def test_a_key_that_is_gone_says_so(store: Store) -> None:
    with store.reading() as db, pytest.raises(NotFound, match="no longer recorded"):
        people.show(db, 77, DAY)


def test_each_team_has_its_rosters_newest_first_and_none_of_a_later_day(store: Store, roster: Roster) -> None:
    roster(store, "OR1 | Roe, Al | D4-CPS | 2025-01-01\nOR2 | Poe, Bo | D4-CPS | 2025-06-01")
    with store.writing("rosters came") as db:
        team = teams.find(db, "D4-CPS").team_id
        for name, day in (("jan.xlsx", "2025-01-01"), ("june.xlsx", "2025-06-01"), ("later.xlsx", "2025-12-01")):
            file = Import(kind="roster", file=name, digest="", day=date.fromisoformat(day))
            db.add(file)
            db.flush()
            db.add(Cover(import_id=id_of(file), team_id=team))
    with store.reading() as db:
        found = people.rosters(db, DAY)
    assert [(each.file, each.people) for each in found["D4-CPS"]] == [("june.xlsx", 2), ("jan.xlsx", 1)]
    assert list(found) == ["D4-CPS"]


def test_contacts_come_newest_first_up_to_the_day(store: Store, roster: Roster) -> None:
    roster(store, "OR1 | Roe, Al | D4-CPS | 2025-01-01")
    with store.writing("called") as db:
        team = teams.find(db, "D4-CPS").team_id
        for day, note in ((date(2025, 8, 1), "asked"), (date(2025, 8, 9), "prefers Tue"), (date(2025, 12, 1), "later")):
            db.add(Contact(team_id=team, day=day, note=note))
    with store.reading() as db:
        found = teams.contacts(db, DAY)
    assert [(each.team, each.course, each.note) for each in found] == [
        ("D4-CPS", None, "prefers Tue"),
        ("D4-CPS", None, "asked"),
    ]


@pytest.mark.parametrize("said", ["nunez", "jose NÚÑEZ", "obrien", "o'brien", "or0001", "ø"])
def test_a_search_ignores_case_accents_and_apostrophes(store: Store, roster: Roster, said: str) -> None:
    roster(store, "OR0001 | Núñez, José | D4-CPS | 2025-01-01\nOR0001B | O\u2019Brien, Søren | D4-CPS | 2025-01-01")
    with store.reading() as db:
        assert people.search(db, said, DAY)
        assert not people.search(db, f"{said} nobody", DAY)
