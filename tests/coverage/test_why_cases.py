# ruff: noqa: D200, D205, D400 - a docstring here is the roster that the test reads
"""Why it moved, told of small stories: what a person would call each change, in words and in numbers."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from tests.coverage.records import Given, write
from tracker.coverage.why.asked import why
from tracker.coverage.why.bridge import bridge
from tracker.coverage.why.parts import Part, TeamPart
from tracker.coverage.why.shape import as_json, rows
from tracker.coverage.why.values import EVERYWHERE, At, CourseWhy, Movement, Scope
from tracker.coverage.why.words import sentences
from tracker.errors import NotFound
from tracker.store import Store, in_memory

AUGUST, SEPTEMBER = date(2025, 8, 31), date(2025, 9, 30)
MARCH, MID = date(2025, 3, 10), date(2025, 9, 12)
ZONE = "America/Los_Angeles"

Asked = Callable[..., CourseWhy]
Parts = dict[str, tuple[int, int, int]]


@pytest.fixture
def kept() -> Iterator[Store]:
    """Open records of the test's own, whose changes are an hour apart."""
    moments = iter(datetime(2025, 10, 1, 12, tzinfo=UTC) + timedelta(hours=n) for n in range(99))
    opened = in_memory(clock=lambda: next(moments))
    yield opened
    opened.close()


@pytest.fixture
def asked(kept: Store, given: Given) -> Asked:
    """Write the story as change 1 where nothing is written yet, and ask why it moved from August to September."""

    def ask(scope: Scope = EVERYWHERE, known: tuple[str | None, str | None] = (None, None)) -> CourseWhy:
        if not kept.head().number:
            tell(kept, given)
        found = why(kept, At(AUGUST, known[0]), At(SEPTEMBER, known[1]), zone=ZONE, scope=scope)
        return found.courses[0]

    return ask


def tell(store: Store, given: Given) -> None:
    with store.writing("a story") as db:
        write(db, given.rows)


def parts(movement: Movement, clock: str = "moved") -> Parts:
    """Give the parts that anybody is in: how many, and what they add to both halves."""
    return {part.part.value: (part.count, *part.adds) for part in movement.told() if part.clock == clock}


def test_completed_joined_left_and_lapsed(given: Given, asked: Asked) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01 | 2025-09-10
    Di  | D4-CPS | 2024-01-01 | 2025-09-10
    Eve | D4-CPS | 2025-09-02
    Flo | D4-CPS | 2025-09-02
    Gus | D4-CPS | 2024-01-01
    """
    given.change("course", "overview", valid_months=12)
    given.session(MARCH, "D4-CPS", "Ada Cy")
    given.session(MID, "D5-CPS", "Bo Flo")
    given.completed("Gus", date(2024, 9, 15))
    found = asked()
    assert parts(found.staff) == {
        "completed": (1, 1, 0),
        "lapsed": (1, -1, 0),
        "joined_trained": (1, 1, 1),
        "joined_not_trained": (1, 0, 1),
        "left_trained": (1, -1, -1),
        "left_not_trained": (1, 0, -1),
    }
    assert parts(found.teams) == {"reached": (1, 1, 0)}
    assert (found.staff.before, found.staff.after) == ((3, 5), (3, 5))


def test_trained_people_who_change_teams_move_out_of_one_part_into_the_other_and_cancel_statewide(
    given: Given, asked: Asked
) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-09-10
    Ada | D5-CPS | 2025-09-10
    Bo  | D4-CPS | 2024-01-01 | 2025-09-10
    Bo  | D4-PERM | 2025-09-10
    """
    given.session(MARCH, "D4-CPS", "Ada")
    assert parts(asked().staff) == {"moved_within": (2, 0, 0)}
    assert parts(asked(Scope(district=4)).staff) == {"moved_out_trained": (1, -1, -1), "moved_within": (1, 0, 0)}
    assert parts(asked(Scope(district=5)).staff) == {"moved_in_trained": (1, 1, 1)}
    assert parts(asked(Scope(program="Permanency")).staff) == {"moved_in_not_trained": (1, 0, 1)}
    (ada, bo) = asked(Scope(team_id=given.id("team", "D4-CPS"))).staff.movers
    assert (ada.was_in, ada.is_in, ada.part) == ("D4-CPS", "D5-CPS", Part.MOVED_OUT_TRAINED)
    assert (bo.was_in, bo.is_in, bo.part) == ("D4-CPS", "D4-PERM", Part.MOVED_OUT_NOT_TRAINED)


