"""What every import of a sheet tells at its end: problems by address, what was assumed, what was written or not."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tracker.cli import door
from tracker.cli.say import talk

if TYPE_CHECKING:
    from tracker.intake.values import Problem

SET_ASIDE = 5


def tell_problems(problems: "Sequence[Problem]", assumptions: Sequence[str], unused: Sequence[str] = ()) -> None:
    """Name each problem by sheet, column and row, then what was assumed, then the columns that were not read."""
    for problem in problems:
        talk(f"! {problem.sheet}!{problem.column or ''}{problem.row or ''}: {problem.message}")
    for each in assumptions:
        talk(f"· {each}")
    if unused:
        talk(f"· Not read: {', '.join(unused)}.")


def tell_written(change: int | None, counts: Mapping[str, int], where: str) -> None:
    """Say which change was written and how it is taken back, or that nothing of what was found (`counts`) is new."""
    if change:
        talk(f"`tracker undo {change}` takes it back.")
    elif not any(counts.values()):
        talk("Nothing was written: nothing in it is certain.")
    elif not any(count for what, count in counts.items() if what != "same"):
        talk(f"Nothing was written: everything certain in it is in the {where} already.")
    else:
        talk("Nothing was written. --yes writes it.")


def leave_aside(file: Path, problems: "Sequence[Problem]", what: str = "Rows") -> None:
    """Write what could not be taken into a workbook beside the file, and end with that exit code."""
    from tracker.intake import set_aside

    if not problems:
        return
    rows = [(p.sheet, p.row or "", p.column or "", p.message) for p in problems]
    beside = set_aside.write_beside(file, rows, door.workspace().exports)
    talk(f"{what} with a problem were set aside" + (f"; they are in {beside}." if beside else "."))
    raise typer.Exit(SET_ASIDE)
