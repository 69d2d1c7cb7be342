"""contacts: whom somebody spoke to about a team's training, and what comes next."""

from typing import Annotated

import typer

from tracker.cli import door, liaisons
from tracker.cli.liaisons import past
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, table, talk
from tracker.cli.steps import steps

contacts_app = typer.Typer(help="Who to call, what was said, and what comes next, by day.", no_args_is_help=True)
Note = Annotated[str, typer.Option(metavar="TEXT", help="What was said, in a few words.")]
On = Annotated[str | None, typer.Option(metavar="DAY", help="The day of the contact; today if left out.")]
Next = Annotated[str | None, typer.Option("--next", metavar="TEXT", help="What comes next.")]
NextOn = Annotated[str | None, typer.Option(metavar="DAY", help="When that is to be done.")]
MOST = 2_000_000_000  # a number that a command takes; larger ones are no numbers of ours


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    contacts_app.command("list")(contacts_list)
    contacts_app.command("add")(contacts_add)
    contacts_app.command("done")(contacts_done)
    contacts_app.command("steps")(steps)
    liaisons.add_to(contacts_app)
    app.add_typer(contacts_app, name="contacts")


def contacts_list(
    as_of: AsOf = None,
    team: Annotated[str | None, typer.Option(metavar="T", help="One team only, such as D4-CPS.")] = None,
    open_only: Annotated[bool, typer.Option("--open", help="Only those with a step still to be done.")] = False,
    as_json: Json = False,
) -> None:
    """List the contacts up to a day, newest first.

    Example: tracker contacts list --open
    """
    from tracker import teams

    with door.records() as store, store.reading() as db:
        day = door.day_of(as_of, door.settings(db).zone)
        code = teams.find(db, team, day).code if team else None
        found = [c for c in teams.contacts(db, day) if code in (None, c.team) and (c.next_step or not open_only)]
    if as_json:
        print_json(
            [
                {
                    "contact": c.number,
                    "team": c.team,
                    "course": c.course,
                    "day": c.day,
                    "note": c.note,
                    "next_step": c.next_step,
                    "next_on": c.next_on,
                }
                for c in found
            ]
        )
    elif not found:
        talk("No contact is noted here yet. `tracker contacts add D4-CPS --note TEXT` notes one.")
    else:
        table(
            ("contact", "day", "team", "course", "note", "next step", "on"),
            [(c.number, c.day, c.team, c.course, c.note, c.next_step, c.next_on) for c in found],
        )


def contacts_add(
    team: Annotated[str, typer.Argument(metavar="TEAM", help="Such as D4-CPS.")],
    note: Note,
    next_step: Next = None,
    next_on: NextOn = None,
    course: Annotated[
        str | None, typer.Option(metavar="CODE", help="The training it was about; all of them if left out.")
    ] = None,
    on: On = None,
) -> None:
    """Note that somebody was reached about a team's training, and what comes next.

    Example: tracker contacts add D4-CPS --note "asks for October" --next "send dates" --next-on +1w
    """
    from tracker import teams, training
    from tracker.model import id_of

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            day, until = past(db, on), door.day_of(next_on, zone) if next_on else None
            found = teams.find(db, team, day)
            about = id_of(training.find_course(db, course)) if course else None
        with store.writing(f"noted a contact with {found.code} on {day}") as db:
            number = teams.add_contact(
                db, found.team_id, day=day, note=note, course_id=about, next_step=next_step, next_on=until
            )
    talk(f"Contact {number} with {found.code} is noted.")
    if next_step:
        when = f" on {until:%A} {until}" if until else ""
        talk(f"Next{when}: {next_step.strip()}. `tracker contacts done {number}` closes it.")


def contacts_done(
    number: Annotated[int, typer.Argument(min=1, max=MOST, metavar="N", help="The contact's number.")],
    note: Annotated[str, typer.Option(metavar="TEXT", help="What came of it.")] = "",
    next_step: Next = None,
    next_on: NextOn = None,
    on: On = None,
    said: Annotated[
        bool, typer.Option("--said", help="The number is that of a conversation, as `contacts said` gave it.")
    ] = False,
) -> None:
    """Close the step of a contact: it is done, and noted as a contact of its own.

    Example: tracker contacts done 1 --note "they take the 14th"
    """
    from tracker.teams import step_done
    from tracker.teams.conversations import conversation_done

    close, of = (conversation_done, "conversation") if said else (step_done, "contact")
    with door.records(writing=True) as store:
        with store.reading() as db:
            day, until = past(db, on), door.day_of(next_on, door.settings(db).zone) if next_on else None
        with store.writing(f"closed the step of {of} {number}") as db:
            step = close(db, number, day=day, note=note, next_step=next_step, next_on=until)
    talk(f"Done on {day:%A} {day}: {step}.")
