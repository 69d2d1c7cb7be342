"""What stands beside the figures of a day: outputs, what others reported, bands, and those reached against the rest."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tracker.cli import door
from tracker.cli.say import print_json, say, table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.shares import Part
    from tracker.coverage.values import Coverage


def fields(db: "Session", counted: "Coverage", *, course: str | None) -> dict[str, Any]:
    """Give the fields that JSON has beside rows and totals; outputs of one course where only one was asked for."""
    from tracker.coverage.outputs import outputs_by_course, reported

    found = [each for each in outputs_by_course(db, counted.as_of) if course in (None, each.course)]
    return {
        "outputs": [asdict(each) for each in found],
        "estimates": [asdict(each) for each in reported(db, counted)],
        "bands": _bands(db, counted),
    }


def _bands(db: "Session", counted: "Coverage") -> list[dict[str, Any]]:
    """Say of each total how far the staff trained are from the course's target, in the agency's own bands."""
    from tracker.reports.words import band

    bands = door.settings(db).bands
    targets = {facts.code: facts.target_share for facts in counted.courses}
    return [
        {
            "course": total.course,
            "program": total.program,
            "target": targets[total.course],
            "band": band(total.trained, total.eligible, targets[total.course], bands),
        }
        for total in counted.totals
    ]


def tell_reported(db: "Session", counted: "Coverage") -> None:
    """Say what others published, each beside what is measured of the same."""
    from tracker.coverage.outputs import reported
    from tracker.reports.words import headline

    found = reported(db, counted)
    if found:
        say()
    for each in found:
        what = "staff trained" if each.measure == "staff" else "teams reached"
        measured = "nothing to measure it by" if each.n is None or each.of is None else headline(each.n, each.of)
        about = f"{each.course}{f', {each.program}' if each.program else ''}"
        said = f'reported "{each.words}" ({each.source}, {each.day})'
        say(f"{about}: {said}; measured: {measured} {what}")


def show_parts(parts: "tuple[Part, ...]", about: dict[str, Any], *, as_json: bool) -> None:
    """Show the groups of those reached against the same groups of those not reached."""
    if as_json:
        print_json({**about, "groups": [asdict(each) for each in parts]})
        return
    table(
        ("course", "by", "group", "trained", "of all trained", "of all not trained"),
        [
            (
                each.course,
                each.kind,
                each.group,
                f"{each.reached} of {each.eligible}",
                _percent(each.of_reached),
                _percent(each.of_not_reached),
            )
            for each in parts
        ],
    )


def _percent(share: float | None) -> str:
    return "nobody" if share is None else f"{share:.1%}"
