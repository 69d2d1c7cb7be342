"""Which numbers the external copy withholds: small teams, and others that would give them away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.coverage.values import Coverage, Row, State

FEWEST = 5  # a team with fewer eligible people is not counted out to partners, unless a setting says otherwise
_PEOPLE = ("eligible", "trained", "lapsed", "never", "staff_rate")
_INSIDE = ("staff", "new", "on_leave", "exempt", "not_employees", "joined_since_delivery")


@dataclass(frozen=True)
class Withheld:
    """Teams, district by program cells and totals (None is all programs) that are shown without numbers."""

    teams: frozenset[str | None] = frozenset()
    cells: frozenset[tuple[int, str]] = frozenset()
    totals: frozenset[str | None] = frozenset()


def withheld_from_partners(
    coverage: Coverage, previous: Coverage | None = None, *, before: Collection[str] = (), fewest: int = FEWEST
) -> Withheld:
    """Choose what partners may not see; the same teams in every course, so that no two give them away.

    Teams withheld `before`, and those that the previous copy withheld, stay withheld: two reports together would give
    them away otherwise. `fewest` is the least number of people that a team is counted out with.
    """
    earlier = withheld_from_partners(previous, fewest=fewest).teams if previous is not None else frozenset()
    stay = earlier.union(before)
    hidden: set[str | None] = set()
    totals: set[str | None] = set()
    for program in dict.fromkeys(row.program for row in coverage.rows):
        rows = [row for row in coverage.rows if row.program == program]
        chosen, enough = _hidden_in(rows, stay, fewest)
        hidden |= chosen
        if not enough:
            totals |= {program, None}
    cells = {(r.district, r.program) for r in coverage.rows if r.team in hidden}
    known = {(district, program) for district, program in cells if district is not None and program is not None}
    return Withheld(frozenset(hidden), frozenset(known), frozenset(totals))


def without(shape: Mapping[str, Any], withheld: Withheld) -> dict[str, Any]:
    """Give the figures as JSON with nothing in them that partners may not see."""
    return {
        **shape,
        "rows": [_row(row, hidden=row["team"] in withheld.teams) for row in shape["rows"]],
        "totals": [_total(total, hidden=total["program"] in withheld.totals) for total in shape["totals"]],
    }


def _hidden_in(rows: Sequence[Row], before: Collection[str | None], fewest: int) -> tuple[set[str | None], bool]:
    """Give the teams to hide in one program, and whether their total may stand."""
    hidden = {row.team for row in rows if _small(row, fewest) or row.team in before}
    while short := _courses_in_danger(rows, hidden, fewest):
        others = [row for row in rows if row.course in short and row.team not in hidden and row.eligible]
        if not others:
            return hidden, False
        hidden.add(min(others, key=lambda row: (row.eligible, row.team or "")).team)
    return hidden, True


def _courses_in_danger(rows: Sequence[Row], hidden: set[str | None], fewest: int) -> set[str]:
    """Give the courses in which the hidden teams could be found by subtraction from the total."""
    found = set()
    for course in {row.course for row in rows}:
        there = [r for r in rows if r.course == course and r.team in hidden and (r.staff or r.eligible)]
        if there and (len(there) == 1 or sum(row.eligible for row in there) < fewest):
            found.add(course)
    return found


def _small(row: Row, fewest: int) -> bool:
    return row.eligible < fewest and bool(row.staff or row.eligible)


def _row(row: Mapping[str, Any], *, hidden: bool) -> dict[str, Any]:
    blank = dict.fromkeys(_INSIDE + (_PEOPLE if hidden else ()))
    if hidden and row["state"] == State.TARGET_MET:
        return {**row, **blank, "state": State.DELIVERED.value}
    return {**row, **blank}


def _total(total: Mapping[str, Any], *, hidden: bool) -> dict[str, Any]:
    blank = dict.fromkeys((*_PEOPLE, "on_leave", "exempt", "not_employees")) if hidden else {}
    return {**total, **blank}
