"""An attack on the copy for partners: two histories that differ only inside withheld teams give the same files.

Whatever somebody combines of all that is published, in every format and part, cannot tell the two apart: so no
number of a small team can be worked out from it.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.histories import AUGUST, DAY, JULY, ZONE, Team, history, records
from tracker.reports.formats import drawn
from tracker.reports.gather import gather
from tracker.reports.kept.publishing import publish
from tracker.reports.layout import laid_out
from tracker.reports.values import Copy, Report

#: D1 has fewer than five people, so D2, the next smallest, is withheld with it: 9 people, of whom 3 and then 5 trained
ONE = {"D1-CPS": Team(3, 1, 1), "D2-CPS": Team(6, 2, 1)}
BIG = {"D3-CPS": Team(20, 12, 3), "D4-CPS": Team(25, None, 4), "D1-PERM": Team(11, 2, 3), "D2-PERM": Team(14, 1, 2)}
ON_LEAVE = {"D1-CPS": Team(4, 1, 1, away=1), "D2-CPS": Team(6, 2, 1)}
PAIRS = {
    "one more trained here, one fewer there": (ONE, {"D1-CPS": Team(3, 2, 1), "D2-CPS": Team(6, 1, 1)}),
    "another time of training": (ONE, {"D1-CPS": Team(3, 2, 0), "D2-CPS": Team(6, 1, 2)}),
    "another size": (ONE, {"D1-CPS": Team(4, 1, 1), "D2-CPS": Team(5, 2, 1)}),
    "another classification": (ONE, {"D1-CPS": Team(3, 1, 1, classification="Supervisor"), "D2-CPS": Team(6, 2, 1)}),
    "another on leave": (ON_LEAVE, {"D1-CPS": Team(4, 1, 1), "D2-CPS": Team(6, 2, 1, away=1)}),
}


def told_to(copy: Copy, small: dict[str, Team], *, after: date | None) -> Report:
    """Give the report of a copy, after one of an earlier day was published; its fingerprint tells histories apart."""
    with records(history(small | BIG)) as store:
        if after is not None:
            first = gather(store, after, known_on=None, zone=ZONE, copy=copy)
            publish(store, first, {}, on=after)
        return replace(gather(store, DAY, known_on=None, zone=ZONE, copy=copy), fingerprint="1-0")


@pytest.mark.parametrize("after", [None, JULY], ids=["first report", "after a report in July"])
@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_two_histories_that_differ_inside_withheld_teams_give_partners_the_same_files(
    pair: tuple[dict[str, Team], dict[str, Team]], after: date | None
) -> None:
    one, two = (told_to("external", small, after=after) for small in pair)
    assert laid_out(one, "full") == laid_out(two, "full")  # what xlsx, PDF and HTML are drawn from
    assert laid_out(one, "quick") == laid_out(two, "quick")
    assert drawn(one, ["csv", "json"]) == drawn(two, ["csv", "json"])


def test_the_same_two_histories_are_told_apart_by_leadership() -> None:
    one, two = (told_to("leadership", small, after=JULY) for small in PAIRS["one more trained here, one fewer there"])
    assert one.grid != two.grid
    assert one.shape != two.shape


def test_partners_see_teams_over_time_and_why_they_moved_but_no_count_of_people_there() -> None:
    report = told_to("external", ONE, after=JULY)
    parts = {part.title: part for part in (report.trend, report.why, report.ahead) if part is not None}
    assert set(parts) == {"Over time", "Why the figures moved", "On time?"}
    for part in parts.values():
        headings = [column.heading.lower() for table in part.tables for column in table.columns]
        assert headings
        assert not any("staff" in heading or "eligible" in heading for heading in headings)
        said = " ".join((*part.bullets, *(figure.words for figure in part.figures)))
        assert "trained:" not in said
        assert "eligible" not in said
    assert report.against is None
    assert report.staff is not None
    assert [table.title for table in report.staff.tables] == ["Staff by program"]


def test_a_team_that_the_last_report_withheld_stays_withheld_when_it_has_grown() -> None:
    """D1 had 3 people in July and has 8 now: with D2's number shown, July's sum would give D1's away."""
    told = history(ONE | BIG)
    for n in range(5):
        told.person(f"new {n}", "D1-CPS", AUGUST)
        told.employed(f"new {n}")
    with records(told) as store:
        publish(store, gather(store, JULY, known_on=None, zone=ZONE, copy="external"), {}, on=JULY)
        rows = gather(store, DAY, known_on=None, zone=ZONE, copy="external").shape["rows"]
    shown = {row["team"]: row["eligible"] for row in rows}
    assert shown["D1-CPS"] is None
    assert shown["D2-CPS"] is None
    assert shown["D3-CPS"] == 20
