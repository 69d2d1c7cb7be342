"""An edited plan comes back: only what was edited is a change, a new status is dated, nothing is ever taken out."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.begun import set_up
from tests.intake.small import book, grid
from tests.people.tried import begun
from tracker import initiatives
from tracker.errors import NothingToImport, StaleProposal, WrongUsage
from tracker.initiatives.facts import Entry
from tracker.intake.plan import PlanProposal, looks_like, made_of, propose_plan, read_plan, write_plan
from tracker.intake.plan.columns import HEADING
from tracker.intake.plan.read import as_kept
from tracker.intake.reading import read_book
from tracker.intake.values import Book, Cell
from tracker.journal import undo
from tracker.reports.plan.files import plan_files
from tracker.reports.plan.gather import gather_plan
from tracker.reports.plan.values import PlanCopy
from tracker.store import Store

ZONE = "America/Los_Angeles"
SEPTEMBER, OCTOBER, TODAY = date(2025, 9, 30), date(2025, 10, 6), date(2025, 10, 10)
SHIPPED = 25
HEAD = ("Code", "Title", "Time to completion", "Internal needs", "Dependencies", "Status", "Current status", "Owner")
Edit = Callable[[Worksheet, Mapping[str, int], Mapping[str, int]], None]


@pytest.fixture
def plan(store: Store) -> Store:
    set_up(store)
    return store


def exported(store: Store, folder: Path, edit: Edit | None = None, copy: PlanCopy = "leadership") -> Book:
    """Write the workbook that the tracker makes, edit its sheet Plan (rows by code, columns by heading), read it."""
    made = gather_plan(store, SEPTEMBER, known_on=None, zone=ZONE, copy=copy)
    ((name, content),) = plan_files(made, ["xlsx"]).items()
    path = folder / name
    path.write_bytes(content)
    if edit:
        opened = openpyxl.load_workbook(path)
        sheet = opened["Plan"]
        columns = {str(cell.value): cell.column for cell in sheet[3] if cell.value}
        rows = {str(sheet.cell(n, columns["Code"]).value): n for n in range(4, sheet.max_row + 1)}
        edit(sheet, rows, columns)
        opened.save(path)
    return read_book(path)


def put(code: str, **cells: Cell) -> Edit:
    """Write cells of an entry's row, by field."""

    def edit(sheet: Worksheet, rows: Mapping[str, int], columns: Mapping[str, int]) -> None:
        for field, value in cells.items():
            cell = sheet.cell(rows[code], columns[HEADING[field]])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # as a person who types an apostrophe first

    return edit


def each(*edits: Edit) -> Edit:
    def edit(sheet: Worksheet, rows: Mapping[str, int], columns: Mapping[str, int]) -> None:
        for one in edits:
            one(sheet, rows, columns)

    return edit


def proposed(store: Store, given: Book, on: date | None = OCTOBER) -> PlanProposal:
    was = made_of(store, given, ZONE)
    with store.reading() as db:
        return propose_plan(db, read_plan(given), on=on, today=TODAY, made_of=was)


def sheet(*rows: tuple[Cell, ...], head: tuple[Cell, ...] = HEAD) -> Book:
    return book(grid(head, *rows, sheet="Plan"), file="plan.xlsx")


def held(given: Book, on: date | None = OCTOBER) -> PlanProposal:
    """Hold a sheet against the plan that ships, where nothing is written."""
    return proposed(begun(), given, on)


def changed(proposal: PlanProposal) -> dict[str, dict[str, tuple[str, str]]]:
    return {
        line.code: {field: (old, new) for field, old, new in line.changes}
        for line in proposal.lines
        if line.what == "changed"
    }


def problems(proposal: PlanProposal) -> list[tuple[int | None, str | None, str]]:
    return [(one.row, one.column, one.code) for one in proposal.problems]


def entry(store: Store, code: str) -> Entry:
    with store.reading() as db:
        return next(one for one in initiatives.plan(db, TODAY).entries if one.code == code)


def test_the_workbook_that_was_written_says_nothing_new(plan: Store, tmp_path: Path) -> None:
    for copy in ("leadership", "external"):
        same = proposed(plan, exported(plan, tmp_path, copy=copy), on=None)
        assert same.counts == {"new": 0, "changed": 0, "same": SHIPPED}
        assert (same.problems, same.absent, same.is_empty) == ((), (), True)
        assert "“Milestones”" in same.file.assumptions[-1]  # edited there, they would be read by nobody
        assert write_plan(plan, same) is None


