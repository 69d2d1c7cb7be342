"""Workbooks the way districts keep them, built for the tests; the people in them do not exist."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

STRUCK = Font(strike=True)
FAMILIES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Grove", "Hazel", "Iris", "Juniper", "Koa", "Larch")
GIVENS = ("Ann", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou")

Row = Sequence[Any]


def workbook(path: Path, sheets: dict[str, list[Row]], *, hidden: Sequence[str] = ()) -> Path:
    """Save sheets of plain rows as .xlsx."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


def as_csv(path: Path, rows: list[Row], *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Save rows as delimited text."""
    lines = [delimiter.join(f'"{cell}"' if delimiter in str(cell) else str(cell) for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def as_xls(path: Path, sheets: dict[str, list[Row]], *, struck: Sequence[tuple[int, int]] = ()) -> Path:
    """Save sheets as an old .xls; `struck` names places of the first sheet, counted from 1."""
    import xlwt

    book = xlwt.Workbook()
    lined = xlwt.easyxf("font: struck_out on")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for across, cell in enumerate(row):
                if cell is None:
                    continue
                style = lined if number == 0 and (at + 1, across + 1) in struck else None
                style = dated if isinstance(cell, date) else style
                sheet.write(at, across, cell, *([style] if style else []))
    book.save(str(path))
    return path


def as_ods(path: Path, sheets: dict[str, list[Row]]) -> Path:
    """Save sheets as .ods."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for cell in row:
                line.addElement(_ods_cell(cell, TableCell, P))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def any_kind(path: Path, sheets: dict[str, list[Row]]) -> Path:
    """Save sheets as the kind that the extension says."""
    if path.suffix == ".xls":
        return as_xls(path, sheets)
    return as_ods(path, sheets) if path.suffix == ".ods" else workbook(path, sheets)


def _ods_cell(cell: Any, table_cell: Any, paragraph: Any) -> Any:
    if cell is None:
        return table_cell()
    if isinstance(cell, date):
        return table_cell(valuetype="date", datevalue=cell.isoformat())
    if isinstance(cell, int | float):
        return table_cell(valuetype="float", value=str(cell))
    made = table_cell(valuetype="string")
    made.addElement(paragraph(text=cell))
    return made


ONE_HEADINGS = (
    *("Supervisor\nEmail", "OR\nNumber", "Employee\nName", "Class-\nification", "Work\nEmail"),
    *("Program", "Unit", "Hire\nDate", "Supervisor", "Home\nAddress", "Position\nNumber"),
)
ONE_ROWS: tuple[Row, ...] = (
    (
        "cy.boss@odhs.example",
        "  or00123 ",
        "Alder, Ann (EXT)",
        "SSS1",
        "ann.alder@odhs.example ",
        "CPS",
        "4A",
        date(2020, 1, 6),
        "Boss, Cy",
        "1 Elm St",
        101,
    ),
    (
        "cy.boss@odhs.example",
        "or00124",
        "Birch, Bo M.",
        "SSS1",
        "Bo.Birch@odhs.example",
        "Prot Svcs",
        "4A",
        43837,
        "Boss, Cy",
        "2 Elm St",
        102,
    ),
    (
        "cy.boss@odhs.example",
        "OR00125",
        "Cedar,  Cy",
        "SSA",
        "cy.cedar@odhs.example",
        "Protective Services",
        "4A",
        "3/9/2021",
        "Boss, Cy",
        "",
        103,
    ),
    (),
    ("cy.boss@odhs.example", None, "VACANT", "SSS1", None, "CPS", "4A", None, "Boss, Cy", None, 104),
    (
        "cy.boss@odhs.example",
        "or00126",
        "Dogwood, Dee",
        "SSS1",
        "dee.dogwood@odhs.example",
        "CPS Unit",
        "4A",
        date(2019, 5, 1),
        "Boss, Cy",
        "",
        105,
    ),
    (),
    (
        "di.chief@odhs.example",
        "or00127",
        "Elm, Eli Jr.",
        "SSS1",
        "eli.elm@odhs.example",
        "PERM",
        "4P",
        date(2018, 5, 1),
        "Chief, Di",
        "",
        106,
    ),
    (
        "di.chief@odhs.example",
        "or00128",
        "O\u2019Fir, Fay",
        "SSS1",
        "fay.ofir@odhs.example",
        "Ongoing",
        "4P",
        None,
        "Chief, Di",
        "",
        107,
    ),
    (),
    (None, "Total staff", 6, None, None, None, None, None, None, None, None),
    ("* Struck-through staff have left. Please tell us about mistakes.",),
    (None, None, "Note: people on job rotation are not listed"),
)
ONE_PEOPLE = {
    "OR00123": ("Alder, Ann", "ann.alder@odhs.example", "CPS"),
    "OR00124": ("Birch, Bo M.", "bo.birch@odhs.example", "CPS"),
    "OR00125": ("Cedar, Cy", "cy.cedar@odhs.example", "CPS"),
    "OR00126": ("Dogwood, Dee", "dee.dogwood@odhs.example", "CPS"),
    "OR00127": ("Elm, Eli Jr.", "eli.elm@odhs.example", "Permanency"),
    "OR00128": ("O'Fir, Fay", "fay.ofir@odhs.example", "Permanency"),
}


def one_district(path: Path, headings: Row = ONE_HEADINGS, *, order: Sequence[int] | None = None) -> Path:
    """Build a district's roster: titles, a header in row 6, a struck row, a vacancy, blanks, a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Staff"
    sheet["A1"] = "District 4 Child Welfare Roster"
    sheet.merge_cells("A1:K1")
    sheet["A2"] = "Data refreshed on 9/2/2025"
    sheet["A4"] = "Confidential: do not forward outside of the branch offices, please."
    order = order or range(len(headings))
    for at, row in enumerate((headings, *ONE_ROWS), start=6):
        put(sheet, at, [row[place] for place in order] if len(row) == len(headings) else row)
    for cell in sheet[12]:
        cell.font = STRUCK
    other = book.create_sheet("Old staff")
    other.append(["OR Number", "Employee Name", "Work Email"])
    other.append(["OR99999", "Ghost, Gil", "gil.ghost@odhs.example"])
    other.sheet_state = "hidden"
    book.save(path)
    return path


def put(sheet: Worksheet, row: int, cells: Row) -> None:
    """Write one row of cells."""
    for column, cell in enumerate(cells, start=1):
        if cell is not None and cell != "":
            sheet.cell(row, column, cell)


SIXTEEN_HEADINGS: tuple[tuple[str, ...], ...] = (
    ("OR Number", "Employee Name", "Work Email", "Classification", "Program", "Supervisor", "Supervisor Email"),
    ("Emp #", "Name", "E-mail", "Class", "Prog", "Sup", "Sup Email"),
    ("ID", "Worker", "Email Address", "Job Title", "Unit", "Manager", "Manager E-mail"),
    ("OR#", "Staff Name", "Email", "Title", "Program Area", "Reports To", "Email"),
)
SIXTEEN_WORDS = (
    (("CPS", "Prot Svcs"), ("Permanency", "PERM")),
    (("Protective Services", "CPS Unit"), ("Ongoing", "Perm Unit")),
    (("Unit 1 CPS", "Child Safety"), ("Perm unit", "Permanency Unit")),
    (("Child Protective Services", "cps"), ("perm", "ONGOING")),
)


def sixteen_districts(path: Path) -> tuple[Path, dict[str, tuple[int, str, str, str]]]:
    """Build a sheet a district, each with a header row, an order and words of its own; and who is in it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    people: dict[str, tuple[int, str, str, str]] = {}
    for district in range(1, 17):
        style = district % 4
        sheet = book.create_sheet(("D{:02}", "District {}", "Dist {} staff", "D-{}")[style].format(district))
        order = [(at + district) % 7 for at in range(7)]
        header = 1 + district % 7
        for row in range(1, header):
            sheet.cell(row, 1, f"Roster as of 9/{row}/2025" if row == 1 else f"line {row}")
        put(sheet, header, [SIXTEEN_HEADINGS[style][at] for at in order])
        for number in range(6 + district % 3):
            half = number % 2
            family, given = FAMILIES[(district + number) % 12], GIVENS[(district * 5 + number) % 12]
            key = f"OR{district:02}{number:03}"
            mail = f"{given}.{family}{district}@odhs.example".lower()
            word = SIXTEEN_WORDS[style][half][number // 2 % 2]
            boss = ("Boss, Bea", "bea.boss@odhs.example") if half else ("Chief, Che", "che.chief@odhs.example")
            row_cells = (f" {key.lower()} ", f"{family}, {given}", mail, "SSS1", word, *boss)
            put(sheet, header + 1 + number + (number > 2), [row_cells[at] for at in order])
            people[key] = (district, ("CPS", "Permanency")[half], f"{family}, {given}", mail)
        sheet.cell(header + 14, 1, "Total")
        sheet.cell(header + 14, 2, 6)
    book.save(path)
    return path, people


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Pack parts as a zip file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def bare_xlsx(sheet_data: str, *, main: str = MAIN, links: str = LINKS, before: str = "", book: str = "") -> bytes:
    """Build the smallest workbook around hand-written rows, for what no library would write."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return zipped(
        {
            "[Content_Types].xml": head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/>'
            "</Types>",
            "_rels/.rels": f'{head}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{links}">{book}'
            '<sheets><sheet name="D04" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{head}{before}<worksheet xmlns="{main}">'
            f"<sheetData>{sheet_data}</sheetData></worksheet>",
        }
    )


def inline(rows: list[Row]) -> str:
    """Write rows as a sheet's XML with the texts in place."""
    lines = []
    for row in rows:
        cells = "".join(
            f"<c><v>{cell}</v></c>" if isinstance(cell, int | float) else f'<c t="inlineStr"><is><t>{cell}</t></is></c>'
            for cell in row
        )
        lines.append(f"<row>{cells}</row>")
    return "".join(lines)
