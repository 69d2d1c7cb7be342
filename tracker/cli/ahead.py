"""trend, next, forecast: how it came to stand so, and what comes next."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf, Json, KnownOn, course_code, print_csv
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.ahead import Forecast, Next, Outlook, Share
    from tracker.coverage.trend import Point

Course = Annotated[str | None, typer.Option(metavar="CODE", help="One course only.")]
SHOWN = 10  # gains of a course; --json lists all
_DIGITS = 10  # of a session's number


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(trend)
    app.command("next")(what_next)
    app.command()(forecast)


@contextmanager
def _known(as_of: str | None, known_on: str | None) -> "Iterator[tuple[Session, date, str | None]]":
    """Read the records as known on a moment, with the day that is meant, and the moment."""
    from tracker.journal.past import as_known

    with door.records() as store:
        with store.reading() as now:
            zone = door.settings(now).zone
        day = door.day_of(as_of, zone)
        with as_known(store, known_on, zone) as (db, known):
            yield db, day, known.at if known else None


def trend(
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day; the last twelve steps if left out.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", "--as-of", metavar="DAY", help="The last day; today if left out.")
    ] = None,
    step: Annotated[Literal["month", "week"], typer.Option(help="Month ends, or every seven days.")] = "month",
    course: Course = None,
    by: Annotated[Literal["state", "program"], typer.Option(help="What a line stands for.")] = "state",
    known_on: KnownOn = None,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Show teams reached and people trained at each month's end, or week, up to a day.

    Example: tracker trend --from 2025-01-01 --to 2025-09-30 --by program
    """
    from tracker.coverage.trend import days_between
    from tracker.coverage.trend import trend as sweep

    with _known(last, known_on) as (db, day, known):
        begin = door.day_of(first, door.settings(db).zone) if first else None
        found = sweep(db, days_between(begin, day, step), course=course_code(db, course), known_on=known)
    shown = [each for each in found.points if (each.program is None) == (by == "state")]
    rows = [{**asdict(each), "staff_rate": each.staff_rate} for each in shown]
    if as_json:
        reach = [asdict(each) for each in found.reach]
        print_json(
            {
                "from": found.days[0],
                "to": day,
                "step": step,
                "known_on": known,
                "by": by,
                "points": rows,
                "reach": reach,
            }
        )
    elif as_csv:
        print_csv(rows)
    else:
        _points(shown, by)


def _points(points: "list[Point]", by: str) -> None:
    place = ("program",) if by == "program" else ()
    table(
        ("course", *place, "day", "teams reached", "with plans", "districts", "staff trained", "rate"),
        [
            (
                each.course,
                *((each.program,) if place else ()),
                each.day,
                f"{each.teams_reached} of {each.teams}",
                each.teams_planned,
                f"{each.districts_reached} of {each.districts}",
                f"{each.trained} of {each.eligible}",
                f"{each.staff_rate:.1%}" if each.staff_rate is not None else "no rate",
            )
            for each in points
        ],
    )


