"""people, teams, districts and courses over time, from the command line: each one change that undo takes back."""

import pytest

from tests.cli.door import Tracker

OCTOBER = "2025-10-01"


def codes(tracker: Tracker, day: str, district: int = 4) -> list[str]:
    """Name the teams of a district on a day."""
    return [each["team"] for each in tracker.asked("teams", "list", "--as-of", day) if each["district"] == district]


def rows(tracker: Tracker, *words: str) -> dict[str, tuple[int, int]]:
    """Give trained and eligible of each team where somebody is, for the overview."""
    found = tracker.asked("coverage", "--course", "screening", *words)["rows"]
    return {each["team"]: (each["trained"], each["eligible"]) for each in found if each["staff"]}


def undone(tracker: Tracker, *words: str) -> None:
    """Run a command, take it back, and find everything as it was."""
    before, change = tracker.rows(), tracker.change()
    tracker.done(*words)
    assert tracker.change() == change + 1
    assert tracker.rows() != before
    tracker.done("undo")
    assert tracker.rows() == before


@pytest.mark.parametrize(
    "words",
    [
        "people also OR1 --team D9-CPS --on 2025-09-20",
        "people correct OR1 --name Okoye-Lind,Ada --email lind@o.example --classification SSS2 --from 2025-09-20",
        "people correct OR1 --first-day 2025-09-01 --last-day 2025-09-30",
        "people merge OR2 OR1",
        "teams rename D4-CPS --name Albany --on 2025-10-01",
        "teams close D4-CPS --last-day 2025-09-30 --to D5-CPS",
        "teams split D4-CPS --into East,West --on 2025-10-01 --move OR1=East --rest West",
        "teams split D4-CPS --into D4-CPS,East --on 2025-10-01 --move OR1=East",
        "teams merge D4-CPS D5-CPS --into D5-CPS --on 2025-10-01",
        "teams redraw D4-CPS --district 5 --name Lincoln --on 2025-10-01",
        "districts add 17 --counties Malheur --opened 2025-10-01",
        "districts rename 4 --name North",
        "courses version csec --from 2025-10-01",
        "courses retire csec --last-day 2025-09-30",
        "courses audience csec --programs CPS --classifications SSS1 --worker-types employee,partner --from 2025-10-01",
        "courses tag csec ORS-180.502 --every 12",
        "courses set csec --counts-toward screening --until 2025-09-30",
        "courses add caregivers --title Caregivers --counts-only",
    ],
)
def test_each_is_one_change_that_undo_takes_back(staff: Tracker, words: str) -> None:
    undone(staff, *words.split())


def test_somebody_comes_back_and_belongs_to_two_teams_and_is_back_from_leave(staff: Tracker) -> None:
    staff.done("people", "end", "OR1", "--last-day", "2025-09-10")
    assert staff("people", "rehire", "OR2", "--to", "D4-CPS", "--on", "2025-09-20").code == 4
    staff.done("people", "rehire", "OR1", "--to", "D4-CPS", "--on", "2025-09-20")
    staff.done("people", "also", "OR1", "--team", "D9-CPS", "--on", "2025-09-20")
    assert rows(staff, "--as-of", "2025-09-30")["D4-CPS"] == (0, 3)
    staff.done("people", "end", "OR1", "--team", "D9-CPS", "--last-day", "2025-09-25")
    last = [each["last_day"] for each in staff.asked("people", "show", "OR1")["postings"]]
    assert last == ["2025-09-10", None, "2025-09-25"]
    staff.done("people", "leave", "OR1", "--from", "2025-09-21")
    staff.done("people", "back", "OR1", "--on", "2025-09-28")
    assert staff.asked("people", "show", "OR1")["leaves"] == [{"first_day": "2025-09-21", "last_day": "2025-09-27"}]


