"""teams list|add|rename|close|split|merge|redraw|waiting."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf
from tracker.cli.say import print_json, table, talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.teams import WentOn

teams_app = typer.Typer(help="Districts' teams.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
TeamName = Annotated[str, typer.Argument(metavar="TEAM")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The first day of it; today if left out.")]
Opened = Annotated[str | None, typer.Option(metavar="DAY", help="The first day; always open if left out.")]
LastDay = Annotated[str, typer.Option(metavar="DAY")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for name, command in (
        ("list", teams_list),
        ("add", teams_add),
        ("rename", teams_rename),
        ("close", teams_close),
        ("split", teams_split),
        ("merge", teams_merge),
        ("redraw", teams_redraw),
        ("waiting", teams_waiting),
    ):
        teams_app.command(name)(command)
    app.add_typer(teams_app, name="teams")


def teams_list(as_of: AsOf = None, as_json: Json = False) -> None:
    """List the teams that are open on a day.

    Example: tracker teams list
    """
    from tracker import teams

    with door.records() as store, store.reading() as db:
        found = teams.listing(db, door.day_of(as_of, door.settings(db).zone))
    rows = [
        {
            "team": t.code,
            "district": t.district,
            "program": t.program,
            "name": t.name,
            "opened_on": t.opened_on,
            "words": list(t.words),
        }
        for t in found
    ]
    if as_json:
        print_json(rows)
    else:
        shown = ("team", "district", "program", "name", "opened_on")
        table(shown, [[row[field] for field in shown] for row in rows])


def teams_add(
    program: Annotated[str, typer.Option()],
    district: Annotated[int | None, typer.Option(min=1, max=999, help="Its number; none for a statewide unit.")] = None,
    name: Annotated[str, typer.Option(help="Its own name, where a district has several.")] = "",
    opened: Opened = None,
) -> None:
    """Open a team.

    Example: tracker teams add --district 2 --program CPS --name Gresham
    """
    from tracker import teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            first = door.day_of(opened, door.settings(db).zone) if opened else None
        with store.writing(f"opened a {program} team {name}".strip()) as db:
            made = teams.add(db, district=district, program=program, name=name, opened_on=first)
    talk(f"{made.code} is open.")


def teams_rename(
    team: TeamName, name: Annotated[str, typer.Option(help="Its new name; empty for none.")], on: OnDay = None
) -> None:
    """Call a team otherwise from a day on; earlier days keep its old code, and files may still use it.

    Example: tracker teams rename D4-CPS --name Albany --on 2025-10-01
    """
    from tracker import teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(on, door.settings(db).zone)
            known = teams.find(db, team, day)
        with store.writing(f"renamed {known.code} to {name} from {day}") as db:
            made = teams.rename(db, known.team_id, name=name, on=day)
    talk(f"{known.code} is {made.code} from {day:%A} {day}. Files may still say {known.code}.")


def teams_close(
    team: TeamName,
    last_day: LastDay,
    to: Annotated[str | None, typer.Option(metavar="TEAM", help="Where its people and plans go.")] = None,
) -> None:
    """Close a team; whoever is still on it must go somewhere. `merge` is for one that goes on as another.

    Example: tracker teams close D16-Permanency --last-day 2025-12-31
    """
    from tracker import teams
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(last_day, door.settings(db).zone)
            known, other = teams.find(db, team, day), teams.find(db, to, after(day)) if to else None
        with store.writing(f"closed {known.code}, last day {day}") as db:
            moved = teams.close(db, known.team_id, ends_before=after(day), to=other.team_id if other else None)
    talk(f"{known.code} is open up to {day:%A} {day}." + (f" {moved} people went to {other.code}." if other else ""))


def teams_split(
    team: TeamName,
    into: Annotated[str, typer.Option(help="The names of the new teams, divided by commas.")],
    on: OnDay = None,
    move: Annotated[
        list[str] | None, typer.Option(metavar="WHO=NAME", help="Who goes to which of them; as often as needed.")
    ] = None,
    rest: Annotated[str, typer.Option(metavar="NAME", help="Where everybody else goes; else they wait.")] = "",
) -> None:
    """Let a team go on as several from a day; whoever is not told where to go waits (`teams waiting`).

    One of the names may be the team's own code: then it stays, and only those who are named leave it.

    Example: tracker teams split D4-CPS --into East,West --on 2025-10-01 --rest East
    """
    from tracker import teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(on, door.settings(db).zone)
            known, people = teams.find(db, team, day), _people(db, move or ())
        names = [part.strip() for part in into.split(",") if part.strip()]
        with store.writing(f"split {known.code} into {', '.join(names)} from {day}") as db:
            done = teams.split(db, known.team_id, into=names, on=day, people=people, rest=rest)
    _tell(known.code, done, f"{day:%A} {day}")


def _people(db: "Session", said: list[str] | tuple[str, ...]) -> dict[int, str]:
    """Read WHO=NAME."""
    from tracker import people
    from tracker.errors import WrongUsage
    from tracker.model import id_of

    found: dict[int, str] = {}
    for each in said:
        who, sign, name = each.rpartition("=")
        if not sign or not who.strip() or not name.strip():
            raise WrongUsage(f"{each!r} does not say who goes where. Write it like OR0012345=East.")
        found[id_of(people.find(db, who))] = name.strip()
    return found


def _tell(code: str, done: "WentOn", day: str) -> None:
    verb = "go" if "," in code else "goes"
    talk(f"{code} {verb} on as {' and '.join(done.successors)} from {day}; {done.moved} people went along.")
    if done.waiting:
        talk(f"{len(done.waiting)} wait to be told where they go: `tracker teams waiting` lists them.")


def teams_merge(
    team: Annotated[list[str], typer.Argument(metavar="TEAM...")],
    into: Annotated[str, typer.Option(metavar="NAME", help="A new name, or the code of a team that is there.")],
    on: OnDay = None,
) -> None:
    """Let teams go on as one from a day, with everybody in them; files may still use the old names.

    Example: tracker teams merge D4-CPS D4-CPS-East --into Linn --on 2025-10-01
    """
    from tracker import teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(on, door.settings(db).zone)
            known = teams.find_all(db, team, day)
        codes = ", ".join(each.code for each in known)
        with store.writing(f"merged {codes} into {into} from {day}") as db:
            done = teams.merge(db, [each.team_id for each in known], into=into, on=day)
    _tell(codes, done, f"{day:%A} {day}")


def teams_redraw(
    team: TeamName,
    district: Annotated[int | None, typer.Option(min=1, max=999, help="The new one; none makes it statewide.")] = None,
    on: OnDay = None,
    name: Annotated[str | None, typer.Option(help="Its name there; the same if left out.")] = None,
) -> None:
    """Let a team go on in another district from a day, with everybody in it: the districts were redrawn.

    Example: tracker teams redraw D4-CPS --district 5 --name Lincoln --on 2025-10-01
    """
    from tracker import teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(on, door.settings(db).zone)
            known = teams.find(db, team, day)
        place = f"District {district}" if district is not None else "the state"
        with store.writing(f"{known.code} goes on in {place} from {day}") as db:
            done = teams.redraw(db, known.team_id, district=district, on=day, name=name)
    _tell(known.code, done, f"{day:%A} {day}")


def teams_waiting(as_of: AsOf = None, as_json: Json = False) -> None:
    """List people on a team that is closed: no figure counts them until `people move` says where they went.

    Example: tracker teams waiting
    """
    from tracker import teams

    with door.records() as store, store.reading() as db:
        found = teams.stranded(db, door.day_of(as_of, door.settings(db).zone))
    rows = [
        {
            "team": each.team,
            "closed_before": each.closed_before,
            "name": each.name,
            "employee_number": each.employee_number,
        }
        for each in found
    ]
    if as_json:
        print_json(rows)
    else:
        table(("team", "closed before", "name", "employee number"), [list(row.values()) for row in rows])
