"""why, restatement: what a figure's change is made of, and what became known since a report."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.why.values import CourseWhy, Movement, Scope, Why

WIDTH = 24  # cells of the drawn bridge

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Course = Annotated[str | None, typer.Option(metavar="CODE", help="One course only.")]
Moment = "a date, a moment or a change's number"


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(why)
    app.command()(restatement)


def why(
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day.")],
    to: Annotated[str | None, typer.Option("--to", metavar="DAY", help="The second day; today if left out.")] = None,
    from_known: Annotated[
        str | None,
        typer.Option("--from-known", metavar="WHEN", help=f"What was known of the first: {Moment}; now if left out."),
    ] = None,
    to_known: Annotated[
        str | None,
        typer.Option("--to-known", metavar="WHEN", help=f"What was known of the second: {Moment}; now if left out."),
    ] = None,
    course: Course = None,
    program: Annotated[str | None, typer.Option(metavar="P", help="One program only.")] = None,
    district: Annotated[int | None, typer.Option(metavar="N", help="One district only.")] = None,
    team: Annotated[str | None, typer.Option(metavar="T", help="One team only.")] = None,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Show why the figures moved between two days: parts that add up to the whole change.

    What only became known since is told apart from what happened.

    Example: tracker why --from 2025-08-31 --to 2025-09-30
    """
    from tracker.coverage.why.asked import why as asked
    from tracker.coverage.why.shape import as_json as shape
    from tracker.coverage.why.shape import rows
    from tracker.coverage.why.values import At

    with door.records() as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            scope = _scope(db, program, district, team)
            code = _course(db, course)
        before, after = door.day_of(since, zone), door.day_of(to, zone)
        _refuse_backwards(before > after)
        found = asked(store, At(before, from_known), At(after, to_known), zone=zone, course=code, scope=scope)
    if as_json:
        print_json(shape(found))
    elif as_csv:
        _csv(rows(found))
    else:
        _tell(found)


def _refuse_backwards(backwards: bool) -> None:
    from tracker.errors import WrongUsage

    if backwards:
        raise WrongUsage("--from is a later day than --to. Turn them round.")


def _course(db: "Session", said: str | None) -> str | None:
    from tracker.training import find_course

    return find_course(db, said).code if said is not None else None


def _scope(db: "Session", program: str | None, district: int | None, team: str | None) -> "Scope":
    """Find the part of the organisation that is meant."""
    from tracker import teams
    from tracker.coverage.why.values import Scope

    found = teams.find(db, team) if team is not None else None
    return Scope(
        program=_program(db, program) if program is not None else None,
        district=teams.find_district(db, district).number if district is not None else None,
        team=found.code if found else None,
        team_id=found.team_id if found else None,
    )


def _program(db: "Session", said: str) -> str:
    from tracker.errors import NotFound
    from tracker.teams import program_titles

    codes = list(program_titles(db))
    found = [code for code in codes if code.casefold().startswith(said.strip().casefold())]
    if len(found) != 1:
        raise NotFound(f"There is no program {said!r}; there are {', '.join(codes)}.")
    return found[0]


def _csv(rows: Iterable[dict[str, object]]) -> None:
    import csv
    import sys

    from tracker.reports.as_csv import cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])


def _tell(found: "Why") -> None:
    """Print each course: words, then the parts with a bridge beside them."""
    from tracker.coverage.why.words import sentences
    from tracker.reports.words import headline

    if not found.courses:
        talk("No course is offered on either day.")
    for number, each in enumerate(found.courses):
        if number:
            say()
        say(each.course.title)
        for sentence in sentences(found, each, headline):
            say(f"  {sentence}")
        for halves, movement in _measures(each):
            if movement.movers:
                say()
                table(("", *halves, "makes", "bridge"), _bridge(found, movement))


def _measures(each: "CourseWhy") -> "tuple[tuple[tuple[str, str, str], Movement], ...]":
    return (("people", "trained", "counted"), each.staff), (("teams", "reached", "counted"), each.teams)


def _bridge(found: "Why", movement: "Movement") -> Iterator[tuple[object, ...]]:
    """Give a line for each step: what it is, how many, both halves, what it makes, and its bar."""
    from tracker.coverage.why.bridge import bridge, drawn
    from tracker.coverage.why.words import n_of_n, signed

    steps = bridge(movement)
    counts = {(part.clock, part.part): part.count for part in movement.parts}
    ends = {
        "start": str(found.before.as_of),
        "known": f"{found.before.as_of}, known now",
        "end": str(found.after.as_of),
    }
    for step, bar in zip(steps, drawn(steps, WIDTH), strict=True):
        if step.kind == "part" and step.clock and step.part:
            changed = counts[step.clock, step.part], signed(step.adds.n), signed(step.adds.of)
            yield f"  {step.words}", *changed, n_of_n(*step.reaches), bar
        else:
            yield ends[step.kind], "", "", "", n_of_n(*step.reaches), bar


def restatement(
    since: Annotated[str, typer.Option("--from", metavar="WHEN", help=f"What was known then: {Moment}.")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="WHEN", help=f"What was known later: {Moment}; now if left out.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day of the figures; that of --from if left out.")
    ] = None,
    course: Course = None,
    as_json: Json = False,
) -> None:
    """Show how a day's figures read at one moment and read at another, and the facts that made the difference.

    Example: tracker restatement --from 2025-08-20
    """
    from tracker.coverage.why.restating import restatement as asked
    from tracker.coverage.why.shape import restatement_as_json
    from tracker.coverage.why.telling import restated_sentences
    from tracker.reports.words import headline

    with door.records() as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            code = _course(db, course)
        day = door.day_of(as_of, zone) if as_of is not None else None
        found = asked(store, since, to, zone=zone, as_of=day, course=code)
    if as_json:
        print_json(restatement_as_json(found))
        return
    if not found.courses:
        talk("No course is offered on that day.")
    for each in found.courses:
        say(each.why.course.title)
        for sentence in restated_sentences(found, each, headline):
            say(f"  {sentence}")
    for entry in found.changes:
        say(f"change {entry.change}, {entry.at}, {entry.by}: {entry.what}")
