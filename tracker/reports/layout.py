"""A report laid out as the document that every format draws: which part stands where."""

from collections.abc import Iterator
from typing import Literal

from tracker.reports.beside import about, foot
from tracker.reports.document import Brand, Column, Document, Grid, Part, Share, Table
from tracker.reports.figures import actual_figure, district_figures
from tracker.reports.lines import actual
from tracker.reports.values import CourseBlock, Report
from tracker.reports.words import FEWEST

Form = Literal["full", "quick"]
_COPIES = {"leadership": "leadership", "internal": "INTERNAL-names", "external": "external"}
_WIDE = frozenset({"pdf"})  # a table with more columns than a page has room for


def laid_out(report: Report, form: Form = "full") -> Document:
    """Lay a report out; the quick form is what fits on one page."""
    loud = (report.example, report.copy_note if report.copy == "internal" else "", *report.notices)
    return Document(
        title=report.title,
        headline=report.headline,
        parts=tuple(_full(report) if form == "full" else _quick(report)),
        foot=foot(report),
        moment=report.published_at,
        fingerprint=report.fingerprint,
        file_name=file_name(report, form),
        brand=Brand(agency=report.agency),
        banners=tuple(words for words in loud if words),
        about=about(report),
        closing=report.caution,
        example=report.example,
        dense=form == "quick",
    )


def file_name(report: Report, form: Form = "full") -> str:
    """Give the name of the report's files without their ending; the internal copy says so in it."""
    quick = "_one-page" if form == "quick" else ""
    return f"coverage_{report.as_of.isoformat()}_{_COPIES[report.copy]}{quick}"


def _full(report: Report) -> Iterator[Part]:
    yield from _first(report)
    yield Part("Districts", grid=report.grid, sheet="Coverage grid")
    yield Part(
        "District shares",
        figures=tuple(district_figures(report.grid)),
        tables=(shares(report.grid),),
        level=3,
        sheet="Districts",
        left_out=_WIDE | {"html"},
    )
    yield Part("Still to reach", tables=(report.remaining,), sheet="Still to reach")
    if report.plan:
        yield report.plan
    if report.left:
        yield Part("Who is left", tables=(report.left,), sheet="Who is left")
    yield Part("Sessions", tables=(report.planned, report.held), sheet="Sessions")
    yield Part("Data quality", tables=(*report.quality, report.estimates), sheet="Data quality")
    yield Part("Teams", tables=(report.teams,), sheet="Teams", left_out=_WIDE)
    yield Part("Definitions", terms=report.definitions, sheet="Definitions")


def _first(report: Report) -> Iterator[Part]:
    """Give page one: how we are doing, Actual against Target, the factors, what changed."""
    yield Part("How are we doing", bullets=report.doing, sheet="Summary")
    yield from map(_course, report.courses)
    yield Part("Factors affecting results", bullets=report.factors)
    if report.moved:
        yield Part("What changed", bullets=report.changes, tables=(report.moved,))


def _quick(report: Report) -> Iterator[Part]:
    yield Part("How are we doing", bullets=report.doing, sheet="Summary")
    yield from map(_course, report.courses)
    yield Part("Factors affecting results", bullets=report.factors)
    yield Part("Districts", grid=report.grid, sheet="Coverage grid")


def _course(block: CourseBlock) -> Part:
    return Part(block.title, words=(block.targets,), figures=(actual_figure(block),), tables=(actual(block),), level=3)


def shares(grid: Grid) -> Table:
    """Give the districts' shares of staff trained as numbers, to stand beside their chart."""
    columns = [Column("District", "number")]
    for course, program in grid.columns:
        columns += [Column(f"{course}, {program}: n of N", "share"), Column(f"{course}, {program}: share", "percent")]
    rows = tuple(
        (row.district, *(part for cell in row.cells for part in _n_and_share(cell.people, cell.count)))
        for row in grid.rows
    )
    caption = "Trained of eligible staff in each district, by course and program"
    return Table("District shares", caption, tuple(columns), rows)


def _n_and_share(people: Share | None, words: str) -> tuple[Share | str, Share | str]:
    if people is None or not people.of:
        return words, ""
    return people, people if people.of >= FEWEST else ""
