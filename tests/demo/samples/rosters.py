"""The rosters of one district and of a few, each as untidy as that district keeps it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from tests.demo.samples import columns as c
from tests.demo.samples.agency import CPS, LATER, OFFICES, SPECIALIST, agency
from tests.demo.samples.books import Sheet, american, as_csv, as_ods, as_xls, as_xlsx
from tests.demo.samples.columns import Column, Line

CONFIDENTIAL = "Confidential: do not forward outside of the branch offices, please."
D03: tuple[Column, ...] = (
    *(("Supervisor\nEmail", c.supervisor_email), ("OR\nNumber", c.padded), ("Employee\nName", c.noted)),
    *(("Class-\nification", c.classification), ("Work\nEmail", c.email), ("Program", c.cps), ("Unit", c.unit)),
    *(
        ("Hire\nDate", c.hired),
        ("Supervisor", c.supervisor),
        ("Birthdate", c.birthdate),
        ("Position\nNumber", c.position),
    ),
)
D04: tuple[Column, ...] = (
    *(("OR #", c.padded), ("Employee Name\n(Last, First)", c.noted), ("Work\nE-mail", c.email)),
    *(("Job\nTitle", c.classification), ("Prog", c.cps), ("Unit", c.unit), ("Worker\nType", c.short_type)),
    *(("Supv", c.supervisor), ("Supv E-mail", c.supervisor_email)),
)


def _cps(district: int) -> list[Line]:
    """Give a district's CPS people as its newer roster knows them."""
    return c.lines(agency().on(district, CPS, LATER[district]), district, f"D{district:02}")


def district_1() -> bytes:
    """District 1: the date only in the file's name, two columns called Email, a filter left on."""
    columns: tuple[Column, ...] = (
        *(("#", lambda line: line.who.unit), ("Name", c.name), ("Email", c.email), ("ID", c.number)),
        *(
            ("Title", c.classification),
            ("Reports To", c.supervisor),
            ("Email", c.supervisor_email),
            ("Office", c.office),
        ),
    )
    body = c.rows(_cps(1), columns)
    rows = [["D1 Child Protective Services"], [], c.headings(columns), *body, [], ["Total", len(body)]]
    return as_xlsx([Sheet("CPS", rows, 3, hidden_rows=frozenset(range(8, 12)))])


def district_2() -> bytes:
    """District 2: a comma-separated file from its own database, accents and all."""
    columns: tuple[Column, ...] = (
        *(("Dist", lambda line: f"D{line.district:02}"), ("Emp ID", c.number), ("Last Name", c.family)),
        *(("First Name", c.given), ("Work Email", c.email), ("Class Title", c.classification)),
        *(("Program Area", c.cps), ("Section", c.unit), ("Employment Type", c.short_type), ("Manager", c.supervisor)),
        *(("Manager Email", c.supervisor_email), ("Work Phone", c.phone)),
    )
    return as_csv([c.headings(columns), *c.rows(_cps(2), columns)])


def district_3() -> bytes:
    """District 3: merged titles, the header in row 6 with line breaks, a struck-through row, a vacancy, notes."""
    body: list[list[Any]] = c.rows(_cps(3), D03)
    width = len(D03)
    body.insert(20, ["" for _ in D03])
    body.insert(34, ["", None, "VACANT", SPECIALIST, None, "CPS", "3C", None, "", None, 1_204_417])
    struck = 6 + 12
    rows = [
        ["District 3 Child Welfare: CPS Staff List"],
        [f"Data refreshed on {american(LATER[3])}"],
        [],
        [CONFIDENTIAL],
        [],
        c.headings(D03),
        *body,
        [],
        [None, "Total staff", len(body) - 2],
        ["* Struck-through staff may have left; please tell us about mistakes."],
    ]
    old = [["OR Number", "Employee Name", "Work Email"], ["OR0990001", "Nobody, Ned", "ned.nobody@odhs.example"]]
    return as_xlsx(
        [
            Sheet(
                "Staff", rows, 6, merged=((1, 1, 1, width),), struck=frozenset({struck}), notes={(struck, 3): "gone?"}
            ),
            Sheet("Old staff", old, hidden=True),
        ]
    )


