"""Columns chosen by hand: used for this file, and remembered for the next one with the same headings."""

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.begun import set_up
from tracker.errors import NothingToImport, Refused
from tracker.intake.apply import import_roster, propose_import, write_import
from tracker.intake.arriving import open_book
from tracker.intake.mapping import NOT_USED, Chosen
from tracker.intake.propose import Decided
from tracker.intake.remembered import saved_mappings
from tracker.intake.roster import read_roster
from tracker.intake.values import Roster
from tracker.journal import undo
from tracker.store import Store

ODD = ("Agent ref", "Whom", "Outlook", "Crew area", "Notes")
ROWS = (
    ("OR00101", "Okoye, Ada", "ada@o.example", "CPS", "a"),
    ("OR00102", "Fenn, Bo", "bo@o.example", "CPS", "b"),
    ("OR00103", "Lind, Cy", "cy@o.example", "Perm", "c"),
)
STAFF = "D04 2025-09-02"
BY_HAND = {STAFF: Chosen(1, {1: "employee_number", 2: "name", 3: "email", 4: "program"})}


def saved(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def odd(folder: Path, day: str = "2025-09-02", headings: tuple[str, ...] = ODD) -> Path:
    return saved(folder / f"D04 {day}.csv", headings, *ROWS)


def read(path: Path, chosen: dict[str, Chosen]) -> Roster:
    return read_roster(open_book(path), chosen=chosen)


def applied(store: Store, roster: Roster, chosen: dict[str, Chosen]) -> None:
    write_import(store, propose_import(store, roster, decided=Decided()), decided=Decided(), chosen=chosen)


@pytest.fixture
def records(store: Store) -> Store:
    set_up(store)
    return store


def remembered(store: Store) -> list[dict[str, str]]:
    with store.reading() as db:
        return [dict(each) for each in saved_mappings(db).values()]


def test_columns_chosen_by_hand_are_read_as_chosen(tmp_path: Path) -> None:
    (sheet,) = read(odd(tmp_path), BY_HAND).sheets
    assert sheet.columns == {"employee_number": "A", "name": "B", "email": "C", "program": "D"}
    assert [(who.employee_number, who.program) for who in sheet.people] == [
        *(("OR00101", "CPS"), ("OR00102", "CPS"), ("OR00103", "Permanency"))
    ]


def test_a_choice_goes_before_a_heading_and_before_what_the_cells_look_like(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "D04 2025-09-02.csv",
        ("Name", "Supervisor", "Title", "Email"),
        ("Okoye, Ada", "Fenn, Bo", "Juno, Al", "al@o.example"),
        ("Lind, Cy", "Fenn, Bo", "Kemp, Li", "li@o.example"),
    )
    (sheet,) = read(path, {STAFF: Chosen(columns={3: "name", 4: NOT_USED})}).sheets
    assert [who.name.shown for who in sheet.people if who.name] == ["Juno, Al", "Kemp, Li"]
    assert "email" not in sheet.columns


def test_a_sensitive_column_is_never_read_even_when_chosen(tmp_path: Path) -> None:
    path = saved(tmp_path / "D04 2025-09-02.csv", ("Name", "Race"), ("Okoye, Ada", "CPS"), ("Fenn, Bo", "Perm"))
    (sheet,) = read(path, {STAFF: Chosen(columns={2: "program"})}).sheets
    assert "program" not in sheet.columns
    assert sheet.refused == ("Race",)


def test_a_file_without_recognised_people_can_still_be_looked_at(tmp_path: Path) -> None:
    path = saved(tmp_path / "staff.csv", ("Whom", "Area"), ("Okoye", "x"), ("Fenn", "y"))
    book = open_book(path)
    with pytest.raises(NothingToImport):
        read_roster(book)
    (sheet,) = read_roster(book, even_nobody=True).sheets
    assert sheet.people == ()
    chosen = {"staff": Chosen(1, {1: "name"})}
    assert [who.row for who in read_roster(book, chosen=chosen).sheets[0].people] == [2, 3]


def test_what_was_chosen_is_remembered_for_the_next_file_with_these_headings(records: Store, tmp_path: Path) -> None:
    chosen = {STAFF: Chosen(1, {1: "employee_number", 2: "name", 3: "email", 4: "program", 5: NOT_USED})}
    applied(records, read(odd(tmp_path), chosen), chosen)
    (kept,) = remembered(records)
    assert kept["crew area"] == "program"
    assert kept["notes"] == NOT_USED
    done = import_roster(records, odd(tmp_path, "2025-10-01"), yes=True)  # as the command does, nothing chosen
    assert (len(done.proposal.unchanged), done.proposal.joiners, done.proposal.aside) == (3, (), ())
    assert done.roster.sheets[0].columns["program"] == "D"


def test_a_newer_choice_moves_the_field_to_the_other_heading(records: Store, tmp_path: Path) -> None:
    applied(records, read(odd(tmp_path), BY_HAND), BY_HAND)
    later = tmp_path / "later"
    later.mkdir()
    other = {"D04 2025-10-01": Chosen(1, {1: "employee_number", 2: "name", 4: NOT_USED, 5: "program"})}
    path = saved(later / "D04 2025-10-01.csv", ODD, *((*row[:3], "x", row[3]) for row in ROWS), ())
    roster = read(path, other)
    proposed = propose_import(records, roster, decided=Decided())
    assert proposed.again is None
    write_import(records, proposed, decided=Decided(), chosen=other)
    (kept,) = remembered(records)
    assert (kept["crew area"], kept["notes"], kept["outlook"]) == (NOT_USED, "program", "email")


def test_undoing_the_import_forgets_its_columns_too(records: Store, tmp_path: Path) -> None:
    applied(records, read(odd(tmp_path), BY_HAND), BY_HAND)
    undo(records)
    assert remembered(records) == []


TWICE = ("Employee ID", "Name", "Email", "Supervisor", "Email")
TWO_EMAILS = (
    ("OR00101", "Okoye, Ada", "ada.okoye@o.example", "Fenn, Bo", "bo.fenn@o.example"),
    ("OR00103", "Lind, Cy", "cy.lind@o.example", "Fenn, Bo", "bo.fenn@o.example"),
)


def test_of_two_equal_headings_the_chosen_one_is_used_and_neither_is_remembered(records: Store, tmp_path: Path) -> None:
    path = saved(tmp_path / "D04 CPS 2025-09-02.csv", TWICE, *TWO_EMAILS)
    chosen = {"D04 CPS 2025-09-02": Chosen(columns={2: "name", 3: "email"})}
    roster = read(path, chosen)
    assert {who.email for who in roster.sheets[0].people} == {"ada.okoye@o.example", "cy.lind@o.example"}
    applied(records, roster, chosen)
    assert remembered(records) == [{"name": "name"}]


def test_a_remembered_heading_says_nothing_of_a_file_where_it_stands_twice(records: Store, tmp_path: Path) -> None:
    single = saved(tmp_path / "D04 CPS 2025-09-02.csv", TWICE[:4], *(row[:4] for row in TWO_EMAILS))
    chosen = {"D04 CPS 2025-09-02": Chosen(columns={3: "email"})}
    applied(records, read(single, chosen), chosen)
    # the same set of headings, but the first "Email" is now the supervisor's
    swapped = saved(
        tmp_path / "D04 CPS 2025-10-01.csv",
        ("Employee ID", "Email", "Supervisor", "Name", "Email"),
        *((row[0], row[4], row[3], row[1], row[2]) for row in TWO_EMAILS),
    )
    done = import_roster(records, swapped, on=date(2025, 10, 1), yes=True)
    assert {who.email for who in done.roster.sheets[0].people} == {"ada.okoye@o.example", "cy.lind@o.example"}


def test_progress_is_told_in_people_and_what_it_raises_takes_everything_back(records: Store, tmp_path: Path) -> None:
    roster = read(odd(tmp_path), BY_HAND)
    proposed = propose_import(records, roster, decided=Decided())
    heard: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        if done:
            raise Refused("Stopped.")

    before = records.head()
    with pytest.raises(Refused):
        write_import(records, proposed, decided=Decided(), chosen=BY_HAND, progress=stop)
    assert heard == [(0, 3), (3, 3)]
    assert records.head() == before
    assert remembered(records) == []
    done = write_import(records, proposed, decided=Decided(), progress=lambda done, of: heard.append((done, of)))
    assert heard[-1] == (3, 3)
    assert done.change == before.number + 1


def test_the_sizes_of_the_teams_before_and_after_are_those_of_the_records(records: Store, tmp_path: Path) -> None:
    applied(records, read(odd(tmp_path), BY_HAND), BY_HAND)
    later = saved(
        tmp_path / "D04 2025-10-01.csv",
        ("OR #", "Name", "Program"),
        ("OR00101", "Okoye, Ada", "Perm"),
        ("OR00103", "Lind, Cy", "Perm"),
        ("OR00107", "Moss, Eve", "CPS"),
    )
    proposed = propose_import(records, read(later, {}), decided=Decided())
    codes = {team: code for team, code in proposed.teams.items() if team in proposed.sizes_after}
    assert {codes[team]: people for team, people in proposed.sizes.items()} == {"D4-CPS": 2, "D4-Permanency": 1}
    after = write_import(records, proposed, decided=Decided()).sizes_after
    assert {codes[team]: people for team, people in after.items()} == {"D4-CPS": 1, "D4-Permanency": 2}
