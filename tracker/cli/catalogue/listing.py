"""The lists on a day: every entry with how it stands, and how many are posted."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from tracker.initiatives.catalogue import Item, Standing

OneList = Annotated[str | None, typer.Option("--list", metavar="CODE", help="One list only.")]


def listing(only: OneList = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """List the entries with how each stands on a day, and how many of each list are posted.

    Example: tracker catalogue list --as-of 2025-09-30
    """
    from tracker.initiatives.catalogue import find_list, standings

    with door.records() as store, store.reading() as db:
        day = door.day_of(as_of, door.settings(db).zone)
        code = find_list(db, only).code if only else None
        found = [each for each in standings(db, day) if code in (None, each.code)]
    if as_json:
        print_json([_shape(each) for each in found])
        return
    for each in found:
        say(f"{each.code}: {each.title}. {each.words[:1].upper()}{each.words[1:]}.")
        if each.items:
            table(("no.", "title", "state", "posted", "target", "review by", "region", "link"), map(_row, each.items))
        if each.undated:
            talk(f"{each.undated} of those posted in {each.code} have no day: nobody knows since when.")


def _shape(each: "Standing") -> dict[str, object]:
    from dataclasses import asdict

    counts = {name: getattr(each, name) for name in ("planned", "of", "posted", "undated", "late", "retired")}
    return {
        "list": each.code,
        "title": each.title,
        "words": each.words,
        **counts,
        "reviews_due": each.reviews_due,
        "note": each.note,
        "items": [{name: value for name, value in asdict(item).items() if name != "catalogue"} for item in each.items],
    }


def _row(item: "Item") -> tuple[object, ...]:
    state = item.state + (", review due" if item.review_due else "")
    on, by = item.posted_on or item.posted_words, item.target_on or item.target_words
    return item.number, item.name, state, on, by, item.review_by, item.region, item.link
