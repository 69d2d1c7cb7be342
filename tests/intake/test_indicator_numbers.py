"""Numbers per district and month in a sheet: every usual layout is read, nothing is guessed, and no case comes in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.intake.small import book, grid
from tests.people.tried import tried
from tracker.errors import NothingToImport, StaleProposal, WrongUsage
from tracker.initiatives.indicators import define, find_indicator, numbers, put
from tracker.intake.completions.days import DAY_FIRST, MONTH_FIRST
from tracker.intake.indicators import CaseData, NumbersProposal, propose_numbers, write_numbers
from tracker.intake.indicators.months import month_in
from tracker.intake.values import Cell, Grid
from tracker.store import Store

TODAY = date(2025, 11, 15)
AUGUST, SEPTEMBER = date(2025, 8, 1), date(2025, 9, 1)
MATRIX: tuple[tuple[Cell, ...], ...] = (
    ("Screenings completed, by month", None, None),
    ("District", "Aug 2025", "September 2025"),
    ("District 1", 12.0, 14.0),
    ("D2", "1,020", None),
    ("3 - Marion, Polk, Yamhill", 7.0, "0"),
    ("Statewide", 1100.0, 600.0),
    ("Total", 1039.0, 14.0),
    ("Source: the monthly report", None, None),
)
READ = {(1, AUGUST): 12, (2, AUGUST): 1020, (3, AUGUST): 7, (None, AUGUST): 1100} | {
    (1, SEPTEMBER): 14,
    (3, SEPTEMBER): 0,
    (None, SEPTEMBER): 600,
}


@pytest.fixture
def db() -> Iterator[Session]:
    with tried() as session:
        define(session, "screenings", title="Screenings completed")
        define(session, "referrals", title="Referrals")
        yield session


def proposed(db: Session, *rows: Sequence[Cell], indicator: str | None = "screenings", **more: str) -> NumbersProposal:
    return propose_numbers(db, book(grid(*map(tuple, rows))), today=TODAY, indicator=indicator, **more)


def found(proposal: NumbersProposal) -> dict[tuple[int | None, date], int]:
    return {(each.district, each.month): each.new for each in proposal.lines}


def addresses(proposal: NumbersProposal) -> list[tuple[int | None, str | None, str]]:
    return [(each.row, each.column, each.code) for each in proposal.problems]


def test_districts_down_and_months_across_are_read_with_the_whole_state(db: Session) -> None:
    proposal = proposed(db, *MATRIX)
    assert found(proposal) == READ
    assert proposal.problems == ()
    assert any("totals" in each for each in proposal.assumptions)


def test_months_down_and_districts_across_are_the_same(db: Session) -> None:
    turned = [list(row) for row in zip(*[(*row, None)[:3] for row in MATRIX[1:6]], strict=True)]
    turned[0][0] = "Month"
    assert found(proposed(db, *turned)) == READ


def test_one_number_a_row_is_the_same_whatever_the_order_of_columns(db: Session) -> None:
    rows = [
        (month.strftime("%B %Y"), float(value), f"D{place}" if place else "Statewide")
        for (place, month), value in READ.items()
    ]
    assert found(proposed(db, ("Month", "Count", "District"), *rows)) == READ


def test_the_year_may_stand_in_a_column_of_its_own(db: Session) -> None:
    rows: list[tuple[Cell, ...]] = [("4", 2025.0, "Sept", 5.0), ("Lane", "2025", "9", 6.0)]
    assert found(proposed(db, ("District", "Year", "Month", "Value"), *rows)) == {(4, SEPTEMBER): 5, (5, SEPTEMBER): 6}


def test_columns_and_rows_may_name_what_they_count(db: Session) -> None:
    by_column = proposed(
        db, ("District", "Month", "Screenings completed", "Referrals"), (4.0, "2025-09", 5.0, 2.0), indicator=None
    )
    by_row = proposed(
        db,
        ("District", "Month", "Measure", "Value"),
        (4.0, "2025-09", "screenings", 5.0),
        (4.0, "2025-09", "REFERRALS", 2.0),
        indicator=None,
    )
    named = [("referrals", 2), ("screenings", 5)]
    assert [(each.indicator, each.new) for each in by_column.lines] == named
    assert [(each.indicator, each.new) for each in by_row.lines] == named
    with pytest.raises(WrongUsage, match="--indicator"):
        proposed(db, *MATRIX, indicator=None)


@pytest.mark.parametrize(
    "said",
    ["2025-09", "2025/9", "09/2025", "9-2025", "Sep 2025", "Sept. 2025", "SEPTEMBER, 2025", "2025 Sep", "202509",
     "Sep-25", "Sep '25", "2025-09-01", "September 30, 2025", "30 Sep 2025", "9/30/2025", "30.09.2025",
     datetime(2025, 9, 1), date(2025, 9, 30)],  # noqa: DTZ001 - a cell has no zone
)  # fmt: skip
def test_a_month_may_be_written_as_people_do(db: Session, said: Cell) -> None:
    assert found(proposed(db, ("District", said), ("District 4", 9.0))) == {(4, SEPTEMBER): 9}


@pytest.mark.parametrize("said", ["Q3 2025", "2025", "September", "13/2025", "2025-13", "fall 2025", "", True, 9.0])
def test_what_is_no_month_is_none(said: Cell) -> None:
    assert month_in(said) is None


def test_the_order_of_day_and_month_is_never_guessed(db: Session) -> None:
    table = (("District", "8/1/2025", "9/1/2025"), ("D4", 5.0, 6.0))
    assert addresses(proposed(db, *table)) == [(2, "B", "date_order"), (2, "C", "date_order")]
    assert found(proposed(db, *table, order=MONTH_FIRST)) == {(4, AUGUST): 5, (4, SEPTEMBER): 6}
    assert addresses(proposed(db, *table, order=DAY_FIRST)) == [(2, "B", "twice"), (2, "C", "twice")]  # both January
    settled = proposed(db, ("District", "8/31/2025", "9/1/2025"), ("D4", 5.0, 6.0))
    assert found(settled) == {(4, AUGUST): 5, (4, SEPTEMBER): 6}
    assert "month first" in settled.assumptions[0]


def test_what_does_not_fit_is_a_problem_with_an_address_and_the_rest_is_read(db: Session) -> None:
    proposal = proposed(
        db,
        ("District", "Sep 2025", "Dec 2025"),
        ("D1", 3.5, None),
        ("D2", -1.0, None),
        ("D3", 4.0, 7.0),
        ("Distrct", 4.0, None),
        ("D77", 4.0, None),
        ("D4", "*", None),
        ("D5", "n/a", None),
        ("D6", "12%", None),
    )
    assert found(proposal) == {(3, SEPTEMBER): 4}
    assert addresses(proposal) == [
        (2, "B", "not_a_count"),
        (3, "B", "not_a_count"),
        (4, "C", "to_come"),
        (5, "A", "unknown_district"),
        (6, "A", "unknown_district"),
        (9, "B", "not_a_count"),
    ]
    assert any("withholds" in each for each in proposal.assumptions)


def test_a_failed_formula_is_a_problem_and_not_a_blank(db: Session) -> None:
    sheet = grid(("District", "Month", "Value"), ("D1", "2025-09", None), ("D2", "2025-09", 4.0))
    for shown in ("#DIV/0!", "formula"):
        proposal = propose_numbers(
            db, book(replace(sheet, failed={(2, 3): shown})), today=TODAY, indicator="screenings"
        )
        assert (found(proposal), addresses(proposal)) == ({(2, SEPTEMBER): 4}, [(2, "C", "failed")])
    across = replace(grid(("District", "2025-09"), ("D1", None), ("D2", 4.0)), failed={(2, 2): "#REF!"})
    assert addresses(propose_numbers(db, book(across), today=TODAY, indicator="screenings")) == [(2, "B", "failed")]


def test_sheets_of_which_nothing_is_read_are_named_by_their_number(db: Session) -> None:
    videos = grid(("Title", "Link"), ("Basics", "/basics"), sheet="Videos")
    sheets = (videos, grid(*MATRIX), grid((None,), sheet="Empty"), replace(grid(*MATRIX, sheet="Old"), hidden=True))
    said = propose_numbers(db, book(*sheets), today=TODAY, indicator="screenings").assumptions
    assert said[-2:] == (
        "Nothing was read of sheet 1: no numbers per district and month were found on it.",
        "Sheet 4 is hidden and was not read.",
    )


def test_where_nothing_is_counted_yet_it_is_said_how_to_begin() -> None:
    with tried() as db, pytest.raises(WrongUsage, match="indicators define"):
        propose_numbers(db, book(grid(*MATRIX)), today=TODAY)


def test_the_sheet_that_is_refused_is_named_by_its_number_or_a_plain_name(db: Session) -> None:
    kids = grid(("Child Name", "When"), (f"{HUSHED}, Ada", "2025-09-03"), sheet=HUSHED)
    for sheets, place in (
        ((kids,), "Column A (“Child Name”) looks"),
        ((grid(*MATRIX), kids), "Column A (“Child Name”) of sheet 2 looks"),
        ((grid(*MATRIX), replace(kids, sheet="Sheet1")), "of sheet “Sheet1” looks"),
    ):
        with pytest.raises(CaseData) as refused:
            propose_numbers(db, book(*sheets), today=TODAY, indicator="screenings")
        assert place in str(refused.value)


def test_what_stands_twice_is_set_aside_and_never_added_up(db: Session) -> None:
    proposal = proposed(
        db, ("District", "Month", "Value"), ("D4", "2025-09", 1.0), ("D4", "Sep 2025", 1.0), ("D5", "2025-09", 2.0)
    )
    assert found(proposal) == {(5, SEPTEMBER): 2}
    assert addresses(proposal) == [(2, "C", "twice"), (3, "C", "twice")]


def test_old_and_new_are_shown_and_the_same_file_again_changes_nothing(any_store: Store) -> None:
    from tracker.journal import undo

    set_up(any_store)
    with any_store.writing("defined") as db:
        define(db, "screenings", title="Screenings completed")
        put(db, find_indicator(db, "screenings").number, 1, AUGUST, 10)
    sheet = book(grid(*MATRIX), file="Jane Roe.xlsx")
    with any_store.reading() as db:
        proposal = propose_numbers(db, sheet, today=TODAY, indicator="screenings")
    assert [(each.old, each.new) for each in proposal.lines if each.what == "changed"] == [(10, 12)]
    assert proposal.counts == {"new": 6, "changed": 1, "same": 0}
    written = write_numbers(any_store, proposal)
    with any_store.reading() as db:
        again = propose_numbers(db, sheet, today=TODAY, indicator="screenings")
        stored = {(each.district, each.month): each.value for each in numbers(db, find_indicator(db, "s").number)}
    assert (stored, again.counts, write_numbers(any_store, again)) == (READ, {"new": 0, "changed": 0, "same": 7}, None)
    with pytest.raises(StaleProposal):
        write_numbers(any_store, proposal)
    undo(any_store, written)
    with any_store.reading() as db:
        assert [each.value for each in numbers(db, find_indicator(db, "s").number)] == [10]


def test_what_holds_no_such_numbers_is_no_import(db: Session) -> None:
    with pytest.raises(NothingToImport, match="districts down"):
        proposed(db, ("Sales", "Q1"), ("North", 4.0))


HEAD: tuple[Cell, ...] = ("District", "Month", "Value")
ROW: tuple[Cell, ...] = ("D4", "2025-09", 5.0)
HUSHED = "Juniper"  # what must not be repeated by any sentence


@pytest.mark.parametrize(
    ("heading", "cell", "looks"),
    [
        ("Child Name", f"{HUSHED}, Ada", "names"),
        ("Child's name", f"Ada {HUSHED}", "names"),
        ("Client", HUSHED, "names"),
        ("First Name", HUSHED, "names"),
        ("Surname", HUSHED, "names"),
        ("Initials", "A. J.", "names"),
        ("Name", f"Ada {HUSHED}", "names"),
        ("Youth initials", "AJ", "names"),
        ("Alleged perpetrator name", f"Bo {HUSHED}", "names"),
        ("Case Number", 4482213.0, "numbers of cases"),
        ("Case #", "12", "numbers of cases"),
        ("Case ID", "A-7", "numbers of cases"),
        ("Person ID", 17.0, "numbers of cases"),
        ("OR-Kids number", "99", "numbers of cases"),
        ("ID", 3.0, "numbers of cases"),
        ("SSN", "123-45-6789", "numbers of cases"),
        ("Report no.", "77", "numbers of cases"),
        ("DOB", date(2011, 3, 4), "birth"),
        ("Date of Birth", "3/4/2011", "birth"),
        ("Birthdate", 40606.0, "birth"),
        ("Age", 13.0, "birth"),
        ("Allegation", "neglect", "words about a case"),
        ("Narrative", f"{HUSHED} was seen", "words about a case"),
        ("Case notes", "see file", "words about a case"),
        ("Comments", "ok", "words about a case"),
        ("Disposition", "founded", "words about a case"),
        ("Home address", "12 Elm", "address"),
        ("Street", "Elm", "address"),
        ("ZIP", "97301", "address"),
        ("Phone", "5", "address"),
        ("Gender", "F", "facts about a person"),
        ("CaseID", 12.0, "numbers of cases"),
        ("caseno", 12.0, "numbers of cases"),
        ("ClientId", 12.0, "numbers of cases"),
        ("YouthDOB", 12.0, "birth"),
        ("YOB", 2011.0, "birth"),
        ("Chi\u200bld na\u00adme", 1.0, "names"),
        ("childname", 1.0, "names"),
        ("Nombre", 1.0, "names"),
        ("Grade", 7.0, "facts about a person"),
        ("Race", "x y", "facts about a person"),
    ],
)
def test_a_column_headed_as_case_data_refuses_the_whole_file(db: Session, heading: str, cell: Cell, looks: str) -> None:
    with pytest.raises(CaseData) as refused:
        proposed(db, (*HEAD, heading), (*ROW, cell))
    assert looks in str(refused.value)
    assert "Column D" in str(refused.value)
    assert HUSHED not in str(refused.value)


@pytest.mark.parametrize(
    "cell",
    [
        f"{HUSHED}, Ada",
        f"Ada {HUSHED}",
        HUSHED,
        "JR",
        f"{HUSHED} was picked up near the station at night with an older man",
        "CASE-4482213",
        "4482213",
        4482213.0,
        "123-45-6789",
        "123 45 6789",
        "(503) 555-0142",
        "503-555-0142",
        f"{HUSHED}@mail.example",
        "1420 NE Alder Street",
        date(2011, 3, 4),
        datetime(2025, 9, 17, 8, 30),  # noqa: DTZ001 - a cell has no zone
        "born 2011",
        "13 y/o",
        "x" * 201,
        "Case no. 7",
        f"Child's name: {HUSHED}",
    ],
)
@pytest.mark.parametrize("heading", ["Extra", None, "Region", "Sub-unit"])
def test_a_cell_that_looks_like_a_case_refuses_the_whole_file_under_any_heading(
    db: Session, heading: str | None, cell: Cell
) -> None:
    with pytest.raises(CaseData) as refused:
        proposed(db, (*HEAD, heading), (*ROW, 1.0), (*ROW[:1], "2025-08", 5.0, cell))
    assert HUSHED not in str(refused.value)


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize(
    "cell", [f"{HUSHED}, Ada", "CASE-4482213", f"{HUSHED} told the worker that he had to go there"]
)
def test_a_case_in_a_column_that_is_understood_is_refused_too(db: Session, at: int, cell: str) -> None:
    row = [*ROW]
    row[at] = cell
    with pytest.raises(CaseData) as refused:
        proposed(db, HEAD, ROW, ("D5", "2025-09", 1.0), row)
    assert HUSHED not in str(refused.value)


def test_days_of_many_events_in_the_column_of_months_are_refused(db: Session) -> None:
    rows = [("D4", f"2025-09-{day:02d}", 1.0) for day in (3, 9, 17)]
    with pytest.raises(CaseData, match="days of single events"):
        proposed(db, ("District", "Date", "Count"), *rows)
    middles = [("D4", "2025-09-15", 1.0), ("D4", "2025-08-15", 1.0)]
    assert len(proposed(db, ("District", "Date", "Count"), *middles).lines) == 2


def test_a_hidden_sheet_and_one_beside_are_looked_at_as_well(db: Session) -> None:
    kids = grid(("Who", "When"), (f"{HUSHED}, Ada", "2025-09-03"), sheet=f"{HUSHED}")
    for other in (kids, replace(kids, hidden=True)):
        with pytest.raises(CaseData) as refused:
            propose_numbers(db, book(grid(*MATRIX), other), today=TODAY, indicator="screenings")
        assert HUSHED not in str(refused.value)


def test_a_list_of_names_without_headings_is_refused_without_repeating_one(db: Session) -> None:
    with pytest.raises(CaseData) as refused:
        proposed(db, (f"Ada {HUSHED}",), ("Bo Fern",), ("Cy Moss",))
    assert HUSHED not in str(refused.value)


@pytest.mark.parametrize("said", ["Name: {}", "Youth name {}", "Case #: {} 12", "{}, born 2011"])
def test_a_line_above_the_table_is_looked_at_as_well(db: Session, said: str) -> None:
    with pytest.raises(CaseData) as refused:
        proposed(db, (said.format(HUSHED), None, None), *MATRIX[1:])
    assert HUSHED not in str(refused.value)


def test_a_heading_of_somebody_is_not_repeated(db: Session) -> None:
    with pytest.raises(CaseData) as refused:
        proposed(db, ("District", "Month", "Value", f"Name of child {HUSHED}"), (*ROW, "x y"))
    assert HUSHED not in str(refused.value)


@pytest.mark.parametrize(
    "extra",
    [
        ("Program", "CPS"),
        ("County", "Linn"),
        ("FTE", 12.5),
        ("Population", 88_000.0),
        ("Number of children screened", 12.0),
        ("Youth served", 4.0),
        ("Cases counted", 9.0),
        ("Notes", None),
        ("Share", "12 %"),
        (None, None),
    ],
)
def test_a_harmless_column_beside_the_numbers_is_left_out_and_the_rest_read(
    db: Session, extra: tuple[Cell, Cell]
) -> None:
    heading, cell = extra
    assert found(proposed(db, (*HEAD, heading), (*ROW, cell))) == {(4, SEPTEMBER): 5}


def test_a_harmless_sheet_with_titles_and_remarks_passes(db: Session) -> None:
    rows = (
        ("Human trafficking screenings completed by district", None, None),
        ("Report run 2025-11-03", None, None),
        *MATRIX[1:],
        ("* District 2 reports a month late", None, None),
    )
    assert found(proposed(db, *rows)) == READ


WORDS = ("the", "girl", "was", "seen", "with", "him", "at", "night", "near", "a", "station")
CASE_CELLS = st.one_of(
    st.builds("{}, {}".format, st.sampled_from(["Okoye", "Reyes", "O'Neil"]), st.sampled_from(["Ada", "Bo", "Cy"])),
    st.builds("{} {}".format, st.sampled_from(["Ada", "Bo"]), st.sampled_from(["Okoye", "De la Cruz", "Lind-Moss"])),
    st.integers(100_000, 10**9).map(str),
    st.integers(100_000, 10**9).map(float),
    st.builds("{}{}".format, st.sampled_from(["C", "CW-", "OR", "#"]), st.integers(10**6, 10**8)),
    st.dates(date(2005, 1, 2), date(2025, 9, 29)).filter(lambda day: day.day not in (1, 28, 29, 30, 31)),
    st.builds("{:03d}-{:02d}-{:04d}".format, st.integers(1, 899), st.integers(1, 99), st.integers(1, 9999)),
    st.lists(st.sampled_from(WORDS), min_size=8).map(" ".join),
    st.builds("{}@{}.example".format, st.sampled_from(["ada", "b.o"]), st.sampled_from(["mail", "x"])),
)


@settings(deadline=None)
@given(
    cell=CASE_CELLS,
    heading=st.sampled_from(["Extra", "Unit", "Who", "Ref", None, "Detail A"]),
    at=st.integers(0, 3),
    before=st.integers(0, 4),
    shape=st.sampled_from(["long", "across"]),
)
def test_wherever_a_case_stands_nothing_of_the_file_is_read(
    cell: Cell, heading: str | None, at: int, before: int, shape: str
) -> None:
    months = ["2025-08", "2025-09"]
    if shape == "long":
        rows: list[list[Cell]] = [["D4", months[n % 2], 5.0] for n in range(before + 1)]
        table: list[list[Cell]] = [["District", "Month", "Value"], *rows]
    else:
        rows = [[f"D{n}", 4.0, 6.0] for n in range(1, before + 2)]
        table = [["District", *months], *rows]
    held = [[*row[:at], (heading if n == 0 else None), *row[at:]] for n, row in enumerate(table)]
    held[-1][at] = cell
    with tried() as db:
        define(db, "screenings", title="Screenings completed")
        with pytest.raises((CaseData, NothingToImport)) as refused:
            proposed(db, *held)
        assert numbers(db, find_indicator(db, "screenings").number) == ()
    said = str(refused.value)
    assert not isinstance(cell, str) or cell not in said


@settings(deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(1, 16), st.integers(1, 10)), st.integers(0, 99_999), min_size=1, max_size=30),
    st.sampled_from(["long", "months across", "districts across"]),
)
def test_whatever_is_counted_is_read_back_from_any_layout(counted: dict[tuple[int, int], int], shape: str) -> None:
    with tried() as db:
        define(db, "screenings", title="Screenings completed")
        read = found(proposed(db, *laid_out(counted, shape)))
    assert read == {(district, date(2025, month, 1)): value for (district, month), value in counted.items()}


def laid_out(counted: dict[tuple[int, int], int], shape: str) -> list[list[Cell]]:
    """Lay numbers out as a sheet may."""
    districts, months = sorted({d for d, _ in counted}), sorted({m for _, m in counted})
    if shape == "long":
        listed: list[list[Cell]] = [[f"District {d}", f"2025-{m:02d}", float(n)] for (d, m), n in counted.items()]
        return [["District", "Month", "Value"], *listed]
    names: list[Cell] = [date(2025, m, 1) for m in months]
    if shape == "months across":
        rows = [[f"D{d}", *(_cell(counted, d, m) for m in months)] for d in districts]
        return [["District", *names], *rows]
    rows = [[name, *(_cell(counted, d, m) for d in districts)] for name, m in zip(names, months, strict=True)]
    return [["Month", *(f"District {d}" for d in districts)], *rows]


def _cell(counted: dict[tuple[int, int], int], district: int, month: int) -> Cell:
    value = counted.get((district, month))
    return None if value is None else float(value)


def test_a_sheet_of_nothing_is_no_import(db: Session) -> None:
    with pytest.raises(NothingToImport):
        propose_numbers(db, book(Grid("Empty", ())), today=TODAY, indicator="screenings")
