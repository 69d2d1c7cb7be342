"""What is there already: the three choices for a completion of somebody who may have credit."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.intake.completions.held import Credit, Held
from tracker.intake.completions.proposal import Added, KnownAlready, Replaced
from tracker.intake.completions.values import Existing

Outcome = Added | Replaced | KnownAlready


def settle(held: Held, added: Iterable[Added], existing: Existing, source: str) -> list[Outcome]:
    """Hold completions against what the records have of each person and course, in the order of the file."""
    together: dict[tuple[int, int], list[Added]] = {}
    for each in added:
        together.setdefault((each.person_id, each.course_id), []).append(each)
    found = [outcome for pair, some in together.items() for outcome in _settle(held, pair, some, existing, source)]
    return sorted(found, key=lambda each: (each.mark.at, each.course_id))


def _settle(
    held: Held, pair: tuple[int, int], some: Sequence[Added], existing: Existing, source: str
) -> Iterable[Outcome]:
    """Settle the completions of one person and one course."""
    own = {credit.day: credit for credit in reversed(held.own(*pair))}
    days: set[date] = set()
    fresh: list[Added] = []
    for each in some:
        if each.day in own:
            yield _known(each, _same_day(own[each.day]))
        elif each.day in days:
            yield _known(each, "it stands in the file twice")
        else:
            days.add(each.day)
            fresh.append(each)
    if existing == "history" or not fresh:
        yield from fresh
        return
    newest = max(fresh, key=lambda each: each.day)
    yield from (_known(each, f"the file has a later one, of {newest.day}") for each in fresh if each is not newest)
    yield _fill(held, newest) if existing == "fill" else _newer(held, newest, source)


def _fill(held: Held, one: Added) -> Outcome:
    """Add a completion to somebody who has no credit for the course at all."""
    credits_held = held.counting(one.person_id, one.course_id)
    if not credits_held:
        return one
    return _known(one, f"there is credit of {max(each.day for each in credits_held)} already")


def _newer(held: Held, one: Added, source: str) -> Outcome:
    """Add a completion later than all that is held; one of the same source is replaced by it."""
    credits_held = held.counting(one.person_id, one.course_id)
    latest = max((each.day for each in credits_held), default=None)
    if latest is not None and latest >= one.day:
        return _known(one, f"there is credit of {latest} already")
    mine = [each for each in held.own(one.person_id, one.course_id) if each.completion and each.source == source]
    last = max(mine, key=lambda each: each.day, default=None)
    if last is None or last.completion is None:
        return one
    return Replaced(one.mark, one.person_id, one.course_id, one.day, last.completion, last.day)


def _same_day(credit: Credit) -> str:
    return f"session {credit.session} of that day" if credit.session else "recorded already"


def _known(one: Added, why: str) -> KnownAlready:
    return KnownAlready(one.mark, one.person_id, one.course_id, why)
