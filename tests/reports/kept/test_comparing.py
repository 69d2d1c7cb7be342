"""Two reports side by side: figures, teams, words, and parts that add up to what lies between them."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from tests.reports.kept.conftest import AUGUST, OVERVIEW, SEPTEMBER, ZONE, Office
from tracker.coverage.values import State
from tracker.reports.document import Share
from tracker.reports.kept.comparing import Comparison, compare
from tracker.reports.kept.layout import drawn_comparison, figures_table, laid_out_comparison, words_table
from tracker.reports.kept.shape import comparison_as_json
from tracker.reports.kept.sides import Side, published_side, side_now
from tracker.reports.kept.telling import NOT_OURS, side_words, summary_of


def compared(office: Office, one: int, other: int | None) -> Comparison:
    return compare(office.store, published_side(office.store, one), side(office, other), zone=ZONE)


def side(office: Office, number: int | None) -> Side:
    if number is None:
        return side_now(office.store, SEPTEMBER, zone=ZONE, copy="leadership")
    return published_side(office.store, number)


@pytest.fixture
def two(any_office: Office) -> Office:
    """Publish August; then D14's Eve is trained in September, Cy late for August; publish September."""
    return with_two(any_office)


def with_two(office: Office) -> Office:
    office.published(AUGUST)
    office.log("D14-CPS", date(2025, 9, 16), ["Moss, Eve"])
    office.log("D4-CPS", date(2025, 8, 20), ["Lind, Cy"])
    office.published(SEPTEMBER)
    return office


def test_two_published_reports_stand_side_by_side(two: Office) -> None:
    found = compared(two, 1, 2)
    whole = {(each.course, each.program): each for each in found.figures}
    overview = whole[OVERVIEW, "CPS"]
    assert (overview.reached.before, overview.reached.after) == (Share(1, 16), Share(2, 16))
    assert (overview.trained.before, overview.trained.after) == (Share(2, 5), Share(4, 5))
    assert overview.trained.change == Share(2, 0)
    assert whole[OVERVIEW, None].differs
    assert not whole["csec-refresher", "CPS"].differs
    moved = [(each.team, each.before, each.after) for each in found.teams]
    assert moved == [
        ("D4-CPS", State.DELIVERED, State.TARGET_MET),
        ("D14-CPS", State.NOT_SCHEDULED, State.DELIVERED),
    ]


def test_the_parts_of_why_add_up_to_what_lies_between_them_and_restated_ones_stand_apart(two: Office) -> None:
    found = compared(two, 1, 2)
    assert found.why is not None
    (overview,) = (each for each in found.why.courses if each.course.code == OVERVIEW)
    assert (overview.staff.before, overview.staff.known, overview.staff.after) == ((2, 5), (3, 5), (4, 5))
    clocks = {(part.clock, part.part.value): part.count for part in overview.staff.told()}
    assert clocks == {("restated", "completed"): 1, ("moved", "completed"): 1}
    assert sum(part.adds.n for part in overview.staff.parts) == 2


def test_words_that_only_one_side_has_are_told(office: Office) -> None:
    found = compared(with_two(office), 1, 2)
    headline = next(each for each in found.words if each.part == "Headline")
    assert headline.gone[0].startswith("1 of 32")
    assert headline.new[0].startswith("2 of 32")
    told = [(row[0], row[1]) for row in words_table(found).rows]
    assert told[:2] == [("Headline", "report 1"), ("Headline", "report 2")]


def test_the_earlier_day_comes_first_whichever_is_named_first(office: Office) -> None:
    with_two(office)
    assert compared(office, 2, 1) == compared(office, 1, 2)


def test_of_one_day_the_one_that_knew_less_comes_first_and_now_comes_last(office: Office) -> None:
    with_two(office)
    office.published(AUGUST)
    assert [
        each.kept and each.kept.number for each in (compared(office, 3, 1).before, compared(office, 3, 1).after)
    ] == [
        1,
        3,
    ]
    office.log("D14-CPS", date(2025, 9, 17), ["Reyes, Fay"])
    found = compared(office, 2, None)
    assert (found.before.short, found.after.short) == ("report 2", "now")
    assert summary_of(found).endswith("staff trained 4 of 5 → 5 of 5.")


def test_a_report_of_another_history_is_compared_without_its_parts(office: Office) -> None:
    with_two(office)
    with office.store.writing("as if a backup of other records was put in place") as db:
        db.execute(text("UPDATE published SET fingerprint = '3-000000000000' WHERE id = 1"))
    found = compared(office, 1, 2)
    assert found.why is None
    assert found.figures == compared(office, 1, 2).figures
    assert comparison_as_json(found)["why"] is None
    assert laid_out_comparison(found, ZONE).parts[-1].bullets == (NOT_OURS,)


def test_the_document_of_a_comparison_is_drawn_with_tables_of_both_sides(office: Office) -> None:
    found = compared(with_two(office), 1, 2)
    document = laid_out_comparison(found, ZONE)
    assert [part.title for part in document.parts] == [
        "The two sides",
        "Teams that moved",
        "Words that changed",
        "Why the figures moved",
    ]
    (name, page), (book, _) = drawn_comparison(found, ZONE, ("html", "xlsx")).items()
    assert (name, book) == (
        "comparison_report-1_report-2_2025-09-30.html",
        "comparison_report-1_report-2_2025-09-30.xlsx",
    )
    for said in ("Report 1 and report 2, side by side", "2 of 5", "4 of 5 ", "newly completed", "D14-CPS"):
        assert said in page.decode() or said.strip() in page.decode()
    assert drawn_comparison(found, ZONE, ("html",))[name] == page
    assert not any(who in page.decode() for who in ("Okoye", "Lind", "Moss"))


def test_a_course_that_only_one_side_has_is_told_as_such(office: Office) -> None:
    found = compared(with_two(office), 1, 2)
    gone = replace(found.after.coverage, courses=(), totals=(), rows=())
    one_sided = compare(office.store, found.before, replace(found.after, coverage=gone, ours=False), zone=ZONE)
    rows = figures_table(one_sided).rows
    assert rows[0][2:] == ("1 of 16 (6%)", "not told", "", "")
    assert {each.after for each in one_sided.teams} == {None}
    assert comparison_as_json(one_sided)["totals"][0]["after"] is None


def test_two_reports_of_one_minute_are_told_apart_by_their_changes_and_say_their_zone(office: Office) -> None:
    with_two(office)
    found = compared(office, 1, 2)
    said = [side_words(side, ZONE) for side in (found.before, found.after)]
    kept = [side.kept for side in (found.before, found.after)]
    for words, each in zip(said, kept, strict=True):
        assert each
        assert words.endswith(f"({ZONE}), up to change {each.fingerprint.partition('-')[0]}")
        assert re.search(r"recorded by \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(", words)
    assert len({words.rpartition(" ")[2] for words in said}) == 2
