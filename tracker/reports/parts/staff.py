"""Staff trained by program and by classification, and those reached against those not reached."""

from collections.abc import Iterator
from fractions import Fraction

from tracker.coverage.shares import Part as Group
from tracker.coverage.values import Row, Total
from tracker.names import show
from tracker.reports.document import WITHHELD, Cell, Column, Part, Share, Table
from tracker.reports.given import Given
from tracker.reports.lines import subject
from tracker.reports.words import FEWEST, whole_percent

_COURSE = Column("Course", "text", 6)
_TRAINED = (Column("Staff trained", "share", 4), Column("Share", "percent", 2))
_REST = (Column("Lapsed", "number", 2), Column("Never trained", "number", 2))
_EXCLUDED = tuple(
    Column(heading, "number", 3 if "employees" in heading else 2) for heading in ("On leave", "Exempt", "Not employees")
)
_NOTABLE = Fraction(1, 10)  # a group that is ten points more of the one than of the other
_KIND_WORDS = {
    "district size": "Size of the district",
    "program": "Program",
    "classification": "Classification",
    "supervisors": "Supervisors",
    "time in post": "Time in the team",
}


def staff(given: Given) -> Part:
    """Give the staff of each program and classification; partners see programs alone, where they may see them."""
    tables = [_programs(given)]
    if given.further.classes and not given.for_partners:
        tables.append(_classes(given))
    return Part("Staff by program and classification", tables=tuple(tables), sheet="Staff")


def against(given: Given) -> Part | None:
    """Set those trained against those not trained, group by group; partners do not see it."""
    groups = given.further.against
    if not groups or given.for_partners:
        return None
    columns = (
        _COURSE,
        Column("Compared by", "text", 4),
        Column("Group", "text", 6),
        *_TRAINED,
        Column("Of those trained", "percent", 3),
        Column("Of those not trained", "percent", 3),
    )
    sums = _sums(groups)
    rows = tuple(_group(given, each, *sums[each.course, each.kind]) for each in groups)
    caption = "Eligible staff in each group, and what part of those trained and of those not trained they are"
    table = Table("Reached against not reached", caption, columns, rows)
    return Part(
        "Reached against not reached", bullets=tuple(_gaps(given, groups)), tables=(table,), sheet="Reached or not"
    )


def _programs(given: Given) -> Table:
    columns = (_COURSE, Column("Program", "text", 5), *_TRAINED, *_REST, *_EXCLUDED)
    rows = tuple(_program(given, total) for total in given.coverage.totals)
    caption = "Eligible staff of each program; those not counted stand beside them with the reason"
    return Table("Staff by program", caption, columns, rows)


def _program(given: Given, total: Total) -> tuple[Cell, ...]:
    begin = (given.course_title(total.course), given.program_title(total.program))
    share = given.trained_in_total(total)
    if share is None:
        return (*begin, *((WITHHELD,) * 7))
    return (
        *begin,
        share,
        _percent(share),
        total.lapsed,
        total.never,
        total.on_leave,
        total.exempt,
        total.not_employees,
    )


def _classes(given: Given) -> Table:
    columns = (_COURSE, Column("Classification", "text", 5), *_TRAINED, *_REST, *_EXCLUDED)
    rows = tuple(_class(given, row) for row in given.further.classes)
    caption = "Eligible staff of each classification"
    return Table("Staff by classification", caption, columns, rows, "Nobody has a classification.")


def _class(given: Given, row: Row) -> tuple[Cell, ...]:
    share = Share(row.trained, row.eligible)
    name = show(row.classification or "") or "not said"
    begin = (given.course_title(row.course), name, share, _percent(share))
    return (*begin, row.lapsed, row.never, row.on_leave, row.exempt, row.not_employees)


def _percent(share: Share) -> Cell:
    return share if share.of >= FEWEST else ""


def _sums(groups: tuple[Group, ...]) -> dict[tuple[str, str], tuple[int, int]]:
    """Give how many are trained and how many are not, by course and what is compared."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for each in groups:
        trained, rest = found.get((each.course, each.kind), (0, 0))
        found[each.course, each.kind] = (trained + each.reached, rest + each.eligible - each.reached)
    return found


def _group(given: Given, each: Group, trained: int, rest: int) -> tuple[Cell, ...]:
    share = Share(each.reached, each.eligible)
    return (
        given.course_title(each.course),
        _KIND_WORDS[each.kind],
        _name(given, each),
        share,
        _percent(share),
        Share(each.reached, trained) if trained else "",
        Share(each.eligible - each.reached, rest) if rest else "",
    )


def _name(given: Given, each: Group) -> str:
    return given.program_title(each.group) if each.kind == "program" else show(each.group)


def _gaps(given: Given, groups: tuple[Group, ...]) -> Iterator[str]:
    """Say of each course the group that is most over- or under-represented among those trained."""
    sums = _sums(groups)
    for course in dict.fromkeys(each.course for each in groups):
        theirs = [each for each in groups if each.course == course and all(sums[course, each.kind])]
        if not theirs:
            continue
        most = max(theirs, key=lambda each: _gap(each, *sums[course, each.kind]))
        trained, rest = sums[course, most.kind]
        if _gap(most, trained, rest) < _NOTABLE:
            yield f"{subject(given, course)}: those trained are much like those not trained in every group compared."
            continue
        among = whole_percent(most.reached, trained)
        others = whole_percent(most.eligible - most.reached, rest)
        yield (
            f"{subject(given, course)}: those trained and those not trained differ most by "
            f"{_KIND_WORDS[most.kind].lower()}. {_name(given, most)}: {among} of those trained, "
            f"{others} of those not trained."
        )


def _gap(each: Group, trained: int, rest: int) -> Fraction:
    """Give how much more of the one than of the other a group is."""
    return abs(Fraction(each.reached, trained) - Fraction(each.eligible - each.reached, rest))
