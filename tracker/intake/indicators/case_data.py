"""What must never come in: a sheet that looks like data of a case or a person is refused as a whole.

In doubt it is refused: words that no sheet of numbers per district and month needs are enough. What was found is
never repeated, in no sentence and no log: a column is named by its letter, and by its heading only where that is one of
the words below.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NoReturn

from tracker.errors import UnreadableFile
from tracker.initiatives.indicators.numbers import MOST
from tracker.intake import evidence
from tracker.intake.fields import as_text
from tracker.intake.headings import is_sensitive
from tracker.intake.indicators.layout import SEARCHED, Layout, is_remark
from tracker.intake.indicators.months import month_in
from tracker.intake.indicators.naming import Vocabulary
from tracker.intake.scan.limits import letters
from tracker.intake.values import Book, Cell, Grid
from tracker.intake.words import key

_WHO = (
    r"(child(ren)?|client|youth|victim|survivor|minor|person|patient|participant|parent|mother|father|mom|dad|caregiver"
    r"|guardian|sibling|sister|brother|perpetrator|offender|suspect|trafficker|relative|witness|reporter|caller|teen"
    r"|resource parent|foster parent|caseworker|case worker|worker|screener|supervisor|individual|subject|member"
    r"|family)s?"
)
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "names of persons",
        re.compile(
            rf"\b({_WHO}( s)? ?(full |first |last |given |family |legal )?(names?|initials?)|initials"
            r"|nombres?|apellidos?"
            r"|(first|last|middle|full|given|family|sur|legal|preferred|maiden|nick) ?names?|surname|alias(es)?|aka"
            rf"|names? of( the)? {_WHO})\b|^names?$|^{_WHO}$"
        ),
    ),
    (
        "numbers of cases or persons",
        re.compile(
            rf"\b(({_WHO}|case|report|referral|allegation|assessment|intake|incident|screening|file|record|docket|court"
            r"|medicaid|prime|hotline|call|cps|or ?kids|orkids|ssn|social security|ncmec|tip)( s)?"
            r" ?(no|num|number|numbers|nbr|id|ids|identifier|identifiers|reference|ref)|case|ssn|uuid|guid|mrn)$"
            r"|^(id|ids|identifier|record|#|number id|unique id)$|\b(case|person|client|child|report) id\b|\bssn\b"
        ),
    ),
    (
        "birth dates or ages",
        re.compile(r"\b(dob|d o b|yob|birth ?(date|day)?s?|nacimiento|born|age|ages|edad|age at \w+)\b"),
    ),
    ("facts about a person", re.compile(r"^(school|grade|grade level|school grade)$")),
    (
        "words about a case",
        re.compile(
            r"\b(allegations?|narratives?|comments?|descriptions?|details?|summary|summaries|circumstances|statements?"
            r"|dispositions?|findings?|outcome notes?|case notes?|notes?|concerns?|disclosures?|remarks?|explanations?"
            r"|history|injur(y|ies)|diagnos[ie]s)\b"
        ),
    ),
    (
        "addresses or ways to reach somebody",
        re.compile(
            r"\b(address(es)?|street|zip( ?code)?|postal|city|phones?|telephone|cell|email|e mail|apt|residence)\b"
        ),
    ),
)
_COUNTED = re.compile(r"^(number|count|total|sum|no|nbr) of\b|\b(served|counted|completed|count|counts)$")
_TEXTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "names of persons",
        re.compile(rf"\b{_WHO}(?:['\u2019]s?)?\s+(?:full\s+)?(?:names?|initials)\b|\bname\s*:", re.IGNORECASE),
    ),
    ("addresses or ways to reach somebody", re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)),
    (
        "addresses or ways to reach somebody",
        re.compile(
            r"\b\d{1,6}\s+(?:[NSEW]{1,2}\.?\s+)?[A-Za-z0-9'. ]{2,30}\s(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane"
            r"|blvd|boulevard|ct|court|way|pl|place|hwy|highway|loop|cir|circle|apt)\b\.?",
            re.IGNORECASE,
        ),
    ),
    (
        "addresses or ways to reach somebody",
        re.compile(r"(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}(?!\d)"),
    ),
    ("numbers of cases or persons", re.compile(r"(?<!\d)\d{3}[- ]\d{2}[- ]\d{4}(?!\d)")),
    ("numbers of cases or persons", re.compile(r"(?<![\w.,])[A-Za-z]{0,6}[-#]?\d{6,}(?![\w.])")),
    (
        "numbers of cases or persons",
        re.compile(r"\b(?:case|file|report|client|person)\s*(?:no\.?|number|id|#)\s*(?::|\w*\d)", re.IGNORECASE),
    ),
    (
        "birth dates or ages",
        re.compile(r"\b(?:dob|d\.o\.b\.?|born|birth\s*date|date of birth|years? old|y/?o)\b", re.IGNORECASE),
    ),
)
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")  # in CaseID, YouthDOBs
NARRATIVE, SENTENCE = 200, 8  # characters; words
_FEW = 2


class CaseData(UnreadableFile):
    """This file looks like data of cases or persons. Nothing of it was kept."""


def refuse_case_data(book: Book, layouts: Sequence[Layout | None], words: Vocabulary) -> None:
    """Raise `CaseData` where any sheet, hidden ones too, looks like data of a case or a person."""
    for number, (sheet, layout) in enumerate(zip(book.sheets, layouts, strict=True), start=1):
        grid = replace(sheet, sheet=_place(sheet, number, len(book.sheets)))
        _refuse_headings(grid, layout, words)
        _refuse_texts(grid, layout)
        if layout is None:
            _refuse_names(grid)
        else:
            _refuse_columns(grid, layout, words)


def _refuse(grid: Grid, at: int, looks: str, heading: str = "") -> NoReturn:
    named = f" (“{heading}”)" if heading else ""
    raise CaseData(
        f"Column {letters(at + 1)}{named}{grid.sheet} looks like {looks}. The tracker keeps numbers per"
        " district and month and never data of a case or a person, so nothing of this file was kept. Count the rows per"
        " district and month first, or take that column out, and import that."
    )


def _place(grid: Grid, number: int, of: int) -> str:
    """Name a sheet by its name where that is a plain short one, since it might be somebody's; else by its number."""
    if re.fullmatch(r"(?i)sheet ?\d{1,3}|data|export|report", grid.sheet):
        return f" of sheet “{grid.sheet}”"
    return f" of sheet {number}" if of > 1 else ""


