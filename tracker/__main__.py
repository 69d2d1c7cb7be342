"""`tracker` and `python -m tracker`: no words open the app, words are a command."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.cli.opening import Asked


INTERRUPTED = 130


def main() -> None:
    """Run the command line, or the app at a terminal, and leave with its exit code."""
    try:
        from tracker.cli.run import run

        code = run(sys.argv[1:], open_app if _at_a_terminal() else None)
    except KeyboardInterrupt:  # before the command line's own guard stands
        print("Stopped. Nothing half done was kept.", file=sys.stderr)
        code = INTERRUPTED
    sys.exit(code)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_app(asked: "Asked") -> int:
    """Open the app on the door's workspace and records, and give its exit code."""
    import os

    from tracker.cli import door
    from tracker.days import read_day
    from tracker.errors import WrongUsage
    from tracker.tui.app import TrackerApp
    from tracker.tui.records import Records
    from tracker.tui.widgets.bars import PLACES

    if asked.screen and asked.screen not in PLACES:
        raise WrongUsage(f"There is no screen {asked.screen}. The screens are {', '.join(PLACES)}.")
    workspace = door.workspace()
    records = Records(
        workspace,
        database=door.OPTIONS.database or os.environ.get("TRACKER_DATABASE"),
        read_only=door.OPTIONS.read_only,
        allow_network=door.OPTIONS.allow_network,
        clock=door.now,
    )
    here = workspace.today or door.now().astimezone().date()
    app = TrackerApp(records, screen=asked.screen, as_of=read_day(asked.as_of, here) if asked.as_of else None)
    app.run(mouse=asked.mouse)
    return app.return_code or 0


if __name__ == "__main__":
    main()
