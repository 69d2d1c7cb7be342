"""The fill colours of real workbooks: plain, of the theme, tinted; and only of the file that was read."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from tracker.intake.old_tracker.colours import fills_of, name_of
from tracker.intake.reading import read_book


def coloured(path: Path, fills: dict[str, PatternFill]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tracker"
    sheet["A1"] = "District 1"
    for cell, fill in fills.items():
        sheet[cell].fill = fill
    book.save(path)
    return path


def names(path: Path) -> dict[tuple[int, int], str]:
    fills, note = fills_of(path, read_book(path))
    assert note == ""
    return {place: name_of(colour) for place, colour in fills["Tracker"].items()}


def solid(color: Color | str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def test_colours_are_seen_however_excel_writes_them(tmp_path: Path) -> None:
    fills = {
        "B2": solid("00C6E0B4"),
        "B3": solid("FFFFEB9C"),
        "B4": solid(Color(theme=9)),
        "B5": solid(Color(theme=5, tint=0.6)),
        "B6": solid(Color(indexed=10)),
        "B7": solid("FFD9D9D9"),
        "B8": solid("FFFFFFFF"),
        "B9": PatternFill("darkGrid", fgColor="FFFF0000"),
        "C400": solid("FF7030A0"),
    }
    found = names(coloured(tmp_path / "a.xlsx", fills))
    assert {place: name for place, name in found.items() if place[1] == 2} == {
        (2, 2): "green", (3, 2): "yellow", (4, 2): "orange", (5, 2): "red", (6, 2): "red", (7, 2): "grey",
    }  # fmt: skip
    assert found[400, 3] == "purple"


@pytest.mark.parametrize(
    ("colour", "name"),
    [("FFC7CE", "red"), ("FF69B4", "pink"), ("4472C4", "blue"), ("FFFFFF", "white"), ("000000", "black"), ("", "")],
)
def test_colours_have_plain_names(colour: str, name: str) -> None:
    assert name_of(colour) == name


def test_another_kind_of_file_says_that_its_colours_are_not_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("District,CPS\n1,6/3\n")
    assert fills_of(path, read_book(path)) == ({}, "")


def test_the_colours_of_a_file_that_changed_meanwhile_are_left_alone(tmp_path: Path) -> None:
    path = coloured(tmp_path / "a.xlsx", {"B2": solid("00C6E0B4")})
    book = read_book(path)
    coloured(path, {"B3": solid("00C6E0B4")})
    fills, note = fills_of(path, book)
    assert (fills, note) == ({}, "The file changed while it was read, so its colours were left alone.")
