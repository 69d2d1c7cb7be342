"""Untidy rosters from a seed, as files of every kind, with the truth about each beside it; nobody in them exists.

`make(seed, folder)` saves one workbook and gives a `Made`: the row of the headings, the column of each field, every
row of people with what it says, and the records of a month before. The same seed makes the same workbook.
"""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.intake.untidy_rosters import drawn
from tests.intake.untidy_rosters.agency import Agency
from tests.intake.untidy_rosters.books import Plan, pages_of, planned
from tests.intake.untidy_rosters.page import Page
from tests.intake.untidy_rosters.truth import Made, Said, Team, TrueSheet, Worker

__all__ = ["Made", "Said", "Team", "TrueSheet", "Worker", "make"]

NUMBERS = ("OR{:07}", "OR{:08}", "{:08}", "{:07}")
RENAMED = (".xls", ".csv", ".XLSX", ".xlsm", ".txt")


def make(seed: int, folder: Path) -> Made:
    """Make one workbook."""
    dice = random.Random(seed)
    on = date(2025, 1, 1) + timedelta(days=dice.randrange(330))
    plan = planned(dice, on)
    agency = Agency(dice, on, western=plan.encoding == "cp1252", numbers=dice.choice(NUMBERS))
    agency.open()
    agency.staffed(plan.districts, plan.size)
    pages = pages_of(dice, plan, agency)
    path = folder / (plan.file + _ending(dice, plan))
    save(path, plan, pages)
    return Made(
        seed=seed,
        path=path,
        on=on,
        on_said=plan.on_said,
        district=plan.given,
        sheets=tuple(_as_text(page.truth, plan) for page in pages if page.truth.rows),
        held=agency.held({said.worker.key for page in pages for said in page.truth.rows if _is_told(said)}),
        teams={team.team_id: team for team in agency.teams},
        quirks=tuple(plan.quirks),
    )


def _is_told(said: Said) -> bool:
    """Say whether a row tells by number or address who it is, so that another name can be known for theirs."""
    return (said.number is not None and not said.doubtful) or (said.email == said.worker.email and said.number is None)


def save(path: Path, plan: Plan, pages: list[Page]) -> None:
    """Save pages as the kind of file that was planned."""
    if plan.kind == "csv":
        drawn.as_csv(path, pages[0], encoding=plan.encoding, delimiter=plan.delimiter)
    elif plan.kind == "xls":
        drawn.as_xls(path, pages, epoch_1904=plan.epoch_1904)
    elif plan.kind == "ods":
        drawn.as_ods(path, pages)
    else:
        drawn.as_xlsx(path, pages, epoch_1904=plan.epoch_1904, strict=plan.strict)


def _ending(dice: random.Random, plan: Plan) -> str:
    """Give the file's ending, which now and then is not its own."""
    if plan.kind == "xlsx" and dice.random() < 0.08:
        plan.quirks.append("renamed")
        return dice.choice(RENAMED)
    return f".{plan.kind}"


def _as_text(truth: TrueSheet, plan: Plan) -> TrueSheet:
    """Name the one sheet of a text file as it is read: by the file's name."""
    if plan.kind != "csv":
        return truth
    return TrueSheet(
        plan.file, truth.header_row, truth.columns, [replace(said, sheet=plan.file) for said in truth.rows]
    )
