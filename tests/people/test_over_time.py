"""People over time: rehired, in a second team, back from leave, and recorded wrongly at first."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import SEPTEMBER, person, team
from tracker import people
from tracker.errors import Refused, WrongUsage

JANUARY, JUNE, END = date(2025, 1, 2), date(2025, 6, 1), date(2025, 9, 30)


def spans(db: Session, who: str = "OR1") -> list[tuple[str, date, date | None]]:
    """Give somebody's postings: team, first day, last day."""
    return [(p.team, p.first_day, p.last_day) for p in people.show(db, who, END).postings]


def before(day: date) -> date:
    """Give the day before."""
    return day - timedelta(days=1)


def test_somebody_who_left_is_posted_again(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    with pytest.raises(Refused, match=r"is in D4-CPS from 2025-01-02 on\. `tracker people move`"):
        people.rehire(db, "OR1", team_id=team(db, "D9-CPS"), on=JUNE)
    people.end(db, "OR1", ends_before=JUNE)
    with pytest.raises(Refused, match="from 2025-01-02 to 2025-05-31"):
        people.rehire(db, "OR1", team_id=team(db, "D9-CPS"), on=before(JUNE))
    people.rehire(db, "OR1", team_id=team(db, "D9-CPS"), on=SEPTEMBER)
    assert spans(db) == [("D4-CPS", JANUARY, before(JUNE)), ("D9-CPS", SEPTEMBER, None)]


def test_a_second_membership_is_shown_and_ended_and_never_counted(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    there = team(db, "D9-CPS")
    people.also(db, "OR1", team_id=there, on=JUNE)
    assert [(each.name, each.team) for each in people.listing(db, END)] == [("Okoye, Ada", "D4-CPS")]
    for wrong in (there, team(db, "D4-CPS")):
        with pytest.raises(Refused, match="belongs to that team"):
            people.also(db, "OR1", team_id=wrong, on=END)
    people.end_membership(db, "OR1", team_id=there, ends_before=SEPTEMBER)
    assert spans(db)[1] == ("D9-CPS", JUNE, before(SEPTEMBER))
    with pytest.raises(Refused, match="no second membership"):
        people.end_membership(db, "OR1", team_id=there, ends_before=END)
    with pytest.raises(Refused, match="on no team on 2024-01-01"):
        people.also(db, "OR1", team_id=there, on=date(2024, 1, 1))


def test_somebody_comes_back_from_leave_and_a_leave_gets_its_last_day(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    people.leave(db, "OR1", starts_on=JUNE, ends_before=None)
    people.returned(db, "OR1", on=SEPTEMBER)
    assert [each.last_day for each in people.show(db, "OR1", END).leaves] == [before(SEPTEMBER)]
    with pytest.raises(Refused, match="is not away on 2025-09-29"):
        people.returned(db, "OR1", on=END)
    people.leave(db, "OR1", starts_on=JUNE, ends_before=END)
    assert [each.last_day for each in people.show(db, "OR1", END).leaves] == [before(END)]


def test_an_exemption_from_the_same_day_is_replaced(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    people.exempt(db, "OR1", course="csec-refresher", reason="x")
    people.exempt(db, "OR1", course="csec-refresher", reason="teaches it", ends_before=END)
    assert [(e.reason, e.last_day) for e in people.show(db, "OR1", END).exemptions] == [("teaches it", before(END))]


def test_a_name_an_email_and_a_number_are_corrected(db: Session) -> None:
    own = person(db, "Okoye, Adda", number="OR1", on=JANUARY)
    person(db, "Fenn, Bo", number="OR2", on=JANUARY)
    assert (
        people.correct(db, own, name="Okoye-Lind, Ada", email="ada@o.example", employee_number="or3")
        == "Okoye-Lind, Ada"
    )
    people.correct(db, own, email="lind@o.example")
    facts = people.show(db, "OR3", END)
    assert (facts.listed.email, facts.also_known_as) == ("lind@o.example", ("Okoye, Adda", "ada@o.example"))
    assert people.find(db, "ada@o.example").id == own
    people.correct(db, own, email="", forget=True)
    assert people.show(db, own, END).listed.email is None
    for taken in ("OR2", " or2 "):
        with pytest.raises(Refused, match="belongs to Fenn, Bo already"):
            people.correct(db, own, employee_number=taken)
    for wrong in (None, " "):
        with pytest.raises(WrongUsage):
            people.correct(db, own, name=wrong)


def test_a_classification_changes_from_a_day_or_was_always_so(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    people.employ(db, "OR1", on=JUNE, classification="SSS2")
    people.employ(db, "OR1", on=SEPTEMBER, worker_type="contractor")
    seen = [people.show(db, "OR1", day).listed for day in (before(JUNE), JUNE, SEPTEMBER)]
    assert [(each.classification, each.worker_type) for each in seen] == [
        ("", "employee"),
        ("SSS2", "employee"),
        ("SSS2", "contractor"),
    ]
    people.employ(db, "OR1", on=JANUARY, classification="SSS1", always=True)
    assert people.show(db, "OR1", JANUARY).listed.classification == "SSS1"
    with pytest.raises(Refused, match="recorded so"):
        people.employ(db, "OR1", on=END, classification="SSS2")
    for wrong in (None, "alien"):
        with pytest.raises(WrongUsage):
            people.employ(db, "OR1", on=END, worker_type=wrong)


def test_a_wrong_day_of_a_move_is_corrected_on_both_sides(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    people.move(db, "OR1", team_id=team(db, "D9-CPS"), on=JUNE)
    for day in (date(2025, 5, 1), date(2025, 7, 1)):
        people.correct_posting(db, "OR1", starts_on=day)
        assert spans(db) == [("D4-CPS", JANUARY, before(day)), ("D9-CPS", day, None)]
    people.correct_posting(db, "OR1", team_id=team(db, "D4-CPS"), ends_before=JUNE)
    assert spans(db) == [("D4-CPS", JANUARY, before(JUNE)), ("D9-CPS", JUNE, None)]


def test_a_last_day_is_corrected_or_taken_back(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1", on=JANUARY)
    people.end(db, "OR1", ends_before=JUNE)
    people.correct_posting(db, "OR1", ends_before=people.OPEN, starts_on=date(2024, 1, 1))
    assert spans(db) == [("D4-CPS", date(2024, 1, 1), None)]
    people.end(db, "OR1", ends_before=JUNE)
    people.rehire(db, "OR1", team_id=team(db, "D9-CPS"), on=SEPTEMBER)
    home = team(db, "D4-CPS")
    for wrong in (people.OPEN, END):
        with pytest.raises(Refused, match="in another team from 2025-09-02"):
            people.correct_posting(db, "OR1", team_id=home, ends_before=wrong)
    with pytest.raises(Refused, match="was in another team from 2024-01-01"):
        people.correct_posting(db, "OR1", starts_on=date(2025, 5, 1))
    with pytest.raises(WrongUsage, match="lies before the first"):
        people.correct_posting(db, "OR1", ends_before=SEPTEMBER)
    with pytest.raises(WrongUsage, match="first day, the last day"):
        people.correct_posting(db, "OR1")
    with pytest.raises(Refused, match="never posted there"):
        people.correct_posting(db, "OR1", team_id=team(db, "D1-CPS"), starts_on=JUNE)
