"""Counts of teams added up to whatever is asked for: sums of numerators and denominators, never of rates."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from tracker.coverage.values import Cell, CourseFacts, Row, State, Total

By = Literal["state", "program", "district", "team", "classification"]
GRADE_ORDER = ("named", "headcount", "reported")


class People(NamedTuple):
    """Counts of the people in one place, in the order of the SQL's columns."""

    staff: int = 0
    eligible: int = 0
    trained: int = 0
    lapsed: int = 0
    never: int = 0
    new: int = 0
    on_leave: int = 0
    exempt: int = 0
    not_employees: int = 0
    joined_since_delivery: int = 0


@dataclass(frozen=True)
class TeamFacts:
    """What one course means for one applicable team on the day; `people` are counted by classification."""

    team: str
    district: int | None
    program: str
    last_delivery: date | None = None
    evidence: str | None = None
    overdue_on: date | None = None
    next_on: date | None = None
    contacted: bool = False
    roster_on: date | None = None
    people: Mapping[str, People] = field(default_factory=dict)

    @property
    def reached(self) -> bool:
        """Say whether a held session was delivered to the team."""
        return self.last_delivery is not None


@dataclass(frozen=True)
class CourseTeams:
    """A course with the programs of its audience, the open districts, and every applicable team in order."""

    facts: CourseFacts
    programs: tuple[str, ...]
    districts: tuple[int, ...]
    teams: tuple[TeamFacts, ...]

    def of(self, *, district: int | None, program: str) -> list[TeamFacts]:
        """Give the teams of a cell; the district None means the statewide ones."""
        return [team for team in self.teams if (team.district, team.program) == (district, program)]


def in_order(teams: Iterable[tuple[int, TeamFacts]]) -> tuple[TeamFacts, ...]:
    """Order teams (each with its program's number) by district, program and code; statewide ones come last."""
    ordered = sorted(teams, key=lambda t: (t[1].district is None, t[1].district or 0, t[0], t[1].team))
    return tuple(team for _, team in ordered)


def counted(teams: Iterable[TeamFacts]) -> People:
    """Add up everybody in some teams."""
    return _sum(people for team in teams for people in team.people.values())


def _of(classification: str, teams: Iterable[TeamFacts]) -> People:
    return _sum(team.people[classification] for team in teams)


def _sum(counts: Iterable[People]) -> People:
    """Add counts up, each with its own kind."""
    return People(*map(sum, zip(People(), *counts, strict=True)))


def rows(group: CourseTeams, by: By) -> Iterator[Row]:
    """Give the rows of one course, in order."""
    yield from _BY[by](group)


def _by_state(group: CourseTeams) -> Iterator[Row]:
    yield _row(group, group.teams)


def _by_program(group: CourseTeams) -> Iterator[Row]:
    for program in group.programs:
        yield _row(group, [team for team in group.teams if team.program == program], program=program)


def _by_district(group: CourseTeams) -> Iterator[Row]:
    """Every open district, and one row without a number where statewide teams are in the audience."""
    for district in group.districts:
        yield _row(group, [team for team in group.teams if team.district == district], district=district)
    if statewide := [team for team in group.teams if team.district is None]:
        yield _row(group, statewide)


def _by_team(group: CourseTeams) -> Iterator[Row]:
    for team in group.teams:
        yield _row(group, [team], district=team.district, program=team.program, team=team.team)


def _by_classification(group: CourseTeams) -> Iterator[Row]:
    """Each classification that anybody in an applicable team has; its teams are those where somebody has it.

    A team has many classifications, so these rows' teams overlap, and no state or delivery is theirs.
    """
    for classification in sorted({name for team in group.teams for name in team.people}):
        teams = [team for team in group.teams if classification in team.people]
        yield _row(group, teams, classification=classification)


_BY: dict[By, Callable[[CourseTeams], Iterator[Row]]] = {
    "state": _by_state,
    "program": _by_program,
    "district": _by_district,
    "team": _by_team,
    "classification": _by_classification,
}


