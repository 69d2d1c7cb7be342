"""Many rows into one person: rejoins and second devices, stays unioned and never summed."""

import hashlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.errors import NothingToImport
from tracker.intake.values import AttendanceFile, Present, Problem, Stay
from tracker.names import tidy


def union(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """Give the stays in order, those that touch or overlap joined into one."""
    joined: list[Stay] = []
    for stay in sorted(stays, key=lambda each: (each.joined, each.left)):
        if joined and stay.joined <= joined[-1].left:
            joined[-1] = Stay(joined[-1].joined, max(joined[-1].left, stay.left))
        else:
            joined.append(stay)
    return tuple(joined)


def length(stays: Iterable[Stay]) -> float:
    """Give the minutes of stays that do not overlap."""
    return sum((stay.left - stay.joined for stay in stays), timedelta()).total_seconds() / 60


def gather(rows: Iterable[Present]) -> tuple[Present, ...]:
    """Give one Present a person: the same email or sign-in name or number or, without any, the same name."""
    return tuple(_one(same) for same in _same_person(rows))


def merge(files: Sequence[AttendanceFile]) -> AttendanceFile:
    """Give several reports of one session as one: an organiser's restart makes a second file."""
    if not files:
        raise NothingToImport
    distinct = list({each.digest: each for each in reversed(files)}.values())[::-1]  # the first of each
    if len(distinct) == 1:
        return distinct[0]
    days = {each.on for each in distinct if each.on}
    starts = [each.starts_at for each in distinct if each.starts_at]
    return AttendanceFile(
        file=" + ".join(each.file for each in distinct),
        digest=hashlib.sha256("".join(sorted(each.digest for each in distinct)).encode()).hexdigest(),
        kind=distinct[0].kind,
        title=next((each.title for each in distinct if each.title), ""),
        on=days.pop() if len(days) == 1 else None,
        starts_at=min(starts, default=None),
        minutes=_span(distinct),
        people=gather(person for each in distinct for person in _addressed(each)),
        problems=(*_addressed_problems(distinct), *_other_days(distinct)),
        notes=tuple(dict.fromkeys(note for each in distinct for note in each.notes)),
        team=next((each.team for each in distinct if each.team), ""),
    )


def _same_person(rows: Iterable[Present]) -> Iterator[list[Present]]:
    """Group rows that share one of their identities, in the order in which people first appear."""
    groups: dict[Hashable, list[Present]] = {}
    for row in rows:
        keys = _identities(row)
        met = {id(groups[key]): groups[key] for key in keys if key in groups}
        group = sorted((each for held in met.values() for each in held), key=lambda each: (each.sheet, each.row))
        group.append(row)
        for each in group:
            groups.update(dict.fromkeys(_identities(each), group))
    yield from {id(group): group for group in groups.values()}.values()


def _identities(row: Present) -> list[Hashable]:
    """Give what makes two rows one person; a name does so only where nothing better is said."""
    addresses = {each.casefold() for each in (row.email, row.sign_in) if each}
    keys: list[Hashable] = [("address", each) for each in sorted(addresses)]
    if row.employee_number:
        keys.append(("number", row.employee_number))
    return keys or [("name", tidy(row.name.raw).casefold() if row.name else (row.sheet, row.row))]


def _one(same: Sequence[Present]) -> Present:
    """Give the rows of one person as one: the first row, whatever later rows add, and the minutes."""
    stays = union(stay for row in same for stay in row.stays)
    return replace(
        same[0],
        name=next((row.name for row in same if row.name), None),
        email=next((row.email for row in same if row.email), None),
        sign_in=next((row.sign_in for row in same if row.sign_in), None),
        employee_number=next((row.employee_number for row in same if row.employee_number), None),
        minutes=_minutes(same, stays),
        stays=stays,
        role=next((row.role for row in same if row.role), ""),
        missed=same[0].missed if all(row.missed for row in same) else "",
    )


def _minutes(same: Sequence[Present], stays: Sequence[Stay]) -> float | None:
    """Give the minutes of one person: what the rows say together, and never more than the stays hold.

    Where a row has no times, the longest said is taken: the rows may well overlap.
    """
    said = [minutes for _, minutes in {(row.stays, row.minutes) for row in same} if minutes is not None]
    if not said:
        return None
    if any(not row.stays and row.minutes is not None for row in same):
        return max(*said, length(stays)) if stays else max(said)
    return min(sum(said), length(stays))


def _span(files: Sequence[AttendanceFile]) -> float | None:
    """Give the minutes that several reports of one session cover together."""
    known = [each for each in files if each.minutes is not None]
    if any(each.starts_at is None for each in known):
        return max((each.minutes or 0.0 for each in known), default=None)
    spans = [_spanned(each.starts_at, each.minutes or 0.0) for each in known if each.starts_at]
    return length(union(spans)) if spans else None


def _spanned(start: datetime, minutes: float) -> Stay:
    """Give a start and a length as a stay."""
    return Stay(start, start + timedelta(minutes=minutes))


def _addressed(file: AttendanceFile) -> Iterator[Present]:
    """Give a report's people, each with the file in its address."""
    return (replace(person, sheet=f"{file.file}: {person.sheet}") for person in file.people)


def _addressed_problems(files: Sequence[AttendanceFile]) -> Iterator[Problem]:
    """Give the problems of several reports, each with its file in its address."""
    return (replace(problem, sheet=f"{file.file}: {problem.sheet}") for file in files for problem in file.problems)


def _other_days(files: Sequence[AttendanceFile]) -> Iterator[Problem]:
    """Give a problem where reports that were given together are of different days."""
    days = sorted({each.on for each in files if each.on})
    if len(days) > 1:
        shown = ", ".join(day.isoformat() for day in days)
        yield Problem(
            files[0].file,
            None,
            None,
            "other_day",
            f"These reports are of different days ({shown}). Give only the reports of one session.",
        )
