"""A report laid out as the document that every format draws: which part stands where."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from tracker.reports.beside import about, foot
from tracker.reports.charts.bullets import bullets
from tracker.reports.document import Document, Part
from tracker.reports.lines import actual, all_courses
from tracker.reports.values import Report

Form = Literal["full", "quick"]
_COPIES = {"leadership": "leadership", "internal": "INTERNAL-names", "external": "external"}
_OWN_USE = "INTERNAL: for the agency's own use. Do not pass it on."  # one page has no room for who is left
_FACTORS = 5  # that one page has room for
_WIDE = frozenset({"pdf"})  # a table with more columns than a page has room for


def laid_out(report: Report, form: Form = "full") -> Document:
    """Lay a report out; the quick form is what fits on one page."""
    loud = (report.example, _loud(report, form), *report.notices)
    return Document(
        title=report.title,
        headline=report.headline,
        parts=tuple(_full(report) if form == "full" else _quick(report)),
        foot=foot(report),
        moment=report.published_at,
        fingerprint=report.fingerprint,
        file_name=file_name(report, form),
        brand=report.brand,
        paper=report.paper,
        banners=tuple(words for words in loud if words),
        about=about(report),
        closing=report.caution,
        example=report.example,
        dense=form == "quick",
    )


def file_name(report: Report, form: Form = "full") -> str:
    """Give the name of the report's files without their ending: INTERNAL, and names only where it lists them."""
    copy = _COPIES[report.copy] if form == "full" else f"{_COPIES[report.copy].removesuffix('-names')}_one-page"
    return f"coverage_{report.as_of.isoformat()}_{copy}"


def _loud(report: Report, form: Form) -> str:
    """Give what stands in a box above the internal copy: that it lists names, where it does."""
    if report.copy != "internal":
        return ""
    return report.copy_note if form == "full" else _OWN_USE


def _full(report: Report) -> Iterator[Part]:
    yield from _first(report)
    yield Part("Districts", grid=report.grid, sheet="Coverage grid")
    yield Part("Still to reach", tables=(report.remaining,), sheet="Still to reach")
    yield from _those(report.ahead, report.plan, report.trend, report.why)
    yield from _districts(report)
    yield Part("Sessions", bullets=report.done, tables=(report.planned, report.held), sheet="Sessions")
    yield from _those(report.staff, report.against)
    yield Part("Reported estimates", tables=(report.estimates,), sheet="Estimates")
    yield from _those(report.tags)
    yield Part("Data quality", bullets=(report.not_matched,), tables=report.quality, sheet="Data quality")
    yield Part("Teams", tables=(report.teams,), sheet="Teams", left_out=_WIDE)
    yield Part("Definitions", terms=report.definitions, sheet="Definitions")
    if report.left:  # the longest list stands last
        yield Part("Who is left", tables=report.left, sheet="Who is left", new_page=True)


def _those(*parts: Part | None) -> Iterator[Part]:
    return (part for part in parts if part is not None)


def _districts(report: Report) -> Iterator[Part]:
    """Give the districts one by one, under a heading of their own."""
    if report.districts:
        yield Part("District by district", sheet="Districts", new_page=True)
        yield from report.districts


def _first(report: Report) -> Iterator[Part]:
    """Give page one: how we are doing, the factors, Actual against Target, what changed."""
    yield Part("How are we doing", bullets=report.doing, sheet="Summary")
    yield Part("Factors affecting results", bullets=report.factors)
    yield Part("Actual against target")
    for block in report.courses:
        figure = bullets(block, report.bands)
        yield Part(block.title, words=(block.targets,), figures=(figure,), tables=(actual(block),), level=3)
    if report.moved:
        yield Part("What changed", bullets=report.changes, tables=(report.moved,))


def _factors(report: Report) -> tuple[str, ...]:
    """Give the factors that one page has room for, and say how many the whole report has beyond them."""
    beyond = len(report.factors) - _FACTORS
    more = (f"{beyond:,} more {'is' if beyond == 1 else 'are'} in the whole report.",) if beyond > 0 else ()
    return (*report.factors[:_FACTORS], *more)


def _quick(report: Report) -> Iterator[Part]:
    """Give what one page holds: the same words, one table of all courses, what changed in words, and the grid."""
    yield Part("How are we doing", bullets=report.doing, sheet="Summary")
    yield Part("Factors affecting results", bullets=_factors(report))
    if report.changes:
        yield Part("What changed", bullets=report.changes)
    yield Part("Actual against target", tables=(all_courses(report.courses),))
    if report.ahead:
        yield replace(report.ahead, bullets=report.ahead.bullets[: len(report.courses)], tables=(), sheet="")
    yield Part("Districts", grid=report.grid, sheet="Coverage grid")
