"""teams, courses, config: what figures rest on, changed and refused from the command line."""

import pytest

from tests.cli.door import Tracker


def test_sixteen_districts_ship_with_a_team_of_each_program(tracker: Tracker) -> None:
    teams = tracker.asked("teams", "list")
    assert [each["team"] for each in teams] == [f"D{n}-{p}" for n in range(1, 17) for p in ("CPS", "Permanency")]
    assert {each["opened_on"] for each in teams} == {None}


def test_a_second_team_needs_a_name_and_counts_from_its_first_day(tracker: Tracker) -> None:
    words = ("teams", "add", "--district", "2", "--program", "cps")
    assert "--name" in tracker(*words).err
    tracker.done(*words, "--name", "Gresham East", "--opened", "2025-10-01")
    assert len(tracker.asked("teams", "list", "--as-of", "2025-09-30")) == 32
    assert tracker.asked("teams", "list", "--as-of", "2025-10-01")[3]["team"] == "D2-CPS-Gresham-East"
    early = tracker("people", "add", "Roe, Al", "--to", "d2 cps gresham east", "--on", "2025-09-30")
    assert early.code == 4
    assert "is not open on 2025-09-30" in early.err
    tracker.done("people", "add", "Roe, Al", "--to", "d2 cps gresham east", "--on", "2025-10-01")
    tracker.done("people", "add", "Roe, Bea", "--to", "d02 cps", "--on", "2025-10-01")
    teams = {each["name"]: each["team"] for each in tracker.asked("people", "list", "--as-of", "2025-10-02")}
    assert teams == {"Roe, Al": "D2-CPS-Gresham-East", "Roe, Bea": "D2-CPS"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("teams add --district 44 --program CPS --name East", 4, "There is no district 44"),
        ("teams add --district 4 --program Juvenile --name East", 4, "The programs are CPS and Permanency."),
        ("teams add --program CPS", 2, "--district"),
        ("courses add screening-overview --title T", 4, "`tracker courses set` changes it"),
        ("courses add two,codes --title T", 2, "letters, digits and hyphens"),
        ("courses add x --title T --programs Nope", 4, "The programs are CPS and Permanency."),
        ("courses set csec-refresher", 2, "Say what to change"),
        ("courses set csec --counts-toward csec", 4, "toward itself"),
        ("courses set csec --target 101", 2, "100 at most"),
        ("courses set csec --valid-months 0", 2, "1 or more"),
        ("courses set nothing --target 50", 4, "There is no course 'nothing'"),
        ("courses set csec --target-on 2/30", 2, "is no day"),
        ("config set nothing 1", 4, "`tracker config list` shows them"),
        ("config set roster_age_days soon", 2, "whole number"),
        ("config set roster_age_days 99999999", 2, "from 0 to 9999"),
        ("config set zone Mars/Base", 2, "America/Los_Angeles"),
    ],
)
def test_a_slip_is_refused_and_nothing_changes(tracker: Tracker, words: str, code: int, said: str) -> None:
    before = tracker.rows(journal=True)
    ending = tracker(*words.split())
    assert ending.code == code
    assert said in ending.err
    assert tracker.rows(journal=True) == before


def test_a_course_is_added_for_a_program_and_classifications(staff: Tracker) -> None:
    staff.done("courses", "add", "Familial", "--title", "Familial trafficking", "--programs", "cps")
    staff.done("courses", "add", "leads", "--title", "For leads", "--programs", "CPS", "--classifications", "SSS2")
    listed = {each["code"]: each for each in staff.asked("courses", "list")}
    assert (listed["familial"]["programs"], listed["familial"]["target_percent"]) == (["CPS"], 90)
    assert listed["leads"]["classifications"] == ["SSS2"]
    rows = staff.asked("coverage", "--as-of", "2025-09-30", "--by", "program", "--course", "familial")["rows"]
    assert {each["program"]: each["eligible"] for each in rows if each["teams"]} == {"CPS": 4}
    (leads,) = staff.asked("coverage", "--as-of", "2025-09-30", "--by", "state", "--course", "leads")["rows"]
    assert leads["eligible"] == 1


def test_credit_of_a_newer_course_counts_toward_an_older_once(staff: Tracker) -> None:
    staff.done("courses", "add", "overview-2", "--title", "Overview, second edition")
    staff.done("courses", "set", "overview-2", "--counts-toward", "screening")
    again = staff("courses", "set", "overview-2", "--counts-toward", "screening")
    assert (again.code, "already" in again.err) == (4, True)
    staff.done("log", "overview-2", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    rows = staff.asked("coverage", "--as-of", "2025-09-30", "--course", "screening", "--by", "state")["rows"]
    assert rows[0]["trained"] == 1


def test_validity_makes_credit_lapse_on_the_day_after_its_last(staff: Tracker) -> None:
    staff.done("log", "csec", "--on", "2024-02-29", "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    staff.done("courses", "set", "csec", "--valid-months", "12")

    def words(day: str) -> tuple[int, int]:
        (row,) = staff.asked("coverage", "--as-of", day, "--course", "csec", "--by", "state")["rows"]
        return row["trained"], row["lapsed"]

    staff.done("people", "add", "Roe, Al", "--to", "D9-CPS", "--on", "2024-01-01", "--number", "OR40")
    staff.done("log", "csec", "--on", "2024-02-28", "--team", "D9-CPS", "--names", "-", stdin="OR40\n")
    assert words("2025-02-27") == (1, 0)
    assert words("2025-02-28") == (0, 1)


def test_settings_are_listed_set_and_set_again_without_a_change(tracker: Tracker) -> None:
    tracker.done("config", "set", "roster_age_days", "60")
    assert tracker.asked("config", "list")["roster_age_days"] == 60
    before = tracker.rows(journal=True)
    tracker.done("config", "set", "roster_age_days", "60")
    assert tracker.rows(journal=True) == before
    tracker.done("undo")
    assert tracker.asked("config", "list")["roster_age_days"] == 45
