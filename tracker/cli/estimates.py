"""estimates: figures that somebody else published, beside what is measured and never blended with it."""

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, table, talk

estimates_app = typer.Typer(help="Figures that somebody else published.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    estimates_app.command("list")(estimates_list)
    estimates_app.command("add")(estimates_add)
    app.add_typer(estimates_app, name="estimates")


def estimates_list(as_of: AsOf = None, as_json: Json = False) -> None:
    """List what others published by a day, each beside what is measured of the same.

    Example: tracker estimates list --as-of 2025-09-30
    """
    from tracker.coverage.measure import measure
    from tracker.coverage.outputs import reported

    with door.records() as store, store.reading() as db:
        found = reported(db, measure(db, door.day_of(as_of, door.settings(db).zone)))
    if as_json:
        print_json([asdict(each) for each in found])
    else:
        table(
            ("course", "program", "of", "reported", "source", "day", "measured"),
            [
                (
                    each.course,
                    each.program,
                    each.measure,
                    each.words,
                    each.source,
                    each.day,
                    None if each.n is None else f"{each.n} of {each.of}",
                )
                for each in found
            ],
        )


def estimates_add(
    course: Annotated[str, typer.Argument(metavar="COURSE", help="A course's code, or its first letters.")],
    words: Annotated[str, typer.Option(metavar="TEXT", help='What was said, e.g. "about three quarters".')],
    source: Annotated[str, typer.Option(metavar="TEXT", help="Where it was said.")],
    measure: Annotated[
        Literal["teams", "staff"], typer.Option(help="Of teams reached, or of staff trained.")
    ] = "teams",
    program: Annotated[str | None, typer.Option(metavar="P", help="One program; all of them if left out.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="When it was said; today if left out.")] = None,
) -> None:
    """Note a figure that somebody else published.

    Example: tracker estimates add screening --program CPS --words "about three quarters" --source "the plan"
    """
    from tracker import training
    from tracker.errors import WrongUsage

    if not words.strip() or not source.strip():
        raise WrongUsage("Say what was published with --words, and where with --source.")
    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(on, door.settings(db).zone)
            title = training.find_course(db, course).title
        with store.writing(f"noted what {source.strip()} says of {title}") as db:
            training.estimate(
                db, course=course, program=program, measure=measure, words=words.strip(), source=source.strip(), day=day
            )
    talk(f"Noted, of {day:%A} {day}. `tracker estimates list` shows it beside the measured figure.")
