"""The three generations of Teams reports, each as the same tables: 2022 onward, 2021, and the list of 2020."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.errors import UnreadableFile
from tracker.intake.attendance.table import Line, Section, is_header, rows_of, section, sections_of
from tracker.names import tidy

_SUMMARY, _PARTICIPANTS, _ACTIVITIES = 1, 2, 3
_HEADER_2020 = ("Full Name", "User Action", "Timestamp")
_JOINED, _LEFT = frozenset({"joined", "joined before"}), "left"
_STILL_THERE = "Who has no time of leaving was counted until the last event of the list."


@dataclass(frozen=True)
class Tables:
    """What a report holds before its dates are understood."""

    kind: str
    facts: Mapping[str, str]
    people: tuple[Line, ...]  # a row per person and device, or per stay, with a duration
    stays: tuple[Line, ...] = ()  # a row per stay, where the report has them beside the people
    notes: tuple[str, ...] = ()


def tables_of(file: str, text: str) -> Tables:
    """Find the tables of a report, or say why this is none."""
    if text.startswith("PK\x03\x04") or "\x00" in text:
        raise UnreadableFile(
            f"{file} is no attendance report as Teams saves it (a .csv file). "
            "Download the report from Teams again, or give the names with --names."
        )
    rows = rows_of(text)
    found = _numbered(rows) or _meeting_summary(rows) or _list_of_events(rows)
    if found is None:
        raise UnreadableFile(
            f"{file} is no attendance report that is known here: it has no table of participants. "
            "Download the report from Teams again, or give the names with --names."
        )
    return found


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
