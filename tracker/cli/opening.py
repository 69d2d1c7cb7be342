"""Which words ask for the app rather than for a command: none but options, or `demo`; read without typer."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.cli import door
from tracker.errors import WrongUsage

_TAKE_A_VALUE = ("--workspace", "--database", "--screen", "--as-of")
_FLAGS = ("--read-only", "--no-color", "--allow-network", "--no-mouse")


@dataclass(frozen=True)
class Asked:
    """How the app is to open; the workspace and records are the door's options."""

    screen: str | None = None
    as_of: str | None = None
    mouse: bool = True


#: What opens the app and gives the exit code; the door that knows both rooms hands it over.
Opens = Callable[[Asked], int]


def asked(words: Sequence[str]) -> Asked | None:
    """Read words that name no command, and take their global options; None where a command (or help) is asked for."""
    given: dict[str, str] = {}
    left = list(words)
    while left:
        name, joined, value = left.pop(0).partition("=")
        if name in _TAKE_A_VALUE:
            if not joined and not left:
                raise WrongUsage(f"{name} needs a value after it. `tracker --help` shows how it is used.")
            given[name] = value if joined else left.pop(0)
        elif name in _FLAGS and not joined:
            given[name] = ""
        else:
            return None
    take(given)
    return Asked(given.get("--screen"), given.get("--as-of"), mouse="--no-mouse" not in given)


def take(given: dict[str, str]) -> None:
    """Take the global options."""
    from pathlib import Path

    folder = given.get("--workspace")
    door.OPTIONS.workspace, door.OPTIONS.database = Path(folder) if folder else None, given.get("--database")
    door.OPTIONS.read_only = "--read-only" in given
    door.OPTIONS.no_color = "--no-color" in given
    door.OPTIONS.allow_network = "--allow-network" in given
    if door.OPTIONS.no_color:
        os.environ["NO_COLOR"] = "1"


def shows_the_example(words: Sequence[str]) -> bool:
    """Say whether the words make the example to be looked at, not only made or explained."""
    return list(words[:1]) == ["demo"] and not {"--no-open", "--help", "-h"} & set(words)
