"""What was done, newest first, and what each entry touched."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from tracker.errors import NotFound
from tracker.journal import Touched, history, touched, undo
from tracker.model import Person
from tracker.store import Store


def test_history_is_newest_first_and_may_be_cut(any_store: Store) -> None:
    for name in ("Ada", "Ben", "Cy"):
        with any_store.writing(f"added {name}") as db:
            db.add(Person(name=name))
    with any_store.reading() as db:
        assert [entry.what for entry in history(db)] == ["added Cy", "added Ben", "added Ada"]
        assert [entry.change for entry in history(db, limit=2)] == [3, 2]


def test_what_was_touched_goes_from_the_first_image_to_the_last(any_store: Store) -> None:
    with any_store.writing("added") as db:
        db.execute(text("INSERT INTO program (code, title) VALUES ('CPS', 'one'), ('P', 'x')"))
    with any_store.writing("renamed twice, removed one, added one") as db:
        db.execute(text("UPDATE program SET title = 'two' WHERE code = 'CPS'"))
        db.execute(text("UPDATE program SET title = 'three' WHERE code = 'CPS'"))
        db.execute(text("DELETE FROM program WHERE code = 'P'"))
        db.execute(text("INSERT INTO program (code, title) VALUES ('N', 'new')"))
    with any_store.reading() as db:
        assert touched(db, 2) == (
            Touched("program", 1, {"id": 1, "code": "CPS", "title": "one"}, {"id": 1, "code": "CPS", "title": "three"}),
            Touched("program", 2, {"id": 2, "code": "P", "title": "x"}, None),
            Touched("program", 3, None, {"id": 3, "code": "N", "title": "new"}),
        )
        with pytest.raises(NotFound):
            touched(db, 3)


def test_an_undo_that_was_undone_no_longer_counts(store: Store, roster: Callable[[Store, str], None]) -> None:
    roster(store, "OR1 | Ada | D4-CPS | 2025-01-01")
    for number, standing in ((1, [True, False]), (2, [False, True, False]), (3, [True, False, True, False])):
        undo(store, number)
        with store.reading() as db:
            assert [entry.undone for entry in reversed(history(db))] == standing
