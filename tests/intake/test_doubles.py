"""Records that may be one person: proposed by likeness; and the next roster finds whom they were joined into."""

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.cli.door import Tracker, ran
from tests.people.tried import person, tried
from tracker.intake.doubles import doubles, doubles_of

DAY = date(2025, 9, 30)


def test_a_number_a_mailbox_or_a_whole_name_in_common_is_shown_once_for_each_two() -> None:
    with tried() as db:
        person(db, "Okoye, Ada", number="A12", on=date(2025, 1, 2))
        person(db, "Somebody, Else", number="A0012", on=date(2025, 1, 2))
        person(db, "Lind, Cy", number="OR3", on=date(2025, 1, 2))
        person(db, "Cy Lind", "D9-CPS", number="OR4", on=date(2025, 1, 2))
        person(db, "Moss, Eve", number="OR5", on=date(2025, 1, 2))
        found = doubles(db, DAY)
    assert [(each.one_name, each.other_name, each.why) for each in found] == [
        ("Okoye, Ada (A12, D4-CPS)", "Somebody, Else (A0012, D4-CPS)", "same number"),
        ("Lind, Cy (OR3, D4-CPS)", "Lind, Cy (OR4, D9-CPS)", "same name"),
    ]


def test_of_one_person_those_who_are_only_alike_are_shown_too() -> None:
    with tried() as db:
        own = person(db, "Okoye, Catherine", number="OR1", on=date(2025, 1, 2))
        person(db, "Okoye, Kate", number="OR2", on=date(2025, 1, 2))
        person(db, "Fenn, Bo", number="OR3", on=date(2025, 1, 2))
        assert [each.other_name for each in doubles_of(db, own, DAY)] == ["Okoye, Kate (OR2, D4-CPS)"]
        assert doubles_of(db, own + 1000, DAY) == ()


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DATABASE", raising=False)
    ran(["init", str(tmp_path / "workspace")])
    return Tracker(tmp_path / "workspace")


@pytest.mark.parametrize("said", [("OR9", "Okoye, Ada", ""), ("OR1", "Okoye, Ada", "ada@o.example")])
def test_the_next_roster_finds_the_one_whom_a_record_was_joined_into(
    tracker: Tracker, tmp_path: Path, said: tuple[str, str, str]
) -> None:
    words = ("people", "add", "Okoye, Ada", "--to", "D4-CPS", "--on")
    tracker.done(*words, "2025-01-02", "--number", "OR9")
    tracker.done("people", "end", "OR9", "--last-day", "2025-05-31")
    tracker.done(*words, "2025-06-01", "--number", "OR1", "--email", "ada@o.example")
    tracker.done("people", "merge", "OR9", "OR1")
    file = tmp_path / "D04 roster 2025-09-02.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("OR Number", "Name", "Email", "Unit"), (*said, "D4-CPS")])
    (told,) = tracker.asked("import", file, "--district", "4", "--yes")["files"]
    assert (told["joiners"], told["changed"], told["problems"]) == (0, 0, [])
    assert [each["employee_number"] for each in tracker.asked("people", "list", "--as-of", "2025-09-30")] == ["OR1"]
