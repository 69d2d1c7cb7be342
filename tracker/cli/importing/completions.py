"""Completions: who completed what and who need not, what is known already, and what waits for a decision."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.cli import door
from tracker.cli.importing.asked import SET_ASIDE, Asked, Ending, people
from tracker.cli.say import talk

if TYPE_CHECKING:
    from tracker.coverage.values import Coverage
    from tracker.intake.arriving import Arrived
    from tracker.intake.completions.apply import Brought
    from tracker.intake.completions.values import Choices, CompletionsFile
    from tracker.store import Store

NONE_OF_OURS = "none"


def bring_in(store: "Store", files: "Sequence[Arrived]", asked: Asked) -> Ending:
    """Propose one file of completions and, with --yes, write what is certain."""
    from tracker.intake.arriving import open_book
    from tracker.intake.completions.apply import propose_completions, read_file, write_completions

    (arrived,) = files
    book = arrived.book or open_book(arrived.path, password=asked.password)
    today, choices = _choices(store, asked)
    file = read_file(store, book, choices)
    choices = _with_people(store, file, choices, asked.who or [])
    done = propose_completions(store, file, choices, today=today)
    figures = _foreseen(store, done, today)
    if asked.yes:
        done = write_completions(store, done, today=today)
    _tell(done, figures, yes=asked.yes)
    shape = _shape(done, figures)
    if not (asked.yes and done.proposal.waits):
        return Ending(shape)
    if done.again is not None:
        talk("What waited for a decision then still waits.")
        return Ending(shape)
    _write_beside(arrived.path, done)
    return Ending(shape, SET_ASIDE)


def _choices(store: "Store", asked: Asked) -> "tuple[date, Choices]":
    """Give today, and what was said of the file."""
    from tracker import teams
    from tracker.errors import WrongUsage
    from tracker.intake.completions.days import DAY_FIRST, MONTH_FIRST
    from tracker.intake.completions.values import Choices

    if asked.team or asked.session is not None:
        raise WrongUsage("--team and --session are not for completions: each row says whose it is.")
    with store.reading() as db:
        today = door.today(door.settings(db).zone)
        day = door.day_of(asked.on, door.settings(db).zone) if asked.on else None
        if asked.district is not None:
            teams.find_district(db, asked.district)
    if day and day > today:
        raise WrongUsage(f"{day} is still to come: nobody has completed anything on it yet.")
    whole, words = _courses(store, asked.course or [])
    return today, Choices(
        on=day,
        existing=asked.existing or "history",
        course=whole,
        courses=words,
        fill_down=asked.fill_down,
        order=None if asked.day_first is None else DAY_FIRST if asked.day_first else MONTH_FIRST,
        district=asked.district,
    )


def _courses(store: "Store", said: list[str]) -> tuple[str | None, dict[str, str]]:
    """Read --course CODE, and --course "WORDS=CODE"."""
    from tracker import training
    from tracker.errors import WrongUsage
    from tracker.intake.completions.values import LEFT_OUT
    from tracker.intake.words import key
    from tracker.training.words import refuse_anothers

    whole: str | None = None
    words: dict[str, str] = {}
    with store.reading() as db:
        for each in said:
            named, equals, wanted = each.rpartition("=")
            left_out = bool(equals) and wanted.strip().casefold() == NONE_OF_OURS
            code = LEFT_OUT if left_out else training.find_course(db, wanted).code
            if equals:
                if not left_out:
                    refuse_anothers(db, named, code)
                words[key(named)] = code
            elif whole is None:
                whole = code
            else:
                raise WrongUsage('Of several courses each needs its words: --course "WORDS=CODE".')
    return whole, words


def _with_people(store: "Store", file: "CompletionsFile", choices: "Choices", who: list[str]) -> "Choices":
    """Read --who NAME=WHO: a name, email or number of the file, and who it is."""
    from dataclasses import replace

    from tracker import people as everybody
    from tracker.errors import NotFound, WrongUsage
    from tracker.intake.completions.person import who_key
    from tracker.intake.completions.propose import said_of
    from tracker.intake.words import key
    from tracker.model import id_of

    found: dict[str, int | str] = {}
    for each in who:
        name, equals, wanted = each.rpartition("=")
        if not equals:
            raise WrongUsage('Write --who "NAME=WHO": a name of the file, and an employee number or email.')
        keys = {
            who_key(mark.given)
            for mark in file.marks
            if key(name)
            in {
                key(said_of(mark.given)),
                key(mark.given.email or ""),
                key(mark.given.name.raw if mark.given.name else ""),
            }
        }
        if not keys:
            raise NotFound(f"There is no {name!r} in this file.")
        with store.reading() as db:
            person = id_of(everybody.find(db, wanted))
        found.update(dict.fromkeys(keys, person))
    return replace(choices, people=found)


def _foreseen(store: "Store", done: "Brought", today: date) -> "tuple[Coverage, Coverage] | None":
    """Give the figures before and after, where anything changes and the records may be tried out."""
    from tracker.intake.completions.apply import foreseen

    if done.proposal.is_empty or store.read_only:
        return None
    return foreseen(store, done, today=today)


def _write_beside(path: Path, done: "Brought") -> None:
    from tracker.intake import set_aside
    from tracker.intake.completions.aside import of_completions

    beside = set_aside.write_beside(path, of_completions(done.proposal), door.workspace().exports)
    talk(f"Rows were set aside for a decision; they are in {beside}." if beside else "Rows were set aside.")


def _tell(done: "Brought", figures: "tuple[Coverage, Coverage] | None", *, yes: bool) -> None:
    """Show the proposal in the coordinator's words, on stderr: stdout is data."""
    talk(f"{done.file.file}, completions as of {done.proposal.on:%A} {done.proposal.on}:")
    for line in (*_read_lines(done), *_change_lines(done), *_question_lines(done), *_figures(figures)):
        talk(f"  {line}")
    if done.change:
        talk(f"Written as change {done.change}. `tracker undo {done.change}` takes it back.")
    elif not yes:
        talk("Nothing was written. Add --yes to apply all that is certain.")
    elif done.again is not None:
        talk("Nothing was written: this file was imported before and says nothing new.")
    else:
        talk("Nothing was written: there is nothing new in this file that is certain.")


