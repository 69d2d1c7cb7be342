"""What a roster would change: rosters are drawn as "number | name | team", one person a line."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.propose import (
    ASIDE,
    NEW,
    Change,
    Decided,
    Held,
    HeldPerson,
    HeldTeam,
    Proposal,
    propose,
    said_of,
)
from tracker.intake.values import Given, Problem, Roster, SheetRead
from tracker.intake.who import alike
from tracker.names import parse_name

ON = date(2026, 9, 1)
BEFORE = date(2026, 8, 1)
AFTER = date(2026, 10, 1)
TEAMS = (
    HeldTeam(1, "D4-CPS", 4, "CPS", "District 4 CPS"),
    HeldTeam(2, "D4-PERM", 4, "PERM", "District 4 Permanency"),
    HeldTeam(3, "D2-CPS-North", 2, "CPS", "North"),
    HeldTeam(4, "D2-CPS-South", 2, "CPS", "South", ("Southside",)),
    HeldTeam(5, "D5-CPS", 5, "CPS"),
    HeldTeam(6, "ORCAH", None, None),
)
BY_CODE = {team.code: team for team in TEAMS}


def person(line: str, place: int) -> HeldPerson:
    """Give somebody held, from a line "number | name | team | email"."""
    number, name, team, email = ([part.strip() for part in line.split("|")] + [""] * 3)[:4]
    posted = BY_CODE.get(team)
    return HeldPerson(
        person_id=place,
        employee_number=number or None,
        name=parse_name(name),
        emails=(email,) if email else (),
        team_id=posted.team_id if posted else None,
        posting_id=100 + place if posted else None,
        posting_starts_on=BEFORE if posted else None,
        latest_posting_starts_on=BEFORE if posted else None,
        free_from=None if posted else BEFORE,
    )


def held(text: str) -> Held:
    """Give what the records hold; persons count from 1."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return Held(tuple(person(line, place) for place, line in enumerate(lines, start=1)), TEAMS, version=7)


def row(line: str, place: int, sheet: str = "Staff") -> Given:
    """Give a roster's row, from a line "number | name | team | email"; rows count from 2."""
    number, name, team, email = ([part.strip() for part in line.split("|")] + [""] * 3)[:4]
    posted = BY_CODE.get(team)
    return Given(
        sheet=sheet,
        row=place,
        name=parse_name(name) if name else None,
        employee_number=number or None,
        email=email or None,
        district=posted.district if posted else None,
        program=posted.program if posted else None,
        unit=team if team.startswith("D2") or not posted else None,
    )


def rows(text: str, sheet: str = "Staff") -> tuple[Given, ...]:
    """Give a roster's rows."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return tuple(row(line, place, sheet) for place, line in enumerate(lines, start=2))


def roster(*sheets: Sequence[Given], problems: Sequence[Problem] = (), columns: dict[str, str] | None = None) -> Roster:
    """Give a roster of these sheets, which covers the districts and programs of its rows."""
    read = [
        SheetRead(
            sheet=people[0].sheet if people else "Staff",
            header_row=1,
            columns=columns or {},
            headings=(),
            people=tuple(people),
            problems=tuple(each for each in problems if not people or each.sheet == people[0].sheet),
            scope=frozenset((each.district, each.program) for each in people if each.district is not None),
        )
        for people in sheets
    ]
    return Roster("staff.xlsx", "abc", ON, "given", tuple(read))


def proposed(before: Held, text: str, decided: Decided | None = None, on: date = ON) -> Proposal:
    """Propose one sheet, drawn as lines."""
    return propose(before, roster(rows(text)), on=on, decided=decided or Decided())


def codes(proposal: Proposal) -> list[str]:
    """Give the codes of a proposal's problems."""
    return [problem.code for problem in proposal.problems]


def teams_of(proposal: Proposal) -> list[int]:
    """Give the teams of a proposal's joiners."""
    return [joiner.team_id for joiner in proposal.joiners]


THREE = held("""
OR1 | Roe, Ada   | D4-CPS
OR2 | Fenn, Bo   | D4-CPS
OR3 | Lind, Cy   | D4-PERM
""")


