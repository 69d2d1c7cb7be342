"""The commands in one table; each is imported only when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from tracker import __version__
from tracker.cli import changes, importing, organisation, people, reading, sessions, setup
from tracker.cli.door import OPTIONS

app = typer.Typer(
    name="tracker",
    help="Who has been reached and who is trained, as of any day. No words open the app.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        print(f"tracker {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def begin(
    context: typer.Context,
    workspace: Annotated[Path | None, typer.Option(help="The folder with data, imports and exports.")] = None,
    database: Annotated[str | None, typer.Option(help="Records elsewhere, e.g. a PostgreSQL URL.")] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Refuse to write.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours (NO_COLOR does the same).")] = False,
    allow_network: Annotated[
        bool, typer.Option("--allow-network", help="Open records on a share all the same.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that every command understands."""
    del version
    OPTIONS.workspace, OPTIONS.database = workspace, database
    OPTIONS.read_only, OPTIONS.no_color, OPTIONS.allow_network = read_only, no_color, allow_network
    if context.invoked_subcommand is None:
        reading.coverage()


for room in (setup, importing, reading, sessions, people, organisation, changes):
    room.add_to(app)
