"""All report formats against XlsxWriter and typst drawing the same cells from constants. Prints JSON; never a test.

Run: python -m tests.bench.bench_reports
"""

import io
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import typst
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from tracker.demo import build
from tracker.reports import as_pdf
from tracker.reports.as_xlsx import as_xlsx
from tracker.reports.formats import FORMATS, drawn
from tracker.reports.gather import gather
from tracker.reports.layout import laid_out
from tracker.reports.typeset import EMBEDDED
from tracker.reports.values import Report
from tracker.store import Place, open_store

ROUNDS = 5
DAY = date(2025, 8, 20)


def example(root: Path) -> Report:
    """Build the example's leadership report."""
    made = build(root)
    store = open_store(Place(path=made.database))
    report = gather(store, DAY, known_on=None, zone="America/Los_Angeles", copy="leadership", example=True)
    store.close()
    return report


def median(work: Callable[[int], object]) -> float:
    """Give the median seconds of some rounds, after one that fills the caches; each gets its number.

    Typst remembers what it has set, so every round sets other words: those of a report that nobody drew before.
    """
    work(0)
    taken = []
    for place in range(1, ROUNDS + 1):
        start = time.perf_counter()
        work(place)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def anew(report: Report, place: int) -> Report:
    """Give a report whose every figure and word is of another round."""
    return replace(report, fingerprint=f"{place}-{report.fingerprint}", title=f"{report.title}, {place}")


def floor(report: Report) -> Callable[[int], None]:
    """Make the least that draws the same cells: a plain workbook and the same page from ready JSON."""
    document = laid_out(report)
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(document)))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    template = resources.files("tracker.reports").joinpath("report.typ").read_bytes()
    values = [as_pdf.drawn(laid_out(anew(report, place))) for place in range(ROUNDS + 1)]
    ready = [json.dumps({"fonts": EMBEDDED, "notice": "", **value}) for value in values]

    def draw(place: int) -> None:
        with Workbook(io.BytesIO()) as plain, tempfile.TemporaryDirectory() as empty:
            for name, rows in sheets.items():
                sheet = plain.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
            compiler = typst.Compiler(
                template, root=empty, ignore_system_fonts=True, sys_inputs={"value": ready[place]}
            )
            compiler.compile(format="pdf", pdf_standards="ua-1")

    return draw


def run() -> dict[str, dict[str, float]]:
    """Measure all formats in one run with their floor."""
    with tempfile.TemporaryDirectory() as name:
        report = example(Path(name) / "example")
        ours = median(lambda place: drawn(anew(report, place), FORMATS))
        least = median(floor(report))
        return {"all report formats": {"ours": ours, "floor": least, "ratio": ours / least, "bar": 2.0}}


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
