"""reports: what was published, drawn again, held against each other and against what is known today."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import Json
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from tracker.reports.document import Table
    from tracker.reports.kept.comparing import Comparison
    from tracker.reports.kept.sides import Side
    from tracker.store import Store

reports_app = typer.Typer(help="Published reports: kept as they were given out, and drawn again.", no_args_is_help=True)
MOST = 2_000_000_000  # a number that a command takes; larger ones are no numbers of ours
PAGES = ("pdf", "html", "xlsx")  # formats that a comparison is drawn in
Number = Annotated[int, typer.Argument(min=1, max=MOST, metavar="N", help="The published report's number.")]
Formats = Annotated[str | None, typer.Option("--format", metavar="pdf,xlsx", help="Which files, divided by commas.")]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Where; else the workspace's exports.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    reports_app.command("list")(reports_list)
    reports_app.command("show")(reports_show)
    reports_app.command("reissue")(reports_reissue)
    reports_app.command("compare")(reports_compare)
    reports_app.command("changed")(reports_changed)
    reports_app.command("withdraw")(reports_withdraw)
    app.add_typer(reports_app, name="reports")


def reports_list(as_json: Json = False) -> None:
    """List the published reports, newest first; `tracker report --publish` adds one.

    JSON: a list of published (the number), as_of, known_on, copy, form, published_on, fingerprint, headline, files
    (format and sha256), note, withdrawn (why, or null).

    Example: tracker reports list
    """
    from tracker.reports.kept.reading import listing
    from tracker.reports.kept.shape import kept_as_json

    with door.records() as store, store.reading() as db:
        found = listing(db)
    if as_json:
        print_json([kept_as_json(each) for each in found])
    elif not found:
        talk("No report was published yet. `tracker report --publish` publishes one.")
    else:
        table(
            ("report", "as of", "copy", "form", "published", "fingerprint", "files", "note"),
            [
                (
                    *(each.number, each.as_of, each.audience, each.form, each.published_on, each.fingerprint),
                    ",".join(each.digests),
                    f"withdrawn: {each.withdrawn}" if each.withdrawn is not None else each.note,
                )
                for each in found
            ],
        )


def reports_show(number: Number, as_json: Json = False) -> None:
    """Show a published report: what it said, how much it knew, and the sha256 of each file.

    JSON: the fields of the list, how_are_we_doing, factors_affecting_results, and rows and totals as its copy showed
    them.

    Example: tracker reports show 1
    """
    from tracker.reports.kept.reading import content_of, find
    from tracker.reports.kept.shape import shown_as_json
    from tracker.reports.kept.telling import shown_lines

    with door.records() as store, store.reading() as db:
        kept, content = find(db, number), content_of(db, number)
        zone = door.settings(db).zone
    if as_json:
        print_json(shown_as_json(kept, content))
    else:
        for line in shown_lines(kept, content.report, zone):
            say(line)


def reports_reissue(number: Number, formats: Formats = None, out: Out = None, as_json: Json = False) -> None:
    """Draw a published report again from what was kept, and say whether each file is byte for byte the same.

    JSON: published, and files with format, file and same (null where no file of that format was given out).

    Example: tracker reports reissue 1 --format pdf
    """
    from tracker.reports.kept.reading import find
    from tracker.reports.kept.reissuing import reissue, said_of
    from tracker.reports.putting import put_all

    with door.records() as store, store.reading() as db:
        kept = find(db, number)
        files = reissue(db, number, _wanted(formats))
    written = put_all({each.name: each.data for each in files}, out or door.workspace().exports)
    if as_json:
        told = [
            {"format": each.format, "file": str(path), "same": each.same}
            for each, path in zip(files, written, strict=True)
        ]
        print_json({"published": number, "files": told})
        return
    for line in said_of(kept, files):
        talk(line)
    for path in written:
        say(str(path))


def reports_compare(
    one: Annotated[str, typer.Argument(metavar="A", help="A published report's number, or today.")],
    other: Annotated[str, typer.Argument(metavar="[B]", help="Another one; today if left out.")] = "today",
    formats: Annotated[
        str | None, typer.Option("--format", metavar="pdf,html,xlsx", help="Write it to files, divided by commas.")
    ] = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Hold two published reports, or one and today, against each other: figures, teams, words, and why.

    JSON: before and after (which two), totals (by course and program: before, after, change), teams (state before and
    after), words (sentences gone and new), why (the parts, as `tracker why` gives them; null where the journal cannot
    tell), files.

    Example: tracker reports compare 1 today
    """
    from tracker.reports.kept.comparing import compare
    from tracker.reports.kept.layout import drawn_comparison
    from tracker.reports.kept.shape import comparison_as_json
    from tracker.reports.putting import put_all

    wanted = _wanted(formats, PAGES) or []
    with door.records() as store:
        with store.reading() as db:
            zone = door.settings(db).zone
        found = compare(store, *_sides(store, one, other, zone), zone=zone)
    files = drawn_comparison(found, zone, wanted)
    written = put_all(files, out or door.workspace().exports) if files else []
    if as_json:
        print_json({**comparison_as_json(found), "files": [str(path) for path in written]})
    elif written:
        for path in written:
            say(str(path))
    else:
        _tell(found, zone)


