"""The brand: read from the settings, and a logo taken from a file only where it can be drawn."""

import base64
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.people.tried import tried
from tests.pictures import JPEG, png
from tracker import settings
from tracker.errors import UnreadableFile
from tracker.reports.as_html import as_html
from tracker.reports.as_pdf import as_pdf
from tracker.reports.as_xlsx import as_xlsx
from tracker.reports.brand import brand, given, paper
from tracker.reports.document import Brand
from tracker.reports.layout import laid_out
from tracker.reports.values import Report
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
    assert said == settings.logo_of(content).words
    assert given("logo", "") == ("", "nothing")
    assert given("agency", "Agency") == ("Agency", "Agency")


def test_a_picture_that_looks_whole_but_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.jpg"
    file.write_bytes(JPEG[:160] + b"\xff\xd9")
    with pytest.raises(NoLogo):
        given("logo", str(file))


@pytest.mark.parametrize("name", ["nowhere.png", ".", "a\x00b.png"])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match="Check the name"):
        given("logo", f"{tmp_path}/{name}")


@pytest.mark.parametrize("logo", [png(), JPEG])
def test_every_format_wears_the_brand(make: Callable[..., Report], logo: bytes) -> None:
    whose = Brand("The <Agency>", "Ines Quill, 555 0100", "=Ask & first", "#7a1f5f", logo)
    document = laid_out(replace(make(), brand=whose, paper="a4"))

    page = as_html(document).decode()
    assert f"data:image/{'png' if logo != JPEG else 'jpeg'};base64,{base64.b64encode(logo).decode()}" in page
    assert 'alt="The &lt;Agency&gt;"' in page
    assert "@page{size:A4" in page
    assert "--fill:#7a1f5f" in page
    assert "Ines Quill, 555 0100" in page
    assert "=Ask &amp; first" in page

    pdf = PdfReader(io.BytesIO(as_pdf(document)))
    said = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    assert (round(pdf.pages[0].mediabox.width), round(pdf.pages[0].mediabox.height)) == (595, 842)
    assert [len(sheet.images) for sheet in pdf.pages] == [1, *[0] * (len(pdf.pages) - 1)]
    assert said.count("=Ask & first") == len(pdf.pages)
    assert "Ines Quill, 555 0100" in said

    with zipfile.ZipFile(io.BytesIO(as_xlsx(document))) as parts:
        names = parts.namelist()
        first = parts.read("xl/worksheets/sheet1.xml").decode()
        assert [parts.read(name) for name in names if name.startswith("xl/media/")] == [logo]
        assert 'descr="The &lt;Agency&gt;"' in parts.read("xl/drawings/drawing1.xml").decode()
        assert "Ines Quill, 555 0100" in parts.read("xl/sharedStrings.xml").decode()
    assert 'paperSize="9"' in first
    assert "=Ask &amp;&amp; first" in first.replace("&amp;amp;", "&amp;")
    assert as_xlsx(document) == as_xlsx(document)
