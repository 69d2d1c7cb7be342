"""Undo is a new operation that puts every row back, or refuses and names what rests on the change."""

from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import NotFound, NothingToDo
from tracker.journal import history, redo, undo
from tracker.journal.undo import RestsOn
from tracker.model import Person
from tracker.store import Place, Store, create
from tracker.store.backups import listing

Roster = Callable[[Store, str], None]
Dump = Callable[[Session], dict[str, list[tuple[object, ...]]]]

TWO = """
OR1 | Ada | D4-CPS | 2025-01-01
OR2 | Ben | D4-CPS | 2025-01-01
"""


def run(store: Store, what: str, *statements: str) -> int:
    with store.writing(what) as db:
        for statement in statements:
            db.execute(text(statement))
        return int(db.info["operation"])


def state(store: Store, dump: Dump) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as db:
        return dump(db)


def attend(store: Store, person: int) -> int:
    return run(
        store,
        "logged a session",
        "INSERT INTO course (code, title, version, target_percent, note) VALUES ('c', 'C', '1', 90, '')",
        "INSERT INTO session (course_id, version, day, zone, mode, status, facilitators, note)"
        " VALUES (1, '1', '2025-02-01', 'America/Los_Angeles', 'virtual', 'held', '', '')",
        f"INSERT INTO attendance (session_id, person_id, outcome) VALUES (1, {person}, 'completed')",
    )


def test_undo_and_redo_of_an_import_restore_every_row(any_store: Store, roster: Roster, dump: Dump) -> None:
    empty = state(any_store, dump)
    roster(any_store, TWO)
    full = state(any_store, dump)
    done = undo(any_store)
    assert (done.change, done.what, done.operation, done.kept) == (1, "imported a roster", 2, ())
    assert state(any_store, dump) == empty
    redo(any_store)
    assert state(any_store, dump) == full
    undo(any_store)
    assert state(any_store, dump) == empty
    with any_store.reading() as db:
        assert [(entry.what, entry.undone) for entry in history(db)] == [
            ("undid: imported a roster", False),
            ("redid: imported a roster", False),
            ("undid: imported a roster", True),
            ("imported a roster", True),
        ]


