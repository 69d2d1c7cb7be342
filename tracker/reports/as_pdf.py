"""A document as a tagged PDF: the template draws, the document goes in as JSON and never as markup."""

from collections.abc import Mapping
from typing import Any

from tracker.reports.cells import RIGHT, TONES, text_of
from tracker.reports.charts.svg import as_svg
from tracker.reports.document import Cell, Column, Document, Figure, Grid, Paragraphs, Part, Shown, Table
from tracker.reports.typeset import typeset

_LINE = 70  # letters in a line of a wide cell
_TOGETHER = 32  # lines that are half a page
_ACROSS, _DENSE = 6, 8  # columns of the grid that a page is wide enough for
_PAPERS = {"letter": "us-letter", "a4": "a4"}


def as_pdf(document: Document) -> bytes:
    """Draw a document as PDF/UA-1; where a letter is in no font, plainly tagged, and it says so."""
    return typeset("report.typ", drawn(document), document.moment)


def drawn(document: Document) -> Mapping[str, Any]:
    """Give the template what it draws: text, drawings and nothing else."""
    language, _, region = document.language.partition("-")
    brand = document.brand
    return {
        "language": language,
        "region": region.lower() or None,
        "paper": _PAPERS[document.paper],
        "dense": document.dense,
        "accent": brand.accent,
        "logo": list(brand.logo) if brand.logo else None,
        "title": document.title,
        "agency": document.agency,
        "banners": document.banners,
        "about": document.about,
        "headline": document.headline,
        "parts": [_part(part, brand.accent, dense=document.dense) for part in document.parts_for("pdf")],
        "closing": document.closing,
        "contact": brand.contact,
        "foot": " · ".join(words for words in (document.foot, brand.footer) if words),
    }


def _part(part: Part, accent: str, *, dense: bool) -> dict[str, Any]:
    return {
        "title": part.title,
        "level": part.level - 1,
        "new_page": part.new_page,
        "words": part.words,
        "bullets": part.bullets,
        "grid": _grid(part.grid, _DENSE if dense else _ACROSS) if part.grid else None,
        "shown": [_shown(each, accent) for each in part.shown],
        "terms": part.terms,
    }


def _shown(shown: Shown, accent: str) -> dict[str, Any]:
    return {
        "title": shown.title,
        "figures": [_figure(figure, accent) for figure in shown.figures],
        "table": _table(shown.table) if shown.table else None,
    }


def _figure(figure: Figure, accent: str) -> dict[str, str]:
    return {"svg": as_svg(figure.drawing, label=None, accent=accent), "alt": figure.words, "caption": figure.caption}


def _grid(grid: Grid, most: int) -> dict[str, Any]:
    """Give the grid as tables that are no wider than a page; all of them are about as wide."""
    wide = len(grid.columns)
    each = -(-wide // max(1, -(-wide // most)))
    each = min(most, each + each % 2) or 1  # the two programs of a course stay together
    return {"tables": [_beside(grid, slice(n, n + each)) for n in range(0, wide or 1, each)], "legend": grid.legend}


def _beside(grid: Grid, columns: slice) -> dict[str, Any]:
    return {
        "columns": grid.columns[columns],
        "rows": [
            {
                "district": str(row.district),
                "cells": [
                    {"symbol": cell.symbol, "word": cell.word, "under": cell.under, "kind": TONES[cell.symbol]}
                    for cell in row.cells[columns]
                ],
            }
            for row in grid.rows
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [
            {"heading": column.heading, "weight": column.weight, "right": column.kind in RIGHT}
            for column in table.columns
        ],
        "rows": [[_inside(*each) for each in zip(row, table.columns, strict=True)] for row in table.rows],
        "empty": table.empty,
    }


def _inside(cell: Cell, column: Column) -> str | dict[str, Any]:
    """Give a cell's text, or its paragraphs: those that fit on half a page stay together."""
    if not isinstance(cell, Paragraphs):
        return text_of(cell, column)
    lines = sum(1 + len(label + words) // _LINE for label, words in cell.said)
    return {"said": cell.said, "together": lines <= _TOGETHER}
