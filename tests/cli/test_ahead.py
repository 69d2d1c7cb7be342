"""trend, next, forecast and contacts on the command line."""

import pytest

from tests.cli.door import Tracker


@pytest.fixture
def told(staff: Tracker) -> Tracker:
    """Give the staff with a session held on 12 August and one planned on 7 October."""
    staff.done("log", "screening", "--on", "2025-09-04", "--team", "D4-CPS", "--names", "-", stdin="OR1\nOR2\n")
    staff.done("schedule", "screening", "--on", "2025-10-07", "--team", "D4-Permanency")
    return staff


def test_the_trend_has_a_point_for_each_month_end_and_the_last_day(told: Tracker) -> None:
    asked = told.asked("trend", "--from", "2025-08-15", "--to", "2025-10-10", "--course", "screening")
    assert [
        (p["day"], p["teams_reached"], p["teams_planned"], p["trained"], p["eligible"]) for p in asked["points"]
    ] == [
        ("2025-08-31", 0, 0, 0, 0),
        ("2025-09-30", 1, 1, 2, 6),
        ("2025-10-10", 1, 2, 2, 6),
    ]
    assert asked["points"][1]["staff_rate"] == 2 / 6
    assert asked["reach"] == [
        {"course": "screening-overview", "program": "CPS", "day": "2025-09-04", "teams": 1, "teams_reached": 1}
    ]


def test_each_point_of_the_trend_is_what_coverage_says_of_that_day(told: Tracker) -> None:
    points = told.asked("trend", "--from", "2025-09-01", "--to", "2025-09-30", "--step", "week", "--by", "program")
    for point in points["points"]:
        totals = told.asked("coverage", "--as-of", point["day"])["totals"]
        total = next(t for t in totals if (t["course"], t["program"]) == (point["course"], point["program"]))
        assert {name: point[name] for name in total if name in point} == {
            name: value for name, value in total.items() if name in point
        }


def test_the_trend_as_known_earlier_knows_nothing_of_what_came_later(told: Tracker) -> None:
    session = next(h["change"] for h in told.asked("history") if "D4-CPS" in h["what"] and "2025-09-04" in h["what"])
    words = ("trend", "--from", "2025-09-30", "--to", "2025-09-30", "--course", "screening")
    before = told.asked(*words, "--known-on", str(session - 1))
    assert [(p["teams_reached"], p["trained"], p["eligible"]) for p in before["points"]] == [(0, 0, 6)]
    assert before["known_on"] is not None


def test_the_trend_as_a_table_and_as_csv(told: Tracker) -> None:
    shown = told.done("trend", "--to", "2025-09-30", "--course", "screening").out.splitlines()
    assert " ".join(shown[-1].split()) == "screening-overview 2025-09-30 1 of 32 1 0 of 16 2 of 6 33.3%"
    assert len(shown) == 14
    assert "0 of 0" in shown[1]
    assert shown[1].endswith("no rate")
    written = told.done("trend", "--to", "2025-09-30", "--course", "screening", "--csv").out.splitlines()
    assert written[0].startswith("day,course,program,")
    assert written[-1].startswith("2025-09-30,screening-overview,,")


def test_next_shows_the_board_and_the_biggest_gain_and_states_what_it_assumes(told: Tracker) -> None:
    asked = told.asked("next", "--as-of", "2025-09-30", "--course", "screening")
    board = {each["team"]: each for each in asked["board"]}
    assert "D4-CPS" not in board
    assert (board["D4-Permanency"]["state"], board["D4-Permanency"]["next_session"]) == ("scheduled", "2025-10-07")
    assert (board["D14-CPS"]["state"], board["D14-CPS"]["waiting"]) == ("not_scheduled", 1)
    first = asked["gains"][0]
    assert (first["teams"], first["teams_reached"], first["outstanding"], first["trained"]) == (["D14-CPS"], 1, 1, None)
    assert [each["sessions"] for each in asked["assumptions"]] == [1, 0]
    assert asked["assumptions"][0]["median_session_reach"] is None
    shown = told.done("next", "--as-of", "2025-09-30", "--course", "screening").out
    assert "CPS: no projection of people after 1 held session with names; it takes 3." in shown