def _tell(found: "Comparison", zone: str) -> None:
    """Print a comparison: which two, what differs, and why."""
    from tracker.reports.kept.layout import figures_table, teams_table, why_words, words_table
    from tracker.reports.kept.telling import side_words

    for side in (found.before, found.after):
        talk(side_words(side, zone))
    for each in (figures_table(found), teams_table(found), words_table(found)):
        _print(each)
    say("Why the figures moved")
    for line in why_words(found):
        say(line)


def _print(given: "Table") -> None:
    """Print a table under its title, with an empty line below."""
    from tracker.reports.cells import rows_as_text

    say(given.title)
    if given.rows:
        table([column.heading.lower() for column in given.columns], rows_as_text(given))
    else:
        say(given.empty)
    say()


def _sides(store: "Store", one: str, other: str, zone: str) -> "tuple[Side, Side]":
    """Find both sides; today's is of the same copy as the published one."""
    from tracker.errors import WrongUsage
    from tracker.reports.kept.sides import published_side, side_now

    numbers = [_number(said) for said in (one, other)]
    kept = [published_side(store, number) for number in numbers if number is not None]
    if not kept or numbers[0] == numbers[1]:
        raise WrongUsage("Name two different published reports by their numbers, or one and today.")
    if len(kept) == 1:
        copy, example = kept[0].report.copy, door.workspace().example
        kept.append(side_now(store, door.today(zone), zone=zone, copy=copy, example=example))
    return kept[0], kept[1]


def _number(said: str) -> int | None:
    """Read a published report's number; today is none."""
    from tracker.errors import WrongUsage
    from tracker.names import show

    if said.strip().casefold() == "today":
        return None
    if not (said.isascii() and said.isdigit()):
        raise WrongUsage(f"{show(said)} is no published report's number, nor today. `tracker reports list` names them.")
    return int(said)


def reports_changed(as_json: Json = False) -> None:
    """List the published reports that would say something else today, with the facts that make the difference.

    JSON: the fields of the list, words, totals (before, after, change), teams (figure, then, now), restatement (as
    `tracker restatement` gives it; null where the journal cannot tell).

    Example: tracker reports changed
    """
    from tracker.reports.kept.changed import changed
    from tracker.reports.kept.shape import changed_as_json
    from tracker.reports.kept.telling import changed_sentences, otherwise_words

    with door.records() as store:
        with store.reading() as db:
            zone = door.settings(db).zone
        found = changed(store, zone=zone)
    if as_json:
        print_json(changed_as_json(found))
        return
    if not found:
        talk("Every published report that stands would say the same today.")
    for each in found:
        say(otherwise_words(each.kept))
        for line in changed_sentences(each):
            say(f"  {line}")


def reports_withdraw(
    number: Number, because: Annotated[str, typer.Option(metavar="TEXT", help="Why it no longer stands.")]
) -> None:
    """Say that a published report no longer stands, and why; it stays in the list.

    Example: tracker reports withdraw 1 --because "sent with the wrong day"
    """
    from tracker.reports.kept.publishing import withdraw

    with door.records(writing=True) as store:
        withdraw(store, number, because=because)
    talk(f"Published report {number} is withdrawn; it stays in the list. `tracker undo` lets it stand again.")


def _wanted(formats: str | None, known: Iterable[str] = ()) -> list[str] | None:
    """Read formats divided by commas; None where none were named."""
    from tracker.errors import WrongUsage

    if formats is None:
        return None
    wanted = [name.strip().lower() for name in formats.split(",") if name.strip()]
    if not wanted or (known and not set(wanted) <= set(known)):
        raise WrongUsage(f"Say which files to write, e.g. --format {','.join(known or ('pdf', 'xlsx'))}.")
    return wanted