def test_two_records_are_proposed_and_joined(staff: Tracker) -> None:
    staff.done("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    staff.done("people", "add", "Ada Okoye", "--to", "D4-CPS", "--on", "2025-09-20", "--number", "OR77")
    (pair,) = staff.asked("people", "duplicates", "OR77")
    assert (pair["one"], pair["other"], pair["why"]) == (
        "Okoye, Ada (OR77, D4-CPS)",
        "Okoye, Ada (OR1, D4-CPS)",
        "same name",
    )
    assert {each["why"] for each in staff.asked("people", "duplicates")} == {"same name"}
    said = staff.done("people", "merge", "OR1", "OR77").err
    assert "are one person now" in said
    assert rows(staff, "--as-of", "2025-09-30")["D4-CPS"] == (1, 3)
    assert staff.asked("people", "show", "OR1")["employee_number"] == "OR77"
    assert staff.asked("history")[0]["what"] == "joined Okoye, Ada (OR1) into Okoye, Ada (OR77)"


def test_a_correction_says_what_it_corrects_and_slips_change_nothing(staff: Tracker) -> None:
    staff.done("people", "correct", "OR1", "--number", "OR11", "--first-day", "2025-09-01")
    assert staff.asked("history")[0]["what"] == "corrected Okoye, Ada: number, first day"
    before = staff.rows(journal=True)
    for words, code in (
        ("people correct OR11", 2),
        ("people correct OR11 --name Ada --number OR2", 4),
        ("people correct OR11 --last-day 2025-08-01", 2),
        ("people merge OR11 OR6", 4),
        ("teams rename D4-CPS --name Albany --on 2/30", 2),
        ("teams split D4-CPS --into East", 2),
        ("teams split D4-CPS --into East,West --move OR11", 2),
        ("teams split D4-CPS --into East,West --move OR5=East", 4),
        ("teams close D4-CPS --last-day 2025-09-30", 4),
        ("districts close 4 --last-day 2025-09-30", 4),
        ("districts add 4", 4),
        ("districts rename 4", 2),
        ("courses version nothing --from 2025-10-01", 4),
        ("courses set csec --clear title", 2),
        ("courses untag csec X", 4),
        ("courses audience csec --worker-types alien", 2),
        ("coverage --as-of 2025-09-30 --structure 2025-09-01", 2),
        ("config set bands_in miles", 2),
    ):
        ending = staff(*words.split())
        assert (ending.code, ending.out) == (code, ""), (words, ending.err)
        assert ending.err.strip()
    assert staff.rows(journal=True) == before


def test_an_old_day_has_its_own_structure_or_todays(staff: Tracker) -> None:
    staff.done("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    split = ("teams", "split", "D4-CPS", "--into", "East,West", "--on", OCTOBER, "--move", "OR1=East")
    assert "2 wait to be told" in staff.done(*split).err
    assert [each["name"] for each in staff.asked("teams", "waiting", "--as-of", OCTOBER)] == ["Fenn, Bo", "Lind, Cy"]
    for who in ("OR2", "OR3"):
        staff.done("people", "move", who, "--to", "D4-CPS-West", "--on", OCTOBER)
    staff.done("teams", "rename", "D4-Permanency", "--name", "Linn", "--on", OCTOBER)
    assert (codes(staff, "2025-09-30"), codes(staff, OCTOBER)) == (
        ["D4-CPS", "D4-Permanency"],
        ["D4-CPS-East", "D4-CPS-West", "D4-Permanency-Linn"],
    )
    day = ("--as-of", "2025-09-30")
    assert {key: each for key, each in rows(staff, *day).items() if key.startswith("D4")} == {
        "D4-CPS": (1, 3),
        "D4-Permanency": (0, 1),
    }
    restated = rows(staff, *day, "--structure", OCTOBER)
    assert {key: each for key, each in restated.items() if key.startswith("D4")} == {
        "D4-CPS-East": (1, 1),
        "D4-CPS-West": (0, 2),
        "D4-Permanency-Linn": (0, 1),
    }
    known = staff.asked("coverage", *day, "--structure", OCTOBER, "--known-on", "2")
    assert [each["team"] for each in known["rows"] if each["district"] == 4][:1] == ["D4-CPS"]


def test_courses_show_their_tags_as_tags(staff: Tracker) -> None:
    staff.done("courses", "tag", "csec", "ORS 180.502", "--every", "12")
    said = staff.done("courses", "list").out
    assert "csec-refresher: counts toward ORS 180.502 (every 12 months) (a tag, no finding of compliance)" in said
    assert staff.asked("courses", "list")[1]["requirements"] == ["ORS 180.502 (every 12 months)"]


def test_districts_are_listed_with_their_teams(staff: Tracker) -> None:
    staff.done("districts", "add", "17", "--no-teams", "--opened", OCTOBER)
    listed = staff.asked("districts", "list", "--as-of", OCTOBER)
    assert (len(listed), listed[-1]["teams"], listed[3]["teams"]) == (17, [], ["D4-CPS", "D4-Permanency"])
    assert len(staff.asked("districts", "list", "--as-of", "2025-09-30")) == 16


def test_people_on_a_closed_team_are_named_by_check(staff: Tracker) -> None:
    assert staff.asked("check")["on_closed_teams"] == 0
    staff.done("teams", "split", "D4-CPS", "--into", "East,West", "--on", "2025-09-30")
    assert staff.asked("check")["on_closed_teams"] == 3
    assert "On a closed team, and so counted nowhere: 3." in staff.done("check").err
