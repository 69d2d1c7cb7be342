"""A status in an edited plan: a new one is dated, and never rewrites what was said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.initiatives.facts import STATUS_WORDS, Entry
from tracker.intake.plan.values import PlanRow
from tracker.intake.plan.wording import status_in
from tracker.intake.values import Problem


@dataclass(frozen=True)
class Asked:
    """The day that was given for every new status (None: none was), and today, after which nothing has happened."""

    on: date | None
    today: date


def since(row: PlanRow, entry: Entry | None, was: Entry | None, asked: Asked) -> date | None:
    """Give the day of a new status: the row's own where it was edited, else the one for the whole file."""
    return _own(row, entry, was) or asked.on


def _own(row: PlanRow, entry: Entry | None, was: Entry | None) -> date | None:
    """Give the day that somebody wrote beside a status: none of those that the records or the file itself had."""
    said = row.day("status_on")
    return None if said in {each.day for known in (entry, was) if known for each in known.history} else said


def refused(
    row: PlanRow, entry: Entry | None, was: Entry | None, changed: Mapping[str, object], asked: Asked
) -> Problem | None:
    """Say why what a row says of the status can only be set aside; None where it can be written, or says nothing."""
    if entry is not None and (wrong := _badly_said(row, entry, changed)):
        return wrong
    return _badly_dated(row, entry, _own(row, entry, was), changed, asked)


def _badly_said(row: PlanRow, entry: Entry, changed: Mapping[str, object]) -> Problem | None:
    """Refuse a status that is taken away, words that are, and words of which nobody knows what status they mean."""
    if "status" in changed and not row.text("status"):
        said = "A status cannot be taken away. Write how it stands, such as On hold or Done."
        return row.problem("no_status", "status", said)
    if "status_words" not in changed or "status" in changed:
        return None
    if not entry.status:
        said = "Nothing was said yet of how it stands. Write a status beside these words, such as In progress."
        return row.problem("no_status", "status", said)
    if not row.text("status_words"):
        said = "The words of a status cannot be taken away alone. Write others, or change the status as well."
        return row.problem("no_words", "status_words", said)
    return None


def _badly_dated(
    row: PlanRow, entry: Entry | None, own: date | None, changed: Mapping[str, object], asked: Asked
) -> Problem | None:
    """Refuse a day that is still to come, one before what stands, and a new one of nothing new."""
    standing, day = entry.standing if entry else None, own or asked.on
    if own and own > asked.today + timedelta(days=1):
        return row.problem("still_to_come", "status_on", f"{own} is still to come. Say what is so by now.")
    if standing is None:
        return None
    if changed.keys() & {"status", "status_words"}:
        if day is None or day >= standing.day:
            return None
        now = STATUS_WORDS[standing.status].lower()
        said = f"It stands as {now} since {standing.day}; a new status cannot be older."
        return row.problem("older", "status_on", said)
    if own:
        said = f"A new day alone is no new status: put {standing.day} back, or change how it stands as well."
        return row.problem("day_alone", "status_on", said)
    return None


def disagreeing(status: str, words: str) -> str:
    """Say that the words of a status begin with another one; nothing where they do not."""
    begun = status_in(words)
    if begun is None or begun == status:
        return ""
    return f"It stands as {STATUS_WORDS[status].lower()}, and its words begin with “{STATUS_WORDS[begun]}”."