def _refuse_headings(grid: Grid, layout: Layout | None, words: Vocabulary) -> None:
    """Look at the row of headings; of a sheet that is not understood, at every row that may be one."""
    rows = [layout.header_row] if layout else range(1, min(SEARCHED, len(grid.rows)) + 1)
    for row in rows:
        for at, cell in enumerate(grid.rows[row - 1]):
            if not isinstance(cell, str) or len(cell) > NARRATIVE:
                continue
            if words.indicator(cell) or words.place(cell) is not None:
                continue
            said, looks = next(((way, looks) for way in _ways(cell) if (looks := _heading(way))), ("", ""))
            if looks and _below(grid, row, at):
                _refuse(grid, at, looks, cell.strip() if len(said.split()) <= 4 and _plain(said) else "")  # noqa: PLR2004 - words of a heading


def _ways(heading: str) -> Iterator[str]:
    """Give a heading as it is compared: without signs that nobody sees, and with words that stand joined apart."""
    seen = "".join(sign for sign in heading if unicodedata.category(sign) != "Cf")
    yield key(seen)
    yield key(_JOINED.sub(" ", seen))


def _plain(said: str) -> bool:
    """Say whether a heading is made of words of ours alone, so that it may be repeated."""
    return not any(char.isdigit() for char in said) and any(
        (found := pattern.search(said)) and len(found[0]) >= len(said) - _FEW for _, pattern in _HEADINGS
    )


def _heading(said: str) -> str:
    """Give what a heading stands for that must not come in, or nothing."""
    if _COUNTED.search(said):
        return ""
    found = next((looks for looks, pattern in _HEADINGS if pattern.search(said)), "")
    return found or ("facts about a person" if is_sensitive(said) else "")