def test_after_an_undo_the_same_people_can_be_imported_again(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    undo(any_store)
    roster(any_store, TWO)
    with any_store.reading() as db:
        assert db.execute(text("SELECT id, employee_number FROM person ORDER BY id")).all() == [(3, "OR1"), (4, "OR2")]


def test_undo_takes_back_the_newest_change_that_still_stands(any_store: Store) -> None:
    run(any_store, "first", "INSERT INTO person (name, family, given) VALUES ('Ada', '', '')")
    run(any_store, "second", "INSERT INTO person (name, family, given) VALUES ('Ben', '', '')")
    assert [undo(any_store).what, undo(any_store).what] == ["second", "first"]
    with pytest.raises(NothingToDo, match="nothing to undo"):
        undo(any_store)
    assert [redo(any_store).what, redo(any_store).what] == ["undid: first", "undid: second"]
    with pytest.raises(NothingToDo, match="no undo to take back"):
        redo(any_store)


def test_a_change_that_was_taken_back_is_not_taken_back_again(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    undo(any_store, 1)
    with pytest.raises(NothingToDo, match="taken back already"):
        undo(any_store, 1)
    with pytest.raises(NotFound, match="no change 99"):
        undo(any_store, 99)
    with pytest.raises(NotFound):
        undo(any_store, 10**30)


@pytest.mark.parametrize("kind", ["setup", "report", "restore"])
def test_what_is_no_change_of_the_records_cannot_be_taken_back(any_store: Store, kind: str) -> None:
    with any_store.writing("published", kind=kind) as db:
        db.add(Person(name="Ada"))
    with pytest.raises(NothingToDo, match="no change that can be taken back"):
        undo(any_store, 1)
    with pytest.raises(NothingToDo):
        undo(any_store)


def test_somebody_who_attended_since_is_named_and_nothing_changes(any_store: Store, roster: Roster, dump: Dump) -> None:
    roster(any_store, TWO)
    attend(any_store, 1)
    before = state(any_store, dump)
    with pytest.raises(RestsOn, match=r"Ada \(change 2\)") as refused:
        undo(any_store, 1)
    assert refused.value.exit_code == 4
    assert "Ben" not in refused.value.message
    assert refused.value.facts["kept"] == ("Ada (change 2)",)
    assert state(any_store, dump) == before


def test_with_rest_exactly_those_are_kept_whole(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    attend(any_store, 1)
    assert undo(any_store, 1, rest=True).kept == ("Ada (change 2)",)
    with any_store.reading() as db:
        for noun, left in (
            ("person", 1),
            ("posting", 1),
            ("listing", 1),
            ("attendance", 1),
            ("import", 1),
            ("team", 1),
        ):
            assert db.execute(text(f"SELECT count(*) FROM {noun}")).scalar() == left, noun
        assert db.execute(text("SELECT name FROM person")).scalar() == "Ada"
    assert any_store.check().whole


def test_a_row_that_was_edited_since_is_named(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    run(any_store, "renamed", "UPDATE person SET name = 'Bea' WHERE name = 'Ben'")
    with pytest.raises(RestsOn, match=r"Bea \(change 2\)"):
        undo(any_store, 1)
    undo(any_store, 2)
    undo(any_store, 1)
    with any_store.reading() as db:
        assert db.execute(text("SELECT count(*) FROM person")).scalar() == 0


def test_a_number_that_is_somebody_elses_by_now_is_named_not_overwritten(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    run(any_store, "took a number away", "UPDATE person SET employee_number = NULL, name = 'Bea' WHERE name = 'Ben'")
    run(any_store, "gave it", "UPDATE person SET employee_number = 'or2' WHERE name = 'Ada'")
    with pytest.raises(RestsOn, match=r"Bea \(change 3\)"):
        undo(any_store, 2)
    with pytest.raises(NothingToDo, match="All of change 2"):
        undo(any_store, 2, rest=True)


def test_a_period_that_another_one_fills_by_now_is_named(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    run(any_store, "ended", "UPDATE posting SET ends_before = '2025-03-01' WHERE person_id = 1")
    run(
        any_store,
        "came back",
        "INSERT INTO posting (person_id, team_id, standing, starts_on) VALUES (1, 1, 'primary', '2025-04-01')",
    )
    with pytest.raises(RestsOn, match=r"Ada \(change 3\)"):
        undo(any_store, 2)


def test_a_row_does_not_come_back_pointing_at_what_is_gone(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    run(any_store, "on leave", "INSERT INTO leave (person_id, starts_on) VALUES (1, '2025-03-01')")
    run(any_store, "back", "DELETE FROM leave")
    run(
        any_store,
        "removed",
        "DELETE FROM listing WHERE person_id = 1",
        "DELETE FROM posting WHERE person_id = 1",
        "DELETE FROM person WHERE id = 1",
    )
    with pytest.raises(RestsOn, match=r"Ada \(change 4\)"):
        undo(any_store, 3)


def test_a_row_that_the_change_itself_moved_onto_what_it_added_is_no_obstacle(any_store: Store, roster: Roster) -> None:
    roster(any_store, TWO)
    run(
        any_store,
        "split a team",
        "INSERT INTO team (code, name, program_id) VALUES ('D4-CPS-North', '', 1)",
        "UPDATE posting SET team_id = 2 WHERE person_id = 1",
    )
    assert undo(any_store).kept == ()
    with any_store.reading() as db:
        assert db.execute(text("SELECT team_id FROM posting ORDER BY id")).scalars().all() == [1, 1]


def test_two_moves_on_one_day_come_back_in_one_step(any_store: Store, roster: Roster, dump: Dump) -> None:
    """The second move replaces the first, which would have been empty."""
    roster(any_store, TWO)
    run(any_store, "a team", "INSERT INTO team (code, name, program_id) VALUES ('D5-CPS', '', 1), ('D6-CPS', '', 1)")
    before = state(any_store, dump)
    run(
        any_store,
        "moved twice",
        "UPDATE posting SET ends_before = '2025-06-01' WHERE person_id = 1",
        "INSERT INTO posting (person_id, team_id, standing, starts_on) VALUES (1, 2, 'primary', '2025-06-01')",
        "UPDATE posting SET team_id = 3 WHERE person_id = 1 AND starts_on = '2025-06-01'",
    )
    after = state(any_store, dump)
    undo(any_store)
    assert state(any_store, dump) == before
    redo(any_store)
    assert state(any_store, dump) == after


def test_a_change_that_cancels_itself_can_be_taken_back_and_disturbs_nobody(any_store: Store, dump: Dump) -> None:
    run(
        any_store,
        "came and went",
        "INSERT INTO person (name, family, given, email) VALUES ('Ada', '', '', 'ada@example.org')",
        "DELETE FROM person",
    )
    run(any_store, "added", "INSERT INTO person (name, family, given, email) VALUES ('Ben', '', '', 'ada@example.org')")
    before = state(any_store, dump)
    assert undo(any_store, 1).rows == 0
    assert state(any_store, dump) == before
    assert undo(any_store).what == "added"
    assert any_store.check().whole


def test_a_state_that_a_row_only_passed_through_disturbs_nobody(any_store: Store, roster: Roster) -> None:
    """Ada had the number OR9 for a moment within the change that removed her; Ben has it now."""
    run(any_store, "added", "INSERT INTO person (name, family, given) VALUES ('Ada', '', '')")
    run(any_store, "removed", "UPDATE person SET employee_number = 'OR9'", "DELETE FROM person")
    run(any_store, "added", "INSERT INTO person (name, family, given, employee_number) VALUES ('Ben', '', '', 'OR9')")
    assert undo(any_store, 2).kept == ()
    with any_store.reading() as db:
        found = db.execute(text("SELECT name, employee_number FROM person ORDER BY id")).all()
        assert found == [("Ada", None), ("Ben", "OR9")]
    assert any_store.check().whole


def test_many_names_are_told_as_a_dozen_and_a_count(store: Store, roster: Roster) -> None:
    roster(store, "\n".join(f"OR{n} | Person {n:02} | D4-CPS | 2025-01-01" for n in range(30)))
    run(store, "renamed all", "UPDATE person SET family = 'X'")
    with pytest.raises(RestsOn) as refused:
        undo(store, 1)
    assert "; and 18 more." in refused.value.message
    assert len(refused.value.facts["kept"]) == 30  # type: ignore[arg-type] # names


def test_a_name_from_a_file_is_shown_harmlessly(store: Store) -> None:
    run(store, "added", "INSERT INTO person (name, family, given) VALUES ('Ann\x1b[2J', '', '')")
    run(store, "edited", "UPDATE person SET family = 'X'")
    with pytest.raises(RestsOn) as refused:
        undo(store, 1)
    assert "\x1b" not in refused.value.message


def test_records_are_backed_up_before_an_import_is_undone(place: Place, roster: Roster) -> None:
    with closing(create(place)) as store:
        roster(store, TWO)
        undo(store)
        assert place.backups
        assert sorted(made.why for made in listing(place.backups)) == [
            "before undo of an import",
            "first change of the day",
        ]


def test_a_person_is_named_by_who_they_are_now(store: Store) -> None:
    """A married name, a session, a course: each as the coordinator knows it."""
    run(store, "added", "INSERT INTO person (name, family, given) VALUES ('Ada', '', '')")
    attend(store, 1)
    run(store, "edited", "UPDATE session SET note = 'x'", "UPDATE person SET name = 'Ada Lovell'")
    with pytest.raises(RestsOn, match=r"session 1 \(2025-02-01\) \(change 3\)"):
        undo(store, 2)
    with pytest.raises(RestsOn, match=r"Ada Lovell \(change 3\)"):
        undo(store, 1)


def test_days_come_back_as_days(any_store: Store) -> None:
    with any_store.writing("added") as db:
        db.add(Person(name="Ada", hired_on=date(2020, 2, 29)))
    run(any_store, "removed", "DELETE FROM person")
    undo(any_store)
    with any_store.reading() as db:
        found = db.get(Person, 1)
        assert found is not None
        assert found.hired_on == date(2020, 2, 29)
