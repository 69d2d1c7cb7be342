"""A training for people on no roster: sessions for no team, of which a headcount or a list of names is counted."""

from pathlib import Path

import pytest

from tests.cli.door import Tracker
from tests.cli.rosters import meeting

ON = ("--on", "2025-09-12")


@pytest.fixture
def caregivers(staff: Tracker) -> Tracker:
    staff.done("courses", "add", "caregivers", "--title", "For resource parents", "--counts-only")
    return staff


def sessions(tracker: Tracker) -> list[tuple[int, str, list[str], int]]:
    """Give each session's number, status, teams and people, oldest first."""
    listed = reversed(tracker.asked("sessions"))
    return [(each["session"], each["status"], each["teams"], each["present"]) for each in listed]


def test_a_headcount_is_enough_and_no_team_is_wanted(caregivers: Tracker) -> None:
    said = caregivers.asked("log", "caregivers", *ON, "--headcount", "31")
    assert (said["delivered_to"], said["completed"], said["present"]) == ([], 0, 31)
    assert sessions(caregivers) == [(1, "held", [], 31)]
    assert caregivers.rows()["delivery"] == []
    assert [each["what"] for each in caregivers.asked("history")][:1] == ["logged For resource parents on 2025-09-12"]
    caregivers.done("undo")
    assert sessions(caregivers) == []


def test_a_session_for_no_team_is_an_output_and_moves_no_other_figure(caregivers: Tracker) -> None:
    before = caregivers.asked("coverage", "--as-of", "2025-09-30")
    caregivers.done("log", "caregivers", *ON, "--headcount", "31")
    after = caregivers.asked("coverage", "--as-of", "2025-09-30")
    assert {name for name in after if after[name] != before[name]} == {"outputs"}
    assert [each["sessions_held"] for each in after["outputs"]] == [1, 0, 0, 1]


def test_of_names_those_who_are_ours_are_credited_and_of_all_others_only_the_number_is_kept(
    caregivers: Tracker,
) -> None:
    said = caregivers.asked_with("OR1, 50\nRoe, Al\nVale, In\n", "log", "caregivers", *ON, "--names", "-")
    assert (said["completed"], said["present"], said["not_matched"], said["warnings"]) == (1, 3, [], [])
    assert "2 people are nobody in the records: counted, and no name is kept." in said["assumptions"]
    assert caregivers.rows()["unmatched"] == []
    assert "Vale" not in str(caregivers.rows())
    assert [each["course"] for each in caregivers.asked("people", "show", "OR1")["credits"]] == ["caregivers"]


def test_a_report_in_which_nobody_is_known_is_counted_too(caregivers: Tracker, tmp_path: Path) -> None:
    people = [(f"Parent {n}", f"p{n}@home.example", "", "9:00", "10:00") for n in range(4)]
    said = caregivers.asked("log", "caregivers", "--attendance", meeting(tmp_path / "report.csv", *people))
    assert (said["present"], said["completed"], said["not_matched"]) == (4, 0, [])


def test_whom_a_name_may_mean_still_waits_for_a_decision(caregivers: Tracker) -> None:
    ending = caregivers("log", "caregivers", *ON, "--names", "-", "--json", stdin="Ada Okoye\nRoe, Al\n")
    assert (ending.code, ending.json["not_matched"], ending.json["present"]) == (5, ["Ada Okoye"], 2)


@pytest.mark.parametrize("verb", ["log", "hold"])
def test_without_a_number_and_without_names_nothing_is_written(caregivers: Tracker, verb: str) -> None:
    words: tuple[str, ...] = ("log", "caregivers", *ON)
    if verb == "hold":
        caregivers.done("schedule", "caregivers", *ON)
        words = ("hold", "1")
    before = caregivers.rows(journal=True)
    ending = caregivers(*words)
    assert (ending.code, "counted only. Say how many there were: --headcount N" in ending.err) == (2, True)
    assert caregivers.rows(journal=True) == before


def test_the_same_day_again_needs_a_note_that_sets_it_apart(caregivers: Tracker) -> None:
    caregivers.done("log", "caregivers", *ON, "--headcount", "31")
    ending = caregivers("log", "caregivers", *ON, "--headcount", "12")
    assert (ending.code, "as session 1" in ending.err) == (4, True)
    caregivers.done("log", "caregivers", *ON, "--headcount", "12", "--note", "evening")
    assert sessions(caregivers) == [(1, "held", [], 31), (2, "held", [], 12)]


def test_a_late_list_of_strangers_asks_how_many_there_were_in_all(caregivers: Tracker) -> None:
    caregivers.done("log", "caregivers", *ON, "--headcount", "31")
    late = ("log", "caregivers", "--into", "1", "--names", "-")
    ending = caregivers(*late, stdin="Roe, Al\n")
    assert (ending.code, "how many were there in all" in ending.err) == (2, True)
    caregivers.done(*late, "--headcount", "32", stdin="Roe, Al\n")
    assert sessions(caregivers) == [(1, "held", [], 32)]


def test_one_is_planned_for_no_team_and_becomes_the_one_that_is_logged(caregivers: Tracker) -> None:
    said = caregivers.asked("schedule", "caregivers", *ON)
    assert said == {"session": 1, "on": "2025-09-12", "teams": []}
    assert caregivers("schedule", "caregivers", *ON).code == 4
    caregivers.done("log", "caregivers", *ON, "--headcount", "31")
    assert sessions(caregivers) == [(1, "held", [], 31)]
    caregivers.done("schedule", "caregivers", "--on", "2025-09-19")
    caregivers.done("hold", "2", "--headcount", "9")
    assert sessions(caregivers)[1] == (2, "held", [], 9)


def test_a_team_that_is_named_all_the_same_is_obeyed(caregivers: Tracker) -> None:
    said = caregivers.asked_with(
        "OR1\nRoe, Al\n", "log", "caregivers", *ON, "--team", "D4-CPS", "--guest", "Roe, Al", "--names", "-"
    )
    assert (said["delivered_to"], said["guests"]) == (["D4-CPS"], ["Roe, Al"])


def test_every_other_training_still_wants_its_team(staff: Tracker) -> None:
    for words in (("log", "screening", *ON, "--headcount", "3"), ("schedule", "screening", *ON)):
        ending = staff(*words)
        assert (ending.code, "Say which team" in ending.err) == (2, True)
    assert sessions(staff) == []


def test_who_gave_a_planned_session_is_said_when_it_is_held(staff: Tracker) -> None:
    staff.done("trainers", "add", "Ines Vale")
    staff.done("schedule", "screening", *ON, "--team", "D4-CPS")
    said = staff.asked("hold", "1", "--headcount", "3", "--trainer", "Ines Vale")
    assert said["warnings"] == [
        "Nothing says that Ines Vale may deliver screening-overview on 2025-09-12. `tracker trainers allow` says so."
    ]
    assert [row[1:] for row in staff.rows()["session_trainer"]] == [(1, 1)]
    staff.done("undo")
    assert staff.rows()["session_trainer"] == []
    unknown = staff("hold", "1", "--trainer", "Nobody")
    assert (unknown.code, staff.asked("sessions")[0]["status"]) == (4, "planned")
