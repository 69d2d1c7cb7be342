"""log, schedule, hold, cancel: reports, pasted names, headcounts, and what they make of teams and people."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Tracker
from tests.cli.rosters import meeting

ADA = ("Okoye, Ada (CPS)", "Ada@O.example", "aokoye77@agency.example", "9:00", "10:00")
BO = ("Bo Fenn", "", "bo@o.example", "9:05", "9:55")
CY = ("Cy Lind", "", "", "9:00", "10:00")
GUEST = ("Pat Kim (External)", "pat@partner.example", "", "9:00", "10:00")
OVERVIEW = ("log", "screening-overview")
HELD = (*OVERVIEW, "--on", "2025-09-12", "--team", "D4-CPS")


def row(tracker: Tracker, team: str, day: str = "2025-09-30", course: str = "screening-overview") -> dict[str, Any]:
    """Give one team's row of the coverage."""
    rows = tracker.asked("coverage", "--as-of", day, "--course", course)["rows"]
    return next(dict(each) for each in rows if each["team"] == team)


def test_a_report_logs_its_people_by_email_sign_in_name_and_name(staff: Tracker, tmp_path: Path) -> None:
    said = staff.asked(*HELD, "--attendance", meeting(tmp_path / "report.csv", ADA, BO, CY))
    assert {**said, "change": 0} == {
        "session": 1,
        "delivered_to": ["D4-CPS"],
        "completed": 3,
        "partial": 0,
        "missed": 0,
        "present": 3,
        "not_matched": [],
        "guests": [],
        "led_by": [],
        "assumptions": [],
        "warnings": [],
        "change": 0,
    }
    reached = row(staff, "D4-CPS")
    assert (reached["state"], reached["evidence"], reached["last_delivery"]) == ("target_met", "named", "2025-09-12")
    assert (reached["trained"], reached["eligible"]) == (3, 3)
    (session,) = staff.asked("sessions")
    assert (session["starts_at"], session["status"], session["present"]) == ("09:00", "held", 3)
    assert staff.asked("people", "show", "OR2")["credits"][0]["minutes"] == 50


def test_the_day_and_the_team_may_come_from_the_report(staff: Tracker, tmp_path: Path) -> None:
    said = staff.asked(*OVERVIEW, "--attendance", meeting(tmp_path / "report.csv", ADA, BO, CY))
    assert said["delivered_to"] == ["D4-CPS"]
    assert staff.asked("sessions")[0]["day"] == "2025-09-12"


def test_stays_are_unioned_and_too_few_minutes_are_partial(staff: Tracker, tmp_path: Path) -> None:
    staff.done("courses", "set", "screening-overview", "--min-minutes", "45")
    twice = [(*ADA[:3], "9:00", "9:30"), (*ADA[:3], "9:20", "9:50")]
    report = meeting(tmp_path / "report.csv", *twice, (*BO[:3], "9:00", "9:20"))
    said = staff.asked(*HELD, "--attendance", report)
    assert (said["completed"], said["partial"]) == (1, 1)
    (ada,) = staff.asked("people", "show", "OR1")["credits"]
    (bo,) = staff.asked("people", "show", "OR2")["credits"]
    assert (ada["outcome"], ada["minutes"]) == ("completed", 50)
    assert (bo["outcome"], bo["minutes"]) == ("partial", 20)
    assert row(staff, "D4-CPS")["trained"] == 1


def test_who_is_not_matched_is_listed_with_5_and_in_a_workbook_beside(staff: Tracker, tmp_path: Path) -> None:
    import openpyxl

    report = meeting(tmp_path / "report.csv", ADA, GUEST)
    ending = staff(*HELD, "--attendance", report, "--json")
    assert ending.code == 5
    assert ending.json["not_matched"] == ["Pat Kim (External)"]
    assert ending.json["completed"] == 1
    beside = tmp_path / "report set aside.xlsx"
    assert str(beside) in ending.err
    rows = list(openpyxl.load_workbook(beside).active.iter_rows(values_only=True))  # type: ignore[union-attr] # one sheet
    assert [each[2] for each in rows] == ["Who", "Pat Kim (External)"]


