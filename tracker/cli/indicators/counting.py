"""What is counted, defined by her; and a number typed for a district and month."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.say import talk

if TYPE_CHECKING:
    from datetime import date

Code = Annotated[str, typer.Argument(metavar="CODE", help="An indicator's code, such as screenings.")]
MOST = 99_999


def define(
    code: Code,
    title: Annotated[str | None, typer.Option(metavar="T", help="What is counted, in few words.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="TEXT", help="Such as screenings.")] = None,
    definition: Annotated[str | None, typer.Option(metavar="TEXT", help="What counts and what does not.")] = None,
    source: Annotated[str | None, typer.Option(metavar="TEXT", help="Where the numbers come from.")] = None,
    suppress_under: Annotated[
        int | None,
        typer.Option(min=0, max=1000, metavar="N", help="Smaller numbers are not shown outward; 5 if left out."),
    ] = None,
    last_day: Annotated[
        str | None, typer.Option(metavar="DAY", help="It is counted up to this day and no longer.")
    ] = None,
) -> None:
    """Define an indicator, or say otherwise what one means.

    Example: tracker indicators define screenings --title "Screenings completed" --source "monthly report"
    """
    from tracker.initiatives.indicators import define as say_what
    from tracker.initiatives.indicators import find_indicator, retire
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(last_day, door.settings(db).zone) if last_day else None
        with store.writing(f"defined the indicator {code.strip().lower()}") as db:
            known = say_what(
                db, code, title=title, unit=unit, definition=definition, source=source, suppress_under=suppress_under
            )
            if day:
                retire(db, known, ends_before=after(day))
            found = find_indicator(db, known)
    talk(f"{found.code}: {found.title}. Numbers under {found.suppress_under} are not shown outward.")


def put(
    code: Code,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="How many were counted; - takes the number out again.")],
    month: Annotated[str, typer.Option(metavar="MONTH", help="Such as 2025-09.")],
    district: Annotated[
        int | None, typer.Option(min=1, max=99, metavar="N", help="The district; the whole state if left out.")
    ] = None,
) -> None:
    """Set the number of a district and month, or of the whole state.

    Example: tracker indicators set screenings 14 --month 2025-08 --district 4
    """
    from tracker.errors import NothingToDo, WrongUsage
    from tracker.initiatives.indicators import find_indicator
    from tracker.initiatives.indicators import put as write

    plain = value.strip().replace(",", "")
    if plain != "-" and not (plain.isascii() and plain.isdecimal() and len(plain) <= len(str(MOST))):
        raise WrongUsage(f"A number per district and month is whole, from 0 to {MOST:,}; - takes one out.")
    number = None if plain == "-" else int(plain)
    where = f"district {district}" if district else "the whole state"
    with door.records(writing=True) as store:
        with store.reading() as db:
            first, found = month_of(month), find_indicator(db, code)
            if first > door.today(door.settings(db).zone):
                raise WrongUsage(f"{first:%Y-%m} is still to come.")
        verb = "took out" if number is None else "set"
        with store.writing(f"{verb} {found.code} of {where} in {first:%Y-%m}") as db:
            before = write(db, found.number, district, first, number)
    if before == number:
        raise NothingToDo("The records say that already. Nothing was changed.")
    old = "nothing" if before is None else f"{before:,}"
    talk(f"{found.code}, {where}, {first:%Y-%m}: {old} → " + ("nothing" if number is None else f"{number:,}"))


def month_of(said: str) -> "date":
    """Read a month; anything that could be read two ways is wrong usage."""
    from tracker.errors import WrongUsage
    from tracker.intake.indicators.months import month_in

    found = month_in(said)
    first = found.month(None) if found else None
    if first is None:
        raise WrongUsage(f"{said!r} is no month that can be read in one way only. Write it like 2025-09 or Sep 2025.")
    return first
