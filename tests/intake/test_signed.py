"""Sign-in sheets: who signed, who did not, when they came and went, and what no sign-in sheet is."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.intake.untidy import Row, as_csv, workbook
from tracker.intake.arriving import arrived
from tracker.intake.attendance import merge, read_attendance
from tracker.intake.attendance.signed.marks import clock, mark
from tracker.intake.values import AttendanceFile

ON = date(2025, 9, 12)
TITLE: list[Row] = [
    ["Sign-In Sheet"],
    ["Screening tool overview", None, "District 4 CPS"],
    ["Date:", "9/12/2025"],
    [],
]
HEAD = ["#", "Print Name", "Signature"]
SHEET = [*TITLE, HEAD, [1, "Roe, Ada", "A. Roe"], [2, "Bo Fenn", "x"], [3, "Cy Lind", None], [4, None, None]]


def read(path: Path, *, on: date | None = None) -> AttendanceFile:
    """Read a file as it arrives."""
    found = arrived(path)
    assert found.kind == "attendance"
    return read_attendance(path, on=on, book=found.book)


def there(file: AttendanceFile) -> list[str]:
    return [each.name.shown if each.name else each.email or "" for each in file.people if not each.missed]


def test_who_signed_was_there_and_a_blank_is_not_there_and_said(tmp_path: Path) -> None:
    file = read(workbook(tmp_path / "sheet.xlsx", {"Sheet1": SHEET}))
    assert there(file) == ["Roe, Ada", "Fenn, Bo"]
    assert [each.missed for each in file.people] == ["", ""]
    assert (file.kind, file.on, file.team) == ("signed", ON, "D4-CPS")
    assert "Screening tool overview" in file.title
    assert file.notes == (
        "Its day, Friday 2025-09-12, is read from the title.",
        "One name is not signed for (row 8): it counts as not there.",
    )
    assert (file.people[0].sheet, file.people[0].row) == ("Sheet1", 6)


def test_a_column_that_nobody_signed_says_nothing_and_that_is_said(tmp_path: Path) -> None:
    rows: list[Row] = [*TITLE, HEAD, [1, "Roe, Ada", None], [2, "Bo Fenn", " "]]
    file = read(workbook(tmp_path / "sheet.xlsx", {"Sheet1": rows}))
    assert there(file) == ["Roe, Ada", "Fenn, Bo"]
    assert file.notes[-1] == "No cell of the column for signing is filled: everybody on the list counts as there."


@pytest.mark.parametrize("kind", ["csv", "semicolons", "ods"])
def test_a_sheet_in_another_format_says_the_same(tmp_path: Path, kind: str) -> None:
    rows: list[Row] = [["" if cell is None else cell for cell in row] for row in SHEET]
    if kind == "ods":
        path = as_ods(tmp_path / "sheet.ods", rows)
    else:
        path = as_csv(tmp_path / "sheet.csv", rows, delimiter=";" if kind == "semicolons" else ",", encoding="cp1252")
    file = read(path)
    assert (there(file), file.on, file.team) == (["Roe, Ada", "Fenn, Bo"], ON, "D4-CPS")


def as_ods(path: Path, rows: list[Row]) -> Path:
    """Save a small LibreOffice sheet."""
    import zipfile
    from xml.sax.saxutils import escape

    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
        if row
    )
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{spaces}:office:1.0"'
        f' xmlns:table="{spaces}:table:1.0" xmlns:text="{spaces}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", kind)
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", content)
    return path


def test_times_in_and_out_are_minutes_and_stays(tmp_path: Path) -> None:
    rows: list[Row] = [
        *TITLE,
        ["Last Name", "First Name", "Time In", "Time Out"],
        ["Roe", "Ada", "9:00", "10:30"],
        ["Fenn", "Bo", time(9, 15), time(10, 0)],
        ["Lind", "Cy", "9:00 AM", None],
        ["Vega", "Di", "11:00 am", "1:05 p.m."],
    ]
    file = read(workbook(tmp_path / "sheet.xlsx", {"Sheet1": rows}))
    assert [(each.name.shown, each.minutes) for each in file.people if each.name] == [
        ("Roe, Ada", 90),
        ("Fenn, Bo", 45),
        ("Lind, Cy", None),
        ("Vega, Di", 125),
    ]
    assert file.people[0].stays[0].joined == datetime(2025, 9, 12, 9)  # noqa: DTZ001 - wall clock


def test_minutes_or_hours_may_stand_in_a_column(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Attendance"],
        ["Name", "Present", "Hours"],
        ["Roe, Ada", "yes", 1.5],
        ["Fenn, Bo", "yes", None],
    ]
    assert [each.minutes for each in read(workbook(tmp_path / "a.xlsx", {"S": rows})).people] == [90, None]


def test_words_say_who_was_there_who_was_not_and_who_was_excused(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Name", "Email", "Attended?"],
        *(["Roe, Ada", "Ada@O.example", "Yes"], ["Fenn, Bo", None, "No"], ["Lind, Cy", None, "excused"]),
        *(
            ["Vega, Di", None, "N"],
            [None, "eve@o.example", "\u2713"],
            ["Total", None, 2],
            ["Trainer: L. Orlo", None, "x"],
        ),
    ]
    file = read(workbook(tmp_path / "a.xlsx", {"S": rows}))
    assert there(file) == ["Roe, Ada", "eve@o.example"]
    assert [each.missed for each in file.people] == ["", "no_show", "excused", "no_show", ""]
    assert file.people[0].email == "ada@o.example"


def test_boxes_to_tick_count_where_they_are_ticked(tmp_path: Path) -> None:
    rows: list[Row] = [["Name", "Present"], ["Roe, Ada", True], ["Fenn, Bo", False]]
    assert there(read(workbook(tmp_path / "a.xlsx", {"S": rows}))) == ["Roe, Ada"]


def test_two_names_in_a_row_and_headings_on_each_page_are_one_list(tmp_path: Path) -> None:
    head = ["Name", "Initials", None, "Name", "Initials"]
    rows: list[Row] = [
        ["Sign in sheet D4 CPS 2025-09-12"],
        head,
        ["Roe, Ada", "AR", None, "Fenn, Bo", "BF"],
        head,
        ["Lind, Cy", "CL", None, "Vega, Di", None],
    ]
    assert there(read(workbook(tmp_path / "a.xlsx", {"S": rows}))) == ["Roe, Ada", "Fenn, Bo", "Lind, Cy"]


def test_two_people_in_a_cell_are_a_problem(tmp_path: Path) -> None:
    rows: list[Row] = [["Name", "Signature"], ["Ada Roe / Bo Fenn", "x"]]
    assert [(each.code, each.row) for each in read(workbook(tmp_path / "a.xlsx", {"S": rows})).problems] == [
        ("two_people", 2)
    ]


@pytest.mark.parametrize(("on", "codes"), [(ON, []), (date(2025, 12, 9), []), (date(2025, 9, 13), ["other_day"])])
def test_a_sheet_of_another_day_is_noticed_and_a_day_first_one_is_the_same(
    tmp_path: Path, on: date, codes: list[str]
) -> None:
    file = read(workbook(tmp_path / "a.xlsx", {"S": SHEET}), on=on)
    assert [each.code for each in file.problems] == codes
    assert not any("Its day" in note for note in file.notes)


def test_sheets_of_one_workbook_are_one_list_and_two_days_are_none(tmp_path: Path) -> None:
    head = ["Name", "Signature"]
    first: list[Row] = [["9/12/2025"], head, ["Roe, Ada", "x"]]
    second: list[Row] = [["9/13/2025"], head, ["Fenn, Bo", "x"]]
    file = read(workbook(tmp_path / "a.xlsx", {"Room A": first, "Room B": second}))
    assert (there(file), file.on) == (["Roe, Ada", "Fenn, Bo"], None)


def test_a_sheet_and_a_report_of_one_session_are_one_list_with_stays_unioned(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    report.write_text(
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
        "Ada Roe,ada@o.example,09/12/2025 09:30:00 AM,09/12/2025 10:00:00 AM,30,No\n"
    )
    rows: list[Row] = [["Name", "Email", "Time in", "Time out"], ["Roe, Ada", "ada@o.example", "9:00", "9:45"]]
    both = merge([read(workbook(tmp_path / "a.xlsx", {"S": rows}), on=ON), read(report, on=ON)])
    assert [each.minutes for each in both.people] == [60]


NO_SHEETS: dict[str, list[Row]] = {
    "a roster": [["Employee ID", "Name", "Work Email", "Classification"], ["OR1", "Roe, Ada", "a@o.example", "SSS1"]],
    "sign-in names": [["Name", "Sign In", "Unit"], ["Roe, Ada", "aroe@o.example", "CPS"]],
    "initials": [["Name", "Initials", "Unit"], ["Roe, Ada", "AR", "CPS"]],
    "a roster's status": [["Name", "Email", "Status"], ["Roe, Ada", "a@o.example", "Active"]],
    "a roster with who is present": [["Name", "Classification", "Present"], ["Roe, Ada", "SSS1", "x"]],
    "completions": [["Name", "Course", "Attended"], ["Roe, Ada", "Overview", "yes"]],
    "courses across": [["Name", "Email", "Overview Completed"], ["Roe, Ada", "a@o.example", "x"]],
}


@pytest.mark.parametrize("what", NO_SHEETS)
def test_what_only_resembles_a_sign_in_sheet_is_none(tmp_path: Path, what: str) -> None:
    assert arrived(workbook(tmp_path / "staff.xlsx", {"Staff": NO_SHEETS[what]})).kind != "attendance"


def test_a_roster_printed_to_be_signed_is_a_sign_in_sheet(tmp_path: Path) -> None:
    rows: list[Row] = [["Employee ID", "Name", "Classification", "Signature"], ["OR0012", "Roe, Ada", "SSS1", "AR"]]
    (ada,) = read(workbook(tmp_path / "a.xlsx", {"S": rows})).people
    assert (ada.employee_number, ada.name.shown if ada.name else "") == ("OR0012", "Roe, Ada")


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        *((None, ""), ("", ""), (" - ", ""), (False, ""), (0.0, ""), ("n/a", "")),
        *(("x", "there"), ("\u2713", "there"), (True, "there"), ("Ada R.", "there"), ("Yes", "there"), (1.0, "there")),
        *(
            ("no", "no_show"),
            ("No-Show", "no_show"),
            ("ABSENT", "no_show"),
            ("Excused", "excused"),
            ("sick", "excused"),
        ),
    ],
)
def test_what_a_mark_says(cell: Any, says: str) -> None:
    assert mark(cell) == says


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        *(("9:05", 545), ("9:05 PM", 1265), ("12:10 am", 10), ("9 a.m.", 540), ("09:05:30", 545), (0.5, 720)),
        *(("9", None), ("soon", None), ("25:00", None), (None, None), (9.0, None), (datetime(2025, 9, 12, 9), 540)),  # noqa: DTZ001 - wall clock
    ],
)
def test_what_time_it_is(cell: Any, minutes: float | None) -> None:
    assert clock(cell) == minutes