def _below(grid: Grid, row: int, at: int) -> list[Cell]:
    return [cells[at] for cells in grid.rows[row:] if cells[at] is not None and as_text(cells[at]).strip()]


def _refuse_texts(grid: Grid, layout: Layout | None) -> None:
    """Look at every text, wherever it stands."""
    for number, cells in enumerate(grid.rows, start=1):
        for at, cell in enumerate(cells):
            if not isinstance(cell, str) or ((said := month_in(cell)) and said.first):
                continue
            if len(cell) > NARRATIVE:
                _refuse(grid, at, "words about a case")
            looks = next((looks for looks, pattern in _TEXTS if pattern.search(cell)), "")
            if looks and not (layout and number <= layout.header_row and _is_stamp(cell)):
                _refuse(grid, at, looks)


def _is_stamp(text: str) -> bool:
    """Say whether a text above a table only says when or by what a report was made."""
    return (
        re.fullmatch(r"(?i)\s*(?:report|run|printed|as of|data as of|extracted|through)\b[\w :,/.-]{0,60}", text)
        is not None
    )


def _refuse_names(grid: Grid) -> None:
    """Look at the columns of a sheet that is not understood."""
    for at in range(len(grid.rows[0]) if grid.rows else 0):
        cells = [row[at] for row in grid.rows if isinstance(row[at], str) and str(row[at]).strip()]
        if sum(map(evidence.is_person_like, cells)) >= 1 or (len(cells) >= _FEW and evidence.are_names(cells)):
            _refuse(grid, at, "names of persons")
        long = [cell for cell in cells if len(str(cell).split()) >= SENTENCE]
        if len(long) >= _FEW:
            _refuse(grid, at, "words about a case")


def _refuse_columns(grid: Grid, layout: Layout, words: Vocabulary) -> None:
    """Look below the headings: every column may hold what it is for, and no other one any words or days."""
    rows = [cells for cells in grid.rows[layout.header_row :] if not is_remark(cells)]
    named = {at: field for field, at in layout.columns.items()}
    for at in range(len(grid.rows[layout.header_row - 1])):
        cells = [cells[at] for cells in rows if cells[at] is not None and as_text(cells[at]).strip()]
        looks = _months(cells) if named.get(at) == "month" else next(_wrong(cells, named.get(at, ""), words), "")
        if looks:
            _refuse(grid, at, looks)


def _months(cells: Sequence[Cell]) -> str:
    """Say what a column of months holds that is none: many different days are those of events, or births."""
    days = set()
    for cell in cells:
        said = month_in(cell)
        if said is None and isinstance(cell, str) and (looks := _person(cell)):
            return looks
        found = said.day.certain if said and said.day else None
        if found is not None and not (found.day == 1 or (found.toordinal() + 1) == _next(found).toordinal()):
            days.add(found.day)
    return "days of single events, or birth dates" if len(days) > 1 else ""


def _next(day: date) -> date:
    """Give the first day of the next month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _wrong(cells: Sequence[Cell], field: str, words: Vocabulary) -> Iterator[str]:
    """Say what a column holds that no such column needs."""
    for cell in cells:
        if isinstance(cell, date | datetime):
            yield "days of single events, or birth dates"
        elif isinstance(cell, float) and not isinstance(cell, bool) and abs(cell) > MOST:
            yield "numbers of cases or persons"
        elif isinstance(cell, str) and not words.is_ours(cell):
            if field in ("district", "indicator"):
                looks = _person(cell)
            else:
                looks = "" if _number(cell) or field == "year" else _person(cell) or "words that no such sheet needs"
            if looks:
                yield looks


def _number(text: str) -> bool:
    """Say whether a text is a count, a share or a mere sign."""
    plain = text.strip().replace(",", "").rstrip("%").strip()
    return not any(char.isalpha() for char in plain) and sum(map(str.isdigit, plain)) <= len(str(MOST))


def _person(text: str) -> str:
    """Say what a text looks like that speaks of somebody; nothing where it may be a slip of the keyboard."""
    plain = text.strip()
    if len(plain.split()) >= SENTENCE:
        return "words about a case"
    return "names of persons" if evidence.is_person_like(plain) or evidence.are_names([plain]) else ""
