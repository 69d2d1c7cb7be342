"""people: found, shown, added, moved, ended, away, exempt; every slip in a sentence."""

from typing import Any

import pytest

from tests.cli.door import Tracker

LISTED = {
    *("employee_number", "name", "email", "classification", "worker_type"),
    *("district", "program", "team", "since", "on_leave"),
}


def postings(tracker: Tracker, who: str) -> list[tuple[str, str, str | None]]:
    """Give somebody's postings: team, first day, last day."""
    said = tracker.asked("people", "show", who)["postings"]
    return [(each["team"], each["first_day"], each["last_day"]) for each in said]


def row(tracker: Tracker, team: str, day: str) -> dict[str, Any]:
    """Give a team's row of the overview's coverage."""
    rows = tracker.asked("coverage", "--course", "screening", "--as-of", day)["rows"]
    return next(dict(each) for each in rows if each["team"] == team)


def test_the_list_has_the_contracts_fields_and_follows_the_day(staff: Tracker) -> None:
    everybody = staff.asked("people", "list", "--as-of", "2025-09-30")
    assert [each["employee_number"] for each in everybody] == ["OR2", "OR3", "OR1", "OR4", "OR5", "OR6"]
    assert all(set(each) == LISTED for each in everybody)
    assert everybody[2] == {
        "employee_number": "OR1",
        "name": "Okoye, Ada",
        "email": "ada@o.example",
        "classification": "SSS1",
        "worker_type": "employee",
        "district": 4,
        "program": "CPS",
        "team": "D4-CPS",
        "since": "2025-09-02",
        "on_leave": False,
    }
    assert staff.asked("people", "list", "--as-of", "2025-09-01") == []
    team = staff.asked("people", "list", "--as-of", "2025-09-30", "--team", "district 14 perm")
    assert [each["employee_number"] for each in team] == ["OR6"]


@pytest.mark.parametrize("who", ["OR1", "or1", " OR1 ", "ADA@o.example", "Okoye, Ada", "ada okoye", "OKOYE, ADA"])
def test_somebody_is_a_number_an_email_or_an_exact_name(staff: Tracker, who: str) -> None:
    assert staff.asked("people", "show", who)["employee_number"] == "OR1"


def test_show_says_where_each_fact_came_from(staff: Tracker) -> None:
    staff.done("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", stdin="OR1,50\n")
    staff.done("courses", "set", "screening", "--valid-months", "12")
    said = staff.asked("people", "show", "OR1")
    assert {each: said["credits"][0][each] for each in ("course", "on", "until", "session", "evidence")} == {
        "course": "screening-overview",
        "on": "2025-09-12",
        "until": "2026-09-12",
        "session": 1,
        "evidence": "named",
    }
    (source,) = said["from"]
    assert (source["file"], source["row"], source["on"]) == ("D04 roster 2025-09-02.csv", 2, "2025-09-02")
    assert source["said"]["name"] == "Okoye, Ada"
    plain = staff.done("people", "show", "OR1").out
    assert "D04 roster 2025-09-02.csv, sheet D04 roster 2025-09-02, row 2" in plain


def test_namesakes_are_listed_and_4(staff: Tracker) -> None:
    for words in (("show",), ("end", "--last-day", "2025-09-30"), ("move", "--to", "D9-CPS")):
        ending = staff("people", words[0], "Lind, Cy", *words[1:], "--json" if words == ("show",) else "--no-color")
        assert ending.code == 4
        assert "Lind, Cy (OR3); Lind, Cy (OR6)" in ending.err
    assert staff("people", "show", "Lind, Cy", "--json").json["candidates"] == ["Lind, Cy (OR3)", "Lind, Cy (OR6)"]


def test_find_takes_parts_in_any_order_case_and_accents_aside(staff: Tracker) -> None:
    staff.done("people", "add", "Nuñez, Zoë", "--to", "D9-CPS", "--on", "2025-09-02", "--number", "OR30")

    def found(*words: str) -> list[str]:
        return [each["employee_number"] for each in staff.asked("people", "find", *words)]

    assert found("ok", "ad") == found("AD ok") == found("or1") == found("ada@") == ["OR1"]
    assert found("nunez zoe") == found("NUÑ") == ["OR30"]
    assert found("zzz") == []


