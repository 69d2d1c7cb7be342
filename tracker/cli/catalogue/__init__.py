"""catalogue: what is offered on demand, how much of it is posted, and which reviews are due."""

import typer

from tracker.cli.bare import lists_itself
from tracker.cli.catalogue.bringing_in import bring_in
from tracker.cli.catalogue.changing import add, change, new, planned, posted, retire, reviewed
from tracker.cli.catalogue.listing import listing

WHAT = "What is offered on demand: how many of each list are posted, late, due for review."
catalogue_app = typer.Typer(help=WHAT)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    lists_itself(catalogue_app, "catalogue", listing, WHAT)
    for name, command in (
        ("list", listing),
        ("new", new),
        ("planned", planned),
        ("add", add),
        ("set", change),
        ("posted", posted),
        ("reviewed", reviewed),
        ("retire", retire),
        ("import", bring_in),
    ):
        catalogue_app.command(name)(command)
    app.add_typer(catalogue_app, name="catalogue")
