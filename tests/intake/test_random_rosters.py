"""Random rosters with a known truth: whatever their words and clutter, nobody is invented, lost or moved."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tracker.intake.columns import BY_FIELD
from tracker.intake.roster import SET_ASIDE, read_roster
from tracker.intake.values import Book, Cell, Given, Grid
from tracker.intake.words import PROGRAMS

FAMILIES = (
    "Alder",
    "Birch",
    "de la Cedar",
    "O'Dogwood",
    "Elm-Fir",
    "Grove",
    "Hazel",
    "Iris",
    "Juniper",
    "Koa",
    "Larch",
)
GIVENS = ("Ann", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou", "Mei", "Nia", "Oz", "Pim")
CLUTTER: tuple[tuple[Cell, ...], ...] = (
    (),
    (None, None, None),
    ("Total staff", 14.0),
    (None, "Subtotal", 3.0),
    ("* marks people on job rotation, who are not counted here.",),
    (None, "Note: tell us of mistakes"),
    (None, "VACANT"),
    ("Prepared by", "the branch office"),
)
OPTIONAL = frozenset({"classification", "supervisor", "supervisor_email", "hired_on"})
BLOCKS = {"CPS": ("CPS Unit 1", "CPS", "Prot Svcs"), "Permanency": ("PERM", "Permanency Unit", "Ongoing Team 2")}
FIELDS = ("employee_number", "name", "email", "program", "classification", "supervisor", "supervisor_email", "hired_on")
NOT_HERE = frozenset({"Preferred Name", "First Last", "Name First Last", "Who", "Person", "Names"})


@dataclass(frozen=True)
class Truth:
    number: str
    name: str
    email: str
    program: str
    district: int
    hired_on: date


def crew(dice: random.Random, district: int, size: int) -> list[Truth]:
    people = []
    for at in range(size):
        family, given = dice.choice(FAMILIES), dice.choice(GIVENS)
        plain = "".join(filter(str.isalpha, family)).lower()
        people.append(
            Truth(
                number=f"OR{district:02}{at:05}",
                name=f"{family}, {given}",
                email=f"{given.lower()}.{plain}{district}.{at}@odhs.example",
                program=dice.choice(("CPS", "Permanency")),
                district=district,
                hired_on=date(2015, 1, 1) + timedelta(days=dice.randrange(3000)),
            )
        )
    return people


def written(dice: random.Random, who: Truth, boss: tuple[str, str]) -> dict[str, Cell]:
    """Write a person's cells as somebody in a hurry would."""
    serial = float((who.hired_on - date(1899, 12, 30)).days)
    return {
        "employee_number": dice.choice((who.number, f"  {who.number.lower()} ", f"{who.number}\u00a0")),
        "family": who.name.partition(", ")[0] + dice.choice(("", " ")),
        "given": dice.choice(("", " ")) + who.name.partition(", ")[2],
        "name": dice.choice((who.name, f"{who.name} (EXT)", f" {who.name}  ", f"*{who.name}")),
        "email": dice.choice((who.email, who.email.title(), f"{who.email} ")),
        "program": dice.choice([word for word in PROGRAMS[who.program] if word != "safety"]).title(),
        "classification": dice.choice(("SSS1", "Social Service Specialist 1", "SSA")),
        "supervisor": boss[0],
        "supervisor_email": boss[1],
        "hired_on": dice.choice((who.hired_on, serial, who.hired_on.strftime("%m/%d/%Y"), None)),
    }


def sheet(dice: random.Random, district: int) -> tuple[Grid, list[Truth], set[int]]:
    """Make a sheet with its own headings, order and clutter; who is on it; and which rows are struck."""
    people = crew(dice, district, dice.randrange(3, 25))
    fields = [name for name in FIELDS if name not in OPTIONAL or dice.random() < 0.7]
    blocks = dice.random() < 0.25
    if blocks:
        fields.remove("program")
        people.sort(key=lambda who: who.program)
    if dice.random() < 0.3:
        fields[fields.index("name") : fields.index("name") + 1] = ["family", "given"]
    dice.shuffle(fields)
    headings: dict[str, str] = {}
    for name in fields:
        known = [text for text in BY_FIELD[name].headings if text not in NOT_HERE]
        headings[name] = dice.choice(known).replace(" ", dice.choice((" ", "\n")))
    if "supervisor_email" in fields and dice.random() < 0.3:
        headings["email"] = headings["supervisor_email"] = "Email"
    rows: list[tuple[Cell, ...]] = [("Child Welfare Roster",), (), ("Data refreshed on 9/2/2025",), ()]
    rows = rows[: dice.randrange(5)]
    rows.append(tuple(headings[name] for name in fields))
    bosses = [("Boss, Bea", "bea.boss@odhs.example"), ("Chief, Che", "che.chief@odhs.example")]
    struck = set()
    program = ""
    for who in people:
        if blocks and who.program != program:
            program = who.program
            rows.append((None,) * dice.randrange(3) + (dice.choice(BLOCKS[program]),))
        cells = written(dice, who, dice.choice(bosses))
        rows.append(tuple(cells[name] for name in fields))
        if dice.random() < 0.05:
            struck.add(len(rows))
        if dice.random() < 0.1:
            rows.append(())
    rows += dice.sample(CLUTTER, 4)
    width = max(map(len, rows))
    name = dice.choice(("D{:02}", "District {}", "Dist. {} staff", "D{}")).format(district)
    marks = frozenset((row, column) for row in struck for column in range(1, len(fields) + 1))
    return Grid(name, tuple((*row, *[None] * (width - len(row))) for row in rows), struck=marks), people, struck


def as_truth(who: Given) -> Truth | None:
    if who.name is None or who.email is None or who.program is None or who.district is None:
        return None
    hired = who.hired_on or date.min
    return Truth(who.employee_number or "", who.name.shown, who.email, who.program, who.district, hired)


@pytest.mark.parametrize("seed", range(60))
def test_everybody_is_read_as_they_are(seed: int) -> None:
    dice = random.Random(seed)
    made = [sheet(dice, district) for district in dice.sample(range(1, 17), dice.choice((1, 2, 4)))]
    read = read_roster(Book("rosters.xlsx", "0" * 64, "xlsx", tuple(grid for grid, _, _ in made)))
    for (grid, people, struck), found in zip(made, read.sheets, strict=True):
        expected = {who.number: who for who in people}
        seen = {who.employee_number: as_truth(who) for who in found.people}
        assert set(seen) == set(expected), (seed, grid.sheet, found.columns, found.assumptions)
        for number, truth in expected.items():
            shown = seen[number]
            assert shown is not None, (seed, grid.sheet, number)
            assert shown.hired_on in {truth.hired_on, date.min}
            assert (shown.name, shown.email, shown.program, shown.district) == (
                *(truth.name, truth.email, truth.program, truth.district),
            ), (seed, grid.sheet, found.columns, found.assumptions)
        assert {who.row for who in found.people if who.struck} == struck
        assert not [problem for problem in found.problems if problem.code in SET_ASIDE], seed
