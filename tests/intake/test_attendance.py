"""Attendance reports as Teams and spreadsheet programs save them, and lists as people paste them."""

import csv
import io
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.untidy import Row, workbook
from tracker.errors import NothingToImport, TrackerError, UnreadableFile
from tracker.intake.arriving import arrived
from tracker.intake.attendance import may_say_who_was_there, merge, read_attendance, read_names
from tracker.intake.attendance.clock import minutes_of, moment
from tracker.intake.attendance.gather import length, union
from tracker.intake.values import AttendanceFile, Present, Stay

NNBSP = "\u202f"
REPORT = (
    """1. Summary
Meeting title\t"Noticing and asking\x20
(CPS, second group)"
Attended participants\t6
Start time\t9/22/26, 8:48:05 AM
End time\t9/22/26, 12:11:26 PM
Meeting duration\t3h 23m 20s
Average attendance time\t2h 31m 7s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\tEngagement: X
Lena Orlo\t9/22/26, 8:48:09 AM\t9/22/26, 12:11:26 PM\t3h 23m 17s\tlena@o.example\tlena@o.example\tOrganizer\t1
Roe, Ada (CPS)\t9/22/26, 9:00:00 AM\t9/22/26, 12:00:00 PM\t3h\tAda.Roe@o.example\taroe7731@o.example\tPresenter
Bo Fenn (Unverified)\t9/22/26, 9:01:00 AM\t9/22/26, 11:01:00 AM\t2h\t\t\tAttendee
Pat Lind (External)\t9/22/26, 9:00:00 AM\t9/22/26, 12:06:40 PM\t3h 6m 40s\tpat@p.example\tpat@p.example\tAttendee
" 15550100123 (Unverified)"\t9/22/26, 9:07:20 AM\t9/22/26, 11:41:02 AM\t2h 33m 42s\t\t\tAttendee
Cy Vega (Unverified)\t9/22/26, 9:01:30 AM\t9/22/26, 9:44:42 AM\t43m 12s\t\t\tAttendee
Cy Vega (Unverified)\t9/22/26, 9:45:30 AM\t9/22/26, 12:11:20 PM\t2h 25m 49s\t\t

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Lena Orlo\t9/22/26, 8:48:09 AM\t9/22/26, 12:11:26 PM\t3h 23m 17s\tlena@o.example\tOrganizer
Roe, Ada (CPS)\t9/22/26, 9:00:00 AM\t9/22/26, 10:30:00 AM\t1h 30m\tAda.Roe@o.example\tPresenter
Roe, Ada (CPS)\t9/22/26, 10:00:00 AM\t9/22/26, 11:00:00 AM\t1h\tada.roe@o.example\tPresenter
Roe, Ada (CPS)\t9/22/26, 11:30:00 AM\t9/22/26, 12:00:00 PM\t30m\tAda.Roe@o.example\tPresenter

4. Meeting Engagement
Name\tEngagement Type\tTime
Lena Orlo\tUnmute\t9/22/26, 9:09:11 AM
""".replace(" AM", NNBSP + "AM")
    .replace(" PM", NNBSP + "PM")
    .replace("\n", "\r\n")
)


def saved(folder: Path, text: str, encoding: str = "utf-16") -> Path:
    """Write a report as some program would."""
    path = folder / "report.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    return path


def minutes(file: AttendanceFile) -> dict[str, float | None]:
    """Give everybody's minutes by name, to the tenth."""
    return {
        (each.name.shown if each.name else each.email or ""): each.minutes and round(each.minutes, 1)
        for each in file.people
    }


EVERYBODY = {
    "Orlo, Lena": 203.3,
    "Roe, Ada": 150.0,  # two devices overlap: 9:00 to 11:00 and 11:30 to 12:00
    "Fenn, Bo": 120.0,  # has no stays of his own
    "Lind, Pat": 186.7,
    "15550100123": 153.7,
    "Vega, Cy": 189.0,  # two rows
}


