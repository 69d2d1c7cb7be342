"""Charts that a workbook draws itself from the columns of a table, described in words."""

from typing import Any

from tracker.reports.charts.looks import Look, looks
from tracker.reports.charts.native import Native, Series
from tracker.reports.document import Cell, Figure, Share, Table
from tracker.reports.sheets import fitted, words_only
from tracker.reports.words import FEWEST, whole_percent

CHART_HIGH = 15  # rows that a chart covers
_KINDS: dict[str, dict[str, str]] = {
    "bar": {"type": "bar"},
    "column": {"type": "column"},
    "line": {"type": "line"},
    "stacked": {"type": "column", "subtype": "stacked"},
}
_LABELLED = 16  # bars that still have room for a label each
_ROOM = 0.08  # of the highest bar: one that is lower has no room for its label inside


class Charts:
    """The charts of a workbook in the making: which tables stand where, and what is drawn of them."""

    def __init__(self, workbook: Any, accent: str) -> None:
        """Take the workbook and the agency's colour."""
        self._workbook = workbook
        self._looks = looks(accent)
        self._places: dict[str, tuple[str, int, Table]] = {}

    def placed(self, sheet: str, first: int, table: Table) -> None:
        """Remember on which sheet a table stands, and the row of its first line."""
        self._places[table.title] = (sheet, first, table)

    def insert(self, sheet: Any, row: int, figure: Figure) -> int:
        """Draw a figure under its table; give the first free row under it."""
        if figure.native is None:
            return row
        chart = self._chart(figure, figure.native)
        chart.set_size({"width": 860, "height": 20 * (CHART_HIGH - 1)})
        if sheet.insert_chart(row, 0, chart, {"object_position": 2, "description": fitted(figure.words)}):
            raise AssertionError("the chart was not inserted")
        return row + CHART_HIGH + 1

    def _chart(self, figure: Figure, native: Native) -> Any:
        name, first, table = self._places[native.table]
        last = first + max(len(table.rows), 1) - 1
        chart = self._workbook.add_chart(_KINDS[native.kind])
        for series in native.series:
            chart.add_series(
                {
                    "name": words_only(series.name),
                    "categories": [name, first, native.categories, last, native.categories],
                    "values": [name, first, series.column, last, series.column],
                    **self._look(native, series),
                    **_labels(native, series, table),
                }
            )
        chart.set_title({"name": words_only(figure.caption), "name_font": {"size": 12, "bold": True}, "overlay": False})
        _axes(chart, native, table)
        return chart

    def _look(self, native: Native, series: Series) -> dict[str, Any]:
        """Give a series its look, so that no colour is needed to tell it from the others."""
        look = self._looks[series.look]
        if series.look == "paper":
            return {"fill": {"none": True}, "border": {"none": True}}
        line = {"color": look.line or look.fill, "width": max(look.width, 1)}
        if native.kind == "line":
            return {"line": {**line, **({"dash_type": "dash"} if _dashed(series, look) else {})}}
        if look.hatch:
            pattern = {"pattern": "wide_upward_diagonal", "fg_color": look.line, "bg_color": look.fill}
            return {"pattern": pattern, "border": {"color": look.line}}
        return {"fill": {"color": look.fill}, "border": {"color": look.line or look.fill}}


def _dashed(series: Series, look: Look) -> bool:
    return bool(look.dash) or series.look == "target"


def _axes(chart: Any, native: Native, table: Table) -> None:
    ends = {key: end for key, end in (("min", native.low), ("max", native.high)) if end is not None}
    numbers = {**ends, **({"num_format": "0%"} if native.percent else {})}
    if native.kind == "bar":
        chart.set_x_axis({**numbers, "label_position": "high", "major_gridlines": {"visible": False}})
        chart.set_y_axis({"reverse": True})
    else:
        days = {"num_format": "mmm yyyy", "text_axis": True} if _by_day(native, table) else {}
        chart.set_x_axis({"name": words_only(table.columns[native.categories].heading), **days})
        chart.set_y_axis({**numbers, "major_gridlines": {"visible": True}})
    hidden = [place for place, series in enumerate(native.series) if series.look == "paper"]
    chart.set_legend({"position": "bottom", **({"delete_series": hidden} if hidden else {})})


def _by_day(native: Native, table: Table) -> bool:
    return table.columns[native.categories].kind == "day"


def _labels(native: Native, series: Series, table: Table) -> dict[str, Any]:
    """Label each bar as the words of the report would; where there are many, the table says it."""
    if native.kind == "line" or series.look == "paper" or len(table.rows) * len(native.series) > _LABELLED:
        return {}
    highest = max((_size(row[each.column]) for row in table.rows for each in native.series), default=0)
    custom: list[dict[str, Any]] = []
    for row in table.rows:
        words = _label(row[series.column])
        dark = native.kind == "stacked" and series.look in ("fill", "dark")  # a label inside a dark bar
        room = _size(row[series.column]) > highest * _ROOM
        font = {"font": {"color": "#FFFFFF"}} if dark and room else {}
        custom.append({"value": words, **font} if words else {"delete": True})
    return {"data_labels": {"value": True, "custom": custom}}


def _size(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def _label(cell: Cell) -> str:
    """Give a bar's label; one of no length needs none."""
    if isinstance(cell, Share):
        return whole_percent(cell.n, cell.of) if cell.of >= FEWEST else f"{cell.n} of {cell.of}"
    return words_only((f"{cell:,}" if cell else "") if isinstance(cell, int) else str(cell or ""))