def test_forecast_says_the_pace_and_what_is_planned_and_supposed(told: Tracker) -> None:
    told.done("courses", "set", "screening-overview", "--target-on", "2025-12-31")
    number = told.asked("sessions", "--status", "planned")[0]["session"]
    for said in ([str(number)], ["all"], [f"{number},{number}"], [str(number), str(number)]):
        asked = told.asked("forecast", "--as-of", "2025-09-30", "--course", "screening", "--if-held", *said)
        whole = next(each for each in asked["outlooks"] if each["program"] is None)
        assert (whole["now"]["teams_reached"], whole["if_held"]["teams_reached"]) == (1, 2)
        assert (whole["teams_left"], whole["pace"]["weeks"]) == (31, 13.2)
        assert whole["pace"]["teams"] == 31 / 13.2
        assert [each["number"] for each in asked["supposed"]] == [number]
    shown = told.done("forecast", "--as-of", "2025-09-30", "--if-held", number, "--course", "screening").out
    assert "31 of 32 teams and 4 people remain; by 2025-12-31 (13.2 working weeks) that is 2.3 teams" in shown
    assert f"Supposed held: session {number} of 2025-10-07, screening-overview for D4-Permanency." in shown


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, "trend --from 2025-10-01 --to 2025-09-01"),
        (2, "trend --step day"),
        (4, "trend --course nothing"),
        (4, "next --course nothing"),
        (4, "forecast --if-held 99"),
        (2, "forecast --if-held soon"),
        (2, "forecast 3"),
        (4, "contacts done 7"),
        (2, "contacts add D4-CPS --note x --next-on 2025-10-01"),
        (2, "contacts add D4-CPS --note x --on 2199-10-01"),
        (4, "contacts add D99-CPS --note x"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_written(tracker: Tracker, code: int, words: str) -> None:
    before = tracker.rows(journal=True)
    ending = tracker(*words.split())
    assert (ending.code, ending.out) == (code, "")
    assert ending.err.strip().endswith((".", "?"))
    assert tracker.rows(journal=True) == before


def test_a_contact_makes_the_team_contacted_and_can_be_undone(staff: Tracker) -> None:
    before = staff.rows()
    words = ("--note", "asks for October", "--next", "send dates", "--next-on", "2025-10-07", "--on", "2025-09-12")
    staff.done("contacts", "add", "d4 cps", *words, "--course", "screening")
    assert staff.asked("contacts", "list", "--team", "D4-CPS") == [
        {
            "contact": 1,
            "team": "D4-CPS",
            "course": "screening-overview",
            "day": "2025-09-12",
            "note": "asks for October",
            "next_step": "send dates",
            "next_on": "2025-10-07",
        }
    ]
    on = ("--as-of", "2025-09-30", "--course", "screening")
    board = {each["team"]: each for each in staff.asked("next", *on)["board"]}
    assert (board["D4-CPS"]["state"], board["D4-CPS"]["last"]["next_step"]) == ("contacted", "send dates")
    staff.done("undo")
    assert staff.rows() == before
    assert staff.asked("contacts", "list") == []


def test_a_step_that_is_done_is_open_no_more_and_both_stand_in_the_list(staff: Tracker) -> None:
    staff.done("contacts", "add", "D4-CPS", "--note", "called", "--next", "send dates", "--on", "2025-09-12")
    assert len(staff.asked("contacts", "list", "--open")) == 1
    staff.done("contacts", "done", "1", "--on", "2025-09-15")
    assert staff.asked("contacts", "list", "--open") == []
    assert [each["note"] for each in staff.asked("contacts", "list")] == ["done: send dates", "called"]
    assert "done: send dates" in staff.done("contacts", "list").out


def test_coverage_has_outputs_reported_figures_and_bands_beside_the_figures(told: Tracker) -> None:
    asked = told.asked("coverage", "--as-of", "2025-09-30", "--course", "screening")
    assert asked["outputs"] == [
        {
            "course": "screening-overview",
            "sessions_held": 1,
            "people_trained": 2,
            "leavers": 0,
            "person_minutes": asked["outputs"][0]["person_minutes"],
        }
    ]
    assert asked["estimates"] == []
    assert asked["bands"][-1] == {
        "course": "screening-overview",
        "program": None,
        "target": 0.9,
        "band": "too few to compare",
    }
    assert [each["course"] for each in told.asked("coverage")["outputs"]] == [
        None,
        "screening-overview",
        "csec-refresher",
    ]


def test_those_trained_are_set_against_those_not_group_by_group(told: Tracker) -> None:
    asked = told.asked("coverage", "--as-of", "2025-09-30", "--course", "screening", "--reached-against")
    groups = {(each["kind"], each["group"]): each for each in asked["groups"]}
    cps = groups["program", "CPS"]
    assert (cps["reached"], cps["eligible"], cps["of_reached"], cps["of_not_reached"]) == (2, 4, 1.0, 0.5)
    shown = told.done("coverage", "--as-of", "2025-09-30", "--course", "screening", "--reached-against").out
    assert "screening-overview  program         CPS" in shown


def test_a_figure_that_others_published_stands_below_the_grid_beside_the_measured_one(told: Tracker) -> None:
    words = ("--words", "about 3/4", "--source", "the plan", "--program", "cps", "--on", "2025-08-20")
    told.done("estimates", "add", "screening", *words)
    expected = {
        "course": "screening-overview",
        "program": "CPS",
        "measure": "teams",
        "words": "about 3/4",
        "source": "the plan",
        "day": "2025-08-20",
        "n": 1,
        "of": 16,
    }
    assert told.asked("estimates", "list", "--as-of", "2025-09-30") == [expected]
    assert told.asked("coverage", "--as-of", "2025-09-30")["estimates"] == [expected]
    assert told.asked("estimates", "list", "--as-of", "2025-08-19") == []
    assert "1 of 16" in told.done("estimates", "list", "--as-of", "2025-09-30").out
    shown = told.done("coverage", "--as-of", "2025-09-30").out
    assert 'screening-overview, CPS: reported "about 3/4" (the plan, 2025-08-20); measured: 1 of 16 (6%)' in shown
    told.done("undo")
    assert told.asked("estimates", "list") == []
    assert told("estimates", "add", "screening", "--words", " ", "--source", "x").code == 2
