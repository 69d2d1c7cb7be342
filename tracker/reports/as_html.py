"""The report as one HTML file: no script, nothing fetched, every text escaped."""

from collections.abc import Iterable
from html import escape
from importlib import resources

from tracker.reports.beside import about, bar_end, described
from tracker.reports.cells import RIGHT, rows_as_text
from tracker.reports.lines import actual
from tracker.reports.values import CourseBlock, Grid, GridCell, Measure, Report, Share, Table

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STATES = {"●": "done", "◐": "ahead", "!": "late", "○": "open", "\N{EN DASH}": "absent"}
_BAR, _LINE = 300, 40


def as_html(report: Report) -> bytes:
    """Draw the report as a page that reads on a phone, on a screen and on paper."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(report.title)}</title>
<style>{_style()}</style>
</head>
<body>
{_banner(report)}<header>
<p class="agency">{escape(report.agency)}</p>
<h1>{escape(report.title)}</h1>
<p class="about">{escape(about(report))}</p>
</header>
<main>
<p class="headline">{escape(report.headline)}</p>
{_first(report)}
{_grid(report.grid)}
{_rest(report)}
</main>
<footer><p>{escape(report.caution)}</p>
<p>Records {escape(report.fingerprint)}. {escape(report.known_words)}.</p></footer>
</body>
</html>
""".encode()


def _style() -> str:
    return resources.files("tracker.reports").joinpath("report.css").read_text(encoding="utf-8")


def _banner(report: Report) -> str:
    shown = [report.example] if report.example else []
    shown += [report.copy_note] if report.copy == "internal" else []
    shown += report.notices
    return "".join(f'<p class="banner" role="note">{escape(text)}</p>\n' for text in shown)


def _first(report: Report) -> str:
    return "\n".join(
        [
            _section("How are we doing", _list(report.doing), *map(_course, report.courses)),
            _section("Factors affecting results", _list(report.factors)),
            *([_section("What changed", _list(report.changes), _table(report.moved))] if report.moved else []),
        ]
    )


def _rest(report: Report) -> str:
    parts = [
        _section("Still to reach", _table(report.remaining)),
        *([_section("Who is left", _table(report.left))] if report.left else []),
        _section("Sessions", _table(report.planned), _table(report.held)),
        _section("Reported estimates", _table(report.estimates)),
        _section("Data quality", *map(_table, report.quality)),
        _section("Teams", _table(report.teams)),
        _section("Definitions", _terms(report.definitions)),
    ]
    return "\n".join(parts)


def _section(title: str, *inside: str) -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n" + "\n".join(inside) + "\n</section>"


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _terms(terms: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in terms) + "</dl>"


def _course(block: CourseBlock) -> str:
    return f"<h3>{escape(block.title)}</h3>\n<p>{escape(block.targets)}</p>\n{_chart(block)}\n{_table(actual(block))}"


def _chart(block: CourseBlock) -> str:
    """Draw a bullet bar per program and measure, its target marked, with n of N at its end."""
    bars: list[tuple[str, Share | None, float]] = []
    for measure in block.measures:
        bars += _bars(measure)
    high = _LINE * len(bars) + 4
    drawn = "".join(_bar(n, *bar) for n, bar in enumerate(bars))
    words = escape(described(block))
    return f'<svg class="chart" role="img" viewBox="0 0 {_BAR + 20} {high}" aria-label="{words}">{drawn}</svg>'


def _bars(measure: Measure) -> list[tuple[str, Share | None, float]]:
    return [
        (f"{measure.label}, teams reached", measure.reached, 1.0),
        (f"{measure.label}, staff trained", measure.trained, measure.target),
    ]


def _bar(place: int, label: str, share: Share | None, target: float) -> str:
    top = place * _LINE
    ratio = (share.ratio if share else None) or 0
    mark = 10 + _BAR * target
    return (
        f'<text x="10" y="{top + 14}">{escape(label)}: {escape(bar_end(share))}</text>'
        f'<rect class="track" x="10" y="{top + 19}" width="{_BAR}" height="12"/>'
        f'<rect class="fill" x="10" y="{top + 19}" width="{_BAR * ratio:.1f}" height="12"/>'
        f'<path class="target" d="M{mark:.1f} {top + 16}v18"/>'
    )


def _table(table: Table | None) -> str:
    if table is None:
        return ""
    if not table.rows:
        return f'<p class="empty">{escape(table.empty)}</p>'
    sides = ["right" if column.kind in RIGHT else "left" for column in table.columns]
    heads = zip(table.columns, sides, strict=True)
    head = "".join(f'<th scope="col" class="{side}">{escape(column.heading)}</th>' for column, side in heads)
    body = "".join(_row(row, sides) for row in rows_as_text(table))
    return _scrolled(table.caption, f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody>")


def _row(row: list[str], sides: list[str]) -> str:
    cells = [f'<td class="{side}">{escape(text)}</td>' for text, side in zip(row, sides, strict=True)]
    cells[0] = f'<th scope="row" class="{sides[0]}">{escape(row[0])}</th>'
    return f"<tr>{''.join(cells)}</tr>\n"


def _scrolled(caption: str, inside: str) -> str:
    """Let a table wider than its screen scroll by itself; it takes the focus so that keys can scroll it."""
    words = escape(caption)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{words}"><table>'
        f"<caption>{words}</caption>\n{inside}</table></div>"
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
    table = _scrolled("Each district by course and program", f"{head}\n<tbody>{rows}</tbody>")
    inside = table.replace("<table>", '<table class="grid">', 1) + f'\n<ul class="legend">{legend}</ul>'
    return _section("Districts", inside)


def _cell(cell: GridCell) -> str:
    under = ", ".join(part for part in (cell.when, cell.count) if part)
    words = f'<b><span aria-hidden="true">{cell.symbol}</span> {escape(cell.word)}</b>'
    return f'<td class="{_STATES[cell.symbol]}">{words}<br>{escape(under)}</td>'
