"""cancel."""

from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.say import talk

MOST = 2_000_000_000  # a number that a command takes; larger ones are no numbers of ours
Number = Annotated[int, typer.Argument(min=1, max=MOST, metavar="N", help="The session's number.")]


def cancel(
    number: Number,
    why: Annotated[str, typer.Option(help="Why, for the session's note.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Cancel one that was held, with what it counted for.")] = False,
) -> None:
    """Cancel a session; what was recorded of it stays and counts no more. One that was held wants --yes.

    Example: tracker cancel 1 --why "snow day"
    """
    from tracker import training
    from tracker.training.calling_off import lost_with

    with door.records(writing=True) as store:
        with store.reading() as db:
            day, lost = training.find_session(db, number).day, lost_with(db, number)
        if lost and lost.recorded and not yes:
            talk(f"Session {number} of {day:%A} {day} was held. If it is cancelled, {lost}.")
            talk("Nothing was written. Add --yes to cancel it.")
            return
        with store.writing(f"cancelled session {number}") as db:
            training.cancel(db, number, why=why)
            change = db.info["operation"]
    talk(f"Session {number} of {day:%A} {day} is cancelled.")
    if lost:
        talk(f"{lost}; `tracker undo {change}` takes it back.")
