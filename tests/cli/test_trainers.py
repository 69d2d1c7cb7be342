"""trainers: added, allowed, linked to sessions, and what they added, by command."""

from tests.cli.door import Tracker


def logged(tracker: Tracker, day: str, team: str, names: str, *more: str) -> int:
    typed = tracker.done(
        "log", "screening-overview", "--on", day, "--team", team, "--names", "-", "--minutes", 60, *more, stdin=names
    )
    return int(typed.out.strip())


def test_a_session_is_logged_with_its_trainer_and_what_it_added_is_listed(staff: Tracker) -> None:
    number = staff.done("trainers", "add", "Ines Vale", "--organisation", "A partner").out.strip()
    staff.done("trainers", "allow", number, "screening", "--from", "2025-09-01")
    session = logged(staff, "2025-09-08", "D4-CPS", "OR1\nOR2\n", "--trainer", "ines vale")
    (listed,) = staff.asked("trainers", "list", "--as-of", "2025-09-30")
    assert listed["may_deliver"] == ["screening-overview"]
    assert {name: listed[name] for name in ("sessions_given", "people_first", "teams_first", "person_minutes")} == {
        "sessions_given": 1,
        "people_first": 2,
        "teams_first": 1,
        "person_minutes": 120,
    }
    shown = staff.asked("trainers", "show", number, "--as-of", "2025-09-30")
    assert [(each["session"], each["people_first"]) for each in shown["sessions"]] == [(session, 2)]
    assert staff.asked("trainers", "list", "--as-of", "2025-09-07")[0]["sessions_given"] == 0


def test_one_undo_takes_back_a_session_with_its_trainer(staff: Tracker) -> None:
    staff.done("trainers", "add", "Ines Vale")
    before = staff.rows()
    logged(staff, "2025-09-08", "D4-CPS", "OR1\n", "--trainer", "1")
    staff.done("undo")
    assert staff.rows() == before


def test_a_trainer_who_may_not_deliver_is_warned_of_and_the_session_stands(staff: Tracker) -> None:
    staff.done("trainers", "add", "Ines Vale")
    said = staff.done("schedule", "screening", "--on", "2025-10-07", "--team", "D4-CPS", "--trainer", "Ines Vale")
    assert "! Nothing says that Ines Vale may deliver screening-overview on 2025-10-07" in said.err
    (listed,) = staff.asked("trainers", "list", "--as-of", "2025-09-30")
    assert (listed["sessions_planned"], listed["sessions_given"]) == (1, 0)
    assert staff("log", "screening", "--on", "2025-09-08", "--team", "D4-CPS", "--trainer", "Nobody").code == 4
    assert len(staff.asked("sessions")) == 1


def test_a_trainer_may_be_somebody_of_a_roster(staff: Tracker) -> None:
    staff.done("trainers", "add", "Ada", "--person", "OR1")
    (listed,) = staff.asked("trainers", "list")
    assert listed["employee_number"] == "OR1"
    assert staff("trainers", "add", "Somebody", "--person", "OR99").code == 4


def test_past_sessions_are_linked_after_they_were_shown(staff: Tracker) -> None:
    staff.done("trainers", "add", "Ines Vale")
    session = logged(staff, "2025-09-08", "D4-CPS", "OR1\n", "--facilitator", "Ines Vale")
    shown = staff.asked("trainers", "link")
    assert ([each["session"] for each in shown["links"]], shown["linked"]) == ([session], False)
    assert staff.asked("trainers", "list", "--as-of", "2025-09-30")[0]["sessions_given"] == 0
    assert staff.asked("trainers", "link", "--yes")["linked"] is True
    assert staff.asked("trainers", "list", "--as-of", "2025-09-30")[0]["sessions_given"] == 1
    head = staff.head()
    assert staff.asked("trainers", "link", "--yes") == {"links": [], "linked": False}
    assert staff.head() == head


def test_the_last_day_and_the_sessions_of_a_trainer_are_said_and_listed(staff: Tracker) -> None:
    staff.done("trainers", "add", "Ines Vale")
    staff.done("trainers", "allow", "1", "screening", "--from", "2025-09-01", "--until", "2025-12-31")
    staff.done("trainers", "end", "1", "screening", "--last-day", "2025-09-15")
    assert len(staff.asked("trainers", "list", "--course", "screening", "--as-of", "2025-09-15")) == 1
    assert staff.asked("trainers", "list", "--course", "screening", "--as-of", "2025-09-16") == []
    session = logged(staff, "2025-09-08", "D4-CPS", "OR1\n")
    staff.done("trainers", "gave", "1", session)
    assert staff("trainers", "gave", "1", session).code == 4
    assert "given 1, planned 0" in staff.done("trainers", "list", "--as-of", "2025-09-30").err
    assert staff("trainers", "allow", "1", "csec", "--from", "2025-09-02", "--until", "2025-09-01").code == 2


def test_a_name_with_escapes_and_markup_is_shown_as_text(staff: Tracker) -> None:
    staff.done("trainers", "add", "Ann [/red] \x1b[31mRay")
    ending = staff.done("trainers", "list")
    assert "Ann [/red] Ray" in ending.out
    assert "\x1b" not in ending.out + ending.err
