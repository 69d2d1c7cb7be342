"""The report as a tagged PDF: the template draws, the report goes in as JSON and never as markup."""

import json
from datetime import UTC, datetime
from importlib import resources
from tempfile import TemporaryDirectory
from typing import Any

from tracker.reports.beside import about, bar_end, reached_described, trained_described
from tracker.reports.cells import RIGHT, rows_as_text
from tracker.reports.values import CourseBlock, GridCell, Measure, Report, Table

EMBEDDED = ("Libertinus Serif", "DejaVu Sans Mono")
PLAIN_NOTICE = (
    "Some characters are in no font of this computer, so this PDF is tagged but does not claim the PDF/UA-1 "
    "standard. The web page and the workbook are complete."
)
_KINDS = {"●": "done", "◐": "ahead", "!": "late", "○": "open", "\N{EN DASH}": "absent"}


def as_pdf(report: Report) -> bytes:
    """Draw the report as PDF/UA-1; with fonts of this computer where its own lack a letter; else say so."""
    import typst

    template = resources.files("tracker.reports").joinpath("report.typ").read_bytes()
    with TemporaryDirectory() as empty:
        for own_fonts_only, strict in ((True, True), (False, True), (False, False)):
            compiler = typst.Compiler(
                template,
                root=empty,
                ignore_system_fonts=own_fonts_only,
                sys_inputs={"report": json.dumps(_drawn(report, "" if strict else PLAIN_NOTICE))},
            )
            try:
                drawn = compiler.compile(
                    format="pdf",
                    pdf_standards="ua-1" if strict else None,
                    timestamp=_moment(report.published_at),
                )
            except typst.TypstError as error:
                if not strict or "could not be displayed" not in str(error):
                    raise
            else:
                return drawn if isinstance(drawn, bytes) else b""
    raise AssertionError("a plain PDF takes any character")


def _moment(moment: datetime) -> datetime:
    """Give the moment in UTC and whole seconds, as a PDF keeps it."""
    known = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.replace(microsecond=0)


def _drawn(report: Report, notice: str) -> dict[str, Any]:
    """Give the template what it draws: text, ratios and nothing else."""
    loud = [report.example, report.copy_note if report.copy == "internal" else "", *report.notices, notice]
    return {
        "fonts": EMBEDDED,
        "title": report.title,
        "agency": report.agency,
        "banners": [words for words in loud if words],
        "about": about(report),
        "foot": _foot(report),
        "headline": report.headline,
        "doing": report.doing,
        "factors": report.factors,
        "courses": [_course(block) for block in report.courses],
        "changes": report.changes,
        "moved": _table(report.moved) if report.moved else None,
        "grid": {
            "columns": report.grid.columns,
            "rows": [
                {"district": str(row.district), "cells": [_cell(cell) for cell in row.cells]}
                for row in report.grid.rows
            ],
            "legend": report.grid.legend,
        },
        "parts": _parts(report),
        "definitions": report.definitions,
        "caution": report.caution,
    }


def _foot(report: Report) -> str:
    parts = [f"As of {report.as_of.isoformat()}", f"records {report.fingerprint}", f"{report.copy} copy"]
    return " · ".join([*parts, *([report.example] if report.example else [])])


def _course(block: CourseBlock) -> dict[str, Any]:
    last = len(block.measures) - 1
    return {
        "title": block.title,
        "targets": block.targets,
        "measures": [_measure(measure, whole=place == last) for place, measure in enumerate(block.measures)],
    }


def _measure(measure: Measure, *, whole: bool) -> dict[str, Any]:
    return {
        "label": measure.label,
        "whole": whole,
        "reached": {
            "ratio": measure.reached.ratio,
            "target": 1.0,
            "end": bar_end(measure.reached),
            "words": "" if measure.reached_words.startswith("due") else measure.reached_words,
            "alt": reached_described(measure),
        },
        "trained": {
            "ratio": measure.trained.ratio if measure.trained else None,
            "target": measure.target,
            "end": bar_end(measure.trained),
            "words": measure.band,
            "alt": trained_described(measure),
        },
    }


def _cell(cell: GridCell) -> dict[str, str]:
    under = ", ".join(part for part in (cell.when, cell.count) if part)
    return {"symbol": cell.symbol, "word": cell.word, "under": under, "kind": _KINDS[cell.symbol]}


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "caption": table.caption,
        "columns": [
            {"heading": column.heading, "weight": column.weight, "right": column.kind in RIGHT}
            for column in table.columns
        ],
        "rows": rows_as_text(table),
        "empty": table.empty,
    }


def _parts(report: Report) -> list[dict[str, Any]]:
    parts: list[tuple[str, list[Table]]] = [
        ("Still to reach", [report.remaining]),
        *([("Who is left", [report.left])] if report.left else []),
        ("Sessions", [report.planned, report.held]),
        ("Data quality", [report.estimates, *report.quality]),
    ]
    return [{"title": title, "tables": [_table(table) for table in tables]} for title, tables in parts]
