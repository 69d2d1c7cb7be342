"""A meeting's report, of Teams or Zoom and however it was saved again, read into people with their minutes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from tracker.errors import NothingToImport
from tracker.intake.attendance.clock import Order, minutes_of, moment, number_of, order_of
from tracker.intake.attendance.gather import gather, length
from tracker.intake.attendance.generations import is_teams, teams_tables
from tracker.intake.attendance.table import Line
from tracker.intake.attendance.tables import Tables
from tracker.intake.attendance.zoom import is_zoom, zoom_tables
from tracker.intake.values import AttendanceFile, Present, Problem, Stay
from tracker.names import parse_name, tidy


def known(rows: Sequence[tuple[str, ...]]) -> bool:
    """Say whether the first rows of a file are those of a report that is known here."""
    return is_teams(rows) or is_zoom(rows)


def tables_of(rows: Sequence[tuple[str, ...]]) -> Tables | None:
    """Find the tables of a report, or None where it is no report."""
    return zoom_tables(rows) or teams_tables(rows)


def read_report(
    file: str, digest: str, tables: Tables, *, on: date | None = None, notes: Sequence[str] = ()
) -> AttendanceFile:
    """Read a report's tables; `on`, the session's day, helps to tell the day from the month."""
    lines = (*tables.people, *tables.stays)
    order = order_of(
        [text for text in _moments(tables.facts, lines) if text],
        on,
        also=[text for text in tables.dated if text],
        american=tables.american,
    )
    problems: list[Problem] = []
    people = gather(_people(tables, order, problems))
    if not people:
        raise NothingToImport(f"Nobody is listed in {file}. Download the report again, or give the names.")
    starts_at = _starts_at(tables.facts, people, order)
    days = {stay.joined.date() for person in people for stay in person.stays}
    problems.extend(_doubts(order, file, on, days | ({starts_at.date()} if starts_at else set())))
    said = minutes_of(tables.facts.get("meeting duration", ""))
    return AttendanceFile(
        file=file,
        digest=digest,
        kind=tables.kind,
        title=tidy(tables.facts.get("meeting title", "")),
        on=starts_at.date() if starts_at and order.known else None,
        starts_at=starts_at if order.known else None,
        minutes=said if said is not None else number_of(tables.facts.get("meeting minutes", "")),
        people=people if order.known else tuple(_undated(person) for person in people),
        problems=tuple(problems),
        notes=tuple(note for note in (*notes, order.why if order.known else "", *tables.notes) if note),
    )


def _moments(facts: Mapping[str, str], lines: Sequence[Line]) -> Iterator[str]:
    """Give every text of a report that should be a date and a time."""
    yield from (facts.get(label, "") for label in ("start time", "end time"))
    yield from (line[field] for line in lines for field in ("joined", "left"))


def _people(tables: Tables, order: Order, problems: list[Problem]) -> Iterator[Present]:
    """Give a Present a row: from the stays where somebody has them, else from the row of participants."""
    stays = [present for line in tables.stays if (present := _present(line, order, problems)).stays]
    stayed = {key for present in stays for key in _keys(present)}
    for line in tables.people:
        present = _present(line, order, problems)
        yield _bare(present) if _keys(present) & stayed else present
    yield from stays


def _bare(present: Present) -> Present:
    """Give the person without times: rows of stays say them better."""
    return replace(present, minutes=None, stays=())


def _keys(present: Present) -> set[str]:
    """Give what links a participant to rows of stays: the addresses, or the name as written."""
    addresses = {each.casefold() for each in (present.email, present.sign_in) if each}
    return addresses or {tidy(present.name.raw).casefold() if present.name else ""}


def _present(line: Line, order: Order, problems: list[Problem]) -> Present:
    """Give one row as somebody present, or as somebody who registered and did not come."""
    joined, left = moment(line["joined"], order.order), moment(line["left"], order.order)
    stays = (Stay(joined, left),) if joined and left and joined <= left else ()
    said = number_of(line["minutes"]) if line["minutes"] else minutes_of(line["duration"])
    if not stays and (line["joined"] or line["left"]):
        problems.append(_untimed(line, said))
    minutes = said if said is not None else (length(stays) if stays else None)
    return Present(
        name=parse_name(line["name"]) if line["name"] else None,
        email=line["email"] or None,
        sign_in=line["sign_in"] or None,
        employee_number=None,
        minutes=min(minutes, length(stays)) if stays and minutes is not None else minutes,
        stays=stays,
        role=line["role"],
        sheet=line.sheet,
        row=line.row,
        missed="no_show" if line["attended"].casefold() == "no" else "",
    )


def _undated(present: Present) -> Present:
    """Give somebody without the stays whose day is not known; the minutes hold either way."""
    return replace(present, stays=())


def _starts_at(facts: Mapping[str, str], people: Sequence[Present], order: Order) -> datetime | None:
    """Give the report's own start, else the first time that anybody joined."""
    said = moment(facts.get("start time", ""), order.order)
    return said or min((stay.joined for person in people for stay in person.stays), default=None)


def _untimed(line: Line, said: float | None) -> Problem:
    """Give the problem of a row whose times cannot be used."""
    instead = "Its duration is used instead." if said is not None else "Give the minutes by hand."
    return Problem(
        line.sheet,
        line.row,
        None,
        "time_unreadable",
        f"The times {line['joined']!r} to {line['left']!r} cannot be read as a stay. {instead}",
    )


def _doubts(order: Order, file: str, on: date | None, days: set[date]) -> Iterator[Problem]:
    """Give what a person must decide about a report's day."""
    if not order.known:
        yield Problem(file, None, None, "other_day" if on else "date_order", order.why)
    elif on and days and not min(days) <= on <= max(days):
        yield Problem(
            file,
            None,
            None,
            "other_day",
            f"This report is of {min(days).isoformat()}, not of {on.isoformat()}. "
            "Check that it belongs to this session.",
        )