def test_someone_new_someone_moved_someone_gone() -> None:
    proposal = proposed(
        THREE,
        """
        OR1 | Roe, Ada  | D4-PERM
        OR3 | Lind, Cy  | D4-PERM
        OR4 | Vega, Di  | D4-CPS
        """,
    )
    assert [(each.given.employee_number, each.person_id, each.starts_on) for each in proposal.joiners] == [
        ("OR4", None, ON)
    ]
    assert [(each.person_id, each.from_team_id, each.team_id, each.posting_id) for each in proposal.movers] == [
        (1, 1, 2, 101)
    ]
    assert [(each.person_id, each.ends_before) for each in proposal.leavers] == [(2, ON)]
    assert [each.person_id for each in proposal.unchanged] == [3]
    assert (proposal.file, proposal.on, proposal.version, proposal.is_empty) == ("staff.xlsx", ON, 7, False)


def test_the_same_file_again_changes_nothing() -> None:
    proposal = proposed(THREE, "OR1 | Roe, Ada | D4-CPS\nor002 | FENN, BO | D4-CPS\n| Lind, Cy | D4-PERM")
    assert proposal.is_empty
    assert [each.person_id for each in proposal.unchanged] == [1, 2, 3]
    assert codes(proposal) == []


def test_only_the_teams_that_the_file_covers_can_lose_people() -> None:
    before = held(
        "OR1 | Roe, Ada | D4-CPS\nOR2 | Fenn, Bo | D4-PERM\nOR3 | Lind, Cy | D2-CPS-North\nOR4 | Ray, Al | D5-CPS"
    )
    proposal = proposed(before, "OR1 | Roe, Ada | D4-CPS\nOR9 | Vega, Di | D2-CPS-South")
    assert proposal.leavers == ()
    assert proposal.possibly_left == ()


def test_without_a_scope_nobody_is_ended() -> None:
    sheet = roster(rows("OR1 | Roe, Ada | D4-CPS")).sheets[0]
    proposal = propose(THREE, Roster("a", "b", ON, "", (replace(sheet, scope=frozenset()),)), on=ON)
    assert (proposal.leavers, proposal.possibly_left) == ((), ())


@pytest.mark.parametrize(
    ("size", "gone", "ended"), [(40, 5, 5), (40, 6, 6), (40, 8, 8), (40, 9, 0), (20, 5, 5), (20, 6, 0)]
)
def test_the_brake_holds_more_than_five_people_who_are_more_than_a_fifth(size: int, gone: int, ended: int) -> None:
    lines = [f"OR{at} | Family{at}, Given{at} | D4-CPS" for at in range(1, size + 1)]
    proposal = proposed(held("\n".join(lines)), "\n".join(lines[gone:]))
    assert len(proposal.leavers) == ended
    assert [each.code for each in proposal.possibly_left] == ["brake"] * (gone - ended)


def test_a_braked_team_is_ended_by_decision_one_by_one() -> None:
    lines = [f"OR{at} | Family{at}, Given{at} | D4-CPS" for at in range(1, 21)]
    decided = Decided(left={1: True, 2: False})
    proposal = proposed(held("\n".join(lines)), "\n".join(lines[10:]), decided)
    assert [each.person_id for each in proposal.leavers] == [1]
    assert 2 not in {each.person_id for each in proposal.possibly_left}
    assert len(proposal.possibly_left) == 8


@pytest.mark.parametrize(
    ("change", "field", "new"),
    [
        ({"classification": "SSS1"}, "classification", "SSS1"),
        ({"worker_type": "contractor"}, "worker_type", "contractor"),
        ({"hired_on": BEFORE}, "hired_on", "2026-08-01"),
        ({"email": "Ada.Roe@o.example"}, "email", "Ada.Roe@o.example"),
        ({"name": parse_name("Roe-Lind, Ada")}, "name", "Roe-Lind, Ada"),
        ({"name": parse_name("Roe, Ada M.")}, "name", "Roe, Ada M."),
    ],
)
def test_a_field_that_the_file_says_is_changed(change: dict[str, object], field: str, new: str) -> None:
    ada = replace(row("OR1 | Roe, Ada | D4-CPS", 2), **change)  # type: ignore[arg-type]  # one field at a time
    proposal = propose(THREE, roster([ada, *rows("OR2 | Fenn, Bo | D4-CPS", "Staff")]), on=ON)
    assert [(each.person_id, each.changes[0].field, each.changes[0].new) for each in proposal.changed] == [
        (1, field, new)
    ]


