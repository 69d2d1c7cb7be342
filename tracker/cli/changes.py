"""history, undo, redo, backup, restore, check: what was done, taken back and kept safe."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.say import complain, print_json, say, table, talk

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (history, undo, redo, backup, restore, check):
        app.command()(command)


def history(
    limit: Annotated[int | None, typer.Option(min=1, max=2_000_000_000, help="The newest so many.")] = None,
    as_json: Json = False,
) -> None:
    """Show what was done, newest first.

    Example: tracker history --limit 10
    """
    from tracker.journal import history as entries

    with door.records() as store, store.reading() as db:
        found = entries(db, limit=limit)
    if as_json:
        print_json(
            [
                {
                    "change": each.change,
                    "at": each.at,
                    "by": each.by,
                    "what": each.what,
                    "rows": each.rows,
                    "undone": each.undone,
                    "kind": each.kind,
                }
                for each in found
            ]
        )
    else:
        table(
            ("change", "when (UTC)", "what", "rows", ""),
            [(e.change, e.at[:19].replace("T", " "), e.what, e.rows, "undone" if e.undone else "") for e in found],
        )


def undo(
    change: Annotated[
        int | None, typer.Argument(min=1, max=2_000_000_000, metavar="[N]", help="Which; else the newest that stands.")
    ] = None,
    rest: Annotated[
        bool, typer.Option("--rest", help="Keep what something newer rests on, take back the rest.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take back a change; refused, with names, where something newer rests on it.

    Example: tracker undo
    """
    from tracker.journal import undo as take_back

    with door.records(writing=True) as store:
        done = take_back(store, change, rest=rest)
    _told(done.what, "Undone", done.kept)
    if as_json:
        print_json({"undid": done.change, "what": done.what, "rows": done.rows, "kept": list(done.kept)})


def redo(as_json: Json = False) -> None:
    """Take back the newest undo.

    Example: tracker redo
    """
    from tracker.journal import redo as again

    with door.records(writing=True) as store:
        done = again(store)
    _told(done.what, "Done again", done.kept)
    if as_json:
        print_json({"redid": done.change, "what": done.what, "rows": done.rows})


def _told(what: str, verb: str, kept: tuple[str, ...]) -> None:
    talk(f"{verb}: {what.removeprefix('undid: ')}")
    for each in kept:
        talk(f"  kept: {each}")


def backup(
    listed: Annotated[bool, typer.Option("--list", help="Show the backups instead.")] = False, as_json: Json = False
) -> None:
    """Copy the records, check the copy, and say where it is.

    Example: tracker backup
    """
    from tracker.errors import NothingToDo
    from tracker.store.backups import listing

    with door.records() as store:
        if listed:
            found = listing(store.place.backups) if store.place.backups else []
            rows = [{"file": str(b.path), "at": b.at.isoformat(), "head": b.head, "why": b.why} for b in found]
            if as_json:
                print_json(rows)
            else:
                table(("file", "made (UTC)", "why"), [(b.path.name, f"{b.at:%Y-%m-%d %H:%M}", b.why) for b in found])
            return
        made = store.back_up("by hand")
    if made is None:
        raise NothingToDo("Records on a server are backed up with the server's own tools.")
    if as_json:
        print_json({"file": str(made.path), "head": made.head})
    else:
        say(str(made.path))


def restore(
    file: Annotated[Path, typer.Argument(help="A backup: its path, or its name in the folder of backups.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this nothing is changed.")] = False,
) -> None:
    """Put a backup in the place of the records; the current ones are backed up first.

    Example: tracker restore tracker-20250912T140511000000Z-12-0123456789ab-by-hand.db --yes
    """
    from tracker.errors import NothingToDo
    from tracker.store import restore as put_back

    chosen = door.workspace()
    where = door.place(chosen)
    if where.path is None:
        raise NothingToDo("Records on a server are restored with the server's own tools.")
    source = file if file.exists() else chosen.backups / file.name
    if not yes:
        talk(f"This would put {source.name} in the place of the records. Add --yes to do it.")
        return
    done = put_back(where, source, clock=door.now, allow_network=door.OPTIONS.allow_network)
    talk(f"Restored {source.name}." + (f" What was there before is kept as {done.kept.name}." if done.kept else ""))


def check(as_json: Json = False) -> None:
    """Check that everything is as it was written: the file, the journal's chain, every row.

    Example: tracker check
    """
    from tracker import teams

    with door.records() as store:
        found = store.check()
        waiting = 0
        if found.whole:
            with store.reading() as db:
                waiting = len(teams.stranded(db, door.today(door.settings(db).zone)))
    if as_json:
        print_json(
            {"whole": found.whole, "head": str(found.head), "wrong": list(found.wrong), "on_closed_teams": waiting}
        )
    elif found.whole:
        say(f"Everything is as it was written. The journal's head is {found.head}.")
        if waiting:
            talk(f"On a closed team, and so counted nowhere: {waiting}. `tracker teams waiting` names them.")
    for line in found.wrong:
        complain(line)
    if not found.whole:
        complain("Put the newest whole backup in its place: tracker backup --list, then tracker restore.")
        raise typer.Exit(1)