def test_the_report_of_2022_onward(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, REPORT))
    assert (file.kind, file.title) == ("teams-2022", "Noticing and asking (CPS, second group)")
    assert (file.on, file.starts_at) == (date(2026, 9, 22), datetime(2026, 9, 22, 8, 48, 5))  # noqa: DTZ001 - wall clock
    assert file.minutes == pytest.approx(203.33, abs=0.01)
    assert minutes(file) == EVERYBODY
    assert file.problems == ()
    ada = file.people[1]
    assert (ada.email, ada.sign_in, ada.role) == (
        "Ada.Roe@o.example",
        "aroe7731@o.example",
        "Presenter",
    )
    assert (ada.sheet, ada.row, len(ada.stays)) == ("2. Participants", 12, 2)
    assert ada.name
    assert ada.name.note == "CPS"


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-16", "\t"),
        ("utf-16-le", "\t"),
        ("utf-16-be", "\t"),
        ("utf-8", "\t"),
        ("utf-8-sig", ","),
        ("utf-8", ","),
        ("cp1252", ";"),
    ],
)
def test_the_same_report_saved_again_by_another_program(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [line.split("\t") for line in REPORT.split("\r\n")]
    quoted = [[f'"{cell}"' if delimiter in cell and '"' not in cell else cell for cell in row] for row in rows]
    text = REPORT if delimiter == "\t" else "\r\n".join(delimiter.join(row) for row in quoted)
    text = text.replace(NNBSP, " ") if encoding == "cp1252" else text
    path = saved(tmp_path, text, encoding)
    assert arrived(path).kind == "attendance"
    file = read_attendance(path)
    assert minutes(file) == EVERYBODY
    assert file.on == date(2026, 9, 22)


def test_the_report_saved_as_a_workbook_whose_times_excel_made_dates_of(tmp_path: Path) -> None:
    def cell(text: str) -> object:
        made = moment(text, "month first")
        return made or text

    rows: list[Row] = [
        [cell(text) for text in row] for row in csv.reader(io.StringIO(REPORT, newline=""), delimiter="\t")
    ]
    found = arrived(workbook(tmp_path / "report.xlsx", {"report": rows}))
    assert found.kind == "attendance"
    file = read_attendance(found.path, book=found.book)
    assert (minutes(file), file.on, file.problems) == (EVERYBODY, date(2026, 9, 22), ())
    assert file.notes == ()


def test_a_day_that_excel_may_have_turned_round_is_pointed_out(tmp_path: Path) -> None:
    heads = ["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role"]
    stay = [datetime(2026, 9, 4, 9), datetime(2026, 9, 4, 10)]  # noqa: DTZ001 - wall clock
    book = workbook(tmp_path / "a.xlsx", {"a": [["Meeting Summary"], [], heads, ["Ada Roe", *stay, "1h", "", ""]]})
    file = read_attendance(book)
    assert (file.kind, file.on) == ("teams-2021", date(2026, 9, 4))
    assert "check that 04 September 2026 is the day" in file.notes[-1]


def test_a_spreadsheet_program_pads_the_section_lines(tmp_path: Path) -> None:
    padded = "\r\n".join(line + "\t" * (8 - line.count("\t")) for line in REPORT.split("\r\n"))
    padded = padded.replace("asking \t\t\t\t\t\t\t\r\n", "asking \r\n")
    assert minutes(read_attendance(saved(tmp_path, padded))) == EVERYBODY


def localized(start: str, end: str) -> str:
    """Give a small report with times as written."""
    return (
        f"1. Summary\nMeeting title\tTalk\nStart time\t{start}\n\n"
        "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail"
        "\tParticipant ID (UPN)\tRole\n"
        f"Ada Roe\t{start}\t{end}\t1h\tada@o.example\tada@o.example\tAttendee\n"
    )


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("9/22/26, 2:48:05\u202fPM", "9/22/26, 3:48:05\u202fPM", date(2026, 9, 22)),
        ("15/11/22, 09:30:47", "15/11/22, 10:30:47", date(2022, 11, 15)),
        ("22.09.26, 14:48", "22.09.26, 15:48", date(2026, 9, 22)),
        ("04.09.26, 14:48", "04.09.26, 15:48", date(2026, 9, 4)),
        ("2026-09-04 14:48:00", "2026-09-04 15:48:00", date(2026, 9, 4)),
        ("9/9/26, 14:48:00", "9/9/26, 15:48:00", date(2026, 9, 9)),
        ("9/4/2026 2:48:05 PM", "9/4/2026 3:48:05 PM", date(2026, 9, 4)),
        (
            "1/2/26, 23:30:00",
            "2/2/26, 00:30:00",
            date(2026, 2, 1),
        ),  # over midnight: only one order is a night
    ],
)
def test_the_order_of_day_and_month_is_found(tmp_path: Path, start: str, end: str, day: date) -> None:
    file = read_attendance(saved(tmp_path, localized(start, end)))
    assert file.on == day
    assert file.people[0].minutes == 60
    assert file.problems == ()