def test_somebody_new_is_posted_from_the_day_and_once(staff: Tracker) -> None:
    words = ("people", "add", "Roe, Al", "--to", "d4 cps", "--on", "2025-09-20", "--number", "or20")
    staff.done(*words, "--email", "al@o.example", "--classification", "SSS1", "--worker-type", "contractor")
    said = staff.asked("people", "show", "OR20", "--as-of", "2025-09-30")
    assert (said["team"], said["since"], said["worker_type"]) == ("D4-CPS", "2025-09-20", "contractor")
    assert row(staff, "D4-CPS", "2025-09-30")["not_employees"] == 1
    before = staff.rows(journal=True)
    for taken in (("--number", " OR20 "), ("--email", "AL@O.example"), ("--number", "OR1")):
        ending = staff("people", "add", "Roe, Bea", "--to", "D4-CPS", "--on", "2025-09-20", *taken)
        assert ending.code == 4
        assert "belongs to" in ending.err
    for wrong in (
        ("Roe, Bea", "--to", "D4-CPS", "--worker-type", "alien"),
        ("--to", "D4-CPS"),
        (" ", "--to", "D4-CPS"),
    ):
        assert staff("people", "add", *wrong).code == 2
    assert staff("people", "add", "Roe, Bea", "--to", "D99-CPS").code == 4
    assert staff.rows(journal=True) == before


def test_a_name_that_is_on_a_roster_already_is_added_only_if_it_is_another_person(staff: Tracker) -> None:
    before = staff.rows(journal=True)
    for said in ("Okoye, Ada", "ada OKOYE"):
        ending = staff("people", "add", said, "--to", "D9-CPS", "--on", "2025-09-20")
        assert ending.code == 4
        assert "Okoye, Ada (OR1, in D4-CPS since 2025-09-02) is recorded already." in ending.err
        assert "`tracker people move OR1 --to TEAM`" in ending.err
        assert "--anyway" in ending.err
    assert staff.rows(journal=True) == before
    staff.done("people", "add", "Okoye, Ada", "--to", "D9-CPS", "--on", "2025-09-20", "--anyway")
    assert len(staff.asked("people", "find", "Okoye")) == 2


def test_a_name_is_free_again_once_whoever_had_it_has_left(staff: Tracker) -> None:
    staff.done("people", "end", "OR1", "--last-day", "2025-09-12")
    assert staff("people", "add", "Okoye, Ada", "--to", "D9-CPS", "--on", "2025-09-12").code == 4
    assert staff("people", "add", "Okoye, Ada", "--to", "D9-CPS", "--on", "2025-09-01").code == 4
    staff.done("people", "add", "Okoye, Ada", "--to", "D9-CPS", "--on", "2025-09-13")


def test_blank_numbers_and_emails_are_none(staff: Tracker) -> None:
    for name in ("Roe, Al", "Roe, Bea"):
        staff.done("people", "add", name, "--to", "D4-CPS", "--on", "2025-09-20", "--number", " ", "--email", "")
    assert staff.asked("people", "show", "Roe, Bea")["employee_number"] is None


