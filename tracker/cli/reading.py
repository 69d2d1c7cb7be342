"""coverage, left: what was true on a day, asked and shown."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli import beside, door
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.left import MadeUp

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="The day; today if left out.")]
KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="WHEN", help="A date, a moment or a change's number; now if left out."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
By = Literal["state", "program", "district", "team", "classification"]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(coverage)
    app.command()(left)


def coverage(
    as_of: AsOf = None,
    known_on: KnownOn = None,
    course: Annotated[str | None, typer.Option(metavar="CODE", help="One course only.")] = None,
    by: Annotated[By, typer.Option(help="What a row stands for.")] = "team",
    structure: Annotated[
        str | None, typer.Option(metavar="DAY", help="Restate it in the teams and districts of a later day: today.")
    ] = None,
    reached_against: Annotated[
        bool, typer.Option("--reached-against", help="Set those trained against those not, group by group.")
    ] = False,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Print rows without symbols, one a line.")] = False,
) -> None:
    """Show teams reached and people trained, as of any day and as known on any moment.

    Example: tracker coverage --as-of 2025-09-30
    """
    from tracker.coverage.measure import measure
    from tracker.coverage.shape import as_json as shape
    from tracker.coverage.structure import restructure
    from tracker.errors import WrongUsage
    from tracker.journal.past import as_known
    from tracker.reports.table import grid_lines

    if as_json + as_csv + plain > 1:
        raise WrongUsage("Choose one of --json, --csv and --plain.")
    with door.records() as store:
        with store.reading() as now:
            zone = door.settings(now).zone
        day = door.day_of(as_of, zone)
        with as_known(store, known_on, zone) as (db, known):
            if structure:
                restructure(db, day, door.day_of(structure, zone))
            code, moment = course_code(db, course), known.at if known else None
            if reached_against:
                _against(db, day, code, moment, as_json=as_json)
                return
            counted = measure(db, day, course=code, by=by, known_on=moment)
            if as_json:
                print_json(shape(counted) | beside.fields(db, counted, course=code))
            elif as_csv:
                print_csv(shape(counted)["rows"])
            elif plain or by != "team":
                _plain(shape(counted)["rows"])
            else:
                for line in grid_lines(counted):
                    say(line)
                beside.tell_reported(db, counted)


def _against(db: "Session", day: date, code: str | None, known_on: str | None, *, as_json: bool) -> None:
    from tracker.coverage.shares import reached_against

    about = {"as_of": day, "known_on": known_on}
    beside.show_parts(reached_against(db, day, code), about, as_json=as_json)


def course_code(db: "Session", said: str | None) -> str | None:
    """Give the code of the course that somebody names by its first letters."""
    from tracker.training import find_course

    return find_course(db, said).code if said is not None else None


def print_csv(rows: list[dict[str, object]]) -> None:
    """Print rows under their fields' names; no text of the records becomes a formula."""
    import csv
    import sys

    from tracker.reports.as_csv import cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
        writer.writerows([cell(value) for value in row.values()] for row in rows)


def _plain(rows: list[dict[str, object]]) -> None:
    shown = ("course", "district", "program", "team", "classification", "state", "last_delivery")
    used = [name for name in shown if any(row[name] is not None for row in rows)]
    table(
        [*used, "teams", "trained", "rate"],
        [
            [
                *(row[name] for name in used),
                f"{row['teams_reached']} of {row['teams']}",
                f"{row['trained']} of {row['eligible']}",
                f"{row['staff_rate']:.1%}" if isinstance(row["staff_rate"], float) else "no rate",
            ]
            for row in rows
        ],
    )


def left(
    as_of: AsOf = None,
    course: Annotated[str | None, typer.Option(metavar="CODE", help="One course only.")] = None,
    known_on: KnownOn = None,
    by: Annotated[Literal["team", "supervisor"], typer.Option(help="In which order, and grouped by what.")] = "team",
    session: Annotated[
        int | None, typer.Option(min=1, max=2_000_000_000, metavar="N", help="The make-up list of this session.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show who is still to be trained: eligible people without credit in force.

    Example: tracker left --course screening-overview --by supervisor
    """
    from tracker.coverage.left import left as outstanding
    from tracker.coverage.left import make_up
    from tracker.journal.past import as_known
    from tracker.training.sessions import find_session

    with door.records() as store:
        with store.reading() as now:
            zone = door.settings(now).zone
        day = door.day_of(as_of, zone)
        with as_known(store, known_on, zone) as (db, _):
            if session is not None:
                _tell_made_up(make_up(db, find_session(db, session).id or session, day), as_json=as_json)
                return
            people = outstanding(db, day, course_code(db, course)).people
    if by == "supervisor":
        people = tuple(sorted(people, key=lambda each: (each.supervisor is None, (each.supervisor or "").casefold())))
    if as_json:
        print_json(people)
        return
    above = ("supervisor",) if by == "supervisor" else ()
    table(
        (*above, "team", "name", "employee number", "course", "state"),
        [
            (
                *([each.supervisor or "no supervisor is known"] if above else []),
                *(each.team, each.name, each.employee_number, each.course, f"{each.state}{' (new)' * each.new}"),
            )
            for each in people
        ],
    )


def _tell_made_up(found: "tuple[MadeUp, ...]", *, as_json: bool) -> None:
    """Show who missed a session, and who of them still waits."""
    if as_json:
        print_json(found)
        return
    waiting = sum(each.state == "waiting" for each in found)
    talk(f"{waiting} of {len(found)} who were expected and not there still wait.")
    table(("name", "state", "credit on"), [(each.name, each.state, each.credit_on or "") for each in found])