def test_nobody_recognised_is_3_and_writes_nothing(staff: Tracker, tmp_path: Path) -> None:
    before, files = staff.rows(journal=True), sorted(tmp_path.glob("*.xlsx"))
    ending = staff(*HELD, "--attendance", meeting(tmp_path / "report.csv", GUEST), "--json")
    assert ending.code == 3
    assert "Pat Kim" in ending.json["error"]
    assert ending.json["not_matched"] == ["Pat Kim (External)"]
    assert staff.rows(journal=True) == before
    assert sorted(tmp_path.glob("*.xlsx")) == files


def test_an_explicit_team_is_obeyed_with_a_warning_when_the_names_are_of_another(
    staff: Tracker, tmp_path: Path
) -> None:
    words = (*OVERVIEW, "--on", "2025-09-12", "--team", "D9-CPS")
    said = staff.asked(*words, "--attendance", meeting(tmp_path / "report.csv", ADA, BO, CY), code=5)
    assert said["delivered_to"] == ["D9-CPS"]
    assert any("2 of 2 names are of D4-CPS. Was it for that team?" in each for each in said["warnings"])
    assert row(staff, "D9-CPS")["evidence"] == "reported"
    assert row(staff, "D4-CPS")["state"] == "not_scheduled"
    assert row(staff, "D4-CPS")["trained"] == 2


def test_a_report_of_another_day_is_obeyed_and_pointed_out(staff: Tracker, tmp_path: Path) -> None:
    report = meeting(tmp_path / "report.csv", ADA, day="9/11/2025")
    said = staff.asked(*HELD, "--attendance", report)
    assert any("This report is of 2025-09-11, not of 2025-09-12." in each for each in said["warnings"])
    assert said["completed"] == 1


def test_a_file_that_was_logged_for_another_session_is_pointed_out(staff: Tracker, tmp_path: Path) -> None:
    report = meeting(tmp_path / "report.csv", ADA, BO)
    staff.done(*HELD, "--attendance", report)
    used = "This file was logged as session 1, Sex trafficking screening tool overview on 2025-09-12, already."
    other = ("log", "csec-refresher", "--on", "2025-09-17", "--team", "D4-CPS", "--attendance", report)
    assert used in staff.asked(*other)["warnings"]
    assert used not in staff.asked(*OVERVIEW, "--into", "1", "--attendance", report)["warnings"]
    staff.done("undo")
    staff.done("cancel", "1")
    assert staff.asked(*HELD, "--attendance", report)["warnings"] == []


def test_the_same_course_day_and_team_again_is_4_and_names_the_session(staff: Tracker) -> None:
    staff.done(*HELD, "--headcount", "14")
    before = staff.rows(journal=True)
    ending = staff(*HELD, "--headcount", "14", "--json")
    assert (ending.code, ending.json["session"]) == (4, 1)
    assert "--into 1" in ending.err
    assert staff.rows(journal=True) == before
    assert staff(*HELD[:-1], "D5-CPS").code == 0
    assert staff("log", "csec", *HELD[2:]).code == 0
    assert staff(*OVERVIEW, "--on", "2025-09-13", "--team", "D4-CPS").code == 0


def test_into_adds_people_to_a_session_and_the_same_list_again_writes_nothing(staff: Tracker, tmp_path: Path) -> None:
    staff.done(*HELD, "--headcount", "14")
    report = meeting(tmp_path / "report.csv", ADA, BO)
    said = staff.asked(*OVERVIEW, "--into", "1", "--attendance", report)
    assert (said["session"], said["completed"]) == (1, 2)
    assert row(staff, "D4-CPS")["evidence"] == "named"
    assert staff.asked("sessions")[0]["present"] == 14
    before = staff.rows(journal=True)
    again = staff(*OVERVIEW, "--into", "1", "--attendance", report, "--json")
    assert (again.code, again.json["change"]) == (0, None)
    assert "Nothing was written" in again.err
    assert staff.rows(journal=True) == before