def test_a_blank_keeps_what_is_held_the_team_included() -> None:
    before = held("OR1 | Roe, Ada | D2-CPS-North | ada@o.example")
    ada = replace(before.people[0], classification="SSS1", worker_type="contractor")
    sheet = roster([Given("Staff", 2, None, "OR1")])
    proposal = propose(replace(before, people=(ada,)), sheet, on=ON)
    assert [each.person_id for each in proposal.unchanged] == [1]
    in_district = roster([Given("Staff", 2, None, "OR1", district=2, program="CPS")])
    assert [each.person_id for each in propose(before, in_district, on=ON).unchanged] == [1]


def corrected(said: dict[str, str]) -> Held:
    """Give Ada, whose classification is SSS2 in the records, as the newest file spoke of her."""
    ada = replace(THREE.people[0], classification="SSS2", said=said, said_on=BEFORE)
    return replace(THREE, people=(ada,))


def of_class(classification: str) -> Roster:
    """Give a roster that says Ada's classification."""
    return roster([replace(row("OR1 | Roe, Ada | D4-CPS", 2), classification=classification)])


def test_a_field_corrected_by_hand_stays_until_a_newer_file_changes_its_own_word() -> None:
    before = corrected({"classification": "SSS1"})
    again = propose(before, of_class("SSS1"), on=ON)
    assert again.is_empty
    assert [(each.field, each.held, each.said) for each in again.kept] == [("classification", "SSS2", "SSS1")]
    assert propose(before, of_class("SSS2"), on=ON).kept == ()
    newer = propose(before, of_class("SSS3"), on=ON)
    assert newer.changed[0].changes == (Change("classification", "SSS2", "SSS3"),)
    assert propose(corrected({"classification": "SSS2"}), of_class("SSS1"), on=ON).changed
    assert propose(corrected({}), of_class("SSS1"), on=ON).changed


def test_a_move_made_by_hand_stays_until_the_file_changes_its_own_word() -> None:
    moved = replace(THREE.people[0], team_id=2, said={"team": "D4-CPS"}, said_on=BEFORE)
    before = replace(THREE, people=(moved,))
    assert [each.why for each in proposed(before, "OR1 | Roe, Ada | D4-CPS").kept] == ["corrected by hand"]
    assert [each.team_id for each in proposed(before, "OR1 | Roe, Ada | D5-CPS").movers] == [5]


def test_a_late_roster_undoes_neither_newer_postings_nor_newer_words() -> None:
    """Ada has moved since; Bo stood in a newer file, with another classification; Cy is in neither."""
    ada = replace(THREE.people[0], latest_posting_starts_on=AFTER)
    bo = replace(THREE.people[1], said_on=AFTER, classification="SSS2", said={"classification": "SSS2"})
    before = replace(THREE, people=(ada, bo, THREE.people[2]))
    nobody = propose(before, roster(rows("OR9 | Vega, Di | D4-CPS")), on=ON)
    assert (nobody.leavers, nobody.possibly_left) == ((), ())
    late = replace(row("OR2 | Fenn, Bo | D5-CPS", 3), classification="SSS1")
    proposal = propose(before, roster([row("OR1 | Roe, Ada | D4-PERM", 2), late]), on=ON)
    assert (proposal.movers, proposal.changed) == ((), ())
    assert sorted((each.person_id, each.field, each.why) for each in proposal.kept) == [
        (1, "team", "a newer posting is known"),
        (2, "classification", "a newer file says this"),
        (2, "team", "a newer file says this"),
    ]


def test_a_posting_begins_on_the_assignment_s_own_start_and_never_on_the_hire_date() -> None:
    own = replace(row("OR4 | Vega, Di | D4-CPS", 2), starts_on=date(2026, 8, 20), hired_on=date(2020, 1, 1))
    hired = replace(row("OR5 | Ray, Al | D4-CPS", 3), hired_on=date(2020, 1, 1))
    assert [each.starts_on for each in propose(THREE, roster([own, hired]), on=ON).joiners] == [date(2026, 8, 20), ON]


