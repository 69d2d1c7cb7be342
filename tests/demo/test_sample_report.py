"""The report that ships in exports/sample/: the example's figures, in five formats, without a name."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.demo.samples.agency import agency
from tracker.demo.story import OVERVIEW, REFRESHER

SAMPLE = Path(__file__).resolve().parents[2] / "exports" / "sample"
NAME = "coverage_2025-08-20_leadership"
FORMATS = ("xlsx", "pdf", "html", "csv", "json")
LARGEST = 1_200_000  # more than half of it are the tags that make the PDF accessible


def text_of(path: Path) -> str:
    """Give all the text of a file: the parts of a workbook, the pages of a PDF, or the file itself."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
            return "\n".join(packed.read(part).decode("utf-8", "replace") for part in packed.namelist())
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {each: text_of(SAMPLE / f"{NAME}.{each}") for each in FORMATS}


def test_the_five_formats_ship_and_stay_small() -> None:
    assert sorted(path.name for path in SAMPLE.iterdir()) == sorted(["README.md", *(f"{NAME}.{f}" for f in FORMATS)])
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) <= LARGEST


def test_every_format_says_that_it_is_example_data(texts: dict[str, str]) -> None:
    assert json.loads(texts["json"])["example"] is True
    assert [each for each in FORMATS if each != "json" and "Example data, invented people" not in texts[each]] == []


def test_it_holds_the_plan_as_it_stood(texts: dict[str, str]) -> None:
    report = json.loads(texts["json"])
    cps = {each["course"]: each for each in report["totals"] if each["program"] == "CPS"}
    assert report["as_of"] == "2025-08-20"
    assert (cps[OVERVIEW]["cells_reached"], cps[OVERVIEW]["cells"]) == (12, 16)
    assert 0.72 <= cps[REFRESHER]["staff_rate"] <= 0.78
    assert "12 of 16" in texts["pdf"]


def test_nobody_is_named_in_it(texts: dict[str, str]) -> None:
    everybody = {who for team in (*agency().june.values(), *agency().later.values()) for who in team}
    marks = {mark for who in everybody for mark in (who.name, who.email, who.number)}
    assert [(form, mark) for form, text in texts.items() for mark in marks if mark in text] == []