def district_4_july() -> bytes:
    """District 4 in July."""
    return _district_4(_cps(4), f"Data refreshed on {american(LATER[4])}", {})


def district_4_september() -> bytes:
    """District 4 in September, for a visitor to import: a row struck through, and a number that Excel shortened."""
    staff = c.lines(agency().september, 4, "D04 September")
    return _district_4(staff, "Data refreshed on 9/2/2025", {7 + 16: "struck", 7 + 24: "shortened"})


def _district_4(staff: Sequence[Line], refreshed: str, blemishes: dict[int, str]) -> bytes:
    body: list[list[Any]] = c.rows(staff, D04)
    for row, what in blemishes.items():
        if what == "shortened":
            body[row - 8][0] = "4.1E+06"
    vacant = [None, "VACANT - recruiting", None, SPECIALIST, "CPS", "4C", None, None, None]
    rows = [
        ["District 4 Child Welfare"],
        ["Benton, Lincoln and Linn Counties: CPS roster"],
        [refreshed],
        [],
        [CONFIDENTIAL],
        [],
        c.headings(D04),
        *body,
        vacant,
        [],
        ["Total", len(body)],
        ["Note: people on job rotation stay on their home unit's list."],
    ]
    struck = frozenset(row for row, what in blemishes.items() if what == "struck")
    wide = len(D04)
    return as_xlsx([Sheet("CPS roster", rows, 7, merged=((1, 1, 1, wide), (2, 1, 2, wide)), struck=struck)])


def district_5() -> bytes:
    """District 5: an old .xls without a date anywhere, names in capitals."""
    columns: tuple[Column, ...] = (
        *(("Employee #", c.number), ("EMPLOYEE", c.capitals), ("E-MAIL ADDRESS", c.capital_email)),
        *(
            ("POSITION TITLE", c.classification),
            ("UNIT", lambda line: f"CPS {line.who.unit}"),
            ("DATE HIRED", c.hire_date),
        ),
        *(("SUPERVISOR", lambda line: line.supervisor.name.upper()), ("TYPE", c.short_type)),
    )
    body = c.rows(_cps(5), columns)
    rows = [
        ["LANE COUNTY CHILD WELFARE - DISTRICT 5"],
        [],
        c.headings(columns),
        *body,
        [],
        ["", "TOTAL", str(len(body))],
    ]
    return as_xls([Sheet("Sheet1", rows, 3), Sheet("Sheet2", [])])


def district_8() -> bytes:
    """District 8: a LibreOffice sheet, names as First Last."""
    columns: tuple[Column, ...] = (
        *(
            ("Full Name", lambda line: f"{line.who.given} {line.who.family}"),
            ("E-mail", c.email),
            ("OR Number", c.number),
        ),
        *(("Classification", c.classification), ("Team", lambda line: f"CPS team {line.who.unit}")),
        *(("Start in Unit", lambda _: None), ("Hired", c.hire_date), ("Worker Type", c.worker_type)),
    )
    rows = [["Jackson and Josephine Counties (District 8)"], ["Protective Services staff"], c.headings(columns)]
    return as_ods([Sheet("Staff list", [*rows, *c.rows(_cps(8), columns)])])


def district_15() -> bytes:
    """District 15: a sheet a unit, instructions in front, last year's people on a hidden sheet."""
    columns: tuple[Column, ...] = (
        *(("Emp No", c.padded), ("Staff Member", c.noted), ("Outlook Email", c.email), ("Class", c.classification)),
        *(("Desk Phone", c.phone), ("Pay Step", c.pay_step)),
    )
    how = [
        ["How to use this workbook"],
        ["One sheet per unit. Please do not add columns."],
        ["Questions: the office manager."],
    ]
    sheets = [Sheet("READ ME", how)]
    for number, unit in groupby(_cps(15), key=lambda line: line.who.unit):
        people = list(unit)
        title = [f"Clackamas CPS Unit {number}", None, f"Supervisor: {people[0].supervisor.name}"]
        sheets.append(Sheet(f"Unit {number}", [title, [], c.headings(columns), *c.rows(people, columns)], 3))
    old = [["Emp No", "Staff Member"], ["OR0990015", "Former, Fay"]]
    return as_xlsx([*sheets, Sheet("2024", old, hidden=True)])


