"""why, restatement: parts that add up, words first, and the facts that made a difference."""

import csv
import io
from typing import Any

import pytest

from tests.cli.door import Tracker

COURSE = "screening-overview"
BETWEEN = ("--from", "2025-09-02", "--to", "2025-09-30")
STAFF_PARTS = 20
TEAM_PARTS = 9


@pytest.fixture
def held(staff: Tracker) -> Tracker:
    """Log a session of 12 September for D4-CPS: Ada and Cy were there; Bo leaves after the 20th."""
    words = ("log", COURSE, "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-")
    staff.done(*words, stdin="OR1\nOR3\n")
    staff.done("people", "end", "OR2", "--last-day", "2025-09-20")
    return staff


def row(said: dict[str, Any], course: str = COURSE) -> dict[str, Any]:
    return dict(next(each for each in said["rows"] if each["course"] == course))


def parts(measure: dict[str, Any], *names: str) -> dict[str, tuple[int, ...]]:
    """Give the parts that anybody is in."""
    return {
        f"{each['clock']} {each['part']}": tuple(each[name] for name in ("count", *names))
        for each in measure["parts"]
        if each["count"]
    }


def adds_up(measure: dict[str, Any], *names: str) -> None:
    for name in names:
        assert measure["from"][name] + sum(each[name] for each in measure["parts"]) == measure["to"][name]
        assert measure["change"][name] == measure["to"][name] - measure["from"][name]
        assert measure["bridge"][-1]["reaches"][name] == measure["to"][name]


def test_the_json_lists_every_part_and_they_add_up_to_both_halves(held: Tracker) -> None:
    said = held.asked("why", *BETWEEN)
    assert (said["from"], said["to"]) == (
        {"as_of": "2025-09-02", "known_on": None},
        {"as_of": "2025-09-30", "known_on": None},
    )
    assert (said["program"], said["district"], said["team"]) == (None, None, None)
    for each in said["rows"]:
        assert len(each["staff"]["parts"]) == 2 * STAFF_PARTS
        assert len(each["reach"]["parts"]) == 2 * TEAM_PARTS
        adds_up(each["staff"], "trained", "eligible")
        adds_up(each["reach"], "teams_reached", "teams")
    overview = row(said)
    assert parts(overview["staff"], "trained", "eligible") == {
        "moved completed": (2, 2, 0),
        "moved left_not_trained": (1, 0, -1),
    }
    assert parts(overview["reach"], "teams_reached", "teams") == {"moved reached": (1, 1, 0)}
    assert (overview["staff"]["from"]["trained"], overview["staff"]["to"]["eligible"]) == (0, 5)


def test_the_ends_are_what_coverage_says_of_them(held: Tracker) -> None:
    for words in ((), ("--program", "cps"), ("--district", "4"), ("--team", "d4-cps")):
        said = held.asked("why", *BETWEEN, *words, "--course", COURSE)
        measured = held.asked("coverage", "--as-of", "2025-09-30", "--course", COURSE)["rows"]
        kept = [
            each
            for each in measured
            if (said["program"] in (None, each["program"]))
            and said["district"] in (None, each["district"])
            and said["team"] in (None, each["team"])
        ]
        assert len(said["rows"]) == 1
        staff, reach = said["rows"][0]["staff"]["to"], said["rows"][0]["reach"]["to"]
        assert staff["trained"] == sum(each["trained"] for each in kept)
        assert staff["eligible"] == sum(each["eligible"] for each in kept)
        assert (reach["teams_reached"], reach["teams"]) == (
            sum(each["teams_reached"] for each in kept),
            sum(each["teams"] for each in kept),
        )


def test_words_come_first_then_the_table_with_its_bridge(held: Tracker) -> None:
    lines = held.done("why", *BETWEEN, "--course", COURSE).out.splitlines()
    assert lines[:5] == [
        "Sex trafficking screening tool overview",
        "  Staff trained: 0 of 6 on 2025-09-02 → 2 of 5 on 2025-09-30: +2 trained, -1 counted.",
        "  2 newly completed and 1 left who had not been trained.",
        "  Teams reached: 0 of 32 (0%) on 2025-09-02 → 1 of 32 (3%) on 2025-09-30: +1 reached, as many counted.",
        "  1 newly reached.",
    ]
    tidy = [" ".join(line.split()) for line in lines]
    assert "newly completed 2 +2 0 2 of 6 ████████████████████████" in tidy
    assert "left who had not been trained 1 0 -1 2 of 5" in tidy


