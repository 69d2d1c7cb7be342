"""The coverage grid as plain text: what the command line prints where there is no app."""

from tracker.coverage.values import Cell, CourseFacts, Coverage, State, Total
from tracker.names import show
from tracker.reports.lines import SYMBOLS
from tracker.reports.words import FEWEST, long_day, n_of_n, whole_percent

_FIRST = 7  # the column of districts
_NARROWEST, _WIDEST = 9, 24
_SHORT = {
    State.NOT_SCHEDULED: "not yet",
    State.CONTACTED: "contacted",
    State.SCHEDULED: "sched",
    State.OVERDUE: "overdue",
}
_LEGEND = (
    "● delivered  ◐ scheduled  ○ not yet  ! overdue  ? no roster  \N{EN DASH} no such team",
    "12/14 = staff trained / staff eligible on the day",
)
Key = tuple[str, str]


def grid_lines(coverage: Coverage, width: int = 100) -> list[str]:
    """Give districts down, course and program across, a summary a course, and a legend; no line over the width."""
    cells = {(cell.course, cell.program, cell.district): cell for cell in coverage.cells}
    keys = _columns(coverage)
    lines = [f"Coverage as of {coverage.as_of:%A}, {long_day(coverage.as_of)}"]
    for part in _parts(keys, width):
        lines += ["", *_grid(coverage, part, cells, _column_width(len(part), width))]
    lines += ["", *_summary(coverage, width), "", *_LEGEND]
    return [_cut(line.rstrip(), width) for line in lines]


def _columns(coverage: Coverage) -> list[Key]:
    held = {(cell.course, cell.program) for cell in coverage.cells}
    keys = [(total.course, total.program) for total in coverage.totals if total.program is not None]
    return [key for key in keys if key in held]


def _parts(keys: list[Key], width: int) -> list[list[Key]]:
    """Give the columns in parts that fit beside each other; what does not fit goes below."""
    room = max(1, (width - _FIRST) // (16 + 1))
    return [keys[start : start + room] for start in range(0, len(keys), room)]


def _column_width(columns: int, width: int) -> int:
    return min(_WIDEST, max(_NARROWEST, (width - _FIRST) // columns - 1))


def _grid(coverage: Coverage, keys: list[Key], cells: dict[tuple[str, str, int], Cell], wide: int) -> list[str]:
    lines = [_titles(coverage, keys, wide), _line("Dist.", [show(program) for _, program in keys], wide)]
    for district in sorted({cell.district for cell in coverage.cells}):
        texts = [_cell(cells.get((*key, district)), coverage) for key in keys]
        lines.append(_line(f"D{district:02}", texts, wide))
    return lines


def _line(first: str, texts: list[str], wide: int) -> str:
    return f"{first:<{_FIRST}}" + "".join(f"{_cut(text, wide):<{wide + 1}}" for text in texts)


def _titles(coverage: Coverage, keys: list[Key], wide: int) -> str:
    """Give each course's title once, over the columns of its programs."""
    titles = {course.code: course.title for course in coverage.courses}
    line = " " * _FIRST
    for code in dict.fromkeys(course for course, _ in keys):
        room = (wide + 1) * sum(course == code for course, _ in keys)
        line += f"{_cut(show(titles.get(code, code)), room - 1):<{room}}"
    return line


def _cell(cell: Cell | None, coverage: Coverage) -> str:
    """Give a cell such as "● 08-12 13/14", or how many of its teams where some are reached; another year in full."""
    if cell is None or cell.state is State.NOT_APPLICABLE:
        return "\N{EN DASH}"
    if not cell.rostered and cell.state is State.NOT_SCHEDULED:
        return "? no roster"
    day = _day(cell, coverage)
    if 0 < cell.teams_reached < cell.teams:
        words = [SYMBOLS[cell.state], day, f"{cell.teams_reached}/{cell.teams} teams"]
    elif cell.state in {State.DELIVERED, State.TARGET_MET}:
        words = [SYMBOLS[cell.state], day, _count(cell)]
    else:
        words = [SYMBOLS[cell.state], _SHORT[cell.state], day]
    return " ".join(word for word in words if word)


def _day(cell: Cell, coverage: Coverage) -> str:
    if cell.day is None:
        return ""
    return f"{cell.day:%m-%d}" if cell.day.year == coverage.as_of.year else f"{cell.day:%Y-%m}"


def _count(cell: Cell) -> str:
    if cell.eligible:
        return f"{cell.trained}/{cell.eligible}"
    return "no one" if cell.rostered else "no roster"


def _summary(coverage: Coverage, width: int) -> list[str]:
    whole = {total.course: total for total in coverage.totals if total.program is None}
    return [_sum(course, whole[course.code], width) for course in coverage.courses if course.code in whole]


def _sum(course: CourseFacts, total: Total, width: int) -> str:
    """Give a course's totals in one line; a long title gives way to the figures."""
    figures = f"{_of(total.teams_reached, total.teams, 'teams')}, {_of(total.trained, total.eligible, 'staff trained')}"
    return f"{_cut(show(course.title), max(width - len(figures) - 2, 1))}: {figures}"


def _of(n: int, of: int, whom: str) -> str:
    share = f" ({whole_percent(n, of)})" if of >= FEWEST else ""
    return f"{n_of_n(n, of)} {whom}{share}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