def test_month_first_for_an_american_clock_is_an_assumption_that_is_shown(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, localized("9/4/26, 2:48:05 PM", "9/4/26, 3:48:05 PM")))
    assert any("month first" in note and "4 September 2026" in note for note in file.notes)


@pytest.mark.parametrize(("on", "day"), [(date(2026, 4, 9), 9), (date(2026, 9, 4), 4)])
def test_the_session_s_own_day_settles_the_order(tmp_path: Path, on: date, day: int) -> None:
    file = read_attendance(saved(tmp_path, localized("9/4/26, 14:48:00", "9/4/26, 15:48:00")), on=on)
    assert file.on == on
    assert file.people[0].stays[0].joined.day == day
    assert file.problems == ()


def test_an_order_that_cannot_be_known_is_asked_for_and_no_day_is_invented(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, localized("9/4/26, 14:48:00", "9/4/26, 15:48:00")))
    assert [problem.code for problem in file.problems] == ["date_order"]
    assert (file.on, file.starts_at, file.people[0].stays, file.people[0].minutes) == (None, None, (), 60)


def test_a_report_of_another_day_is_noticed(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, REPORT), on=date(2026, 9, 23))
    assert [problem.code for problem in file.problems] == ["other_day"]


def test_times_that_cannot_be_read_leave_the_duration(tmp_path: Path) -> None:
    text = localized("9/22/26, 2:48:05 PM", "9/22/26, 3:48:05 PM").replace(
        "Ada Roe\t9/22/26, 2:48:05 PM", "Ada Roe\tin the afternoon"
    )
    file = read_attendance(saved(tmp_path, text))
    assert [(problem.code, problem.row) for problem in file.problems] == [("time_unreadable", 7)]
    assert (file.people[0].minutes, file.people[0].stays) == (60, ())


def test_a_quotation_mark_that_never_closes_swallows_nobody(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, REPORT.replace("Bo Fenn (Unverified)", '"Bo Fenn (Unverified)')))
    assert len(file.people) == 6


@pytest.mark.parametrize(
    "content", [b"Name,Team\r\nAda Roe,x\r\n", b"PK\x03\x04rest of a workbook", b"", b"2. Nothing here"]
)
def test_a_file_that_is_no_report_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises((UnreadableFile, NothingToImport)):
        read_attendance(path)


@pytest.mark.parametrize("text", ["9" * 5000 + "h", "9" * 5000 + ":00", "\u0663h", "-", ""])
def test_a_duration_beyond_belief_is_none_or_a_number(text: str) -> None:
    assert minutes_of(text) in {None, 180}


def test_a_section_number_beyond_belief_is_no_section(tmp_path: Path) -> None:
    assert minutes(read_attendance(saved(tmp_path, REPORT + "9" * 5000 + ". Notes\r\n"))) == EVERYBODY


def test_a_report_with_nobody_in_it_is_an_error_and_no_result(tmp_path: Path) -> None:
    empty = REPORT.split("Lena Orlo", maxsplit=1)[0]
    with pytest.raises(NothingToImport):
        read_attendance(saved(tmp_path, empty))


