"""packets: what goes out to the districts, each its own; nothing is ever sent."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.say import print_json, say, talk

if TYPE_CHECKING:
    from tracker.reports.packets.files import Tell, Written
    from tracker.reports.packets.values import Packet


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(packets)


def packets(
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="The day; today if left out.")] = None,
    known_on: Annotated[
        str | None,
        typer.Option("--known-on", metavar="WHEN", help="A date, a moment or a change's number; now if left out."),
    ] = None,
    district: Annotated[
        list[int] | None,
        typer.Option(min=1, max=999, metavar="N", help="One district; once for each. Else all of them."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="xlsx,pdf", help="Which files, divided by commas.")
    ] = "xlsx,pdf",
    no_names: Annotated[bool, typer.Option("--no-names", help="Name no staff: counts, and an empty roster.")] = False,
    propose: Annotated[
        str | None, typer.Option(metavar="DAY,DAY", help="Days to choose from, where no session is planned.")
    ] = None,
    mail: Annotated[
        bool, typer.Option("--mail", help="A mail draft for each, and a sheet for mail merge. Nothing is sent.")
    ] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where; else the workspace's exports.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write a packet for each district: where it stands, who is outstanding, what it is asked for, and its roster.

    Example: tracker packets --as-of 2025-09-30 --propose 2025-10-07,2025-10-09 --mail
    """
    from tracker.days import read_day
    from tracker.reports.packets.files import write
    from tracker.reports.packets.gather import gather

    with door.records() as store:
        with store.reading() as now:
            zone = door.settings(now).zone
        day = door.day_of(as_of, zone)
        made = gather(
            store,
            day,
            known_on=known_on,
            zone=zone,
            districts=district or (),
            names=not no_names,
            proposed=[read_day(said, day) for said in _parts(propose or "")],
            example=door.workspace().example,
        )
    with _bar(len(made)) as tell:
        written = write(made, _parts(formats.lower()), out or door.workspace().exports, mail=mail, tell=tell)
    _tell(made, written, as_json=as_json, mail=mail)


def _parts(said: str) -> list[str]:
    return [part.strip() for part in said.split(",") if part.strip()]


@contextmanager
def _bar(of: int) -> Iterator["Tell"]:
    """Draw a bar with a count at a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    with typer.progressbar(length=of, label="Packets", show_pos=True, show_eta=False, file=sys.stderr) as bar:
        yield lambda done, _of: bar.update(done - bar.pos)


def _tell(made: "Sequence[Packet]", written: "Sequence[Written]", *, as_json: bool, mail: bool) -> None:
    """Say what was written where, and whose mail has no address."""
    folder = written[0].paths[0].parent
    if as_json:
        print_json(_shape(made, written, folder))
        return
    talk(f"{len(made)} {'packet' if len(made) == 1 else 'packets'} as of {made[0].as_of}, in {folder}.")
    if mail:
        for line in _unaddressed(made):
            talk(line)
        talk("Nothing was sent: open a draft, read it, and send it yourself.")
    for each in written:
        for path in each.paths:
            say(str(path))


def _unaddressed(made: "Sequence[Packet]") -> Iterator[str]:
    from tracker.reports.packets.mail import addresses, left_out

    without = [str(each.district) for each in made if not addresses(each)]
    if without:
        which = f"District {without[0]} has" if len(without) == 1 else f"Districts {', '.join(without)} have"
        yield (
            f"{which} nobody to write to: the draft has no address."
            " `tracker contacts person add NAME --district N --email E` adds somebody."
        )
    for each in made:
        for address in left_out(each):
            yield f"District {each.district}: {address!r} is no address that a mail can carry; it was left out."


def _shape(made: "Sequence[Packet]", written: "Sequence[Written]", folder: Path) -> dict[str, object]:
    from tracker.reports.packets.mail import addresses

    paths = {each.district: [str(path) for path in each.paths] for each in written}
    return {
        "as_of": made[0].as_of,
        "known_on": made[0].known_on,
        "fingerprint": made[0].whose.fingerprint,
        "folder": str(folder),
        "packets": [
            {
                "district": each.district,
                "names": each.names,
                "outstanding": sum(row.eligible - row.trained for row in each.rows),
                "to": [one.addr_spec for one in addresses(each)],
                "files": paths[each.district],
            }
            for each in made
        ],
        "mail_merge": next(iter(paths.get(None, [])), None),
    }