def _row(
    group: CourseTeams,
    teams: Sequence[TeamFacts],
    *,
    district: int | None = None,
    program: str | None = None,
    team: str | None = None,
    classification: str | None = None,
) -> Row:
    whole = classification is None
    people = counted(teams) if classification is None else _of(classification, teams)
    return Row(
        course=group.facts.code,
        district=district,
        program=program,
        team=team,
        classification=classification,
        teams=len(teams),
        teams_reached=sum(each.reached for each in teams),
        state=state_of(group.facts, teams) if whole else None,
        last_delivery=_last(teams) if whole else None,
        next_session=_next(teams) if whole else None,
        evidence=_evidence(teams) if whole else None,
        staff=people.staff,
        eligible=people.eligible,
        trained=people.trained,
        lapsed=people.lapsed,
        never=people.never,
        new=people.new,
        on_leave=people.on_leave,
        exempt=people.exempt,
        not_employees=people.not_employees,
        joined_since_delivery=people.joined_since_delivery,
        roster_on=min((each.roster_on for each in teams if each.roster_on), default=None),
    )


def state_of(course: CourseFacts, teams: Sequence[TeamFacts]) -> State:
    """Give the first word that holds; several teams are delivered to only when every one of them is."""
    if not teams:
        return State.NOT_APPLICABLE
    waiting = [team for team in teams if not team.reached]
    if not waiting:
        people = counted(teams)
        met = people.eligible and people.trained * 100 >= round(course.target_share * 100) * people.eligible
        return State.TARGET_MET if met else State.DELIVERED
    if any(team.overdue_on for team in waiting):
        return State.OVERDUE
    if any(team.next_on for team in waiting):
        return State.SCHEDULED
    return State.CONTACTED if any(team.contacted for team in waiting) else State.NOT_SCHEDULED


def _last(teams: Sequence[TeamFacts]) -> date | None:
    return max((team.last_delivery for team in teams if team.last_delivery), default=None)


def _evidence(teams: Sequence[TeamFacts]) -> str | None:
    """Give the best grade of the newest delivery's day."""
    grades = {team.evidence for team in teams if team.reached and team.last_delivery == _last(teams)}
    return next((grade for grade in GRADE_ORDER if grade in grades), None)


def _next(teams: Sequence[TeamFacts]) -> date | None:
    """Give the planned day that matters: the earliest overdue one of the teams that wait, else the earliest later one.

    Where every team is reached it is the earliest later one of them all.
    """
    waiting = [team for team in teams if not team.reached]
    overdue = min((team.overdue_on for team in waiting if team.overdue_on), default=None)
    return overdue or min((team.next_on for team in waiting or teams if team.next_on), default=None)


def cells(group: CourseTeams) -> Iterator[Cell]:
    """Give every open district by program of the audience, the ones without a team included."""
    for district in group.districts:
        for program in group.programs:
            teams = group.of(district=district, program=program)
            people = counted(teams)
            reached = sum(team.reached for team in teams)
            yield Cell(
                course=group.facts.code,
                district=district,
                program=program,
                teams=len(teams),
                teams_reached=reached,
                state=state_of(group.facts, teams),
                day=_last(teams) if teams and reached == len(teams) else _next(teams),
                eligible=people.eligible,
                trained=people.trained,
                rostered=bool(teams) and all(team.roster_on for team in teams),
            )


def totals(group: CourseTeams) -> Iterator[Total]:
    """Give the course over each program of its audience, then over all of them."""
    for program in (*group.programs, None):
        yield _total(group, program)


def _total(group: CourseTeams, program: str | None) -> Total:
    teams = [team for team in group.teams if program in (team.program, None)]
    people = counted(teams)
    by_cell: dict[tuple[int, str], list[TeamFacts]] = {}
    by_district: dict[int, list[TeamFacts]] = {}
    for team in teams:
        if team.district is not None:
            by_cell.setdefault((team.district, team.program), []).append(team)
            by_district.setdefault(team.district, []).append(team)
    whole = [all(team.reached for team in each) for each in by_district.values()]
    some = [any(team.reached for team in each) for each in by_district.values()]
    return Total(
        course=group.facts.code,
        program=program,
        districts=len(by_district),
        districts_reached=sum(whole),
        districts_partly=sum(some) - sum(whole),
        cells=len(by_cell),
        cells_reached=sum(all(team.reached for team in each) for each in by_cell.values()),
        teams=len(teams),
        teams_reached=sum(team.reached for team in teams),
        eligible=people.eligible,
        trained=people.trained,
        lapsed=people.lapsed,
        never=people.never,
        on_leave=people.on_leave,
        exempt=people.exempt,
        not_employees=people.not_employees,
    )