def test_into_needs_somebody_to_add(staff: Tracker) -> None:
    staff.done(*HELD)
    before = staff.rows(journal=True)
    ending = staff(*OVERVIEW, "--into", "1")
    assert ending.code == 2
    assert "--names -" in ending.err
    assert staff.rows(journal=True) == before


def test_a_headcount_can_be_corrected(staff: Tracker) -> None:
    staff.done(*HELD, "--headcount", "1400")
    staff.done(*OVERVIEW, "--into", "1", "--headcount", "14")
    assert staff.asked("sessions")[0]["headcount"] == 14


def test_names_are_numbers_emails_or_names_with_or_without_minutes(staff: Tracker) -> None:
    staff.done("courses", "set", "screening-overview", "--min-minutes", "30")
    typed = "\ufeffor1\nBO@o.example, 20\n\nLind, Cy\n"
    said = staff.asked_with(typed, *HELD, "--names", "-")
    assert (said["completed"], said["partial"], said["not_matched"]) == (2, 1, [])
    assert staff.asked("people", "show", "OR2")["credits"][0]["outcome"] == "partial"


def test_namesakes_are_asked_about_and_told_apart(staff: Tracker) -> None:
    ending = staff(
        *(*OVERVIEW, "--on", "2025-09-12", "--team", "D4-CPS", "--team", "D14-CPS", "--names", "-"),
        stdin="OR1\nLind, Cy\n",
    )
    assert ending.code == 5
    assert "Lind, Cy (OR3, D4-CPS)" in ending.err
    assert "Lind, Cy (OR6, D14-Permanency)" in ending.err


def test_names_are_read_from_standard_input_alone(staff: Tracker) -> None:
    assert staff(*HELD, "--names", "list.txt").code == 2
    assert staff(*HELD, "--names", "-", stdin="\n \n").code == 3
    assert staff(*HELD, "--names", "-", "--attendance", "x.csv").code == 2


def test_present_is_the_greater_of_headcount_and_names_never_their_sum(staff: Tracker) -> None:
    staff.done(*HELD, "--headcount", "2", "--names", "-", stdin="OR1\nOR2\nOR3\n")
    assert staff.asked("sessions")[0]["present"] == 3
    staff.done(*OVERVIEW, "--into", "1", "--headcount", "14")
    assert staff.asked("sessions")[0]["present"] == 14
    assert row(staff, "D4-CPS")["trained"] == 3


def test_each_team_of_one_session_has_evidence_of_its_own(staff: Tracker) -> None:
    teams = ("--team", "d04 cps, District 4 Permanency", "--team", "d14cps")
    staff.done(*OVERVIEW, "--on", "2025-09-12", *teams, "--headcount", "9", "--names", "-", stdin="OR1\nOR4\n")
    (session,) = staff.asked("sessions")
    assert dict(zip(session["teams"], session["evidence"], strict=True)) == {
        "D14-CPS": "headcount",
        "D4-CPS": "named",
        "D4-Permanency": "named",
    }


def test_without_names_or_headcount_the_team_is_reached_on_her_word_and_nobody_is_trained(staff: Tracker) -> None:
    staff.done(*HELD)
    reached = row(staff, "D4-CPS")
    assert (reached["state"], reached["evidence"], reached["trained"]) == ("delivered", "reported", 0)


