"""An attack on the copy for partners: two histories that differ only inside withheld teams give the same files.

Whatever somebody combines of all that is published, in every format and part, cannot tell the two apart: so no
number of a small team can be worked out from it.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.histories import AUGUST, DAY, JULY, JUNE, ZONE, Team, history, records
from tracker.reports.formats import drawn
from tracker.reports.gather import gather
from tracker.reports.kept.publishing import publish, withdraw
from tracker.reports.layout import laid_out
from tracker.reports.values import Copy, Report
from tracker.settings import change
from tracker.teams.changes import rename
from tracker.teams.naming import find

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


def test_a_team_that_any_earlier_copy_withheld_stays_withheld_whatever_it_is_called_and_whichever_stands() -> None:
    """June: D1 3 people, D2 5, so these two are withheld · July: D2 has 9, D3 6 · August: D2 is called D2-CPS-Gresham.

    Without June's memory D3 would take D2's place, and June's and July's sums less D2's number would give D1's away.
    """
    told = history(
        {"D1-CPS": Team(3, 1, 1), "D2-CPS": Team(5, 2, 1), "D3-CPS": Team(6, 2, 1), "D4-CPS": Team(25, 9, 4)}
    )
    for n in range(4):
        told.person(f"new {n}", "D2-CPS", JULY)
        told.employed(f"new {n}")
    with records(told) as store:
        first = publish(store, gather(store, JUNE, known_on=None, zone=ZONE, copy="external"), {}, on=JUNE)
        publish(store, gather(store, JULY, known_on=None, zone=ZONE, copy="external"), {}, on=JULY)
        withdraw(store, first.number, because="sent with the wrong day")
        with store.writing("renamed D2") as db:
            rename(db, find(db, "D2-CPS").team_id, name="Gresham", on=AUGUST)
        rows = gather(store, DAY, known_on=None, zone=ZONE, copy="external").shape["rows"]
    assert {row["team"]: row["eligible"] for row in rows} == {
        "D1-CPS": None,
        "D2-CPS-Gresham": None,
        "D3-CPS": 6,
        "D4-CPS": 25,
    }


def test_the_least_number_of_people_that_is_shown_to_partners_is_the_settings_own() -> None:
    with records(history(ONE | BIG)) as store:
        with store.writing("a setting") as db:
            change(db, "suppress_under_people", "21")
        report = gather(store, DAY, known_on=None, zone=ZONE, copy="external")
    shown = {row["team"]: row["eligible"] for row in report.shape["rows"]}
    assert [team for team, eligible in shown.items() if eligible is not None] == ["D4-CPS"]
    assert "fewer than 21 eligible staff" in dict(report.definitions)["Withheld"]