def test_three_edited_cells_are_three_changes_written_once_and_undone_whole(any_store: Store, tmp_path: Path) -> None:
    plan = any_store
    set_up(plan)
    edits = each(
        put("documentation", status="In progress", owner="=Training lead"),
        put("dashboard", internal_needs="[b]Two analysts[/b]"),
    )
    before, given = entry(plan, "documentation"), exported(plan, tmp_path, edits)
    proposal = proposed(plan, given)
    assert changed(proposal) == {
        "documentation": {"status": ("Proposed", "In progress"), "owner": ("", "=Training lead")},
        "dashboard": {"internal_needs": (entry(plan, "dashboard").internal_needs, "[b]Two analysts[/b]")},
    }
    written = write_plan(plan, proposal)
    after = entry(plan, "documentation")
    assert (after.owner, after.status, after.status_words) == ("=Training lead", "in_progress", before.status_words)
    assert [(one.day, one.status) for one in after.history] == [
        (date(2025, 8, 20), "proposed"),
        (OCTOBER, "in_progress"),
    ]
    assert after.history[0] == before.history[0]
    again = proposed(plan, given, on=None)
    assert (again.counts["same"], again.problems, write_plan(plan, again)) == (SHIPPED, (), None)
    with pytest.raises(StaleProposal):
        write_plan(plan, proposal)
    assert written is not None
    undo(plan, written)
    assert entry(plan, "documentation") == before


def test_a_new_status_without_a_day_is_asked_for_and_nothing_is_written(plan: Store, tmp_path: Path) -> None:
    proposal = proposed(plan, exported(plan, tmp_path, put("documentation", status="On hold")), on=None)
    assert proposal.undated == ("documentation",)
    with pytest.raises(WrongUsage, match="--on"):
        write_plan(plan, proposal)
    assert entry(plan, "documentation").status == "proposed"


def test_the_day_that_stands_beside_a_new_status_is_its_own(plan: Store, tmp_path: Path) -> None:
    day = date(2025, 9, 22)
    given = exported(plan, tmp_path, put("documentation", status="Done", status_on=day))
    proposal = proposed(plan, given, on=None)
    assert [(line.code, line.since) for line in proposal.lines if line.since] == [("documentation", day)]
    assert write_plan(plan, proposal)
    assert entry(plan, "documentation").history[-1].day == day
    assert proposed(plan, given, on=None).is_empty


def test_what_the_records_changed_since_the_file_was_made_stays(plan: Store, tmp_path: Path) -> None:
    given = exported(plan, tmp_path, put("dashboard", owner="B. Okoye"))
    with plan.writing("meanwhile") as db:
        initiatives.change(db, "dashboard", internal_needs="Three analysts")
        initiatives.change(db, "safety-plan", owner="C. Lind")
    proposal = proposed(plan, given)
    assert changed(proposal) == {"dashboard": {"owner": ("", "B. Okoye")}}
    assert {line.code: line.notes for line in proposal.lines if line.notes} == {
        "dashboard": ("Internal needs was changed in the records since the file was made, and stays as it is there.",),
        "safety-plan": ("Owner was changed in the records since the file was made, and stays as it is there.",),
    }


def test_what_both_changed_shows_that_it_did(plan: Store, tmp_path: Path) -> None:
    given = exported(plan, tmp_path, put("dashboard", owner="B. Okoye"))
    with plan.writing("meanwhile") as db:
        initiatives.change(db, "dashboard", owner="C. Lind")
    (line,) = (one for one in proposed(plan, given).lines if one.what == "changed")
    assert line.changes == (("owner", "C. Lind", "B. Okoye"),)
    assert line.notes == ("Owner was changed in the records as well, since the file was made.",)


def test_a_file_of_other_records_is_held_against_what_stands(plan: Store, tmp_path: Path) -> None:
    given = exported(plan, tmp_path)
    foot = next(cell for row in given.sheets[0].rows for cell in row if isinstance(cell, str) and "records" in cell)
    assert made_of(plan, given, ZONE) is not None
    head = foot.split("records ")[1].split(" ")[0]
    for other in (head[:-1] + ("0" if head[-1] != "0" else "1"), "999999999-000000000000", "99999999999-0"):
        assert made_of(plan, book(grid((foot.replace(head, other),))), ZONE) is None


