"""The brand: read from the settings, and a logo taken from a file only where it can be drawn."""

from pathlib import Path

import pytest

from tests.people.tried import tried
from tests.pictures import JPEG, png
from tracker import settings
from tracker.errors import UnreadableFile
from tracker.reports.brand import brand, given, paper
from tracker.reports.document import Brand
from tracker.settings import NoLogo


def test_the_brand_is_what_the_settings_say() -> None:
    with tried() as db:
        assert brand(db) == Brand(agency="ODHS Child Welfare")
        assert paper(db) == "letter"
        for key, value in (("contact", "Ines Quill"), ("footer", "Ask first"), ("accent", "#7a1f5f"), ("paper", "a4")):
            settings.change(db, key, value)
        settings.change(db, "logo", settings.logo_of(png()).text)
        assert brand(db) == Brand("ODHS Child Welfare", "Ines Quill", "Ask first", "#7a1f5f", png())
        assert paper(db) == "a4"


@pytest.mark.parametrize("content", [png(), JPEG])
def test_a_logo_is_given_by_its_file_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "my logo.dat"
    file.write_bytes(content)
    kept, said = given("logo", f" {file} ")
    assert settings.logo_of(content).text == kept
    assert said == f"set logo to {settings.logo_of(content).words}"
    assert given("logo", "") == ("", "set logo to nothing")
    assert given("agency", "Agency") == ("Agency", "set agency to Agency")


def test_a_picture_that_looks_whole_but_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.jpg"
    file.write_bytes(JPEG[:160] + b"\xff\xd9")
    with pytest.raises(NoLogo):
        given("logo", str(file))


@pytest.mark.parametrize("name", ["nowhere.png", ".", "a\x00b.png"])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match="Check the name"):
        given("logo", f"{tmp_path}/{name}")