@pytest.mark.parametrize(
    ("own", "begins", "replaces"),
    [
        (None, ON, False),
        (date(2026, 8, 20), date(2026, 8, 20), False),
        (date(2026, 7, 1), ON, False),  # before the posting that it would end
        (BEFORE, BEFORE, True),
    ],
)
def test_a_move_never_begins_before_the_posting_that_it_ends(own: date | None, begins: date, replaces: bool) -> None:
    moved = replace(row("OR1 | Roe, Ada | D5-CPS", 2), starts_on=own)
    mover = propose(THREE, roster([moved]), on=ON).movers[0]
    assert (mover.starts_on, mover.replaces) == (begins, replaces)


def test_a_posting_to_come_is_no_change_when_the_file_comes_again() -> None:
    ada = replace(THREE.people[0], latest_posting_starts_on=AFTER)
    coming = replace(row("OR1 | Roe, Ada | D5-CPS", 2), starts_on=AFTER)
    proposal = propose(replace(THREE, people=(ada,)), roster([coming]), on=ON)
    assert proposal.is_empty
    assert proposal.kept == ()


def test_somebody_who_comes_back_keeps_the_person_and_never_overlaps() -> None:
    before = held("OR1 | Roe, Ada |")
    back = replace(row("OR1 | Roe, Ada | D4-CPS", 2), starts_on=date(2026, 1, 1))
    joiner = propose(before, roster([back]), on=ON).joiners[0]
    assert (joiner.person_id, joiner.team_id, joiner.starts_on) == (1, 1, BEFORE)


@pytest.mark.parametrize(
    ("district", "program", "unit", "team", "code"),
    [
        (4, "CPS", None, 1, ""),
        (4, "cps", "Team Blue", 1, ""),  # unknown, but the program has one team
        (4, None, "District 4 Permanency", 2, ""),
        (None, None, "d4-cps", 1, ""),
        (None, None, "ORCAH", 6, ""),
        (2, "CPS", "southside ", 4, ""),
        (2, "CPS", "North", 3, ""),
        (2, "CPS", None, None, "which_team"),
        (2, "CPS", "East", None, "which_team"),
        (2, "PERM", None, None, "no_team"),
        (4, None, "Team Blue", None, "no_program"),
        (4, "PERM", "D4-CPS", None, "team_conflict"),
        (4, "CPS", "D5-CPS", None, "team_conflict"),
        (99, "CPS", None, None, "no_team"),
        (None, "CPS", None, None, "no_district"),
    ],
)
def test_a_row_is_placed_or_asks(
    district: int | None, program: str | None, unit: str | None, team: int | None, code: str
) -> None:
    new = Given("Staff", 2, parse_name("Vega, Di"), "OR9", district=district, program=program, unit=unit)
    proposal = propose(THREE, roster([new]), on=ON)
    assert teams_of(proposal) == ([team] if team else [])
    assert codes(proposal) == ([code] if code else [])
    assert len(proposal.aside) == bool(code)


def test_an_unknown_unit_is_an_assumption_that_is_shown_once() -> None:
    blue = [replace(row(f"OR{at} | Vega, Di{at} | D4-CPS", at), unit="Team Blue") for at in (8, 9)]
    assert propose(THREE, roster(blue), on=ON).assumptions == ("Unit 'Team Blue' in district 4 was taken as D4-CPS.",)


def test_what_a_whole_sheet_lacks_is_said_once() -> None:
    people = [Given("Staff", at, parse_name(f"Vega, Di{at}"), f"OR{at}") for at in range(10, 15)]
    missing = Problem("Staff", None, None, "no_district", "Give it with --district.")
    proposal = propose(THREE, roster(people, problems=[missing]), on=ON)
    assert codes(proposal) == ["no_district"]
    assert len(proposal.aside) == 5


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("OR9 | Roe, Ada | D4-CPS", "maybe_same_person"),  # her number is another one
        ("| Roe, Ada | D5-CPS", "maybe_same_person"),  # her district is another one
        ("| Roe, Adah | D4-CPS", "maybe_same_person"),  # nearly her name, and nothing else
        ("OR1 | Quill, Zed | D4-CPS", "other_name"),
        ("OR9 | | D4-CPS", "no_name"),
    ],
)
def test_a_person_who_is_not_certain_is_asked_for_and_ends_nobody(line: str, code: str) -> None:
    proposal = proposed(THREE, f"OR2 | Fenn, Bo | D4-CPS\n{line}")
    assert codes(proposal) == [code]
    assert len(proposal.aside) == 1
    assert (proposal.joiners, proposal.movers, proposal.leavers) == ((), (), ())


