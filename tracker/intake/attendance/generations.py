"""The three generations of Teams reports, each as the same tables: 2022 onward, 2021, and the list of 2020."""

from collections.abc import Iterator, Sequence

from tracker.intake.attendance.table import Line, Section, is_header, section, sections_of
from tracker.intake.attendance.tables import Tables
from tracker.names import tidy

_SUMMARY, _PARTICIPANTS, _ACTIVITIES = 1, 2, 3
_OPENINGS = frozenset({"1. summary", "meeting summary"})
_HEADER_2020 = ("Full Name", "User Action", "Timestamp")
_JOINED, _LEFT = frozenset({"joined", "joined before"}), "left"
_STILL_THERE = "Who has no time of leaving was counted until the last event of the list."


def teams_tables(rows: Sequence[tuple[str, ...]]) -> Tables | None:
    """Find the tables of a report of Teams, or None."""
    return _numbered(rows) or _meeting_summary(rows) or _list_of_events(rows)


def is_teams(rows: Sequence[tuple[str, ...]]) -> bool:
    """Say whether the first rows of a file are those of a report of Teams."""
    opening = " ".join(next((cells[0] for cells in rows if any(cells)), "").split()).casefold()
    if opening in _OPENINGS or any(
        is_header(cells, "name", "joined", "left") or is_header(cells, "name", "action", "at") for cells in rows
    ):
        return True
    events = [cells for cells in rows if any(cells)]
    return bool(events) and all(_is_event(cells) for cells in events)


def _is_event(cells: Sequence[str]) -> bool:
    """Say whether a row without headings above it is a joining or a leaving."""
    filled = [cell for cell in cells if cell]
    return len(filled) == len(_HEADER_2020) and tidy(filled[1]).casefold() in _JOINED | {_LEFT}


def _numbered(rows: Sequence[tuple[str, ...]]) -> Tables | None:
    """Read the report of 2022 onward: "1. Summary", "2. Participants", "3. In-Meeting Activities"."""
    sections = sections_of(rows)
    if _PARTICIPANTS not in sections:
        return None
    empty = Section("", ())
    return Tables(
        "teams-2022",
        sections.get(_SUMMARY, empty).facts(),
        sections[_PARTICIPANTS].lines(),
        sections.get(_ACTIVITIES, empty).lines(),
    )


def _meeting_summary(rows: Sequence[tuple[str, ...]]) -> Tables | None:
    """Read the report of 2021: facts above, a row per stay below."""
    header = next((place for place, cells in enumerate(rows) if is_header(cells, "name", "joined", "left")), None)
    if header is None:
        return None
    facts = section(rows, -1, header, "").facts()
    named = {label.removeprefix("meeting ") if label.endswith("time") else label: text for label, text in facts.items()}
    return Tables("teams-2021", named, section(rows, header - 1, len(rows), "Meeting Summary").lines())


def _list_of_events(rows: Sequence[tuple[str, ...]]) -> Tables | None:
    """Read the list of 2020: a row per event, sometimes without its headings."""
    whole = section(rows, -1, len(rows), "Attendance list")
    if not any(is_header(cells, "name", "action", "at") for cells in rows):
        whole = Section(whole.title, ((0, _HEADER_2020), *whole.rows))
    events = [line for line in whole.lines() if tidy(line["action"]).casefold() in _JOINED | {_LEFT}]
    if not events:
        return None
    people = tuple(sorted(_paired(events), key=lambda line: line.row))
    open_ended = any(line["left"] == "" for line in people)
    until = events[-1]["at"]
    return Tables(
        "teams-2020",
        {},
        tuple(Line(line.sheet, line.row, {**line.cells, "left": line["left"] or until}) for line in people),
        notes=(_STILL_THERE,) if open_ended else (),
    )


def _paired(events: Sequence[Line]) -> Iterator[Line]:
    """Pair everybody's joining with the leaving that follows it; a second joining changes nothing."""
    there: dict[str, Line] = {}
    for event in events:
        who = tidy(event["name"]).casefold()
        if tidy(event["action"]).casefold() != _LEFT:
            there.setdefault(who, Line(event.sheet, event.row, {"name": event["name"], "joined": event["at"]}))
        elif joined := there.pop(who, None):
            yield Line(joined.sheet, joined.row, {**joined.cells, "left": event["at"]})
    yield from there.values()
