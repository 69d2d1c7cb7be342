"""A sheet to sign in on: who is expected in a session, with room to sign, and blank lines for others."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker import people
from tracker.errors import Refused
from tracker.model import Course, Delivery
from tracker.names import name_key, show
from tracker.reports.handing_out.book import workbook
from tracker.reports.handing_out.calendar import MODES
from tracker.reports.handing_out.invitation import whom
from tracker.reports.handing_out.whose import INTERNAL, NAMES_INSIDE, Whose, whose
from tracker.reports.sheets import Book
from tracker.reports.typeset import typeset
from tracker.reports.words import listed, weekday
from tracker.teams.facts import listing as teams
from tracker.training import find_session

GUESTS = 8  # blank lines
_GUESTS_SAID = "Others who were there, each on a line:"
_HOW = (
    "Put an x under Present for everybody who was there, and minutes where somebody left early. Then import the file."
)
_PLAIN_NOTICE = "Some letters are in no font of this computer. The workbook has them all."
_HIGH, _LINE = 20, 15  # points: a row to write in, and a line of text
_WIDE, _NARROW = {"Name": 34, "Classification": 28, "Employee number": 18, "Team": 18}, 11  # characters
_ACROSS = 78  # characters that the narrowest sheet has room for in a line


@dataclass(frozen=True)
class Expected:
    """Somebody on the roster of a session's teams; the number only where two have the same name."""

    name: str
    classification: str
    team: str
    employee_number: str = ""


@dataclass(frozen=True)
class SignIn:
    """The sheet of one session."""

    number: int
    title: str
    day: date
    about: str  # the time, how, and for whom
    teams: tuple[str, ...]
    people: tuple[Expected, ...]
    notes: tuple[str, ...]
    of: Whose

    @property
    def file_name(self) -> str:
        """Give the name of its files without their ending."""
        return f"sign-in_session-{self.number}_{self.day}_{NAMES_INSIDE}"

    @property
    def headings(self) -> tuple[str, ...]:
        """Give what is said of each person: the team where there are several, the number where names are alike."""
        team = ("Team",) if len(self.teams) > 1 else ()
        number = ("Employee number",) if any(each.employee_number for each in self.people) else ()
        return ("Name", *number, "Classification", *team)

    def line(self, each: Expected) -> tuple[str, ...]:
        """Give a person's cells under the headings."""
        said = {
            "Name": each.name,
            "Employee number": each.employee_number,
            "Classification": each.classification,
            "Team": each.team,
        }
        return tuple(said[heading] for heading in self.headings)


def sign_in(db: Session, number: int, *, example: bool = False) -> SignIn:
    """Give the sheet of a session with the roster of its teams on its own day; one that was cancelled has none."""
    session = find_session(db, number)
    if session.status == "cancelled":
        raise Refused(f"Session {number} is cancelled: nobody signs in. `tracker sessions` lists the others.")
    at = f"{session.starts_at}, " if session.starts_at else ""
    invited = set(db.scalars(select(col(Delivery.team_id)).where(col(Delivery.session_id) == number)))
    named = [each for each in teams(db, session.day) if each.team_id in invited]
    posted = people.listing(db, session.day)
    expected = [(team.code, each) for team in named for each in posted if each.team == team.code]
    alike = Counter(name_key(each.name) for _, each in expected)
    empty = [team.code for team in named if not any(code == team.code for code, _ in expected)]
    return SignIn(
        number=number,
        title=show(db.get_one(Course, session.course_id).title),
        day=session.day,
        about=f"{at}{MODES[session.mode]}. For {listed(map(whom, named))}.",
        teams=tuple(show(each.code) for each in named),
        people=tuple(
            Expected(
                show(each.name),
                show(each.classification),
                show(code),
                show(each.employee_number or "") if alike[name_key(each.name)] > 1 else "",
            )
            for code, each in expected
        ),
        notes=tuple(f"Nobody is on the roster of {show(code)} on that day: they sign below." for code in empty),
        of=whose(db, example=example),
    )


def as_pdf(sheet: SignIn) -> bytes:
    """Draw the sheet to be signed by hand, as PDF/UA."""
    return typeset(
        "handing_out/sign_in.typ",
        {
            **sheet.of.drawn,
            "title": f"Sign-in sheet: {sheet.title}",
            "when": weekday(sheet.day),
            "about": sheet.about,
            "banners": [words for words in (sheet.of.example, INTERNAL) if words],
            "notes": sheet.notes,
            "headings": sheet.headings,
            "rows": [sheet.line(each) for each in sheet.people],
            "guests": GUESTS,
            "foot": f"Session {sheet.number} · {sheet.day} · INTERNAL, names staff",
        },
        sheet.of.moment,
        plain_notice=_PLAIN_NOTICE,
    )


def as_xlsx(sheet: SignIn) -> bytes:
    """Draw the sheet to be ticked on a computer: filled, it is imported as the session's attendance."""
    title = f"Sign-in sheet: {sheet.title}"
    return workbook(
        title, sheet.of.brand.agency, sheet.of.moment, sheet.of.paper, lambda book: _sheet(book, sheet, title)
    )


def _sheet(book: Book, sheet: SignIn, title: str) -> None:
    """Write the heading that the import reads the day and the team from, the people, and blank lines for others."""
    heads = (*sheet.headings, "Present", "Minutes")
    made = book.sheet("Sign-in INTERNAL", title, f"Session {sheet.number}, {sheet.day}, INTERNAL, names staff")
    made.set_portrait()
    told = [f"{weekday(sheet.day)}, {sheet.about} Session {sheet.number}."]
    told += [words for words in (sheet.of.example, INTERNAL, *sheet.notes, _HOW) if words]
    for row, words in enumerate(told, start=1):
        book.wide(made, row, words, len(heads) - 1, bold=words in (INTERNAL, sheet.of.example))
        made.set_row(row, _LINE * (1 + len(words) // _ACROSS))
    top = len(told) + 2
    for column, heading in enumerate(heads):
        book.text(made, top, column, heading, book.style(bold=True, bg_color="#E4E9EE", border=1))
        made.set_column(column, column, _WIDE.get(heading, _NARROW))
    lines = [(*sheet.line(each), "", "") for each in sheet.people]
    for row, cells in enumerate(lines, start=top + 1):
        _line(book, made, row, cells)
    below = top + 1 + len(lines)
    book.text(made, below, 0, _GUESTS_SAID, book.style(italic=True))
    for row in range(below + 1, below + 1 + GUESTS):
        _line(book, made, row, ("",) * len(heads))
    made.repeat_rows(top)
    made.freeze_panes(top + 1, 1)


def _line(book: Book, made: object, row: int, cells: tuple[str, ...]) -> None:
    for column, cell in enumerate(cells):
        book.text(made, row, column, cell, book.style(border=1, valign="vcenter"))
    made.set_row(row, _HIGH)  # type: ignore[attr-defined] # a sheet of XlsxWriter, which has no types
