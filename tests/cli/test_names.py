"""Names of a list, decided while it is logged or later; who led it, who did not come, who was there as well."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Tracker
from tests.cli.rosters import meeting
from tests.intake.untidy import Row, workbook

OVERVIEW = ("log", "screening-overview")
HELD = (*OVERVIEW, "--on", "2025-09-12", "--team", "D4-CPS")
LATER = (*OVERVIEW, "--on", "2025-09-19", "--team", "D4-CPS")
ADA = ("Okoye, Ada", "ada@o.example", "", "9:00", "10:00")
JAY = ("Jay Roe", "jay@home.example", "", "9:00", "10:00")
PAT = ("Pat Kim (External)", "pat@partner.example", "", "9:00", "10:00")
FLAT = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
WEBINAR = """Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants
Overview,123 456 7890,09/12/2025 09:00:00 AM,60,3
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Lena Orlo,lena@o.example,09/12/2025 09:00:00 AM,09/12/2025 10:00:00 AM,60,No
Attendee Details
Attended,User Name (Original Name),Email,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Ada Okoye,ada@o.example,approved,09/12/2025 09:02:00 AM,09/12/2025 09:52:00 AM,50,No
No,Bo Fenn,bo@o.example,approved,--,--,--,--
No,Some Stranger,some@x.example,approved,--,--,--,--
"""


def webinar(folder: Path) -> Path:
    path = folder / "attendee_123.csv"
    path.write_text(WEBINAR)
    return path


def outcomes(staff: Tracker) -> list[tuple[object, ...]]:
    """Give who is recorded how, by person."""
    return sorted(row[2:] for row in staff.rows()["attendance"])


def aliases(staff: Tracker) -> list[tuple[object, ...]]:
    return [row[1:] for row in staff.rows()["alias"] if row[2] != "sign_in"]


def test_a_zoom_list_is_never_taken_for_a_roster(staff: Tracker, tmp_path: Path) -> None:
    before = staff.rows(journal=True)
    for name, text in (("flat.csv", FLAT + "New Person,new@o.example,x,y,60,No\n"), ("webinar.csv", WEBINAR)):
        (tmp_path / name).write_text(text)
        ending = staff("import", tmp_path / name, "--district", "4", "--team", "D4-CPS", "--on", "2025-09-12", "--yes")
        assert ending.code == 2
        assert "tracker log COURSE --attendance FILE" in ending.err
    assert staff.rows(journal=True) == before


def test_a_webinar_keeps_who_did_not_come_and_who_led_it(staff: Tracker, tmp_path: Path) -> None:
    said = staff.asked(*HELD, "--attendance", webinar(tmp_path))
    assert (said["completed"], said["missed"], said["not_matched"], said["led_by"]) == (1, 1, [], ["Lena Orlo"])
    assert any("Lena Orlo led it" in each for each in said["assumptions"])
    assert any("certainly nobody in the records: 1 of the list" in each for each in said["assumptions"])
    assert outcomes(staff) == [(1, "completed", 50, None), (2, "no_show", None, None)]
    assert staff.asked("people", "show", "OR2")["credits"][0]["outcome"] == "no_show"
    (row,) = [
        each
        for each in staff.asked("coverage", "--as-of", "2025-09-30", "--course", "screening-overview")["rows"]
        if each["team"] == "D4-CPS"
    ]
    assert (row["trained"], row["evidence"]) == (1, "named")
    again = staff.asked(*OVERVIEW, "--into", "1", "--attendance", tmp_path / "attendee_123.csv")
    assert again["change"] is None


def test_who_is_said_not_to_have_come_was_there_after_all_on_her_word_or_by_another_list(
    staff: Tracker, tmp_path: Path
) -> None:
    path = webinar(tmp_path)
    staff.done(*HELD, "--attendance", path, "--also", "OR2")
    assert [each[:2] for each in outcomes(staff)] == [(1, "completed"), (2, "completed")]
    assert outcomes(staff)[1][3] is not None
    staff.done("undo")
    number = staff.asked(*HELD, "--attendance", path)["session"]
    staff.done(*OVERVIEW, "--into", number, "--names", "-", stdin="OR2, 45\n")
    staff.done(*OVERVIEW, "--into", number, "--attendance", path)
    assert outcomes(staff) == [(1, "completed", 50, None), (2, "completed", 45, None)]


def test_who_led_it_is_shown_with_the_session_and_can_be_somebody_after_all(staff: Tracker, tmp_path: Path) -> None:
    path = webinar(tmp_path)
    staff.done(*HELD, "--attendance", path)
    assert [row for row in staff.rows()["session"] if "Lena Orlo" in row]
    (led,) = staff.asked("waiting", "1")
    assert (led["name"], led["decided"]) == ("Lena Orlo", "guest")
    assert staff.asked("waiting") == []
    staff.done("decide", "1", "lena@o.example", "OR3")
    assert (3, "completed", 60, None) in outcomes(staff)
    staff.done("undo")
    staff.done("undo")
    said = staff.asked(*HELD, "--attendance", path, "--who", "Orlo, Lena=OR3")
    assert (said["completed"], said["led_by"]) == (2, [])
    assert staff.asked("waiting", str(said["session"])) == []


def test_an_organizer_who_resembles_somebody_is_asked_about(staff: Tracker, tmp_path: Path) -> None:
    (tmp_path / "z.csv").write_text(WEBINAR.replace("Lena Orlo,lena@o.example", "Adah Okoye,adam@o.example"))
    ending = staff(*HELD, "--attendance", tmp_path / "z.csv", "--json")
    assert (ending.code, ending.json["not_matched"], ending.json["led_by"]) == (5, ["Adah Okoye"], [])


@pytest.mark.parametrize("way", ["log", "hold", "import"])
def test_names_are_decided_in_one_go_and_one_undo_takes_all_of_it_back(
    staff: Tracker, tmp_path: Path, way: str
) -> None:
    report = meeting(tmp_path / "report.csv", ADA, JAY, PAT)
    if way != "log":
        staff.done("schedule", "screening", "--on", "2025-09-12", "--team", "D4-CPS")
    before = staff.rows()
    decided = ("--who", "jay roe=OR2", "--guest", "pat@partner.example", "--also", "cy@o.example")
    words = {
        "log": (*HELD, "--attendance", report),
        "hold": ("hold", "1", "--attendance", report),
        "import": ("import", report, "--session", "1", "--yes"),
    }
    said = staff.asked(*words[way], *decided)
    said = said["files"][0] if way == "import" else said
    assert (said["completed"], said["not_matched"], said["guests"]) == (3, [], ["Pat Kim (External)"])
    assert [each[:3] for each in outcomes(staff)] == [
        *((1, "completed", 60), (2, "completed", 60), (3, "completed", None)),
    ]
    assert [bool(each[3]) for each in outcomes(staff)] == [False, False, True]
    staff.done("undo")
    assert staff.rows() == before


def test_a_preview_knows_what_is_decided_and_writes_nothing(staff: Tracker, tmp_path: Path) -> None:
    report = meeting(tmp_path / "report.csv", JAY, PAT)
    staff.done("schedule", "screening", "--on", "2025-09-12", "--team", "D4-CPS")
    before = staff.rows(journal=True)
    assert staff("import", report, "--session", "1").code == 3
    shown = staff.asked("import", report, "--session", "1", "--who", "Jay Roe=OR2")["files"][0]
    assert (shown["recognised"], shown["not_matched"]) == (1, ["Pat Kim (External)"])
    assert staff.rows(journal=True) == before


def test_the_next_list_knows_a_decision_and_a_newer_one_changes_it(staff: Tracker, tmp_path: Path) -> None:
    first = meeting(tmp_path / "first.csv", ADA, JAY)
    second = meeting(tmp_path / "second.csv", ADA, ("J. Roe", *JAY[1:]), day="9/19/2025")
    staff.done(*HELD, "--attendance", first, "--who", "Jay Roe=OR2")
    assert aliases(staff) == [(2, "email", "jay@home.example")]
    assert staff.asked(*LATER, "--attendance", second)["completed"] == 2
    staff.done("undo")
    known = staff.rows()
    assert staff.asked(*LATER, "--attendance", second, "--who", "jay@home.example=OR3")["completed"] == 2
    assert aliases(staff) == [(3, "email", "jay@home.example")]
    assert {each[:1] for each in outcomes(staff)} == {(1,), (2,), (3,)}  # the first session stays as it was decided
    staff.done("undo")
    assert staff.rows() == known
    said = staff.asked(*LATER, "--attendance", second, "--guest", "J. Roe")
    assert (said["completed"], said["guests"], aliases(staff)) == (1, ["J. Roe"], [])
    third = (*OVERVIEW, "--on", "2025-09-26", "--team", "D4-CPS", "--attendance")
    assert staff.asked(*third, meeting(tmp_path / "third.csv", ADA, JAY, day="9/26/2025"))["guests"] == ["Jay Roe"]


def test_a_decision_by_name_alone_is_remembered_and_changed_as_well(staff: Tracker) -> None:
    staff.done(*HELD, "--names", "-", "--who", "Jay R.=OR2", stdin="OR1\nJay R.\n")
    assert aliases(staff) == [(2, "name", "Jay R.")]
    assert staff.done(*LATER, "--names", "-", "--who", "jay r.=OR3", stdin="OR1\nJay R.\n").code == 0
    assert aliases(staff) == [(3, "name", "Jay R.")]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--who", "Jay Roe"), 2, '--who "NAME=OR7"'),
        (("--who", "Nobody Here=OR2"), 4, "There is no Nobody Here in this list. It holds Okoye, Ada; Jay Roe"),
        (("--who", "Jay Roe=OR99"), 4, "OR99"),
        (("--who", "Jay Roe=OR2", "--guest", "Jay Roe"), 2, "Decide for one of them"),
        (("--also", "Lind, Cy"), 4, "Lind, Cy"),
        (("--guest", "=1+1"), 4, "There is no =1+1"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_writes_nothing(
    staff: Tracker, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    before = staff.rows(journal=True)
    ending = staff(*HELD, "--attendance", meeting(tmp_path / "report.csv", ADA, JAY), *words)
    assert (ending.code, says in ending.err) == (code, True), ending.err
    assert staff.rows(journal=True) == before


def test_decisions_need_a_list_and_people_in_the_room_none(staff: Tracker) -> None:
    assert staff(*HELD, "--who", "Jay=OR1").code == 2
    said = staff.asked(*HELD, "--also", "OR1", "--also", "bo@o.example")
    assert (said["completed"], said["partial"]) == (2, 0)


def test_names_that_wait_are_listed_and_decided_one_by_one(staff: Tracker, tmp_path: Path) -> None:
    ending = staff(*HELD, "--attendance", meeting(tmp_path / "report.csv", ADA, ("Bob Fenn", *JAY[1:]), PAT))
    assert 'tracker decide 1 "NAME" WHO' in ending.err
    listed = staff.asked("waiting")
    assert [(each["session"], each["name"]) for each in listed] == [(1, "Bob Fenn"), (1, "Pat Kim (External)")]
    assert "may_be" not in listed[0]
    (bob, _) = staff.asked("waiting", "1")
    assert bob["may_be"] == [{"name": "Fenn, Bo (OR2, D4-CPS)", "why": "similar name"}]
    assert "Bob Fenn" in staff.done("waiting", "1").out
    states: list[Any] = [staff.rows()]
    said = staff.asked("decide", "1", "bob fenn", "OR2")
    assert (said["name"], said["who"], said["guest"]) == ("Bob Fenn", "Fenn, Bo", False)
    states.append(staff.rows())
    staff.done("decide", "1", "Pat Kim", "--guest")
    assert staff.asked("waiting") == []
    assert [each["decided"] for each in staff.asked("waiting", "1")] == ["guest"]
    for state in reversed(states):
        staff.done("undo")
        assert staff.rows() == state


def test_a_name_that_does_not_wait_and_a_decision_for_nobody_are_refused(staff: Tracker, tmp_path: Path) -> None:
    staff(*HELD, "--attendance", meeting(tmp_path / "report.csv", ADA, PAT))
    before = staff.rows(journal=True)
    for words, code, says in (
        (("1", "Jay Roe", "OR2"), 4, "There is no Jay Roe in the list that waits in session 1. It holds Pat Kim"),
        (("1", "Pat Kim", "OR99"), 4, "OR99"),
        (("1", "Pat Kim"), 2, "--guest"),
        (("1", "Pat Kim", "OR2", "--guest"), 2, "--guest"),
        (("7", "Pat Kim", "OR2"), 4, "There is no session 7"),
    ):
        ending = staff("decide", *words)
        assert (ending.code, says in ending.err) == (code, True), ending.err
    assert staff("waiting", "7").code == 4
    assert staff.rows(journal=True) == before


def test_a_name_waits_no_more_once_the_list_has_its_person(staff: Tracker, tmp_path: Path) -> None:
    """By the same list after somebody joined, and by a list that names them by another of their own."""
    report = meeting(tmp_path / "report.csv", ADA, JAY, ("Kay Roe", "kay@o.example", "", "9:00", "10:00"))
    staff(*HELD, "--attendance", report)
    assert len(staff.asked("waiting")) == 2
    staff.done("people", "add", "Roe, Jay", "--to", "D4-CPS", "--on", "2025-09-02", "--email", "jay@home.example")
    assert staff(*OVERVIEW, "--into", "1", "--attendance", report).code == 5
    assert [each["name"] for each in staff.asked("waiting")] == ["Kay Roe"]
    staff.done("people", "add", "Roe, Kay", "--to", "D4-CPS", "--on", "2025-09-02", "--email", "kay@o.example")
    staff.done(*OVERVIEW, "--into", "1", "--names", "-", stdin="Roe, Kay\n")
    assert staff.asked("waiting") == []
    assert staff.asked("sessions")[0]["present"] == 3


def test_a_day_that_can_be_read_in_two_ways_is_asked_for(staff: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "participants.csv"
    path.write_text(FLAT + "Ada Okoye,ada@o.example,09/04/2025 09:00:00 AM,09/04/2025 10:00:00 AM,60,No\n")
    before = staff.rows(journal=True)
    ending = staff(*OVERVIEW, "--team", "D4-CPS", "--attendance", path)
    assert (ending.code, "4 September 2025 or 9 April 2025" in ending.err, "--on" in ending.err) == (2, True, True)
    assert staff.rows(journal=True) == before
    said = staff.asked(*OVERVIEW, "--on", "2025-09-04", "--team", "D4-CPS", "--attendance", path)
    assert said["assumptions"] == ["Its dates were read month first, because the session was on 2025-09-04."]


def test_another_list_of_the_session_may_know_the_day(staff: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "participants.csv"
    path.write_text(FLAT + "Ada Okoye,ada@o.example,09/12/2025 09:00:00 AM,09/12/2025 10:00:00 AM,60,No\n")
    book = workbook(tmp_path / "sheet.xlsx", {"Sheet1": SIGNED})
    said = staff.asked(*OVERVIEW, "--attendance", path, "--attendance", book)
    assert (said["completed"], staff.asked("sessions")[0]["day"]) == (2, "2025-09-12")
    assert "Its dates were read month first, because the session was on 2025-09-12." in said["assumptions"]


def test_strangers_on_a_zoom_list_are_an_error(staff: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "participants.csv"
    path.write_text(FLAT + "Some Body,some@x.example,09/12/2025 09:00:00 AM,09/12/2025 10:00:00 AM,60,No\n")
    before = staff.rows(journal=True)
    assert staff(*HELD, "--attendance", path).code == 3
    assert staff.rows(journal=True) == before


SIGNED: list[Row] = [
    ["Sign-in sheet", None, "District 4 CPS"],
    ["Screening overview, 9/12/2025"],
    ["Name", "Signature"],
    *(["Okoye, Ada", "A.O."], ["Bo Fenn", "x"], ["Lind, Cy", None]),
]


def test_a_sign_in_sheet_says_its_day_and_team_and_what_was_assumed(staff: Tracker, tmp_path: Path) -> None:
    book = workbook(tmp_path / "sheet.xlsx", {"Sheet1": SIGNED})
    said = staff.asked(*OVERVIEW, "--attendance", book)
    assert (said["delivered_to"], said["completed"], said["missed"]) == (["D4-CPS"], 2, 0)
    assert staff.asked("sessions")[0]["day"] == "2025-09-12"
    assert said["assumptions"] == [
        "The team, D4-CPS, is read from the title.",
        "Its day, Friday 2025-09-12, is read from the title.",
        "One name is not signed for (row 6): it counts as not there.",
    ]


def test_a_sign_in_sheet_is_attendance_for_import_too(staff: Tracker, tmp_path: Path) -> None:
    book = workbook(tmp_path / "sheet.xlsx", {"Sheet1": SIGNED})
    assert "tracker log COURSE" in staff("import", book, "--district", "4").err
    staff.done(*HELD, "--headcount", "3")
    shown = staff.asked("import", book, "--as", "attendance", "--session", "1")["files"][0]
    assert (shown["kind"], shown["recognised"], shown["committed"]) == ("attendance", 2, False)
    assert "One name is not signed for (row 6): it counts as not there." in shown["assumptions"]
    assert staff.asked("import", book, "--session", "1", "--yes")["files"][0]["completed"] == 2
    assert staff.asked("import", book, "--session", "1", "--yes")["files"][0]["change"] is None


def test_a_text_file_of_names_is_a_list_too(staff: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "who.txt"
    path.write_text("OR1\nbo@o.example\n")
    assert staff.asked(*HELD, "--attendance", path)["completed"] == 2


def test_an_organisers_restart_and_a_second_download_are_one_session(staff: Tracker, tmp_path: Path) -> None:
    first = meeting(tmp_path / "report.csv", (*ADA[:3], "9:00", "9:30"))
    again = meeting(tmp_path / "report (1).csv", (*ADA[:3], "9:00", "9:30"))
    after = meeting(tmp_path / "report 2.csv", (*ADA[:3], "9:20", "9:50"))
    files = [word for path in (first, again, after) for word in ("--attendance", path)]
    assert staff.asked(*HELD, *files)["completed"] == 1
    assert outcomes(staff) == [(1, "completed", 50, None)]