def _read_lines(done: "Brought") -> Iterator[str]:
    """Say what was read from each sheet."""
    for sheet in done.file.sheets:
        if sheet.skipped:
            yield f"Sheet {sheet.sheet}: {sheet.skipped}"
            continue
        yield f"Sheet {sheet.sheet}: {people(sheet.people)}, headings in row {sheet.header_row} ({sheet.shape})"
        if sheet.refused:
            yield f"  never stored: {', '.join(sheet.refused)}"
        if sheet.unused:
            yield f"  not read: {', '.join(sheet.unused)}"


def _change_lines(done: "Brought") -> Iterator[str]:
    """Say who completed what, whose day becomes a later one, and who need not take a course."""
    proposal, names, codes = done.proposal, done.names, done.courses
    for added in proposal.added:
        yield f"+ {names[added.person_id]} completed {codes[added.course_id]} on {added.day}"
    for newer in proposal.replaced:
        yield f"~ {names[newer.person_id]}: {codes[newer.course_id]} {newer.before} → {newer.day}"
    for exempt in proposal.exempted:
        who, course = names[exempt.person_id], codes[exempt.course_id]
        yield f"– {who} need not take {course} from {exempt.starts_on} ({exempt.reason})"
    for why, count in Counter(each.why for each in proposal.known).items():
        yield f"= {count} known already: {why}"
    for words, count in (
        ("not finished", len(proposal.unfinished)),
        ("failed, withdrawn or not there", len(proposal.failed)),
        ("for courses that are left out", proposal.left_out),
    ):
        if count:
            yield f"= {count} {words}: nothing to record"


def _question_lines(done: "Brought") -> Iterator[str]:
    """Say what waits for a decision, and what was assumed or only guessed."""
    proposal = done.proposal
    for each in proposal.waiting:
        may = "; or ".join(f"{name}: {why}" for _, name, why in each.candidates)
        rows = f" ({len(each.marks)} rows)" if len(each.marks) > 1 else ""
        yield f"? {each.shown}{rows}: " + (f"may be {may}" if may else "nobody in the records fits")
    for problem in proposal.problems:
        place = f"{problem.sheet}, row {problem.row}" if problem.row else problem.sheet
        yield f"! {place}: {problem.message}"
    yield from (f"· {line}" for line in proposal.assumptions)
    yield from (f"· Not applied: {guess}" for guess in proposal.guesses)


def _figures(figures: "tuple[Coverage, Coverage] | None") -> Iterator[str]:
    """Say what becomes of the coverage."""
    for each in _coverage(figures):
        before, after = each["before"], each["after"]
        yield (
            f"Coverage of {each['course']}: {before['trained']} of {before['eligible']} trained"
            f" → {after['trained']} of {after['eligible']}"
        )


def _coverage(figures: "tuple[Coverage, Coverage] | None") -> list[dict[str, Any]]:
    """Give the courses whose figures change, over all programs, before and after."""
    from tracker.intake.completions.figures import changed

    return [
        {
            "course": before.course,
            "before": {"trained": before.trained, "eligible": before.eligible, "exempt": before.exempt},
            "after": {"trained": after.trained, "eligible": after.eligible, "exempt": after.exempt},
        }
        for before, after in (changed(*figures) if figures else ())
    ]


def _shape(done: "Brought", figures: "tuple[Coverage, Coverage] | None") -> dict[str, Any]:
    proposal = done.proposal
    return {
        "file": proposal.file,
        "kind": "completions",
        "on": proposal.on,
        "source": proposal.source,
        "existing": proposal.existing,
        "sheets": [
            {
                "sheet": sheet.sheet,
                "shape": sheet.shape,
                "header_row": sheet.header_row,
                "people": sheet.people,
                "columns": sheet.columns,
                "courses": sheet.tracks,
                "refused": sheet.refused,
                "unused": sheet.unused,
                "skipped": sheet.skipped,
            }
            for sheet in done.file.sheets
        ],
        "added": len(proposal.added),
        "replaced": len(proposal.replaced),
        "exempted": len(proposal.exempted),
        "known": len(proposal.known),
        "unfinished": len(proposal.unfinished),
        "failed": len(proposal.failed),
        "left_out": proposal.left_out,
        "set_aside": len(proposal.aside) + len(proposal.waiting),
        "not_matched": [each.shown for each in proposal.waiting],
        "problems": [
            {"sheet": p.sheet, "row": p.row, "column": p.column, "code": p.code, "message": p.message}
            for p in proposal.problems
        ],
        "assumptions": proposal.assumptions,
        "guesses": proposal.guesses,
        "coverage": _coverage(figures),
        "committed": done.committed,
        "change": done.change,
    }
