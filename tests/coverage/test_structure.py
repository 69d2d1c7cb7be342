# ruff: noqa: D205, D400 - a docstring here is the roster that the test reads
"""An old day in a later structure: everybody is counted, each in the team that came after theirs."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.coverage.histories import history
from tests.coverage.oracle import Oracle
from tests.coverage.records import Given, Row, Rows, put
from tests.coverage.rules import within
from tracker.coverage.measure import measure
from tracker.coverage.structure import restructure
from tracker.coverage.values import Row as Counted
from tracker.errors import WrongUsage
from tracker.store import Store

MARCH, JUNE, END = date(2025, 3, 10), date(2025, 6, 1), date(2025, 9, 30)
OLD = date(2025, 4, 1)
CHANCE = st.builds(Random, st.integers(0, 2**32))
LONG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def split(given: Given) -> None:
    """Let D4-CPS, which the overview reached in March, go on as East and West in June."""
    for code in ("D4-CPS-East", "D4-CPS-West"):
        given.team(code)
        given.change("team", code, starts_on=JUNE)
        given.add("succession", team_id=given.team("D4-CPS"), successor_id=given.team(code), day=JUNE)
    given.change("team", "D4-CPS", ends_before=JUNE)


def restated(store: Store, given: Given, later: date = END) -> dict[str | None, Counted]:
    with put(store, given.rows) as db:
        restructure(db, OLD, later)
        return {row.team: row for row in measure(db, OLD, course="overview").rows}


def test_the_people_of_a_split_team_are_counted_where_they_went(given: Given, store: Store) -> None:
    """
    Ada | D4-CPS      | 2024-01-01 | 2025-06-01
    Ada | D4-CPS-West | 2025-06-01
    Bo  | D4-CPS      | 2024-01-01 | 2025-05-01
    Cy  | D4-CPS      | 2024-01-01 | 2025-06-01
    Cy  | D4-CPS-East | 2025-06-01 | 2025-07-01
    Cy  | D4-CPS-West | 2025-07-01
    """
    split(given)
    given.session(MARCH, "D4-CPS", "Ada")
    given.roster(MARCH, "D4-CPS")
    rows = restated(store, given)
    assert {code: (row.trained, row.eligible) for code, row in rows.items()} == {
        "D4-CPS-East": (0, 2),  # Cy, and Bo, who had left before anybody could know where he would go
        "D4-CPS-West": (1, 1),
    }
    assert {(row.teams_reached, row.last_delivery, row.roster_on) for row in rows.values()} == {(1, MARCH, MARCH)}
    assert {row.joined_since_delivery for row in rows.values()} == {0}
    assert list(restated(store, given, OLD)) == ["D4-CPS"]


def test_a_team_that_closed_without_a_successor_stays_and_a_new_one_is_there(given: Given, store: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-06-01
    Bo  | D5-CPS | 2024-01-01
    """
    given.change("team", "D4-CPS", ends_before=JUNE)
    given.team("D5-CPS-North", starts_on=JUNE)
    rows = restated(store, given)
    assert {code: row.staff for code, row in rows.items()} == {"D4-CPS": 1, "D5-CPS": 1, "D5-CPS-North": 0}


