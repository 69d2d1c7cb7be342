"""The plan report: the plan's own order and words, live lines beside them, in every format the same."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pypdf
import pytest
from sqlalchemy.orm import Session

from tests.people.tried import begun, person, team, tried
from tests.reports.conftest import coverage_of, delivered, plan_rows, row
from tests.reports.test_in_a_browser import chromium, opened
from tracker import initiatives, training
from tracker.coverage.measure import measure
from tracker.coverage.values import Coverage
from tracker.initiatives.facts import Entry, Plan, Standing, Step
from tracker.reports.document import Document, Paragraphs, Part
from tracker.reports.plan.document import laid_out
from tracker.reports.plan.entry import paragraphs, status_words, steps_words
from tracker.reports.plan.files import NoSuchPlanFormat, plan_files
from tracker.reports.plan.gather import gather_plan
from tracker.reports.plan.live import Live, Said
from tracker.reports.plan.section import plan_part
from tracker.reports.plan.sharing import STAFF_WITHHELD, shared_lines
from tracker.reports.plan.values import PlanCopy, PlanReport
from tracker.setting_up import set_up, shipped_plan
from tracker.store import Store

__all__ = ["chromium"]  # a fixture that stands with the pages of the coverage report
ZONE = "America/Los_Angeles"
AUGUST, SEPTEMBER = date(2025, 8, 20), date(2025, 9, 30)
HOSTILE = "=cmd() <script>alert(1)</script> #let x = [b]1[/b] $y$"


def gathered(store: Store | None = None, copy: PlanCopy = "leadership") -> PlanReport:
    return gather_plan(store or begun(), SEPTEMBER, known_on=None, zone=ZONE, copy=copy)


def part(document: Document, title: str) -> Part:
    return next(each for each in document.parts if each.title == title)


def cell(report: PlanReport, code: str) -> dict[str, str]:
    """Give the labelled paragraphs of an entry's cell."""
    entry = next(each for each in report.plan.entries if each.code == code)
    return dict(paragraphs(entry, report.line(entry), report.as_of).said)


def drawn(report: PlanReport) -> dict[str, bytes]:
    return {name.rsplit(".", 1)[1]: data for name, data in plan_files(report, ["xlsx", "pdf", "html"]).items()}


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give what a reader reads of each format, with single blanks."""
    pages = pypdf.PdfReader(io.BytesIO(files["pdf"])).pages
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    found = {
        "html": Words.of(files["html"].decode()),
        "pdf": " ".join(page.extract_text() for page in pages),
        "xlsx": " ".join(str(one.value) for sheet in book for line in sheet.iter_rows() for one in line if one.value),
    }
    return {name: " ".join(words.split()) for name, words in found.items()}


class Words(HTMLParser):
    """The text of a page, and whether each tag that was opened is closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []

    @classmethod
    def of(cls, page: str) -> str:
        read = cls()
        read.feed(page)
        assert not read.open
        return " ".join(read.said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)


def test_the_parts_stand_in_the_plans_own_order() -> None:
    document = laid_out(gathered())
    assert document.title == shipped_plan()["plan"]["title"]
    assert [each.title for each in document.parts_for("pdf")] == [
        "Expected Outcomes",
        "Plan Overview",
        "Summary of All Strategies",
        "Short-term Strategies",
        "Mid-term Strategies",
        "Long-term Strategies",
        "Additional Recommendations",
        "Funding",
        "On-demand trainings and resources",
        "Definitions",
    ]
    assert "living document" in document.about
    assert "not the same as using the screening tool" in document.closing
    assert "Nothing in this report says whether any law or rule is complied with." in document.closing
    assert document.headline == (
        "Tuesday, 30 September 2025: 19 initiatives, 5 recommendations, 1 option. 7 initiatives are done or in"
        " progress for the short term, 5 rely on funding. Open asks: $53,000 and 7 without a figure."
    )


def test_an_entrys_cell_has_the_plans_paragraphs_under_their_labels() -> None:
    shipped = next(each for each in shipped_plan()["initiative"] if each["code"] == "screening-overview")
    said = cell(gathered(), "screening-overview")
    assert [label for label in said if label] == [
        "CSEC screening tool overview",
        "Initiative",
        "Time to Completion",
        "Current Status (20 August 2025)",
        "As of 30 September 2025",
        "Internal Needs",
        "Dependencies",
        "Anticipated Outcome",
        "Serves Expected Outcome",
    ]
    assert said["Initiative"] == shipped["description"]
    assert said["Current Status (20 August 2025)"] == shipped["status_words"]
    assert said["As of 30 September 2025"] == "0 of 16 districts for CPS teams, 0 of 16 for Permanency."
    assert said["Internal Needs"] == shipped["internal_needs"]
    assert said["Anticipated Outcome"] == shipped["anticipated_outcome"]


