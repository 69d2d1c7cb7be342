"""contacts who, person, said, conversations: who to call, and what was said with them."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

person_app = typer.Typer(
    help="Who to call in a district, a team, or a group such as a consultant team.", no_args_is_help=True
)
Who = Annotated[str, typer.Argument(metavar="WHO", help="Their number, email or exact name.")]
District = Annotated[int | None, typer.Option(min=1, max=99, metavar="N", help="The district.")]
Team = Annotated[str | None, typer.Option(metavar="T", help="A team of it, such as D4-CPS.")]
Body = Annotated[str | None, typer.Option(metavar="TEXT", help='A group, such as "CPS consultant team".')]
Role = Annotated[str | None, typer.Option(metavar="TEXT", help="Such as Program manager.")]
Email = Annotated[str | None, typer.Option(metavar="EMAIL")]
Phone = Annotated[str | None, typer.Option(metavar="TEXT")]
Note = Annotated[str | None, typer.Option(metavar="TEXT")]
Since = Annotated[str | None, typer.Option("--from", metavar="DAY", help="Since when; left out where it is not known.")]


def add_to(contacts: typer.Typer) -> None:
    """Add these commands to those of contacts."""
    person_app.command("add")(add)
    person_app.command("set")(change)
    person_app.command("end")(end)
    contacts.command("who")(who)
    contacts.command("said")(said)
    contacts.command("conversations")(talks)
    contacts.add_typer(person_app, name="person")


def who(
    as_of: AsOf = None,
    district: District = None,
    as_json: Json = False,
) -> None:
    """List who to call on a day, by district, then the groups that belong to none.

    Example: tracker contacts who --district 4
    """
    from tracker.teams import find_district
    from tracker.teams.liaisons import liaisons

    with door.records() as store, store.reading() as db:
        if district is not None:
            find_district(db, district)
        found = liaisons(db, door.day_of(as_of, door.settings(db).zone), district)
    if as_json:
        print_json(list(found))
        return
    if not found:
        talk("Nobody to call yet. `tracker contacts person add NAME --district 4` adds somebody.")
        return
    table(
        ("no.", "district", "for", "name", "role", "email", "phone", "to"),
        [(p.number, p.district, p.team or p.body, p.name, p.role, p.email, p.phone, p.until) for p in found],
    )


def add(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    district: District = None,
    team: Team = None,
    body: Body = None,
    role: Role = None,
    email: Email = None,
    phone: Phone = None,
    note: Note = None,
    since: Since = None,
) -> None:
    """Add somebody to call: for a district, a team, or a group.

    Example: tracker contacts person add "Rae Holm" --district 4 --role "Program manager" --email rae.holm@odhs.example
    """
    from tracker import teams
    from tracker.teams.liaisons import add_liaison

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(since, door.settings(db).zone) if since else None
            of = teams.find(db, team).team_id if team else None
        with store.writing(f"added {name.strip()} to those to call") as db:
            number = add_liaison(
                db,
                name,
                role=role or "",
                email=email,
                phone=phone or "",
                district=district,
                team_id=of,
                body=body or "",
                note=note or "",
                starts_on=day,
            )
    talk(f"{name.strip()} is number {number} of those to call.")
    say(str(number))


def change(
    who: Who,
    name: Annotated[str | None, typer.Option(metavar="NAME")] = None,
    district: District = None,
    team: Team = None,
    body: Body = None,
    role: Role = None,
    email: Email = None,
    phone: Phone = None,
    note: Note = None,
    since: Since = None,
) -> None:
    """Change what is known of somebody to call; an empty text clears it.

    Example: tracker contacts person set "Rae Holm" --phone "555 0100"
    """
    from tracker import teams
    from tracker.errors import WrongUsage
    from tracker.teams.liaisons import find_liaison, set_liaison

    texts = {"name": name, "body": body, "role": role, "email": email, "phone": phone, "note": note}
    facts: dict[str, Any] = {fact: value for fact, value in texts.items() if value is not None}
    with door.records(writing=True) as store:
        with store.reading() as db:
            found = find_liaison(db, who)
            number, known = found.id or 0, found.name
            facts |= {"district": district} if district is not None else {}
            facts |= {"team_id": teams.find(db, team).team_id if team else None} if team is not None else {}
            facts |= {"starts_on": door.day_of(since, door.settings(db).zone)} if since else {}
        if not facts:
            raise WrongUsage("Say what is to change, e.g. --role, --email, --phone. --help shows the rest.")
        with store.writing(f"changed what is known of {known}, who is called") as db:
            set_liaison(db, number, **facts)
    talk(f"{known} is changed.")


def end(
    who: Who,
    last_day: Annotated[str, typer.Option(metavar="DAY", help="The last day on which they are to be called.")],
) -> None:
    """Say that somebody is not to be called any more; what was said with them stays.

    Example: tracker contacts person end "Rae Holm" --last-day 2025-12-31
    """
    from tracker.period import after
    from tracker.teams.liaisons import end_liaison, find_liaison

    with door.records(writing=True) as store:
        with store.reading() as db:
            found, day = find_liaison(db, who), door.day_of(last_day, door.settings(db).zone)
            number, known = found.id or 0, found.name
        with store.writing(f"{known} is called up to {day} and no longer") as db:
            end_liaison(db, number, ends_before=after(day))
    talk(f"{known} is called up to {day:%A} {day}.")


def said(
    note: Annotated[str, typer.Option(metavar="TEXT", help="What was said, in a few words.")],
    who: Annotated[
        str | None, typer.Argument(metavar="[WHO]", help="With whom: a number, email or exact name.")
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="ENTRY", help="The plan's entry that it was about.")] = None,
    next_step: Annotated[str | None, typer.Option("--next", metavar="TEXT", help="What comes next.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DAY", help="When that is to be done.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The day of it; today if left out.")] = None,
) -> None:
    """Note what was said with somebody, or about an entry of the plan, and what comes next.

    Example: tracker contacts said "Rae Holm" --note "wants three dates" --next "send them" --due +1w
    """
    from tracker import initiatives
    from tracker.teams.conversations import converse
    from tracker.teams.liaisons import find_liaison

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = past(db, on)
            until = door.day_of(due, door.settings(db).zone) if due else None
            whom = find_liaison(db, who) if who else None
            entry = initiatives.find(db, about) if about else None
            named = " about ".join(part for part in (whom.name if whom else "", entry.title if entry else "") if part)
            liaison, of = whom.id if whom else None, entry.id if entry else None
        with store.writing(f"noted a conversation on {day}: {named}") as db:
            number = converse(
                db, liaison=liaison, initiative=of, day=day, note=note, next_step=next_step, next_on=until
            )
    talk(f"Conversation {number} is noted.")
    if next_step:
        when = f" on {until:%A} {until}" if until else ""
        talk(f"Next{when}: {next_step.strip()}. `tracker contacts done {number} --said` closes it.")
    say(str(number))


def talks(
    who: Annotated[str | None, typer.Option(metavar="WHO", help="Those with one person only.")] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """List what was said with those to call and about the plan's entries, newest first.

    Example: tracker contacts conversations
    """
    from tracker.teams.conversations import conversations
    from tracker.teams.liaisons import find_liaison

    with door.records() as store, store.reading() as db:
        whom = find_liaison(db, who).id if who else None
        found = conversations(db, door.day_of(as_of, door.settings(db).zone), liaison=whom)
    if as_json:
        print_json([asdict(each) for each in found])
        return
    table(
        ("no.", "day", "with", "district", "about", "note", "next step", "on"),
        [(c.number, c.day, c.who, c.district, c.initiative, c.note, c.next_step, c.next_on) for c in found],
    )


def past(db: "Session", on: str | None) -> date:
    """Refuse a day that is still to come as that of a contact or a conversation."""
    from tracker.errors import WrongUsage

    zone = door.settings(db).zone
    day = door.day_of(on, zone)
    if day > door.today(zone) + timedelta(days=1):
        raise WrongUsage(f"{day} is still to come. --on is the day of the contact; the next step has a day of its own.")
    return day
