"""Zoom's lists: flat ones old and new, unique users, with meeting data, and the webinar's report in sections."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.intake.attendance.table import Line, is_header, lines_of
from tracker.intake.attendance.tables import Tables
from tracker.names import tidy

_TOPIC = "topic"
_ABOUT = {
    "topic": "meeting title",
    "start time": "start time",
    "actual start time": "start time",
    "end time": "end time",
    "duration (minutes)": "meeting minutes",
    "actual duration (minutes)": "meeting minutes",
    "user email": "host",
    "host email": "host",
}
_HOSTS, _PANELISTS = "host details", "panelist details"
_ROLES = {_HOSTS: "Organizer", _PANELISTS: "Presenter"}
_YES, _NO = "yes", "no"
_COMING = {"", "approved"}
_GENERATED = "report generated time"

Rows = Sequence[tuple[str, ...]]


def zoom_tables(rows: Rows) -> Tables | None:
    """Find the tables of one of Zoom's five shapes, or None."""
    if not is_zoom(rows):
        return None
    facts = _facts(rows)
    everybody = [_with_role(line, facts.get("host", "")) for line in _people(rows)]
    there = [line for line in everybody if line["waiting"].casefold() != _YES]
    waited = {_who(line) for line in everybody} - {_who(line) for line in there}
    dated = [cells[1] for cells in rows if len(cells) > 1 and tidy(cells[0]).casefold() == _GENERATED]
    return Tables(
        "zoom",
        facts,
        tuple(line for line in there if line["attended"].casefold() != _NO or line["approval"].casefold() in _COMING),
        notes=(_only_waited(len(waited)),) if waited else (),
        dated=(*dated, *(line["registered"] for line in there)),
        american=False,  # Zoom writes AM and PM in every order of day and month
    )


def is_zoom(rows: Rows) -> bool:
    """Say whether the first rows of a file are those of a list that Zoom saved."""
    return any(_heads_people(cells) for cells in rows)


def _heads_people(cells: Sequence[str]) -> bool:
    """Say whether a row heads people with their minutes, as only Zoom writes it."""
    return is_header(cells, "name", "minutes")


def _facts(rows: Rows) -> dict[str, str]:
    """Give what the row below the meeting's own headings says of it."""
    for above, below in pairwise(rows):
        headings = [tidy(cell).casefold() for cell in above]
        if _TOPIC in headings:
            return {_ABOUT[name]: text for name, text in zip(headings, below, strict=False) if name in _ABOUT}
    return {}


def _people(rows: Rows) -> Iterator[Line]:
    """Give everybody below a heading row, each with the title of the section."""
    title = "Participants"
    header: tuple[str, ...] = ()
    for place, cells in enumerate(rows, start=1):
        if not any(cells[1:]):
            title, header = cells[0] if any(cells) else title, ()
        elif is_header(cells, "name", "joined") or _heads_people(cells):
            header = cells
        elif header:
            yield from lines_of([(place, cells)], header, title)


def _with_role(line: Line, host: str) -> Line:
    """Give somebody with the role that the section, or the meeting's own row, gives them."""
    email = line["email"].casefold()
    role = "Organizer" if host and email == host.casefold() else _ROLES.get(tidy(line.sheet).casefold(), "")
    return Line(line.sheet, line.row, {**line.cells, "role": role})


def _who(line: Line) -> str:
    return (line["email"] or tidy(line["name"])).casefold()


def _only_waited(count: int) -> str:
    """Say how many never came in."""
    who = "One person" if count == 1 else f"{count} people"
    return f"{who} only waited in the waiting room and {'was' if count == 1 else 'were'} never let in: not counted."
