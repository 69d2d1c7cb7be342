"""Why it moved: the parts add up to both ends in every case, and each is what a person would call it."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as tried
from hypothesis import strategies as st

from tests.coverage.lives import ZONE, clock, live
from tests.coverage.oracle import Oracle
from tests.coverage.records import read
from tests.coverage.rules import ELIGIBLE
from tracker.coverage.folding import By
from tracker.coverage.measure import measure
from tracker.coverage.why.asked import why
from tracker.coverage.why.bridge import bridge
from tracker.coverage.why.compare import compared
from tracker.coverage.why.parts import Part
from tracker.coverage.why.point import Point, point
from tracker.coverage.why.values import At, Movement, Mover, Scope, Share, total
from tracker.journal import as_known
from tracker.store import Place, Store, create, in_memory

AUGUST, SEPTEMBER = date(2025, 8, 31), date(2025, 9, 30)
MARCH, APRIL, MID = date(2025, 3, 10), date(2025, 4, 1), date(2025, 9, 12)


BY: tuple[By, ...] = ("state", "program", "district", "team")


# it adds up, whatever happened


@dataclass(frozen=True)
class End:
    """One end (or the first day as it is known at the second): what coverage says of it, and the slow rules."""

    point: Point
    figures: dict[tuple[str, str], Share]
    rules: Oracle

    def codes(self) -> dict[str, int]:
        """Give the teams by what they are called on the day, leaving out what two are called."""
        called = [(self.rules.code(team, self.rules.as_of), int(team["id"])) for team in self.rules.table("team")]
        names = [name for name, _ in called]
        return {name: number for name, number in called if names.count(name) == 1}


def end_of(store: Store, at: At) -> End:
    """Ask for one end."""
    found: dict[tuple[str, str], Share] = {}
    with as_known(store, at.known_on, ZONE) as (db, _):
        end = End(point(db, at.as_of), found, Oracle(read(db), at.as_of))
        codes = end.codes()
        for by in BY:
            for row in measure(db, at.as_of, by=by).rows:
                team = codes.get(str(row.team))
                place = {"program": row.program, "district": row.district, "team": team}.get(by, "all")
                found[row.course, f"{by} {place}"] = Share(row.trained, row.eligible)
                found[row.course, f"{by} {place} teams"] = Share(row.teams_reached, row.teams)
    return end


def scopes(*ends: End) -> dict[str, Scope]:
    """Give every part of the organisation that is there at an end, by the name of its figures."""
    found = {"state all": Scope()}
    for end in ends:
        programs, districts = end.rules.table("program"), end.rules.table("district")
        found |= {f"program {each['code']}": Scope(program=each["code"]) for each in programs}
        found |= {f"district {each['number']}": Scope(district=each["number"]) for each in districts}
    shared = set.intersection(*(set(end.codes().values()) for end in ends))
    return found | {f"team {number}": Scope(team_id=number) for number in shared}


def adds_up(store: Store, before: At, after: At) -> None:
    """Check both ends, every part and every person, for every course and every part of the organisation."""
    first, last = end_of(store, before), end_of(store, after)
    known = end_of(store, At(before.as_of, after.known_on))
    whole = compared(first.point, known.point, last.point, Scope())
    assert why(store, before, after, zone=ZONE).courses == whole
    for name, scope in scopes(first, known, last).items():
        for each in compared(first.point, known.point, last.point, scope):
            for words, movement in ((name, each.staff), (f"{name} teams", each.teams)):
                key = (each.course.code, words)
                assert movement.before == first.figures.get(key, Share()), key
                assert movement.known == known.figures.get(key, Share()), key
                assert movement.after == last.figures.get(key, Share()), key
                parts_add_up(movement)
            for mover in each.staff.movers:
                one, two = (first, known) if mover.clock == "restated" else (known, last)
                true(mover, each.course.code, one.rules, two.rules, scope)


def parts_add_up(movement: Movement) -> None:
    parts = movement.parts
    assert len(parts) == 2 * len(movement.kinds)
    assert total(part.adds for part in parts) == movement.change
    restated = total(part.adds for part in parts if part.clock == "restated")
    assert restated == movement.known.minus(movement.before)
    assert sum(part.count for part in parts) == len(movement.movers)
    assert len({(mover.who, mover.clock) for mover in movement.movers}) == len(movement.movers)
    steps = bridge(movement)
    here = movement.before
    for step in steps:
        here = here.plus(step.adds)
        assert step.reaches == here
    assert (steps[0].reaches, steps[-1].reaches) == (movement.before, movement.after)


@dataclass(frozen=True)
class Slow:
    """How a person stands by the slow rules."""

    team: dict[str, Any] | None
    word: str | None
    inside: bool

    @property
    def counted(self) -> bool:
        return self.inside and self.word in ELIGIBLE


def slow(rules: Oracle, code: str, person: int, scope: Scope) -> Slow:
    """Find a person on the day, row by row."""
    teams = [t for t in rules.table("team") if any(p["person_id"] == person for p in rules.posted(t, rules.as_of))]
    if not teams:
        return Slow(None, None, inside=False)
    team = teams[0]
    inside = scope.holds(team["id"], program=rules.program(team), district=rules.number(team))
    course = next((c for c in rules.courses if c["code"] == code), None)
    if course is None or team not in rules.teams(course):
        return Slow(team, None, inside)
    return Slow(team, rules.word(course, team, person, rules.as_of), inside)


def true(mover: Mover, code: str, before: Oracle, after: Oracle, scope: Scope) -> None:
    """Check one person's part by the slow rules: what it adds, and that its name is so."""
    one, two = slow(before, code, mover.who, scope), slow(after, code, mover.who, scope)
    gained = (two.inside and two.word == "trained") - (one.inside and one.word == "trained")
    assert mover.adds == (gained, two.counted - one.counted)
    here, there = (one.team or {}).get("id"), (two.team or {}).get("id")
    said = {
        Part.COMPLETED: one.counted and two.word == "trained",
        Part.LAPSED: one.word == "trained" and two.word == "lapsed",
        Part.WITHDRAWN: one.word == "trained" and two.word == "never",
        Part.JOINED_TRAINED: here is None and two.word == "trained",
        Part.JOINED_NOT_TRAINED: here is None and two.word != "trained",
        Part.LEFT_TRAINED: there is None and one.word == "trained",
        Part.LEFT_NOT_TRAINED: there is None and one.word != "trained",
        Part.MOVED_IN_TRAINED: here != there and two.word == "trained" and not one.counted,
        Part.MOVED_IN_NOT_TRAINED: here != there and two.word != "trained" and not one.counted,
        Part.MOVED_OUT_TRAINED: here != there and one.word == "trained" and not two.counted,
        Part.MOVED_OUT_NOT_TRAINED: here != there and one.word != "trained" and not two.counted,
        Part.MOVED_WITHIN: here != there and one.counted and two.counted,
        Part.LEAVE_STARTED: two.word == "on_leave",
        Part.LEAVE_ENDED: one.word == "on_leave",
        Part.EXEMPTION_STARTED: two.word == "exempt",
        Part.EXEMPTION_ENDED: one.word == "exempt",
        Part.INTO_AUDIENCE: here is not None and not one.counted,
        Part.OUT_OF_AUDIENCE: there is not None and not two.counted,
        Part.TEAM_OPENED: one.word is None or not one.inside,
        Part.TEAM_CLOSED: two.word is None or not two.inside,
    }
    assert said[Part(mover.part)], mover


def every_way(store: Store, chance: Random) -> None:
    """Live through a history, then ask for the way between any of its days and moments."""
    days: list[date] = []
    changes: list[str | None] = [None]
    for as_of in live(store, chance):
        days = [as_of + timedelta(step) for step in (-400, -31, -1, 0, 1, 40)]
        changes.append(str(store.head().number))
    for _ in range(2):
        first, last = chance.choice(days), chance.choice(days)
        adds_up(store, At(first, chance.choice(changes)), At(last, chance.choice(changes)))
    store.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@tried(chance=st.builds(Random, st.integers(0, 2**32)))
def test_the_parts_add_up_between_any_two_days_and_moments(chance: Random) -> None:
    every_way(in_memory(clock=clock()), chance)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", [3, 5])
def test_the_parts_add_up_between_any_two_days_and_moments_on_postgresql(empty_server: str, seed: int) -> None:
    every_way(create(Place(url=empty_server), clock=clock()), Random(seed))
