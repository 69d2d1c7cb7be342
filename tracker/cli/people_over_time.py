"""people rehire|also|back|correct|merge|duplicates."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.people import Json, Who
from tracker.cli.say import print_json, table, talk
from tracker.cli.slips import far_ahead

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Team = Annotated[str, typer.Option("--to", metavar="TEAM")]
FirstDay = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The first day; today if left out.")]
WorkerType = Literal["employee", "contractor", "partner", "student"]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (rehire, also, back, correct, merge, duplicates):
        app.command()(command)


def rehire(who: Who, to: Team, on: FirstDay = None) -> None:
    """Post somebody who left to a team again; what they did before still counts.

    Example: tracker people rehire OR0012345 --to D4-CPS --on 2026-02-02
    """
    from tracker import people, teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            day = door.day_of(on, zone)
            team, name = teams.find(db, to, day), people.find(db, who).name
        with store.writing(f"{name} came back, to {team.code} on {day}") as db:
            people.rehire(db, who, team_id=team.team_id, on=day)
    talk(f"{name} is in {team.code} again from {day:%A} {day}.")
    far_ahead(day, door.today(zone))


def also(
    who: Who,
    team: Annotated[str, typer.Option(metavar="TEAM")],
    on: FirstDay = None,
    to: Annotated[str | None, typer.Option(metavar="LAST", help="The last day of it, if it is known.")] = None,
) -> None:
    """Record that somebody belongs to a second team too; they are counted in their first one alone.

    `people end WHO --team TEAM` ends it.

    Example: tracker people also OR0012345 --team D7-CPS --on 2025-09-15
    """
    from tracker import people, teams
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            day, last = door.day_of(on, zone), door.day_of(to, zone) if to else None
            second, name = teams.find(db, team, day), people.find(db, who).name
        with store.writing(f"{name} belongs to {second.code} too, from {day}") as db:
            people.also(db, who, team_id=second.team_id, on=day, ends_before=after(last) if last else None)
    talk(f"{name} belongs to {second.code} too from {day:%A} {day}, and is counted in their first team alone.")
    far_ahead(day, door.today(zone))


def back(
    who: Who,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The first day back; today if left out.")] = None,
) -> None:
    """Record that somebody is back from leave.

    Example: tracker people back OR0012345 --on 2025-10-01
    """
    from tracker import people

    with door.records(writing=True) as store:
        with store.reading() as db:
            day, name = door.day_of(on, door.settings(db).zone), people.find(db, who).name
        with store.writing(f"{name} is back from {day}") as db:
            people.returned(db, who, on=day)
    talk(f"{name} is back from {day:%A} {day}.")


def correct(
    who: Who,
    name: Annotated[str | None, typer.Option(help="As it should be.")] = None,
    email: Annotated[str | None, typer.Option(help="As it should be; empty takes it away.")] = None,
    number: Annotated[str | None, typer.Option(help="The employee number as it should be.")] = None,
    forget: Annotated[bool, typer.Option("--forget", help="The name and email before were never theirs.")] = False,
    classification: Annotated[str | None, typer.Option()] = None,
    worker_type: Annotated[WorkerType | None, typer.Option()] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Since when they are that; without it, always.")
    ] = None,
    team: Annotated[str | None, typer.Option(metavar="T", help="The posting meant; the newest if left out.")] = None,
    first_day: Annotated[str | None, typer.Option(metavar="DAY", help="The posting's first day.")] = None,
    last_day: Annotated[
        str | None, typer.Option(metavar="DAY", help='The posting\'s last day, or "open" if it has none.')
    ] = None,
) -> None:
    """Correct what is recorded of somebody: name, email, number, role, or the days of a posting.

    The name and email before stay other names of theirs, so that files which still have them are understood.

    Example: tracker people correct OR0012345 --name "Okoye-Lind, Blessing" --classification SSS2 --from 2025-09-15
    """
    from tracker import people
    from tracker.errors import WrongUsage

    asked = {"name": name, "email": email, "number": number, "classification": classification}
    asked |= {"worker type": worker_type, "first day": first_day, "last day": last_day}
    said = [word for word, value in asked.items() if value is not None]
    if not said:
        raise WrongUsage("Say what is to be corrected, e.g. --name, --classification or --first-day.")
    with door.records(writing=True) as store:
        with store.reading() as db:
            person, zone = people.find(db, who), door.settings(db).zone
            own, before = person.id or 0, person.name
        with store.writing(f"corrected {before}: {', '.join(said)}") as db:
            if name is not None or email is not None or number is not None:
                people.correct(db, own, name=name, email=email, employee_number=number, forget=forget)
            if classification is not None or worker_type is not None:
                on = door.day_of(start, zone)
                people.employ(
                    db, own, on=on, classification=classification, worker_type=worker_type, always=start is None
                )
            if first_day or last_day:
                _correct_posting(db, own, team, first_day, last_day, zone)
            now = people.find(db, own).name
    talk(f"{now} is corrected.")


def _correct_posting(
    db: "Session", own: int, team: str | None, first_day: str | None, last_day: str | None, zone: str
) -> None:
    from tracker import people, teams
    from tracker.period import after

    end: date | Literal["open"] | None = None
    if last_day:
        end = people.OPEN if last_day.strip().lower() == people.OPEN else after(door.day_of(last_day, zone))
    people.correct_posting(
        db,
        own,
        team_id=teams.find(db, team).team_id if team else None,
        starts_on=door.day_of(first_day, zone) if first_day else None,
        ends_before=end,
    )


def merge(who: Who, into: Annotated[str, typer.Argument(metavar="INTO", help="The record that stays.")]) -> None:
    """Join two records of one person: WHO goes, INTO stays with all that both did, were and are known by.

    `people duplicates` proposes who may be meant.

    Example: tracker people merge OR0012345 OR0054321
    """
    from tracker import people

    with door.records(writing=True) as store:
        with store.reading() as db:
            gone, kept = people.find(db, who), people.find(db, into)
            words = f"joined {gone.name} ({gone.employee_number or 'no number'}) into {kept.name}"
            words += f" ({kept.employee_number or 'no number'})"
        with store.writing(words) as db:
            done = people.merge(db, who, into)
            change = db.info["operation"]
    twice = {0: "", 1: " One session had both; the better outcome stays."}.get(
        done.both_attended, f" {done.both_attended} sessions had both; the better outcome stays."
    )
    talk(f"{done.gone} and {done.kept} are one person now, {done.kept}.{twice} `tracker undo {change}` takes it back.")


def duplicates(
    who: Annotated[str | None, typer.Argument(metavar="[WHO]", help="Only those who may be this person.")] = None,
    as_json: Json = False,
) -> None:
    """List records that may be one person; `people merge` joins two.

    Example: tracker people duplicates
    """
    from tracker import people
    from tracker.intake.doubles import doubles, doubles_of
    from tracker.model import id_of

    with door.records() as store, store.reading() as db:
        day = door.today(door.settings(db).zone)
        found = doubles_of(db, id_of(people.find(db, who)), day) if who else doubles(db, day)
    rows = [{"one": each.one_name, "other": each.other_name, "why": each.why} for each in found]
    if as_json:
        print_json(rows)
    else:
        table(("one", "other", "why"), [list(row.values()) for row in rows])
