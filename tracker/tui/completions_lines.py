"""What a file of completions would change, line by line, with the questions that it leaves first."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.names import show
from tracker.tui.completions_file import Compared
from tracker.tui.preview import STILL, Item
from tracker.tui.screens.importing import steps

if TYPE_CHECKING:
    from tracker.intake.completions.proposal import Proposal, UnknownCourse
    from tracker.intake.completions.values import Mark, SheetMarks

EXISTING = {
    "history": "every completion is added to what is there",
    "fill": "only added to somebody without any credit for the course",
    "newer": "only a later one is added; an earlier one of this source gives way",
}
FIELDS = {
    "name": "Name",
    "family": "Last name",
    "given": "First name",
    "employee_number": "OR number",
    "email": "Email",
    "sign_in": "Sign-in name",
    "district": "District",
    "course": "Course",
    "course_code": "Course code",
    "status": "State",
    "completed_on": "Day completed",
    "day": "Day",
    "course_complete": "Course complete",
    "marks": "Marks of a course",
}
SHAPES = {
    "long": "a row for each person and course",
    "wide": "a column for each course",
    "moodle activities": "Moodle activity completion",
    "moodle course": "Moodle course completion",
}
ORDERS = {"day first": "the day stands first", "month first": "the month stands first"}


def facts(compared: Compared, waiting: int, figures: str) -> str:
    """Give the step, the file, the counts, and what it does to the coverage."""
    proposal, file = compared.brought.proposal, compared.brought.file
    shapes = ", ".join(dict.fromkeys(SHAPES[sheet.shape] for sheet in file.sheets if sheet.shape))
    counts = (
        f"+{len(proposal.added)} completed",
        f"~{len(proposal.replaced)} newer",
        f"–{len(proposal.exempted)} exempt",
        f"?{waiting} to decide",
        f"={len(proposal.known)} known",
        f"{len(proposal.unfinished)} not finished",
    )
    said = f"{file.file}, as of {proposal.on:%A} {proposal.on}: {shapes or 'no completions found'}"
    return "\n".join([steps(3), show(said), "  ".join(counts), show(figures)])


def items_of(compared: Compared) -> list[Item]:
    """Give every line: what waits first, then what would be written, then what was found and noticed."""
    proposal = compared.brought.proposal
    return [
        *_courses(proposal),
        *_days(compared),
        *_blank_below(compared),
        *_people(compared),
        *_problems(proposal),
        *_written(compared),
        *_counted(compared),
        *_columns(compared),
        *_noticed(proposal),
    ]


def _courses(proposal: "Proposal") -> Iterator[Item]:
    """Give the words of courses that nothing is known of, and those that were chosen."""
    for each in proposal.unknown:
        rows = f"{each.marks} row{'s' * (each.marks != 1)}"
        near = f"   perhaps {' or '.join(each.likely)}" if each.likely else ""
        yield Item(("course", each.key), "?", _course(each), f"{STILL} which course is this?  {rows}{near}", asks=True)
    for words, code in proposal.courses.items():
        what = "none of ours: left out" if code == "other" else f"is {code}"
        yield Item(("course", words), "·", words or "the file's course", f"{what}   Enter changes it")


def _course(unknown: "UnknownCourse") -> str:
    return unknown.words or "no course named"


def _days(compared: Compared) -> Iterator[Item]:
    """Give the questions about days: which order, and which day for those without."""
    proposal, choices = compared.brought.proposal, compared.choices
    for code, key, who, question in (
        ("date_order", "order", "Dates", "is the day first or the month?"),
        ("no_day", "undated", "No day", "which day is it of?"),
    ):
        marks = [each.mark for each in proposal.aside if each.code == code]
        if marks:
            rows = f"{len(marks)} row{'s' * (len(marks) != 1)}, e.g. {marks[0].said}"
            yield Item((key,), "?", who, f"{STILL} {question}  {rows}", asks=True, details=tuple(map(_row, marks[:9])))
    if choices.order:
        yield Item(("order",), "·", "Dates", f"{ORDERS[choices.order]}   Enter changes it")
    if choices.on:
        yield Item(("undated",), "·", "No day", f"counts as of {choices.on}   Enter changes it")


def _blank_below(compared: Compared) -> Iterator[Item]:
    """Offer to take the person or the course from above."""
    rows = sum(sheet.blank_below for sheet in compared.brought.file.sheets)
    if rows:
        blank = f"{rows:,} row{'s' * (rows != 1)}"
        what = f"{STILL} {blank} without a person or a course: take what stands above?  f"
        yield Item(("fill",), "?", "Blank below", what, asks=True)
    elif compared.choices.fill_down:
        yield Item(("fill",), "·", "Blank below", "what stands above counts   f changes it")


def _people(compared: Compared) -> Iterator[Item]:
    """Give whoever waits, and whoever was decided."""
    proposal, choices = compared.brought.proposal, compared.choices
    for each in proposal.waiting:
        aside = choices.people.get(each.key) == "aside"
        near = f"may be {each.candidates[0][1]}: {each.candidates[0][2]}" if each.candidates else "nobody fits"
        rows = f"{len(each.marks)} rows, " if len(each.marks) > 1 else ""
        what = "left aside for now" if aside else f"{STILL} who is it?  {rows}{near}"
        may = tuple(f"may be {name}: {why}" for _, name, why in each.candidates)
        details = (*map(_row, each.marks[:3]), *may)
        yield Item(("who", each.key), "?", each.shown, what, asks=not aside, details=details)
    chosen = {learnt.said: compared.brought.names.get(learnt.person_id, "") for learnt in proposal.learnt}
    for said, name in chosen.items():
        yield Item(("learnt", said), "·", said, f"is {name}, and remembered")


def _problems(proposal: "Proposal") -> Iterator[Item]:
    """Give what is to be corrected in the file."""
    asked = {"unknown_course", "no_course", "date_order", "no_day", "blank_below"}
    for number, each in enumerate(each for each in proposal.problems if each.code not in asked):
        place = f"{each.sheet}, {each.column or ''}{each.row}" if each.row else each.sheet
        yield Item(("problem", number), "!", place, each.message)


def _written(compared: Compared) -> Iterator[Item]:
    """Give what would be written."""
    brought = compared.brought
    names, codes = brought.names, brought.courses
    for number, newer in enumerate(brought.proposal.replaced):
        what = f"{codes[newer.course_id]}  {newer.before} → {newer.day}"
        yield Item(("newer", number), "~", names[newer.person_id], what, details=(_row(newer.mark),))
    for number, exempt in enumerate(brought.proposal.exempted):
        what = f"need not take {codes[exempt.course_id]} from {exempt.starts_on}"
        yield Item(("exempt", number), "–", names[exempt.person_id], what, details=(exempt.reason, _row(exempt.mark)))
    for number, added in enumerate(brought.proposal.added):
        what = f"completed {codes[added.course_id]} on {added.day}"
        yield Item(("added", number), "+", names[added.person_id], what, details=(_row(added.mark),))


def _counted(compared: Compared) -> Iterator[Item]:
    """Give the choice for what is there already, and what changes nothing."""
    proposal = compared.brought.proposal
    yield Item(("existing",), "·", "Credit already there", f"{EXISTING[proposal.existing]}   e changes it")
    for why, count in Counter(each.why for each in proposal.known).items():
        yield Item(("known", why), "=", f"{count} known already", why)
    for words, many in (
        ("not finished", len(proposal.unfinished)),
        ("failed, withdrawn or not there", len(proposal.failed)),
        ("for courses that are left out", proposal.left_out),
    ):
        if many:
            yield Item(("count", words), "=", f"{many} {words}", "nothing to record")


def _columns(compared: Compared) -> Iterator[Item]:
    """Give the columns that were found in each sheet; Enter says what one is."""
    for sheet in compared.brought.file.sheets:
        if sheet.skipped:
            yield Item(("sheet", sheet.sheet), "·", sheet.sheet, sheet.skipped)
        for letter, (field, heading) in sorted(columns_of(sheet).items(), key=lambda each: (len(each[0]), each[0])):
            words = FIELDS.get(field, field) if field else "not used"
            yield Item(("column", sheet.sheet, letter), "·", f"{sheet.sheet}, column {letter}", f"{words}   {heading}")
        if sheet.refused:
            yield Item(("refused", sheet.sheet), "·", "never stored", ", ".join(sheet.refused))


def columns_of(sheet: "SheetMarks") -> dict[str, tuple[str, str]]:
    """Give each column that has a heading or a use: its letter, what it is taken for, and its heading."""
    from tracker.intake.scan.limits import letters

    fields = {letter: field for field, letter in sheet.columns.items()}
    tracks = {*sheet.tracks.values()}
    found = {}
    for at, heading in enumerate(sheet.headings, start=1):
        letter = letters(at)
        if heading in sheet.refused or (not heading and letter not in fields):
            continue
        found[letter] = ("marks" if letter in tracks else fields.get(letter, ""), heading)
    return found


def _noticed(proposal: "Proposal") -> Iterator[Item]:
    """Give what was assumed or only guessed."""
    for number, said in enumerate(proposal.assumptions):
        yield Item(("assumed", number), "·", "assumed", said)
    for number, said in enumerate(proposal.guesses):
        yield Item(("guess", number), "·", "not applied", said)


def _row(mark: "Mark") -> str:
    return f"{mark.given.sheet}, {mark.column}{mark.given.row}: {mark.said}"
