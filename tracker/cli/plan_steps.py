"""plan milestone add|done|set|remove, plan measure, plan serve, plan outcome."""

from typing import Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.plan_changes import Code, past
from tracker.cli.say import talk

MOST = 2_000_000_000  # a number that a command takes; larger ones are no numbers of ours
milestones = typer.Typer(help="The steps of an entry.", no_args_is_help=True)
Number = Annotated[int, typer.Argument(min=1, max=MOST, metavar="N", help="The milestone's number: `plan show`.")]
Place = Annotated[int, typer.Argument(min=1, max=MOST, metavar="N", help="Its number in `plan outcomes`.")]
DueOn = Annotated[str | None, typer.Option("--due", metavar="DAY", help="The day it is due.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for name, command in (
        ("add", milestone_add),
        ("done", milestone_done),
        ("set", milestone_set),
        ("remove", milestone_remove),
    ):
        milestones.command(name)(command)
    app.add_typer(milestones, name="milestone")
    app.command("measure")(plan_measure)
    app.command("serve")(plan_serve)
    app.command("outcome")(plan_outcome)


def milestone_add(
    code: Code,
    title: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done.")],
    due: DueOn = None,
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
) -> None:
    """Add a milestone to an entry.

    Example: tracker plan milestone add dashboard "Dashboard shown to managers" --due 2025-12-15
    """
    from tracker import initiatives

    with door.records(writing=True) as store:
        with store.reading() as db:
            known = initiatives.find(db, code).code
            day = door.day_of(due, door.settings(db).zone) if due else None
        with store.writing(f"added the milestone “{title.strip()}” to {known}") as db:
            number = initiatives.add_milestone(db, known, title, due_on=day, note=note)
    talk(f"Milestone {number} of {known} is added" + (f", due {day:%A} {day}." if day else "."))


def milestone_done(
    number: Number,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="When it was reached; today if left out.")] = None,
) -> None:
    """Say that a milestone is reached.

    Example: tracker plan milestone done 3
    """
    from tracker import initiatives

    with door.records(writing=True) as store:
        with store.reading() as db:
            day, found = past(db, on), initiatives.find_milestone(db, number)
            title, code = found.title, initiatives.entry_of(db, found)
        with store.writing(f"milestone “{title}” of {code} is done since {day}") as db:
            initiatives.milestone_done(db, number, day=day)
    talk(f"“{title}” of {code} is done since {day:%A} {day}.")


def milestone_set(
    number: Number,
    title: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    due: DueOn = None,
    done: Annotated[str | None, typer.Option("--done", metavar="DAY", help="The day it was reached.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    clear: Annotated[str, typer.Option(help="due, done or both, divided by a comma.")] = "",
) -> None:
    """Put a milestone otherwise: its words, its days, or that it is not done after all.

    Example: tracker plan milestone set 1 --due 2025-10-31
    """
    from tracker import initiatives

    gone = tuple(each.strip() for each in clear.split(",") if each.strip())
    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            due_on, done_on = door.day_of(due, zone) if due else None, past(db, done) if done else None
            found = initiatives.find_milestone(db, number)
            old, code = found.title, initiatives.entry_of(db, found)
        with store.writing(f"changed the milestone “{old}” of {code}") as db:
            initiatives.change_milestone(db, number, title=title, due_on=due_on, done_on=done_on, note=note, clear=gone)
    talk(f"Milestone {number} of {code} is changed.")


def milestone_remove(number: Number) -> None:
    """Take a milestone away.

    Example: tracker plan milestone remove 2
    """
    from tracker import initiatives

    with door.records(writing=True) as store:
        with store.reading() as db:
            found = initiatives.find_milestone(db, number)
            title, code = found.title, initiatives.entry_of(db, found)
        with store.writing(f"took the milestone “{title}” away from {code}") as db:
            initiatives.remove_milestone(db, number)
    talk(f"“{title}” is no milestone of {code} any more. `tracker undo` brings it back.")


def plan_measure(
    code: Code,
    course: Annotated[str | None, typer.Option(metavar="COURSE", help="By the coverage of a course.")] = None,
    figure: Annotated[
        Literal["teams", "staff", "both"], typer.Option(help="Of a course: teams reached, staff trained, or both.")
    ] = "both",
    catalogue: Annotated[str | None, typer.Option(metavar="LIST", help="By what is posted of a list.")] = None,
    by_milestones: Annotated[bool, typer.Option("--milestones", help="By its milestones.")] = False,
    none: Annotated[bool, typer.Option("--none", help="By nothing any more.")] = False,
) -> None:
    """Say what an entry is measured by: a course, a list, or its milestones, as often as needed.

    Example: tracker plan measure program-training --course csec-refresher --figure staff
    """
    from tracker import initiatives, training
    from tracker.errors import WrongUsage
    from tracker.initiatives.catalogue import find_list

    if sum((course is not None, catalogue is not None, by_milestones, none)) != 1:
        raise WrongUsage("Say one of --course, --catalogue, --milestones or --none.")
    with door.records(writing=True) as store:
        with store.reading() as db:
            known = initiatives.find(db, code).code
            course = training.find_course(db, course).code if course is not None else None
            catalogue = find_list(db, catalogue).code if catalogue is not None else None
        by = course or catalogue or ("its milestones" if by_milestones else "nothing any more")
        with store.writing(f"{known} is measured by {by}") as db:
            if none:
                initiatives.measure_no_more(db, known)
            else:
                initiatives.measure_by(
                    db, known, course=course, catalogue=catalogue, milestones=by_milestones, figure=figure
                )
    talk(f"{known} is measured by {by}. `tracker plan show {known}` has its line.")


def plan_serve(
    code: Code,
    place: Place,
    not_any_more: Annotated[bool, typer.Option("--not", help="It does not, after all.")] = False,
) -> None:
    """Say that an entry serves one of the expected outcomes.

    Example: tracker plan serve dashboard 1
    """
    from tracker import initiatives

    verb, change = ("does not serve", initiatives.serve_no_more) if not_any_more else ("serves", initiatives.serve)
    with door.records(writing=True) as store:
        with store.reading() as db:
            known = initiatives.find(db, code).code
        with store.writing(f"{known} {verb} expected outcome {place}") as db:
            change(db, known, place)
    talk(f"{known} {verb} expected outcome {place}.")


def plan_outcome(
    words: Annotated[str, typer.Argument(metavar="TEXT", help="The outcome in words.")],
    number: Annotated[
        int | None, typer.Option(min=1, max=MOST, metavar="N", help="Put this one in other words; else it is new.")
    ] = None,
) -> None:
    """Add an expected outcome, or put one in other words.

    Example: tracker plan outcome "Districts know whom to call"
    """
    from tracker import initiatives

    with door.records(writing=True) as store:
        what = f"put expected outcome {number} in other words" if number else "added an expected outcome"
        with store.writing(what) as db:
            place = number or initiatives.add_outcome(db, words)
            if number:
                initiatives.word_outcome(db, number, words)
    talk(f"Expected outcome {place} is noted.")