def test_a_decision_settles_a_doubtful_row() -> None:
    lines = "OR9 | Roe, Ada | D4-CPS\nOR2 | Fenn, Bo | D4-CPS"
    same = proposed(THREE, lines, Decided(rows={("Staff", 2): 1}))
    assert [each.changes for each in same.changed] == [(Change("employee_number", "OR1", "OR9"),)]
    another = proposed(THREE, lines, Decided(rows={("Staff", 2): NEW}))
    assert [each.given.employee_number for each in another.joiners] == ["OR9"]
    assert [each.person_id for each in another.leavers] == [1]
    later = proposed(THREE, lines, Decided(rows={("Staff", 3): ASIDE}))
    assert [each.given.row for each in later.aside] == [2, 3]
    assert later.leavers == ()


def test_a_decision_gives_a_row_its_team() -> None:
    new = Given("Staff", 2, parse_name("Vega, Di"), "OR9", district=2, program="CPS")
    proposal = propose(THREE, roster([new]), on=ON, decided=Decided(teams={("Staff", 2): 4}))
    assert teams_of(proposal) == [4]


def test_a_namesake_with_a_number_is_somebody_else_when_the_first_stands_on_a_row_of_her_own() -> None:
    proposal = proposed(THREE, "OR1 | Roe, Ada | D4-CPS\nOR9 | Roe, Ada | D4-CPS\nOR2 | Fenn, Bo | D4-CPS")
    assert [each.given.employee_number for each in proposal.joiners] == ["OR9"]
    assert codes(proposal) == []


def test_a_held_person_without_a_number_is_known_by_name_and_gets_it() -> None:
    proposal = proposed(held("| Roe, Ada | D4-CPS"), "OR1 | Roe, Ada | D4-CPS")
    assert [each.changes for each in proposal.changed] == [(Change("employee_number", None, "OR1"),)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("OR8 | Vega, Di | D4-CPS\nOR8 | Ray, Al | D4-CPS", ["twice", "twice"]),
        ("OR8 | Vega, Di | D4-CPS\nOR08 | Vega, Di | D5-CPS", ["two_teams", "two_teams"]),
        ("OR1 | Roe, Ada | D4-CPS\nOR1 | Roe, Ada | D4-PERM", ["two_teams", "two_teams"]),
        ("OR8 | Vega, Di | D4-CPS | x@o.example\nOR9 | Ray, Al | D4-CPS | X@o.example", ["one_email", "one_email"]),
        ("OR1 | Roe, Ada | D4-CPS | x@o.example\nOR9 | Ray, Al | D4-CPS | x@o.example", ["one_email", "one_email"]),
        ("| Vega, Di | D4-CPS\n| Vega, Di | D4-CPS", ["one_name", "one_name"]),
        ("OR8 | Vega, Di | D4-CPS\n| Di Vega | D4-CPS", ["one_name"]),
        ("OR1 | Roe, Ada | D4-CPS\n| Ada Roe | D4-CPS", ["one_name"]),
    ],
)
def test_rows_that_contradict_each_other_wait_for_a_decision(lines: str, expected: list[str]) -> None:
    proposal = proposed(THREE, lines)
    assert codes(proposal) == expected
    assert len(proposal.aside) == len(expected)


def test_a_row_that_only_repeats_another_is_used_once() -> None:
    proposal = proposed(THREE, "OR8 | Vega, Di | D4-CPS | di@o.example\nOR08 | VEGA, DI | D4-CPS")
    assert len(proposal.joiners) == 1
    assert [each.row for each in proposal.repeated] == [3]
    assert codes(proposal) == []


def test_two_sheets_that_claim_one_person_are_a_problem_and_no_two_moves() -> None:
    first, second = rows("OR1 | Roe, Ada | D4-PERM", "D4"), rows("OR1 | Roe, Ada | D5-CPS", "D5")
    proposal = propose(THREE, roster(first, second), on=ON)
    assert codes(proposal) == ["two_teams", "two_teams"]
    assert proposal.movers == ()
    assert 1 not in {each.person_id for each in proposal.leavers}


def test_a_number_and_an_email_of_different_people_are_a_problem() -> None:
    before = held("OR1 | Roe, Ada | D4-CPS\nOR2 | Fenn, Bo | D4-CPS | bo@o.example")
    proposal = proposed(before, "OR1 | Roe, Ada | D4-CPS | bo@o.example")
    assert codes(proposal) == ["two_identities"]
    assert proposal.leavers == ()


