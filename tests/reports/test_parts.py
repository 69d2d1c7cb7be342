"""The further parts of a report, from records: on time, over time, why it moved, staff, reached against not, tags."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from tests.reports.histories import DAY, JULY, ZONE, Team, history, records, session
from tracker.coverage.values import Coverage
from tracker.reports.as_json import as_json
from tracker.reports.as_pdf import as_pdf
from tracker.reports.document import Part, Share, Table
from tracker.reports.gather import gather
from tracker.reports.kept.publishing import publish
from tracker.reports.layout import file_name, laid_out
from tracker.reports.values import Copy, Report
from tracker.store import Store

Make = Callable[..., Report]
TEAMS = {
    "D1-CPS": Team(12, 5, 2),
    "D2-CPS": Team(20, 12, 3, away=1),
    "D1-PERM": Team(11, None, 3, classification="Supervisor"),
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Give three reached teams, one that waits for a session in September, and one that has none to come."""
    told = history(TEAMS)
    for code in ("D2-PERM", "D3-PERM"):
        for n in range(10):
            told.person(f"{code} {n}", code, date(2025, 1, 1))
            told.employed(f"{code} {n}", "SSS1")
    session(told, "D2-PERM", date(2025, 9, 9), [])
    told.rows["session"][-1]["status"] = "planned"
    told.add("requirement", course_id=told.id("course", "overview"), code="ORS 000.000", words="", every_months=None)
    with records(told) as made:
        yield made


def report(store: Store, copy: Copy = "leadership", as_of: date = DAY) -> Report:
    return gather(store, as_of, known_on=None, zone=ZONE, copy=copy)


@pytest.fixture(scope="module")
def made(store: Store) -> Report:
    return report(store)


def rows(part: Part | None, place: int = 0) -> list[tuple[object, ...]]:
    assert part is not None
    return [*part.tables[place].rows]


def test_on_time_says_the_pace_what_has_no_session_and_where_the_plans_lead(made: Report) -> None:
    """By 30 September: 2 of 5 teams remain, one of them with a session on 9 September; 5.8 weeks are left."""
    assert made.ahead is not None
    assert made.ahead.bullets[0] == (
        "The screening-tool overview: 2 teams of 5 remain. "
        "By 30 September 2025 that is 0.3 teams a week; 1 team has no session planned."
    )
    whole = rows(made.ahead)[-1]
    assert whole[1:7] == ("All programs", 2, 1, 0, date(2025, 9, 9), Share(4, 5))
    assert "Assumed for the screening-tool overview." in made.ahead.bullets[-1]


def test_a_target_day_that_has_passed_is_said_to_have_passed(store: Store) -> None:
    ahead = report(store, as_of=date(2025, 10, 15)).ahead
    assert ahead is not None
    assert "The target day, 30 September 2025, has passed; 2 teams have no session planned." in ahead.bullets[0]


def test_on_the_target_day_itself_no_working_day_is_left_and_it_has_not_passed(store: Store) -> None:
    ahead = report(store, as_of=date(2025, 9, 30)).ahead
    assert ahead is not None
    assert "has passed" not in ahead.bullets[0]


def test_the_trend_ends_where_the_report_stands_and_begins_where_anything_was_known(made: Report) -> None:
    trend = rows(made.trend)
    assert trend[-1][0] == DAY
    assert trend[0][0] == date(2025, 1, 31)
    cells = {each for each in trend[-1] if isinstance(each, Share)}
    assert {Share(22, 31), Share(2, 2), Share(3, 31), Share(1, 3)} <= cells


def test_what_is_gained_and_lost_adds_up_exactly_to_the_change(made: Report) -> None:
    assert made.why is not None
    for table in made.why.tables:
        first, *steps, last = table.rows
        gained = sum(step[3] for step in steps if isinstance(step[3], int))
        lost = sum(step[4] for step in steps if isinstance(step[4], int))
        assert isinstance(first[1], int)
        assert first[1] + gained - lost == last[1]
    assert made.why.words[0].startswith("Since 20 May 2025.")


