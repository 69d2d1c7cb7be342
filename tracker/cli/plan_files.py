"""plan report|import: the plan as a document, and an edited plan brought back from its workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf, Json, KnownOn
from tracker.cli.say import print_json, say, talk

if TYPE_CHECKING:
    from tracker.reports.plan.values import PlanCopy, PlanReport

SET_ASIDE = 5


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("report")(plan_report)


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
