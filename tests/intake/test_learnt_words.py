"""What a district calls its teams is remembered once it was said, and only where one team was meant."""

from pathlib import Path

import pytest

from tests.begun import set_up
from tests.intake.given import OCTOBER, SEPTEMBER, roster, row
from tests.intake.untidy import workbook
from tracker.intake.apply import apply_roster, propose_import
from tracker.intake.arriving import open_book
from tracker.intake.propose import NEW, Decided
from tracker.intake.roster import read_roster
from tracker.journal import undo
from tracker.store import Store
from tracker.teams import find


@pytest.fixture
def records(any_store: Store) -> Store:
    """Give records with what ships, on each engine."""
    set_up(any_store)
    return any_store


def test_a_units_words_are_remembered_with_the_team_that_was_said_for_them(records: Store) -> None:
    given = [
        roster(row(2, "OR7", "Moss, Eve", program=None, unit="Harbor crew"), on=day) for day in (SEPTEMBER, OCTOBER)
    ]
    with records.reading() as db:
        team = find(db, "D4-Permanency").team_id
    decided = Decided(rows={("Staff", 2): NEW}, teams={("Staff", 2): team})
    shown = apply_roster(records, given[0], yes=True, decided=decided)
    assert "“Harbor crew” is remembered as D4-Permanency for the next file." in shown.proposal.assumptions
    joined = row(3, "OR8", "Ruiz, Fay", program=None, unit="HARBOR  CREW")
    again = apply_roster(records, roster(*given[1].sheets[0].people, joined, on=OCTOBER), yes=True, decided=Decided())
    assert [(each.team_id, each.given.name and each.given.name.shown) for each in again.proposal.joiners] == [
        (team, "Ruiz, Fay")
    ]
    assert not again.proposal.aside


def test_one_word_said_for_two_teams_is_not_remembered_nor_what_was_said_for_a_whole_file(records: Store) -> None:
    rows = [row(at, f"OR{at}", f"Moss, {name}", program=None, unit="Harbor") for at, name in ((2, "Eve"), (3, "Fay"))]
    with records.reading() as db:
        here, there = find(db, "D4-CPS").team_id, find(db, "D4-Permanency").team_id
    new = {("Staff", 2): NEW, ("Staff", 3): NEW}
    two = Decided(rows=new, teams={("Staff", 2): here, ("Staff", 3): there})
    whole = Decided(rows=new, teams={("Staff", 2): here, ("Staff", 3): here}, learn=False)
    for decided in (two, whole):
        assert apply_roster(records, roster(*rows), yes=False, decided=decided).proposal.words == ()


def test_undo_forgets_the_word(records: Store) -> None:
    rows = row(2, "OR7", "Moss, Eve", program=None, unit="Harbor")
    with records.reading() as db:
        team = find(db, "D4-CPS").team_id
    done = apply_roster(
        records, roster(rows), yes=True, decided=Decided(rows={("Staff", 2): NEW}, teams={("Staff", 2): team})
    )
    assert done.change
    undo(records, done.change)
    again = apply_roster(records, roster(rows, on=OCTOBER), yes=False, decided=Decided())
    assert len(again.proposal.aside) == 1


def test_a_word_of_their_own_for_a_program_is_asked_about_once(records: Store, tmp_path: Path) -> None:
    headings = ("OR Number", "Name", "Program", "District")
    first = workbook(tmp_path / "one.xlsx", {"Staff": [headings, ("OR7", "Moss, Eve", "Harbor Work", 4)]})
    read = read_roster(open_book(first), on=SEPTEMBER)
    assert [each.code for each in propose_import(records, read, decided=Decided()).proposal.problems] == [
        "unknown_program"
    ]
    with records.reading() as db:
        team = find(db, "D4-CPS").team_id
    apply_roster(records, read, yes=True, decided=Decided(rows={("Staff", 2): NEW}, teams={("Staff", 2): team}))
    rows = [
        ("OR7", "Moss, Eve", "harbor work", 4),
        ("OR8", "Ruiz, Fay", "Harbor Work", 4),
        ("OR9", "Roe, Al", "Harbor Work", 5),
    ]
    second = read_roster(open_book(workbook(tmp_path / "two.xlsx", {"Staff": [headings, *rows]})), on=OCTOBER)
    found = propose_import(records, second, decided=Decided()).proposal
    assert [each.given.employee_number for each in found.joiners] == ["OR8"]
    assert [each.given.employee_number for each in found.unchanged] == ["OR7"]
    assert [each.given.employee_number for each in found.aside] == ["OR9"], "another district's word is asked about"
    assert {each.row for each in found.problems} == {4}
