"""indicators: aggregate numbers per district and month, shown outward with small ones suppressed, beside coverage."""

import typer

from tracker.cli.bare import lists_itself_always
from tracker.cli.indicators.bringing_in import bring_in
from tracker.cli.indicators.counting import define, put
from tracker.cli.indicators.showing import beside, listing, show

WHAT = "Aggregate numbers per district and month, beside coverage; never data of a case."
indicators_app = typer.Typer(help=WHAT)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    lists_itself_always(indicators_app, "indicators", listing, WHAT)
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
