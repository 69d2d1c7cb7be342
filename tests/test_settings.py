"""Settings: what ships, what may be set, and which day it is where the agency is."""

import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

import tracker
from tests.people.tried import tried
from tests.pictures import JPEG, png
from tracker.errors import NotFound, Refused, WrongUsage
from tracker.settings import MEANING, NoLogo, Settings, change, local_day, logo_of, picture, read, zone_of


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


def test_a_contact_and_a_footer_are_one_line_each_and_may_be_taken_away(db: Session) -> None:
    change(db, "contact", "Ines Quill, ines@agency.example, 555 0100")
    change(db, "footer", "Printed on both sides")
    assert (read(db).contact, read(db).footer) == ("Ines Quill, ines@agency.example, 555 0100", "Printed on both sides")
    change(db, "contact", "")
    assert read(db).contact == ""
    for key, wrong in (("contact", "a\nb"), ("contact", "a" * 201), ("footer", "a" * 121), ("footer", "\x1b[2J")):
        with pytest.raises(WrongUsage, match="one line of at most"):
            change(db, key, wrong)


@pytest.mark.parametrize("colour", ["#1f5f8b", "#000000", "#767676", "#A52A2A"])
def test_an_accent_colour_on_which_white_can_be_read_is_taken(db: Session, colour: str) -> None:
    change(db, "accent", colour)
    assert read(db).accent == colour


@pytest.mark.parametrize(
    ("colour", "why"),
    [
        *((pale, "too light: white text on it has a contrast of") for pale in ("#777777", "#ffffff", "#3399ff")),
        *((none, "is no colour") for none in ("", "blue", "#123", "1f5f8b", "#1f5f8b;}", "#1f5f8b80", "#\u0661f5f8b")),
    ],
)
def test_an_accent_colour_that_is_none_or_too_light_is_refused_with_what_to_do(
    db: Session, colour: str, why: str
) -> None:
    with pytest.raises(WrongUsage, match=why) as refused:
        change(db, "accent", colour)
    assert "like #1f5f8b" in refused.value.message
    assert read(db) == Settings()


def test_the_paper_is_letter_or_a4(db: Session) -> None:
    change(db, "paper", "a4")
    assert read(db).paper == "a4"
    with pytest.raises(WrongUsage, match="letter or a4"):
        change(db, "paper", "A5")


def test_a_logo_is_kept_whole_beside_words_that_say_which_it_is_and_may_be_taken_away(db: Session) -> None:
    for content in (png(60, 20), JPEG):
        logo = logo_of(content)
        change(db, "logo", logo.text)
        assert read(db).logo == logo.words
        kept = picture(db)
        assert kept is not None
        assert kept.content == content
    assert logo_of(JPEG).words.startswith("JPEG, 24 × 12 dots, 1 kB, sha256 ")
    change(db, "logo", "")
    assert (read(db).logo, picture(db)) == ("", None)


def test_a_picture_that_is_not_the_one_spoken_of_is_refused(db: Session) -> None:
    change(db, "logo", logo_of(png()).text)
    db.execute(text("UPDATE setting SET value = :other WHERE \"key\" = 'logo_picture'"), {"other": logo_of(JPEG).text})
    with pytest.raises(Refused, match="Set it again"):
        picture(db)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        png()[:-1],  # cut off
        png() + b"more",
        png().replace(b"IDAT", b"IDAX"),
        png(60, 20, lines=19),
        png(60, 20, lines=2_000),
        png(0, 0),
        png(4_001, 1),
        JPEG[:-2],
        JPEG[:60] + b"\xff\xd9",
        JPEG + b"more",
        b"\x00" * 500_001,
    ],
)
def test_what_is_no_whole_picture_or_a_huge_one_is_no_logo(content: bytes) -> None:
    with pytest.raises(NoLogo):
        logo_of(content)


@given(st.integers(0, 400), st.binary(max_size=12))
def test_a_picture_with_bytes_changed_anywhere_is_a_logo_or_none_and_nothing_else(at: int, other: bytes) -> None:
    for content in (png(), JPEG):
        try:
            assert logo_of(content[:at] + other + content[at + len(other) :]).width > 0
        except NoLogo:
            continue


def test_every_setting_is_read_somewhere() -> None:
    """One that nothing reads would promise what does not happen."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(tracker.__file__).parent.rglob("*.py"))
    unread = [each.name for each in fields(Settings) if not re.search(rf"\.{each.name}\b", code)]
    assert unread == []