def test_leave_and_exemptions_that_start_or_end(given: Given, asked: Asked) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01
    Di  | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", "Ada Bo")
    given.away("Ada", MID)
    given.away("Bo", MARCH, MID)
    given.exempt("Cy", starts_on=MID)
    given.exempt("Di", ends_before=MID)
    assert parts(asked().staff) == {
        "leave_started": (1, -1, -1),
        "leave_ended": (1, 1, 1),
        "exemption_started": (1, 0, -1),
        "exemption_ended": (1, 0, 1),
    }


def test_roles_audiences_and_teams_that_change(given: Given, asked: Asked) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D6-CPS | 2024-01-01
    Cy  | D7-PERM | 2024-01-01
    """
    given.employed("Ada", worker_type="employee", ends_before=MID)
    given.employed("Ada", worker_type="contractor", starts_on=MID)
    given.change("team", "D6-CPS", ends_before=MID)
    given.rows["audience"][1]["starts_on"] = MID  # Permanency comes into the audience
    found = asked()
    assert parts(found.staff) == {
        "into_audience": (1, 0, 1),
        "out_of_audience": (1, 0, -1),
        "team_closed": (1, 0, -1),
    }
    assert parts(found.teams) == {"closed": (1, 0, -1), "into_audience": (1, 0, 1)}


def test_a_team_that_goes_on_as_another_takes_its_people_along(given: Given, asked: Asked) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-09-12
    Ada | D4-CPS-North | 2025-09-12
    """
    given.session(MARCH, "D4-CPS", "Ada")
    given.change("team", "D4-CPS", ends_before=MID)
    given.change("team", "D4-CPS-North", starts_on=MID)
    teams = {"team_id": given.id("team", "D4-CPS"), "successor_id": given.id("team", "D4-CPS-North")}
    given.add("succession", day=MID, **teams)
    found = asked()
    assert parts(found.staff) == {"moved_within": (1, 0, 0)}
    assert parts(found.teams) == {"opened": (1, 1, 1), "closed": (1, -1, -1)}
    assert (found.teams.before, found.teams.after) == ((1, 1), (1, 1))


