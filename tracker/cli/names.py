"""waiting, decide: names in sessions' lists for whom nobody certain was found."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import door
from tracker.cli.calling_off import MOST, Number
from tracker.cli.say import print_json, table, talk
from tracker.cli.sessions import Json

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (waiting, decide):
        app.command()(command)


def waiting(
    number: Annotated[int | None, typer.Argument(min=1, max=MOST, metavar="[N]", help="One session's number.")] = None,
    as_json: Json = False,
) -> None:
    """List the names that wait for a decision.

    Of one session with those who may be meant, and with its guests; else of all sessions.

    Example: tracker waiting
    """
    with door.records() as store, store.reading() as db:
        rows = _in_session(db, number) if number is not None else _everywhere(db)
    if as_json:
        print_json(rows)
        return
    shown = [
        (each["session"], each["name"], each["email"], each["minutes"], each.get("decided"), _may_be(each))
        for each in rows
    ]
    table(("session", "name", "email", "minutes", "decided", "may be"), shown)


def _in_session(db: "Session", number: int) -> list[dict[str, Any]]:
    """Give a session's names, guests too: they can be decided otherwise."""
    from tracker.intake.looking import waiting_in

    return [
        {
            **_row(number, each.waiting),
            "may_be": [{"name": may.name, "why": may.likeness} for may in each.candidates],
        }
        for each in waiting_in(db, number)
    ]


def _everywhere(db: "Session") -> list[dict[str, Any]]:
    """Give the names that wait in any session that counts, the newest first."""
    from tracker import training

    numbers = [each.number for each in training.listing(db, status="held") if each.not_matched]
    return [_row(number, each) for number in numbers for each in training.unmatched(db, number) if not each.guest]


def _row(number: int, waiting: Any) -> dict[str, Any]:
    return {
        "session": number,
        "name": waiting.said,
        "email": waiting.email,
        "minutes": waiting.minutes,
        "decided": "guest" if waiting.guest else None,
    }


def _may_be(row: dict[str, Any]) -> str:
    return "; or ".join(f"{each['name']}: {each['why']}" for each in row.get("may_be", ()))


def decide(
    number: Number,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, or its email, as it waits.")],
    who: Annotated[str | None, typer.Argument(metavar="[WHO]", help="An employee number, email or exact name.")] = None,
    guest: Annotated[bool, typer.Option("--guest", help="It is a guest and counts for no team.")] = False,
    as_json: Json = False,
) -> None:
    """Decide who is meant by a name that waits in a session; the next list knows it.

    Example: tracker decide 1 "Jackie Anaya" OR2990566
    """
    from tracker import people, training
    from tracker.errors import WrongUsage
    from tracker.intake.decided import chosen
    from tracker.model import id_of

    if guest == (who is not None):
        raise WrongUsage("Say who is meant (an employee number, email or exact name), or --guest.")
    with door.records(writing=True) as store:
        with store.reading() as db:
            training.find_session(db, number)
            listed = {str(each.number): each for each in training.unmatched(db, number)}
            written = {key: [each.said, *([each.email] if each.email else [])] for key, each in listed.items()}
            found = listed[chosen(name, written, f"the list that waits in session {number}")]
            person = people.find(db, who) if who is not None else None
            answer, shown = (id_of(person), person.name) if person else ("guest", "a guest")
        with store.writing(f"decided {found.said} of session {number}: {shown}") as db:
            training.decide_unmatched(db, {found.number: answer})  # type: ignore[dict-item] # a number, or "guest"
            change = db.info["operation"]
    talk(f"{found.said} of session {number} is {shown}. `tracker undo {change}` takes it back.")
    if as_json:
        print_json(
            {"session": number, "name": found.said, "who": None if guest else shown, "guest": guest, "change": change}
        )
