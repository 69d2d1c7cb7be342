"""The grid on paper where it has more courses or districts than one page holds: no row is drawn over another."""

import io
from collections.abc import Callable, Iterator
from itertools import pairwise

import pypdf
import pytest

from tracker.coverage.values import CourseFacts, Coverage, Row
from tracker.reports.as_pdf import as_pdf, drawn
from tracker.reports.layout import Form, laid_out
from tracker.reports.values import Report

Make = Callable[..., Report]
AddedUp = Callable[..., Coverage]
Team = Callable[..., Row]


def many(make: Make, added_up: AddedUp, team: Team, *, courses: int, districts: int) -> Report:
    held = [
        CourseFacts(f"course-{n}", f"Asynchronous module {n}: recognizing labor trafficking", 0.9)
        for n in range(courses)
    ]
    programs = ("CPS", "Permanency")
    rows = [team(each.code, d, p, eligible=100 + d) for each in held for d in range(1, districts + 1) for p in programs]
    return make(added_up(rows, held), sessions=[], planned=[], estimates=[])


def lines(data: bytes) -> Iterator[list[tuple[int, float]]]:
    """Give where each line of the grid's counts stands, page by page: across, and up."""
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        found: list[tuple[int, float]] = []

        def note(
            text: str, page_at: list[float], at: list[float], *_: object, here: list[tuple[int, float]] = found
        ) -> None:
            if text.strip().startswith("0 of 1"):
                here.append((round(page_at[4] + page_at[0] * at[4]), page_at[5] + page_at[3] * at[5]))

        page.extract_text(visitor_text=note)
        yield sorted(found)


@pytest.mark.parametrize(("courses", "districts"), [(6, 16), (2, 45)], ids=["twelve columns", "45 districts"])
def test_rows_of_a_large_grid_stand_apart_within_the_page(
    make: Make, added_up: AddedUp, team: Team, courses: int, districts: int
) -> None:
    whole = laid_out(many(make, added_up, team, courses=courses, districts=districts))
    pages = list(lines(as_pdf(whole)))
    assert sum(map(len, pages)) >= 2 * courses * districts
    for page in pages:
        assert all(up > 40 for _, up in page)
        assert all(two[1] - one[1] > 8 for one, two in pairwise(page) if one[0] == two[0])


@pytest.mark.parametrize(("form", "most"), [("full", 6), ("quick", 8)])
def test_no_table_of_the_grid_is_wider_than_a_page_and_every_column_is_in_one(
    make: Make, added_up: AddedUp, team: Team, form: Form, most: int
) -> None:
    document = laid_out(many(make, added_up, team, courses=5, districts=2), form)
    grid = next(part.grid for part in document.parts if part.grid)
    tables = next(part["grid"]["tables"] for part in drawn(document)["parts"] if part["grid"])
    assert max(len(table["columns"]) for table in tables) <= most
    assert [column for table in tables for column in table["columns"]] == list(grid.columns)
    assert all(len(row["cells"]) == len(table["columns"]) for table in tables for row in table["rows"])
