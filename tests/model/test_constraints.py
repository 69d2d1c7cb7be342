"""A wrong row is impossible, whoever writes it: the same on both engines."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tracker.store import Store

SESSION = (
    "INSERT INTO session (course_id, version, day, zone, mode, status, facilitators, note)"
    " VALUES (1, '1', '2025-02-01', 'America/Los_Angeles', 'virtual', 'held', '', '')"
)
SET_UP = (
    "INSERT INTO program (code, title) VALUES ('CPS', 'CPS')",
    "INSERT INTO team (code, name, program_id) VALUES ('D4-CPS', '', 1)",
    "INSERT INTO person (employee_number, name, family, given, email) VALUES ('OR1', 'Ada', '', '', 'ada@example.org')",
    "INSERT INTO course (code, title, version, target_percent, note) VALUES ('c', 'C', '1', 90, '')",
    SESSION,
)
POSTING = "INSERT INTO posting (person_id, team_id, standing, starts_on, ends_before) VALUES (1, 1, {})"


def attempt(store: Store, *statements: str) -> None:
    with store.writing("try") as db:
        for statement in (*SET_UP, *statements):
            db.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO person (name, family, given) VALUES ('', '', '')",
        "INSERT INTO person (name, family, given) VALUES (NULL, '', '')",
        "INSERT INTO person (name, family, given, employee_number) VALUES ('B', '', '', 'or1')",
        "INSERT INTO person (name, family, given, email) VALUES ('B', '', '', 'ADA@EXAMPLE.ORG')",
        "INSERT INTO person (name, family, given, email) VALUES ('B', '', '', '')",
        "INSERT INTO alias (person_id, kind, text) VALUES (1, 'nickname', 'x')",
        "INSERT INTO alias (person_id, kind, text) VALUES (1, 'email', 'x'), (1, 'email', 'X')",
        "INSERT INTO team (code, name, program_id) VALUES ('d4-cps', '', 1)",
        "INSERT INTO team (code, name, program_id) VALUES ('D5-CPS', '', 99)",
        "INSERT INTO district (number, name, counties, note) VALUES (0, 'x', '', '')",
        "INSERT INTO district (number, name, counties, note) VALUES (1, 'x', '', ''), (1, 'y', '', '')",
        "INSERT INTO employment (person_id, classification, worker_type) VALUES (1, '', 'volunteer')",
        "INSERT INTO leave (person_id, starts_on, ends_before) VALUES (1, '2025-02-01', '2025-02-01')",
        "INSERT INTO leave (person_id, starts_on, ends_before) VALUES (1, '2025-02-02', '2025-02-01')",
        "INSERT INTO exemption (person_id, course_id, reason, decided_by) VALUES (1, 1, '', '')",
        "INSERT INTO attendance (session_id, person_id, outcome) VALUES (1, 1, 'slept')",
        "INSERT INTO attendance (session_id, person_id, outcome, minutes) VALUES (1, 1, 'partial', -1)",
        "INSERT INTO attendance (session_id, person_id, outcome) VALUES (1, 1, 'partial'), (1, 1, 'completed')",
        "INSERT INTO delivery (session_id, team_id, evidence) VALUES (1, 1, 'rumour')",
        "INSERT INTO delivery (session_id, team_id) VALUES (1, 1), (1, 1)",
        "INSERT INTO counts_toward (course_id, toward_id) VALUES (1, 1)",
        "UPDATE course SET target_percent = 101",
        "UPDATE course SET valid_months = 0",
        "UPDATE session SET status = 'perhaps'",
        "UPDATE session SET minutes = 0",
        "DELETE FROM course",
    ],
)
def test_a_wrong_row_is_refused(any_store: Store, statement: str) -> None:
    with pytest.raises(IntegrityError):
        attempt(any_store, statement)


@pytest.mark.parametrize("day", ["someday", "", "2025-02-30", "2025-13-01", "2460000", "10000-01-01", "infinity"])
def test_a_day_is_a_real_calendar_date(any_store: Store, day: str) -> None:
    """Through the ORM nothing else can come; this is about whoever writes past it."""
    with pytest.raises(DBAPIError):
        attempt(any_store, f"INSERT INTO leave (person_id, starts_on) VALUES (1, '{day}')")


@pytest.mark.parametrize("day", ["2025-2-3", "20250203", "now", "0000-01-01", "2025-02-03 00:00"])
def test_where_days_are_text_they_are_written_in_one_way(store: Store, day: str) -> None:
    with pytest.raises(DBAPIError):
        attempt(store, f"INSERT INTO leave (person_id, starts_on) VALUES (1, '{day}')")


@pytest.mark.parametrize("value", ["'many'", "1.5", "x'00'"])
def test_a_number_is_a_number(store: Store, value: str) -> None:
    with pytest.raises(DBAPIError):
        attempt(store, f"UPDATE session SET minutes = {value}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("'primary', '2025-01-01', NULL", "'primary', '2025-06-01', NULL"),
        ("'primary', '2025-01-01', NULL", "'primary', '2024-01-01', NULL"),
        ("'primary', '2025-01-01', '2025-06-01'", "'primary', '2025-05-31', NULL"),
        ("'primary', '2025-01-01', '2025-06-01'", "'primary', '2024-01-01', '2025-01-02'"),
        ("'primary', '2025-01-01', '2025-06-01'", "'primary', '2025-02-01', '2025-03-01'"),
        ("'primary', '2025-01-01', '2025-06-01'", "'primary', '2025-01-01', '2025-06-01'"),
    ],
)
def test_two_primary_postings_at_once_are_refused(any_store: Store, first: str, second: str) -> None:
    with pytest.raises(IntegrityError):
        attempt(any_store, POSTING.format(first), POSTING.format(second))
    with pytest.raises(IntegrityError):  # nor by an update
        attempt(
            any_store,
            POSTING.format(first),
            POSTING.format("'additional', '2025-01-01', NULL"),
            f"UPDATE posting SET standing = 'primary', starts_on = {second.split(', ')[1]},"
            f" ends_before = {second.split(', ')[2]} WHERE standing = 'additional'",
        )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("'primary', '2025-01-01', '2025-06-01'", "'primary', '2025-06-01', NULL"),
        ("'primary', '2025-01-01', NULL", "'primary', '2024-01-01', '2025-01-01'"),
        ("'primary', '2025-01-01', NULL", "'additional', '2025-01-01', NULL"),
        ("'additional', '2025-01-01', NULL", "'additional', '2025-01-01', NULL"),
    ],
)
def test_postings_that_follow_each_other_and_further_memberships_are_allowed(
    any_store: Store, first: str, second: str
) -> None:
    attempt(any_store, POSTING.format(first), POSTING.format(second))
    with any_store.reading() as db:
        assert db.execute(text("SELECT count(*) FROM posting")).scalar() == 2


def test_employments_without_a_beginning_do_not_overlap_either(any_store: Store) -> None:
    words = "INSERT INTO employment (person_id, classification, worker_type, starts_on, ends_before) VALUES (1, '', {})"
    attempt(any_store, words.format("'employee', NULL, '2025-01-01'"), words.format("'contractor', '2025-01-01', NULL"))
    with pytest.raises(IntegrityError), any_store.writing("again") as db:
        db.execute(text(words.format("'student', NULL, '2024-01-01'")))
