"""A restatement in plain words: both figures, then each fact with the changes that it came by."""

from collections.abc import Callable, Iterator

from tracker.coverage.why.facts import Fact
from tracker.coverage.why.restating import CourseRestated, Names, Restatement
from tracker.coverage.why.words import Shown, moment_words, n_of_n

#: rows of these are told by how many people they are about: one word for a person, one for several
_PERIODS = {
    "posting": ("team of 1 person entered or corrected", "teams of {n} people entered or corrected"),
    "employment": ("role of 1 person entered or corrected", "roles of {n} people entered or corrected"),
    "leave": ("leave of 1 person entered or corrected", "leave of {n} people entered or corrected"),
    "exemption": ("exemption of 1 person entered or corrected", "exemptions of {n} people entered or corrected"),
}
_HOW = {"added": "late {}", "changed": "corrected {}", "removed": "{} taken away"}
_STRUCTURE = {
    "course": "the course itself",
    "audience": "whom the course is for",
    "counts_toward": "what counts toward the course",
    "district": "a district",
    "succession": "what a team went on as",
}
_SOME = 3  # changes or teams that are listed; of more only the first and last, or how many


def fact_words(fact: Fact, names: Names) -> str:
    """Say a fact: "11 late sign-in rows for session 12 of 2025-08-12 (change 40)"."""
    return f"{_what(fact, names)} ({_changes(fact.changes)})"


def _what(fact: Fact, names: Names) -> str:
    if fact.noun in _PERIODS:
        one, many = _PERIODS[fact.noun]
        return one if len(fact.people) == 1 else many.format(n=f"{len(fact.people):,}")
    said = _SAID.get(fact.noun)
    return said(fact, names) if said else f"{_STRUCTURE[fact.noun]} changed"


def _rows(fact: Fact, one: str) -> str:
    """Say "11 late sign-in rows", "1 corrected completion", "2 completions taken away"."""
    words = _HOW[fact.how].format(one if fact.rows == 1 else f"{one}s")
    return f"{fact.rows:,} {words}"


def _gone(fact: Fact) -> str:
    if fact.how == "merged":
        return f"{fact.rows:,} merge{'' if fact.rows == 1 else 's'}"
    return f"{fact.rows:,} {'person' if fact.rows == 1 else 'people'} taken out of the records"


def _sessions(fact: Fact, names: Names) -> str:
    days = sorted(names.sessions[number] for number in fact.sessions if number in names.sessions)
    if len(fact.sessions) == 1:
        return f"session {next(iter(fact.sessions))} of {days[0]}" if days else "a session"
    return f"{len(fact.sessions):,} sessions of {days[0]} to {days[-1]}"


def _became(fact: Fact) -> str:
    """Say what became of sessions."""
    if fact.how == "removed":
        return "cancelled" if fact.statuses == ("cancelled",) else "taken back, or dated later"
    return "recorded late" if fact.how == "added" else "corrected"


def _reached(fact: Fact) -> str:
    return "no longer reached by" if fact.how == "removed" else "reached, it was learnt late, by"


def _teams(fact: Fact, names: Names) -> str:
    codes = sorted(names.teams.get(number, "a team") for number in fact.teams)
    return " and ".join([", ".join(codes[:-1]), codes[-1]]) if 1 < len(codes) <= _SOME else _few(codes)


def _few(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{len(codes):,} teams"


_SAID: dict[str, Callable[[Fact, Names], str]] = {
    "attendance": lambda fact, names: f"{_rows(fact, 'sign-in row')} for {_sessions(fact, names)}",
    "completion": lambda fact, _: _rows(fact, "completion"),
    "session": lambda fact, names: f"{_sessions(fact, names)} {_became(fact)}",
    "delivery": lambda fact, names: f"{_teams(fact, names)} {_reached(fact)} {_sessions(fact, names)}",
    "team": lambda fact, names: f"{_teams(fact, names)} opened, closed or changed",
    "person": lambda fact, _: _gone(fact),
}


def _changes(changes: tuple[int, ...]) -> str:
    if len(changes) == 1:
        return f"change {changes[0]}"
    if len(changes) <= _SOME:
        return f"changes {', '.join(map(str, changes[:-1]))} and {changes[-1]}"
    return f"{len(changes):,} changes, {changes[0]} to {changes[-1]}"


def restated_sentences(found: Restatement, each: CourseRestated, share: Shown = n_of_n) -> tuple[str, ...]:
    """Say what was told of a course and what is known now, then each fact; one line where nothing differs."""
    facts = [f"  {fact_words(fact, found.names)}" for fact in each.facts]
    return (*_figures(found, each, share), *facts)


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