def test_a_row_with_a_problem_of_the_reader_is_present_and_never_unchanged() -> None:
    lines = rows("OR1 | Roe, Ada | D4-CPS\nOR2 | Fenn, Bo | D4-CPS")
    unfit = Problem("Staff", 2, "C", "not_a_team", "Correct it.")
    hard = propose(THREE, roster(lines, problems=[unfit], columns={"unit": "C"}), on=ON)
    assert [each.person_id for each in hard.unchanged] == [2]
    assert [each.candidates for each in hard.aside] == [(1,)]
    assert hard.leavers == ()
    spare = propose(THREE, roster(lines, problems=[unfit], columns={"hired_on": "C"}), on=ON)
    assert [each.person_id for each in spare.unchanged] == [2]
    moved = rows("OR1 | Roe, Ada | D4-PERM\nOR2 | Fenn, Bo | D4-CPS")
    applied = propose(THREE, roster(moved, problems=[unfit], columns={"hired_on": "C"}), on=ON)
    assert [each.person_id for each in applied.movers] == [1]
    assert codes(applied) == ["not_a_team"]


def test_a_row_that_could_not_be_read_protects_whom_it_names() -> None:
    lost = Problem(
        "Staff", 9, "A", "two_people", "\u201cAda Roe / Cy Lind\u201d seems to be two people. Give each a row."
    )
    lines = rows("OR2 | Fenn, Bo | D4-CPS\nOR9 | Ray, Al | D4-PERM")
    proposal = propose(THREE, roster(lines, problems=[lost]), on=ON)
    assert proposal.leavers == ()
    assert [(each.person_id, each.code) for each in proposal.possibly_left] == [(1, "doubt"), (3, "doubt")]


def test_two_people_in_one_cell_protect_both() -> None:
    lines = rows("| Ada Roe / Cy Lind | D4-CPS\nOR2 | Fenn, Bo | D4-CPS\nOR9 | Ray, Al | D4-PERM")
    problem = Problem("Staff", 2, "A", "two_people", "Give each a row.")
    proposal = propose(THREE, roster(lines, problems=[problem]), on=ON)
    assert proposal.leavers == ()
    assert {each.person_id for each in proposal.possibly_left} == {1, 3}


def test_a_row_without_a_name_may_be_any_absent_person_of_its_team() -> None:
    proposal = proposed(THREE, "OR9 | | D4-CPS\nOR3 | Lind, Cy | D4-PERM")
    assert {each.person_id for each in proposal.possibly_left} == {1, 2}


def test_a_struck_row_counts_as_listed_until_it_is_decided() -> None:
    lines = [replace(each, struck=each.row == 2) for each in rows("OR1 | Roe, Ada | D4-CPS\nOR2 | Fenn, Bo | D4-CPS")]
    proposal = propose(THREE, roster(lines), on=ON)
    assert [each.person_id for each in proposal.struck] == [1]
    assert [each.person_id for each in proposal.unchanged] == [1, 2]
    assert (proposal.is_empty, proposal.problems) == (True, ())
    left = propose(THREE, roster(lines), on=ON, decided=Decided(left={1: True}))
    assert [(each.person_id, each.ends_before) for each in left.leavers] == [(1, ON)]
    assert [each.person_id for each in left.unchanged] == [2]


def test_somebody_whose_posting_begins_on_the_very_day_is_not_ended_unasked() -> None:
    ada = replace(THREE.people[0], posting_starts_on=ON, latest_posting_starts_on=ON)
    proposal = proposed(replace(THREE, people=(ada, THREE.people[1])), "OR2 | Fenn, Bo | D4-CPS")
    assert [(each.person_id, each.code) for each in proposal.possibly_left] == [(1, "same_day")]


def test_a_hostile_name_is_a_name() -> None:
    proposal = proposed(THREE, "OR8 | [/x]=1+1 | D4-CPS\nOR9 | \x1b[31mRed\x1b[0m | D4-CPS")
    assert [each.given.name.raw for each in proposal.joiners if each.given.name] == ["[/x]=1+1", "\x1b[31mRed\x1b[0m"]
    again = proposed(applied(THREE, proposal), "OR8 | [/x]=1+1 | D4-CPS\nOR9 | \x1b[31mRed\x1b[0m | D4-CPS", on=AFTER)
    assert len(again.unchanged) == 2


