"""A whole workbook, planned: which kind, which sheets, which habits of whoever keeps it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tests.intake.untidy_rosters.agency import PROGRAMS, SEVERAL, Agency
from tests.intake.untidy_rosters.columns import NOISE, Column, Pen, heading_of, program_word
from tests.intake.untidy_rosters.names import Hand
from tests.intake.untidy_rosters.others import amid
from tests.intake.untidy_rosters.page import Page
from tests.intake.untidy_rosters.sheets import Layout, draw
from tests.intake.untidy_rosters.titles import title_lines
from tests.intake.untidy_rosters.truth import Said, Worker

PLAIN_SHEETS = ("Sheet1", "Staff", "Roster", "Data", "Current")
DISTRICT_SHEETS = ("D{:02}", "District {}", "Dist {} staff", "D-{}", "D{} CPS & Perm")
BODIES = ("flat",) * 10 + ("blocks", "blocks", "supervisors", "repeated", "merged", "once")
HEADS = ("one",) * 8 + ("groups", "split", "tall")
NOBODY = Worker(0, "", "", "", "", "", "", date.min, None, None)


@dataclass
class Plan:
    """What is decided before anything is drawn."""

    kind: str
    scheme: str  # "one", "units", "programs", "districts", "state", "turned"
    districts: tuple[int, ...]
    size: int  # people of a team, about
    on: date
    hand: Hand
    encoding: str = "utf-8"
    delimiter: str = ","
    epoch_1904: bool = False
    strict: bool = False
    file: str = "roster"
    district_in: str = ""  # "file", "title", "sheet", "column", or "" where a coordinator says it
    on_said: bool = True
    given: int | None = None
    prefixed: bool = True  # numbers begin with OR
    shared: bool = True  # the same columns on every sheet
    quirks: list[str] = field(default_factory=list)

    @property
    def looks(self) -> bool:
        """Say whether the kind of file can strike, hide and merge."""
        return self.kind != "csv"


def planned(dice: random.Random, on: date) -> Plan:
    """Plan a workbook."""
    kind = dice.choices(("xlsx", "csv", "xls", "ods"), (60, 16, 13, 11))[0]
    scheme = dice.choices(("one", "units", "programs", "districts", "state", "turned"), (46, 12, 8, 14, 14, 6))[0]
    if kind == "csv" and scheme in {"units", "programs", "districts"}:
        scheme = dice.choice(("one", "state"))
    several = scheme in {"districts", "state"}
    districts = tuple(sorted(dice.sample(range(1, 17), dice.choice((2, 3, 4, 6)) if several else 1)))
    style = dice.choices(("comma", "COMMA", "first", "CAPS", "columns"), (56, 10, 12, 7, 15))[0]
    plan = Plan(
        kind=kind,
        scheme=scheme,
        districts=districts,
        size=dice.choice((4, 6)) if several or scheme == "turned" else dice.choice((3, 6, 10, 16)),
        on=on,
        hand=Hand(style, initials=dice.random() < 0.4, untidy=dice.choice((0, 0.05, 0.2))),
        encoding=dice.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be")) if kind == "csv" else "utf-8",
        delimiter=dice.choice((",", ",", ";", "\t", "|")),
        epoch_1904=kind in {"xlsx", "xls"} and dice.random() < 0.05,
        strict=kind == "xlsx" and dice.random() < 0.04,
        shared=dice.random() < 0.6,
    )
    _placed(dice, plan)
    _named(dice, plan)
    return plan


def _placed(dice: random.Random, plan: Plan) -> None:
    """Decide where the district is said."""
    if plan.scheme == "state":
        plan.district_in = "column"
    elif plan.scheme == "districts":
        plan.district_in = "sheet"
    else:
        where = ("file", "title", "column", "") if plan.kind == "csv" else ("file", "title", "sheet", "column", "")
        plan.district_in = dice.choice(where)
        if plan.scheme in {"units", "programs"} and plan.district_in == "sheet":
            plan.district_in = "file"
        if plan.scheme == "turned" and plan.district_in == "title":
            plan.district_in = "file"
    if not plan.district_in:
        plan.given = plan.districts[0]


def _named(dice: random.Random, plan: Plan) -> None:
    """Name the file, and decide where its day is said."""
    words = [dice.choice(("roster", "staff list", "Staffing", "CW staff"))]
    if plan.district_in == "file":
        words.insert(0, dice.choice(("D{:02}", "D{}", "District {}", "Dist{}")).format(plan.districts[0]))
    where = dice.choices(("file", "title", ""), (4, 5, 1))[0]
    if where == "title" and plan.scheme == "turned":
        where = "file"
    if where == "file":
        words.append(dice.choice((plan.on.isoformat(), f"{plan.on:%Y%m%d}", f"{plan.on:%m-%d-%Y}")))
    plan.file = dice.choice(("_", " ", "-")).join(words)
    plan.on_said = bool(where)
    plan.quirks += [plan.kind, plan.scheme, f"name:{plan.hand.style}", f"district:{plan.district_in or 'given'}"]
    plan.quirks += [f"day:{where or 'given'}"] + ["1904"] * plan.epoch_1904 + ["strict"] * plan.strict


def pages_of(dice: random.Random, plan: Plan, agency: Agency) -> list[Page]:
    """Draw the sheets of people, and those of other things around them."""
    here = [who for who in agency.people if who.now and who.now.district in plan.districts]
    plan.prefixed = agency.numbers.startswith("OR")
    columns = _columns(dice, plan)
    pages: list[Page] = []
    for name, people, place in _parts(dice, plan, here):
        page = Page(name)
        some = columns if plan.shared or not pages else _columns(dice, plan)
        layout = _layout(dice, plan, some, place, first=not pages)
        pen = _pen(dice, plan)
        layout.quirks = plan.quirks
        draw(dice, page, layout, pen, people, looks=plan.looks and plan.scheme != "turned")
        pages.append(page.turned() if plan.scheme == "turned" else page)
    return pages if plan.kind == "csv" else amid(dice, pages, plan.districts, agency, plan.quirks)


def _parts(dice: random.Random, plan: Plan, here: Sequence[Worker]) -> list[tuple[str, list[Worker], Said]]:
    """Divide the people among sheets, each with its name and what that says of them."""
    everywhere = plan.districts[0] if plan.district_in in {"file", "title"} or plan.given else None
    nowhere = Said("", 0, NOBODY, district=everywhere)
    if plan.scheme == "districts":
        name = dice.choice(DISTRICT_SHEETS)
        return [
            (
                name.format(district),
                [who for who in here if who.now and who.now.district == district],
                replace(nowhere, district=district),
            )
            for district in plan.districts
        ]
    if plan.scheme == "programs":
        return [
            (
                program_word(dice, program).strip(),
                [who for who in here if who.now and who.now.program == program],
                replace(nowhere, program=program),
            )
            for program in PROGRAMS
        ]
    if plan.scheme == "units":
        parts = []
        for team in dict.fromkeys(who.now for who in here if who.now):
            word = program_word(dice, team.program).strip()
            name = f"{team.unit} {word}".replace("Unit Unit", "Unit").strip()
            said = replace(nowhere, program=team.program, unit=team.unit or None)
            parts.append((name[:31], [who for who in here if who.now == team], said))
        return parts
    by_name = plan.district_in == "sheet"
    name = dice.choice(DISTRICT_SHEETS).format(plan.districts[0]) if by_name else dice.choice(PLAIN_SHEETS)
    return [(name, list(here), replace(nowhere, district=plan.districts[0]) if by_name else nowhere)]


def _columns(dice: random.Random, plan: Plan) -> list[Column]:
    """Choose the columns, their order and their headings."""
    names = ["family", "given"] if plan.hand.style == "columns" else ["name"]
    if plan.hand.style == "columns" and plan.hand.initials:
        names.append("middle")
    fields = [*names]
    known = dice.choices(("both", "number", "email", "neither"), (62, 18, 15, 5))[0]
    fields += ["employee_number"] * (known in {"both", "number"}) + ["email"] * (known in {"both", "email"})
    fields += [name for name in ("classification", "hired_on", "supervisor", "worker_type") if dice.random() < 0.5]
    fields += ["status"] * (dice.random() < 0.1)
    fields += ["supervisor_email"] * ("supervisor" in fields and dice.random() < 0.5)
    fields += ["program"] * (plan.scheme not in {"units", "programs"}) + ["district"] * (plan.district_in == "column")
    several = any(district in SEVERAL for district in plan.districts)
    fields += ["unit"] * ((several and plan.scheme != "units") or dice.random() < 0.25)
    fields += dice.sample(sorted(NOISE), dice.randrange(5))
    if dice.random() < 0.5:
        dice.shuffle(fields)
    own = dice.choice((0, 0, 0, 0.15))
    columns = [Column(name, heading_of(dice, name, own=own)) for name in fields]
    return _doubled(dice, columns, plan)


def _doubled(dice: random.Random, columns: list[Column], plan: Plan) -> list[Column]:
    """Give some columns the same heading, or none."""
    by_field = {column.field: column for column in columns}
    if {"email", "supervisor_email"} <= by_field.keys() and dice.random() < 0.3:
        by_field["email"].heading = by_field["supervisor_email"].heading = "Email"
        plan.quirks.append("two emails")
    if plan.prefixed and "employee_number" in by_field and dice.random() < 0.05:
        by_field["employee_number"].heading = ""
        plan.quirks.append("untitled number")
    return columns


def _layout(dice: random.Random, plan: Plan, columns: list[Column], place: Said, *, first: bool) -> Layout:
    """Draw how one sheet is laid out."""
    turned = plan.scheme == "turned"
    body = dice.choice(BODIES) if plan.scheme in {"one", "state", "districts"} else "flat"
    fields = {column.field for column in columns}
    if body in {"blocks", "repeated"} and plan.scheme != "state":
        columns = [column for column in columns if column.field not in {"program", "unit"}]
    if body in {"merged", "once"} and not fields & {"unit", "program"}:
        body = "flat"
    titled = plan.districts[0] if plan.district_in == "title" else None
    on = plan.on if first and "day:title" in plan.quirks else None
    lines = title_lines(dice, titled, None, on) if titled or on or dice.random() < 0.5 else []
    head = "one" if turned else dice.choice(HEADS)
    if head == "groups":
        columns = _grouped(columns)
    above = 0 if turned else max(len(lines), dice.choice((0, 1, 2, 3, 5, 8, 13))) if lines else 0
    rare = 0.0 if turned else 1.0
    plan.quirks += [f"body:{body}", f"head:{head}"]
    return Layout(
        columns=columns,
        place=place,
        body="flat" if turned else body,
        above=above,
        titles=() if turned else lines,
        head=head,
        left=dice.choice((1, 1, 1, 2, 3)),
        blanks=rare * dice.choice((0, 0, 0.1)),
        totals=not turned and dice.random() < 0.3,
        below=not turned and dice.random() < 0.4,
        vacant=rare * dice.choice((0, 0, 0.08)),
        struck=dice.choice((0, 0, 0.05)),
        hidden=rare * dice.choice((0, 0, 0.2)),
        two=rare * dice.choice((0, 0, 0, 0.03)),
        twice=rare * dice.choice((0, 0, 0.04)),
        shared=rare * dice.choice((0, 0, 0, 0.03)),
        slips=dice.choice((0, 0, 0.03)) if body not in {"merged", "once"} else 0.0,
        pages=not turned and dice.random() < 0.15,
        opposed=0.0 if body in {"merged", "once"} else 0.3,
    )


def _grouped(columns: list[Column]) -> list[Column]:
    """Order columns in groups, so that a heading over each can say whose they are."""
    bosses = [column for column in columns if column.field in {"supervisor", "supervisor_email"}]
    own = [column for column in columns if column not in bosses]
    return [replace(column, group="Employee") for column in own] + [
        replace(column, group="Supervisor", heading={"supervisor": "Name", "supervisor_email": "Email"}[column.field])
        for column in bosses
    ]


def _pen(dice: random.Random, plan: Plan) -> Pen:
    """Draw how the cells of one sheet are written."""
    return Pen(
        dice=dice,
        hand=plan.hand,
        epoch_1904=plan.epoch_1904,
        failing=dice.choice((0, 0, 0.05)),
        missing=dice.choice((0, 0.05)),
        zeros_lost=plan.kind != "csv" and dice.random() < 0.5,
        without_or=dice.random() < 0.1 and "untitled number" not in plan.quirks,
        days=dice.choice(("mixed", "dates", "texts")) if plan.kind != "csv" else "texts",
        units="words" if plan.scheme == "one" and dice.random() < 0.2 else "",
    )