def test_two_reports_of_one_session_are_one(tmp_path: Path) -> None:
    """An organiser stopped the meeting and began it again.

    first    Ada 14:48-15:48
    restart  Ada 15:30-16:30, Bo 15:30-16:30
    """
    first = read_attendance(saved(tmp_path, localized("9/22/26, 2:48:00 PM", "9/22/26, 3:48:00 PM")))
    restarted = localized("9/22/26, 3:30:00 PM", "9/22/26, 4:30:00 PM")
    second = read_attendance(
        saved(tmp_path, restarted + restarted.splitlines()[-1].replace("Ada", "Bo").replace("ada", "bo"))
    )
    both = merge([first, second, first])
    assert minutes(both) == {"Roe, Ada": 102, "Roe, Bo": 60}
    assert both.on == date(2026, 9, 22)
    assert both.problems == ()
    assert merge([first, first]) == first


def test_reports_of_different_days_are_not_one_session(tmp_path: Path) -> None:
    first = read_attendance(saved(tmp_path, localized("9/22/26, 2:48:00 PM", "9/22/26, 3:48:00 PM")))
    second = read_attendance(saved(tmp_path, localized("9/23/26, 2:48:00 PM", "9/23/26, 3:48:00 PM")))
    assert [problem.code for problem in merge([first, second]).problems] == ["other_day"]


def test_the_report_of_2021_has_a_row_per_stay(tmp_path: Path) -> None:
    text = (
        "Meeting Summary\nTotal Number of Participants\t1\nMeeting Title\tTalk\n"
        "Meeting Start Time\t9/22/2021, 8:48:05 AM\nMeeting End Time\t9/22/2021, 12:11:26 PM\nMeeting Id\tf0\n\n"
        "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n"
        "Roe, Ada (X)\t9/22/2021, 9:00:00 AM\t9/22/2021, 10:30:00 AM\t1h 30m\tA@o.example\tOrganizer\ta77@o.example\n"
        "Roe, Ada (X)\t9/22/2021, 10:31:00 AM\t9/22/2021, 12:00:00 PM\t1h 29m\tA@o.example\tOrganizer\ta77@o.example\n"
    )
    file = read_attendance(saved(tmp_path, text))
    assert arrived(tmp_path / "report.csv").kind == "attendance"
    assert (file.kind, file.title, file.on) == ("teams-2021", "Talk", date(2021, 9, 22))
    assert file.starts_at == datetime(2021, 9, 22, 8, 48, 5)  # noqa: DTZ001 - wall clock
    assert minutes(file) == {"Roe, Ada": 179}
    assert file.people[0].sign_in == "a77@o.example"


@pytest.mark.parametrize("headings", ["Full Name\tUser Action\tTimestamp\n", ""])
def test_the_list_of_2020_has_a_row_per_event_and_sometimes_no_headings(tmp_path: Path, headings: str) -> None:
    """Lena never leaves: she is counted until the last event."""
    text = headings + (
        "Lena Orlo\tJoined before\t11/4/2020, 9:50:00 AM\n"
        "Roe, Ada\tJoined\t11/4/2020, 9:50:30 AM\n"
        "Roe, Ada\tLeft\t11/4/2020, 10:06:30 AM\n"
        "Roe, Ada\tJoined\t11/4/2020, 10:08:00 AM\n"
        "Roe, Ada\tLeft\t11/4/2020, 10:20:00 AM\n"
    )
    file = read_attendance(saved(tmp_path, text))
    assert arrived(tmp_path / "report.csv").kind == "attendance"
    assert (file.kind, file.on) == ("teams-2020", date(2020, 11, 4))
    assert minutes(file) == {"Orlo, Lena": 30, "Roe, Ada": 28}
    assert any("time of leaving" in note for note in file.notes)