def test_what_only_became_known_is_restated_and_apart_from_what_moved(given: Given, kept: Store, asked: Asked) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01
    """
    late = given.session(MARCH, "D4-CPS", "Ada")
    given.session(MID, "D4-CPS", "Cy")
    tell(kept, given)
    with kept.writing("a late sign-in sheet: Bo was there in March") as db:
        words = "INSERT INTO attendance (session_id, person_id, outcome) VALUES (:s, :p, 'completed')"
        db.execute(text(words), {"s": late, "p": given.id("person", "Bo")})
    found = asked(known=("1", None))
    assert parts(found.staff, "restated") == {"completed": (1, 1, 0)}
    assert parts(found.staff) == {"completed": (1, 1, 0)}
    assert (found.staff.before, found.staff.known, found.staff.after) == ((1, 3), (2, 3), (3, 3))
    assert parts(asked(known=("1", "1")).staff) == parts(asked().staff) == {"completed": (1, 1, 0)}
    backwards = asked(known=(None, "1"))
    assert parts(backwards.staff, "restated") == {"withdrawn": (1, -1, 0)}


def test_a_session_that_is_cancelled_later_takes_its_team_and_its_people_back(
    given: Given, kept: Store, asked: Asked
) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    session = given.session(MARCH, "D4-CPS", "Ada")
    tell(kept, given)
    with kept.writing("it was cancelled after all") as db:
        db.execute(text("UPDATE session SET status = 'cancelled' WHERE id = :n"), {"n": session})
    found = asked(known=("1", None))
    assert parts(found.staff, "restated") == {"withdrawn": (1, -1, 0)}
    assert parts(found.teams, "restated") == {"cancelled": (1, -1, 0)}
    (mover,) = found.teams.movers
    assert (mover.part, mover.was_in) == (TeamPart.CANCELLED, "D4-CPS")


def test_words_first_then_a_bridge_that_leads_from_one_figure_to_the_other(given: Given, kept: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01 | 2025-09-10
    Cy  | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", "Bo")
    given.session(MID, "D4-CPS", "Ada Cy")
    tell(kept, given)
    found = why(kept, At(AUGUST, None), At(SEPTEMBER, None), zone=ZONE)
    assert sentences(found, found.courses[0]) == (
        "Staff trained: 1 of 3 on 2025-08-31 → 2 of 2 on 2025-09-30: +1 trained, -1 counted.",
        "2 newly completed and 1 left who had been trained.",
        "Teams reached: 1 of 1 on 2025-08-31 → 1 of 1 on 2025-09-30: no change.",
        "Nothing moved between the two days.",
    )
    steps = bridge(found.courses[0].staff)
    assert [(step.kind, step.words, step.adds, step.reaches) for step in steps] == [
        ("start", "before", (0, 0), (1, 3)),
        ("part", "newly completed", (2, 0), (3, 3)),
        ("part", "left who had been trained", (-1, -1), (2, 2)),
        ("end", "after", (0, 0), (2, 2)),
    ]


def test_json_and_csv_name_every_part_by_both_clocks_also_those_that_nobody_is_in(given: Given, kept: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    given.session(MID, "D4-CPS", "Ada")
    tell(kept, given)
    found = why(kept, At(AUGUST, None), At(SEPTEMBER, None), zone=ZONE)
    (row,) = as_json(found)["rows"]
    for measure, kinds, names in (
        ("staff", Part, ("trained", "eligible")),
        ("reach", TeamPart, ("teams_reached", "teams")),
    ):
        told = row[measure]
        assert [(part["clock"], part["part"]) for part in told["parts"]] == [
            (clock, kind.value) for clock in ("restated", "moved") for kind in kinds
        ]
        for name in names:
            assert told["from"][name] + sum(part[name] for part in told["parts"]) == told["to"][name]
            assert told["change"][name] == told["restated"][name] + told["moved"][name]
    assert (row["staff"]["from"]["rate"], row["staff"]["to"]["rate"]) == (0.0, 1.0)
    flat = list(rows(found))
    assert len(flat) == 2 * (len(Part) + len(TeamPart)) + 4
    assert [(each["part"], each["n"], each["of"]) for each in flat if each["count"] != 0] == [
        ("from", 0, 1),
        ("completed", 1, 0),
        ("to", 1, 1),
        ("from", 0, 1),
        ("reached", 1, 0),
        ("to", 1, 1),
    ]


def test_a_course_that_ends_between_the_two_days_takes_everybody_out_of_its_audience(given: Given, kept: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", "Ada")
    given.change("course", "overview", ends_before=MID)
    tell(kept, given)
    ends = At(AUGUST, None), At(SEPTEMBER, None)
    (each,) = why(kept, *ends, zone=ZONE, course="OVERVIEW").courses
    assert parts(each.staff) == {"out_of_audience": (1, -1, -1)}
    assert parts(each.teams) == {"out_of_audience": (1, -1, -1)}
    with pytest.raises(NotFound, match="no course nothing"):
        why(kept, *ends, zone=ZONE, course="nothing")
