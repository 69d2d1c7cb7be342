"""funding [list]|add|set|decide|totals: money that was asked for, what was decided, and what it comes to."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.plan_changes import past
from tracker.cli.reading import AsOf, Json, KnownOn
from tracker.cli.say import print_json, say, talk
from tracker.cli.slips import more_than_asked

if TYPE_CHECKING:
    from tracker.initiatives import Ask

MOST, DOLLARS = 2_000_000_000, 1_000_000_000
funding_app = typer.Typer(help="Money that was asked for, what was decided, and what each ask unblocks.")
Number = Annotated[int, typer.Argument(min=1, max=MOST, metavar="N", help="The ask's number.")]
Amount = Annotated[int | None, typer.Option(min=0, max=DOLLARS, metavar="DOLLARS", help="Whole dollars.")]
Words = Annotated[str | None, typer.Option(metavar="TEXT", help="In words.")]
Unblocks = Annotated[str | None, typer.Option(metavar="TEXT", help="What it makes possible.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    funding_app.callback(invoke_without_command=True)(begin)
    for name, command in (
        ("list", funding_list),
        ("totals", funding_totals),
        ("add", funding_add),
        ("set", funding_set),
        ("decide", funding_decide),
    ):
        funding_app.command(name)(command)
    app.add_typer(funding_app, name="funding")


def begin(context: typer.Context, as_of: AsOf = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """Show the money that was asked for; without a further word it is listed, as `funding list` does."""
    from tracker.errors import WrongUsage

    if context.invoked_subcommand is None:
        funding_list(as_of=as_of, known_on=known_on, as_json=as_json)
    elif as_of or known_on or as_json:
        raise WrongUsage(f"Put the options after `funding {context.invoked_subcommand}`.")


def funding_list(as_of: AsOf = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """List the asks, each with its figure, what was decided by the day and what it unblocks.

    Example: tracker funding list
    """
    from tracker.reports.plan.lines import funding_lines
    from tracker.reports.plan.shape import ask_row

    found = _asks(as_of, known_on)
    if as_json:
        print_json([ask_row(each) for each in found])
        return
    for line in funding_lines(found):
        say(line)


def funding_totals(as_of: AsOf = None, known_on: KnownOn = None, as_json: Json = False) -> None:
    """Add the asks up: open ones with a figure, those without, what is approved, and each decision's share.

    Example: tracker funding totals --as-of 2025-09-30
    """
    from tracker import initiatives
    from tracker.reports.plan.lines import totals_lines

    found = initiatives.totals(_asks(as_of, known_on))
    if as_json:
        print_json(found)
        return
    for line in totals_lines(found):
        say(line)


def funding_add(
    title: Annotated[str, typer.Argument(metavar="TEXT", help="What the money is for.")],
    initiative: Annotated[
        str | None, typer.Option("--for", metavar="CODE", help="The entry of the plan that it is for.")
    ] = None,
    amount: Amount = None,
    words: Words = None,
    unblocks: Unblocks = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="When it was asked for; today if left out.")] = None,
) -> None:
    """Note money that is asked for.

    Example: tracker funding add "Recording of the caregiver training" --for caregivers --amount 2500
    """
    from tracker import initiatives

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = past(db, on)
            known = initiatives.find(db, initiative).code if initiative else None
        figure = initiatives.dollars(amount) or "money"
        with store.writing(f"asked for {figure}: {title.strip()}") as db:
            number = initiatives.add_ask(
                db, title, initiative=known, amount=amount, words=words or "", unblocks=unblocks or "", asked_on=day
            )
    talk(f"Ask {number} is noted, of {day:%A} {day}. `tracker funding decide {number} approved` says what came of it.")


def funding_set(
    number: Number,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What the money is for.")] = None,
    amount: Amount = None,
    no_amount: Annotated[bool, typer.Option("--no-amount", help="No figure is known after all.")] = False,
    words: Words = None,
    unblocks: Unblocks = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
) -> None:
    """Put an ask otherwise.

    Example: tracker funding set 2 --amount 8500
    """
    from tracker import initiatives

    with door.records(writing=True) as store:
        with store.reading() as db:
            known = initiatives.find_ask(db, number).title
        with store.writing(f"changed the funding ask “{known}”") as db:
            initiatives.change_ask(
                db, number, title=title, amount=amount, words=words, unblocks=unblocks, note=note, no_amount=no_amount
            )
    talk(f"Ask {number} is changed.")


def funding_decide(
    number: Number,
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="approved, declined, deferred, withdrawn, or asked again.")
    ],
    on: Annotated[str | None, typer.Option(metavar="DAY", help="When; today if left out.")] = None,
    amount: Annotated[
        int | None, typer.Option(min=0, max=DOLLARS, metavar="DOLLARS", help="Approved, if not the whole.")
    ] = None,
    words: Annotated[str, typer.Option(metavar="TEXT", help="What was said.")] = "",
) -> None:
    """Note what was decided about an ask; it is open until it is approved, declined or withdrawn.

    Example: tracker funding decide 2 approved --on 2025-09-15 --amount 7500
    """
    from tracker import initiatives

    wanted = decision.strip().lower()
    with door.records(writing=True) as store:
        with store.reading() as db:
            day, known = past(db, on), initiatives.find_ask(db, number).title
        figure = f", {initiatives.dollars(amount)}" if amount is not None else ""
        with store.writing(f"funding “{known}”: {wanted} on {day}{figure}") as db:
            done = initiatives.decide(db, number, wanted, day=day, amount=amount, words=words)
            unblocks, asked = done.unblocks, done.amount
    talk(f"“{known}” is {wanted} since {day:%A} {day}{figure}.")
    more_than_asked(amount, asked)
    if wanted == "approved" and unblocks:
        talk(f"That unblocks: {unblocks}")


def _asks(as_of: str | None, known_on: str | None) -> "tuple[Ask, ...]":
    from tracker.initiatives import asks
    from tracker.journal.past import as_known

    with door.records() as store:
        with store.reading() as now:
            zone = door.settings(now).zone
        with as_known(store, known_on, zone) as (db, _):
            return asks(db, door.day_of(as_of, zone))