def pasted(text: str) -> list[tuple[str | None, str | None, str | None, float | None]]:
    """Read a list into number, email, name and minutes."""
    return [
        (each.employee_number, each.email, each.name.shown if each.name else None, each.minutes)
        for each in read_names(text).people
    ]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("or123", ("OR123", None, None, None)),
        ("0045", ("0045", None, None, None)),
        ("12345, 20", ("12345", None, None, 20)),
        ("ada@o.example, 45", (None, "ada@o.example", None, 45)),
        ("Roe, Ada", (None, None, "Roe, Ada", None)),
        ("Roe, Ada, 45", (None, None, "Roe, Ada", 45)),
        ("Roe, Ada; 45 min", (None, None, "Roe, Ada", 45)),
        ("Ada Roe\t1h 5m", (None, None, "Roe, Ada", 65)),
        ("OR77\tRoe, Ada\tada@o.example\t30", ("OR77", "ada@o.example", "Roe, Ada", 30)),
        ("Roe, Ada <ada@o.example>", (None, "ada@o.example", "Roe, Ada", None)),
        ("  - Roe, Ada", (None, None, "Roe, Ada", None)),
        ("3. Ada Roe", (None, None, "Roe, Ada", None)),
        ("\u2022 Ada Roe", (None, None, "Roe, Ada", None)),
        ("Roe, Ada, OR77", ("OR77", None, "Roe, Ada", None)),
        ("[/x]=1+1", (None, None, "[/x]=1+1", None)),
    ],
)
def test_a_line_of_a_pasted_list(line: str, person: tuple[str | None, str | None, str | None, float | None]) -> None:
    assert pasted(f"\n{line}\n\n") == [person]


def test_a_line_of_headings_and_repeats_add_nobody() -> None:
    assert pasted("Name, Minutes\nRoe, Ada, 30\nRoe, Ada, 40\n") == [(None, None, "Roe, Ada", 40)]


def test_addresses_in_one_line_are_one_person_each() -> None:
    assert [each[1] for each in pasted("Roe, Ada <ada@x.example>; Fenn, Bo <bo@x.example>")] == [
        "ada@x.example",
        "bo@x.example",
    ]


def test_two_people_on_a_line_are_a_problem() -> None:
    assert [(each.code, each.row) for each in read_names("Cy Lind\nAda Roe / Bo Fenn").problems] == [("two_people", 2)]


def test_an_empty_list_is_an_error() -> None:
    with pytest.raises(NothingToImport):
        read_names("\n - \n")


DAY = datetime(2026, 9, 22)  # noqa: DTZ001 - wall clock
SPANS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 120)), max_size=8)


@given(SPANS)
def test_minutes_of_stays_are_those_in_which_somebody_was_there(spans: list[tuple[int, int]]) -> None:
    stays = [Stay(DAY + timedelta(minutes=at), DAY + timedelta(minutes=at + long)) for at, long in spans]
    there = {minute for at, long in spans for minute in range(at, at + long)}
    assert length(union(stays)) == len(there)
    assert union(union(stays)) == union(stays)


@given(SPANS.filter(bool))
def test_merging_reports_never_adds_time_and_their_order_does_not_matter(
    spans: list[tuple[int, int]],
) -> None:
    files = [
        AttendanceFile("a", str(place), "teams-2022", "", DAY.date(), None, None, (present(at, long, place),), ())
        for place, (at, long) in enumerate(spans)
    ]
    whole = merge(files).people[0].minutes
    assert whole is not None
    assert whole == merge(files[::-1]).people[0].minutes
    assert max(long for _, long in spans) <= whole <= sum(long for _, long in spans)


def present(at: int, long: int, row: int) -> Present:
    """Give Ada's stay of so many minutes."""
    stay = Stay(DAY + timedelta(minutes=at), DAY + timedelta(minutes=at + long))
    return Present(None, "ada@x.example", None, None, long, (stay,), "", "2. Participants", row)


@given(st.text(max_size=200))
def test_any_text_is_a_list_or_a_sentence(text: str) -> None:
    with suppress(NothingToImport):
        assert read_names(text).people


HEADS = st.sampled_from(
    (
        *("Name", "Full Name", "Name (Original Name)", "Join Time", "Duration (Minutes)", "Signature", "Time in"),
        *("Attended", "2. Participants", "1. Summary", "Topic", "Host Details", "Joined", "9/4/26, 9:00", "Yes"),
        *("No", "", '"', "Ada Roe"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(HEADS | st.text(max_size=12), max_size=6), max_size=8), st.sampled_from("\t,;"))
def test_any_table_is_a_list_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], sign: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes("\n".join(sign.join(row) for row in rows).encode("utf-8", "surrogatepass"))
    with suppress(TrackerError):
        assert read_attendance(path).people
    may_say_who_was_there(path)
