"""The answer as JSON and as rows of CSV: whole numbers for every part, also for those that nobody is in."""

from collections.abc import Iterator
from typing import Any

from tracker.coverage.why.bridge import Step, bridge
from tracker.coverage.why.facts import Fact
from tracker.coverage.why.restating import CourseRestated, Names, Restatement
from tracker.coverage.why.telling import changes_words, fact_words, restated_sentences
from tracker.coverage.why.values import At, CourseWhy, Movement, PartSum, Share, Why
from tracker.coverage.why.words import sentences, words_of

STAFF, TEAMS = ("trained", "eligible"), ("teams_reached", "teams")
Halves = tuple[str, str]


def as_json(why: Why) -> dict[str, Any]:
    """Give every course with both ends, what was restated, and every part; before + parts = after, in both halves."""
    return {
        "from": _at(why.before),
        "to": _at(why.after),
        "program": why.scope.program,
        "district": why.scope.district,
        "team": why.scope.team,
        "rows": [_course(why, each) for each in why.courses],
    }


def _at(at: At) -> dict[str, str | None]:
    return {"as_of": at.as_of.isoformat(), "known_on": at.known_on}


def _course(why: Why, each: CourseWhy) -> dict[str, Any]:
    return {
        "course": each.course.code,
        "title": each.course.title,
        "words": list(sentences(why, each)),
        "staff": _movement(each.staff, STAFF),
        "reach": _movement(each.teams, TEAMS),
    }


def _movement(movement: Movement, names: Halves) -> dict[str, Any]:
    return {
        "from": {**_halves(movement.before, names), "rate": movement.before.rate},
        "restated": _halves(movement.known.minus(movement.before), names),
        "moved": _halves(movement.after.minus(movement.known), names),
        "to": {**_halves(movement.after, names), "rate": movement.after.rate},
        "change": _halves(movement.change, names),
        "parts": [_part(part, names) for part in movement.parts],
        "bridge": [_step(step, names) for step in bridge(movement)],
    }


def _halves(share: Share, names: Halves) -> dict[str, int]:
    return dict(zip(names, share, strict=True))


def _part(part: PartSum, names: Halves) -> dict[str, Any]:
    return {
        "part": part.part.value,
        "clock": part.clock,
        "words": words_of(part.part, part.clock),
        "count": part.count,
        **_halves(part.adds, names),
    }


def _step(step: Step, names: Halves) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "part": step.part.value if step.part else None,
        "clock": step.clock,
        "change": _halves(step.adds, names),
        "reaches": _halves(step.reaches, names),
    }


def rows(why: Why) -> Iterator[dict[str, Any]]:
    """Give one row for each course, measure and part, the ends included: the halves add up down the rows."""
    for each in why.courses:
        for measure, movement in (("staff trained", each.staff), ("teams reached", each.teams)):
            ends = {"course": each.course.code, "measure": measure}
            yield {**ends, "clock": "", "part": "from", "count": "", "n": movement.before.n, "of": movement.before.of}
            for part in movement.parts:
                told = {"clock": part.clock, "part": part.part.value, "count": part.count}
                yield {**ends, **told, "n": part.adds.n, "of": part.adds.of}
            yield {**ends, "clock": "", "part": "to", "count": "", "n": movement.after.n, "of": movement.after.of}


def restatement_as_json(found: Restatement) -> dict[str, Any]:
    """Give every course then and now with what made the difference, and the changes that its facts name."""
    return {
        "as_of": found.as_of.isoformat(),
        "from": found.since,
        "to": found.until,
        "rows": [_restated(found, each) for each in found.courses],
        "changes": [
            {"change": entry.change, "at": entry.at, "by": entry.by, "what": entry.what} for entry in found.changes
        ],
    }


def _restated(found: Restatement, each: CourseRestated) -> dict[str, Any]:
    staff, teams = each.why.staff, each.why.teams
    return {
        "course": each.why.course.code,
        "title": each.why.course.title,
        "words": list(restated_sentences(found, each)),
        "then": {**_halves(staff.before, STAFF), "staff_rate": staff.before.rate, **_halves(teams.before, TEAMS)},
        "now": {**_halves(staff.after, STAFF), "staff_rate": staff.after.rate, **_halves(teams.after, TEAMS)},
        "change": {**_halves(staff.change, STAFF), **_halves(teams.change, TEAMS)},
        "facts": [_fact(fact, found.names) for fact in each.facts],
    }


def _fact(fact: Fact, names: Names) -> dict[str, Any]:
    return {
        "words": f"{fact_words(fact, names)} ({changes_words(fact.changes)})",
        "noun": fact.noun,
        "how": fact.how,
        "rows": fact.rows,
        "people": len(fact.people),
        "sessions": sorted(fact.sessions),
        "teams": sorted(names.teams.get(team, "") for team in fact.teams),
        "changes": list(fact.changes),
    }
