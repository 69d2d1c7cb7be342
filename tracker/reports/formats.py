"""Every format in one table, and the one way to write files: all drawn first, then each put in place whole."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tracker.errors import NotSaved, WrongUsage
from tracker.reports.as_csv import as_csv
from tracker.reports.as_html import as_html
from tracker.reports.as_json import as_json
from tracker.reports.as_pdf import as_pdf
from tracker.reports.as_xlsx import as_xlsx
from tracker.reports.putting import put
from tracker.reports.values import Report

FORMATS: dict[str, Callable[[Report], bytes]] = {
    "xlsx": as_xlsx,
    "pdf": as_pdf,
    "html": as_html,
    "csv": as_csv,
    "json": as_json,
}
_COPIES = {"leadership": "leadership", "internal": "INTERNAL-names", "external": "external"}


class NoSuchFormat(WrongUsage):
    """That format is not known. Choose from xlsx, pdf, html, csv and json."""


class ReportNotWritten(NotSaved):
    """The report was not written. Check that the folder exists, can be written to and has room; then try again."""


def quietly(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def write(
    report: Report, formats: Iterable[str], folder: Path, progress: Callable[[int, int], None] = quietly
) -> list[Path]:
    """Draw every format, then write each file whole; a file that is open elsewhere gets "… (2)" beside it.

    `progress` hears how many formats are drawn; what it raises stops before any file is written.
    """
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        raise NoSuchFormat
    drawn: dict[str, bytes] = {}
    for name in wanted:
        progress(len(drawn), len(wanted))
        drawn[name] = FORMATS[name](report)
    progress(len(drawn), len(wanted))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return [put(data, folder / f"{file_name(report)}.{name}") for name, data in drawn.items()]
    except OSError as error:
        raise ReportNotWritten from error


def file_name(report: Report) -> str:
    """Give the name of the report's files without their ending; the internal copy says so in it."""
    return f"coverage_{report.as_of.isoformat()}_{_COPIES[report.copy]}"
