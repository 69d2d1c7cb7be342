"""invitations, sign-in, certificates, reconciliation: what is handed out around a session."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.calling_off import MOST, Number
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, say, talk

if TYPE_CHECKING:
    from tracker.reports.handing_out.invitation import Invitation

Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where; else the workspace's exports.")]
OneCourse = Annotated[str | None, typer.Option(metavar="CODE", help="One course only.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(invitations)
    app.command("sign-in")(sign_in)
    app.command()(certificates)
    app.command()(reconciliation)


def _written(files: Mapping[str, bytes], folder: Path | None) -> list[str]:
    from tracker.reports.putting import put_all

    return [str(path) for path in put_all(files, folder or door.workspace().exports)]


def invitations(
    session: Annotated[
        int | None, typer.Option(min=1, max=MOST, metavar="N", help="One session only, whatever its day.")
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="A file for each session, not one for all.")] = False,
    organizer: Annotated[
        str, typer.Option(metavar="EMAIL", help="Who invites; else the address in the setting contact.")
    ] = "",
    led_by: Annotated[
        bool, typer.Option("--led-by", help="Name who leads a session; else no staff are named.")
    ] = False,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Write the sessions that lie ahead as calendar files (.ics) to send.

    Sent again, they update what calendars hold; cancelled sessions come in a file of their own, which takes them out.
    A session's note goes out with it.

    Example: tracker invitations
    """
    from tracker.errors import WrongUsage
    from tracker.reports.handing_out import invitation as room
    from tracker.reports.handing_out.files import invitation_files, organizer_in

    if organizer and organizer_in(organizer) != organizer:
        raise WrongUsage(f"{organizer!r} is no email address. Give one like coordinator@agency.example.")
    with door.records() as store, store.reading() as db:
        kept = door.settings(db)
        found = (room.invitation(db, session),) if session else room.invitations(db, door.today(kept.zone))
    files = invitation_files(
        found,
        organizer=organizer or organizer_in(kept.contact),
        agency=kept.agency,
        led_by=led_by,
        example=door.workspace().example,
        each=each or session is not None,
    )
    written = _written(files, out)
    if as_json:
        print_json({"files": written, "sessions": [_sent(one) for one in found]})
        return
    for one in found:
        said = "cancelled" if one.cancelled else one.starts_at or "no time yet"
        talk(f"Session {one.number}, {one.day:%a} {one.day}, {said}: {one.title}, {', '.join(one.teams)}")
    for path in written:
        say(path)


def _sent(one: "Invitation") -> dict[str, object]:
    return {
        "session": one.number,
        "on": one.day,
        "at": one.starts_at,
        "teams": one.teams,
        "cancelled": one.cancelled,
        "uid": one.uid,
        "sequence": one.sequence,
    }


def sign_in(
    number: Number,
    formats: Annotated[
        str, typer.Option("--format", metavar="pdf,xlsx", help="To sign by hand, to tick and import, or both.")
    ] = "pdf,xlsx",
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Write a session's sign-in sheet: who is on the roster of its teams that day, and blank lines for others.

    Example: tracker sign-in 1
    """
    from tracker.reports.handing_out.files import sign_in_files
    from tracker.reports.handing_out.sign_in import sign_in as sheet_of

    with door.records() as store, store.reading() as db:
        sheet = sheet_of(db, number, example=door.workspace().example)
    wanted = [name.strip().lower() for name in formats.split(",") if name.strip()]
    written = _written(sign_in_files(sheet, wanted), out)
    if as_json:
        print_json({"session": number, "people": len(sheet.people), "notes": sheet.notes, "files": written})
        return
    talk(f"Session {number}, {sheet.day:%A} {sheet.day}: {len(sheet.people)} expected. These files name staff.")
    for words in sheet.notes:
        talk(words)
    for path in written:
        say(path)


def certificates(
    who: Annotated[
        str | None, typer.Argument(metavar="[WHO]", help="An employee number, an email or an exact name.")
    ] = None,
    course: OneCourse = None,
    session: Annotated[
        int | None, typer.Option(min=1, max=MOST, metavar="N", help="Of this session: alone for all who completed it.")
    ] = None,
    number: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Look up a certificate by its number; writes nothing.")
    ] = None,
    as_of: AsOf = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Write certificates of completion: somebody's newest for each course, or all of a session; or look one up.

    Only credit that is recorded is certified. A certificate says that a training was completed, and no more.

    Example: tracker certificates OR0012345 --course screening-overview
    """
    from tracker.errors import WrongUsage
    from tracker.reports.handing_out import certificate as room
    from tracker.reports.handing_out.files import certificate_files

    if number is not None:
        _look_up(number, as_json=as_json)
        return
    if who is None and (session is None or course is not None):
        raise WrongUsage("Say whose, e.g. tracker certificates OR0012345, or of which session: --session 12.")
    example = door.workspace().example
    with door.records() as store, store.reading() as db:
        day = door.day_of(as_of, door.settings(db).zone)
        if who is None and session is not None:
            found = room.certificates_of_session(db, session, day, example=example)
            folder = (out or door.workspace().exports) / room.folder_name(session)
        else:
            found = room.certificates(db, who or "", day, course=course, session=session, example=example)
            folder = out or door.workspace().exports
    written = _written(certificate_files(found), folder)
    if as_json:
        shown = [{"number": c.credit.number, "name": c.credit.person, "course": c.credit.course} for c in found]
        print_json({"certificates": shown, "files": written})
        return
    for each in found:
        talk(" ".join(part for part in (f"{each.credit.person}: {each.credit.title}.", each.standing) if part))
    for path in written:
        say(path)


def _look_up(number: str, *, as_json: bool) -> None:
    """Say what a certificate's number stands for."""
    from tracker.reports.handing_out.credit import find_credit

    with door.records() as store, store.reading() as db:
        credit = find_credit(db, number)
    facts = {
        "number": credit.number,
        "name": credit.person,
        "course": credit.course,
        "title": credit.title,
        "on": credit.day,
        "until": credit.until,
        "session": credit.session,
    }
    if as_json:
        print_json(facts)
    else:
        until = f" It counts until the day before {credit.until}." if credit.until else ""
        say(f"{credit.number}: {credit.person} completed {credit.title} on {credit.day:%A} {credit.day}.{until}")


def reconciliation(
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Completions of this day and later; else all of them.")
    ] = None,
    course: OneCourse = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Those too that came from a file of completions: it knows them.")
    ] = False,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Write what the learning system may not have: the completions that are held here, to enter there.

    Example: tracker reconciliation --since 2025-09-01
    """
    from tracker.reports.handing_out import reconciliation as room
    from tracker.reports.words import counted

    with door.records() as store, store.reading() as db:
        day = door.day_of(since, door.settings(db).zone) if since else None
        found = room.reconciliation(
            db, since=day, course=course, everything=everything, example=door.workspace().example
        )
    written = _written(room.files(found), out)
    if as_json:
        print_json({"completions": found.rows, "without_number": found.without_number, "files": written})
        return
    talk(f"{counted(len(found.rows), 'completion')}. These files name staff.")
    if found.without_number:
        names = "; ".join(dict.fromkeys(each.name for each in found.without_number))
        stand = "stands" if len(found.without_number) == 1 else "stand"
        apart = f"{len(found.without_number)} more without an employee number {stand} apart"
        talk(f"{apart}: {names}. {room.WHAT_TO_DO}")
    for path in written:
        say(path)
