"""Numbers in a sheet: what they would change is shown, and written with --yes; data of a case is refused whole."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.brought import leave_aside, tell_problems, tell_written
from tracker.cli.reading import Json
from tracker.cli.say import print_json, table, talk

if TYPE_CHECKING:
    from tracker.intake.indicators import NumbersProposal


def bring_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook or CSV of numbers per district and month.")],
    indicator: Annotated[
        str | None, typer.Option(metavar="CODE", help="What the numbers are of, where the sheet does not say it.")
    ] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How months written as days are to be read.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write what is certain.")] = False,
    as_json: Json = False,
) -> None:
    """Import numbers per district and month; without --yes it shows old and new. Case data is never read.

    Example: tracker indicators import imports/Screenings_by_district_sample.csv --indicator screenings
    """
    from tracker.intake.arriving import open_book
    from tracker.intake.completions.days import DAY_FIRST, MONTH_FIRST
    from tracker.intake.indicators import propose_numbers, write_numbers

    order = None if day_first is None else DAY_FIRST if day_first else MONTH_FIRST
    with door.records(writing=yes) as store:
        with store.reading() as db:
            today = door.today(door.settings(db).zone)
            proposal = propose_numbers(db, open_book(file), today=today, indicator=indicator, order=order)
        change = write_numbers(store, proposal) if yes else None
    _tell(proposal, change, quiet=as_json)
    if as_json:
        print_json(
            {
                **proposal.counts,
                "numbers": [
                    {"indicator": n.indicator, "district": n.district, "month": f"{n.month:%Y-%m}", "old": n.old,
                     "new": n.new, "what": n.what}
                    for n in proposal.lines
                ],
                "problems": list(proposal.problems),
                "assumptions": list(proposal.assumptions),
                "committed": change is not None,
                "change": change,
            }
        )  # fmt: skip
    if yes:
        leave_aside(file, proposal.problems, "Cells")


def _tell(proposal: "NumbersProposal", change: int | None, *, quiet: bool) -> None:
    moved = [each for each in proposal.lines if each.what != "same"]
    if moved and not quiet:
        table(
            ("indicator", "month", "district", "old", "new"),
            [
                (n.indicator, f"{n.month:%Y-%m}", n.district or "whole state", "" if n.old is None else n.old, n.new)
                for n in moved
            ],
        )
    tell_problems(proposal.problems, proposal.assumptions)
    counts = ", ".join(f"{count} {what}" for what, count in proposal.counts.items())
    talk(f"Numbers: {counts}; {len(proposal.problems)} with a problem.")
    tell_written(change, proposal.counts, "records")
