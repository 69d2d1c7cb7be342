"""The plan report's files: one entry per format, all drawn before the first is written."""

from collections.abc import Callable, Iterable

from tracker.errors import WrongUsage
from tracker.reports.as_html import as_html
from tracker.reports.as_pdf import as_pdf
from tracker.reports.as_xlsx import as_xlsx
from tracker.reports.document import Document
from tracker.reports.plan.document import laid_out
from tracker.reports.plan.values import PlanReport

FORMATS: dict[str, Callable[[Document], bytes]] = {"xlsx": as_xlsx, "pdf": as_pdf, "html": as_html}


class NoSuchPlanFormat(WrongUsage):
    """The plan is written as xlsx (to edit and import again), pdf or html. Choose from these."""


def plan_files(report: PlanReport, formats: Iterable[str]) -> dict[str, bytes]:
    """Draw the plan report in some formats, by the names of their files."""
    wanted = list(dict.fromkeys(formats))
    if not wanted or not FORMATS.keys() >= set(wanted):
        raise NoSuchPlanFormat
    document = laid_out(report)
    return {f"{document.file_name}.{name}": FORMATS[name](document) for name in wanted}
