"""Slips of the hand in figures and days: each is written, and pointed out."""

from tests.cli.door import Tracker

HELD = ("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS")


def test_a_headcount_of_more_than_twice_the_roster_is_pointed_out(staff: Tracker) -> None:
    staff.done(*HELD[:3], "2025-09-11", *HELD[4:], "--headcount", "6")
    ending = staff.done(*HELD, "--headcount", "1400")
    assert "! 1400 were there, and the roster of D4-CPS has 3 on that day." in ending.err
    assert "`--into 2 --headcount N` corrects it" in ending.err
    mended = staff.asked("log", "screening", "--into", "2", "--headcount", "6")
    assert mended["warnings"] == []
    staff.done("schedule", "screening", "--on", "2025-09-15", "--team", "D4-CPS")
    assert "! 7 were there" in staff.done("hold", "3", "--headcount", "7").err


def test_a_team_without_a_roster_says_nothing_of_a_headcount(staff: Tracker) -> None:
    assert staff.asked(*HELD[:-1], "D9-CPS", "--headcount", "60")["warnings"] == []


def test_a_headcount_says_that_nobody_is_trained_by_it(staff: Tracker) -> None:
    ending = staff("log", *HELD[1:], "--headcount", "3", "--json")
    assert "Session 1: D4-CPS; 3 present by headcount; nobody is trained by a headcount." in ending.err
    assert (ending.json["completed"], ending.json["partial"]) == (0, 0)
    named = staff.done(*HELD[:3], "2025-09-13", *HELD[4:], "--headcount", "3", "--names", "-", stdin="OR1\n")
    assert "D4-CPS; 1 completed, 0 partial." in named.err


def test_a_first_day_more_than_a_year_ahead_is_pointed_out_and_written(staff: Tracker) -> None:
    ahead = "! 2095-09-20 is more than a year ahead."
    assert ahead in staff.done("people", "move", "OR1", "--to", "D9-CPS", "--on", "2095-09-20").err
    assert ahead in staff.done("people", "add", "Roe, Al", "--to", "D4-CPS", "--on", "2095-09-20").err
    assert ahead in staff.done("people", "also", "OR2", "--team", "D9-CPS", "--on", "2095-09-20").err
    assert "ahead" not in staff.done("people", "add", "Roe, Bea", "--to", "D4-CPS", "--on", "2025-09-20").err


def test_more_money_than_was_asked_for_is_pointed_out(staff: Tracker) -> None:
    noted = staff.done("funding", "add", "Recording", "--amount", "2500", "--on", "2025-09-01").err
    number = noted.split()[1]  # "Ask 3 is noted"
    over = staff.done("funding", "decide", number, "approved", "--on", "2025-09-15", "--amount", "25000")
    assert "! $25,000 is more than the $2,500 that was asked for." in over.err
    right = staff.done("funding", "decide", number, "approved", "--on", "2025-09-15", "--amount", "2500")
    assert "more than" not in right.err


def test_a_status_dated_before_the_newest_one_becomes_history_and_says_so(staff: Tracker) -> None:
    staff.done("plan", "add", "hotel-outreach", "--title", "Outreach", "--on", "2025-09-01")
    staff.done("plan", "status", "hotel-outreach", "done", "--on", "2025-09-20")
    told = staff.done("plan", "status", "hotel-outreach", "in_progress", "--on", "2025-09-10").err
    assert "! That is history: it stands as done since 2025-09-20" in told
