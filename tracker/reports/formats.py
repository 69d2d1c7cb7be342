"""Every format in one table, and the one way to write files: all drawn first, then each put in place whole."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tracker.errors import NotSaved, WrongUsage
from tracker.reports.as_csv import as_csv
from tracker.reports.as_html import as_html
from tracker.reports.as_json import as_json
from tracker.reports.as_pdf import as_pdf
from tracker.reports.as_xlsx import as_xlsx
from tracker.reports.document import Document
from tracker.reports.layout import Form, file_name, laid_out
from tracker.reports.putting import FilesNotWritten, put_all
from tracker.reports.values import Report

Draws = Callable[[Report, Document], bytes]

#: One entry per format: what it draws of a report and of the document that the report is laid out as.
FORMATS: dict[str, Draws] = {
    "xlsx": lambda _, document: as_xlsx(document),
    "pdf": lambda _, document: as_pdf(document),
    "html": lambda _, document: as_html(document),
    "csv": lambda report, _: as_csv(report),
    "json": lambda report, _: as_json(report),
}


class NoSuchFormat(WrongUsage):
    """That format is not known. Choose from xlsx, pdf, html, csv and json."""


class ReportNotWritten(NotSaved):
    """The report was not written. Check that the folder exists, can be written to and has room; then try again."""


def quietly(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def drawn(
    report: Report, formats: Iterable[str], form: Form = "full", progress: Callable[[int, int], None] = quietly
) -> dict[str, bytes]:
    """Draw a report in some formats, laid out once; `progress` hears how many are drawn, and may stop by raising."""
    wanted = list(dict.fromkeys(formats))
    if not FORMATS.keys() >= set(wanted):
        raise NoSuchFormat
    document = laid_out(report, form)
    files: dict[str, bytes] = {}
    for name in wanted:
        progress(len(files), len(wanted))
        files[name] = FORMATS[name](report, document)
    progress(len(files), len(wanted))
    return files


def write(
    report: Report,
    formats: Iterable[str],
    folder: Path,
    progress: Callable[[int, int], None] = quietly,
    form: Form = "full",
) -> list[Path]:
    """Draw every format, then put them in place together; a file that is open elsewhere gets "… (2)" beside it."""
    return put_drawn(report, drawn(report, formats, form, progress), folder, form)


def put_drawn(report: Report, files: Mapping[str, bytes], folder: Path, form: Form = "full") -> list[Path]:
    """Write files that are drawn (format → bytes) under the report's name: all of them, or none."""
    try:
        return put_all({f"{file_name(report, form)}.{name}": data for name, data in files.items()}, folder)
    except FilesNotWritten as error:
        raise ReportNotWritten(f"The report was not written. {error.facts['why']}", **error.facts) from error
