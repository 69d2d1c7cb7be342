"""report, wording: the coverage report as files, and the coordinator's own words on it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf, Json, KnownOn
from tracker.cli.say import print_json, say, talk

if TYPE_CHECKING:
    from datetime import date

    from tracker.reports.layout import Form
    from tracker.reports.values import Copy, PartName, Report
    from tracker.store import Store

Internal = Annotated[bool, typer.Option("--internal", help="The copy with the names of who is left.")]
External = Annotated[bool, typer.Option("--external", help="The copy for partners: small numbers withheld.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(report)
    app.command()(wording)


def report(
    as_of: AsOf = None,
    known_on: KnownOn = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="xlsx,pdf,html,csv,json", help="Which files, divided by commas.")
    ] = "xlsx,pdf,html,csv,json",
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where; else the workspace's exports.")] = None,
    internal: Internal = False,
    external: External = False,
    quick: Annotated[bool, typer.Option("--quick", help="What fits on one page.")] = False,
    publish: Annotated[
        bool, typer.Option("--publish", help="Keep it as given out: `tracker reports` draws it again, and compares.")
    ] = False,
    note: Annotated[str, typer.Option(metavar="TEXT", help="With --publish: to whom it goes, or why.")] = "",
    as_json: Json = False,
) -> None:
    """Write the coverage report; the leadership copy, without names, unless another is asked for.

    Example: tracker report --as-of 2025-09-30 --format pdf,xlsx
    """
    from tracker.errors import Refused, WrongUsage
    from tracker.reports.formats import drawn, put_drawn

    copy = _copy(internal=internal, external=external)
    wanted = [name.strip().lower() for name in formats.split(",") if name.strip()]
    if not wanted:
        raise WrongUsage("Say which files to write, e.g. --format pdf,xlsx. Nothing was written.")
    if note and not publish:
        raise WrongUsage("A note is kept with a published report: add --publish. Nothing was written.")
    if publish and door.OPTIONS.read_only:
        raise Refused("Publishing writes to the records: leave out --read-only. Nothing was written.")
    form: Form = "quick" if quick else "full"
    with door.records(writing=publish) as store:
        made, today = _gathered(store, copy, as_of, known_on), _today(store)
        files = drawn(made, wanted, form)
        written = put_drawn(made, files, out or door.workspace().exports, form)
        number = _publish(store, made, files, form, note) if publish else None
    if made.as_of > today:
        talk(f"{made.as_of} is still to come: the report tells of it with what is recorded so far.")
    _tell_out_of_date(made)
    if as_json:
        told = {"as_of": made.as_of, "fingerprint": made.fingerprint, "files": [str(path) for path in written]}
        print_json(told | ({"published": number} if publish else {}))
    else:
        talk(made.headline)
        for path in written:
            say(str(path))


def wording(
    as_of: AsOf = None,
    doing: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help='Your words under "How are we doing"; - reads them, a sentence a line.'),
    ] = None,
    factors: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help='Your words under "Factors affecting results"; - reads them.'),
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Go back to the words drafted from the facts.")] = False,
    internal: Internal = False,
    external: External = False,
    as_json: Json = False,
) -> None:
    """Show a report's words, or put your own in their place; they stay with the report of that day and copy.

    Example: tracker wording --as-of 2025-09-30 --factors "Two districts are short of trainers."
    """
    copy = _copy(internal=internal, external=external)
    given = _given(doing, factors, reset=reset)
    with door.records(writing=bool(given) or reset) as store:
        made = _gathered(store, copy, as_of)
        if given:
            _put(store, made, given)
        elif reset:
            _forget(store, made)
        if given or reset:
            made = _gathered(store, copy, made.as_of.isoformat())
    if as_json:
        print_json(_shape(made))
    else:
        _tell(made)


def _copy(*, internal: bool, external: bool) -> "Copy":
    from tracker.errors import WrongUsage

    if internal and external:
        raise WrongUsage("A report is internal or external, not both. Nothing was written.")
    return "internal" if internal else "external" if external else "leadership"


def _gathered(store: "Store", copy: "Copy", as_of: str | None, known_on: str | None = None) -> "Report":
    from tracker.reports.gather import gather

    with store.reading() as now:
        zone = door.settings(now).zone
    day = door.day_of(as_of, zone)
    return gather(store, day, known_on=known_on, zone=zone, copy=copy, example=door.workspace().example)


def _today(store: "Store") -> "date":
    with store.reading() as db:
        return door.today(door.settings(db).zone)


def _publish(store: "Store", made: "Report", files: dict[str, bytes], form: "Form", note: str) -> int:
    """Keep the report as it goes out today, and say under which number."""
    from tracker.reports.kept.publishing import publish

    kept = publish(store, made, files, on=_today(store), form=form, note=note)
    already = "is published already, as" if kept.again else "is published as"
    talk(f"It {already} report {kept.number}: `tracker reports show {kept.number}`.")
    return kept.number


def _given(doing: str | None, factors: str | None, *, reset: bool) -> "dict[PartName, str]":
    """Give the words of each part that somebody wrote; a dash reads them from standard input."""
    from tracker.errors import WrongUsage

    said: dict[PartName, str | None] = {"doing": doing, "factors": factors}
    given = {part: text for part, text in said.items() if text is not None}
    if given and reset:
        raise WrongUsage("--reset goes back to the drafted words; leave it out to write your own. Nothing was changed.")
    if [*given.values()].count("-") > 1:
        raise WrongUsage("Only one part can be read from standard input. Nothing was changed.")
    return {part: sys.stdin.read() if text == "-" else text for part, text in given.items()}


def _put(store: "Store", made: "Report", given: "dict[PartName, str]") -> None:
    from tracker.reports import wording as words

    titles = " and ".join(words.TITLES[part] for part in given)
    with store.writing(f"worded {titles} of the {made.copy} report as of {made.as_of}") as db:
        for part, text in given.items():
            words.put(db, made.as_of, made.copy, part, text, made.drafted(part))


def _forget(store: "Store", made: "Report") -> None:
    from tracker.reports import wording as words

    with store.writing(f"went back to the drafted words of the {made.copy} report as of {made.as_of}") as db:
        words.forget(db, made.as_of, made.copy)


def _shape(made: "Report") -> dict[str, object]:
    from tracker.reports.wording import TITLES

    hers = {each.part: each for each in made.worded}
    parts = [
        {
            "part": part,
            "title": title,
            "words": made.words_of(part),
            "drafted": made.drafted(part),
            "own": part in hers,
            "out_of_date": part in hers and hers[part].out_of_date,
        }
        for part, title in TITLES.items()
    ]
    return {"as_of": made.as_of, "copy": made.copy, "parts": parts}


def _tell(made: "Report") -> None:
    """Print each part's words, and the draft under her own."""
    from tracker.reports.wording import TITLES

    hers = {each.part for each in made.worded}
    for part, title in TITLES.items():
        say(f"{title} ({'your words' if part in hers else 'drafted'})")
        for line in made.words_of(part):
            say(f"  {line}")
        if part in hers:
            say("  drafted from the facts of now:")
            for line in made.drafted(part):
                say(f"    {line}")
    _tell_out_of_date(made)


def _tell_out_of_date(made: "Report") -> None:
    from tracker.reports.wording import out_of_date

    for line in out_of_date(made.worded):
        talk(line)
