"""A list of entries in a sheet: what it would do to the list is shown, and written with --yes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.brought import leave_aside, tell_problems, tell_written
from tracker.cli.reading import Json
from tracker.cli.say import print_json, talk

if TYPE_CHECKING:
    from tracker.intake.catalogue import CatalogueProposal

List = Annotated[str, typer.Option("--list", metavar="CODE", help="The list, such as on-demand.")]


def bring_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook or CSV with a column Title.")],
    to: List,
    yes: Annotated[bool, typer.Option("--yes", help="Write what is certain.")] = False,
    as_json: Json = False,
) -> None:
    """Import a list's entries from a sheet; without --yes it shows what would be written.

    Example: tracker catalogue import imports/Resource_guide_sample.csv --list resource-guide
    """
    from tracker.intake.arriving import open_book
    from tracker.intake.catalogue import propose_catalogue, write_catalogue

    with door.records(writing=yes) as store:
        with store.reading() as db:
            today = door.today(door.settings(db).zone)
            proposal = propose_catalogue(db, open_book(file), to, today=today)
        change = write_catalogue(store, proposal) if yes else None
    _tell(proposal, change)
    if as_json:
        print_json(_proposed(proposal, change))
    if yes:
        leave_aside(file, proposal.problems)


def _tell(proposal: "CatalogueProposal", change: int | None) -> None:
    for line in proposal.lines:
        if line.what != "same":
            said = {"new": "+", "named": "+", "changed": "~"}[line.what]
            place = f" (takes the place of entry {line.number}, which has no title)" if line.what == "named" else ""
            talk(f"{said} {line.entry.title}{place}")
            for field, old, fresh in line.changes:
                talk(f"    {field.replace('_', ' ')}: {old or 'nothing'} → {fresh}")
    tell_problems(proposal.problems, (*proposal.file.assumptions, *proposal.notes), proposal.file.unused)
    counts = ", ".join(f"{count} {what}" for what, count in proposal.counts.items())
    talk(f"{proposal.catalogue}: {counts}; {len(proposal.problems)} with a problem.")
    tell_written(change, proposal.counts, "list")


def _proposed(proposal: "CatalogueProposal", change: int | None) -> dict[str, object]:
    return {
        "list": proposal.catalogue,
        **proposal.counts,
        "lines": [
            {"what": each.what, "entry": each.number, "title": each.entry.title, "row": each.entry.row,
             "changes": [list(one) for one in each.changes]}
            for each in proposal.lines
        ],
        "problems": list(proposal.problems),
        "assumptions": [*proposal.file.assumptions, *proposal.notes],
        "unused": list(proposal.file.unused),
        "committed": change is not None,
        "change": change,
    }  # fmt: skip
