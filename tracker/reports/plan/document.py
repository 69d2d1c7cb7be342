"""The plan report laid out as a document: the plan's own order of parts and tables, with what is known beside them."""

from collections.abc import Iterator

from tracker.names import show
from tracker.reports.document import Document, Part
from tracker.reports.plan.beside import CLOSING, catalogue, funding, meanings
from tracker.reports.plan.lines import summary
from tracker.reports.plan.overview import outcomes, overview, strategies
from tracker.reports.plan.sheets import sheets
from tracker.reports.plan.terms import further, terms
from tracker.reports.plan.values import PlanCopy, PlanReport
from tracker.reports.report import EXAMPLE
from tracker.reports.words import weekday

TITLE = "Child Welfare Human Trafficking Response: Quality Improvement Plan"
LIVING = "A working plan and a living document: it changes with law and policy, resources and best practice."
_COPY_NOTES: dict[PlanCopy, str] = {
    "leadership": "Leadership copy: no names of staff; owners and next steps as they were noted.",
    "external": "Copy for partners: without owners and next steps; numbers of small teams are withheld.",
}


def laid_out(report: PlanReport) -> Document:
    """Lay the plan report out; the same report gives the same document."""
    example = EXAMPLE if report.example else ""
    return Document(
        title=TITLE,
        headline=headline(report),
        parts=tuple(_parts(report)),
        foot=_foot(report, example),
        moment=report.published_at,
        fingerprint=report.fingerprint,
        file_name=file_name(report),
        brand=report.brand,
        paper=report.paper,
        banners=(example,) if example else (),
        about=f"{LIVING} {_COPY_NOTES[report.copy]} {_known(report)}.",
        closing=CLOSING,
        example=example,
    )


def headline(report: PlanReport) -> str:
    """Give how the plan stands in a sentence or two."""
    return f"{weekday(report.as_of)}: {summary(report.plan)}"


def file_name(report: PlanReport) -> str:
    """Give the name of the report's files without their ending."""
    return f"plan_{report.as_of.isoformat()}_{report.copy}"


def _parts(report: PlanReport) -> Iterator[Part]:
    yield outcomes(report)
    yield overview(report)
    yield strategies(report)
    yield from terms(report)
    yield from further(report)
    yield from sheets(report)
    yield funding(report)
    if lists := catalogue(report):
        yield lists
    yield meanings(report)


def _known(report: PlanReport) -> str:
    if report.known_on is None:
        return "With everything recorded so far"
    return f"With what was recorded by {show(report.known_on)}"


def _foot(report: PlanReport, example: str) -> str:
    parts = [f"As of {report.as_of.isoformat()}", f"records {report.fingerprint}", f"{report.copy} copy"]
    return " · ".join([*parts, *([example] if example else [])])
