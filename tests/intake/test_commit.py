"""A proposal becomes rows: on both engines, all of it or nothing, and nothing that was not looked at."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.intake.given import OCTOBER, SEPTEMBER, roster, row
from tracker import people
from tracker.errors import StaleProposal
from tracker.intake.commit import Committed, commit, propose_roster
from tracker.intake.propose import Decided
from tracker.intake.values import Roster
from tracker.store import Store

ADA = row(2, "OR1", "Okoye, Ada", email="ada@o.example", classification="SSS1")
BO = row(3, "OR2", "Fenn, Bo", sign_in="bfenn")
CY = row(4, "OR3", "Lind, Cy", "Permanency")


@pytest.fixture
def records(any_store: Store) -> Store:
    """Give records with what ships, on each engine."""
    set_up(any_store)
    return any_store


def applied(store: Store, given: Roster, decided: Decided | None = None) -> Committed:
    """Propose a roster and commit it."""
    told = decided or Decided()
    assert given.on
    with store.writing("imported") as db:
        return commit(db, given, propose_roster(db, given, on=given.on, decided=told), decided=told)


def posted(db: Session, day: date) -> dict[str, str | None]:
    """Give who is where on a day."""
    return {each.name: each.team for each in people.listing(db, day)}


def test_new_people_are_written_with_everything_that_the_file_says(records: Store) -> None:
    done = applied(records, roster(ADA, BO, CY))
    assert (done.joiners, done.movers, done.leavers, done.changed) == (3, 0, 0, 0)
    with records.reading() as db:
        assert posted(db, SEPTEMBER) == {
            "Okoye, Ada": "D4-CPS",
            "Fenn, Bo": "D4-CPS",
            "Lind, Cy": "D4-Permanency",
        }
        ada = people.show(db, "OR1", SEPTEMBER)
        assert (ada.listed.email, ada.listed.classification, ada.listed.since) == ("ada@o.example", "SSS1", SEPTEMBER)
        assert (ada.learnt[0].row, ada.learnt[0].said["team"]) == (2, "D4-CPS")
        assert people.find(db, "bfenn").employee_number == "OR2"
        assert db.execute(text("SELECT count(*) FROM cover")).scalar_one() == 2


def test_movers_and_leavers_end_the_day_before(records: Store) -> None:
    applied(records, roster(ADA, BO, CY))
    done = applied(records, roster(ADA, row(3, "OR2", "Fenn, Bo", "Permanency"), on=OCTOBER))
    assert (done.movers, done.leavers) == (1, 1)
    with records.reading() as db:
        assert posted(db, date(2025, 9, 30))["Lind, Cy"] == "D4-Permanency"
        assert posted(db, OCTOBER) == {"Okoye, Ada": "D4-CPS", "Fenn, Bo": "D4-Permanency"}
        assert [str(p.last_day) for p in people.show(db, "OR2", OCTOBER).postings] == ["2025-09-30", "None"]


def test_a_correction_on_the_postings_own_first_day_replaces_it(records: Store) -> None:
    applied(records, roster(ADA))
    applied(records, roster(row(2, "OR1", "Okoye, Ada", "Permanency")))
    with records.reading() as db:
        (only,) = people.show(db, "OR1", SEPTEMBER).postings
    assert (only.team, only.first_day) == ("D4-Permanency", SEPTEMBER)


def test_a_classification_changes_from_the_rosters_day_and_a_name_keeps_the_old_one_known(records: Store) -> None:
    applied(records, roster(ADA))
    married = row(2, "OR1", "Okoye-Reyes, Ada", email="ada@o.example", classification="SSS2", worker_type="student")
    assert applied(records, roster(married, on=OCTOBER)).changed == 1
    with records.reading() as db:
        before, after = people.show(db, "OR1", date(2025, 9, 30)), people.show(db, "OR1", OCTOBER)
        assert (before.listed.classification, before.listed.worker_type) == ("SSS1", "employee")
        assert (after.listed.classification, after.listed.worker_type) == ("SSS2", "student")
        assert (after.listed.name, after.also_known_as) == ("Okoye-Reyes, Ada", ("Okoye, Ada",))
        assert db.execute(text("SELECT count(*) FROM employment")).scalar_one() == 2


def test_somebody_who_comes_back_is_the_same_person(records: Store) -> None:
    applied(records, roster(ADA, BO))
    applied(records, roster(ADA, on=OCTOBER))
    applied(records, roster(ADA, BO, on=date(2026, 2, 2)))
    with records.reading() as db:
        assert [p.first_day for p in people.show(db, "OR2", OCTOBER).postings] == [SEPTEMBER, date(2026, 2, 2)]
        assert db.execute(text("SELECT count(*) FROM person")).scalar_one() == 2


def test_a_proposal_of_older_records_is_refused_and_writes_nothing(records: Store) -> None:
    given = roster(ADA, BO)
    with records.reading() as db:
        proposal = propose_roster(db, given, on=SEPTEMBER)
    applied(records, roster(ADA))
    head = records.head()
    with pytest.raises(StaleProposal), records.writing("imported") as db:
        commit(db, given, proposal)
    assert records.head() == head


def test_a_change_elsewhere_makes_no_proposal_stale(records: Store) -> None:
    given = roster(ADA, BO)
    with records.reading() as db:
        proposal = propose_roster(db, given, on=SEPTEMBER)
    applied(records, roster(CY))
    with records.writing("imported") as db:
        assert commit(db, given, proposal).joiners == 2


def test_what_was_decided_is_what_is_written(records: Store) -> None:
    applied(records, roster(ADA, BO))
    odd = roster(ADA, BO, row(4, None, "Fenn, Bob"), row(5, "OR5", "Roe, Al", "Juvenile"), on=OCTOBER)
    with records.reading() as db:
        team = people.show(db, "OR1", SEPTEMBER).listed.team
        number = db.execute(text("SELECT id FROM team WHERE code = 'D9-CPS'")).scalar_one()
    assert team == "D4-CPS"
    decided = Decided(rows={("Staff", 4): "new", ("Staff", 5): "new"}, teams={("Staff", 5): number}, left={2: True})
    applied(records, odd, decided)
    with records.reading() as db:
        assert posted(db, OCTOBER) == {
            "Okoye, Ada": "D4-CPS",
            "Fenn, Bo": "D4-CPS",
            "Fenn, Bob": "D4-CPS",
            "Roe, Al": "D9-CPS",
        }


def test_many_people_each_get_a_number_of_their_own_after_any_that_was_used(records: Store) -> None:
    applied(records, roster(ADA, BO))
    many = [row(at, f"OR{at}", f"Alder, P{chr(97 + at % 26)}{chr(97 + at // 26)}") for at in range(10, 210)]
    applied(records, roster(ADA, BO, *many, on=OCTOBER))
    with records.reading() as db:
        numbers = db.execute(text("SELECT id FROM person ORDER BY id")).scalars().all()
        wrong = db.execute(
            text("SELECT count(*) FROM person LEFT JOIN posting ON posting.person_id = person.id WHERE team_id IS NULL")
        ).scalar_one()
    assert (len(numbers), len(set(numbers)), wrong) == (202, 202, 0)