def applied(before: Held, proposal: Proposal, on: date = ON) -> Held:
    """Give what the records hold after a commit, as of the next day."""
    people = {each.person_id: each for each in before.people}
    for leaver in proposal.leavers:
        people[leaver.person_id] = replace(people[leaver.person_id], team_id=None, posting_id=None, free_from=on)
    codes_of = {team.team_id: team for team in TEAMS}

    def said(number: int, given_row: Given, team: int | None) -> None:
        where = codes_of[team] if team is not None else None
        people[number] = replace(people[number], said=said_of(given_row, where), said_on=on)

    for joiner in proposal.joiners:
        number = joiner.person_id or max(people, default=0) + 1
        name = joiner.given.name or people[number].name
        people.setdefault(number, HeldPerson(number, None, name))
        said(number, joiner.given, joiner.team_id)
        if joiner.person_id is None:
            all_new = tuple(Change(field, None, text) for field, text in said_of(joiner.given).items())
            _change(people, number, all_new, joiner.given)
        _change(people, number, joiner.changes, joiner.given)
        _post(people, number, joiner.team_id, joiner.starts_on)
    for mover in proposal.movers:
        said(mover.person_id, mover.given, mover.team_id)
        _change(people, mover.person_id, mover.changes, mover.given)
        _post(people, mover.person_id, mover.team_id, mover.starts_on)
    for changed in proposal.changed:
        said(changed.person_id, changed.given, people[changed.person_id].team_id)
        _change(people, changed.person_id, changed.changes, changed.given)
    return replace(before, people=tuple(people.values()), version=before.version + 1)


def _post(people: dict[int, HeldPerson], number: int, team: int, starts_on: date) -> None:
    """Post somebody."""
    people[number] = replace(
        people[number],
        team_id=team,
        posting_id=1000 + number,
        posting_starts_on=starts_on,
        latest_posting_starts_on=starts_on,
    )


def _change(people: dict[int, HeldPerson], number: int, changes: tuple[Change, ...], row_: Given) -> None:
    """Change somebody's fields."""
    known: dict[str, Callable[[str], dict[str, object]]] = {
        "name": lambda _: {"name": row_.name},
        "employee_number": lambda new: {"employee_number": new},
        "email": lambda new: {"emails": (new,)},
        "classification": lambda new: {"classification": new},
    }
    for each in changes:
        if each.field == "name" and each.old:
            people[number] = replace(people[number], former_names=(*people[number].former_names, each.old))
        people[number] = replace(people[number], **known[each.field](each.new))  # type: ignore[arg-type]  # by field


NAMES = st.sampled_from(
    [
        "Roe, Ada",
        "Roe, Adah",
        "Ada Roe",
        "Roe, Ada M.",
        "Fenn, Bob",
        "Fenn, Robert",
        "Lind, Cy",
        "Vega, Di",
        "Ray, Al",
        "",
    ]
)
NUMBERS = st.sampled_from(["", "1", "01", "2", "3", "4", "5", "6"])
EMAILS = st.sampled_from(["", "", "a@o.example", "b@o.example", "c@o.example"])
CODES = st.sampled_from(["D4-CPS", "D4-PERM", "D2-CPS-North", "D2-CPS-South", "D5-CPS", "Nowhere"])


@st.composite
def records(draw: st.DrawFn) -> Held:
    """Draw what the records may hold: numbers and emails are nobody else's, names may be."""
    size = draw(st.integers(0, 6))
    numbers = draw(st.lists(st.sampled_from([None, "1", "2", "3", "4", "5"]), min_size=size, max_size=size))
    people = []
    for place, number in enumerate(numbers, start=1):
        once = number if number is None or numbers.index(number) == place - 1 else None
        name = draw(NAMES.filter(bool))
        code = draw(st.sampled_from(["D4-CPS", "D4-PERM", "D2-CPS-North", "D5-CPS", ""]))
        people.append(
            person(f"{once or ''} | {name} | {code} | {draw(st.sampled_from(['', f'p{place}@o.example']))}", place)
        )
    return Held(tuple(people), TEAMS, 1)