def test_a_cleared_cell_takes_a_text_away_and_its_day_with_the_next_step(plan: Store, tmp_path: Path) -> None:
    with plan.writing("who has it") as db:
        initiatives.change(db, "dashboard", owner="C. Lind", next_step="show it", next_on=OCTOBER)
    given = exported(plan, tmp_path, put("dashboard", owner=None, next_step=None, next_on=None))
    proposal = proposed(plan, given)
    assert changed(proposal) == {
        "dashboard": {"owner": ("C. Lind", ""), "next_step": ("show it", ""), "next_on": ("2025-10-06", "")}
    }
    write_plan(plan, proposal)
    found = entry(plan, "dashboard")
    assert (found.owner, found.next_step, found.next_on) == ("", None, None)


def test_a_moved_due_day_is_one_change(plan: Store, tmp_path: Path) -> None:
    with plan.writing("what comes next") as db:
        initiatives.change(db, "dashboard", next_step="show it", next_on=OCTOBER)
    proposal = proposed(plan, exported(plan, tmp_path, put("dashboard", next_on=date(2025, 11, 3))))
    assert changed(proposal) == {"dashboard": {"next_on": ("2025-10-06", "2025-11-03")}}
    write_plan(plan, proposal)
    assert entry(plan, "dashboard").next_on == date(2025, 11, 3)


def test_a_row_without_a_code_is_the_entry_of_its_title_or_a_new_one(plan: Store) -> None:
    given = sheet(
        (None, "Safety Plan Template", None, "An editor", None, None, None, None),
        (None, "Outreach to hotels", "Midterm", "Staff", "None", "Proposed", "Asked for.", "B. Okoye"),
        ("hotel-kits", "Kits for hotels", None, None, None, None, None, None),
    )
    proposal = proposed(plan, given)
    assert changed(proposal).keys() == {"safety-plan"}
    assert changed(proposal)["safety-plan"]["internal_needs"][1] == "An editor"
    new = [line for line in proposal.lines if line.what == "new"]
    assert [(line.code, line.title, line.since) for line in new] == [
        ("outreach-to-hotels", "Outreach to hotels", OCTOBER),
        ("hotel-kits", "Kits for hotels", OCTOBER),
    ]
    assert new[1].notes == ("No status is given that is known here: Not started is assumed.",)
    assert len(proposal.absent) == SHIPPED - 1
    write_plan(plan, proposal)
    hotels = entry(plan, "outreach-to-hotels")
    assert (hotels.status, hotels.status_words, hotels.owner, hotels.dependencies) == (
        "proposed",
        "Asked for.",
        "B. Okoye",
        "None",
    )
    with plan.reading() as db:
        assert len(initiatives.plan(db, TODAY).entries) == SHIPPED + 2
    assert proposed(plan, given).is_empty


def test_the_plans_own_paragraphs_say_the_status() -> None:
    head = ("Title", "Time to completion", "Current Status", "Dependencies")
    given = sheet(
        ("Training on case documentation", None, "Done. Every unit was trained.", None),
        ("Internal trafficking dashboard", None, "The first pages are drawn.", None),
        head=head,
    )
    assert changed(held(given)) == {
        "documentation": {
            "status": ("Proposed", "Done"),
            "status_words": (entry(begun(), "documentation").status_words, "Done. Every unit was trained."),
        },
        "dashboard": {"status_words": ("In Progress.", "The first pages are drawn.")},
    }


def test_a_status_and_words_that_disagree_are_told() -> None:
    head = ("Code", "Dependencies", "Status", "Current status")
    (line,) = held(sheet(("dashboard", "None currently reported.", "Done", "In Progress."), head=head)).lines
    assert "It stands as done, and its words begin with “In progress”." in line.notes


