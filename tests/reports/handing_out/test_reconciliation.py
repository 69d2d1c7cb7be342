"""The sheet for the learning system: what it may not have, plainly, with what to do about the rest."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest

from tests.reports.handing_out.conftest import TUESDAY, fill, held
from tracker import people, training
from tracker.model import Completion, Import, id_of
from tracker.reports.handing_out.reconciliation import (
    COLUMNS,
    NothingToReconcile,
    Reconciliation,
    as_csv,
    as_xlsx,
    files,
    reconciliation,
)
from tracker.reports.handing_out.whose import INTERNAL
from tracker.store import Store
from tracker.teams import find_all
from tracker.training import Presence, courses


def found(store: Store, **how: Any) -> Reconciliation:
    with store.reading() as db:
        return reconciliation(db, **how)


def from_a_file(store: Store, person: int, day: date, course: str = "screening-overview") -> None:
    with store.writing("imported completions") as db:
        file = Import(kind="completions", file="Transcript.xlsx", digest="0", day=day)
        db.add(file)
        db.flush()
        number = id_of(training.find_course(db, course))
        db.add(Completion(person_id=person, course_id=number, day=day, source="Transcript", import_id=id_of(file)))


def sheets(drawn: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(drawn))


def test_completions_of_sessions_are_listed_by_day_with_what_the_system_asks_for(filled: Store) -> None:
    held(filled, Presence(2, 50), Presence(1), Presence(3, 10, missed="no_show"))
    (zebedee, ottoline) = found(filled).rows
    assert zebedee.cells == (
        *("OR1", "Quillfeather, Zebedee", "", "screening-overview", "Sex trafficking screening tool overview"),
        *(TUESDAY, 60, 1, "typed in", "not known"),
    )
    assert (ottoline.employee_number, ottoline.minutes) == ("OR2", 50)


def test_what_came_from_a_file_of_completions_is_known_there(filled: Store) -> None:
    held(filled, Presence(1))
    from_a_file(filled, 2, date(2025, 3, 1))
    from_a_file(filled, 1, date(2024, 3, 1))
    assert [(each.employee_number, each.known) for each in found(filled).rows] == [("OR1", "it has one of 2024-03-01")]
    assert [(each.employee_number, each.known) for each in found(filled, everything=True).rows] == [
        ("OR1", "yes: it is in Transcript.xlsx"),
        ("OR2", "yes: it is in Transcript.xlsx"),
        ("OR1", "it has one of 2024-03-01"),
    ]


def test_a_day_and_a_course_narrow_it(filled: Store) -> None:
    held(filled, Presence(1))
    held(filled, Presence(1), day=TUESDAY + timedelta(days=1), course="csec-refresher")
    assert [each.session for each in found(filled, since=TUESDAY + timedelta(days=1)).rows] == [2]
    assert [each.session for each in found(filled, course="screening").rows] == [1]
    with pytest.raises(NothingToReconcile, match="--all"):
        found(filled, since=date(2026, 1, 1))


def test_who_has_no_number_stands_apart_with_what_to_do(filled: Store) -> None:
    with filled.writing("a guest") as db:
        team = find_all(db, ["D4-CPS"], TUESDAY)[0].team_id
        own = people.add(db, "Fernsby, Io", team_id=team, on=date(2025, 1, 6))
    held(filled, Presence(1), Presence(own))
    both = found(filled)
    assert [each.name for each in both.without_number] == ["Fernsby, Io"]
    book = sheets(as_xlsx(both))
    assert book.sheetnames == ["Completions INTERNAL", "No number INTERNAL"]
    assert "tracker people correct" in book["No number INTERNAL"]["A1"].value
    assert {name.rpartition("_")[2] for name in files(both)} == {
        "INTERNAL-names.xlsx",
        "INTERNAL-names.csv",
        "no-number.csv",
    }
    assert b"Fernsby" not in as_csv(both.rows)


def test_the_workbook_is_plain_rows_with_real_days_and_no_formula(filled: Store) -> None:
    with filled.writing("hostile") as db:
        people.correct(db, "OR1", name="=cmd|' /C calc'!A0")
        courses.change(db, "screening-overview", title="+SUM(1)")
    held(filled, Presence(1))
    drawn = as_xlsx(found(filled, example=True))
    assert drawn == as_xlsx(found(filled, example=True))
    sheet = sheets(drawn).active
    assert [cell.value for cell in sheet[1]] == [column.heading for column in COLUMNS]
    assert sheet["F2"].value.date() == TUESDAY
    assert sheet["F2"].is_date
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s", "s", "s", "d", "n", "n", "s", "s"]
    assert INTERNAL in sheet.oddHeader.left.text
    assert "Example data" in sheet.oddHeader.left.text


def test_the_csv_has_iso_days_and_no_cell_that_a_spreadsheet_runs(filled: Store) -> None:
    with filled.writing("hostile") as db:
        people.correct(db, "OR1", name="=1+1\x00")
    held(filled, Presence(1))
    drawn = as_csv(found(filled).rows)
    assert drawn.startswith(b"\xef\xbb\xbfEmployee number,")
    (row,) = list(csv.DictReader(io.StringIO(drawn.decode("utf-8-sig"))))
    assert (row["Completed on"], row["Minutes"], row["Session"]) == ("2025-10-07", "60", "1")
    assert row["Name"].startswith("'=")


def test_it_is_the_same_on_either_engine(any_store: Store) -> None:
    fill(any_store)
    held(any_store, Presence(1))
    from_a_file(any_store, 2, date(2025, 3, 1))
    assert [each.day for each in found(any_store, everything=True).rows] == [date(2025, 3, 1), TUESDAY]
