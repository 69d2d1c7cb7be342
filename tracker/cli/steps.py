"""contacts steps: everything that waits for somebody, in one list by day."""

from dataclasses import asdict
from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, table, talk


def steps(
    by: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only what is due by this day, overdue included.")
    ] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """List every next step by day: of teams, people to call, the plan, its lists, money asked for, and sessions.

    Example: tracker contacts steps --by +2w
    """
    from tracker.coverage.steps import WORDS, next_steps

    with door.records() as store, store.reading() as db:
        zone = door.settings(db).zone
        today = door.day_of(as_of, zone)
        found = next_steps(db, today, door.day_of(by, zone) if by else None)
    if as_json:
        print_json([{**asdict(each), "closed_by": each.closed_by} for each in found])
        return
    table(
        ("due", "", "what it is", "about", "what comes next", "done with"),
        [
            (s.due or s.when, s.when if s.due else "", WORDS[s.kind], _cut(s.about), _cut(s.what), s.closed_by)
            for s in found
        ],
    )
    late = sum(each.when == "overdue" for each in found)
    talk(f"{len(found)} step{'s' * (len(found) != 1)}, {late} of them overdue on {today}.")


def _cut(text: str) -> str:
    """Shorten a long text in the table; JSON has all of it."""
    most = 60
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
