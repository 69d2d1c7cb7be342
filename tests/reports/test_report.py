from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tracker.coverage.outputs import Output
from tracker.coverage.values import CourseFacts, Coverage, Row, State
from tracker.reports.document import Share
from tracker.reports.given import Further
from tracker.reports.values import Estimate, Report, SessionLine

Make = Callable[..., Report]
AddedUp = Callable[..., Coverage]
Team = Callable[..., Row]

Teams = Callable[[str, int], Row]
ONE = (CourseFacts("screening-overview", "Screening-tool overview", 0.9),)


def test_the_headline_says_reached_remaining_scheduled_and_the_next_day(make: Make) -> None:
    assert make().headline == (
        "12 of 32 district teams have received the screening-tool overview; "
        "20 remain, 9 of them scheduled, the next on 26 August 2025."
    )


@pytest.fixture
def a_team(team: Team, reached: Team) -> Teams:
    planned = {"state": State.SCHEDULED, "next_session": date(2025, 9, 2)}

    def made(kind: str, district: int) -> Row:
        if kind == "r":
            return reached("screening-overview", district, "CPS")
        return team("screening-overview", district, "CPS", **(planned if kind == "s" else {}))

    return made


SOME = "of 2 district teams {} received the screening-tool overview; "


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ("rr", "All 2 district teams have received the screening-tool overview."),
        ("nn", f"None {SOME.format('have')}2 remain, none of them scheduled."),
        ("rn", f"1 {SOME.format('has')}1 remains, not scheduled yet."),
        ("rs", f"1 {SOME.format('has')}1 remains, scheduled for 2 September 2025."),
        ("ss", f"None {SOME.format('have')}2 remain, all of them scheduled, on 2 September 2025."),
        ("", "No team is open that the screening-tool overview is meant for."),
    ],
)
def test_the_headline_at_its_edges(make: Make, added_up: AddedUp, a_team: Teams, kinds: str, said: str) -> None:
    """Give each team by a letter: reached, not reached, scheduled."""
    assert make(added_up([a_team(kind, n) for n, kind in enumerate(kinds, 1)], ONE)).headline == said


def test_each_course_and_program_stands_against_its_target_in_a_band(make: Make, added_up: AddedUp, team: Team) -> None:
    """Give trained of eligible in three teams of two programs.

    D1 CPS        27 of 30  on target
    D1 Permanency 8 of 10   near target
    D2 Permanency 0 of 20   below: 8 of 30
    """
    rows = [
        team("screening-overview", 1, "CPS", eligible=30, trained=27),
        team("screening-overview", 1, "Permanency", eligible=10, trained=8),
        team("screening-overview", 2, "Permanency", eligible=20),
    ]
    block = make(added_up(rows, ONE)).courses[0]
    assert [(m.label, m.trained, m.band) for m in block.measures] == [
        ("CPS", Share(27, 30), "on target"),
        ("Permanency", Share(8, 30), "below target"),
        ("All programs", Share(35, 60), "below target"),
    ]


def test_teams_before_their_target_day_are_due_and_after_it_in_a_band(make: Make) -> None:
    overview, refresher = make().courses
    assert overview.measures[0].reached_words == "due by 30 September 2025"
    assert refresher.measures[0].reached_words == "near target"  # 15 of 16 after 1 August


def test_the_grid_has_sixteen_districts_in_order_with_symbol_word_day_and_n_of_n(make: Make) -> None:
    grid = make().grid
    assert [row.district for row in grid.rows] == list(range(1, 17))
    assert grid.columns == (
        ("Screening-tool overview", "CPS"),
        ("Screening-tool overview", "Permanency"),
        ("CSEC refresher", "CPS"),
        ("CSEC refresher", "Permanency"),
    )
    first = grid.rows[0].cells
    assert (first[0].symbol, first[0].word, first[0].when, first[0].count) == ("●", "Delivered", "1 Jun", "32 of 33")
    assert (first[1].symbol, first[1].word, first[1].when) == ("◐", "Scheduled", "26 Aug")
    assert grid.rows[5].cells[0].word == "Target met"
    assert (grid.rows[10].cells[0].symbol, grid.rows[10].cells[0].word) == ("!", "Overdue")


def test_a_team_that_no_roster_covered_says_so_and_one_without_staff_has_no_rate(
    make: Make, added_up: AddedUp, team: Team
) -> None:
    rows = [
        team("screening-overview", 1, "CPS", eligible=0, staff=0, roster_on=None),
        team("screening-overview", 2, "CPS", eligible=0, staff=0),
    ]
    counts = [row.cells[0].count for row in make(added_up(rows, ONE)).grid.rows]
    assert counts == ["? No roster", "no rate (0 of 0)"]