def test_a_renamed_team_has_its_later_name_and_a_redrawn_one_its_later_district(given: Given, store: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D6-CPS | 2024-01-01 | 2025-06-01
    Bo  | D7-CPS-South | 2025-06-01
    """
    given.add("former_code", team_id=given.team("D4-CPS"), code="D4-CPS-Old", ends_before=JUNE)
    given.rows["team"][given.id("team", "D7-CPS-South") - 1]["starts_on"] = JUNE
    ids = {"team_id": given.team("D6-CPS"), "successor_id": given.team("D7-CPS-South")}
    given.add("succession", **ids, day=JUNE)
    given.change("team", "D6-CPS", ends_before=JUNE)
    assert {code: row.district for code, row in restated(store, given).items()} == {"D4-CPS": 4, "D7-CPS-South": 7}
    assert "D4-CPS-Old" in restated(store, given, JUNE - timedelta(1))


def test_an_earlier_structure_is_refused(given: Given, store: Store) -> None:
    with put(store, given.rows) as db, pytest.raises(WrongUsage, match="older than the day"):
        restructure(db, END, OLD)


# the same, slowly


def heirs(rows: Rows, team: int, since: date, later: date, seen: tuple[int, ...] = ()) -> Iterator[int]:
    """Give what a team went on as, itself first where it is still open."""
    later_ones = [s for s in rows["succession"] if s["team_id"] == team and since < s["day"] <= later]
    later_ones = [s for s in later_ones if s["successor_id"] not in (*seen, team)]
    if not later_ones or is_open(rows, rows["team"][team - 1], later):
        yield team
    for each in sorted(later_ones, key=lambda s: (s["day"], s["id"])):
        yield from heirs(rows, each["successor_id"], each["day"] - timedelta(1), later, (*seen, team))


def is_open(rows: Rows, team: Row, day: date) -> bool:
    return Oracle(rows, day).is_open(team, day)


def slowly(rows: Rows, as_of: date, later: date) -> Rows:
    """Rewrite the rows of an old day into a later structure."""
    told, oracle = deepcopy(rows), Oracle(rows, as_of)
    went = {
        t["id"]: list(dict.fromkeys(heirs(rows, t["id"], as_of, later)))
        for t in rows["team"]
        if is_open(rows, t, as_of)
    }
    kept = {each for found in went.values() for each in found}
    kept |= {t["id"] for t in rows["team"] if is_open(rows, t, later)}
    for posting in told["posting"]:
        if posting["standing"] == "primary" and within(posting, as_of):
            found = went.get(posting["team_id"], [])
            then = [
                p["team_id"]
                for p in sorted(rows["posting"], key=lambda p: p["starts_on"])
                if p["person_id"] == posting["person_id"] and p["standing"] == "primary"
                if as_of < p["starts_on"] <= later and p["team_id"] in found
            ]
            posting["team_id"] = next(iter(then if len(found) > 1 and then else found), None)
            posting["standing"] = "primary" if found else "nowhere"
    for table in ("delivery", "cover", "contact"):
        for row in rows[table]:
            told[table] += [{**row, "team_id": heir} for heir in went.get(row["team_id"], ()) if heir != row["team_id"]]
    for row in rows["succession"]:
        others = [heir for heir in went.get(row["successor_id"], ()) if heir != row["successor_id"]]
        told["succession"] += [{**row, "successor_id": heir} for heir in others if row["day"] <= as_of]
    told["team"] = [
        {**t, "starts_on": None, "ends_before": None, "code": oracle.code(t, later)}
        for t in rows["team"]
        if t["id"] in kept
    ]
    used = {t["district_id"] for t in told["team"]}
    told["district"] = [
        {**d, "starts_on": None, "ends_before": None} for d in rows["district"] if d["id"] in used or within(d, later)
    ]
    return told | {"former_code": []}


def same(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    later = as_of + timedelta(chance.choice((0, 1, 2, 30, 90, 400)))
    slow = Oracle(slowly(rows, as_of, later) if later > as_of else rows, as_of)
    with put(store, rows) as db:
        restructure(db, as_of, later)
        assert [asdict(row) for row in measure(db, as_of).rows] == slow.answer("team")
        assert [asdict(total) for total in measure(db, as_of).totals] == slow.totals()
        assert [asdict(cell) for cell in measure(db, as_of).cells] == slow.cells()


@settings(LONG, max_examples=40)
@given(chance=CHANCE)
def test_the_restated_day_equals_the_oracle(store: Store, chance: Random) -> None:
    same(store, chance)


@pytest.mark.postgres
@settings(LONG, max_examples=5)
@given(chance=CHANCE)
def test_the_restated_day_equals_the_oracle_on_postgresql(server: Store, chance: Random) -> None:
    same(server, chance)
