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
) -> None:
    """Cancel a session; what was recorded of it stays and counts no more. Of one that was held it says what that was.

    Example: tracker cancel 1 --why "snow day"
    """
    from tracker import training
    from tracker.training.calling_off import lost_with

    with door.records(writing=True) as store:
        with store.reading() as db:
            day, lost = training.find_session(db, number).day, lost_with(db, number)
        with store.writing(f"cancelled session {number}") as db:
            training.cancel(db, number, why=why)
            change = db.info["operation"]
    talk(f"Session {number} of {day:%A} {day} is cancelled.")
    if lost and lost.recorded:
        talk(f"! It was held: {lost}. `tracker undo {change}` takes it back.")
