"""The files that ship in imports/: made up, made again the same, and read as they were meant."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.demo.make_samples import IMPORTS
from tests.demo.samples.agency import CPS, LATER, PERM, agency
from tests.demo.samples.everything import every_sample
from tracker.demo.story import ROSTERS, TO_TRY, files
from tracker.intake.apply import read_file
from tracker.intake.attendance import read_attendance
from tracker.names import name_key

LARGEST = 2_500_000


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return every_sample()


def content(name: str, data: bytes) -> object:
    """Give a file's content: the parts of a packed one, whatever the packer's version, else the bytes."""
    if not name.endswith((".xlsx", ".ods")):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {part: packed.read(part) for part in packed.namelist()}


def test_what_ships_is_what_the_script_makes(made: dict[str, bytes]) -> None:
    assert {name for name in made if content(name, (IMPORTS / name).read_bytes()) != content(name, made[name])} == set()


def test_everything_that_the_example_uses_ships_and_nothing_is_made_for_nothing(made: dict[str, bytes]) -> None:
    assert sorted(files()) == sorted([*made, "README.md"])
    assert len(set(files())) == len(files())


def test_the_readme_speaks_of_every_roster_and_of_what_to_try() -> None:
    said = (IMPORTS / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*(each.file for each in ROSTERS), *TO_TRY) if f"`{name}`" not in said] == []


def test_the_samples_stay_small(made: dict[str, bytes]) -> None:
    assert sum(map(len, made.values())) < LARGEST


def test_everybody_in_them_is_invented_and_says_so_by_the_address() -> None:
    everybody = {who.email for team in (*agency().june.values(), *agency().later.values()) for who in team}
    assert len(everybody) > 1_600
    assert all(address.endswith("@odhs.example") for address in everybody)


def read(name: str, *, on: date | None = None, district: int | None = None) -> dict[str, tuple[object, ...]]:
    """Give the people of a sample as the reader sees them: number → name, email, district, program."""
    roster = read_file(IMPORTS / name, on=on, district=district)
    return {
        who.employee_number or "": (name_key(who.name or ""), who.email, who.district, who.program)
        for sheet in roster.sheets
        for who in sheet.people
    }


def meant(program: str, *districts: int, day: date) -> dict[str, tuple[object, ...]]:
    """Give the people as the invented agency knows them."""
    return {
        who.number: (name_key(who.name), who.email, district, program)
        for district in districts
        for who in agency().on(district, program, day)
    }


@pytest.mark.parametrize(
    ("name", "districts"),
    [
        ("D01_roster_2025-07-21.xlsx", (1,)),
        ("D02_CPS_2025-07-21.csv", (2,)),
        ("District 3 CPS Staff List.xlsx", (3,)),
        ("D04_roster_july.xlsx", (4,)),
        ("D06_D10_D11_CPS_2025-08-11.xlsx", (6, 10, 11)),
        ("D08_CPS_staff_2025-07-28.ods", (8,)),
        ("D15 CPS 7-28-2025.xlsx", (15,)),
        ("Eastern_districts_CPS.xlsx", (9, 12, 13, 14)),
    ],
)
def test_each_untidy_roster_is_read_to_the_last_person(name: str, districts: tuple[int, ...]) -> None:
    roster = read_file(IMPORTS / name)
    assert roster.on == LATER[districts[0]]
    assert read(name) == meant(CPS, *districts, day=LATER[districts[0]])


def test_a_roster_that_does_not_say_its_day_or_district_is_read_with_them() -> None:
    assert read("D05_roster.xls", on=LATER[5]) == meant(CPS, 5, day=LATER[5])
    assert read("Washington_Co_CPS.xlsx", district=16) == meant(CPS, 16, day=LATER[16])


def test_the_statewide_workbooks_are_read_to_the_last_person() -> None:
    """Sixteen sheets, of which district 9's has nobody on it."""
    everywhere = range(1, 17)
    assert read("CPS_statewide_2025-06-02.xlsx") == meant(CPS, *everywhere, day=date(2025, 6, 2))
    assert read("Permanency_statewide_2025-08-04.xlsx") == meant(PERM, *everywhere, day=date(2025, 8, 4))
    sheets = read_file(IMPORTS / "Permanency_statewide_2025-08-04.xlsx").sheets
    assert len(sheets) == 16
    assert [sheet.sheet for sheet in sheets if not sheet.people] == ["District 9"]
    assert len({sheet.headings for sheet in sheets}) > 8


def test_reports_are_of_the_day_in_their_name_and_nobody_is_lost() -> None:
    for path in sorted(Path(IMPORTS).glob("*_2025-*.csv")):
        if not path.name.startswith("D02_CPS"):
            read_in = read_attendance(path)
            day = re.search(r"2025-\d\d-\d\d", path.name)
            assert day, path.name
            assert read_in.on == date.fromisoformat(day[0]), path.name
            assert read_in.problems == (), path.name
            assert len(read_in.people) > 5, path.name
