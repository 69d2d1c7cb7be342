"""The two statewide workbooks: personnel's list of CPS positions, and a sheet a district for Permanency."""

from typing import Any

from tests.demo.samples import columns as c
from tests.demo.samples.agency import CPS, JUNE, PERM, PERMANENCY_CAME, SIZES, agency
from tests.demo.samples.books import Sheet, american, as_xlsx
from tests.demo.samples.columns import Column

POSITIONS: tuple[Column, ...] = (
    *(("Employee Identification Number", c.number), ("Employee name", c.name), ("Position number", c.position)),
    *(("Classification name", c.classification), ("Worker Type", c.worker_type), ("Supervisor name", c.supervisor)),
    *(
        ("Supervisor email", c.supervisor_email),
        ("Supervisory Organization", c.organization),
        ("Worksite Name", c.office),
    ),
    *(("Work email", c.email), ("Hire date", c.hire_date), ("Pay Step", c.pay_step)),
)
STYLES: tuple[tuple[Column, ...], ...] = (
    (
        *(
            ("OR Number", c.padded),
            ("Employee Name", c.noted),
            ("Work Email", c.email),
            ("Classification", c.classification),
        ),
        *(("Program", c.permanency), ("Supervisor", c.supervisor), ("Supervisor Email", c.supervisor_email)),
    ),
    (
        *(("Emp #", c.number), ("Name", c.name), ("E-mail", c.capital_email), ("Class", c.classification)),
        *(("Prog", c.permanency), ("Sup", c.supervisor), ("Sup Email", c.supervisor_email)),
    ),
    (
        *(("ID", c.padded), ("Worker", c.noted), ("Email Address", c.email), ("Job Title", c.classification)),
        *(("Unit", c.permanency), ("Manager", c.supervisor), ("Manager E-mail", c.supervisor_email)),
    ),
    (
        *(("OR#", c.number), ("Staff\nName", c.name), ("Email", c.email), ("Title", c.classification)),
        *(("Program\nArea", c.permanency), ("Reports To", c.supervisor), ("Type", c.short_type)),
    ),
)
NAMED = ("D{:02}", "District {}", "Dist {} staff", "D-{}")


def positions() -> bytes:
    """Give personnel's own report: one sheet, the district only in the name of the supervisory organization."""
    rows: list[list[Any]] = [
        ["CW Position Report: CPS, all districts"],
        [f"Data refreshed on {american(JUNE)}"],
        [],
        c.headings(POSITIONS),
    ]
    for district in range(1, len(SIZES[CPS]) + 1):
        rows += c.rows(c.lines(agency().june[district, CPS], district, "positions"), POSITIONS)
    terms = [["Term", "Meaning"], ["Position number", "A chair, not a person: two people may share one."]]
    return as_xlsx([Sheet("Report", rows, 4), Sheet("Terms", terms, hidden=True)], author="Personnel")


def permanency() -> bytes:
    """Give each district a sheet with a header row, an order and words of its own; district 9 sent nothing yet."""
    return as_xlsx([_of_district(district) for district in range(1, len(SIZES[PERM]) + 1)], author="Regional office")


def _of_district(district: int) -> Sheet:
    style = STYLES[district % len(STYLES)]
    turned = [style[(at + district) % len(style)] for at in range(len(style))]
    header = 2 + district % 6
    name = NAMED[district % len(NAMED)].format(district)
    above: list[list[Any]] = [[f"Permanency roster as of {american(PERMANENCY_CAME)}"]]
    above += [[] for _ in range(header - 2)]
    people = agency().june.get((district, PERM), ())
    if not people:
        return Sheet(name, [*above, c.headings(turned), [], ["Nothing received yet."]], header)
    body = c.rows(c.lines(people, district, "Permanency"), turned)
    if district % 3 == 0:
        body.insert(5, ["VACANT" if "ame" in heading or heading == "Worker" else None for heading, _ in turned])
    if district % 4 == 1:
        body[11:11] = [[]]
    end: list[list[Any]] = [[], ["Total", len(people)]] if district % 2 else []
    merged = ((1, 1, 1, len(style)),) if district % 3 else ()
    return Sheet(name, [*above, c.headings(turned), *body, *end], header, merged=merged)
