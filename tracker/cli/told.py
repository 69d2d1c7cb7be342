"""What the command line says of a session's list: what was recorded, what was assumed, who waits."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import door
from tracker.cli.say import talk

if TYPE_CHECKING:
    from tracker.intake.attend import Attended
    from tracker.intake.decided import Answer
    from tracker.intake.recognise import Recognition
    from tracker.intake.values import AttendanceFile
    from tracker.store import Store

Who = Annotated[
    list[str] | None,
    typer.Option("--who", metavar="NAME=WHO", help='A name or email of the list and who it is, e.g. "J. Roe=OR7".'),
]
Guest = Annotated[
    list[str] | None,
    typer.Option("--guest", metavar="NAME", help="A name or email of the list that counts for no team."),
]
Also = Annotated[
    list[str] | None, typer.Option("--also", metavar="WHO", help="Somebody who was there and is not on the list.")
]


def decided(
    store: "Store",
    given: "AttendanceFile | None",
    who: list[str] | None,
    guest: list[str] | None,
    also: list[str] | None,
) -> "tuple[dict[str, Answer], tuple[int, ...]]":
    """Give what --who, --guest and --also say."""
    from tracker.intake.decided import attested, decisions

    with store.reading() as db:
        return decisions(db, given, who or (), guest or ()), attested(db, also or ())


def tell(done: "Attended", paths: list[Path], headcount: int | None = None) -> None:
    """Say what was recorded, and list whoever waits for a decision."""
    from tracker.intake import set_aside

    logged = done.logged
    reached = ", ".join(logged.delivered_to) or f"{logged.present} there, counted only"
    missed = f", {logged.missed} did not come" if logged.missed else ""
    counts = f"{logged.completed} completed, {logged.partial} partial{missed}"
    if headcount and not (logged.completed or logged.partial or logged.missed):
        present = f"{headcount} present by headcount; " if logged.delivered_to else ""
        counts = f"{present}nobody is trained by a headcount"
    talk(f"Session {logged.session}: {reached}; {counts}.")
    for line in done.warnings:
        talk(f"  ! {line}")
    for line in done.notes:
        talk(f"  · {line}")
    if done.recognition:
        tell_undecided(done.recognition)
    if done.change and paths and done.recognition and done.recognition.undecided:
        rows = set_aside.of_attendance(done.recognition)
        beside = set_aside.write_beside(paths[0], rows, door.workspace().exports)
        talk("These names wait for a decision" + (f"; they are in {beside}." if beside else "."))
        talk(f'`tracker decide {logged.session} "NAME" WHO` (or --guest) decides one; `tracker waiting` lists them.')
    if done.change:
        talk(f"`tracker undo {done.change}` takes it back.")
    else:
        talk("Nothing was written: the records say all of this already.")


def tell_undecided(recognition: "Recognition") -> None:
    """List the names for whom nobody certain was found, with whoever may be meant."""
    for each in recognition.undecided:
        may = "; or ".join(f"{name}: {why}" for name, why in each.candidates)
        talk(f"  ? {each.said}: " + (f"may be {may}" if may else "nobody in the records fits"))


def shape_of(recognition: "Recognition | None", notes: Sequence[str]) -> dict[str, Any]:
    """Give what JSON says of a list besides counts: guests, who led it, what was assumed."""
    return {
        "guests": [each.said for each in recognition.guests] if recognition else [],
        "led_by": [each.said for each in recognition.organizers] if recognition else [],
        "assumptions": list(notes),
    }
