"""The commands in one table; the room of each is imported only when it runs."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from tracker import __version__
from tracker.cli.door import OPTIONS
from tracker.errors import WrongUsage

#: command → its room and what `tracker --help` says of it (the first sentence of its own help)
COMMANDS = {
    "init": ("setup", "Make a workspace with the districts, teams and courses that ship."),
    "demo": ("setup", "Make (or renew) a workspace of example data and open it."),
    "import": ("importing", "Import rosters (or a session's attendance)."),
    "template": ("templates", "Write a roster to send out for each district, filled with who is held now."),
    "coverage": ("reading", "Show teams reached and people trained, as of any day and as known on any moment."),
    "left": ("reading", "Show who is still to be trained."),
    "why": ("explaining", "Show why the figures moved between two days: parts that add up to the whole change."),
    "restatement": (
        "explaining",
        "Show how a day's figures read at one moment and read at another, and the facts that made the difference.",
    ),
    "trend": ("ahead", "Show teams reached and people trained at each month's end, or week, up to a day."),
    "next": ("ahead", "Show the teams that remain, and where one session would add most."),
    "forecast": ("ahead", "Show the pace that is needed, and what planned sessions would bring."),
    "report": (
        "reporting",
        "Write the coverage report; the leadership copy, without names, unless another is asked for.",
    ),
    "wording": (
        "reporting",
        "Show a report's words, or put your own in their place; they stay with the report of that day and copy.",
    ),
    "invitations": ("handing_out", "Write the sessions that lie ahead as calendar files (.ics) to send."),
    "sign-in": (
        "handing_out",
        "Write a session's sign-in sheet: who is on the roster of its teams that day, and blank lines for others.",
    ),
    "certificates": (
        "handing_out",
        "Write certificates of completion: somebody's newest for each course, or all of a session; or look one up.",
    ),
    "reconciliation": (
        "handing_out",
        "Write what the learning system may not have: the completions that are held here, to enter there.",
    ),
    "reports": ("reports", "Published reports: kept as they were given out, and drawn again."),
    "packets": (
        "packets",
        "Write a packet for each district: where it stands, who is outstanding, what it is asked for, and its roster.",
    ),
    "log": ("sessions", "Log a session that was held."),
    "schedule": ("sessions", "Plan a session for one or several teams."),
    "hold": ("sessions", "Mark a planned session held, with its attendance if there is some."),
    "cancel": ("sessions", "Cancel a session; what was recorded of it stays and counts no more."),
    "sessions": ("sessions", "List the sessions, newest day first."),
    "waiting": ("names", "List the names that wait for a decision."),
    "decide": ("names", "Decide who is meant by a name that waits in a session; the next list knows it."),
    "people": ("people", "Who is posted where, and what is known of somebody."),
    "teams": ("organisation", "Districts' teams."),
    "districts": ("districts", "Districts, their names, counties and teams."),
    "courses": ("courses", "Courses, their targets, validity and audience."),
    "estimates": ("estimates", "Figures that somebody else published."),
    "contacts": ("contacts", "Who to call, what was said, and what comes next, by day."),
    "plan": ("plan", "The improvement plan: how its entries stand, beside live figures."),
    "funding": ("funding", "Money that was asked for, what was decided, and what it comes to."),
    "catalogue": ("catalogue", "What is offered on demand: how many of each list are posted, late, due for review."),
    "indicators": ("indicators", "Aggregate numbers per district and month, beside coverage; never data of a case."),
    "trainers": ("trainers", "Trainers: what they may deliver, and what their sessions added."),
    "history": ("changes", "Show what was done, newest first."),
    "undo": ("changes", "Take back a change; refused, with names, where something newer rests on it."),
    "redo": ("changes", "Take back the newest undo."),
    "backup": ("changes", "Copy the records, check the copy, and say where it is."),
    "restore": ("changes", "Put a backup in the place of the records; the current ones are backed up first."),
    "check": ("changes", "Check that everything is as it was written."),
    "where": ("setup", "Say which workspace and records are in use."),
    "config": ("setup", "Settings that figures rest on."),
}


@cache
def _room(name: str) -> Mapping[str, Any]:
    """Import a room and make its commands, once: rooms that hold groups add to them."""
    room = typer.Typer(add_completion=False, rich_markup_mode=None)
    room.callback()(lambda: None)  # so that a room of one command is a group as well
    import_module(f"tracker.cli.{name}").add_to(room)
    return typer.main.get_group(room).commands


class Rooms(typer.core.TyperGroup):
    """The table as a group of commands: `--help` imports none of them, a command only its own room."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the names in the table's order."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> typer.core.TyperCommand | None:
        """Import the room of a command and give the command."""
        del ctx
        return _room(COMMANDS[cmd_name][0])[cmd_name] if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the table."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])


app = typer.Typer(
    cls=Rooms,
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
    screen: Annotated[str | None, typer.Option(metavar="NAME", help="The app's first screen.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DAY", help="The day the app opens on; else today.")] = None,
    no_mouse: Annotated[bool, typer.Option("--no-mouse", help="Leave the mouse to the terminal.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that every command understands."""
    del version, no_mouse
    if context.invoked_subcommand and (screen or as_of):
        raise WrongUsage(
            f"--screen and --as-of before {context.invoked_subcommand} are the app's. Put --as-of after it."
        )
    OPTIONS.workspace, OPTIONS.database = workspace, database
    OPTIONS.read_only, OPTIONS.no_color, OPTIONS.allow_network = read_only, no_color, allow_network
    if context.invoked_subcommand is None:
        from tracker.cli.reading import coverage

        coverage(as_of=as_of)
