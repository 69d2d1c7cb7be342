"""One person on two rows: used once when the rows agree, a problem for each when they do not."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tracker.intake.values import Given, Problem
from tracker.names import name_key

SAID = (
    *("employee_number", "email", "sign_in", "classification", "worker_type", "hired_on", "starts_on"),
    *("supervisor", "district", "program", "unit"),
)
Address = tuple[str, int]


@dataclass
class Twins:
    """Rows that only repeat another, and problems for those that contradict one."""

    repeats: dict[Address, Address] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def twins(people: Iterable[Given]) -> Twins:
    """Compare everybody by number, then by email, then by name where there is neither."""
    found = Twins()
    everybody = list(people)
    for rows in _groups(everybody, lambda who: _bare(who.employee_number)):
        _same_number(rows, found)
    left = [who for who in everybody if (who.sheet, who.row) not in found.repeats]
    for rows in _groups(left, lambda who: who.email):
        if len({_bare(who.employee_number) for who in rows}) > 1 or not rows[0].employee_number:
            _same(rows, found, "email_twice", "The same email stands on {other}. Correct one of them.")
    left = [who for who in left if (who.sheet, who.row) not in found.repeats]
    only = _only_districts(left)
    for rows in _groups(left, lambda who: (key, who.district or only[key]) if (key := _named(who)) else None):
        nameless = [who for who in rows if not (who.employee_number or who.email or who.sign_in)]
        if nameless and len(rows) - len(nameless) < 2:  # noqa: PLR2004 -- of two with numbers nobody knows which it is
            _same(rows, found, "name_twice", "The same name stands on {other}. Add the employee numbers.")
        elif nameless:
            _contradict(rows, found, "name_twice", "The same name stands on {other}. Add the employee numbers.")
    return found


def _named(who: Given) -> str | None:
    return name_key(who.name) if who.name else None


def _only_districts(people: Iterable[Given]) -> dict[str, int | None]:
    """Give the district of each name that stands in one alone: there a row that says none belongs."""
    found: dict[str, set[int]] = defaultdict(set)
    for who in people:
        if (key := _named(who)) and who.district is not None:
            found[key].add(who.district)
    return defaultdict(lambda: None, {key: min(each) for key, each in found.items() if len(each) == 1})


def _bare(number: str | None) -> str | None:
    return number.lstrip("0") or number if number else None


def _groups(people: list[Given], key: Callable[[Given], object]) -> Iterable[list[Given]]:
    by_key: dict[object, list[Given]] = defaultdict(list)
    for who in people:
        if (value := key(who)) is not None:
            by_key[value].append(who)
    return (rows for rows in by_key.values() if len(rows) > 1)


def _same_number(rows: list[Given], found: Twins) -> None:
    names = {name_key(who.name) for who in rows if who.name}
    if len(names) > 1:
        _contradict(
            rows, found, "number_twice", "The same employee number stands on {other} with another name. Correct one."
        )
    else:
        _same(
            rows, found, "listed_twice", "This person also stands on {other}, which says something else. Keep one row."
        )


def _same(rows: list[Given], found: Twins, code: str, message: str) -> None:
    """Rows that say nothing else than the fullest of them count once; the rest contradict each other."""
    fullest = max(rows, key=_told)
    if all(_adds_nothing(who, fullest) for who in rows):
        for who in rows:
            if who is not fullest:
                found.repeats[who.sheet, who.row] = (fullest.sheet, fullest.row)
    else:
        _contradict(rows, found, code, message)


def _told(who: Given) -> int:
    """Count what a row says."""
    return sum(getattr(who, part) is not None for part in SAID)


def _adds_nothing(who: Given, fullest: Given) -> bool:
    """Whether a row says nothing that the fullest does not say as well."""
    if who.struck != fullest.struck and _told(who):
        return False  # a name alone, as in a log beside the roster, strikes nobody and unstrikes nobody
    if who.name and fullest.name and name_key(who.name) != name_key(fullest.name):
        return False
    numbers = (_bare(who.employee_number), _bare(fullest.employee_number))
    return (numbers[0] is None or numbers[0] == numbers[1]) and all(
        getattr(who, part) in {None, getattr(fullest, part)} for part in SAID if part != "employee_number"
    )


def _contradict(rows: list[Given], found: Twins, code: str, message: str) -> None:
    for who in rows:
        other = next(row for row in rows if row is not who)
        place = f"row {other.row}" + (f" of sheet “{other.sheet}”" if other.sheet != who.sheet else "")
        found.problems.append(Problem(who.sheet, who.row, None, code, message.format(other=place)))
