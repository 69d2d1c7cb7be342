"""The spots of the coverage grid: what stands in each, its words, and the orders of the rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from tracker.coverage.values import Cell, Coverage, Row, State
from tracker.tui.words import SHORT, SYMBOLS, cell, fitting, place_words, tight_day

#: What a line of the grid is known by: a district's number, or the code of a statewide team.
Key = int | str
#: The orders of the rows that `o` goes through.
ORDERS = ("district", "what is left first", "oldest first")
_NOTHING_YET = (State.NOT_SCHEDULED, State.CONTACTED)
_LEFT_FIRST = (
    State.OVERDUE,
    State.NOT_SCHEDULED,
    State.CONTACTED,
    State.SCHEDULED,
    State.DELIVERED,
    State.TARGET_MET,
    State.NOT_APPLICABLE,
)


@dataclass(frozen=True)
class Spot:
    """One course in a district's program, or in one statewide team."""

    course: str
    district: int | None
    program: str
    team: str | None  # of a statewide one
    teams: int
    teams_reached: int
    state: State
    day: date | None
    eligible: int
    trained: int
    rostered: bool
    evidence: frozenset[str] = frozenset()  # the grades of its teams' last deliveries

    @property
    def partly(self) -> bool:
        """Say whether some of its teams are reached and others not."""
        return 0 < self.teams_reached < self.teams

    @property
    def unknown(self) -> bool:
        """Say whether nothing is known of it: no roster came and nothing was done."""
        return not self.rostered and not self.teams_reached and self.state in _NOTHING_YET

    @property
    def title(self) -> str:
        """Name it."""
        return self.team or place_words(self.district, self.program)


def spots(counted: Coverage) -> dict[tuple[Key, str, str], Spot]:
    """Give every spot by line, course and program: the districts' cells, then each statewide team."""
    grades: dict[tuple[str, int | None, str | None], set[str]] = {}
    for row in counted.rows:
        if row.evidence:
            grades.setdefault((row.course, row.district, row.program), set()).add(row.evidence)
    found: dict[tuple[Key, str, str], Spot] = {
        (each.district, each.course, each.program): _of_cell(
            each, frozenset(grades.get((each.course, each.district, each.program), ()))
        )
        for each in counted.cells
    }
    for row in counted.rows:
        if row.district is None and row.team and row.program and row.state:
            found[row.team, row.course, row.program] = _of_row(row, row.team, row.program, row.state)
    return found


def _of_cell(found: Cell, evidence: frozenset[str]) -> Spot:
    return Spot(
        course=found.course,
        district=found.district,
        program=found.program,
        team=None,
        teams=found.teams,
        teams_reached=found.teams_reached,
        state=found.state,
        day=found.day,
        eligible=found.eligible,
        trained=found.trained,
        rostered=found.rostered,
        evidence=evidence,
    )


def _of_row(row: Row, team: str, program: str, state: State) -> Spot:
    return Spot(
        course=row.course,
        district=None,
        program=program,
        team=team,
        teams=1,
        teams_reached=row.teams_reached,
        state=state,
        day=row.last_delivery if row.teams_reached else row.next_session,
        eligible=row.eligible,
        trained=row.trained,
        rostered=row.roster_on is not None,
        evidence=frozenset({row.evidence} if row.evidence else ()),
    )


def drawn(spot: Spot | None, as_of: date, width: int) -> Text:
    """Give a spot as its cell shows it, such as "● 08-12 13/14": symbol, word or day, n of N."""
    if spot is None or spot.state is State.NOT_APPLICABLE:
        return cell(fitting(width, "– no team", "–"))
    if spot.unknown:
        return cell(fitting(width, "? no roster", "?"))
    symbol, people = SYMBOLS[spot.state], f" {spot.trained}/{spot.eligible}"
    day = tight_day(spot.day, as_of)
    if spot.partly:
        some = f"{symbol} {spot.teams_reached}/{spot.teams}"
        return cell(fitting(width, f"{some} teams {day}".rstrip(), f"{some} teams", some))
    if spot.teams_reached:
        return cell(fitting(width, f"{symbol} {day}{people}", f"{symbol} {day}", symbol))
    word = f"{symbol} {SHORT[spot.state]}"
    month = f"{spot.day:%Y-%m}" if spot.day else ""
    return cell(
        fitting(width, f"{word} {day}".rstrip(), f"{word} {month}".rstrip(), f"{symbol} {day}".rstrip(), symbol)
    )


def label(key: Key) -> str:
    """Name a line in the five cells that it has."""
    return f"D{key:02}" if isinstance(key, int) else "State"


def in_order(
    keys: Iterable[Key], found: Mapping[tuple[Key, str, str], Spot], column: tuple[str, str] | None, order: str
) -> list[Key]:
    """Put the lines into one of the orders; `column` is the course and program that it goes by."""
    by_number = sorted(set(keys), key=lambda key: (isinstance(key, str), key if isinstance(key, int) else 0, str(key)))
    if column is None or order == ORDERS[0]:
        return by_number
    if order == ORDERS[1]:
        return sorted(by_number, key=lambda key: _rank(found.get((key, *column))))
    return sorted(by_number, key=lambda key: _age(found.get((key, *column))))


def _rank(spot: Spot | None) -> tuple[int, float]:
    state = spot.state if spot else State.NOT_APPLICABLE
    done = spot.trained / spot.eligible if spot and spot.eligible else 0.0
    return _LEFT_FIRST.index(state), done


def _age(spot: Spot | None) -> tuple[int, date]:
    if spot is None or spot.state is State.NOT_APPLICABLE:
        return 2, date.max
    return (0, spot.day) if spot.day and spot.teams_reached == spot.teams else (1, date.max)


def told(spot: Spot, course: str, as_of: date, rosters: Sequence[tuple[str, date]], *, columns: int) -> str:
    """Say a spot in words, with its roster's count, day and file."""
    if spot.state is State.NOT_APPLICABLE:
        return f"{spot.title} {course}: there is no such team on this day."
    said = [f"{spot.title} {course}: {_state(spot)}."]
    if spot.teams > 1:
        said.append(f"{spot.teams_reached} of {spot.teams} teams reached.")
    said.append(f"{spot.trained} of {spot.eligible} trained." if spot.eligible else "Nobody eligible is on the roster.")
    if spot.evidence and "named" not in spot.evidence:
        said.append("Who came is not known by name.")
    return "\n".join([" ".join(said), _roster(spot, as_of, rosters, columns)])


def _state(spot: Spot) -> str:
    if spot.day is None:
        return spot.state.words
    return f"{spot.state.words} {spot.day.isoformat()} {spot.day:%a}"


def _roster(spot: Spot, as_of: date, rosters: Sequence[tuple[str, date]], columns: int) -> str:
    if not rosters:
        return "No roster yet: i imports one."
    file, day = rosters[0]
    whole = "" if len(rosters) >= spot.teams else f" (for {len(rosters)} of {spot.teams} teams)"
    old = (as_of - day).days
    return fitting(
        columns,
        f"Roster {spot.eligible} eligible{whole}, of {day} ({old} days old), from {file}",
        f"Roster {spot.eligible} eligible{whole}, of {day}, from {file}",
        f"Roster {spot.eligible} eligible{whole}, of {day}",
    )