def test_a_district_reached_in_part_says_how_many_of_its_teams(
    make: Make, added_up: AddedUp, team: Team, reached: Team
) -> None:
    rows = [reached("screening-overview", 2, "CPS"), team("screening-overview", 2, "CPS", team="D2-CPS-Gresham")]
    assert make(added_up(rows, ONE)).grid.rows[0].cells[0].word == "Delivered, 1 of 2 teams reached"


def test_factors_are_drafted_from_facts(make: Make) -> None:
    said = " ".join(make().factors)
    for part in (
        "2 sessions of the screening-tool overview are planned, the first on 26 August 2025.",
        "1 team had a planned session that has passed",
        "joined after their team received the screening-tool overview",
        "1 team has no roster",
        "1 delivery rests on a headcount",
        "Not counted for the CSEC refresher: 62 on leave and 31 exempt.",
    ):
        assert part in said


def test_a_share_under_its_target_is_never_said_to_meet_it(make: Make, added_up: AddedUp, reached: Team) -> None:
    """90% of 200 are 180: 179 count as on target, within five points, and only 180 meet it."""
    said = [
        make(added_up([reached("screening-overview", 1, "CPS", eligible=200, trained=n)], ONE), bands=bands).doing[0]
        for n, bands in ((180, (5, 15)), (179, (5, 15)), (179, (5, 15, True)))
    ]
    assert said[0].endswith("overview: the target of 90% is met.")
    assert said[1].endswith("overview: within 5 points of the target of 90%, which counts as on target.")
    assert said[2].endswith("overview: within 5% of the target of 90%, which counts as on target.")


def test_a_session_whose_day_has_passed_is_not_said_to_be_planned(make: Make) -> None:
    late, coming = (SessionLine(n, date(2025, 8, n), "csec-refresher", (), "virtual", "planned") for n in (20, 21))
    assert "No session is scheduled ahead." in make(planned=[late]).factors
    assert "1 session of the CSEC refresher is planned, on 21 August 2025." in make(planned=[late, coming]).factors


def test_a_team_that_is_late_with_two_courses_is_one_team(make: Make, added_up: AddedUp, team: Team) -> None:
    courses = (*ONE, CourseFacts("csec-refresher", "CSEC refresher", 0.9))
    rows = [team(course.code, 1, "CPS", state=State.OVERDUE) for course in courses]
    said = "1 team had a planned session that has passed and is neither marked held nor cancelled."
    assert said in make(added_up(rows, courses)).factors


def test_the_only_team_is_one_and_a_statewide_unit_is_no_district_team(
    make: Make, added_up: AddedUp, team: Team, reached: Team
) -> None:
    one = [reached("screening-overview", 1, "CPS")]
    assert make(added_up(one, ONE)).headline == "The only district team has received the screening-tool overview."
    both = [*one, replace(team("screening-overview", 1, "CPS"), district=None, team="HQ-CPS")]
    said = "1 of 2 teams has received the screening-tool overview; 1 remains, not scheduled yet."
    assert make(added_up(both, ONE)).headline == said


def test_two_courses_of_one_title_are_told_apart_by_their_codes(make: Make, added_up: AddedUp, team: Team) -> None:
    """One with 20 people, one with 30: no panel of the one shows the other's."""
    courses = [CourseFacts(code, "CSEC refresher", 0.9) for code in ("first", "second")]
    rows = [team("first", 1, "CPS", eligible=20), team("second", 1, "CPS", eligible=30)]
    coming = [SessionLine(1, date(2025, 8, 21), "CSEC refresher", ("D1-CPS",), "virtual", "planned")]
    report = make(added_up(rows, courses), sessions=[], planned=coming, estimates=[])
    assert "1 session of the CSEC refresher is planned, on 21 August 2025." in report.factors
    assert [block.title for block in report.courses] == ["CSEC refresher (first)", "CSEC refresher (second)"]
    assert [part.tables[0].rows[0][1] for part in report.districts] == [Share(0, 20), Share(0, 30)]


def test_people_of_a_team_without_a_roster_are_not_said_to_be_uncounted(
    make: Make, added_up: AddedUp, team: Team
) -> None:
    rows = [
        team("screening-overview", 1, "CPS", eligible=4, roster_on=None),
        team("screening-overview", 2, "CPS", eligible=0, staff=0, roster_on=None),
    ]
    factors = make(added_up(rows, ONE)).factors
    assert "1 team has no roster, so nobody in it is counted." in factors
    assert "1 team has no roster, so only people who were added to it one by one are counted there." in factors


