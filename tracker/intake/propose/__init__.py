"""The heart of an import: what a roster would change, as one value that is drawn, compared and committed."""

from collections.abc import Sequence
from datetime import date

from tracker.intake.propose.absent import absent, covered
from tracker.intake.propose.changes import said_of
from tracker.intake.propose.outcome import Placing, outcomes
from tracker.intake.propose.place import Places
from tracker.intake.propose.recognise import recognise
from tracker.intake.propose.values import (
    ASIDE,
    NEW,
    Aside,
    Brake,
    Change,
    Changed,
    Decided,
    Held,
    HeldPerson,
    HeldTeam,
    Joiner,
    Kept,
    Leaver,
    Mover,
    PossiblyLeft,
    Proposal,
    SheetSummary,
    Struck,
    Unchanged,
)
from tracker.intake.values import Problem, Roster, SheetRead

__all__ = [
    "ASIDE",
    "NEW",
    "Aside",
    "Brake",
    "Change",
    "Changed",
    "Decided",
    "Held",
    "HeldPerson",
    "HeldTeam",
    "Joiner",
    "Kept",
    "Leaver",
    "Mover",
    "PossiblyLeft",
    "Proposal",
    "SheetSummary",
    "Struck",
    "Unchanged",
    "propose",
    "said_of",
]

_UNDECIDED = Decided()
_BRAKE = Brake()


def propose(held: Held, roster: Roster, *, on: date, decided: Decided = _UNDECIDED, brake: Brake = _BRAKE) -> Proposal:
    """Compare a roster with what is held as of its date, and say what it would change; nothing is written."""
    found, placings = outcomes(recognise(held, roster, decided), Places(held.teams), on, decided)
    teams = covered(roster, placings)
    leavers, possibly_left = absent(held, placings, roster, teams=teams, on=on, decided=decided, brake=brake)
    words = tuple((next(iter(said)), unit) for unit, said in found.words.items() if len(said) == 1)
    return Proposal(
        file=roster.file,
        digest=roster.digest,
        on=on,
        version=held.version,
        sheets=tuple(_summary(sheet) for sheet in roster.sheets),
        joiners=tuple(found.joiners),
        movers=tuple(found.movers),
        leavers=(*found.leavers, *leavers),
        changed=tuple(found.changed),
        unchanged=tuple(found.unchanged),
        repeated=tuple(found.repeated),
        aside=tuple(found.aside),
        possibly_left=possibly_left,
        struck=tuple(found.struck),
        kept=tuple(found.kept),
        covered=teams,
        words=words,
        problems=_problems(roster, found.problems, _understood(placings)),
        assumptions=(
            *(each for sheet in roster.sheets for each in sheet.assumptions),
            *found.assumptions,
            *(f"“{unit}” is remembered as {_code(held, team)} for the next file." for team, unit in words),
        ),
        guesses=tuple(each for sheet in roster.sheets for each in sheet.guesses),
    )


def _code(held: Held, team_id: int) -> str:
    return next(team.code for team in held.teams if team.team_id == team_id)


def _summary(sheet: SheetRead) -> SheetSummary:
    """Give what was read from a sheet, without its people."""
    return SheetSummary(sheet.sheet, sheet.header_row, len(sheet.people), sheet.columns, sheet.refused, sheet.skipped)


def _understood(placings: Sequence[Placing]) -> set[tuple[str, int]]:
    """Give the rows whose own word for a program is known as a team's."""
    return {each.row.at for each in placings if each.team and not each.row.aside and each.row.given.program is None}


def _problems(roster: Roster, found: list[Problem], understood: set[tuple[str, int]]) -> tuple[Problem, ...]:
    """Give the reader's problems and those found here; what a whole sheet lacks is said once for it."""
    read = [
        problem
        for sheet in roster.sheets
        for problem in sheet.problems
        if problem.code != "unknown_program" or (problem.sheet, problem.row) not in understood
    ]
    whole = {(problem.sheet, problem.code) for problem in read if problem.row is None}
    return (*read, *(problem for problem in found if (problem.sheet, problem.code) not in whole))
