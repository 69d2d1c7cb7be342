"""A list of entries in a sheet: columns by their headings, days without a guess, what waits as problems."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.intake.small import book, grid
from tests.people.tried import tried
from tracker.errors import NothingToImport, StaleProposal
from tracker.initiatives import catalogue
from tracker.intake.catalogue import CatalogueFile, CatalogueProposal, propose_catalogue, write_catalogue
from tracker.intake.catalogue.read import WITHOUT_A_DAY, read_catalogue
from tracker.intake.values import Cell
from tracker.store import Store

TODAY = date(2025, 10, 6)
HEAD = ("Resource", "Website", "Region", "Culturally specific", "Last reviewed")


@pytest.fixture
def db() -> Iterator[Session]:
    with tried() as session:
        yield session


def read(*rows: tuple[Cell, ...]) -> CatalogueFile:
    return read_catalogue(book(grid(*rows)), TODAY)


def facts(file: CatalogueFile) -> list[tuple[str, dict[str, str | date]]]:
    return [(each.title, dict(each.facts)) for each in file.entries]


def addresses(file: CatalogueFile) -> list[tuple[int | None, str | None, str]]:
    return [(each.row, each.column, each.code) for each in file.problems]


def test_columns_are_found_by_their_headings_below_a_title() -> None:
    file = read(
        ("Resource guide, draft", None, None, None, None),
        HEAD,
        ("Shelter North", "https://north.example", "Lane", "Yes", "2025-07-01"),
        (None, None, None, None, None),
        ("Legal aid", "n/a", "Statewide", "no", datetime(2025, 7, 2)),  # noqa: DTZ001 - a cell has no zone
        ("Total: 2", None, None, None, None),
    )
    assert facts(file) == [
        (
            "Shelter North",
            {
                "culturally_specific": "yes",
                "link": "https://north.example",
                "region": "Lane",
                "reviewed_on": date(2025, 7, 1),
            },
        ),
        (
            "Legal aid",
            {"culturally_specific": "no", "region": "Statewide", "reviewed_on": date(2025, 7, 2)},
        ),
    ]
    assert file.problems == ()


def test_a_bad_cell_sets_its_row_aside_with_an_address() -> None:
    file = read(
        HEAD,
        ("Shelter North", "javascript:alert(1)", "Lane", None, None),
        (None, None, "Lane", None, None),
        ("Legal aid", None, None, "some", None),
        ("Clinic", None, None, None, "soon"),
        ("Fine", None, None, None, None),
    )
    assert [title for title, _ in facts(file)] == ["Fine"]
    assert addresses(file) == [
        (2, "B", "not_link"),
        (3, "A", "no_title"),
        (4, "D", "not_culturally_specific"),
        (5, "E", "not_reviewed_on"),
    ]


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    open_one = read(HEAD, ("Shelter North", None, None, None, "7/8/2025"))
    assert addresses(open_one) == [(2, "E", "date_order")]
    settled = read(HEAD, ("Shelter North", None, None, None, "7/8/2025"), ("Clinic", None, None, None, "7/28/2025"))
    assert [each["reviewed_on"] for _, each in facts(settled)] == [date(2025, 7, 8), date(2025, 7, 28)]
    assert "month first" in settled.assumptions[0]


def test_a_target_in_words_stays_words_and_posted_may_be_a_day_or_a_yes() -> None:
    file = read(
        ("Training", "Target", "Posted"),
        ("One", "fall of 2025", "x"),
        ("Two", "2025-10-01", "no"),
        ("Three", None, "2025-08-01"),
        ("Four", None, "maybe"),
    )
    assert facts(file) == [
        ("One", {"posted_words": WITHOUT_A_DAY, "target_words": "fall of 2025"}),
        ("Two", {"target_on": date(2025, 10, 1)}),
        ("Three", {"posted_on": date(2025, 8, 1)}),
    ]
    assert addresses(file) == [(5, "C", "not_posted_on")]


def test_what_is_still_to_come_cannot_have_been_done_and_is_set_aside() -> None:
    file = read(
        ("Title", "Posted", "Reviewed", "Target", "Review by"),
        ("One", "2025-10-06", "2025-10-06", "2026-01-31", "2026-10-06"),
        ("Two", "2025-10-07", None, None, None),
        ("Three", None, date(2026, 1, 2), None, None),
    )
    assert [each.title for each in file.entries] == ["One"]
    assert addresses(file) == [(3, "B", "still_to_come"), (4, "C", "still_to_come")]


def test_sheets_of_which_nothing_is_read_are_named() -> None:
    sheets = (
        grid(("Title",), ("One",), sheet="Videos"),
        grid(("Cost",), ("5",), sheet="Money"),
        grid((None,), sheet="Empty"),
        grid(("Title",), ("Two",), sheet="Old", hidden=True),
    )
    assert read_catalogue(book(*sheets), TODAY).assumptions == (
        "Sheet “Old” is hidden and was not read.",
        "Nothing was read of this sheet: “Money”.",
    )


def test_what_is_no_list_is_refused_and_what_is_not_read_is_named() -> None:
    with pytest.raises(NothingToImport, match="Title"):
        read(("Employee", "OR Number"), ("Alder, Ann", "OR1"))
    assert read(("Title", "Cost", "Title"), ("One", "5", "Two")).unused == ("Cost",)
    assert addresses(read(("Title", "Cost", "Title"), ("One", "5", "Two"))) == [(1, "C", "twice")]


def proposed(db: Session, code: str, *rows: tuple[Cell, ...]) -> CatalogueProposal:
    return propose_catalogue(db, book(grid(*rows)), code, today=TODAY)


def whats(proposal: CatalogueProposal) -> list[tuple[str, str]]:
    return [(each.entry.title, each.what) for each in proposal.lines]


def test_new_titles_take_the_places_of_unnamed_ones_that_stand_as_they_do(db: Session) -> None:
    proposal = proposed(
        db,
        "on-demand",
        ("Training", "Posted"),
        *((f"Posted {n}", "yes") for n in range(1, 9)),
        *((f"Open {n}", None) for n in range(1, 6)),
    )
    assert proposal.counts == {"new": 1, "named": 12, "changed": 0, "same": 0}
    places = {each.number for each in proposal.lines if each.entry.title.startswith("Posted")}
    assert places == {each.number for each in catalogue.items(db, date(2025, 9, 1)) if each.state == "posted"}


def test_a_file_that_does_not_say_what_is_posted_is_told_of_those_that_it_may_mean(db: Session) -> None:
    titles = [(f"Video {n}",) for n in range(1, 13)]
    plain = proposed(db, "on-demand", ("Training",), *titles)
    assert (plain.counts["named"], plain.counts["new"]) == (4, 8)
    assert [each[:45] for each in plain.notes] == ["Of on-demand, 8 posted without a title are le"]
    said = proposed(db, "on-demand", ("Training", "Posted"), *((*title, "yes") for title in titles))
    assert (said.counts["named"], said.notes) == (12, ())
    assert proposed(db, "on-demand", ("Training",), *titles[:4]).notes == ()


def test_a_day_of_posting_names_an_open_one_once_no_posted_one_is_unnamed(db: Session) -> None:
    rows = [(f"P{n}", "2025-09-01") for n in range(9)]
    proposal = proposed(db, "on-demand", ("Training", "Posted"), *rows)
    assert proposal.counts["named"] == 9


def test_titles_that_stand_twice_and_courses_that_nobody_knows_are_set_aside(db: Session) -> None:
    proposal = proposed(
        db,
        "resource-guide",
        ("Title", "Course"),
        ("Shelter", None),
        ("SHELTER", None),
        ("Class", "nothing"),
        ("Refresher", "csec-refresher"),
    )
    assert whats(proposal) == [("Shelter", "new"), ("Refresher", "new")]
    assert [(each.row, each.code) for each in proposal.problems] == [(3, "twice"), (4, "unknown_course")]


SHEET = book(
    grid(
        ("Resource", "Region", "Last reviewed", "Posted"),
        ("Shelter North", "Lane", "2025-07-01", "yes"),
        ("=Legal aid", "Statewide", None, "2025-08-01"),
    )
)


def test_what_was_shown_is_written_once_and_undone_whole(any_store: Store) -> None:
    from tracker.journal import undo

    set_up(any_store)
    with any_store.reading() as db:
        proposal = propose_catalogue(db, SHEET, "resource-guide", today=TODAY)
    written = write_catalogue(any_store, proposal)
    with any_store.reading() as db:
        (guide,) = (each for each in catalogue.standings(db, date(2025, 9, 1)) if each.code == "resource-guide")
        again = propose_catalogue(db, SHEET, "resource-guide", today=TODAY)
    assert [(each.title, each.state) for each in guide.items] == [("Shelter North", "posted"), ("=Legal aid", "posted")]
    assert again.counts == {"new": 0, "named": 0, "changed": 0, "same": 2}
    assert write_catalogue(any_store, again) is None
    with pytest.raises(StaleProposal):
        write_catalogue(any_store, proposal)
    undo(any_store, written)
    with any_store.reading() as db:
        assert not [each for each in catalogue.items(db, date(2025, 9, 1)) if each.catalogue == "resource-guide"]


def test_a_changed_sheet_shows_old_and_new_and_a_blank_cell_says_nothing(store: Store) -> None:
    set_up(store)
    with store.reading() as db:
        first = propose_catalogue(db, SHEET, "resource-guide", today=TODAY)
    write_catalogue(store, first)
    with store.reading() as db:
        rows = (("Resource", "Region", "Posted"), ("Shelter North", None, "yes"), ("=Legal aid", "Coast", "x"))
        changed = proposed(db, "resource-guide", *rows)
    assert whats(changed) == [("Shelter North", "same"), ("=Legal aid", "changed")]
    assert changed.lines[1].changes == (("region", "Statewide", "Coast"),)
    write_catalogue(store, changed)
    with store.reading() as db:
        item = next(each for each in catalogue.items(db, date(2025, 9, 1)) if each.title == "=Legal aid")
    assert (item.region, item.posted_on, item.posted_words) == ("Coast", date(2025, 8, 1), "")
