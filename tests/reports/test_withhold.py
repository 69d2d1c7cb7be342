import json
import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tracker.coverage.values import CourseFacts, Coverage, Row, State
from tracker.reports.as_json import as_json
from tracker.reports.values import Report
from tracker.reports.withhold import withheld_from_partners

Make = Callable[..., Report]
AddedUp = Callable[..., Coverage]
Team = Callable[..., Row]

ONE = (CourseFacts("screening-overview", "Screening-tool overview", 0.9),)
TWO = (*ONE, CourseFacts("csec-refresher", "CSEC refresher", 0.9))
sizes = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=7)


def test_a_small_team_takes_the_next_smallest_with_it(added_up: AddedUp, team: Team) -> None:
    """D1 3 people · D2 30 · D3 12."""
    rows = [team("screening-overview", n, "CPS", eligible=size) for n, size in ((1, 3), (2, 30), (3, 12))]
    withheld = withheld_from_partners(added_up(rows, ONE))
    assert withheld.teams == {"D1-CPS", "D3-CPS"}
    assert withheld.cells == {(1, "CPS"), (3, "CPS")}
    assert withheld.totals == frozenset()


def test_two_small_teams_that_together_are_small_take_a_third(added_up: AddedUp, team: Team) -> None:
    """D1 2 people · D2 2 · D3 20 · D4 30."""
    rows = [team("screening-overview", n, "CPS", eligible=size) for n, size in enumerate((2, 2, 20, 30), 1)]
    assert withheld_from_partners(added_up(rows, ONE)).teams == {"D1-CPS", "D2-CPS", "D3-CPS"}


def test_a_lone_small_team_takes_its_total_and_the_whole_with_it(added_up: AddedUp, team: Team) -> None:
    """D1 CPS 3 people · D1 Permanency 30."""
    rows = [
        team("screening-overview", 1, "CPS", eligible=3),
        team("screening-overview", 1, "Permanency", eligible=30),
    ]
    withheld = withheld_from_partners(added_up(rows, ONE))
    assert withheld.teams == {"D1-CPS"}
    assert withheld.totals == {"CPS", None}


def test_no_small_team_withholds_nothing(added_up: AddedUp, team: Team) -> None:
    rows = [team("screening-overview", n, "CPS", eligible=5) for n in (1, 2)]
    withheld = withheld_from_partners(added_up(rows, ONE))
    assert not withheld.teams
    assert not withheld.totals


@given(sizes)
def test_no_small_team_can_be_found_by_subtraction_in_any_course(
    added_up: AddedUp, team: Team, pairs: list[tuple[int, int]]
) -> None:
    """Each team's size in the overview and in the refresher."""
    rows = [
        team(course.code, n, "CPS", eligible=pair[place])
        for place, course in enumerate(TWO)
        for n, pair in enumerate(pairs, 1)
    ]
    withheld = withheld_from_partners(added_up(rows, TWO))
    for course in TWO:
        there = [r for r in rows if r.course == course.code]
        hidden = [r for r in there if r.team in withheld.teams]
        assert all(r.team in withheld.teams for r in there if r.eligible < 5)
        if hidden and "CPS" not in withheld.totals:
            assert len(hidden) > 1
            assert sum(r.eligible for r in hidden) >= 5


@given(sizes)
def test_the_external_json_gives_no_number_of_a_withheld_team(
    make: Make, added_up: AddedUp, team: Team, pairs: list[tuple[int, int]]
) -> None:
    rows = [team("screening-overview", n, "CPS", eligible=pair[0]) for n, pair in enumerate(pairs, 1)]
    coverage = added_up(rows, ONE)
    drawn = json.loads(as_json(make(coverage, copy="external", sessions=[], planned=[], estimates=[])))
    withheld = withheld_from_partners(coverage)
    for row in drawn["rows"]:
        assert (row["eligible"] is None) == (row["team"] in withheld.teams)
        assert row["staff"] is None
        if row["eligible"] is None:
            people = ("trained", "lapsed", "never", "new", "on_leave", "exempt", "staff_rate")
            assert all(row[name] is None for name in people)
    for total in drawn["totals"]:
        assert (total["eligible"] is None) == (total["program"] in withheld.totals)


def test_target_met_would_give_a_small_team_away_so_it_says_delivered(
    make: Make, added_up: AddedUp, reached: Team
) -> None:
    rows = [
        reached("screening-overview", n, "CPS", eligible=size, trained=size, state=State.TARGET_MET)
        for n, size in ((1, 3), (2, 20), (3, 30))
    ]
    report = make(added_up(rows, ONE), copy="external", sessions=[], planned=[], estimates=[])
    assert [row.cells[0].word for row in report.grid.rows] == ["Delivered", "Delivered", "Target met"]
    assert [row.cells[0].count for row in report.grid.rows] == ["withheld", "withheld", "30 of 30"]
    assert [row["state"] for row in report.shape["rows"]] == ["delivered", "delivered", "target_met"]


def test_the_session_log_counts_nobody_out_in_a_withheld_team(make: Make, added_up: AddedUp, reached: Team) -> None:
    rows = [reached("screening-overview", n, "CPS", eligible=size) for n, size in ((1, 3), (2, 20), (3, 30))]
    report = make(added_up(rows, ONE), copy="external", planned=[], estimates=[])
    present = {row[3]: row[6] for row in report.held.rows}
    assert present["D1-CPS"] == present["D2-CPS"] == "withheld"
    assert present["D3-CPS"] == 31


def test_a_team_that_went_on_as_another_is_not_counted_out_where_something_is_withheld(
    make: Make, added_up: AddedUp, reached: Team
) -> None:
    rows = [reached("screening-overview", n, "CPS", eligible=size) for n, size in ((1, 3), (2, 20), (4, 30))]
    report = make(added_up(rows, ONE), copy="external", planned=[], estimates=[])
    assert {row[3]: row[6] for row in report.held.rows}["D3-CPS"] == "withheld"


def test_a_withheld_total_stands_in_no_sentence_either(make: Make, added_up: AddedUp, team: Team) -> None:
    rows = [
        team("screening-overview", 1, "CPS", eligible=3, trained=2),
        team("screening-overview", 1, "Permanency", eligible=37, trained=19),
    ]
    coverage = added_up(rows, ONE)
    report = make(coverage, copy="external", previous=coverage, planned=[], estimates=[])
    words = " ".join((*report.doing, *report.factors, *report.changes))
    assert not re.search(r"\b(2 of 3|21 of 40|40|21)\b", words)
    assert "withheld" in words


def test_the_leadership_copy_gives_n_of_n_for_every_team_however_small(
    make: Make, added_up: AddedUp, team: Team
) -> None:
    rows = [team("screening-overview", 1, "CPS", eligible=3, trained=2)]
    assert make(added_up(rows, ONE)).grid.rows[0].cells[0].count == "2 of 3"