def test_what_others_reported_stands_beside_the_live_line_and_never_in_it() -> None:
    entry = gathered().plan.entries[0]
    line = Live("12 of 16 districts", (Said("about 3/4", "Quality improvement plan", AUGUST, "CPS", "districts"),))
    said = paragraphs(entry, line, SEPTEMBER).said
    at = said.index(("As of 30 September 2025", "12 of 16 districts."))
    assert said[at + 1] == ("", "Reported of CPS teams: “about 3/4” (Quality improvement plan, 20 August 2025).")


def test_every_entry_stands_in_every_format_with_all_of_its_fields() -> None:
    found = texts(drawn(gathered()))
    for shipped in shipped_plan()["initiative"]:
        for field in ("title", "description", "internal_needs", "dependencies", "anticipated_outcome"):
            words = " ".join(shipped.get(field, "").split())
            assert words in found["html"]
            assert words in found["xlsx"]
        assert " ".join(shipped["title"].split()) in found["pdf"]


def test_all_strategies_stand_by_area_and_term_and_those_done_are_complete() -> None:
    (table,) = part(laid_out(gathered()), "Summary of All Strategies").tables
    assert [column.heading for column in table.columns][:2] == ["Strategy Area", "Short-term (6 months or less)"]
    areas = {str(line[0]): line[1:] for line in table.rows}
    assert next(iter(areas)) == "Workforce Development and Support"
    data = areas["Data Assessment and Problem Scoping"]
    assert data[0] == Paragraphs(
        (("", "• Internal trafficking dashboard"), ("", "• Systems mapping and SWOT analysis (complete)"))
    )
    assert sum(len(each.said) for line in areas.values() for each in line if isinstance(each, Paragraphs)) == 19


def test_money_is_told_with_its_decisions_and_totals() -> None:
    with tried() as db:
        asks = {each.title: each.number for each in initiatives.asks(db, SEPTEMBER)}
        number = asks["Training on case documentation by an external delivery agency"]
        initiatives.decide(db, number, "approved", day=date(2025, 9, 15), amount=7500)
        plan = initiatives.plan(db, SEPTEMBER)
    report = replace(gathered(), plan=plan)
    funding = part(laid_out(report), "Funding")
    assert funding.bullets[:2] == ("Open: $45,000 and 7 without a figure (10 asks)", "Approved: $7,500")
    (line,) = (each for each in funding.tables[0].rows if each[2] == "Approved")
    assert line[1:5] == (8000, "Approved", date(2025, 9, 15), 7500)
    assert cell(report, "documentation")["Funding"] == (
        "Training on case documentation by an external delivery agency: $7,500 approved on 15 September 2025."
    )


def test_her_own_status_takes_our_word_along_unless_it_says_it() -> None:
    standing = Standing(1, SEPTEMBER, "in_progress", "The agency is contracted.", "")
    assert status_words(standing) == "In progress. The agency is contracted."
    assert status_words(replace(standing, words="In Progress. Nearly there.")) == "In Progress. Nearly there."
    assert status_words(replace(standing, words="")) == "In progress."
    assert status_words(replace(standing, words="Scoped and quoted.", source="the plan")) == "Scoped and quoted."


def test_milestones_are_told_those_done_first() -> None:
    steps = (Step(1, 1, "Rule drafted", SEPTEMBER, None, ""), Step(2, 2, "Procedure drafted", None, AUGUST, ""))
    assert steps_words(steps) == (
        "Done: Procedure drafted (20 August 2025). To come: Rule drafted (due 30 September 2025)."
    )
    assert steps_words(()) == ""


def owned(db: Session) -> Plan:
    """Let somebody have an entry, with a next step, and say something of money and milestones."""
    initiatives.change(db, "dashboard", owner="Umberwick", next_step="ask Quillfeather", next_on=date(2025, 10, 6))
    initiatives.add_milestone(db, "dashboard", "Shown", note="by Umberwick")
    initiatives.decide(db, 1, "deferred", day=date(2025, 9, 1), words="Quillfeather said so")
    return initiatives.plan(db, SEPTEMBER)


def test_owner_and_next_step_stand_in_the_leadership_copy_and_not_in_partners() -> None:
    with tried() as db:
        plan = owned(db)
    leadership = replace(gathered(), plan=plan)
    assert cell(leadership, "dashboard")["Owner"] == "Umberwick"
    assert cell(leadership, "dashboard")["Next Step"] == "ask Quillfeather (by 6 October 2025)"
    assert "Umberwick" in texts(drawn(leadership))["xlsx"]