def test_a_session_that_was_planned_becomes_held_when_it_is_logged(staff: Tracker) -> None:
    number = staff.asked("schedule", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--at", "1:30 pm")[
        "session"
    ]
    assert row(staff, "D4-CPS", "2025-09-11")["state"] == "scheduled"
    assert row(staff, "D4-CPS")["state"] == "overdue"
    assert staff.asked(*HELD, "--headcount", "3")["session"] == number
    (session,) = staff.asked("sessions")
    assert (session["status"], session["starts_at"]) == ("held", "13:30")
    assert row(staff, "D4-CPS", "2025-09-11")["state"] == "not_scheduled"


def test_hold_takes_a_report_and_a_second_hold_says_how_to_add(staff: Tracker, tmp_path: Path) -> None:
    staff.done("schedule", "screening", "--on", "2025-09-12", "--team", "D4-CPS")
    said = staff.asked("hold", "1", "--attendance", meeting(tmp_path / "report.csv", ADA, GUEST), code=5)
    assert (said["completed"], said["not_matched"]) == (1, ["Pat Kim (External)"])
    again = staff("hold", "1")
    assert again.code == 4
    assert "tracker log screening-overview --into 1 --names -" in again.err


def test_the_same_session_is_planned_once(staff: Tracker) -> None:
    words = ("schedule", "screening", "--on", "2030-09-12", "--team", "D4-CPS")
    staff.done(*words)
    ending = staff(*words, "--json")
    assert (ending.code, ending.json["session"]) == (4, 1)


@pytest.mark.parametrize(
    "words", [("--at", "25:99"), ("--at", "soon"), ("--zone", "Mars/Base"), ("--zone", "America"), ("--minutes", "0")]
)
def test_a_time_or_zone_that_does_not_exist_is_wrong_usage(staff: Tracker, words: tuple[str, str]) -> None:
    ending = staff("schedule", "screening", "--on", "2030-09-12", "--team", "D4-CPS", *words)
    assert ending.code == 2
    assert staff.asked("sessions") == []


def test_a_session_of_the_future_cannot_have_been_held(staff: Tracker) -> None:
    logged = staff(*OVERVIEW, "--on", "2150-09-12", "--team", "D4-CPS")
    assert (logged.code, "tracker schedule" in logged.err) == (2, True)
    staff.done("schedule", "screening", "--on", "2150-09-12", "--team", "D4-CPS")
    assert staff("hold", "1").code == 2
    assert staff.asked("sessions")[0]["status"] == "planned"


def test_in_an_example_a_session_after_its_day_can_be_logged(staff: Tracker) -> None:
    marker = staff.root / "data" / "settings.toml"
    marker.write_text("example = true\ntoday = 2025-09-10\n", encoding="utf-8")
    ending = staff.done(*HELD)
    assert "Example data: everybody in it is invented." in ending.err
    assert staff.asked("coverage")["as_of"] == "2025-09-10"


def test_a_planned_session_of_the_past_is_pointed_out(staff: Tracker) -> None:
    ending = staff.done("schedule", "screening", "--on", "2025-01-12", "--team", "D4-CPS")
    assert "`tracker hold 1` says that it was held" in ending.err


def test_a_session_cancelled_after_it_was_held_counts_no_more_and_undo_brings_it_back(staff: Tracker) -> None:
    staff.done(*HELD, "--names", "-", stdin="OR1\nOR2\n")
    held = row(staff, "D4-CPS")
    staff.done("cancel", "1", "--why", "it was the wrong [/x] day")
    cancelled = row(staff, "D4-CPS")
    assert (cancelled["state"], cancelled["trained"], cancelled["last_delivery"]) == ("not_scheduled", 0, None)
    assert staff.asked("people", "show", "OR1")["credits"] == []
    for words in (("hold", "1"), (*OVERVIEW, "--into", "1", "--headcount", "3"), ("cancel", "1")):
        ending = staff(*words)
        assert ending.code == 4
        assert "cancelled" in ending.err
    staff.done("undo")
    assert row(staff, "D4-CPS") == held


