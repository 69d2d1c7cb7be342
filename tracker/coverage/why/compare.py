"""Two points held against each other: everybody whose standing differs, each under one part."""

from collections.abc import Iterable, Iterator

from tracker.coverage.values import CourseFacts
from tracker.coverage.why.parts import Part, TeamPart, part_of, team_part_of
from tracker.coverage.why.point import Point
from tracker.coverage.why.values import Clock, CourseWhy, Movement, Mover, Scope, Share


def compared(before: Point, known: Point, after: Point, scope: Scope) -> tuple[CourseWhy, ...]:
    """Give for each course the way from `before` (the first day as it was known) over `known` (as it is known) on.

    Each person has one part a step, so the parts of both steps add up to the whole change, whatever happened.
    """
    ways: tuple[tuple[Clock, Point, Point], ...] = (("restated", before, known), ("moved", known, after))
    insides = [(clock, one, two, one.inside(scope), two.inside(scope)) for clock, one, two in ways]
    found = []
    for course, facts in sorted(_courses(before, known, after).items()):
        people: list[Mover] = []
        teams: list[Mover] = []
        for clock, one, two, here, there in insides:
            if one is not two:
                people += _people(clock, one, two, course, (here, there))
                teams += _teams(clock, one, two, course, (here, there))
        staff = [point.staff(course, point.inside(scope)) for point in (before, known, after)]
        reached = [point.teams(course, point.inside(scope)) for point in (before, known, after)]
        found.append(
            CourseWhy(
                facts,
                Movement(staff[0], staff[1], staff[2], tuple(people), Part),
                Movement(reached[0], reached[1], reached[2], tuple(teams), TeamPart),
            )
        )
    return tuple(found)


def _courses(*points: Point) -> dict[int, CourseFacts]:
    """Give every course that stands at any of the points, called as it is at the last."""
    return {number: facts for point in points for number, facts in point.courses.items()}


def _people(
    clock: Clock, one: Point, two: Point, course: int, insides: tuple[frozenset[int], frozenset[int]]
) -> Iterator[Mover]:
    """Give everybody who moved a half, or went from one counted team to another."""
    here, there = insides
    for person in sorted(_differing(one, two, course, here ^ there)):
        before, after = one.person(course, person, here), two.person(course, person, there)
        if (part := part_of(before, after)) is not None:
            adds = Share(after.trained - before.trained, after.counted - before.counted)
            yield Mover(person, part, clock, adds, one.code(before.team), two.code(after.team))


def _differing(one: Point, two: Point, course: int, turned: frozenset[int]) -> Iterable[int]:
    """Give whoever stands otherwise, or in a team that belongs to another part of the organisation now."""
    was, now = one.stood.get(course, {}), two.stood.get(course, {})
    found = {person for person, _ in was.items() ^ now.items()}
    if turned:
        found |= {person for person, (team, _) in was.items() if team in turned}
    return found


def _teams(
    clock: Clock, one: Point, two: Point, course: int, insides: tuple[frozenset[int], frozenset[int]]
) -> Iterator[Mover]:
    """Give every team that moved a half."""
    here, there = insides
    for team in sorted({*one.reached.get(course, {}), *two.reached.get(course, {})}):
        held = one.held.get((course, team), frozenset())
        before, after = one.team(course, team, here, frozenset()), two.team(course, team, there, held)
        if (part := team_part_of(before, after)) is not None:
            was, now = before.counted, after.counted
            adds = Share((now and after.reached) - (was and before.reached), now - was)
            yield Mover(team, part, clock, adds, one.code(team), two.code(team))
