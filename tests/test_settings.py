"""Settings: what ships, what may be set, and which day it is where the agency is."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import tried
from tracker.errors import NotFound, WrongUsage
from tracker.settings import MEANING, Settings, change, local_day, read, zone_of


@pytest.fixture
def db() -> Iterator[Session]:
    """Write within an operation that is taken back in the end."""
    with tried() as session:
        yield session


def test_what_ships_stands_until_it_is_changed(db: Session) -> None:
    assert read(db) == Settings()
    change(db, "roster_age_days", " 60 ")
    change(db, "agency", "Somebody's Agency")
    change(db, "agency", "Another Agency")
    assert asdict(read(db)) == {**asdict(Settings()), "roster_age_days": 60, "agency": "Another Agency"}


def test_every_setting_says_what_it_means() -> None:
    assert set(MEANING) == {field.name for field in fields(Settings)}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(
            ("roster_age_days", wrong)
            for wrong in ("", "x", "-1", "1.5", "10000", "٣", "1_000", "99999999999999999999")
        ),
        *(("agency", wrong) for wrong in ("", "  ", "a\x1b[31m", "two\nlines")),
        *(("zone", wrong) for wrong in ("", "Mars/Base", "America", "../etc/passwd", "/etc/localtime", "a\x00b")),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(db: Session, key: str, value: str) -> None:
    with pytest.raises(WrongUsage):
        change(db, key, value)
    assert read(db) == Settings()


def test_a_setting_that_is_not_known_is_not_found(db: Session) -> None:
    with pytest.raises(NotFound, match="tracker config list"):
        change(db, "nothing", "1")


def test_the_local_day_is_the_agencys() -> None:
    moment = datetime(2025, 10, 1, 6, 30, tzinfo=UTC)
    assert local_day(moment, "America/Los_Angeles") == date(2025, 9, 30)
    assert local_day(moment, "America/Boise") == date(2025, 10, 1)
    assert zone_of("America/Boise").key == "America/Boise"


def test_bands_are_points_or_so_many_percent_of_the_target(db: Session) -> None:
    assert read(db).bands == (5, 15, False)
    change(db, "bands_in", "relative")
    assert read(db).bands == (5, 15, True)
    for wrong in ("percent", "Points"):
        with pytest.raises(WrongUsage, match="points or relative"):
            change(db, "bands_in", wrong)


def test_bands_begin_in_their_order_and_percents_end_at_a_hundred(db: Session) -> None:
    with pytest.raises(WrongUsage, match="cannot be more than the second"):
        change(db, "near_from_points", "16")
    with pytest.raises(WrongUsage, match="cannot be more than the second"):
        change(db, "below_from_points", "4")
    with pytest.raises(WrongUsage, match="from 0 to 100"):
        change(db, "target_percent", "101")
    change(db, "below_from_points", "5")
    assert read(db).bands == (5, 5, False)
