"""From words to an exit code: global options first, then the command; every ending is one sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.cli.opening import Opens

_VALUED = ("--workspace", "--database")
_FLAGS = ("--read-only", "--no-color", "--allow-network", "--version")
INTERRUPTED = 130


def run(words: Sequence[str], opens: "Opens | None" = None) -> int:
    """Run one command and give its exit code; nothing but data goes to stdout.

    With `opens` (at a terminal) words without a command open the app, and so does the example once it is made.
    """
    _speak_utf8()
    ordered = globals_first(words)
    try:
        return _run(ordered) if opens is None else _run_or_open(ordered, opens)
    except TrackerError as error:
        return _refuse(error, as_json="--json" in ordered)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped. Nothing half done was kept.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: no traceback reaches the coordinator
        return _unexpected(error, ordered)


def globals_first(words: Sequence[str]) -> list[str]:
    """Put the global options before the command, wherever they were written."""
    front: list[str] = []
    rest: list[str] = []
    words = list(words)
    while words:
        word = words.pop(0)
        if word == "--":
            return [*front, *rest, word, *words]
        if word in _VALUED and words:
            front += [word, words.pop(0)]
        elif word in _FLAGS or word.startswith(tuple(f"{name}=" for name in _VALUED)):
            front.append(word)
        else:
            rest.append(word)
    return [*front, *rest]


def without_globals(words: Sequence[str]) -> list[str]:
    """Leave out the global options, which may name a person's folder or a server."""
    rest: list[str] = []
    left = iter(words)
    for word in left:
        if word in _VALUED:
            next(left, None)
        elif word not in _FLAGS and not word.startswith(tuple(f"{name}=" for name in _VALUED)):
            rest.append(word)
    return rest


def _run_or_open(words: list[str], opens: "Opens") -> int:
    from tracker.cli.opening import Asked, asked, shows_the_example

    if (found := asked(words)) is not None:
        return opens(found)
    if not shows_the_example(without_globals(words)):
        return _run(words)
    return _run([*words, "--no-open"]) or opens(Asked())


def _run(words: list[str]) -> int:
    from typer.exceptions import Abort, Exit, TyperException

    from tracker.cli.app import app
    from tracker.cli.say import complain, print_json
    from tracker.cli.usage import sentence

    try:
        result = app(args=words, prog_name="tracker", standalone_mode=False)
    except Exit as ending:
        return int(ending.exit_code)
    except Abort:
        return INTERRUPTED
    except TyperException as error:
        if "--json" in words:
            print_json({"error": sentence(error)})
        complain(sentence(error))
        return int(error.exit_code)
    return result if isinstance(result, int) else 0


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's code page is; what cannot be written shows as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse(error: TrackerError, *, as_json: bool) -> int:
    from tracker.cli.say import complain, print_json

    if as_json:
        print_json({"error": error.message, **error.facts})
    complain(error.message)
    return error.exit_code


def _unexpected(error: Exception, words: Sequence[str]) -> int:
    from tracker.cli.say import complain, print_json

    kept = _keep_log(error, words)
    sentence = f"Something unexpected happened ({type(error).__name__}). Nothing half done was kept."
    if "--json" in words:
        print_json({"error": sentence})
    complain(sentence + (f" What happened, without names, is in {kept}." if kept else ""))
    return 1


def _keep_log(error: Exception, words: Sequence[str]) -> Path | None:
    from datetime import UTC, datetime

    from tracker import workspace

    command = next(iter(without_globals(words)), "")
    try:
        chosen = workspace.choose(None, _option(words), os.environ, Path.cwd())
    except (OSError, TrackerError):
        return None
    return workspace.keep_log(chosen, error, command, datetime.now(UTC))


def _option(words: Sequence[str]) -> Path | None:
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--workspace":
            return Path(following)
        if word.startswith("--workspace="):
            return Path(word.partition("=")[2])
    return None