def test_words_that_stay_under_another_status_are_told_and_kinds_and_terms_shown_as_people_read_them() -> None:
    head = ("Code", "Dependencies", "Kind", "Term", "Status", "Current status")
    words = entry(begun(), "documentation").status_words
    row = ("documentation", "None", "Recommendation", "Long-term", "Done", words)
    (line,) = held(sheet(row, head=head)).lines
    assert line.notes == ("The words of its status stay as they were. Write others if they hold no longer.",)
    assert [each[1:] for each in line.changes if each[0] in ("kind", "term", "status")] == [
        ("Initiative", "Recommendation"),
        ("Mid-term", "Long-term"),
        ("Proposed", "Done"),
    ]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("dashboard", "Internal trafficking dashboard", "x", "x", "x", "soon", "x", ""), (2, "F", "not_status")),
        (("dashboard", "Internal trafficking dashboard", "x", "x", "x", "", "In Progress.", ""), (2, "F", "no_status")),
        (("dashboard", "Internal trafficking dashboard", "x", "x", "x", "In progress", "", ""), (2, "G", "no_words")),
        (("dashboard", "", "x", "x", "x", "In progress", "In Progress.", ""), (2, "B", "no_title")),
        (("no code", "Something", "x", "x", "x", "Done", "x", ""), (2, "A", "not_code")),
        (("hotels", "Internal trafficking dashboard", "x", "x", "x", "Done", "x", ""), (2, "A", "title_taken")),
        (("", "Internal trafficking dashboards", "x", "x", "x", "Done", "x", ""), (2, "B", "looks_like")),
        (("hotels", "", "x", "x", "x", "Done", "x", ""), (2, "B", "no_title")),
        (("", "", "x", "x", "x", "Done", "x", ""), (2, "B", "no_title")),
        (("hotels", "Hotels", "x" * 33_000, "x", "x", "Done", "x", ""), (2, "C", "not_time_words")),
    ],
)
def test_a_row_that_does_not_fit_is_set_aside_with_its_address(
    row: tuple[Cell, ...], wrong: tuple[int, str, str]
) -> None:
    proposal = held(sheet(row))
    assert problems(proposal) == [wrong]
    assert proposal.is_empty


def test_days_that_cannot_be_are_set_aside() -> None:
    head = ("Code", "Time to completion", "Dependencies", "Status", "Status since", "Next step due")
    same = ("Short-term.", "None currently reported.")
    given = sheet(
        ("dashboard", *same, "Done", date(2025, 12, 1), None),
        ("on-demand", *same, "In progress", date(2025, 9, 1), None),
        ("csec-refresher", *same, "In progress", None, date(2025, 11, 1)),
        ("screening-overview", *same, "In progress", None, "some day"),
        head=head,
    )
    assert problems(held(given)) == [
        (5, "F", "not_next_on"),
        (2, "E", "still_to_come"),
        (3, "E", "day_alone"),
        (4, "F", "no_step"),
    ]
    older = sheet(("dashboard", *same, "Done", date(2025, 8, 1), None), head=head)
    assert problems(held(older)) == [(2, "E", "older")]


def test_an_entry_that_stands_twice_or_was_retired_is_set_aside(plan: Store) -> None:
    with plan.writing("out") as db:
        initiatives.retire(db, "traffic-jam", ends_before=OCTOBER)
    row = ("dashboard", "Internal trafficking dashboard", "Short-term.")
    given = sheet(row, row, ("traffic-jam", "Traffic Jam", "x"), head=HEAD[:3])
    assert problems(proposed(plan, given)) == [(3, "A", "twice"), (4, "A", "retired")]


def test_a_failed_formula_is_a_problem_and_not_a_text() -> None:
    given = sheet(("dashboard", "Internal trafficking dashboard", None, None, None, None, None, None))
    failed = {(2, 4): "#REF!"}
    broken = book(grid(*given.sheets[0].rows, sheet="Plan", failed=failed))
    assert problems(held(broken)) == [(2, "D", "failed")]


def test_what_is_no_plan_is_said_to_be_none(tmp_path: Path) -> None:
    roster = book(grid(("OR Number", "Employee Name", "Title"), ("OR00001", "Alder, Ann", "SSS1")))
    with pytest.raises(NothingToImport, match="tracker plan report"):
        read_plan(roster)
    assert not looks_like(roster)
    assert looks_like(sheet(("dashboard", "x", "x", "x", "x", "x", "x", "x")))
    assert looks_like(exported(begun(), tmp_path))


def test_columns_that_are_not_read_are_named_and_hidden_sheets_too() -> None:
    given = book(
        grid((*HEAD, "Colour"), ("dashboard",), sheet="Plan"), grid(HEAD, ("dashboard",), sheet="Old", hidden=True)
    )
    file = read_plan(given)
    assert file.unused == ("Colour",)
    assert "Sheet “Old” is hidden and was not read." in file.assumptions


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_kept_as_text_and_keeping_it_again_changes_nothing(said: str) -> None:
    kept = as_kept(said)
    assert as_kept(kept) == kept
    (row,) = read_plan(sheet(("dashboard", "Title", "x", said, "x", None, None, None))).rows
    assert row.facts["internal_needs"] == kept