def test_a_move_ends_the_posting_before_it_and_credit_follows(staff: Tracker) -> None:
    staff.done("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    staff.done("people", "move", "OR1", "--to", "D9-CPS", "--on", "2025-09-20")
    assert postings(staff, "OR1") == [("D4-CPS", "2025-09-02", "2025-09-19"), ("D9-CPS", "2025-09-20", None)]
    assert (row(staff, "D4-CPS", "2025-09-19")["trained"], row(staff, "D9-CPS", "2025-09-19")["trained"]) == (1, 0)
    assert (row(staff, "D4-CPS", "2025-09-20")["trained"], row(staff, "D9-CPS", "2025-09-20")["trained"]) == (0, 1)


def test_two_moves_on_one_day_leave_the_last(staff: Tracker) -> None:
    staff.done("people", "move", "OR1", "--to", "D9-CPS", "--on", "2025-09-20")
    staff.done("people", "move", "OR1", "--to", "D10-CPS", "--on", "2025-09-20")
    assert postings(staff, "OR1") == [("D4-CPS", "2025-09-02", "2025-09-19"), ("D10-CPS", "2025-09-20", None)]
    staff.done("undo")
    assert postings(staff, "OR1")[-1] == ("D9-CPS", "2025-09-20", None)
    staff.done("people", "move", "OR2", "--to", "D9-CPS", "--on", "2025-09-02")
    assert postings(staff, "OR2") == [("D9-CPS", "2025-09-02", None)]


def test_moves_that_make_no_sense_are_refused(staff: Tracker) -> None:
    before = staff.rows(journal=True)
    for words, said in (
        (("--to", "D4-CPS", "--on", "2025-09-20"), "is in that team on 2025-09-20 already"),
        (("--to", "D9-CPS", "--on", "2025-08-20"), "has a newer posting from 2025-09-02"),
        (("--to", "D99-CPS", "--on", "2025-09-20"), "There is no team"),
    ):
        ending = staff("people", "move", "OR1", *words)
        assert (ending.code, said in ending.err) == (4, True)
    assert staff("people", "move", "OR1", "--to", "D9-CPS", "--on", "9/31").code == 2
    assert staff.rows(journal=True) == before


def test_an_ended_posting_counts_through_its_last_day(staff: Tracker) -> None:
    staff.done("people", "end", "OR1", "--last-day", "2025-09-19")
    assert (row(staff, "D4-CPS", "2025-09-19")["staff"], row(staff, "D4-CPS", "2025-09-20")["staff"]) == (3, 2)
    staff.done("people", "end", "OR1", "--last-day", "2025-09-15")
    assert postings(staff, "OR1") == [("D4-CPS", "2025-09-02", "2025-09-15")]
    for day, said in (("2025-09-30", "on no team"), ("2025-09-01", "joined only on 2025-09-02")):
        ending = staff("people", "end", "OR1", "--last-day", day)
        assert (ending.code, said in ending.err) == (4, True)
    staff.done("people", "move", "OR1", "--to", "D4-CPS", "--on", "2026-02-02")
    assert postings(staff, "OR1")[-1] == ("D4-CPS", "2026-02-02", None)


def test_somebody_away_is_counted_apart_for_those_days(staff: Tracker) -> None:
    staff.done("people", "leave", "OR1", "--from", "2025-09-10", "--to", "2025-09-12")
    assert [row(staff, "D4-CPS", f"2025-09-{day}")["on_leave"] for day in ("09", "10", "12", "13")] == [0, 1, 1, 0]
    assert row(staff, "D4-CPS", "2025-09-12")["eligible"] == 2
    staff.done("people", "leave", "OR2", "--from", "2025-09-10")
    assert row(staff, "D4-CPS", "2030-09-10")["on_leave"] == 1
    assert staff.asked("people", "show", "OR2", "--as-of", "2025-09-10")["on_leave"] is True
    ending = staff("people", "leave", "OR1", "--from", "2025-09-12", "--to", "2025-09-10")
    assert ending.code == 2
    assert "lies before the first" in ending.err


def test_somebody_exempt_is_counted_apart_for_that_course_with_a_reason(staff: Tracker) -> None:
    words = ("people", "exempt", "OR1", "--course", "screening", "--reason", "teaches it", "--decided-by", "Lead")
    staff.done(*words, "--from", "2025-09-10", "--until", "2025-09-12")
    assert [row(staff, "D4-CPS", f"2025-09-{day}")["exempt"] for day in ("09", "10", "12", "13")] == [0, 1, 1, 0]
    rows = staff.asked("coverage", "--course", "csec", "--as-of", "2025-09-11")["rows"]
    assert {each["exempt"] for each in rows} == {0}
    for wrong, code in (
        (("--course", "screening", "--reason", " "), 2),
        (("--course", "nothing", "--reason", "teaches it"), 4),
        (("--course", "screening", "--reason", "x", "--from", "2025-09-12", "--until", "2025-09-10"), 2),
        (("--course", "screening"), 2),
    ):
        assert staff("people", "exempt", "OR1", *wrong).code == code


@pytest.mark.parametrize("command", ["move --to D4-CPS", "end --last-day today", "leave --from today", "show"])
def test_somebody_unknown_is_4_with_the_way_to_search(staff: Tracker, command: str) -> None:
    verb, *words = command.split()
    ending = staff("people", verb, "Nobody, At All", *words)
    assert ending.code == 4
    assert "`tracker people find` searches" in ending.err
