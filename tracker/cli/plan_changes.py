"""plan status|set|add|retire: how entries stand, who has them, what comes next, and the document's own words."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.say import talk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Code = Annotated[str, typer.Argument(metavar="CODE", help="An entry's code, or its first letters.")]
Kind = Literal["initiative", "recommendation", "option"]
Term = Literal["short", "mid", "long"]
Text = Annotated[str | None, typer.Option(metavar="TEXT")]
Owner = Annotated[str | None, typer.Option(metavar="TEXT", help="Who has it.")]
Next = Annotated[str | None, typer.Option("--next", metavar="TEXT", help="What comes next.")]
Due = Annotated[str | None, typer.Option("--due", metavar="DAY", help="When that is to be done.")]
Area = Annotated[str | None, typer.Option(metavar="TEXT", help="Its strategy area.")]
AtTerm = Annotated[Term | None, typer.Option(help="The heading that it stands under.")]
Words = Annotated[str, typer.Option(metavar="TEXT", help="How it stands, in your words.")]
Since = Annotated[str | None, typer.Option("--on", metavar="DAY", help="From which day on; today if left out.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for name, command in (
        ("status", plan_status),
        ("set", plan_set),
        ("add", plan_add),
        ("retire", plan_retire),
    ):
        app.command(name)(command)


def plan_status(
    code: Code,
    status: Annotated[
        str, typer.Argument(metavar="STATUS", help="not_started, proposed, in_progress, done, on_hold or rejected.")
    ],
    words: Words = "",
    on: Since = None,
) -> None:
    """Say how an entry stands from a day on; what it was before stays in its history.

    Example: tracker plan status documentation in_progress --words "The agency is contracted."
    """
    from tracker import initiatives
    from tracker.initiatives.facts import STATUS_WORDS

    wanted = status.strip().lower().replace(" ", "_").replace("-", "_")
    said = STATUS_WORDS.get(wanted, wanted).lower()
    with door.records(writing=True) as store:
        with store.reading() as db:
            day, known = past(db, on), initiatives.find(db, code).code
        with store.writing(f"{known} stands as {said} from {day}") as db:
            initiatives.set_status(db, known, wanted, day=day, words=words)
            later = next((e.history[-1] for e in initiatives.plan(db, date.max).entries if e.code == known), None)
    talk(f"{known} stands as {said} from {day:%A} {day}.")
    if later is not None and later.day > day:
        now = STATUS_WORDS[later.status].lower()
        talk(f"  ! That is history: it stands as {now} since {later.day}, which was said before and stays.")


def plan_set(
    code: Code,
    owner: Owner = None,
    next_step: Next = None,
    due: Due = None,
    kind: Annotated[Kind | None, typer.Option(help="A recommendation that is funded becomes an initiative.")] = None,
    title: Text = None,
    area: Area = None,
    term: AtTerm = None,
    time: Annotated[str | None, typer.Option(metavar="TEXT", help="Its time to completion, in words.")] = None,
    description: Text = None,
    needs: Annotated[str | None, typer.Option(metavar="TEXT", help="Its internal needs.")] = None,
    dependencies: Text = None,
    outcome: Annotated[str | None, typer.Option(metavar="TEXT", help="Its anticipated outcome.")] = None,
    note: Text = None,
    clear: Annotated[
        str | None, typer.Option(help="What it has no more, such as owner,next-step,next-on,note.")
    ] = None,
) -> None:
    """Change who has an entry, its next step, or the document's own words of it.

    Example: tracker plan set documentation --owner "B. Okoye" --next "send the draft" --due +2w
    """
    from tracker import initiatives

    texts = {
        "owner": owner,
        "next_step": next_step,
        "kind": kind,
        "title": title,
        "area": area,
        "term": term,
        "time_words": time,
        "description": description,
        "internal_needs": needs,
        "dependencies": dependencies,
        "anticipated_outcome": outcome,
        "note": note,
    }
    gone = [each.strip() for each in (clear or "").split(",") if each.strip()]
    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(due, door.settings(db).zone) if due else None
            known = initiatives.find(db, code).code
        changed = [name.replace("_", " ") for name, value in texts.items() if value is not None]
        changed += [*(["day of the next step"] if day else []), *(f"no {each}" for each in gone)]
        with store.writing(f"changed {known} in the plan: {', '.join(changed)}") as db:
            initiatives.change(db, known, next_on=day, clear=gone, **texts)
    talk(f"{known} is changed: {', '.join(changed)}.")
    if day:
        talk(f"The next step is due on {day:%A} {day}.")


def plan_add(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Letters, digits and hyphens, such as hotel-outreach.")],
    title: Annotated[str, typer.Option(metavar="TEXT")],
    kind: Annotated[Kind, typer.Option(help="What it is.")] = "initiative",
    area: Area = None,
    term: AtTerm = None,
    status: Annotated[str, typer.Option(help="How it stands, in one of the words of `plan status`.")] = "not_started",
    words: Words = "",
    on: Since = None,
    description: Text = None,
    owner: Owner = None,
) -> None:
    """Add an initiative, a recommendation or an option at the plan's end; `plan set` says more of it.

    Example: tracker plan add hotel-outreach --title "Outreach to hotels" --term mid
    """
    from tracker import initiatives

    wanted = status.strip().lower().replace(" ", "_").replace("-", "_")
    with door.records(writing=True) as store:
        with store.reading() as db:
            day = past(db, on)
        with store.writing(f"added {code.strip().lower()} to the plan") as db:
            initiatives.add(
                db,
                code,
                title=title,
                day=day,
                kind=kind,
                status=wanted,
                words=words,
                area=area,
                term=term,
                description=description,
                owner=owner,
            )
    talk(f"{code.strip().lower()} is in the plan. `tracker plan milestone add` gives it steps.")


def plan_retire(
    code: Code,
    last_day: Annotated[str | None, typer.Option(metavar="DAY", help="The last day in it; today if left out.")] = None,
) -> None:
    """Take an entry out of the plan; earlier days keep it.

    Example: tracker plan retire traffic-jam
    """
    from tracker import initiatives
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            last = door.day_of(last_day, door.settings(db).zone)
            known = initiatives.find(db, code).code
        with store.writing(f"took {known} out of the plan, last day {last}") as db:
            initiatives.retire(db, known, ends_before=after(last))
    talk(f"{known} is in the plan up to {last:%A} {last}.")


def past(db: "Session", said: str | None) -> date:
    """Read the day of something that happened; one that is still to come is wrong usage."""
    from tracker.errors import WrongUsage

    zone = door.settings(db).zone
    day = door.day_of(said, zone)
    if day > door.today(zone) + timedelta(days=1):
        raise WrongUsage(f"{day} is still to come. Say what is so by now; --due is for what is to be done.")
    return day