def test_after_a_published_report_the_bridge_begins_there_as_it_was_told(store: Store) -> None:
    """A report of 1 July said 17 of 62; the one of 20 August begins with it."""
    told = history(TEAMS)
    with records(told) as fresh:
        publish(fresh, report(fresh, as_of=JULY), {}, on=JULY)
        later = report(fresh)
    assert later.why is not None
    assert later.why.words[0].startswith("Since the report of 1 July 2025.")
    assert [row[2:] for row in (later.moved.rows if later.moved else ())] == [("D1-PERM", "Not scheduled", "Delivered")]
    staff = next(table for table in later.why.tables if "staff trained" in table.title)
    assert staff.rows[0][:2] == ("1 July 2025", 17)


def test_staff_stand_by_program_and_by_classification(made: Report) -> None:
    programs, classes = (rows(made.staff, place) for place in range(2))
    assert [row[1:4] for row in programs] == [
        ("CPS", Share(22, 31), Share(22, 31)),
        ("Permanency", Share(3, 31), Share(3, 31)),
        ("All programs", Share(25, 62), Share(25, 62)),
    ]
    assert [row[1:3] for row in classes] == [("SSS1", Share(22, 51)), ("Supervisor", Share(3, 11))]


def test_those_reached_are_set_against_those_not_reached(made: Report) -> None:
    assert made.against is not None
    found = {row[2]: row[3:] for row in rows(made.against) if row[1] == "Program"}
    assert found["CPS"] == (Share(22, 31), Share(22, 31), Share(22, 25), Share(9, 37))
    assert made.against.bullets[0] == (
        "The screening-tool overview: those trained and those not trained differ most by program. "
        "CPS: 88% of those trained, 24% of those not trained."
    )


def test_requirements_are_tags_and_no_finding(made: Report) -> None:
    assert made.tags is not None
    assert rows(made.tags) == [("Screening-tool overview", "ORS 000.000")]
    assert "does not find that any duty is met" in made.tags.words[0]


def test_the_json_holds_every_further_part(made: Report) -> None:
    parts = {part["title"]: part for part in json.loads(as_json(made))["parts"]}
    assert list(parts) == [
        "On time?",
        "Over time",
        "Why the figures moved",
        "Staff by program and classification",
        "Reached against not reached",
        "Requirements",
    ]
    table = parts["Staff by program and classification"]["tables"][0]
    assert table["rows"][0][2] == {"n": 22, "of": 31}


def test_each_figure_of_a_document_stands_before_the_table_that_holds_its_numbers(made: Report) -> None:
    for part in laid_out(made).parts:
        drawn = [figure for shown in part.shown for figure in shown.figures]
        assert sorted(figure.name for figure in drawn) == sorted(figure.name for figure in part.figures)
        for shown in part.shown:
            for figure in shown.figures:
                if figure.native is not None:
                    assert isinstance(shown.table, Table)
                    assert shown.table.title == figure.native.table
                assert figure.words


def test_publishing_changes_no_byte_of_the_report_that_is_published() -> None:
    with records(history(TEAMS)) as fresh:
        before = report(fresh)
        publish(fresh, before, {}, on=DAY)
        assert report(fresh) == before


@pytest.mark.parametrize("copy", ["leadership", "internal", "external"])
def test_the_quick_form_is_one_page_with_sixteen_districts_two_programs_and_two_courses(
    make: Make, earlier: Coverage, made: Report, copy: Copy
) -> None:
    whole = make(previous=earlier, copy=copy)
    whole = replace(whole, ahead=made.ahead, notices=("A notice that somebody should read first.",))
    for paper in ("letter", "a4"):
        document = replace(laid_out(whole, "quick"), paper=paper)
        pages = pypdf.PdfReader(io.BytesIO(as_pdf(document))).pages
        assert len(pages) == 1
        text = " ".join(pages[0].extract_text().split())
        for words in ("How are we doing", "Factors affecting results", "What changed", "On time?", "Delivered 16 Jun"):
            assert words in text
    assert file_name(whole, "quick").endswith("_one-page")
    assert not any(part.figures for part in laid_out(whole, "quick").parts)


def test_the_one_page_of_the_internal_copy_claims_no_names_since_it_lists_none(make: Make) -> None:
    whole = make(copy="internal")
    full, quick = laid_out(whole), laid_out(whole, "quick")
    (claims,) = [words for words in full.banners if words.startswith("INTERNAL")]
    assert "names staff" in claims
    assert full.file_name.endswith("_INTERNAL-names")
    (claims,) = [words for words in quick.banners if words.startswith("INTERNAL")]
    assert "name" not in claims
    assert quick.file_name.endswith("_INTERNAL_one-page")
    assert not any(part.title == "Who is left" for part in quick.parts)