def test_what_became_known_is_apart_from_what_moved(held: Tracker) -> None:
    before = held.change()
    held.done("log", COURSE, "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", "--into", "1", stdin="OR2\n")
    known = ("--from-known", str(before), "--from", "2025-09-15", "--to", "2025-09-30", "--course", COURSE)
    said = row(held.asked("why", *known))["staff"]
    assert parts(said, "trained", "eligible") == {
        "restated completed": (1, 1, 0),
        "moved left_trained": (1, -1, -1),
    }
    assert (said["restated"], said["moved"]) == ({"trained": 1, "eligible": 0}, {"trained": -1, "eligible": -1})
    assert "Restated, 2025-09-15 is 3 of 6 by now: 1 trained after all." in held.done("why", *known).out


def test_the_csv_has_a_row_for_each_part_and_its_halves_add_up(held: Tracker) -> None:
    read = list(csv.DictReader(io.StringIO(held.done("why", *BETWEEN, "--csv").out)))
    overview = [each for each in read if (each["course"], each["measure"]) == (COURSE, "staff trained")]
    assert len(overview) == 2 * STAFF_PARTS + 2
    for half in ("n", "of"):
        assert sum(int(each[half]) for each in overview[:-1]) == int(overview[-1][half])


def test_a_restatement_names_the_facts_and_their_changes(held: Tracker) -> None:
    before = held.change()
    held.done("log", COURSE, "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", "--into", "1", stdin="OR2\n")
    late = held.change()
    words = ("restatement", "--from", str(before), "--as-of", "2025-09-15", "--course", COURSE)
    said = held.asked(*words)
    (each,) = said["rows"]
    assert (said["as_of"], said["to"]) == ("2025-09-15", None)
    assert (each["then"]["trained"], each["now"]["trained"], each["change"]["eligible"]) == (2, 3, 0)
    assert [(fact["words"], fact["changes"]) for fact in each["facts"]] == [
        (f"1 late sign-in row for session 1 of 2025-09-12 (change {late})", [late])
    ]
    assert [entry["change"] for entry in said["changes"]] == [late]
    shown = held.done(*words).out
    assert "What made the difference: 1 late sign-in row." in shown
    assert f"  change {late}: 1 late sign-in row for session 1 of 2025-09-12" in shown.splitlines()
    held.done("undo")
    assert held.asked(*words)["rows"][0]["facts"] == []


def test_moments_may_be_dates_and_times_and_the_day_is_that_of_the_first(held: Tracker) -> None:
    entry = held.asked("history")[0]
    said = held.asked("restatement", "--from", entry["at"], "--to", str(entry["change"]))
    assert said["from"] == entry["at"]
    assert [each["facts"] for each in said["rows"]] == [[] for _ in said["rows"]]
    assert held.asked("restatement", "--from", "2025-08-20")["as_of"] == "2025-08-20"


def test_without_any_course_it_says_so(held: Tracker) -> None:
    for each in held.asked("courses", "list"):
        held.done("courses", "retire", each["code"], "--last-day", "2025-08-01")
    for words in (("why", *BETWEEN), ("restatement", "--from", str(held.change()), "--as-of", "2025-09-30")):
        ending = held.done(*words)
        assert "No course is offered" in ending.err
        assert ending.out == ""
        assert held.asked(*words)["rows"] == []


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("why", "--from", "2025-09-30", "--to", "2025-09-02"), 2, "Turn them round"),
        (("why", "--from", "someday"), 2, "is no day"),
        (("why", *BETWEEN, "--program", "x"), 4, "there are CPS, Permanency"),
        (("why", *BETWEEN, "--district", "99"), 4, "99"),
        (("why", *BETWEEN, "--team", "D99-CPS"), 4, "D99-CPS"),
        (("why", *BETWEEN, "--course", "nothing"), 4, "nothing"),
        (("why", *BETWEEN, "--from-known", "whenever"), 2, "is no moment"),
        (("restatement", "--from", "2", "--to", "1"), 2, "Turn them round"),
        (("restatement", "--from", "999"), 4, "no change 999"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    held: Tracker, words: tuple[str, ...], code: int, says: str
) -> None:
    ending = held(*words)
    assert ending.code == code
    assert says in ending.err
    assert ending.out == ""
