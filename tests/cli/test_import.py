"""import: what is shown, what is written, what comes back; real files through the command."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Tracker
from tests.cli.rosters import ADA, BO, CY, DI, EVE, HEADINGS, roster
from tests.intake.untidy import STRUCK, as_ods, as_xls, sixteen_districts


def posted(tracker: Tracker, day: str = "2025-09-30") -> dict[str, str]:
    """Give everybody on the roster of a day: name → team."""
    return {each["name"]: each["team"] for each in tracker.asked("people", "list", "--as-of", day)}


def imported(tracker: Tracker, file: Path, *words: str, code: int = 0) -> dict[str, Any]:
    """Import a file with --yes and give what its JSON says of it."""
    (said,) = tracker.asked("import", file, "--yes", *words, code=code)["files"]
    assert isinstance(said, dict)
    return said


@pytest.fixture
def september(tracker: Tracker, tmp_path: Path) -> Tracker:
    """Import a roster: Ada, Bo and Cy are in D4-CPS and Di in D4-Permanency since 2 September."""
    imported(tracker, roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, BO, CY, DI))
    return tracker


def test_without_yes_nothing_is_written(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.xlsx", ADA, BO)
    before, folder = tracker.rows(journal=True), sorted(tracker.root.rglob("*"))
    ending = tracker.done("import", file)
    assert tracker.rows(journal=True) == before
    assert sorted(tracker.root.rglob("*")) == folder
    assert sorted(tmp_path.glob("*.xlsx")) == [file]
    assert ending.out == ""
    assert "+ Okoye, Ada joins D4-CPS" in ending.err
    assert "Nothing was written. Add --yes" in ending.err
    (said,) = tracker.asked("import", file)["files"]
    assert (said["joiners"], said["committed"], said["change"]) == (2, False, None)
    assert tracker.rows(journal=True) == before


def test_the_json_of_an_import_has_the_contracts_fields(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.xlsx", ADA, ("OR9", "Roe, Al", "al@o.example", "Juvenile", ""))
    said = imported(tracker, file, code=5)
    assert (said["file"], said["kind"], said["on"]) == (file.name, "roster", "2025-09-02")
    assert {name: said[name] for name in ("joiners", "movers", "leavers", "changed", "unchanged")} == {
        "joiners": 1,
        "movers": 0,
        "leavers": 0,
        "changed": 0,
        "unchanged": 0,
    }
    assert (said["possibly_left"], said["committed"]) == ([], True)
    (sheet,) = said["sheets"]
    assert (sheet["sheet"], sheet["header_row"], sheet["people"]) == ("Staff", 1, 2)
    assert sheet["columns"]["employee_number"] == "A"
    (problem,) = said["problems"]
    assert set(problem) == {"sheet", "row", "column", "code", "message"}
    assert (problem["sheet"], problem["row"]) == ("Staff", 3)


def test_the_same_file_again_changes_nothing_and_ends_well(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.xlsx", ADA, ("OR2", "[/x]=1+1", "x@o.example", "CPS", "SSS1"))
    first = imported(tracker, file)
    assert (first["joiners"], len(first["problems"])) == (2, 1)
    before = tracker.rows(journal=True)
    again = imported(tracker, file)
    assert tracker.rows(journal=True) == before
    assert (again["joiners"], again["unchanged"], again["change"]) == (0, 2, None)
    assert again["problems"] == first["problems"]


def test_the_same_file_again_ends_well_when_rows_still_wait_and_keeps_her_notes(
    tracker: Tracker, tmp_path: Path
) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, ("OR9", "Roe, Al", "", "Juvenile", ""))
    assert imported(tracker, file, code=5)["joiners"] == 1
    (beside,) = tmp_path.glob("*to correct*")
    beside.write_bytes(b"her own notes")
    before = tracker.rows(journal=True)
    again = tracker.done("import", file, "--yes")
    assert "still waits" in again.err
    assert tracker.rows(journal=True) == before
    assert beside.read_bytes() == b"her own notes"


def test_a_file_read_in_another_district_is_not_the_same_again(september: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "D04 roster 2025-09-02.csv"
    ending = september("import", file, "--yes", "--team", "D9-CPS", "--json")
    assert ending.json["files"][0]["movers"] == 4


def test_an_unreadable_cell_is_new_once_and_then_known(september: Tracker, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Hire date")
    file = roster(
        tmp_path / "D04 roster 2025-10-01.csv",
        *((*each, "not a date") for each in (ADA, BO, CY, DI)),
        headings=headings,
    )
    imported(september, file)
    before = september.rows(journal=True)
    assert len(imported(september, file)["problems"]) == 4
    assert september.rows(journal=True) == before


def test_undo_restores_every_row_and_the_file_can_be_imported_again(tracker: Tracker, tmp_path: Path) -> None:
    imported(tracker, roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, BO, CY, DI))
    before = tracker.rows()
    moved = (*CY[:3], "Perm", "SSS3")
    file = roster(tmp_path / "D04 roster 2025-10-01.xlsx", ADA, moved, ("OR5", "Moss, Ed", "ed@o.example", "CPS", ""))
    said = imported(tracker, file)
    after = tracker.rows()
    assert [said[name] for name in ("joiners", "movers", "leavers")] == [1, 1, 2]
    tracker.done("undo")
    assert tracker.rows() == before
    tracker.done("redo")
    assert tracker.rows() == after
    tracker.done("undo", said["change"])
    assert tracker.rows() == before
    again = imported(tracker, file)
    assert [again[name] for name in ("joiners", "movers", "leavers")] == [1, 1, 2]
    assert posted(tracker, "2025-10-01") == {
        "Okoye, Ada": "D4-CPS",
        "Lind, Cy": "D4-Permanency",
        "Moss, Ed": "D4-CPS",
    }


def test_undo_refuses_with_names_when_people_attended_since_and_rest_keeps_exactly_those(september: Tracker) -> None:
    september.done(
        *("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-"), stdin="OR1\nOR3\n"
    )
    before = september.rows(journal=True)
    ending = september("undo", "2", "--json")
    assert ending.code == 4
    assert "Okoye, Ada" in ending.json["error"]
    assert "Lind, Cy" in ending.json["error"]
    assert "Fenn, Bo" not in ending.json["error"]
    assert september.rows(journal=True) == before
    kept = september.asked("undo", "2", "--rest")["kept"]
    assert [each.split(" (")[0] for each in kept] == ["Lind, Cy", "Okoye, Ada"]
    assert posted(september) == {"Okoye, Ada": "D4-CPS", "Lind, Cy": "D4-CPS"}


def test_joiners_movers_and_leavers_of_a_later_roster(september: Tracker, tmp_path: Path) -> None:
    moved = (*BO[:3], "Perm", "SSS1")
    file = roster(tmp_path / "D04 roster 2025-10-01.xlsx", ADA, moved, DI, ("OR5", "Moss, Ed", "", "CPS", "SSS1"))
    said = imported(september, file)
    assert [said[name] for name in ("joiners", "movers", "leavers", "unchanged")] == [1, 1, 1, 2]
    assert posted(september, "2025-09-30")["Fenn, Bo"] == "D4-CPS"
    assert posted(september, "2025-09-30")["Lind, Cy"] == "D4-CPS"
    assert posted(september, "2025-10-01") == {
        "Okoye, Ada": "D4-CPS",
        "Fenn, Bo": "D4-Permanency",
        "Vega, Di": "D4-Permanency",
        "Moss, Ed": "D4-CPS",
    }
    assert september.asked("people", "show", "OR3")["postings"] == [
        {"team": "D4-CPS", "standing": "primary", "first_day": "2025-09-02", "last_day": "2025-09-30"}
    ]


def test_too_many_absent_are_asked_about_and_nobody_is_ended(tracker: Tracker, tmp_path: Path) -> None:
    many = [(f"OR{n}", f"Alder, P{'abcdefghijkl'[n]}", f"p{n}@o.example", "CPS", "SSS1") for n in range(12)]
    imported(tracker, roster(tmp_path / "D04 roster 2025-09-02.csv", *many))
    file = roster(tmp_path / "D04 roster 2025-10-01.csv", *many[:6])
    (shown,) = tracker.asked("import", file)["files"]
    said = imported(tracker, file, code=5)
    assert said["leavers"] == 0
    assert said["possibly_left"] == shown["possibly_left"] == [each[1] for each in many[6:]]
    assert len(posted(tracker, "2025-10-01")) == 12
    assert (tmp_path / "D04 roster 2025-10-01 to correct.xlsx").exists()


def test_a_struck_row_counts_as_listed_and_is_no_reason_for_5(september: Tracker, tmp_path: Path) -> None:
    import openpyxl

    file = roster(tmp_path / "D04 roster 2025-10-01.xlsx", ADA, BO, CY, DI)
    book = openpyxl.load_workbook(file)
    for cell in book["Staff"][3]:
        cell.font = STRUCK
    book.save(file)
    said = imported(september, file)
    assert (said["struck"], said["leavers"], said["possibly_left"]) == (1, 0, [])
    assert "Fenn, Bo is struck through: left?" in september("import", file).err
    assert "Fenn, Bo" in posted(september, "2025-10-01")


def test_a_late_roster_does_not_undo_newer_postings(september: Tracker, tmp_path: Path) -> None:
    imported(september, roster(tmp_path / "D04 roster 2025-10-01.csv", ADA, (*BO[:3], "Perm", "SSS1"), CY, DI))
    late = imported(september, roster(tmp_path / "D04 roster 2025-09-15.csv", ADA, BO, CY))
    assert [late[name] for name in ("joiners", "movers", "leavers")] == [0, 0, 0]
    assert posted(september, "2025-10-01")["Fenn, Bo"] == "D4-Permanency"


def test_what_was_corrected_by_hand_stays_until_a_newer_file_says_something_else(
    september: Tracker, tmp_path: Path
) -> None:
    september.done("people", "move", "OR2", "--to", "D4-Permanency", "--on", "2025-09-10")
    october = september("import", roster(tmp_path / "D04 roster 2025-10-01.csv", ADA, BO, CY, DI), "--yes")
    assert "Fenn, Bo: team stays D4-Permanency (corrected by hand)" in october.err
    assert posted(september, "2025-10-01")["Fenn, Bo"] == "D4-Permanency"


def test_somebody_who_left_and_comes_back_is_the_same_person(september: Tracker, tmp_path: Path) -> None:
    imported(september, roster(tmp_path / "D04 roster 2025-10-01.csv", ADA, CY, DI))
    assert "Fenn, Bo" not in posted(september, "2025-10-01")
    back = imported(september, roster(tmp_path / "D04 roster 2026-02-01.csv", ADA, BO, CY, DI))
    assert back["joiners"] == 1
    assert [each["first_day"] for each in september.asked("people", "show", "OR2")["postings"]] == [
        *("2025-09-02", "2026-02-01")
    ]


def test_a_new_name_number_or_email_is_a_change_of_the_same_person(september: Tracker, tmp_path: Path) -> None:
    married = ("OR1", "Okoye-Reyes, Ada", "ada@o.example", "CPS", "SSS1")
    renumbered = ("OR22", "Fenn, Bo", "bo@o.example", "CPS", "SSS1")
    readdressed = ("OR3", "Lind, Cy", "cy.lind@o.example", "CPS", "SSS2")
    file = roster(tmp_path / "D04 roster 2025-10-01.csv", married, renumbered, readdressed, DI)
    ending = september("import", file, "--yes", "--json")
    said = ending.json["files"][0]
    assert (said["joiners"], said["leavers"]) == (0, 0)
    assert september.asked("people", "show", "OR1")["also_known_as"] == ["Okoye, Ada"]
    assert september.asked("people", "show", "Okoye-Reyes, Ada")["employee_number"] == "OR1"
    assert september.asked("people", "show", "cy@o.example")["email"] == "cy.lind@o.example"
    # a number stays with a person for life, so another one is a question and never applied by itself
    assert september.asked("people", "show", "bo@o.example")["employee_number"] == "OR2"
    assert ending.code == 5


@pytest.mark.parametrize(
    ("name", "above", "words", "day"),
    [
        ("D04 roster 2025-09-02.csv", (), (), "2025-09-02"),
        ("D04_Sept_2_2025.csv", (), (), "2025-09-02"),
        ("D04.csv", ("Data refreshed on 9/5/2025",), (), "2025-09-05"),
        ("D04 2025-09-02.csv", ("Data refreshed on 9/5/2025",), (), "2025-09-05"),
        ("D04 2025-09-02.csv", ("Data refreshed on 9/5/2025",), ("--on", "9/8/25"), "2025-09-08"),
    ],
)
def test_the_rosters_day_is_given_or_found_in_the_sheet_or_in_the_files_name(
    tracker: Tracker, tmp_path: Path, name: str, above: tuple[str, ...], words: tuple[str, ...], day: str
) -> None:
    rows = [above, HEADINGS, ADA] if above else [HEADINGS, ADA]
    file = roster(tmp_path / name, *rows[1:], headings=rows[0])
    said = imported(tracker, file, *words)
    assert said["on"] == day
    assert tracker.asked("people", "show", "OR1")["since"] == day


def test_without_any_day_it_is_wrong_usage_that_says_what_to_add(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "D04.csv", ADA)
    ending = tracker("import", file, "--yes")
    assert ending.code == 2
    assert "--on 2025-09-02" in ending.err


def test_a_day_that_is_still_to_come_is_pointed_out(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "D04.csv", ADA)
    assert "still to come" in tracker("import", file, "--on", "2150-09-02").err


def test_a_file_that_says_no_district_takes_it_from_the_command(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "staff.csv", ADA, DI)
    without = tracker("import", file, "--on", "2025-09-02", "--yes")
    assert without.code == 5
    assert "--district" in without.err
    assert posted(tracker) == {}
    tracker.done("undo")
    imported(tracker, file, "--on", "2025-09-02", "--district", "7")
    assert posted(tracker) == {"Okoye, Ada": "D7-CPS", "Vega, Di": "D7-Permanency"}
    missing = tracker("import", file, "--on", "2025-09-02", "--district", "99")
    assert missing.code == 4
    assert "There is no district 99" in missing.err


def test_a_file_that_says_no_team_takes_it_from_the_command(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "unit.csv", ADA[:3], BO[:3], headings=HEADINGS[:3])
    imported(tracker, file, "--on", "2025-09-02", "--team", "district 12 permanency")
    assert posted(tracker) == {"Okoye, Ada": "D12-Permanency", "Fenn, Bo": "D12-Permanency"}


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx", "csv"])
def test_every_kind_of_file_says_the_same(tracker: Tracker, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"D04 roster 2025-09-02.{kind}"
    if kind == "xls":
        as_xls(file, {"Staff": [HEADINGS, ADA, DI]})
    elif kind == "ods":
        as_ods(file, {"Staff": [HEADINGS, ADA, DI]})
    else:
        roster(file, ADA, DI)
    imported(tracker, file)
    assert posted(tracker) == {"Okoye, Ada": "D4-CPS", "Vega, Di": "D4-Permanency"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.xlsx", b"", "This file is empty."),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(300), "This is a picture, not a workbook."),
        ("~$D04.xlsx", b"\x05Ann" + b" " * 160, "Choose the workbook itself."),
        ("letter.csv", b"Dear all,\r\nthis is no roster.\r\n", "Nobody was recognised in this file."),
        ("half.xlsx", b"PK\x03\x04" + bytes(400), "damaged"),
    ],
)
def test_what_is_no_roster_is_refused_with_a_sentence(
    tracker: Tracker, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    before = tracker.rows(journal=True)
    ending = tracker("import", tmp_path / name, "--on", "2025-09-02", "--yes", "--json")
    assert ending.code == 3
    assert said in ending.json["error"]
    assert tracker.rows(journal=True) == before


def test_a_folder_a_missing_and_a_locked_file_say_what_they_are(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rosters").mkdir()
    assert "rosters is a folder with nothing in it to import." in tracker("import", tmp_path / "rosters").err
    assert "quotation marks" in tracker("import", tmp_path / "D04").err
    file = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA)
    opened = Path.open

    def locked(path: Path, *words: object, **named: object) -> object:
        if path.name == file.name:
            raise PermissionError(13, "sharing violation")
        return opened(path, *words, **named)  # type: ignore[call-overload] # as it was called

    monkeypatch.setattr(Path, "open", locked)
    ending = tracker("import", file)
    assert ending.code == 3
    assert "Close it in Excel" in ending.err


def test_several_files_at_once_go_on_past_one_that_is_broken(tracker: Tracker, tmp_path: Path) -> None:
    good = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA)
    broken = tmp_path / "D05 roster 2025-09-02.xlsx"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    other = roster(tmp_path / "D06 roster 2025-09-02.csv", BO)
    said = tracker.asked("import", good, broken, other, "--yes", code=3)["files"]
    assert [each["committed"] for each in said] == [True, False, True]
    assert "picture" in said[1]["error"]
    assert posted(tracker) == {"Okoye, Ada": "D4-CPS", "Fenn, Bo": "D6-CPS"}


def test_rows_set_aside_stand_in_a_workbook_beside_the_file_as_plain_text(tracker: Tracker, tmp_path: Path) -> None:
    import openpyxl

    file = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, ("OR9", "=1+1, Al", "", "Juvenile", ""))
    assert tracker("import", file, "--yes").code == 5
    (beside,) = tmp_path.glob("* to correct.xlsx")
    rows = list(openpyxl.load_workbook(beside).worksheets[0].iter_rows())
    assert rows[0][-1].value == "Problem"
    assert "Juvenile" in str(rows[2][-1].value)
    assert rows[2][1].value == "=1+1, Al"
    assert rows[2][1].data_type == "s"


def test_a_file_in_a_folder_that_may_not_be_written_has_its_rows_in_the_exports(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, ("OR9", "Roe, Al", "", "Juvenile", ""))
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != tmp_path)
    assert tracker("import", file, "--yes").code == 5
    assert [each.name for each in (tracker.root / "exports").iterdir()] == ["D04 roster 2025-09-02 to correct.xlsx"]


def test_a_workbook_with_blanks_and_accents_in_its_path(tracker: Tracker, tmp_path: Path) -> None:
    folder = tmp_path / "Año nuevo, rosters [x]"
    folder.mkdir()
    shutil.move(roster(tmp_path / "a.xlsx", ADA), folder / "Situación 2025-09-02.xlsx")
    imported(tracker, folder / "Situación 2025-09-02.xlsx", "--district", "4")
    assert posted(tracker) == {"Okoye, Ada": "D4-CPS"}


def test_a_sheet_per_district_with_words_of_its_own_gets_everybody_right_and_invents_nobody(
    tracker: Tracker, tmp_path: Path
) -> None:
    file, people = sixteen_districts(tmp_path / "All districts.xlsx")
    said = imported(tracker, file)
    assert (said["joiners"], len(said["sheets"]), said["problems"]) == (len(people), 16, [])
    found = tracker.asked("people", "list", "--as-of", "2025-09-30")
    assert {
        each["employee_number"]: (each["district"], each["program"], each["name"], each["email"]) for each in found
    } == people
    before = tracker.rows(journal=True)
    assert imported(tracker, file)["unchanged"] == len(people)
    assert tracker.rows(journal=True) == before
    tracker.done("undo")
    assert tracker.asked("people", "list", "--as-of", "2025-09-30") == []


def test_a_preview_says_what_it_covers_and_what_it_does_to_the_headline(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA)
    before = tracker.rows(journal=True)
    (foreseen,) = tracker.asked("import", file)["files"]
    assert "screening tool overview: teams 0 of 32 (as before); people" in tracker("import", file).err
    assert tracker.rows(journal=True) == before
    assert foreseen["covers"] == ["D4-CPS"]
    assert [(e["course"], e["eligible"], e["trained"]) for e in foreseen["effect"]] == [
        ("screening-overview", [0, 1], [0, 0]),
        ("csec-refresher", [0, 1], [0, 0]),
    ]
    imported(tracker, file)
    totals = tracker.asked("coverage", "--as-of", "2025-09-02")["totals"]
    assert [total["eligible"] for total in totals if total["program"] is None] == [1, 1]


def test_a_folder_brings_in_its_files_by_name_and_passes_over_what_was_left_beside_them(
    tracker: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    roster(tmp_path / "in" / "D05 roster 2025-09-02.csv", BO)
    roster(tmp_path / "in" / "D04 roster 2025-09-02.csv", ADA)
    for name in ("~$D04 roster.xlsx", "D04 set aside.xlsx", "letter.docx", ".hidden.csv"):
        (tmp_path / "in" / name).write_bytes(b"nothing of ours")
    said = tracker.asked("import", tmp_path / "in", "--yes")["files"]
    assert [each["file"] for each in said] == ["D04 roster 2025-09-02.csv", "D05 roster 2025-09-02.csv"]
    assert posted(tracker) == {"Okoye, Ada": "D4-CPS", "Fenn, Bo": "D5-CPS"}


def test_a_program_that_stands_once_for_several_rows_is_filled_down_only_when_it_is_said(
    tracker: Tracker, tmp_path: Path
) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, (*BO[:3], "", ""), (*DI[:4], ""), (*EVE[:3], "", ""))
    (before,) = tracker.asked("import", file)["files"]
    assert (before["joiners"], before["set_aside"]) == (2, 2)
    assert any("fill" in guess for guess in before["guesses"])
    imported(tracker, file, "--fill-down")
    assert posted(tracker) == {
        "Okoye, Ada": "D4-CPS",
        "Fenn, Bo": "D4-CPS",
        "Vega, Di": "D4-Permanency",
        "Moss, Eve": "D4-Permanency",
    }