def district_16() -> bytes:
    """District 16: no word of the district in the file, a heading for each unit inside the sheet."""
    columns: tuple[Column, ...] = (
        *(("Worker", c.noted), ("OR Number / Employee ID", c.padded), ("Work Email Address", c.email)),
        *(("Working Title", c.classification), ("Worker Category", c.short_type), ("Ext", c.phone)),
    )
    rows: list[list[Any]] = [
        ["CPS staff, Hillsboro and Beaverton"],
        ["Current as of July 14, 2025"],
        [],
        c.headings(columns),
    ]
    merged = []
    for number, unit in groupby(_cps(16), key=lambda line: line.who.unit):
        people = list(unit)
        rows.append([f"CPS Unit {number} ({people[0].supervisor.family})", *[""] * 5])
        merged.append((len(rows), 1, len(rows), len(columns)))
        rows += [*c.rows(people, columns), []]
    return as_xlsx([Sheet("Roster", rows, 4, merged=merged)])


def eastern() -> bytes:
    """Districts 9, 12, 13 and 14 on one sheet, with the district in a column and the unit merged downwards."""
    columns: tuple[Column, ...] = (
        *(
            ("Dist.", lambda line: f"District {line.district}"),
            ("Supervisor", c.supervisor),
            ("Name (Last, First)", c.name),
        ),
        *(("Employee ID", c.number), ("Email", c.email), ("Program", c.cps), ("Job Title", c.classification)),
        *(("County", c.office), ("Hire Date", c.hired)),
    )
    staff = [line for district in (9, 12, 13, 14) for line in _cps(district)]
    body = c.rows(staff, columns)
    rows: list[list[Any]] = [["Eastern Oregon child welfare"], ["As of:", LATER[9]], [], c.headings(columns), *body]
    rows += [[], ["Subtotal", None, len(body)], ["District 9 Permanency will follow separately."]]
    merged = []
    at = 5
    for _, unit in groupby(staff, key=lambda line: (line.district, line.supervisor)):
        length = len(list(unit))
        if length > 1:
            merged.append((at, 2, at + length - 1, 2))
        at += length
    return as_xlsx([Sheet("All", rows, 4, merged=merged)])


def southern() -> bytes:
    """Districts 6, 10 and 11: a sheet each, two header rows with groups above, columns in another order on each."""
    return as_xlsx([_grouped(district, turn) for turn, district in enumerate((6, 10, 11))])


def _grouped(district: int, turn: int) -> Sheet:
    own: tuple[Column, ...] = (("Name", c.name), ("ID", c.number), ("Email", c.email), ("Title", c.classification))
    boss: tuple[Column, ...] = (("Name", c.supervisor), ("Email", c.supervisor_email))
    columns = (*boss, *own) if turn == 1 else (*own, *boss)
    above = ["Supervisor", "", "Employee", "", "", ""] if turn == 1 else ["Employee", "", "", "", "Supervisor", ""]
    start = 1 + turn
    spans = ((1, 2), (3, 6)) if turn == 1 else ((1, 4), (5, 6))
    rows: list[list[Any]] = [
        [f"Line {at}" if at else f"CPS, {OFFICES[district - 1]} and around"] for at in range(start)
    ]
    rows += [above, c.headings(columns), *c.rows(_cps(district), columns)]
    merged = tuple((start + 1, left, start + 1, right) for left, right in spans)
    return Sheet(("D06", "Dist 10 staff", "District 11")[turn], rows, start + 2, merged=merged)