def what_next(as_of: AsOf = None, course: Course = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """Show the teams that remain, and where one session would add most.

    Example: tracker next --course screening-overview
    """
    from tracker.coverage.ahead import what_next as ask

    with _known(as_of, known_on) as (db, day, known):
        found = ask(db, day, course_code(db, course))
    if as_json:
        print_json({"as_of": day, "known_on": known, **_next_shape(found)})
    else:
        _board(found)
        _gains(found)
        for share in found.shares:
            say(f"{share.course}, {share.words}")


def _next_shape(found: "Next") -> dict[str, object]:
    return {
        "board": [asdict(each) for each in found.board],
        "gains": [asdict(each) for each in found.gains],
        "assumptions": _assumed(found.shares),
    }


def _assumed(shares: "tuple[Share, ...]") -> list[dict[str, object]]:
    """Give what is assumed of each course and program: the median as a ratio, null where there is none."""
    return [
        {
            "course": each.course,
            "program": each.program,
            "sessions": each.sessions,
            "median_session_reach": None if each.median is None else float(each.median),
            "words": each.words,
        }
        for each in shares
    ]


def _board(found: "Next") -> None:
    say(f"Teams that no session has reached, as of {found.as_of:%A} {found.as_of}")
    table(
        ("course", "team", "state", "session", "waiting", "last contact", "next step", "on"),
        [
            (
                each.course,
                each.team,
                each.state.words,
                each.next_session,
                each.waiting if each.rostered else "no roster",
                f"{each.last.day} {each.last.note}" if each.last else None,
                each.last.next_step if each.last else None,
                each.last.next_on if each.last else None,
            )
            for each in found.board
        ],
    )


def _gains(found: "Next") -> None:
    say()
    say("Where one session would add most")
    rows = []
    for facts in found.courses:
        of_course = [each for each in found.gains if each.course == facts.code]
        rows += [
            (
                each.course,
                " ".join(each.teams),
                each.state.words,
                each.teams_reached,
                each.trained if each.trained is not None else "no projection",
                each.outstanding,
            )
            for each in of_course[:SHOWN]
        ]
        if len(of_course) > SHOWN:
            talk(f"{facts.code}: {len(of_course) - SHOWN} more are not shown here; --json lists all.")
    table(("course", "for", "state", "teams", "people", "of those outstanding"), rows)


def forecast(
    as_of: AsOf = None,
    course: Course = None,
    if_held: Annotated[
        list[str] | None,
        typer.Option("--if-held", metavar="N", help="Suppose these planned sessions held: 3,4 or all."),
    ] = None,
    more: Annotated[list[int] | None, typer.Argument(metavar="[N]...", help="More numbers for --if-held.")] = None,
    known_on: KnownOn = None,
    as_json: Json = False,
) -> None:
    """Show the pace that is needed, and what planned sessions would bring.

    Example: tracker forecast --course screening-overview --if-held all
    """
    from tracker.coverage.ahead import forecast as ask

    with _known(as_of, known_on) as (db, day, known):
        code = course_code(db, course)
        found = ask(db, day, code)
        supposed = _numbers(if_held or [], more or [], found)
        found = ask(db, day, code, supposed) if supposed else found
    if as_json:
        print_json({"as_of": day, "known_on": known, **_forecast_shape(found)})
    else:
        _outlooks(found)
        _said(found)


def _numbers(given: list[str], more: list[int], found: "Forecast") -> list[int]:
    """Read the numbers of sessions; `all` are the planned ones that are still to come, and those overdue."""
    from tracker.errors import WrongUsage

    if more and not given:
        raise WrongUsage("Numbers of sessions belong to --if-held, e.g. tracker forecast --if-held 3 4.")
    words = [word for each in given for word in each.replace(",", " ").split()]
    numbers = [each.number for each in (*found.overdue, *found.coming)] if "all" in words else []
    for word in words:
        if word != "all" and not (word.isascii() and word.isdigit() and len(word) < _DIGITS):
            raise WrongUsage(f"{word!r} is no number of a session. `tracker sessions --status planned` lists them.")
        numbers += [int(word)] if word != "all" else []
    return [*numbers, *more]


def _forecast_shape(found: "Forecast") -> dict[str, object]:
    return {
        "outlooks": [asdict(each) for each in found.outlooks],
        "assumptions": _assumed(found.shares),
        "planned": [asdict(each) for each in found.coming],
        "overdue": [asdict(each) for each in found.overdue],
        "supposed": [asdict(each) for each in found.if_held],
    }


def _outlooks(found: "Forecast") -> None:
    supposed = ("if held", "") if found.if_held else ()
    headings = ("course", "program", "teams now", "as planned", *supposed[:1], "staff now", "as planned", *supposed[:1])
    table(
        (*headings, "teams a week", "people a week"),
        [
            (
                each.course,
                each.program or "all",
                *_teams(each, bool(supposed)),
                *_staff(each, bool(supposed)),
                f"{each.pace.teams:.1f}" if each.pace else None,
                f"{each.pace.people:.1f}" if each.pace else None,
            )
            for each in found.outlooks
        ],
    )


def _teams(each: "Outlook", supposed: bool) -> list[str]:
    tallies = (each.now, each.planned, *((each.if_held or each.now,) if supposed else ()))
    return [f"{tally.teams_reached} of {tally.teams}" for tally in tallies]


def _staff(each: "Outlook", supposed: bool) -> list[str]:
    tallies = (each.now, each.planned, *((each.if_held or each.now,) if supposed else ()))
    return ["not known" if tally.trained is None else f"{tally.trained} of {tally.eligible}" for tally in tallies]


def _said(found: "Forecast") -> None:
    """Say what the figures rest on, and what is left out of them."""
    for each in found.outlooks:
        if each.program is None:
            for line in each.words:
                say(f"{each.course}: {line}")
    for share in found.shares:
        say(f"{share.course}, {share.words}")
    for coming in found.overdue:
        say(f"Session {coming.number} was planned for {coming.day}: was it held? It is in no projection.")
    for coming in found.if_held:
        say(f"Supposed held: session {coming.number} of {coming.day}, {coming.course} for {', '.join(coming.teams)}.")
