"""A list of entries in a sheet: what it would do to the list is shown, and written with --yes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import Json
from tracker.cli.say import print_json, talk

if TYPE_CHECKING:
    from tracker.intake.catalogue import CatalogueProposal

SET_ASIDE = 5
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
    from tracker.intake import set_aside
    from tracker.intake.arriving import open_book
    from tracker.intake.catalogue import propose_catalogue, write_catalogue

    with door.records(writing=yes) as store:
        with store.reading() as db:
            proposal = propose_catalogue(db, open_book(file), to)
        change = write_catalogue(store, proposal) if yes else None
    _tell(proposal, change, yes=yes)
    if as_json:
        print_json(_proposed(proposal, change))
    if yes and proposal.problems:
        rows = [(p.sheet, p.row or "", p.column or "", p.message) for p in proposal.problems]
        beside = set_aside.write_beside(file, rows, door.workspace().exports)
        talk("Rows with a problem were set aside" + (f"; they are in {beside}." if beside else "."))
        raise typer.Exit(SET_ASIDE)


def _tell(proposal: "CatalogueProposal", change: int | None, *, yes: bool) -> None:
    for line in proposal.lines:
        if line.what != "same":
            said = {"new": "+", "named": "+", "changed": "~"}[line.what]
            place = f" (takes the place of entry {line.number}, which has no title)" if line.what == "named" else ""
            talk(f"{said} {line.entry.title}{place}")
            for field, old, fresh in line.changes:
                talk(f"    {field.replace('_', ' ')}: {old or 'nothing'} → {fresh}")
    for problem in proposal.problems:
        talk(f"! {problem.sheet}!{problem.column or ''}{problem.row or ''}: {problem.message}")
    for each in proposal.file.assumptions:
        talk(f"· {each}")
    if proposal.file.unused:
        talk(f"· Not read: {', '.join(proposal.file.unused)}.")
    counts = ", ".join(f"{count} {what}" for what, count in proposal.counts.items())
    talk(f"{proposal.catalogue}: {counts}; {len(proposal.problems)} with a problem.")
    if change:
        talk(f"`tracker undo {change}` takes it back.")
    else:
        talk(
            "Nothing was written: the list says all of this already."
            if yes
            else "Nothing was written. --yes writes it."
        )


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
        "assumptions": list(proposal.file.assumptions),
        "unused": list(proposal.file.unused),
        "committed": change is not None,
        "change": change,
    }  # fmt: skip
