"""indicators: aggregate numbers per district and month, shown outward with small ones suppressed, beside coverage."""

import typer

from tracker.cli.indicators.bringing_in import bring_in
from tracker.cli.indicators.counting import define, put
from tracker.cli.indicators.showing import beside, listing, show

indicators_app = typer.Typer(
    help="Aggregate numbers per district and month, beside coverage; never data of a case.", no_args_is_help=True
)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for name, command in (
        ("list", listing),
        ("define", define),
        ("set", put),
        ("import", bring_in),
        ("show", show),
        ("beside", beside),
    ):
        indicators_app.command(name)(command)
    app.add_typer(indicators_app, name="indicators")
