"""Who to call in districts, teams and groups, and what was said with them."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import team, tried
from tracker import initiatives, teams
from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.model import id_of
from tracker.teams.conversations import conversation_done, conversations, converse
from tracker.teams.liaisons import add_liaison, end_liaison, find_liaison, liaisons, set_liaison

MAY, MONDAY, LATER = date(2025, 5, 1), date(2025, 9, 8), date(2025, 9, 15)


@pytest.fixture
def db() -> Iterator[Session]:
    with tried() as session:
        yield session


@pytest.fixture
def rae(db: Session) -> int:
    return add_liaison(db, "Rae  Holm", role="Program manager", email="Rae@O.example", district=4, starts_on=MAY)


def test_who_to_call_stands_by_district_and_a_team_belongs_to_its_district(db: Session, rae: int) -> None:
    of_team = add_liaison(db, "Ola Finch", team_id=team(db, "D2-CPS"), phone="555 0100")
    group = add_liaison(db, "Kit Sorrel", body="CPS consultant team")
    found = liaisons(db, MONDAY)
    assert [(each.number, each.district, each.team, each.body) for each in found] == [
        (of_team, 2, "D2-CPS", ""),
        (rae, 4, None, ""),
        (group, None, None, "CPS consultant team"),
    ]
    assert [each.name for each in liaisons(db, MONDAY, 2)] == ["Ola Finch"]
    assert found[1].email == "rae@o.example"


def test_somebody_is_called_between_their_first_and_last_day(db: Session, rae: int) -> None:
    end_liaison(db, rae, ends_before=LATER)
    assert [bool(liaisons(db, day)) for day in (date(2025, 4, 30), MAY, date(2025, 9, 14), LATER)] == [
        False,
        True,
        True,
        False,
    ]
    (ever,) = liaisons(db, None)
    assert (ever.since, ever.until) == (MAY, date(2025, 9, 14))
    with pytest.raises(Refused, match="any more"):
        end_liaison(db, rae, ends_before=LATER)


def test_a_last_day_before_the_first_is_refused(db: Session, rae: int) -> None:
    with pytest.raises(Refused, match="later last day"):
        end_liaison(db, rae, ends_before=MAY)


def test_a_team_is_called_as_it_was_on_the_day(db: Session) -> None:
    own = team(db, "D4-CPS")
    add_liaison(db, "Ola Finch", team_id=own)
    teams.rename(db, own, name="Albany", on=LATER)
    assert [liaisons(db, day)[0].team for day in (MONDAY, LATER)] == ["D4-CPS", "D4-CPS-Albany"]


def test_somebody_is_found_by_number_email_and_name_and_several_are_named(db: Session, rae: int) -> None:
    for said in (str(rae), "RAE@o.example", "Holm, Rae", "rae holm"):
        assert find_liaison(db, said).id == rae
    add_liaison(db, "Rae Holm", role="Supervisor", district=5)
    with pytest.raises(Ambiguous, match="Supervisor"):
        find_liaison(db, "Rae Holm")
    end_liaison(db, rae, ends_before=LATER)
    assert find_liaison(db, "Rae Holm").role == "Supervisor"
    for nobody in ("", "99", "99999999999999999999", "Nobody Here", "²"):
        with pytest.raises(NotFound, match="to call"):
            find_liaison(db, nobody)


def test_what_is_known_is_changed_and_an_address_must_be_one(db: Session, rae: int) -> None:
    set_liaison(db, rae, phone=" 555  0199 ", email="", district=5)
    (found,) = liaisons(db, MONDAY)
    assert (found.phone, found.email, found.district) == ("555 0199", None, 5)
    with pytest.raises(WrongUsage, match="no email"):
        set_liaison(db, rae, email="rae at o.example")
    with pytest.raises(WrongUsage, match="name"):
        set_liaison(db, rae, name=" ")


def test_a_team_and_another_district_do_not_go_together(db: Session, rae: int) -> None:
    set_liaison(db, rae, team_id=team(db, "D4-CPS"))
    with pytest.raises(WrongUsage, match="D4-CPS is a team of district 4"):
        set_liaison(db, rae, district=5)
    set_liaison(db, rae, team_id=None, district=5)
    assert [(each.district, each.team) for each in liaisons(db, MONDAY)] == [(5, None)]
    with pytest.raises(WrongUsage, match="--district"):
        set_liaison(db, rae, district=None)
    with pytest.raises(WrongUsage, match="district 4"):
        add_liaison(db, "Ola Finch", district=5, team_id=team(db, "D4-CPS"))


def test_somebody_needs_a_name_and_somebody_to_stand_for(db: Session) -> None:
    with pytest.raises(WrongUsage, match="name"):
        add_liaison(db, " ", district=4)
    with pytest.raises(WrongUsage, match="--district"):
        add_liaison(db, "Rae Holm")
    with pytest.raises(NotFound):
        add_liaison(db, "Rae Holm", district=99)


def test_a_conversation_is_with_somebody_or_about_the_plan_and_shows_newest_first(db: Session, rae: int) -> None:
    entry = initiatives.find(db, "dashboard")
    first = converse(db, liaison=rae, day=MONDAY, note=" wants  dates ", next_step="send them", next_on=LATER)
    second = converse(db, initiative=id_of(entry), day=LATER, note="analyst is assigned")
    found = conversations(db, LATER)
    assert [(each.number, each.who, each.initiative, each.note) for each in found] == [
        (second, None, entry.title, "analyst is assigned"),
        (first, "Rae Holm", None, "wants dates"),
    ]
    assert [each.number for each in conversations(db, MONDAY)] == [first]
    assert [each.number for each in conversations(db, LATER, liaison=rae)] == [first]


def test_a_step_that_is_done_is_a_conversation_of_its_own(db: Session, rae: int) -> None:
    number = converse(db, liaison=rae, day=MONDAY, note="called", next_step="send dates", next_on=LATER)
    assert conversation_done(db, number, day=LATER, next_step="call again") == "send dates"
    assert [(each.note, each.next_step) for each in conversations(db, LATER)] == [
        ("done: send dates", "call again"),
        ("called", None),
    ]
    with pytest.raises(Refused):
        conversation_done(db, number, day=LATER)
    with pytest.raises(NotFound):
        conversation_done(db, 9999, day=LATER)


def test_a_conversation_needs_words_somebody_and_a_step_for_its_day(db: Session, rae: int) -> None:
    with pytest.raises(WrongUsage, match="with whom"):
        converse(db, day=MONDAY, note="x")
    with pytest.raises(WrongUsage, match="few words"):
        converse(db, liaison=rae, day=MONDAY, note=" ")
    with pytest.raises(WrongUsage, match="what comes next"):
        converse(db, liaison=rae, day=MONDAY, note="x", next_on=LATER)
