"""Her own old tracker: sessions that were held and are planned, what is known already, and what has to be asked."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.cli import door
from tracker.cli.importing.asked import SET_ASIDE, Asked, Ending
from tracker.cli.say import talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.intake.arriving import Arrived
    from tracker.intake.old_tracker.commit import Imported
    from tracker.intake.old_tracker.values import Answers, Fate, SessionGiven
    from tracker.store import Store

_LISTED = 12  # cells that one question names
#: what a question asks for → how the command line answers it
_ANSWER = {
    "day": "--on DAY gives one day to every cell that says none.",
    "order": "Give --month-first or --day-first.",
    "year": "Give --year.",
    "program": "Give --program CPS or --program Permanency, or both.",
    "held": "The app asks for each; or write it in the cell.",
    "team": "Write the team's code in the file, or choose it in the app.",
}


def bring_in(store: "Store", files: "Sequence[Arrived]", asked: Asked) -> Ending:
    """Propose one tracker and, with --yes, write what is certain."""
    from tracker.intake import set_aside
    from tracker.intake.old_tracker.commit import open_tracker, propose_tracker, waiting_rows, write_tracker

    (arrived,) = files
    with store.reading() as db:
        today = door.today(door.settings(db).zone)
        answers = _answers(db, asked, today)
    file = open_tracker(arrived.path, arrived.book, password=asked.password)
    done = propose_tracker(store, file, answers=answers, today=today)
    if asked.yes:
        done = write_tracker(store, file, done, answers=answers)
    _tell(done, [file.note] if file.note else [], yes=asked.yes)
    if not asked.yes or not done.proposal.problems or done.as_before:
        return Ending(_shape(done))
    beside = set_aside.write_beside(arrived.path, waiting_rows(done), door.workspace().exports)
    talk(f"Cells were set aside for a decision; they are in {beside}." if beside else "Cells were set aside.")
    return Ending(_shape(done), SET_ASIDE)


def _answers(db: "Session", asked: Asked, today: date) -> "Answers":
    """Read what was said about the file; a course or a program that is not in the records is refused."""
    from tracker import teams
    from tracker.errors import WrongUsage
    from tracker.intake.old_tracker.values import Answers

    day = door.day_of(asked.on, door.settings(db).zone) if asked.on else None
    if day and day > today:
        raise WrongUsage(f"--on is the day on which they were held; {day} is still to come.")
    given = [each.rpartition("=") for each in asked.course or ()]
    known = {code.casefold(): code for code in teams.program_titles(db)}
    programs = [each.strip().casefold() for said in asked.program or () for each in said.split(",")]
    wrong = next((each for each in programs if each not in known), None)
    if wrong is not None:
        raise WrongUsage(f"There is no program {wrong!r}. The programs are {' and '.join(known.values())}.")
    return Answers(
        day=day,
        year=asked.year,
        month_first=None if asked.day_first is None else not asked.day_first,
        courses={heading.strip(): _course(db, heading, code) for heading, _, code in given},
        programs=tuple(dict.fromkeys(known[each] for each in programs)),
    )


def _course(db: "Session", heading: str, said: str) -> str:
    """Give the course of a heading; one that another course is called by is refused."""
    from tracker import training
    from tracker.training.words import refuse_anothers

    code = training.find_course(db, said).code
    if heading.strip():
        refuse_anothers(db, heading, code)
    return code


def _tell(done: "Imported", notes: list[str], *, yes: bool) -> None:
    """Show the proposal in the coordinator's words, on stderr: stdout is data."""
    proposal = done.proposal
    talk(f"{proposal.file}, held against the records as of {proposal.today:%A} {proposal.today}:")
    for line in (*_read_lines(done, notes), *_session_lines(done), *_question_lines(done)):
        talk(f"  {line}")
    if done.change:
        talk(f"Written as change {done.change}. `tracker undo {done.change}` takes it back.")
    elif yes:
        talk("Nothing was written: everything certain in it is in the records already.")
    else:
        talk("Nothing was written. Add --yes to apply all that is certain.")


def _read_lines(done: "Imported", notes: list[str]) -> Iterator[str]:
    for sheet in done.read.sheets:
        read = f"{len(sheet.entries)} cells under {len(sheet.headings)} headings"
        yield f"Sheet {sheet.sheet}: {sheet.skipped or read}"
        if sheet.passed_over:
            yield f"  not read: {', '.join(sheet.passed_over)}"
        for colour, (words, means) in sheet.legend.items():
            from tracker.intake.old_tracker.colours import name_of

            yield f"  legend: {name_of(colour)} is “{words}”" + (f" ({means})" if means else "")
    yield from (f"· {line}" for line in (*done.read.notes, *notes, *done.proposal.assumptions))


