"""plan [list]|show|outcomes|load: the improvement plan beside its live figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from tracker.cli import door, plan_changes, plan_files, plan_steps
from tracker.cli.reading import AsOf, Json, KnownOn
from tracker.cli.say import print_json, say, talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.initiatives import Plan

plan_app = typer.Typer(help="The improvement plan's entries, how they stand, and what is measured of them.")


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    plan_app.callback(invoke_without_command=True)(begin)
    for name, command in (("list", plan_list), ("show", plan_show), ("outcomes", plan_outcomes), ("load", plan_load)):
        plan_app.command(name)(command)
    plan_changes.add_to(plan_app)
    plan_steps.add_to(plan_app)
    plan_files.add_to(plan_app)
    app.add_typer(plan_app, name="plan")


def begin(context: typer.Context, as_of: AsOf = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """Show the improvement plan, and change it; without a further word it is listed, as `plan list` does."""
    from tracker.errors import WrongUsage

    if context.invoked_subcommand is None:
        plan_list(as_of=as_of, known_on=known_on, as_json=as_json)
    elif as_of or known_on or as_json:
        raise WrongUsage(f"Put the options after `plan {context.invoked_subcommand}`.")


def plan_list(as_of: AsOf = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """List the plan: each entry with its status, its live line, what comes next and the money it waits for.

    Example: tracker plan list
    """
    from tracker.reports.plan.lines import listed_lines
    from tracker.reports.plan.live import live
    from tracker.reports.plan.shape import as_rows

    with _asked(as_of, known_on) as (db, found):
        lines = live(db, found)
    if as_json:
        print_json(as_rows(found, lines))
        return
    for line in listed_lines(found, lines):
        say(line)
    if not found.entries:
        talk("There is no plan on that day. `tracker plan load` brings in the one that ships.")


def plan_show(code: plan_changes.Code, as_of: AsOf = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """Show one entry whole: the document's fields, how it stood, its milestones, money and outcomes.

    Example: tracker plan show documentation
    """
    from tracker import initiatives
    from tracker.errors import NotFound
    from tracker.reports.plan.lines import entry_lines
    from tracker.reports.plan.live import live
    from tracker.reports.plan.shape import NOTHING, as_row

    with _asked(as_of, known_on) as (db, found):
        wanted = initiatives.find(db, code).code
        entry = next((each for each in found.entries if each.code == wanted), None)
        if entry is None:
            raise NotFound(f"{wanted} is not in the plan on {found.as_of}.")
        line = live(db, initiatives.Plan(found.as_of, (entry,))).get(wanted, NOTHING)
    if as_json:
        print_json({**as_row(entry, line), "history": entry.history})
        return
    for each in entry_lines(entry, line, found.outcomes):
        say(each)


def plan_outcomes(as_of: AsOf = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """List the expected outcomes, each over the entries that serve it.

    Example: tracker plan outcomes
    """
    from tracker.reports.plan.lines import outcome_lines

    with _asked(as_of, known_on) as (_, found):
        pass
    if as_json:
        print_json(
            [{"outcome": each.place, "words": each.words, "served_by": list(each.served_by)} for each in found.outcomes]
        )
        return
    for line in outcome_lines(found):
        say(line)


def plan_load(as_json: Json = False) -> None:
    """Bring the plan that ships into records that do not have it; what is there already stays as it is.

    Example: tracker plan load
    """
    from tracker.setting_up import load_plan

    with door.records(writing=True) as store:
        done = load_plan(store)
    if as_json:
        print_json(done)
    if not done.anything:
        talk("All of the plan that ships is in the records already. Nothing was changed.")
        return
    parts = ((len(done.entries), "entries"), (done.outcomes, "expected outcomes"), (len(done.lists), "lists"))
    talk(f"Loaded {', '.join(f'{number} {what}' for number, what in parts if number)}. `tracker undo` takes it back.")
    if done.kept:
        talk(f"Left as they were: {', '.join(done.kept)}.")
    if done.unlinked:
        talk(f"Measured by nothing, since their course or list is not here: {', '.join(done.unlinked)}.")


@contextmanager
def _asked(as_of: str | None, known_on: str | None) -> "Iterator[tuple[Session, Plan]]":
    """Read the plan as of a day and as known on a moment."""
    from tracker.initiatives import plan
    from tracker.journal.past import as_known

    with door.records() as store:
        with store.reading() as now:
            zone = door.settings(now).zone
        day = door.day_of(as_of, zone)
        with as_known(store, known_on, zone) as (db, _):
            yield db, plan(db, day)
