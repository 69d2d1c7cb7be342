"""Status lines from live figures: what is measured in words, what others said beside it and never in it."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import team, tried
from tests.reports.conftest import AS_OF, OVERVIEW, REFRESHER, coverage_of, delivered, plan_rows, row
from tracker import initiatives, training
from tracker.coverage.values import Row, State
from tracker.initiatives import Step
from tracker.reports.plan.live import Live, course_words, live, milestones_words, reported_words

SEPTEMBER = date(2025, 9, 30)


def overview(*rows: Row, figure: str = "teams") -> str:
    """Say the line of the overview in the rollout as it stood, or in these rows."""
    return course_words(coverage_of(rows or plan_rows()), OVERVIEW.code, figure)


def test_districts_are_counted_by_program_with_what_is_scheduled_and_by_when() -> None:
    assert overview() == (
        "12 of 16 districts for CPS teams (75%), 0 of 16 for Permanency; 9 teams scheduled by 31 August; 1 team overdue"
    )


def test_people_are_counted_in_a_line_of_their_own_and_never_mixed_with_districts() -> None:
    rows = [
        delivered(REFRESHER.code, 1, "CPS", eligible=40, trained=30),
        row(REFRESHER.code, 2, "CPS", eligible=40, trained=1),
        row(REFRESHER.code, 1, "Permanency", eligible=30),
    ]
    counted = coverage_of(rows)
    assert course_words(counted, REFRESHER.code, "staff") == "31 of 80 CPS staff trained (39%), 0 of 30 Permanency"
    assert course_words(counted, REFRESHER.code, "both") == (
        "1 of 2 districts for CPS teams, 0 of 1 for Permanency; 31 of 80 CPS staff trained (39%), 0 of 30 Permanency"
    )


def test_nobody_on_a_roster_is_no_rate_and_not_0_per_cent() -> None:
    rows = [row(OVERVIEW.code, 1, "CPS", eligible=0)]
    assert overview(*rows, figure="staff") == "nobody eligible is on a roster yet"


def test_a_unit_of_the_whole_state_is_counted_in_teams() -> None:
    rows = [delivered(OVERVIEW.code, 1, "CPS")]
    state = replace(rows[0], district=None, program="ORCAH", team="ORCAH", teams_reached=0)
    counted = coverage_of(rows)
    total = replace(counted.totals[0], program="ORCAH", districts=0, districts_reached=0, teams=1, teams_reached=0)
    both = replace(counted, rows=(*counted.rows, state), totals=(*counted.totals, total))
    assert course_words(both, OVERVIEW.code, "teams") == "1 of 1 districts for CPS teams, 0 of 1 teams for ORCAH"


def test_a_day_of_another_year_is_said_with_its_year() -> None:
    planned = row(OVERVIEW.code, 1, "CPS", state=State.SCHEDULED, next_session=date(2026, 1, 9))
    assert overview(planned).endswith("; 1 team scheduled by 9 January 2026")


def test_a_course_that_is_gone_or_has_no_audience_says_so() -> None:
    counted = coverage_of([])
    assert course_words(counted, "nothing", "both") == "nothing is no course any more"
    assert course_words(replace(counted, totals=()), OVERVIEW.code, "both") == (
        "nobody is in the audience of screening-overview"
    )


def step(place: int, title: str, *, due: date | None = None, done: date | None = None) -> Step:
    """Give a milestone."""
    return Step(place, place, title, due, done, "")


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), "no milestones yet"),
        ((step(1, "A", done=AS_OF),), "1 of 1 milestone done"),
        ((step(1, "A"), step(2, "B")), "0 of 2 milestones done, next: A"),
        ((step(1, "A"), step(2, "B", due=SEPTEMBER)), "0 of 2 milestones done, next: B, due 30 September"),
        (
            (step(1, "A", done=AS_OF), step(2, "B", due=date(2025, 8, 19))),
            "1 of 2 milestones done, next: B, was due 19 August",
        ),
        ((step(1, "A", due=AS_OF),), "0 of 1 milestone done, next: A, due 20 August"),
    ],
)
def test_milestones_say_how_many_are_done_and_which_is_next(steps: tuple[Step, ...], said: str) -> None:
    assert milestones_words(steps, AS_OF) == said


def lines(db: Session, as_of: date = SEPTEMBER) -> dict[str, Live]:
    """Give the lines of the plan that ships."""
    return live(db, initiatives.plan(db, as_of))


def test_every_entry_that_is_measured_has_a_line_and_no_other() -> None:
    with tried() as db:
        found = lines(db)
        assert len(found) == 19
        assert found["on-demand"].words == "8 of 12 posted"
        assert found["labor-trafficking"].words == "2 of 4 milestones done, next: Rule drafted"
        assert found["screening-overview"].words == "0 of 16 districts for CPS teams, 0 of 16 for Permanency"


def test_a_session_changes_the_line_of_its_initiative_and_of_no_other() -> None:
    with tried() as db:
        before = lines(db)
        training.log(
            db, "screening", day=date(2025, 9, 12), teams=[team(db, "D4-CPS")], zone="America/Los_Angeles",
            headcount=14,
        )  # fmt: skip
        after = lines(db)
        assert after["screening-overview"].words == "1 of 16 districts for CPS teams (6%), 0 of 16 for Permanency"
        assert lines(db, date(2025, 9, 11)) == {**before, **lines(db, date(2025, 9, 11))}
        assert {code for code in after if after[code] != before[code]} == {"screening-overview"}


def test_what_others_reported_stands_beside_the_line_and_never_in_it() -> None:
    with tried() as db:
        before = lines(db)["screening-overview"]
        for measure, program in (("teams", "CPS"), ("staff", None)):
            training.estimate(
                db, course="screening", program=program, measure=measure, words="approximately 3/4", source="the plan",
                day=AS_OF,
            )  # fmt: skip
        found = lines(db)["screening-overview"]
        assert found.words == before.words
        assert [reported_words(each) for each in found.reported] == [
            "reported of CPS teams: “approximately 3/4” (the plan, 20 August 2025)"
        ]
        assert lines(db, date(2025, 8, 19))["screening-overview"].reported == ()


def test_coverage_that_was_measured_already_is_not_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with tried() as db:
        monkeypatch.setattr("tracker.reports.plan.live.measure", None)
        found = live(db, initiatives.plan(db, AS_OF), coverage_of(plan_rows()))
        assert found["screening-overview"].words.startswith("12 of 16 districts for CPS teams (75%)")