def _session_lines(done: "Imported") -> Iterator[str]:
    """Say which sessions would be logged and planned, and which are there."""
    proposal = done.proposal
    for sign, sessions in (("+ held", proposal.held), ("+ planned", proposal.planned)):
        yield from (f"{sign} {each.day:%a} {each.day} {_session(each)}" for each in sessions)
    for known in proposal.known:
        still = ", still planned" if known.status == "planned" else ""
        yield f"= {known.cell}: {known.course} on {known.day} for {known.team} is session {known.number}{still}."
    none = sum(each.kind == "none" for each in proposal.fates)
    if none:
        yield f"  {none} cell{'s say' if none > 1 else ' says'} that there was no session."


def _session(each: "SessionGiven") -> str:
    counted = f", {each.headcount} people" if each.headcount is not None else ""
    evidence = "" if each.headcount is not None else " (reported)"
    note = f" “{each.note}”" if each.note else ""
    return f"{each.title}: {', '.join(each.codes)}{counted}{evidence}{note}{''.join(f'; {o}' for o in each.others)}"


def _question_lines(done: "Imported") -> Iterator[str]:
    """Ask each question once, with the cells that it stands before."""
    asked: dict[tuple[str, ...], list[Fate]] = {}
    for each in done.proposal.waiting:
        question = each.question
        shared = question is not None and question.wanted in {"course", "program", "order", "year"}
        key = (
            (question.wanted, question.of)
            if question and shared
            else (each.code, "" if each.code == "no_day" else each.what)
        )
        asked.setdefault(key, []).append(each)
    for fates in asked.values():
        first = fates[0]
        wanted = first.question.wanted if first.question else ""
        words = first.question.words if first.question and wanted in {"course", "program"} else first.what
        if first.code == "no_day" and len(fates) > 1:
            words = "These say no day."
        yield f"? {_cells(fates)}: {words} {_how(first)}".rstrip()
    for problem in done.proposal.problems:
        if problem.code == "no_district":
            yield f"! {problem.sheet}, row {problem.row}: {problem.message}"


def _how(fate: "Fate") -> str:
    """Say how a question is answered here."""
    if fate.question is None or fate.code in {"unclear", "ahead", "far_day"}:
        return ""
    if fate.question.wanted == "course":
        return f'Give --course "{fate.question.of}=CODE".'
    return _ANSWER.get(fate.question.wanted, "")


def _cells(fates: "Sequence[Fate]") -> str:
    from tracker.intake.old_tracker.values import address

    sheets = dict.fromkeys(each.at[0] for each in fates)
    named = [address(each.at) for each in fates[:_LISTED]]
    more = f" and {len(fates) - _LISTED} more" if len(fates) > _LISTED else ""
    return f"{', '.join(sheets)} {', '.join(named)}{more}"


def _shape(done: "Imported") -> dict[str, Any]:
    from tracker.intake.old_tracker.values import written

    proposal = done.proposal
    return {
        "file": proposal.file,
        "kind": "sessions",
        "on": proposal.today,
        "sheets": [
            {
                "sheet": sheet.sheet,
                "cells": len(sheet.entries),
                "headings": list(sheet.headings),
                "not_read": list(sheet.passed_over),
                "legend": {colour: words for colour, (words, _) in sheet.legend.items()},
                "skipped": sheet.skipped,
            }
            for sheet in done.read.sheets
        ],
        "held": [_session_shape(each) for each in proposal.held],
        "planned": [_session_shape(each) for each in proposal.planned],
        "known": [
            {"session": k.number, "status": k.status, "course": k.course, "day": k.day, "team": k.team, "cell": k.cell}
            for k in proposal.known
        ],
        "not_dated": [
            {"cell": written(each.at), "said": each.said} for each in proposal.waiting if each.code == "no_day"
        ],
        "problems": [
            {"sheet": p.sheet, "row": p.row, "column": p.column, "code": p.code, "message": p.message}
            for p in proposal.problems
        ],
        "assumptions": list(proposal.assumptions),
        "committed": done.committed,
        "change": done.change,
    }


def _session_shape(each: "SessionGiven") -> dict[str, Any]:
    return {
        "course": each.course,
        "day": each.day,
        "teams": list(each.codes),
        "evidence": [evidence for _, _, evidence in each.teams],
        "headcount": each.headcount,
        "note": each.note,
        "cells": list(each.cells),
    }
