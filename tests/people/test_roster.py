"""Who is posted where on a day, and how somebody is searched for."""

from datetime import date

from sqlalchemy.orm import Session

from tests.people.tried import SEPTEMBER, person, team
from tracker import people


def test_the_roster_of_a_day_is_by_district_program_team_and_name(db: Session) -> None:
    person(db, "Zed, Al", "D2-CPS")
    person(db, "Moss, Ed", "D10-CPS")
    person(db, "Roe, Bea", "D2-Permanency")
    person(db, "alder, Cy", "D2-CPS")
    assert [(each.team, each.name) for each in people.listing(db, SEPTEMBER)] == [
        ("D2-CPS", "alder, Cy"),
        ("D2-CPS", "Zed, Al"),
        ("D2-Permanency", "Roe, Bea"),
        ("D10-CPS", "Moss, Ed"),
    ]
    assert [each.name for each in people.listing(db, SEPTEMBER, team="D2-Permanency")] == ["Roe, Bea"]
    assert people.listing(db, date(2025, 9, 1)) == ()


def test_search_takes_every_word_in_any_order_and_finds_those_who_left(db: Session) -> None:
    person(db, "Nuñez-Roe, Zoë", number="OR7")
    people.end(db, "OR7", ends_before=date(2025, 9, 10))
    for said in ("nunez", "ZOE nunez", "or7", "ñez zo", ""):
        assert [each.employee_number for each in people.search(db, said, date(2025, 9, 30))] == ["OR7"]
    assert people.search(db, "nunez ada", date(2025, 9, 30)) == ()
    assert people.search(db, "%", date(2025, 9, 30)) == people.search(db, "_", date(2025, 9, 30)) == ()


def test_somebody_away_is_marked_on_those_days_alone(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1")
    people.leave(db, "OR1", starts_on=date(2025, 9, 10), ends_before=date(2025, 9, 12))
    marked = [people.listing(db, date(2025, 9, day))[0].on_leave for day in (9, 10, 11, 12)]
    assert marked == [False, True, True, False]


def test_what_somebody_did_is_shown_with_the_day_it_lapses(db: Session) -> None:
    from tracker import training
    from tracker.training.courses import change

    own = person(db, "Okoye, Ada", number="OR1", on=date(2024, 1, 1))
    change(db, "csec-refresher", valid_months=12)
    training.log(
        db,
        "csec-refresher",
        day=date(2024, 2, 29),
        teams=[team(db, "D4-CPS")],
        zone="America/Los_Angeles",
        present=[training.Presence(own, 50)],
    )
    (credit,) = people.show(db, "OR1", SEPTEMBER).credits
    assert (credit.on, credit.until, credit.minutes) == (date(2024, 2, 29), date(2025, 2, 28), 50)
