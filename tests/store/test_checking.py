"""Whatever is done to the records past the tracker is blocked, or found by a check with the heads kept outside."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from tracker.errors import CannotOpen
from tracker.model import Person, Published
from tracker.store import Place, Store, create, engine, open_store
from tracker.store.checking import Findings
from tracker.store.opening import look_through
from tracker.store.sealing import Head, link


@pytest.fixture
def three(tmp_path: Path) -> Place:
    """Give records with three operations: Ada, Ben, Cy."""
    place = Place(tmp_path / "records.db")
    with closing(create(place)) as store:
        for name in ("Ada", "Ben", "Cy"):
            with store.writing(f"added {name}") as db:
                db.add(Person(name=name))
    return place


def head(place: Place) -> Head:
    with closing(open_store(place)) as store:
        return store.head()


def check(place: Place, *outside: Head) -> Findings:
    with closing(open_store(place)) as store:
        return store.check(*outside)


def tamper(place: Place, *statements: str) -> None:
    """Change the file as a program does that takes the triggers away and puts them back."""
    with closing(sqlite3.connect(str(place.path), isolation_level=None)) as db:
        db.create_function("digests", 2, engine.digests)
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        db.execute("BEGIN")
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        for _, sql in triggers:
            db.execute(sql)
        db.execute("COMMIT")


def reseal(place: Place, since: int) -> None:
    """Seal every operation from a number on again, as somebody who knows the code could."""
    with closing(sqlite3.connect(str(place.path), isolation_level=None)) as db:
        rows = db.execute(
            'SELECT number, uuid, at, "by", kind, what, undoes FROM operation WHERE number >= ? ORDER BY number',
            [since],
        ).fetchall()
        seals = []
        (previous,) = db.execute("SELECT hash FROM operation WHERE number = ?", [since - 1]).fetchone() or ("0" * 64,)
        for row in rows:
            changes = db.execute(
                'SELECT noun, "row", digests FROM change WHERE operation = ? ORDER BY id', [row[0]]
            ).fetchall()
            sealed = link((*row, previous), changes)
            seals.append((previous, sealed, len(changes), row[0]))
            previous = sealed
    tamper(
        place,
        *(
            f"UPDATE operation SET previous = '{p}', hash = '{h}', rows = {n} WHERE number = {o}"
            for p, h, n, o in seals
        ),
    )


BEN = json.dumps(
    {"id": 2, "employee_number": None, "name": "Eve", "family": "", "given": "", "email": None, "hired_on": None},
    separators=(",", ":"),
)
FOUND = {
    "a row edited": ["UPDATE person SET name = 'Eve' WHERE id = 2"],
    "a row removed": ["DELETE FROM person WHERE id = 2"],
    "a row added": ["INSERT INTO person (name, family, given) VALUES ('Eve', '', '')"],
    "an image edited": ["UPDATE change SET after = replace(after, 'Ben', 'Eve') WHERE id = 2"],
    "row and image edited": [
        "UPDATE person SET name = 'Eve' WHERE id = 2",
        f"UPDATE change SET after = '{BEN}' WHERE id = 2",
    ],
    "row, image and digest edited": [
        "UPDATE person SET name = 'Eve' WHERE id = 2",
        f"UPDATE change SET after = '{BEN}', digests = digests(NULL, '{BEN}') WHERE id = 2",
    ],
    "a change added": [
        'INSERT INTO change (operation, noun, "row", after, digests) SELECT 2, noun, 2, after, digests FROM change'
    ],
    "a change removed": ["DELETE FROM person WHERE id = 2", "DELETE FROM change WHERE id = 2"],
    "two changes swapped": ["UPDATE change SET operation = 5 - operation WHERE operation IN (2, 3)"],
    "an operation removed from the middle": [
        "DELETE FROM person WHERE id = 2",
        "DELETE FROM change WHERE id = 2",
        "DELETE FROM operation WHERE number = 2",
    ],
    "who": ["UPDATE operation SET \"by\" = 'eve' WHERE number = 2"],
    "when": ["UPDATE operation SET at = '2000-01-01T00:00:00.000000Z' WHERE number = 2"],
    "why": ["UPDATE operation SET what = 'added Eve' WHERE number = 2"],
    "a count": ["UPDATE operation SET rows = 7 WHERE number = 2"],
    "an open operation left behind": [
        "INSERT INTO operation SELECT 4, 'u', 'z', \"by\", kind, what, NULL, NULL, hash, NULL FROM operation LIMIT 1"
    ],
    "numbering set back": ["UPDATE sqlite_sequence SET seq = 1 WHERE name = 'person'"],
}


@pytest.mark.parametrize("kind", FOUND)
def test_tampering_is_found(three: Place, kind: str) -> None:
    assert check(three).whole
    tamper(three, *FOUND[kind])
    found = check(three)
    assert not found.whole
    assert all(sentence.endswith(".") for sentence in found.wrong)


CUT = [
    "DELETE FROM person WHERE id = 3",
    "DELETE FROM change WHERE operation = 3",
    "DELETE FROM operation WHERE number = 3",
    "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'person'",
]


def test_a_tail_that_was_cut_off_is_found_by_the_head_kept_outside(three: Place) -> None:
    outside = head(three)
    tamper(three, *CUT)
    assert check(three).whole
    assert check(three, outside).wrong == (
        "The records are not those that were seen at change 3: the journal differs.",
    )


def test_a_history_that_was_sealed_again_is_found_by_the_head_kept_outside(three: Place) -> None:
    outside = head(three)
    tamper(three, *FOUND["row, image and digest edited"])
    reseal(three, 2)
    assert check(three).whole
    assert not check(three, outside).whole
    assert not check(three, Head(outside.number, outside.hash[:12])).whole


def test_a_history_that_was_sealed_again_is_found_by_the_reports_that_were_published_from_it(three: Place) -> None:
    with closing(open_store(three)) as store:
        for fingerprint in (str(store.head()), "words"):
            with store.writing("published a report", kind="report") as db:
                db.add(published(fingerprint))
    damaged = ("Published report 2 was made at change words, which is not in the journal as it was.",)
    assert check(three).wrong == damaged
    tamper(three, *FOUND["row, image and digest edited"])
    reseal(three, 2)
    cut = "Published report 1 was made at change 3, which is not in the journal as it was."
    assert check(three).wrong == (cut, *damaged)


def published(fingerprint: str) -> Published:
    day = date(2025, 8, 31)
    facts: dict[str, Any] = {"known_on": "2025-09-01T08:00:00.000000Z", "audience": "leadership", "figures": "{}"}
    facts |= {"as_of": day, "published_on": day, "content": "", "digests": "{}"}
    return Published(fingerprint=fingerprint, **facts)


def test_heads_that_were_seen_earlier_still_hold(three: Place) -> None:
    seen = [head(three)]
    with closing(open_store(three)) as store, store.writing("added Di") as db:
        db.add(Person(name="Di"))
    assert check(three, *seen, Head(0, "0" * 64)).whole


def test_a_quick_check_follows_the_tail(three: Place) -> None:
    tamper(three, *FOUND["why"])
    with closing(open_store(three)) as store:
        assert store.check(quick=True).wrong == ("Change 2 of the journal is not as it was sealed.",)


def test_a_quick_check_of_new_records_is_whole(store: Store) -> None:
    assert store.check(quick=True) == Findings(Head(0, "0" * 64), ())


def test_many_altered_rows_are_told_as_some_and_a_count(store: Store, three: Place) -> None:
    with closing(open_store(three)) as opened, opened.writing("many") as db:
        db.add_all([Person(name=f"Person {number}") for number in range(50)])
    tamper(three, "UPDATE person SET family = 'x'")
    wrong = check(three).wrong
    assert len(wrong) == 21
    assert wrong[-1] == "33 more rows of person are not as written."


def test_there_is_no_false_alarm_on_either_engine(any_store: Store, roster: Callable[[Store, str], None]) -> None:
    roster(any_store, "OR1 | Zoë \\ \"q\" 'x' \U0001f600 \u202f | D4-CPS | 2025-01-01")
    assert any_store.check(any_store.head()).whole
    assert any_store.check(quick=True).whole


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW extra AS SELECT * FROM person",
        "CREATE TABLE extra (x integer)",
        "ALTER TABLE person DISABLE TRIGGER journal_person",
        "DROP TRIGGER kept_change ON change",
        "ALTER TABLE person ADD COLUMN extra text",
        "DROP INDEX one_email",
        "CREATE RULE extra AS ON DELETE TO person DO INSTEAD NOTHING",
        "CREATE OR REPLACE FUNCTION journal_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "COMMENT ON TABLE operation IS 'tracker schema 99'",
        "COMMENT ON TABLE operation IS 'tracker schema x'",
        "COMMENT ON TABLE operation IS NULL",
    ],
)
def test_a_server_with_parts_that_we_did_not_make_is_refused(emptied: Callable[[], Place], statement: str) -> None:
    place = emptied()
    other = create_engine(place.url or "")
    with other.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql(statement)
        with pytest.raises(CannotOpen):
            look_through(connection)
        transaction.rollback()
    other.dispose()
    open_store(place).close()


@pytest.mark.postgres
def test_tampering_on_a_server_is_found(emptied: Callable[[], Place]) -> None:
    place = emptied()
    with closing(open_store(place)) as store:
        for name in ("Ada", "Ben"):
            with store.writing(f"added {name}") as db:
                db.add(Person(name=name))
        other = create_engine(place.url or "")
        with other.begin() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.exec_driver_sql("UPDATE person SET name = 'Eve' WHERE id = 2")
        other.dispose()
        assert store.check().wrong == ("Row 2 of person is not as it was written.",)
