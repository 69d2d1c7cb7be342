"""Makes docs/commands.md from the commands themselves; with `--check` it only says whether the page is current."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer
import typer.core
import typer.main

from tracker.cli.app import app

if TYPE_CHECKING:
    from typer._click.core import Command

PAGE = Path(__file__).with_name("commands.md")
BEGINS = """\
# The commands

Made from the commands themselves (`python docs/make_commands.py`); a test says when it is out of date.
`tracker COMMAND --help` shows the same on the terminal. In a checkout, say `.venv/bin/python -m tracker`
(`.venv\\Scripts\\python -m tracker` on Windows) where this page says `tracker`.

- **Days** are written `2025-09-30`, `9/30/25` or `9/30` (the nearest), `today`, `yesterday`, `-1w`, `+2w`.
  A last day is included.
- **Teams** are named `D4-CPS`, or `D2-CPS-Gresham` where a district has several, in capitals or not.
- **Somebody** is an employee number, an email or an exact name.
- **stdout is data, stderr is talk.** With `--json` there is always JSON on stdout.

| exit code | meaning |
|---|---|
| 0 | done, or shown |
| 1 | something unexpected, or the records are not whole: a sentence says what, and where the log is |
| 2 | the command cannot be understood |
| 3 | the file cannot be read, or holds nothing to import |
| 4 | not found, or nothing to do |
| 5 | done in part: rows were set aside for a decision; they are listed, and in a workbook beside the file |
| 130 | stopped with Ctrl+C: nothing half done was kept; what was written before stands in `tracker history` |
"""
GLOBAL = "\n## Options of every command\n"
_PLACES = {"<str>": "TEXT", "<path>": "PATH", "<int>": "N", "<int range>": "N", "<list[str]>": "TEXT"}
_SPACES = re.compile(r"\s+")
_NEEDLESS = re.compile(r"\[(?:required|x[<>]=.*?)\]$")  # the usage line and common sense say it


def reference() -> str:
    """Give the whole page."""
    group = typer.main.get_command(app)
    context = typer.Context(group, info_name="tracker")
    return "\n".join([BEGINS, *_commands(group, context), GLOBAL, *_options(group, context), ""])


def each_command() -> Iterator[tuple[str, str]]:
    """Give every command with its whole help, subcommands by both their words."""
    group = typer.main.get_command(app)
    for words, command, _ in _walk(group, typer.Context(group, info_name="tracker")):
        if not isinstance(command, typer.core.TyperGroup):
            yield words, command.help or ""


def _walk(group: "Command", context: typer.Context) -> Iterator[tuple[str, "Command", typer.Context]]:
    """Give every command and group with the words that call it, in the order of the table."""
    if not isinstance(group, typer.core.TyperGroup):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            inner = typer.Context(command, info_name=name, parent=context)
            yield inner.command_path, command, inner
            yield from _walk(command, inner)


def _commands(group: "Command", context: typer.Context) -> Iterator[str]:
    for words, command, inner in _walk(group, context):
        level = "#" * (words.count(" ") + 1)
        yield f"{level} {words}\n"
        said, _, example = (command.help or "").partition("Example:")
        yield f"{_plain(said)}\n"
        if not isinstance(command, typer.core.TyperGroup):
            yield f"```sh\n{_plain(example)}\n```\n"
            yield from [*_options(command, inner), ""]


def _options(command: "Command", context: typer.Context) -> Iterator[str]:
    """Give each argument and option with its meaning, one a line."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and parameter.name != "help":
            named, meaning = record
            argument = isinstance(parameter, typer.core.TyperArgument)
            shown = parameter.metavar or (parameter.name or "").upper() if argument else _placed(named)
            yield f"- `{shown}` {_NEEDLESS.sub('', _plain(meaning))}".rstrip()


def _placed(named: str) -> str:
    """Write what a value is as people do: TEXT, not <str>; a choice without its brackets."""
    option, _, value = named.partition(" ")
    return f"{option} {_PLACES.get(value, value.strip('<>'))}".rstrip()


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def main() -> int:
    """Write the page, or with --check say whether it is current."""
    made = reference()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    print("docs/commands.md is out of date: run `python docs/make_commands.py`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
