"""The rollout as the plan tells it, in every copy and format: every figure is that of the coverage."""

from collections.abc import Callable

import pytest

from tests.reports.every import same
from tests.reports.every.reading import Page, pdf
from tracker.coverage.shape import as_json
from tracker.coverage.values import CourseFacts, Coverage, Row
from tracker.reports.formats import FORMATS, drawn
from tracker.reports.layout import laid_out
from tracker.reports.values import Report
from tracker.reports.withhold import withheld_from_partners

COPIES = ["leadership", "internal", "external"]


def hold(report: Report, coverage: Coverage, before: Coverage | None = None) -> None:
    """Hold every format of a report against its coverage."""
    files, document, outside = drawn(report, FORMATS), laid_out(report), report.copy == "external"
    hidden = withheld_from_partners(coverage, before).teams if outside else frozenset()
    same.data(files["json"], files["csv"], as_json(coverage), hidden)
    page = Page(files["html"])
    for tables in (page.tables, same.book_tables(files["xlsx"])):
        same.teams(tables, coverage, hidden, outside=outside)
        same.totals(tables, coverage)
        same.grid(tables, coverage, hidden)
    assert same.as_page(page, document) == same.as_book(files["xlsx"], document) > 8
    assert same.as_pages(pdf(files["pdf"]), document) > 8
    assert same.charts(files["xlsx"]) > 1


@pytest.mark.parametrize("copy", COPIES)
def test_the_rollout_of_the_plan(make: Callable[..., Report], plan: Coverage, earlier: Coverage, copy: str) -> None:
    hold(make(copy=copy, previous=earlier), plan, earlier)


@pytest.mark.parametrize("copy", COPIES)
def test_nearly_everybody_nearly_nobody_nobody_and_few(
    make: Callable[..., Report], added_up: Callable[..., Coverage], team: Callable[..., Row], copy: str
) -> None:
    course = CourseFacts("screening-overview", "Screening-tool overview", 0.9)
    counts = [(9_999, 10_000), (1, 10_000), (0, 0), (9, 9), (1_999, 2_000), (5, 1_000), (10, 10), (0, 12), (4, 4)]
    rows = [team(course.code, n, "CPS", trained=trained, eligible=of) for n, (trained, of) in enumerate(counts, 1)]
    coverage = added_up(rows, [course])
    hold(make(coverage, copy=copy, sessions=[], planned=[], estimates=[]), coverage)
