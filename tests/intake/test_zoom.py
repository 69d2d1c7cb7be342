"""Zoom's lists in their five shapes: minutes, waiting rooms, no-shows, hosts, and days that nobody guesses."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.intake.untidy import Row, workbook
from tracker.intake.arriving import arrived
from tracker.intake.attendance import merge, read_attendance
from tracker.intake.values import AttendanceFile

FLAT_OLD = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
"Roe, Ada (A. Roe)",ada@o.example,09/25/2026 07:00:00 PM,09/25/2026 07:30:00 PM,30,No
"Roe, Ada (A. Roe)",ada@o.example,09/25/2026 07:20:00 PM,09/25/2026 08:00:00 PM,40,No
Bo Fenn,,09/25/2026 07:05:00 PM,09/25/2026 08:05:00 PM,60,Yes
"""
FLAT_NEW = """\ufeffName (original name),Email,Join time,Leave time,Duration (minutes),Guest,\
Recording disclaimer response,In waiting room
"Roe, Ada",ada@o.example,09/09/2026 07:02:11 PM,09/09/2026 08:31:11 PM,89,No,OK,No
Bo's phone,,09/09/2026 07:01:00 PM,09/09/2026 07:02:00 PM,1,Yes,,Yes
Bo's phone,,09/09/2026 07:02:00 PM,09/09/2026 08:30:00 PM,88,Yes,OK,No
Left Outside,,09/09/2026 07:01:00 PM,09/09/2026 07:40:00 PM,39,Yes,,Yes
15550100123,,09/09/2026 07:05:00 PM,09/09/2026 08:30:00 PM,85,Yes,,No
"""
UNIQUE = """Name (Original Name),User Email,Total Duration (Minutes),Guest
Ada,ada@o.example,65,No
Somebody,,12,Yes
"""
WITH_MEETING = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
"812 3456 7890",Weekly,01/22/2026 10:00:00 AM,01/22/2026 11:00:00 AM,Lena@o.example,60,2

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Lena Orlo,lena@o.example,01/22/2026 10:00:00 AM,01/22/2026 11:00:00 AM,60,No
Cy Vega,,01/22/2026 10:05:00 AM,01/22/2026 10:20:00 AM,15,Yes
"""
WEBINAR = """Attendee Report
Report generated time,05/20/2026 10:00:00 AM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,Unique Viewers,Total Users
Noticing,123 456 7890,05/12/2026 09:00:00 AM,120,5,3,3
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Lena Orlo,lena@o.example,05/12/2026 09:00:00 AM,05/12/2026 11:00:00 AM,120,No,United States
Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,\
Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ada Roe,Ada,Roe,ada@o.example,,05/01/2026 09:00:00 AM,approved,\
05/12/2026 09:02:00 AM,05/12/2026 09:32:00 AM,30,No,United States
Yes,Ada Roe,Ada,Roe,ada@o.example,,05/01/2026 09:00:00 AM,approved,\
05/12/2026 09:40:00 AM,05/12/2026 10:35:00 AM,55,No,United States
No,Bo Fenn,Bo,Fenn,bo@o.example,,05/01/2026 09:00:00 AM,approved,--,--,--,--,--
No,Di Moss,Di,Moss,di@o.example,,05/01/2026 09:00:00 AM,cancelled by self,--,--,--,--,--
Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
15550100123,05/12/2026 09:10:00 AM,05/12/2026 09:50:00 AM,40,United States
"""
SHAPES = {"old": FLAT_OLD, "new": FLAT_NEW, "unique": UNIQUE, "meeting": WITH_MEETING, "webinar": WEBINAR}


def saved(folder: Path, text: str, name: str = "participants_1.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def there(file: AttendanceFile) -> dict[str, float | None]:
    """Give everybody who was there, with minutes to the tenth."""
    return {
        (each.name.shown if each.name else "?"): each.minutes and round(each.minutes, 1)
        for each in file.people
        if not each.missed
    }


def test_overlapping_rows_of_the_old_list_are_unioned(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, FLAT_OLD))
    assert there(file) == {"Roe, Ada": 60.0, "Fenn, Bo": 60.0}
    assert (file.kind, file.on, file.starts_at) == ("zoom", date(2026, 9, 25), datetime(2026, 9, 25, 19))  # noqa: DTZ001 - wall clock
    assert file.people[0].email == "ada@o.example"


def test_waiting_is_no_time_and_who_only_waited_was_not_there(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, FLAT_NEW))
    assert there(file) == {"Roe, Ada": 89.0, "phone, Bo's": 88.0, "15550100123": 85.0}
    assert file.notes == ("One person only waited in the waiting room and was never let in: not counted.",)


def test_unique_users_have_minutes_and_no_day(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, UNIQUE))
    assert there(file) == {"Ada": 65.0, "Somebody": 12.0}
    assert (file.on, file.problems) == (None, ())


def test_the_meetings_own_row_gives_title_length_and_host(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, WITH_MEETING))
    assert (file.title, file.minutes, file.on) == ("Weekly", 60.0, date(2026, 1, 22))
    assert [(each.role, each.minutes) for each in file.people] == [("Organizer", 60.0), ("", 15.0)]


def test_a_webinars_no_shows_are_told_from_those_who_cancelled(tmp_path: Path) -> None:
    file = read_attendance(saved(tmp_path, WEBINAR))
    assert there(file) == {"Orlo, Lena": 120.0, "Roe, Ada": 85.0, "15550100123": 40.0}
    assert [(each.email, each.missed) for each in file.people if each.missed] == [("bo@o.example", "no_show")]
    assert (file.title, file.on, file.minutes) == ("Noticing", date(2026, 5, 12), 120.0)
    assert [(each.sheet, each.row, each.role) for each in file.people][:2] == [
        ("Host Details", 7, "Organizer"),
        ("Attendee Details", 10, ""),
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_zoom_list_is_attendance_however_it_was_saved(tmp_path: Path, shape: str) -> None:
    """As it was, by another program with other bytes, and as a workbook."""
    text = SHAPES[shape].lstrip("\ufeff")
    for encoding, delimiter in (("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ";")):
        rows = list(rows_of(text))
        again = "\r\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows)
        assert arrived(saved(tmp_path, again, f"{shape}.csv", encoding)).kind == "attendance"
        assert there(read_attendance(tmp_path / f"{shape}.csv")) == there(read_attendance(saved(tmp_path, text)))
    book = workbook(tmp_path / "again.xlsx", {"Sheet1": rows_of(text)})
    found = arrived(book)
    assert found.kind == "attendance"
    assert there(read_attendance(book, book=found.book)) == there(read_attendance(saved(tmp_path, text)))


def rows_of(text: str) -> list[Row]:
    """Split comma-separated text."""
    return list(csv.reader(io.StringIO(text)))


def test_a_day_that_can_be_read_in_two_ways_is_asked_for_though_the_clock_says_am(tmp_path: Path) -> None:
    path = saved(tmp_path, FLAT_OLD.replace("09/25/2026", "09/04/2026"))
    file = read_attendance(path)
    assert (file.on, file.starts_at, there(file)) == (None, None, {"Roe, Ada": 60.0, "Fenn, Bo": 60.0})
    assert [each.code for each in file.problems] == ["date_order"]
    assert "4 September 2026 or 9 April 2026" in file.problems[0].message
    for on, order in ((date(2026, 9, 4), "month first"), (date(2026, 4, 9), "day first")):
        decided = read_attendance(path, on=on)
        assert (decided.on, decided.problems) == (on, ())
        assert decided.notes == (f"Its dates were read {order}, because the session was on {on}.",)


def test_neither_day_is_the_sessions(tmp_path: Path) -> None:
    path = saved(tmp_path, FLAT_OLD.replace("09/25/2026", "09/04/2026"))
    (problem,) = read_attendance(path, on=date(2026, 9, 5)).problems
    assert (problem.code, "Neither is 2026-09-05" in problem.message) == ("other_day", True)


def test_registration_and_report_times_tell_the_order_of_a_webinar(tmp_path: Path) -> None:
    """12 May could be 5 December, but the report was made on 05/20."""
    assert read_attendance(saved(tmp_path, WEBINAR)).problems == ()
    unknown = WEBINAR.replace("05/20/2026", "05/12/2026")
    assert [each.code for each in read_attendance(saved(tmp_path, unknown)).problems] == ["date_order"]


def test_a_second_download_adds_neither_people_nor_time(tmp_path: Path) -> None:
    """The same bytes, and the same list saved again by another program."""
    for text in (FLAT_OLD, UNIQUE):
        first = read_attendance(saved(tmp_path, text))
        same = read_attendance(saved(tmp_path, text, "participants_1 (1).csv"))
        assert merge([first, same]) == first
        other = read_attendance(saved(tmp_path, text, "participants_1 (2).csv", "utf-8-sig"))
        assert there(merge([first, other])) == there(first)


def test_a_participant_on_two_lists_of_one_session_is_there_once(tmp_path: Path) -> None:
    """A webinar's list says that Bo did not come; the meeting beside it has him."""
    webinar = read_attendance(saved(tmp_path, WEBINAR))
    beside = FLAT_OLD.replace("09/25/2026 07", "05/12/2026 09").replace("09/25/2026 08", "05/12/2026 10")
    flat = read_attendance(
        saved(tmp_path, beside.replace("PM", "AM").replace("Bo Fenn,", "Bo Fenn,bo@o.example")), on=date(2026, 5, 12)
    )
    both = there(merge([webinar, flat]))
    assert both["Fenn, Bo"] == 60.0
    assert both["Roe, Ada"] == 95.0  # 9:00 to 10:35