@st.composite
def files(draw: st.DrawFn) -> Roster:
    """Draw an untidy roster of one or two sheets."""
    sheets = []
    for sheet in ("A", "B")[: draw(st.integers(1, 2))]:
        people = [
            replace(
                row(f"{draw(NUMBERS)} | {draw(NAMES)} | {draw(CODES)} | {draw(EMAILS)}", place, sheet),
                struck=draw(st.booleans()),
                starts_on=draw(st.sampled_from([None, None, BEFORE, ON - timedelta(days=3)])),
            )
            for place in range(2, 2 + draw(st.integers(1, 6)))
        ]
        sheets.append(people)
    marked = draw(st.sets(st.tuples(st.sampled_from(["A", "B"]), st.integers(2, 4)), max_size=2))
    return roster(*sheets, problems=[Problem(sheet, at, None, "unfit", "Correct it.") for sheet, at in sorted(marked)])


@given(records(), files())
def test_every_row_has_exactly_one_outcome(before: Held, file: Roster) -> None:
    proposal = propose(before, file, on=ON)
    entries = (
        *(each.given for each in proposal.joiners),
        *(each.given for each in proposal.movers),
        *(each.given for each in proposal.changed),
        *(each.given for each in proposal.unchanged),
        *(each.given for each in proposal.aside),
        *proposal.repeated,
    )
    counted = Counter((each.sheet, each.row) for each in entries)
    assert counted == Counter((each.sheet, each.row) for sheet in file.sheets for each in sheet.people)


@given(records(), files())
def test_nobody_is_touched_twice_or_out_of_scope(before: Held, file: Roster) -> None:
    proposal = propose(before, file, on=ON)
    left = [each.person_id for each in proposal.leavers]
    touched = [
        *(each.person_id for each in proposal.joiners if each.person_id),
        *(each.person_id for each in proposal.movers),
        *(each.person_id for each in proposal.changed),
        *(each.person_id for each in proposal.unchanged),
        *left,
        *(each.person_id for each in proposal.possibly_left),
    ]
    assert len(touched) == len(set(touched))
    scope = {each for sheet in file.sheets for each in sheet.scope}
    where = {each.person_id: each.team_id for each in before.people}
    for gone in (*left, *(each.person_id for each in proposal.possibly_left)):
        team = next(each for each in TEAMS if each.team_id == where[gone])
        assert (team.district, team.program) in scope


@given(records(), files())
def test_nobody_is_ended_whose_name_resembles_an_undecided_row(before: Held, file: Roster) -> None:
    proposal = propose(before, file, on=ON)
    undecided = [each.given.name for each in proposal.aside if each.given.name]
    for leaver in proposal.leavers:
        assert not any(alike(name, leaver.name) for name in undecided)
    candidates = {each for row_ in proposal.aside for each in row_.candidates}
    assert not candidates & {each.person_id for each in proposal.leavers}


@given(records(), files())
def test_proposing_again_what_was_committed_gives_nothing(before: Held, file: Roster) -> None:
    proposal = propose(before, file, on=ON)
    again = propose(applied(before, proposal), file, on=ON)
    assert again.is_empty, (again.joiners, again.movers, again.changed, again.leavers)


@given(records(), files())
def test_every_row_set_aside_says_why(before: Held, file: Roster) -> None:
    proposal = propose(before, file, on=ON)
    said = {(problem.sheet, problem.row) for problem in proposal.problems}
    assert all((each.given.sheet, each.given.row) in said for each in proposal.aside)


def test_a_sign_in_name_that_is_the_email_already_held_is_nothing_new() -> None:
    before = held("OR1 | Adams, Rae | D4-CPS | rae.adams@odhs.example")
    said = [replace(each, sign_in="Rae.Adams@odhs.example") for each in rows("OR1 | Adams, Rae | D4-CPS")]
    assert propose(before, roster(said), on=ON).effect["unchanged"] == 1


def test_another_sign_in_name_is_learnt_beside_the_email() -> None:
    before = held("OR1 | Adams, Rae | D4-CPS | rae.adams@odhs.example")
    said = [replace(each, sign_in="radams@odhs.example") for each in rows("OR1 | Adams, Rae | D4-CPS")]
    (changed,) = propose(before, roster(said), on=ON).changed
    assert changed.changes == (Change("sign_in", None, "radams@odhs.example"),)
