"""One person on two rows: used once when the rows agree, a problem for each when they do not."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from tracker.intake.values import Given, Problem
from tracker.names import name_key

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
    nameless = [who for who in left if not (who.employee_number or who.email or who.sign_in) and who.name]
    for rows in _groups(nameless, lambda who: (name_key(who.name), who.district) if who.name else None):
        _same(rows, found, "name_twice", "The same name stands on {other}. Add the employee numbers.")
    return found


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
    """Rows that agree in everything count once; the rest contradict each other."""
    if len({_content(who) for who in rows}) == 1:
        for who in rows[1:]:
            found.repeats[who.sheet, who.row] = (rows[0].sheet, rows[0].row)
    else:
        _contradict(rows, found, code, message)


def _content(who: Given) -> object:
    """Give what two rows must share to be the same: all but their places."""
    key = name_key(who.name) if who.name else None
    return replace(who, sheet="", row=0, name=None, employee_number=_bare(who.employee_number), hidden=False), key


def _contradict(rows: list[Given], found: Twins, code: str, message: str) -> None:
    for who in rows:
        other = next(row for row in rows if row is not who)
        place = f"row {other.row}" + (f" of sheet “{other.sheet}”" if other.sheet != who.sheet else "")
        found.problems.append(Problem(who.sheet, who.row, None, code, message.format(other=place)))
