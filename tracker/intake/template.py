"""A roster to send out: one workbook a district, filled with who is held now, to be corrected and imported again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.intake.set_aside import save_beside
from tracker.model.people import WORKER_TYPES
from tracker.names import show
from tracker.people import Listed, listing
from tracker.people.roster import bound
from tracker.teams import listing as teams_on

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = (
    *("OR Number", "Name", "Work email", "Classification", "Worker type"),
    *("District", "Program", "Team", "Supervisor", "Supervisor email"),
)
WIDTHS = (13, 30, 34, 30, 12, 9, 14, 20, 28, 34)
HEADER, SPARE = 4, 60  # the row of the headings; rows for those who joined
INTERNAL = "INTERNAL: this roster names staff, with their emails and numbers. Send it only to the district itself."
WORDS = "Correct what is wrong, add who joined, take out who left, and write the day for which that is true:"


@dataclass(frozen=True)
class Template:
    """What one district's workbook holds; `district` None means the statewide teams."""

    district: int | None
    people: tuple[Listed, ...]
    supervisors: dict[int, tuple[str, str | None]]  # by person: name and email
    programs: tuple[str, ...]
    teams: tuple[str, ...]
    classifications: tuple[str, ...]

    @property
    def title(self) -> str:
        """Name it."""
        return f"District {self.district}" if self.district is not None else "Statewide teams"

    @property
    def file(self) -> str:
        """Give its file's name: INTERNAL where it names people; no day stands there, since the district writes it."""
        names = " INTERNAL-names" if self.people else ""
        return f"{'Statewide' if self.district is None else f'D{self.district:02}'} roster template{names}.xlsx"


def templates(db: Session, as_of: date, districts: Sequence[int] = ()) -> tuple[Template, ...]:
    """Give a template for each of these districts, or for every one (and the statewide teams) that has a team."""
    teams = teams_on(db, as_of)
    everybody = listing(db, as_of)
    supervisors = _supervisors(db, as_of)
    classifications = tuple(sorted({each.classification for each in everybody if each.classification}))
    every = sorted({team.district for team in teams}, key=lambda each: (each is None, each or 0))
    wanted: Sequence[int | None] = districts or every
    return tuple(
        Template(
            district,
            people := tuple(each for each in everybody if each.district == district),
            {each.person_id: supervisors[each.person_id] for each in people if each.person_id in supervisors},
            tuple(dict.fromkeys(team.program for team in teams if team.district == district)),
            tuple(team.code for team in teams if team.district == district),
            classifications,
        )
        for district in wanted
    )


def write(template: Template, folder: Path) -> Path | None:
    """Write a template into a folder, in the place of one that is there; None where it may not be written."""
    return save_beside(workbook(template), template.file, (folder,))


def workbook(template: Template) -> "Workbook":
    """Draw a template: who is held now under the headings, and lists to choose from."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = template.title
    _head(sheet, template)
    for at, line in enumerate(_lines(template), start=HEADER + 1):
        for across, value in enumerate(line, start=1):
            _put(sheet, at, across, value)
    _choices(sheet, template)
    return book


def _put(sheet: "Worksheet", row: int, column: int, value: str | int | None) -> None:
    """Write a cell; text of the records stays text, and holds nothing that a workbook does not take."""
    cell = sheet.cell(row, column, show(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # text that begins with = stays text


def _supervisors(db: Session, as_of: date) -> dict[int, tuple[str, str | None]]:
    rows = db.execute(
        text(
            "SELECT person_id, name, email FROM supervision WHERE (starts_on IS NULL OR starts_on <= :day)"
            " AND (ends_before IS NULL OR :day < ends_before)"
        ),
        {"day": bound(db, as_of)},
    )
    return {row.person_id: (row.name, row.email) for row in rows}


def _lines(template: Template) -> Iterable[tuple[str | int | None, ...]]:
    for each in template.people:
        supervisor = template.supervisors.get(each.person_id, ("", None))
        facts = (each.employee_number, each.name, each.email, each.classification, each.worker_type)
        yield tuple(value or None for value in (*facts, each.district, each.program, each.team, *supervisor))


def _head(sheet: "Worksheet", template: Template) -> None:
    """Write the title, what to do, the cell for the day, and the headings."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet["A1"], sheet["A2"], sheet["A3"] = f"Staff roster of {template.title}", WORDS, "As of:"
    if template.people:
        sheet["D3"], sheet["D3"].font = INTERNAL, Font(bold=True, color="9C0006")
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["B3"].number_format = "yyyy-mm-dd"
    sheet["B3"].fill = PatternFill("solid", start_color="FFF2CC")
    for across, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), start=1):
        cell = sheet.cell(HEADER, across, heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True)
        sheet.column_dimensions[get_column_letter(across)].width = width
    sheet.freeze_panes = f"C{HEADER + 1}"
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _choices(sheet: "Worksheet", template: Template) -> None:
    """Offer the known words in the columns that take one; other words can be typed, and are asked about."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = HEADER + len(template.people) + SPARE
    offered = (
        ("Classification", template.classifications),
        ("Worker type", WORKER_TYPES),
        ("Program", template.programs),
        ("Team", template.teams),
    )
    lists = sheet.parent.create_sheet("Lists") if sheet.parent else None
    for number, (heading, words) in enumerate(offered, start=1):
        if not words or lists is None:
            continue
        for at, word in enumerate(words, start=1):
            _put(lists, at, number, word)
        column = get_column_letter(number)
        rule = DataValidation("list", formula1=f"Lists!${column}$1:${column}${len(words)}", allow_blank=True)
        rule.showErrorMessage = False
        letter = get_column_letter(HEADINGS.index(heading) + 1)
        rule.add(f"{letter}{HEADER + 1}:{letter}{last}")
        sheet.add_data_validation(rule)
    if lists is not None:
        lists.sheet_state = "hidden"
    for at in range(HEADER + 1, last + 1):
        sheet.cell(at, 1).number_format = "@"
