"""What a district calls its teams is remembered once it was said, and only where one team was meant."""

import pytest

from tests.intake.given import OCTOBER, SEPTEMBER, roster, row
from tracker.intake.apply import apply_roster
from tracker.intake.propose import NEW, Decided
from tracker.journal import undo
from tracker.setting_up import set_up
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