def test_cancelling_a_held_session_says_what_counts_no_more_and_how_it_is_taken_back(staff: Tracker) -> None:
    staff.done(*HELD, "--names", "-", stdin="OR1\nOR2\n")
    done = staff.done("cancel", "1")
    lost = "! It was held: 2 completions count no more, 1 team is no longer reached (D4-CPS). `tracker undo "
    assert lost in done.err
    staff.done("undo")
    assert row(staff, "D4-CPS")["trained"] == 2


def test_a_team_that_another_session_reached_stays_reached_when_one_is_cancelled(staff: Tracker) -> None:
    staff.done(*HELD, "--headcount", "3")
    staff.done(*OVERVIEW, "--on", "2025-09-19", "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    assert "1 completion counts no more, 0 teams are no longer reached. `tracker" in staff.done("cancel", "2").err
    assert row(staff, "D4-CPS")["last_delivery"] == "2025-09-12"


def test_a_planned_session_is_cancelled_without_being_asked(staff: Tracker) -> None:
    staff.done("schedule", "screening", "--on", "2025-09-12", "--team", "D4-CPS")
    staff.done("cancel", "1")
    assert staff.asked("sessions")[0]["status"] == "cancelled"


def test_malheurs_sessions_keep_their_own_zone_and_local_day(staff: Tracker) -> None:
    staff.done(
        *(*OVERVIEW, "--on", "2025-09-12", "--team", "D14-CPS", "--zone", "America/Boise", "--names", "-"),
        stdin="OR5\n",
    )
    assert [each[5] for each in staff.rows()["session"] if "America/Boise" in each] == ["America/Boise"]
    assert row(staff, "D14-CPS", "2025-09-11")["state"] == "not_scheduled"
    assert row(staff, "D14-CPS", "2025-09-12")["last_delivery"] == "2025-09-12"


def test_import_adds_a_report_to_a_session_after_showing_it(staff: Tracker, tmp_path: Path) -> None:
    report = meeting(tmp_path / "report.csv", ADA, GUEST)
    without = staff("import", report)
    assert without.code == 2
    assert "tracker log COURSE --attendance FILE" in without.err
    staff.done("schedule", "screening", "--on", "2025-09-12", "--team", "D4-CPS")
    before = staff.rows(journal=True)
    shown = staff("import", report, "--session", "1", "--json")
    assert shown.code == 0
    assert (shown.json["files"][0]["recognised"], shown.json["files"][0]["committed"]) == (1, False)
    assert "Pat Kim (External): nobody in the records fits" in shown.err
    assert staff.rows(journal=True) == before
    said = staff.asked("import", report, "--session", "1", "--yes", code=5)["files"][0]
    assert (said["session"], said["completed"], said["not_matched"]) == (1, 1, ["Pat Kim (External)"])
    again = staff("import", report, "--session", "1", "--yes")
    assert again.code == 0
    assert "Nothing was written" in again.err


def test_undo_of_a_log_takes_back_all_of_it(staff: Tracker, tmp_path: Path) -> None:
    before = staff.rows()
    staff(*HELD, "--attendance", meeting(tmp_path / "report.csv", ADA, BO, GUEST))
    after = staff.rows()
    staff.done("undo")
    assert staff.rows() == before
    staff.done("redo")
    assert staff.rows() == after


def test_a_team_is_found_in_any_spelling_and_an_unknown_one_is_not_guessed(staff: Tracker) -> None:
    for number, said in enumerate(("d4-cps", "D04 CPS", "District 4 cps", "dist. 4 - CPS", "4 cps", " D4-CPS ")):
        ending = staff(*OVERVIEW, "--on", f"2025-09-{number + 1:02}", "--team", said, "--json")
        assert ending.json["delivered_to"] == ["D4-CPS"]
    for said in ("D4", "CPS", "D4-XYZ", "D17-CPS", "=1+1", ""):
        assert staff(*OVERVIEW, "--on", "2025-09-20", "--team", said).code in (2, 4)