def test_partners_read_no_names_in_any_part_of_any_file(store: Store) -> None:
    set_up(store)
    with store.writing("who has it") as db:
        owned(db)
    files = drawn(gathered(store, "external"))
    for name, words in texts(files).items():
        assert not re.search("umberwick|quillfeather", words, re.IGNORECASE), name
    head = [one.value for one in openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Plan"][3]]
    assert "Owner" not in head
    assert "Internal needs" in head


def small() -> Coverage:
    """Give a program whose only team is too small to be counted out."""
    return coverage_of(
        [delivered("csec-refresher", 1, "CPS", eligible=4, trained=3), row("csec-refresher", 2, "Permanency")]
    )


def test_numbers_of_small_teams_are_withheld_from_partners() -> None:
    with tried() as db:
        plan = initiatives.plan(db, SEPTEMBER)
        whole, withheld = shared_lines(db, plan, coverage_of(plan_rows()), None)
        few, hidden = shared_lines(db, plan, small(), None)
        (shown,) = plan_part(db, small(), "leadership").tables  # type: ignore[union-attr] # there is a plan
        (shared,) = plan_part(db, small(), "external").tables  # type: ignore[union-attr] # there is a plan
    assert (withheld, hidden) == (False, True)
    assert "CPS staff trained" in whole["csec-refresher"].words
    assert few["csec-refresher"].words == f"1 of 1 districts for CPS teams, 0 of 1 for Permanency; {STAFF_WITHHELD}"
    assert "3 of 4" in str(shown.rows)
    assert "3 of 4" not in str(shared.rows)


def test_what_was_withheld_before_stays_withheld() -> None:
    grown = coverage_of([delivered("csec-refresher", 1, "CPS", eligible=6, trained=3)])
    with tried() as db:
        plan = initiatives.plan(db, SEPTEMBER)
        assert STAFF_WITHHELD in shared_lines(db, plan, grown, small())[0]["csec-refresher"].words
        assert STAFF_WITHHELD not in shared_lines(db, plan, grown, None)[0]["csec-refresher"].words


def test_a_session_changes_the_line_in_the_report_and_its_section() -> None:
    with tried() as db:
        ada = person(db, "Okoye, Ada")
        here = training.Presence(person_id=ada, minutes=90)
        training.log(
            db, "screening-overview", day=date(2025, 9, 9), teams=[team(db, "D4-CPS")], zone=ZONE, present=[here]
        )
        found = plan_part(db, measure(db, SEPTEMBER), "leadership")
    assert found is not None
    assert len(found.tables[0].rows) == 19
    first = found.tables[0].rows[0]
    assert first[:3] == ("CSEC screening tool overview", "Short-term", "In progress")
    assert str(first[3]).startswith("1 of 16 districts for CPS teams (6%), 0 of 16 for Permanency")


def test_without_a_plan_there_is_no_section(store: Store) -> None:
    with store.reading() as db:
        assert plan_part(db, coverage_of(plan_rows()), "leadership") is None


def test_the_same_records_give_the_same_bytes(store: Store) -> None:
    set_up(store)
    assert drawn(gathered(store)) == drawn(gathered(store))
    assert list(plan_files(gathered(store), ["pdf"])) == ["plan_2025-09-30_leadership.pdf"]
    assert list(plan_files(gathered(store, "external"), ["html"])) == ["plan_2025-09-30_external.html"]
    with pytest.raises(NoSuchPlanFormat):
        plan_files(gathered(store), ["csv"])


def test_the_pdf_is_tagged_and_claims_its_standard_and_the_workbook_has_its_sheets() -> None:
    files = drawn(gathered())
    reader = pypdf.PdfReader(io.BytesIO(files["pdf"]))
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr] # it has some
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index] # a dictionary, by the standard
    assert openpyxl.load_workbook(io.BytesIO(files["xlsx"])).sheetnames == [
        *("Summary", "Plan", "Milestones", "Outcomes", "Funding", "Lists", "Definitions")
    ]


def test_hostile_text_stays_text_in_every_format(store: Store) -> None:
    set_up(store)
    with store.writing("hostile") as db:
        initiatives.change(db, "dashboard", description=HOSTILE, owner=HOSTILE, title=HOSTILE, area=HOSTILE)
        initiatives.set_status(db, "dashboard", "on_hold", day=SEPTEMBER, words=HOSTILE)
    files = drawn(gathered(store))
    for name, words in texts(files).items():
        assert HOSTILE in words, name
    assert b"<script" not in files["html"]
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert {one.data_type for sheet in book for line in sheet.iter_rows() for one in line} <= {"s", "n", "d"}


def test_an_entry_longer_than_a_page_is_drawn_whole(store: Store) -> None:
    set_up(store)
    with store.writing("long") as db:
        initiatives.change(db, "dashboard", description=f"{'many words ' * 900}and an end")
    assert "and an end" in texts(drawn(gathered(store)))["pdf"]


def test_an_entry_of_no_field_but_its_title_is_drawn() -> None:
    bare = Entry(1, "bare", "initiative", 1, "", "", "", "Bare", "", "", "", "", "", "", None, None)
    report = replace(gathered(), plan=Plan(SEPTEMBER, (bare,)), lines={}, standings=())
    assert paragraphs(bare, Live(""), SEPTEMBER).said == (("Bare", ""),)
    for name, words in texts(drawn(report)).items():
        assert "Bare" in words, name


def test_axe_finds_nothing_in_the_web_page_and_nothing_is_wider_than_a_telephone(chromium: str, tmp_path: Path) -> None:
    for answer in opened(chromium, drawn(gathered())["html"], tmp_path):
        assert (answer["violations"], answer["wide"] <= 0) == ([], True)
