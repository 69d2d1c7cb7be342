"""Indicators as they may be shown: outward unless --internal is said; and beside coverage, with a caution."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.indicators.counting import Code, month_of
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from tracker.initiatives.indicators import Cell, Month

From = Annotated[str | None, typer.Option("--from", metavar="MONTH", help="The first month; else the first there is.")]
To = Annotated[str | None, typer.Option("--to", metavar="MONTH", help="The last month; else the last there is.")]
Internal = Annotated[
    bool, typer.Option("--internal", help="Every number as it was counted, small ones too: not for handing on.")
]
ONLY_INSIDE = "Internal: with small numbers. Not for handing on."


def listing(as_json: Json = False) -> None:
    """List what is counted, what it means, and of which months there are numbers.

    Example: tracker indicators list
    """
    from tracker.initiatives.indicators import indicators

    with door.records() as store, store.reading() as db:
        found = indicators(db)
    if as_json:
        print_json([{name: value for name, value in asdict(each).items() if name != "number"} for each in found])
        return
    table(
        ("code", "title", "unit", "numbers", "from", "to", "suppressed under", "source", "definition"),
        [
            (
                each.code,
                each.title,
                each.unit,
                each.values,
                f"{each.first:%Y-%m}" if each.first else "",
                f"{each.last:%Y-%m}" if each.last else "",
                each.suppress_under,
                each.source,
                each.definition,
            )
            for each in found
        ],
    )


def show(
    code: Code,
    first: From = None,
    last: To = None,
    internal: Internal = False,
    as_json: Json = False,
) -> None:
    """Show an indicator month by month and district by district; small numbers are suppressed.

    Example: tracker indicators show screenings
    """
    from tracker.initiatives.indicators import series

    with door.records() as store, store.reading() as db:
        found = series(
            db, code, month_of(first) if first else None, month_of(last) if last else None, internal=internal
        )
    if as_json:
        print_json(
            {
                "indicator": found.indicator.code,
                "title": found.indicator.title,
                "internal": internal,
                "suppressed_under": None if internal else found.indicator.suppress_under,
                "months": [_month(each) for each in found.months],
            }
        )
        return
    say(f"{found.indicator.code}: {found.indicator.title}")
    table(
        ("month", *(f"D{district}" for district in found.districts), "whole state"),
        [
            (
                f"{month.month:%Y-%m}",
                *(_words(month.districts.get(district)) for district in found.districts),
                _words(month.state) + (f" (sum of {month.summed})" if month.summed else ""),
            )
            for month in found.months
        ],
    )
    talk(
        ONLY_INSIDE
        if internal
        else f"Numbers under {found.indicator.suppress_under} are not shown, nor others that would give them away."
    )


def _words(cell: "Cell | None") -> str:
    return cell.words if cell else ""


def _shape(cell: "Cell | None") -> dict[str, object] | None:
    return {"value": cell.value, "words": cell.words} if cell else None


def _month(each: "Month") -> dict[str, object]:
    return {
        "month": f"{each.month:%Y-%m}",
        "districts": [{"district": number, **(_shape(cell) or {})} for number, cell in each.districts.items()],
        "state": _shape(each.state),
        "sum_of_districts": each.summed,
    }


def beside(
    code: Code,
    course: Annotated[str, typer.Option(metavar="C", help="The training's code.")],
    district: Annotated[
        int | None, typer.Option(min=1, max=99, metavar="N", help="One district; the whole state if left out.")
    ] = None,
    first: From = None,
    last: To = None,
    as_of: AsOf = None,
    internal: Internal = False,
    as_json: Json = False,
) -> None:
    """Show an indicator beside the coverage of a training, month by month. One does not prove the other.

    Example: tracker indicators beside screenings --course screening-overview
    """
    from tracker.coverage.alongside import alongside
    from tracker.teams import find_district
    from tracker.training import find_course

    with door.records() as store, store.reading() as db:
        if district is not None:
            find_district(db, district)
        found = alongside(
            db,
            code,
            find_course(db, course).code,
            as_of=door.day_of(as_of, door.settings(db).zone),
            first=month_of(first) if first else None,
            last=month_of(last) if last else None,
            district=district,
            internal=internal,
        )
    if as_json:
        print_json(
            {
                "indicator": found.indicator.code,
                "course": found.course,
                "district": found.district,
                "internal": internal,
                "caution": found.caution,
                "months": [
                    {
                        **{name: value for name, value in asdict(each).items() if name not in ("month", "indicator")},
                        "month": f"{each.month:%Y-%m}",
                        "indicator": _shape(each.indicator),
                        "staff_rate": each.staff_rate,
                    }
                    for each in found.months
                ],
            }
        )
        return
    say(
        f"{found.indicator.title} beside {found.course}, " + (f"district {district}" if district else "the whole state")
    )
    table(
        ("month", "as of", found.indicator.code, "teams reached", "staff trained"),
        [
            (
                f"{each.month:%Y-%m}",
                each.day,
                _words(each.indicator),
                f"{each.teams_reached} of {each.teams}",
                f"{each.trained} of {each.eligible}",
            )
            for each in found.months
        ],
    )
    say(found.caution)
    if internal:
        talk(ONLY_INSIDE)
