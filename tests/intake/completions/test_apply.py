"""A proposal of completions becomes rows, on both engines: all of it or nothing, and nothing that was not looked at."""

from datetime import date

import pytest
from sqlalchemy import text

from tests.begun import set_up
from tests.intake.completions.shapes import TODAY, Row, book
from tracker import people, teams
from tracker.errors import StaleProposal
from tracker.intake.completions.apply import Brought, foreseen, propose_completions, read_file, write_completions
from tracker.intake.completions.values import Choices
from tracker.store import Store

AUG = date(2025, 8, 12)
HEADS = ("OR Number", "Name", "Course", "Status", "Completed On")


@pytest.fixture
def records(any_store: Store) -> Store:
    """Give records with what ships and three people of D4-CPS, on each engine."""
    set_up(any_store)
    with any_store.writing("added three people") as db:
        team = teams.find(db, "D4-CPS").team_id
        for number, name in (("OR1", "Okoye, Ada"), ("OR2", "Fenn, Bo"), ("OR3", "Lind, Cy")):
            people.add(db, name, team_id=team, on=date(2025, 1, 1), employee_number=number)
    return any_store


def brought(store: Store, *rows: Row, choices: Choices | None = None) -> Brought:
    given = choices or Choices()
    return propose_completions(store, read_file(store, book(HEADS, *rows), given), given, today=TODAY)


def counted(store: Store) -> tuple[int, int, int]:
    with store.reading() as db:
        first, second, third = (
            db.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in ("completion", "exemption", "import")
        )
    return first, second, third


ADA = ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", AUG)
BO = ("OR2", "Fenn, Bo", "CSEC refresher", "Waived", None)


def test_what_was_looked_at_is_written_in_one_operation(records: Store) -> None:
    before = records.head().number
    done = write_completions(records, brought(records, ADA, BO), today=TODAY)
    assert (done.committed, done.change) == (True, before + 1)
    assert counted(records) == (1, 1, 1)
    with records.reading() as db:
        ada, bo = people.show(db, "OR1", TODAY), people.show(db, "OR2", TODAY)
        what = db.execute(text("SELECT what FROM operation ORDER BY number DESC LIMIT 1")).scalar_one()
    assert [(each.course, each.on, each.evidence) for each in ada.credits] == [("csec-refresher", AUG, "completions")]
    assert [(each.course, each.reason) for each in bo.exemptions] == [("csec-refresher", "waived in completions.xlsx")]
    assert what == "imported completions from completions.xlsx (+1 completed, 1 exempt)"


def test_a_proposal_of_other_records_is_refused_and_a_change_that_does_not_matter_is_none(records: Store) -> None:
    seen, also_seen = brought(records, ADA), brought(records, ADA, BO)
    with records.writing("added a team") as db:
        teams.add(db, district=2, program="CPS", name="Gresham")
    assert write_completions(records, seen, today=TODAY).committed
    with pytest.raises(StaleProposal):
        write_completions(records, also_seen, today=TODAY)
    assert counted(records) == (1, 0, 1)


def test_stopped_half_way_nothing_is_there(records: Store) -> None:
    def stop(done: int, of: int) -> None:
        if done:
            raise StaleProposal

    with pytest.raises(StaleProposal):
        write_completions(records, brought(records, ADA, BO), today=TODAY, progress=stop)
    assert counted(records) == (0, 0, 0)


def test_progress_counts_every_row_to_the_last(records: Store) -> None:
    heard: list[tuple[int, int]] = []
    write_completions(
        records, brought(records, ADA, BO), today=TODAY, progress=lambda done, of: heard.append((done, of))
    )
    assert (heard[0], heard[-1]) == ((0, 2), (2, 2))


def test_nothing_new_is_not_written_at_all(records: Store) -> None:
    write_completions(records, brought(records, ADA), today=TODAY)
    head = records.head()
    again = write_completions(records, brought(records, ADA), today=TODAY)
    assert (again.committed, again.change, again.again is not None) == (True, None, True)
    assert records.head() == head


def test_what_it_does_to_the_figures_is_foreseen_and_taken_back(records: Store) -> None:
    head = records.head()
    before, after = foreseen(records, brought(records, ADA, BO), today=TODAY)
    of_course = [
        next(each for each in figures.totals if each.course == "csec-refresher" and each.program is None)
        for figures in (before, after)
    ]
    assert [(each.trained, each.eligible, each.exempt) for each in of_course] == [(0, 3, 0), (1, 2, 1)]
    assert records.head() == head
    assert counted(records) == (0, 0, 0)


def test_columns_that_were_chosen_are_remembered_with_their_headings(records: Store) -> None:
    odd: tuple[Row, ...] = (("Whom", "What", "How", "When"), ("Okoye, Ada", "CSEC refresher", "Completed", AUG))
    columns = {"whom": "name", "what": "course", "how": "status", "when": "completed_on"}
    chosen = Choices(columns=columns)
    first = propose_completions(records, read_file(records, book(*odd), chosen), chosen, today=TODAY)
    write_completions(records, first, today=TODAY)
    later = (odd[0], ("Fenn, Bo", "CSEC refresher", "Completed", AUG))
    read_in = read_file(records, book(*later), Choices())
    assert read_in.sheets[0].columns == {"name": "A", "course": "B", "status": "C", "completed_on": "D"}


def test_a_decision_about_somebody_is_known_to_the_next_file(records: Store) -> None:
    nick: Row = (None, "Okoye, Addie", "CSEC refresher", "Completed", AUG)
    asks = brought(records, ("OR2", "Fenn, Bo", "CSEC refresher", "Completed", AUG), nick)
    (waiting,) = asks.proposal.waiting
    with records.reading() as db:
        ada = people.find(db, "OR1").id
    assert ada is not None
    answered = brought(records, nick, choices=Choices(people={waiting.key: ada}))
    write_completions(records, answered, today=TODAY)
    next_time = brought(records, (None, "Okoye, Addie", "screening-overview", "Completed", AUG))
    assert [each.person_id for each in next_time.proposal.added] == [ada]
