"""plan report|import: the plan as a document, and an edited plan brought back from its workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.brought import leave_aside, tell_problems, tell_written
from tracker.cli.reading import AsOf, Json, KnownOn
from tracker.cli.say import print_json, say, talk

if TYPE_CHECKING:
    from tracker.intake.plan import Line, PlanProposal
    from tracker.reports.plan.values import PlanCopy, PlanReport


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("report")(plan_report)
    app.command("import")(plan_import)


def plan_report(
    as_of: AsOf = None,
    known_on: KnownOn = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="xlsx,pdf,html", help="Which files, divided by commas.")
    ] = "xlsx,pdf,html",
    external: Annotated[
        bool,
        typer.Option("--external", help="The copy for partners: no owners, no next steps, small numbers withheld."),
    ] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where; else the workspace's exports.")] = None,
    as_json: Json = False,
) -> None:
    """Write the plan as a document, with its live figures beside its own words; the workbook can be edited.

    Example: tracker plan report --as-of 2025-09-30 --format pdf,xlsx
    """
    from tracker.reports.plan.document import headline
    from tracker.reports.plan.files import plan_files
    from tracker.reports.putting import put_all

    made = _gathered(as_of, known_on, external=external)
    files = plan_files(made, [name.strip().lower() for name in formats.split(",") if name.strip()])
    written = put_all(files, out or door.workspace().exports)
    if as_json:
        told = {"as_of": made.as_of, "copy": made.copy, "fingerprint": made.fingerprint, "headline": headline(made)}
        print_json({**told, "files": [str(path) for path in written]})
        return
    talk(headline(made))
    for path in written:
        say(str(path))


def _gathered(as_of: str | None, known_on: str | None, *, external: bool) -> "PlanReport":
    from tracker.errors import NotFound
    from tracker.reports.plan.gather import gather_plan

    with door.records() as store:
        with store.reading() as now:
            zone = door.settings(now).zone
        day, example = door.day_of(as_of, zone), door.workspace().example
        copy: PlanCopy = "external" if external else "leadership"
        made = gather_plan(store, day, known_on=known_on, zone=zone, copy=copy, example=example)
    if not made.plan.entries:
        raise NotFound(f"There is no plan on {day}. `tracker plan load` brings in the one that ships.")
    return made


def plan_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A plan's workbook, such as `plan report` writes.")],
    yes: Annotated[bool, typer.Option("--yes", help="Write what is certain.")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Since when the new statuses are so.")] = None,
    as_json: Json = False,
) -> None:
    """Import an edited plan; without --yes it shows what would change, and nothing is ever taken out.

    Example: tracker plan import exports/plan_2025-09-30_leadership.xlsx --on 2025-10-06
    """
    from tracker.cli.plan_changes import past
    from tracker.intake.arriving import open_book
    from tracker.intake.plan import made_of, propose_plan, read_plan, write_plan

    with door.records(writing=yes) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            day = past(db, on) if on else None
        book = open_book(file)
        read, was = read_plan(book), made_of(store, book, zone)
        with store.reading() as db:
            proposal = propose_plan(db, read, on=day, today=door.today(zone), made_of=was)
        change = write_plan(store, proposal) if yes else None
    _tell(proposal, change)
    if as_json:
        print_json(_proposed(proposal, change))
    if yes:
        leave_aside(file, proposal.problems)


def _tell(proposal: "PlanProposal", change: int | None) -> None:
    """Tell what a file would do or did, line by line."""
    for line in proposal.lines:
        _tell_line(line)
    for code, title in proposal.absent:
        talk(f"- {code} is not in the file and stays as it is: {title}")
    tell_problems(proposal.problems, proposal.file.assumptions, proposal.file.unused)
    counts = ", ".join(f"{count} {what}" for what, count in proposal.counts.items())
    talk(f"{proposal.file.file}: {counts}; {len(proposal.problems)} with a problem.")
    if proposal.undated:
        talk(f"Since when do these stand so? Give --on DAY: {', '.join(proposal.undated)}.")
    tell_written(change, proposal.counts, "plan")


def _tell_line(line: "Line") -> None:
    if line.what != "same" or line.notes:
        sign = {"new": "+", "changed": "~", "same": "="}[line.what]
        talk(f"{sign} {line.code}: {line.title}" + (f" (since {line.since})" if line.since else ""))
    for field, old, new in line.changes:
        said = f"{old or 'nothing'} → {new or 'nothing'}" if line.what == "changed" else new
        talk(f"    {_heading(field)}: {said}")
    for note in line.notes:
        talk(f"    {note}")


def _heading(field: str) -> str:
    from tracker.intake.plan.columns import HEADING

    return HEADING[field]


def _proposed(proposal: "PlanProposal", change: int | None) -> dict[str, object]:
    return {
        "file": proposal.file.file,
        **proposal.counts,
        "lines": [
            {
                "what": each.what,
                "code": each.code,
                "title": each.title,
                "row": each.row.row,
                "changes": [list(one) for one in each.changes],
                "since": each.since,
                "notes": list(each.notes),
            }
            for each in proposal.lines
        ],
        "absent": [code for code, _ in proposal.absent],
        "undated": list(proposal.undated),
        "problems": list(proposal.problems),
        "assumptions": list(proposal.file.assumptions),
        "unused": list(proposal.file.unused),
        "committed": change is not None,
        "change": change,
    }
