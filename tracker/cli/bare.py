"""A group of commands that lists what it has where no further word is given, as `plan` and `funding` do."""

from collections.abc import Callable

import typer

from tracker.cli.reading import AsOf, Json


def lists_itself(app: typer.Typer, name: str, listing: Callable[..., None], what: str) -> None:
    """Let `name` alone list what it has, as of a day where one is given."""

    def begin(context: typer.Context, as_of: AsOf = None, as_json: Json = False) -> None:
        if _is_alone(context, name, given=bool(as_of or as_json)):
            listing(as_of=as_of, as_json=as_json)

    app.callback(invoke_without_command=True, help=_help(name, what))(begin)


def lists_itself_always(app: typer.Typer, name: str, listing: Callable[..., None], what: str) -> None:
    """Let `name` alone list what it has, whatever the day."""

    def begin(context: typer.Context, as_json: Json = False) -> None:
        if _is_alone(context, name, given=as_json):
            listing(as_json=as_json)

    app.callback(invoke_without_command=True, help=_help(name, what))(begin)


def _help(name: str, what: str) -> str:
    return f"{what} Without a further word they are listed, as `{name} list` does."


def _is_alone(context: typer.Context, name: str, *, given: bool) -> bool:
    """Say whether no command follows; options that stand before one that does are wrong usage."""
    from tracker.errors import WrongUsage

    if context.invoked_subcommand is not None and given:
        raise WrongUsage(f"Put the options after `{name} {context.invoked_subcommand}`.")
    return context.invoked_subcommand is None