def test_old_rosters_are_marked_from_the_day_after_the_limit(make: Make, added_up: AddedUp, team: Team) -> None:
    rows = [
        team("screening-overview", 1, "CPS", roster_on=date(2025, 7, 6)),  # 45 days
        team("screening-overview", 2, "CPS", roster_on=date(2025, 7, 5)),  # 46 days
    ]
    report = make(added_up(rows, ONE))
    assert [(row[1], row[3], row[4]) for row in report.quality[2].rows] == [("D2-CPS", 46, "! Older than 45 days")]
    assert "1 roster of 2 teams is in date" in report.quality[2].caption
    assert "1 team rests on a roster older than 45 days." in report.factors


def test_what_changed_names_the_teams_that_moved(make: Make, earlier: Coverage) -> None:
    report = make(previous=earlier)
    assert report.moved is not None
    assert [row[2:] for row in report.moved.rows] == [
        ("D13-CPS", "Not scheduled", "Target met"),
        ("D15-CPS", "Not scheduled", "Delivered"),
    ]
    assert report.changes[0].startswith("The screening-tool overview: teams reached from 10 of 32 to 12 of 32")


def test_without_a_previous_report_nothing_is_said_to_have_changed(make: Make) -> None:
    report = make()
    assert report.moved is None
    assert report.changes == ()


def test_teams_still_to_reach_stand_with_their_planned_days(make: Make) -> None:
    rows = make().remaining.rows
    assert len(rows) == 20 + 17
    assert ("Screening-tool overview", 4, "CPS", "D4-CPS", "Scheduled", date(2025, 8, 26)) in rows


def test_where_no_team_is_open_none_is_said_to_be_reached(make: Make, added_up: AddedUp, reached: Team) -> None:
    assert make(added_up([], ())).remaining.empty == "No team is open that a course is for."
    assert (
        make(added_up([reached("screening-overview", 1, "CPS")], ONE)).remaining.empty == "Every team has been reached."
    )


def test_a_reported_estimate_stands_beside_the_measured_figure(make: Make) -> None:
    rows = make().estimates.rows
    assert rows[0][1:] == (
        "approximately 3/4",
        "Quality improvement plan",
        date(2025, 8, 20),
        "12 of 16 (75%) districts reached",
    )
    assert rows[1][4] == "565 of 761 (74%) eligible staff trained"


def test_an_estimate_of_something_unmeasured_says_so(make: Make) -> None:
    other = Estimate("Trainings posted", "8 of 12", "Plan", date(2025, 8, 20))
    assert make(estimates=[other]).estimates.rows[0][4] == "not measured here"


def test_every_report_says_that_training_is_not_use_of_the_tool(make: Make) -> None:
    for copy in ("leadership", "internal", "external"):
        assert "Completing a training is not the same as using the screening tool" in make(copy=copy).caution


def test_only_the_internal_copy_holds_names(make: Make) -> None:
    assert make(copy="leadership").left == ()
    assert make(copy="external").left == ()
    by_supervisor, by_name = make(copy="internal").left
    assert (
        "Quillfeather, Zebedee",
        "D4-CPS",
        "Wexcombe, Ada",
        "Screening-tool overview",
        "never trained",
    ) in by_name.rows
    assert by_supervisor.rows == (("Wexcombe, Ada", 1, 0), ("no supervisor is known", 0, 1))
    assert make(copy="internal").copy_note.startswith("INTERNAL")


def test_the_same_values_build_an_equal_report(make: Make) -> None:
    assert make() == make()


def test_coverage_of_another_grouping_is_refused(make: Make, plan: Coverage) -> None:
    with pytest.raises(ValueError, match="by team"):
        make(replace(plan, by="district"))


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 hours"), (20, "under 1 hour"), (60, "1 hour"), (90, "2 hours"), (5400, "90 hours")]
)
def test_hours_of_attendance_are_whole_and_less_than_one_is_not_none(make: Make, minutes: int, said: str) -> None:
    further = Further(outputs=(Output(None, 1, 1, 0, minutes),))
    assert make(further=further).done == (
        f"All courses together: 1 session held, 1 person ever trained (0 of them since left), {said} of attendance.",
    )


def test_one_who_is_no_employee_is_one(make: Make, added_up: AddedUp, team: Team) -> None:
    rows = [team("screening-overview", 1, "CPS", on_leave=0, exempt=0, not_employees=1)]
    said = "Not counted for the screening-tool overview: 1 not an employee of the agency."
    assert said in make(added_up(rows, ONE)).factors
