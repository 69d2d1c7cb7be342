"""A restatement in plain words: both figures, what made the difference in one breath, then change by change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from tracker.coverage.why.facts import Fact
from tracker.coverage.why.restating import CourseRestated, Names, Restatement
from tracker.coverage.why.words import Shown, listed, moment_words, n_of_n

#: rows of these are told by how many people they are about: words for one person, and for several
_PERIODS = {
    "posting": ("the team of 1 person entered or corrected", "the teams of {n} people entered or corrected"),
    "employment": ("the role of 1 person entered or corrected", "the roles of {n} people entered or corrected"),
    "leave": ("leave of 1 person entered or corrected", "leave of {n} people entered or corrected"),
    "exemption": ("an exemption of 1 person entered or corrected", "exemptions of {n} people entered or corrected"),
}
#: rows of these are told by how many they are
_ROWS = {
    "attendance": ("sign-in row", "sign-in rows"),
    "completion": ("completion", "completions"),
    "delivery": ("delivery", "deliveries"),
}
_HOW = {"added": "late {}", "changed": "corrected {}", "removed": "{} taken away"}
_STRUCTURE = {
    "course": "the course itself changed",
    "audience": "whom the course is for changed",
    "counts_toward": "what counts toward the course changed",
    "district": "a district opened, closed or changed",
    "succession": "what a team went on as changed",
}
_SOME = 3  # changes or teams that are listed; of more the first and last, or how many


def fact_words(fact: Fact, names: Names) -> str:
    """Say a fact: "11 late sign-in rows for session 12 of 2025-08-12"."""
    details: dict[str, Callable[[], str]] = {
        "attendance": lambda: f" for {_sessions(fact, names)}",
        "delivery": lambda: f" of {_sessions(fact, names)} to {_teams(fact, names)}",
    }
    if fact.noun == "session":
        return f"{_sessions(fact, names)} {_became(fact)}"
    if fact.noun == "team":
        return f"{_teams(fact, names)} opened, closed or changed"
    return _short(fact) + details.get(fact.noun, str)()


def _short(fact: Fact) -> str:
    """Say a fact without naming sessions and teams: "11 late sign-in rows", "2 merges"."""
    if fact.noun in _ROWS:
        return f"{fact.rows:,} {_HOW[fact.how].format(_ROWS[fact.noun][fact.rows != 1])}"
    if fact.noun in _PERIODS:
        one, many = _PERIODS[fact.noun]
        return one if len(fact.people) == 1 else many.format(n=f"{len(fact.people):,}")
    if fact.noun == "person":
        return _count(fact.rows, "merge") if fact.how == "merged" else f"{fact.rows:,} taken out of the records"
    if fact.noun == "session":
        return f"{_count(len(fact.sessions), 'session')} {_became(fact)}"
    if fact.noun == "team":
        return f"{_count(len(fact.teams), 'team')} opened, closed or changed"
    return _STRUCTURE[fact.noun]


def _count(n: int, one: str) -> str:
    return f"{n:,} {one}{'' if n == 1 else 's'}"


def _became(fact: Fact) -> str:
    """Say what became of sessions."""
    if fact.how == "removed":
        return "cancelled" if fact.statuses == ("cancelled",) else "taken back, or dated later"
    return "recorded late" if fact.how == "added" else "corrected"


def _sessions(fact: Fact, names: Names) -> str:
    days = sorted(names.sessions[number] for number in fact.sessions)
    if len(days) == 1:
        return f"session {min(fact.sessions)} of {days[0]}"
    return f"{len(days):,} sessions of {days[0]} to {days[-1]}"


def _teams(fact: Fact, names: Names) -> str:
    codes = sorted(names.teams[number] for number in fact.teams)
    return listed(codes) if len(codes) <= _SOME else f"{len(codes):,} teams"


def changes_words(changes: tuple[int, ...]) -> str:
    """Name changes by their numbers: "changes 40 and 42"."""
    if len(changes) == 1:
        return f"change {changes[0]}"
    if len(changes) <= _SOME:
        return f"changes {listed([str(change) for change in changes])}"
    return f"{len(changes):,} changes, {changes[0]} to {changes[-1]}"


def restated_sentences(found: Restatement, each: CourseRestated, share: Shown = n_of_n) -> tuple[str, ...]:
    """Say what was told of a course and what is known now, what made the difference, and by which changes."""
    told = [_short(fact) for fact in _summed(each.facts)]
    return (
        *_figures(found, each, share),
        *([f"What made the difference: {listed(told)}."] if told else ()),
        *(
            f"{changes_words(changes)}: {'; '.join(fact_words(fact, found.names) for fact in facts)}"
            for changes, facts in groupby(each.facts, key=lambda fact: fact.changes)
        ),
    )


def _figures(found: Restatement, each: CourseRestated, share: Shown) -> Iterator[str]:
    since = moment_words(found.since, found.zone)
    until = "now" if found.until is None else f"on {moment_words(found.until, found.zone)}"
    for measure, movement in (("Staff trained", each.why.staff), ("Teams reached", each.why.teams)):
        then, now = share(*movement.before), share(*movement.after)
        if movement.movers:
            same = ", made up of others" if movement.before == movement.after else ""
            yield f"{measure} on {found.as_of}: {then} as known on {since}, {now} as known {until}{same}."
        else:
            yield f"{measure} on {found.as_of}: {then}, as known on {since} and {until}."


def _summed(facts: Iterable[Fact]) -> list[Fact]:
    """Put facts of one kind into one, in the order of the first of each."""
    sums: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = (fact.noun, _became(fact) if fact.noun == "session" else fact.how)
        sums[key] = _both(sums[key], fact) if key in sums else fact
    return list(sums.values())


def _both(one: Fact, other: Fact) -> Fact:
    return replace(
        one,
        rows=one.rows + other.rows,
        people=one.people | other.people,
        sessions=one.sessions | other.sessions,
        teams=one.teams | other.teams,
    )
