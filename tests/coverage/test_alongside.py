"""An indicator beside coverage: the same months, figures as their own commands give them, and always a caution."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import person, team, tried
from tracker import training
from tracker.coverage.alongside import Alongside, alongside
from tracker.coverage.measure import measure
from tracker.errors import NotFound
from tracker.initiatives.indicators import define, find_indicator, put

OVERVIEW, END = "screening-overview", date(2025, 9, 20)
JULY, AUGUST, SEPTEMBER = date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1)


@pytest.fixture
def db() -> Iterator[Session]:
    """Give a team of two of whom one was trained in August, and numbers of three months."""
    with tried() as session:
        ada = person(session, "Okoye, Ada", on=date(2025, 6, 1))
        person(session, "Reyes, Bo", on=date(2025, 6, 1))
        training.log(
            session,
            OVERVIEW,
            day=date(2025, 8, 12),
            teams=[team(session, "D4-CPS")],
            zone="America/Los_Angeles",
            present=[training.Presence(ada, 60)],
        )
        define(session, "screenings", title="Screenings completed")
        own = find_indicator(session, "screenings").number
        for month, value in ((JULY, 3), (AUGUST, 40), (SEPTEMBER, 52)):
            put(session, own, 4, month, value)
        yield session


def lines(found: Alongside) -> list[tuple[date, date, str | None, int, int]]:
    return [
        (p.month, p.day, p.indicator.words if p.indicator else None, p.teams_reached, p.trained) for p in found.months
    ]


@pytest.mark.parametrize("district", [4, None])
def test_each_month_shows_the_number_and_the_coverage_at_its_end(db: Session, district: int | None) -> None:
    assert lines(alongside(db, "screenings", OVERVIEW, as_of=END, district=district)) == [
        (JULY, date(2025, 7, 31), "under 5", 0, 0),
        (AUGUST, date(2025, 8, 31), "40", 1, 1),
        (SEPTEMBER, END, "52", 1, 1),
    ]


def test_the_coverage_is_that_of_the_coverage_command(db: Session) -> None:
    for pair in alongside(db, "screenings", OVERVIEW, as_of=END).months:
        (total,) = (t for t in measure(db, pair.day, course=OVERVIEW).totals if t.program is None)
        assert (pair.teams, pair.teams_reached, pair.eligible, pair.trained) == (
            total.teams,
            total.teams_reached,
            total.eligible,
            total.trained,
        )
        assert pair.staff_rate == total.staff_rate


def test_a_span_may_be_given_and_a_month_without_a_number_stays_open(db: Session) -> None:
    found = alongside(db, "screenings", OVERVIEW, as_of=END, first=date(2025, 5, 15), last=AUGUST, district=4)
    assert [each.month for each in found.months] == [date(2025, 5, 1), date(2025, 6, 1), JULY, AUGUST]
    assert [each.indicator is None for each in found.months] == [True, True, False, False]
    assert alongside(db, "screenings", OVERVIEW, as_of=date(2025, 6, 1)).months == ()


def test_inside_the_number_stands_as_it_was_counted_and_the_caution_always(db: Session) -> None:
    inside = alongside(db, "screenings", OVERVIEW, as_of=END, internal=True)
    assert inside.months[0].indicator
    assert inside.months[0].indicator.value == 3
    assert "proves nothing" in inside.caution
    assert "not the same as using the screening tool" in inside.caution


def test_without_numbers_there_is_nothing_to_set_beside(db: Session) -> None:
    define(db, "referrals", title="Referrals")
    with pytest.raises(NotFound, match="no numbers"):
        alongside(db, "referrals", OVERVIEW, as_of=END)
    with pytest.raises(NotFound):
        alongside(db, "screenings", "nothing", as_of=END)
