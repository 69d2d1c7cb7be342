"""log, schedule, hold, cancel, sessions."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.calling_off import MOST, Number, cancel
from tracker.cli.reading import AsOf
from tracker.cli.say import print_json, say, table, talk
from tracker.cli.slips import crowded
from tracker.cli.told import Also, Guest, Who, decided, shape_of, tell
from tracker.cli.trainers import caution, trained_by

if TYPE_CHECKING:
    from tracker.intake.attend import Attended
    from tracker.intake.values import AttendanceFile
    from tracker.store import Store

NOT_MATCHED = 5
CROWD, DAYS_LONG = 100_000, 14_400  # people in a room, minutes of a session
Mode = Literal["virtual", "in_person", "asynchronous", "recorded"]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Course = Annotated[str, typer.Argument(metavar="COURSE", help="A course's code, or its first letters.")]
Teams = Annotated[
    list[str] | None, typer.Option("--team", metavar="T", help="Such as D4-CPS; once per team. None if counted only.")
]
Attendance = Annotated[list[Path] | None, typer.Option(metavar="FILE", help="An attendance report; once per file.")]
Names = Annotated[str | None, typer.Option(metavar="-", help="- reads one person a line from standard input.")]
Headcount = Annotated[int | None, typer.Option(min=0, max=CROWD, metavar="N", help="How many were there.")]
Trainer = Annotated[
    list[str] | None,
    typer.Option("--trainer", metavar="WHO", help="Whose session it is, of `tracker trainers`; once per trainer."),
]
Zone = Annotated[str | None, typer.Option(help="The session's own time zone, if not the agency's.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (log, schedule, hold, cancel, sessions):
        app.command()(command)


def log(
    course: Course,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The local day; else the report says it.")] = None,
    team: Teams = None,
    attendance: Attendance = None,
    names: Names = None,
    headcount: Headcount = None,
    into: Annotated[
        int | None, typer.Option(min=1, max=MOST, metavar="N", help="Add people to this session instead.")
    ] = None,
    minutes: Annotated[int | None, typer.Option(min=1, max=DAYS_LONG, help="How long it was.")] = None,
    mode: Annotated[Mode, typer.Option(help="How it was held.")] = "virtual",
    facilitator: Annotated[str, typer.Option(help="Who led it, in words.")] = "",
    trainer: Trainer = None,
    note: Annotated[str, typer.Option()] = "",
    zone: Zone = None,
    who: Who = None,
    guest: Guest = None,
    also: Also = None,
    as_json: Json = False,
) -> None:
    """Log a session that was held: the teams that it reached, and who was there.

    Example: tracker log screening-overview --team D4-CPS --attendance imports/D04_overview_attendance.csv
    """
    from tracker import teams, training
    from tracker.intake.attend import log_session

    with door.records(writing=True) as store:
        with store.reading() as db:
            agency = door.settings(db).zone
            day = _past(door.day_of(on, agency), agency) if on else None
            found = teams.find_all(db, team or (), day)
            day = day or (training.find_session(db, into).day if into else None)
            by = trained_by(db, trainer)
        given = _given(attendance, names, day)
        before = _used_before(store, given, into)
        meant, in_the_room = decided(store, given, who, guest, also)
        done = log_session(
            store,
            course,
            day=day,
            teams=found,
            zone=_zone(zone, agency),
            given=given,
            headcount=headcount,
            into=into,
            minutes=minutes,
            mode=mode,
            facilitators=facilitator,
            note=note,
            decided=meant,
            attested=in_the_room,
            trainers=[each.number for each in by],
        )
        warned = (*caution(store, by, done.logged.session), *crowded(store, done.logged.session, headcount))
    _finish(replace(done, warnings=(*done.warnings, *before, *warned)), attendance or [], headcount, as_json=as_json)


def _past(day: date, zone: str) -> date:
    """Refuse a day that is still to come as that of a session that was held."""
    from tracker.errors import WrongUsage
    from tracker.settings import local_day

    # The clock's own day, also in an example; and it may be tomorrow already where the session was.
    if day > local_day(door.now(), zone) + timedelta(days=1):
        raise WrongUsage(f"{day} is still to come. `tracker schedule` plans a session; --on is the day it was held.")
    return day


def _zone(given: str | None, agency: str) -> str:
    from tracker.settings import zone_of

    return zone_of(given).key if given else agency


def _given(attendance: list[Path] | None, names: str | None, day: date | None) -> "AttendanceFile | None":
    from tracker.errors import WrongUsage
    from tracker.intake.attend import read_attendances
    from tracker.intake.attendance import read_names

    if attendance and names:
        raise WrongUsage("Give an attendance file or names, not both.")
    if names is None:
        return read_attendances(attendance, day) if attendance else None
    if names != "-":
        raise WrongUsage("--names takes - and reads one person a line from standard input.")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    return read_names(sys.stdin.read())


def _used_before(store: "Store", given: "AttendanceFile | None", into: int | None) -> tuple[str, ...]:
    """Say what the very file was logged for before."""
    from tracker.intake.used_before import used_before

    with store.reading() as db:
        return used_before(db, given, into=into)


def _finish(done: "Attended", paths: list[Path], headcount: int | None, *, as_json: bool) -> None:
    logged = done.logged
    tell(done, paths, headcount)
    if as_json:
        print_json(
            {
                "session": logged.session,
                "delivered_to": logged.delivered_to,
                "completed": logged.completed,
                "partial": logged.partial,
                "missed": logged.missed,
                "present": logged.present,
                "not_matched": logged.not_matched,
                **shape_of(done.recognition, done.notes),
                "warnings": done.warnings,
                "change": done.change,
            }
        )
    else:
        say(str(logged.session))
    if logged.not_matched and done.change:
        raise typer.Exit(NOT_MATCHED)


def schedule(
    course: Course,
    on: Annotated[str, typer.Option(metavar="DAY")],
    team: Teams = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="Such as 9:00.")] = None,
    minutes: Annotated[int | None, typer.Option(min=1, max=DAYS_LONG, help="How long it will be.")] = None,
    mode: Annotated[Mode, typer.Option()] = "virtual",
    trainer: Trainer = None,
    note: Annotated[str, typer.Option()] = "",
    zone: Zone = None,
    as_json: Json = False,
) -> None:
    """Plan a session for one or several teams.

    Example: tracker schedule screening-overview --on 2025-10-07 --team D4-Permanency --at 9:00
    """
    from tracker import teams, training
    from tracker.days import read_time
    from tracker.errors import WrongUsage
    from tracker.training.trainers import led

    with door.records(writing=True) as store:
        with store.reading() as db:
            agency = door.settings(db).zone
            day = door.day_of(on, agency)
            found = teams.find_all(db, team or (), day)
            title = training.find_course(db, course).title
            if not found and not training.counts_only(db, course):
                raise WrongUsage("Say which team it is for, e.g. --team D4-CPS.")
            by = trained_by(db, trainer)
        codes = ", ".join(each.code for each in found)
        with store.writing(f"scheduled {title}{f' for {codes}' if codes else ''} on {day}") as db:
            number = training.schedule(
                db,
                course,
                day=day,
                teams=[each.team_id for each in found],
                zone=_zone(zone, agency),
                starts_at=read_time(at) if at else None,
                minutes=minutes,
                mode=mode,
                note=note,
            )
            led(db, number, [each.number for each in by])
        warned = caution(store, by, number)
    talk(f"Session {number} is planned for {day:%A} {day}: {codes or 'counted only, for no team'}.")
    for line in warned:
        talk(f"  ! {line}")
    if day < door.today(agency):
        talk(f"That day is past. `tracker hold {number}` says that it was held.")
    if as_json:
        print_json({"session": number, "on": day, "teams": [each.code for each in found]})
    else:
        say(str(number))


def hold(
    number: Number,
    attendance: Attendance = None,
    names: Names = None,
    headcount: Headcount = None,
    trainer: Trainer = None,
    who: Who = None,
    guest: Guest = None,
    also: Also = None,
    as_json: Json = False,
) -> None:
    """Mark a planned session held, with its attendance if there is some.

    Example: tracker hold 1 --headcount 14
    """
    from tracker import training
    from tracker.intake.attend import hold_session

    with door.records(writing=True) as store:
        with store.reading() as db:
            session = training.find_session(db, number)
            day = _past(session.day, door.settings(db).zone) if session.status == "planned" else session.day
            by = trained_by(db, trainer)
        given = _given(attendance, names, day)
        before = _used_before(store, given, number)
        meant, in_the_room = decided(store, given, who, guest, also)
        done = hold_session(
            store,
            number,
            given=given,
            headcount=headcount,
            decided=meant,
            attested=in_the_room,
            trainers=[each.number for each in by],
        )
        warned = (*caution(store, by, number), *crowded(store, number, headcount))
    _finish(replace(done, warnings=(*done.warnings, *before, *warned)), attendance or [], headcount, as_json=as_json)


def sessions(
    as_of: AsOf = None,
    status: Annotated[Literal["planned", "held", "cancelled"] | None, typer.Option()] = None,
    as_json: Json = False,
) -> None:
    """List the sessions, newest day first.

    Example: tracker sessions --status planned
    """
    from tracker import training

    with door.records() as store, store.reading() as db:
        day = door.day_of(as_of, door.settings(db).zone) if as_of else None
        found = training.listing(db, as_of=day, status=status)
    if as_json:
        print_json([{"session": each.number, **_facts(each)} for each in found])
    else:
        table(
            ("session", "day", "course", "teams", "status", "present"),
            [(s.number, s.day, s.course, " ".join(s.teams), s.status, s.present or "") for s in found],
        )


def _facts(each: object) -> dict[str, object]:
    from dataclasses import asdict

    return {name: value for name, value in asdict(each).items() if name != "number"}  # type: ignore[call-overload] # a frozen value
