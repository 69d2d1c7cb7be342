"""A document as one HTML file: no script, nothing fetched, every text escaped."""

import base64
from collections.abc import Iterable
from html import escape
from importlib import resources

from tracker.reports.cells import RIGHT, TONES, text_of
from tracker.reports.charts.svg import as_svg
from tracker.reports.document import Cell, Column, Document, Figure, Grid, GridCell, Paragraphs, Part, Table

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PAPERS = {"letter": "letter", "a4": "A4"}
_JPEG = b"\xff\xd8"
_MOST = 12  # columns that fit on upright paper
_TOP = 2  # the level of headings under the title


def as_html(document: Document) -> bytes:
    """Draw a document as a page that reads on a phone, on a screen and on paper."""
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(document.title)}</title>
<style>{_style(document)}</style>
</head>
<body{' class="dense"' if document.dense else ""}>
<header>
{_banners(document)}{_logo(document)}<p class="agency">{escape(document.agency)}</p>
<h1>{escape(document.title)}</h1>
<p class="about">{escape(document.about)}</p>
</header>
<main>
<p class="headline">{escape(document.headline)}</p>
{_sections(document.parts_for("html"), document.brand.accent)}
</main>
<footer>{_closing(document)}<p>{escape(document.foot)}</p></footer>
</body>
</html>
""".encode()


def _style(document: Document) -> str:
    css = resources.files("tracker.reports").joinpath("report.css").read_text(encoding="utf-8")
    paper = _PAPERS[document.paper]
    page = f"@page{{size:{paper};margin:15mm}}@page wide{{size:{paper} landscape}}"
    return f"{css}:root{{--fill:{document.brand.accent}}}@media print{{{page}}}"


def _banners(document: Document) -> str:
    return "".join(f'<p class="banner" role="note">{escape(text)}</p>\n' for text in document.banners)


def _logo(document: Document) -> str:
    if document.brand.logo is None:
        return ""
    drawn = base64.b64encode(document.brand.logo).decode()
    kind = "jpeg" if document.brand.logo.startswith(_JPEG) else "png"
    return f'<img class="logo" alt="{escape(document.agency)}" src="data:image/{kind};base64,{drawn}">\n'


def _closing(document: Document) -> str:
    lines = (document.closing, document.brand.contact, document.brand.footer)
    return "".join(f"<p>{escape(line)}</p>\n" for line in lines if line)


def _sections(parts: Iterable[Part], accent: str) -> str:
    """Put every part under its heading; one of a deeper level stands inside the section before it."""
    drawn: list[str] = []
    for part in parts:
        if part.level == _TOP:
            drawn.append("</section>\n<section>" if drawn else "<section>")
        drawn.append(_part(part, accent))
    return "\n".join([*drawn, "</section>"] if drawn else [])


def _part(part: Part, accent: str) -> str:
    inside = [f"<h{part.level}>{escape(part.title)}</h{part.level}>"]
    inside += [f"<p>{escape(words)}</p>" for words in part.words]
    inside += [_list(part.bullets)] if part.bullets else []
    inside += [_grid(part.grid)] if part.grid else []
    for each in part.shown:
        inside += [f"<h{part.level + 1}>{escape(each.title)}</h{part.level + 1}>"] if each.title else []
        inside += [_figure(figure, accent) for figure in each.figures]
        inside += [_table(each.table)] if each.table else []
    inside += [_terms(part.terms)] if part.terms else []
    return "\n".join(inside)


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _terms(terms: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in terms) + "</dl>"


def _figure(figure: Figure, accent: str) -> str:
    """Draw a figure, which scrolls by itself on a phone; its words are for those who do not see it."""
    drawn = as_svg(figure.drawing, label=figure.words, accent=accent)
    words = escape(figure.caption)
    scrolled = f'<div class="scroll" tabindex="0" role="region" aria-label="{words} (chart)">{drawn}</div>'
    return f'<figure class="chart">{scrolled}<figcaption>{words}</figcaption></figure>'


def _table(table: Table) -> str:
    if not table.rows:
        return f'<p class="empty">{escape(table.empty)}</p>'
    sides = ["right" if column.kind in RIGHT else "left" for column in table.columns]
    heads = zip(table.columns, sides, strict=True)
    head = "".join(f'<th scope="col" class="{side}">{escape(column.heading)}</th>' for column, side in heads)
    inside = ([_inside(*each) for each in zip(row, table.columns, strict=True)] for row in table.rows)
    body = "".join(_row(row, sides) for row in inside)
    kind = ' class="wide"' if len(sides) > _MOST else ""
    return _scrolled(table.caption, f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody>", kind)


def _row(row: list[str], sides: list[str]) -> str:
    cells = [f'<td class="{side}">{words}</td>' for words, side in zip(row, sides, strict=True)]
    cells[0] = f'<th scope="row" class="{sides[0]}">{row[0]}</th>'
    return f"<tr>{''.join(cells)}</tr>\n"


def _inside(cell: Cell, column: Column) -> str:
    """Draw what stands in a cell; of paragraphs each label is bold."""
    if not isinstance(cell, Paragraphs):
        return escape(text_of(cell, column))
    drawn = (
        (f"<b>{escape(label)}{':' if words else ''}</b>" if label else "", escape(words)) for label, words in cell.said
    )
    return "".join(f"<p>{' '.join(part for part in parts if part)}</p>" for parts in drawn)


def _scrolled(caption: str, inside: str, kind: str = "") -> str:
    """Let a table wider than its screen scroll by itself; it takes the focus so that keys can scroll it."""
    words = escape(caption)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{words}"><table{kind}>'
        f"<caption><span>{words}</span></caption>\n{inside}</table></div>"
    )


def _grid(grid: Grid) -> str:
    heads = "".join(
        f'<th scope="col">{escape(course)}<br><span>{escape(program)}</span></th>' for course, program in grid.columns
    )
    rows = "".join(
        f'<tr><th scope="row">{line.district}</th>{"".join(map(_cell, line.cells))}</tr>\n' for line in grid.rows
    )
    head = f'<thead><tr><th scope="col">District</th>{heads}</tr></thead>'
    legend = "".join(f"<li>{escape(line)}</li>" for line in grid.legend)
    table = _scrolled(grid.caption, f"{head}\n<tbody>{rows}</tbody>", ' class="grid"')
    return f'{table}\n<ul class="legend">{legend}</ul>' if legend else table


def _cell(cell: GridCell) -> str:
    words = f'<b><span aria-hidden="true">{cell.symbol}</span> {escape(cell.word)}</b>'
    return f'<td class="{TONES[cell.symbol]}">{words}<br>{escape(cell.under)}</td>'
