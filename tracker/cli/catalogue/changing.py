"""What becomes of a list: begun, entries added, named, posted, reviewed, retired."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.say import say, talk

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.initiatives.catalogue import Field, Value

MOST = 2_000_000_000  # a number that a command takes; larger ones are no numbers of ours
Number = Annotated[int, typer.Argument(min=1, max=MOST, metavar="N", help="The entry's number.")]
Code = Annotated[str, typer.Argument(metavar="CODE", help="A list's code, such as on-demand.")]
List = Annotated[str, typer.Option("--list", metavar="CODE", help="The list, such as on-demand.")]
Link = Annotated[str | None, typer.Option(metavar="URL", help="Kept as text; it is never opened.")]
Owner = Annotated[str | None, typer.Option(metavar="NAME", help="Who sees to it.")]
Target = Annotated[str | None, typer.Option(metavar="DAY", help="To be posted by this day.")]
TargetWords = Annotated[str | None, typer.Option(metavar="TEXT", help="… in words, where no day is known.")]
ReviewBy = Annotated[str | None, typer.Option(metavar="DAY", help="To be looked through by this day.")]
Service = Annotated[str | None, typer.Option(metavar="TEXT")]
Region = Annotated[str | None, typer.Option(metavar="TEXT")]
Cultural = Annotated[Literal["yes", "no", "unknown"] | None, typer.Option(help="Culturally specific or not.")]
Course = Annotated[str | None, typer.Option(metavar="CODE", help="The course that it is a version of.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT")]


def new(
    code: Code,
    title: Annotated[str, typer.Option(metavar="T")],
    planned: Annotated[
        int | None, typer.Option(min=0, max=100_000, metavar="N", help="How many it is to have.")
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
) -> None:
    """Begin another list.

    Example: tracker catalogue new caregivers --title "Videos for caregivers" --planned 6
    """
    from tracker.initiatives.catalogue import new_list

    with door.records(writing=True) as store, store.writing(f"began the list {code.strip().lower()}") as db:
        new_list(db, code, title=title, planned=planned, note=note)
    talk(f"{code.strip().lower()} is a list now. `tracker catalogue add` fills it.")


def planned(
    code: Code,
    count: Annotated[int, typer.Argument(min=0, max=100_000, metavar="COUNT", help="How many entries it is to have.")],
) -> None:
    """Say how many entries a list is to have.

    Example: tracker catalogue planned on-demand 14
    """
    from tracker.initiatives.catalogue import find_list, plan_for

    with door.records(writing=True) as store:
        with store.reading() as db:
            known = find_list(db, code).code
        with store.writing(f"planned {count} entries for the list {known}") as db:
            plan_for(db, known, count)
    talk(f"{known} is to have {count} entries.")


def add(
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    to: List,
    link: Link = None,
    owner: Owner = None,
    target: Target = None,
    target_words: TargetWords = None,
    posted_on: Annotated[str | None, typer.Option("--posted", metavar="DAY", help="Posted since this day.")] = None,
    review_by: ReviewBy = None,
    service: Service = None,
    region: Region = None,
    culturally_specific: Cultural = None,
    course: Course = None,
    note: Note = None,
) -> None:
    """Add an entry to a list. One that the plan counts and does not name is named with `set` instead.

    Example: tracker catalogue add "Shelter North" --list resource-guide --region Lane --culturally-specific yes
    """
    from tracker.initiatives.catalogue import add as add_entry
    from tracker.initiatives.catalogue import find_list, standings

    texts = _texts(link, owner, target_words, service, region, culturally_specific, course, note)
    with door.records(writing=True) as store:
        with store.reading() as db:
            days = _days(db, target_on=target, review_by=review_by)
            days |= {"posted_on": _past(db, posted_on)} if posted_on else {}
            known, today = find_list(db, to).code, door.today(door.settings(db).zone)
        with store.writing(f"added “{title.strip()}” to the list {known}") as db:
            number = add_entry(db, known, {"title": title, **texts, **days})
            standing = next(each for each in standings(db, today) if each.code == known)
    talk(f"Entry {number} of {known}: {title.strip()}. {standing.words}.")
    unnamed = [item.number for item in standing.items if not item.title and item.state != "retired"]
    if unnamed:
        talk(
            f"{len(unnamed)} entries of {known} have no title yet. If this is one of them, `tracker undo` and then"
            f' `tracker catalogue set {unnamed[0]} --title "…"`.'
        )
    say(str(number))


def change(
    number: Number,
    title: Annotated[str | None, typer.Option(metavar="T")] = None,
    link: Link = None,
    owner: Owner = None,
    target: Target = None,
    target_words: TargetWords = None,
    review_by: ReviewBy = None,
    service: Service = None,
    region: Region = None,
    culturally_specific: Cultural = None,
    course: Course = None,
    note: Note = None,
    clear: Annotated[
        str | None, typer.Option(metavar="FACTS", help="What it has no more, such as link,target-on,posted-on.")
    ] = None,
) -> None:
    """Change facts of an entry, or give a title to one that has none.

    Example: tracker catalogue set 9 --title "Labor trafficking basics" --target 2025-10-31
    """
    from tracker.errors import WrongUsage
    from tracker.initiatives.catalogue import set_item

    facts: dict[Field, Value] = _cleared(clear)
    facts |= _texts(link, owner, target_words, service, region, culturally_specific, course, note)
    facts |= {"title": title} if title is not None else {}
    with door.records(writing=True) as store:
        with store.reading() as db:
            facts |= _days(db, target_on=target, review_by=review_by)
        if not facts:
            raise WrongUsage("Say what is to change, e.g. --title, --link, --target. --help shows the rest.")
        with store.writing(f"changed entry {number} of the lists") as db:
            named = set_item(db, number, facts).title
    talk(f"Entry {number} is changed" + (f": {named}." if named else "."))


def posted(
    number: Number,
    on: Annotated[str, typer.Option(metavar="DAY", help="Since when it can be found there.")],
    title: Annotated[str | None, typer.Option(metavar="T", help="Its title, if it had none.")] = None,
    link: Link = None,
) -> None:
    """Say that an entry is posted, and since when.

    Example: tracker catalogue posted 9 --on 2025-09-12 --title "Labor trafficking basics"
    """
    from tracker.initiatives.catalogue import post

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = _past(db, on)
        with store.writing(f"posted entry {number} of the lists on {day}") as db:
            named = post(db, number, on=day, title=title, link=link).title
    talk(f"Entry {number} is posted since {day:%A} {day}" + (f": {named}." if named else "."))


def reviewed(
    number: Number,
    on: Annotated[str, typer.Option(metavar="DAY", help="When it was looked through.")],
    review_by: ReviewBy = None,
) -> None:
    """Say that an entry was looked through, and by when it is to be again.

    Example: tracker catalogue reviewed 1 --on 2025-09-12 --review-by 2026-09-12
    """
    from tracker.initiatives.catalogue import review

    with door.records(writing=True) as store:
        with store.reading() as db:
            day, again = _past(db, on), door.day_of(review_by, door.settings(db).zone) if review_by else None
        with store.writing(f"reviewed entry {number} of the lists on {day}") as db:
            due = review(db, number, on=day, review_by=again).review_by
    talk(f"Entry {number} is reviewed on {day}. " + (f"Next by {due}." if due else "--review-by sets the next day."))


def retire(
    number: Number,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="From this day on; today if left out.")] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
) -> None:
    """Take an entry out of its list from a day on; earlier days keep it.

    Example: tracker catalogue retire 1 --on 2025-09-12 --note "replaced"
    """
    from tracker.initiatives.catalogue import retire as take_out

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(on, door.settings(db).zone)
        with store.writing(f"retired entry {number} of the lists on {day}") as db:
            take_out(db, number, on=day, note=note)
    talk(f"Entry {number} is retired from {day:%A} {day} on.")


def _days(db: "Session", **said: str | None) -> "dict[Field, Value]":
    """Read the days that were given."""
    zone = door.settings(db).zone
    return {name: door.day_of(day, zone) for name, day in said.items() if day}  # type: ignore[misc] # names of facts


def _past(db: "Session", said: str) -> "date":
    """Refuse a day that is still to come as one on which something was done."""
    from tracker.errors import WrongUsage

    zone = door.settings(db).zone
    day = door.day_of(said, zone)
    if day > door.today(zone):
        raise WrongUsage(f"{day} is still to come. `tracker catalogue set` with --target says by when it is planned.")
    return day


def _texts(*said: str | None) -> "dict[Field, Value]":
    names: Iterable[Field] = (
        "link",
        "owner",
        "target_words",
        "service",
        "region",
        "culturally_specific",
        "course",
        "note",
    )
    given = {name: value for name, value in zip(names, said, strict=True) if value is not None}
    return {
        name: "" if value == "unknown" and name == "culturally_specific" else value for name, value in given.items()
    }


def _cleared(said: str | None) -> "dict[Field, Value]":
    """Give the facts that an entry is to have no more."""
    from tracker.errors import WrongUsage
    from tracker.initiatives.catalogue import FIELDS
    from tracker.initiatives.catalogue.values import DAYS

    cleared: dict[Field, Value] = {}
    for part in (said or "").split(","):
        name = part.strip().replace("-", "_")
        field = next((each for each in FIELDS if each == name), None)
        if name and field is None:
            listed = ", ".join(each.replace("_", "-") for each in FIELDS)
            raise WrongUsage(f"{part.strip()!r} is no fact of an entry. They are {listed}.")
        if field:
            cleared[field] = None if field in DAYS else ""
    return cleared
