"""What becomes of each row: exactly one of joiner, mover, changed, unchanged, repeated, or set aside."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.intake.propose.changes import (
    BY_HAND,
    NEWER_FILE,
    NEWER_POSTING,
    changes_of,
    corrected_by_hand,
    said_of,
)
from tracker.intake.propose.place import Places
from tracker.intake.propose.recognise import Row, identity
from tracker.intake.propose.values import (
    Aside,
    Change,
    Changed,
    Decided,
    HeldPerson,
    HeldTeam,
    Joiner,
    Kept,
    Leaver,
    Mover,
    Struck,
    Unchanged,
)
from tracker.intake.values import Given, Problem
from tracker.intake.who import address_key, loose_number
from tracker.intake.who.values import BY_NAME
from tracker.names import name_key, show


@dataclass(frozen=True)
class Placing:
    """A row with its team, where it has one, and whether it only says again what another row says."""

    row: Row
    team: HeldTeam | None
    repeats: bool = False


@dataclass
class Outcomes:
    """What becomes of the rows, collected one by one."""

    joiners: list[Joiner] = field(default_factory=list)
    movers: list[Mover] = field(default_factory=list)
    leavers: list[Leaver] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: list[Unchanged] = field(default_factory=list)
    repeated: list[Given] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    struck: list[Struck] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    words: dict[str, set[int]] = field(default_factory=dict)  # a unit's words → the teams said for its rows


def outcomes(rows: Sequence[Row], places: Places, on: date, decided: Decided) -> tuple[Outcomes, list[Placing]]:
    """Say what becomes of every row; the rows come back with their teams."""
    found = Outcomes()
    placings = _settled([_placed(row, places, decided, found) for row in rows])
    for placing in placings:
        _decide(placing, places, on, decided, found)
    found.assumptions = list(dict.fromkeys(found.assumptions))
    return found, placings


def _placed(row: Row, places: Places, decided: Decided, found: Outcomes) -> Placing:
    """Give a row its team, or set it aside."""
    by_hand = places.team(decided.teams.get(row.at))
    if by_hand:
        if decided.learn and row.given.unit and places.is_news(row.given.unit):
            found.words.setdefault(row.given.unit, set()).add(by_hand.team_id)
        return Placing(row, by_hand)
    placed = places.of(row.given, places.team(row.person.team_id) if row.person else None)
    if placed.team:
        if placed.assumed:
            found.assumptions.append(placed.assumed)
        return Placing(row, placed.team)
    return Placing(row.refused(placed.code, placed.message), None)


def _settled(placings: Sequence[Placing]) -> list[Placing]:
    """Settle rows of one person: one that repeats another is used once, two that differ wait for a decision."""
    same: defaultdict[Hashable, list[Placing]] = defaultdict(list)
    for placing in placings:
        same[identity(placing.row)].append(placing)
    if len(same) == len(placings):
        return list(placings)
    settled = {each.row.at: each for group in same.values() for each in _one_person(group)}
    return [settled[placing.row.at] for placing in placings]


def _one_person(group: Sequence[Placing]) -> Iterable[Placing]:
    """Settle the rows of one person; a row found by name alone never stands beside a surer one."""
    if len(group) == 1:
        return group
    sure = [each for each in group if each.row.by != BY_NAME]
    if not sure:
        return [_refused(each, group, "one_name") for each in group]
    weak = [_refused(each, sure, "one_name") for each in group if each.row.by == BY_NAME]
    fullest = max(sure, key=lambda each: sum(part is not None for part in _content(each.row.given)))
    if not any(each.row.aside for each in sure) and all(_repeats(each, fullest) for each in sure):
        return [*(replace(each, repeats=each is not fullest) for each in sure), *weak]
    code = "two_teams" if len({each.team for each in sure if each.team}) > 1 else "twice"
    return [*(_refused(each, sure, code) for each in sure), *weak] if len(sure) > 1 else [*sure, *weak]


def _refused(placing: Placing, group: Sequence[Placing], code: str) -> Placing:
    """Set a row aside because another row of the group is of the same person."""
    other = next(each.row.given for each in group if each.row.at != placing.row.at)
    there = f"row {other.row}" + (f" of {show(other.sheet)}" if other.sheet != placing.row.given.sheet else "")
    messages = {
        "two_teams": f"This person also stands in {there}, in another team. Say which team it is.",
        "twice": f"This person also stands in {there}, which says something else. Correct one of the rows.",
        "one_name": f"This may be the person in {there}. Add the number or the email to tell them apart.",
    }
    return replace(placing, row=placing.row.refused(code, messages[code]))


def _repeats(placing: Placing, fullest: Placing) -> bool:
    """Say whether a row says nothing that the fullest row of the same person does not say."""
    own, theirs = _content(placing.row.given), _content(fullest.row.given)
    agree = all(part is None or part == other for part, other in zip(own, theirs, strict=True))
    return agree and placing.team == fullest.team and placing.row.given.struck == fullest.row.given.struck


def _content(given: Given) -> tuple[Hashable, ...]:
    """Give what a row says of its person as it is compared."""
    return (
        name_key(given.name) if given.name else None,
        loose_number(given.employee_number) if given.employee_number else None,
        address_key(given.email) if given.email else None,
        address_key(given.sign_in) if given.sign_in else None,
        given.classification,
        given.worker_type,
        given.hired_on,
        given.starts_on,
    )


def _decide(placing: Placing, places: Places, on: date, decided: Decided, found: Outcomes) -> None:
    """Put one row where it belongs."""
    row, person = placing.row, placing.row.person
    if placing.repeats:
        found.repeated.append(row.given)
        found.assumptions.append(f"Row {row.given.row} of {show(row.given.sheet)} only repeats another row.")
        return
    if row.given.struck:
        found.struck.append(Struck(row.given, person.person_id if person else None))
    found.problems.extend(row.problems)
    if row.given.struck and person and person.team_id is not None and decided.left.get(person.person_id):
        found.leavers.append(Leaver(person.person_id, person.posting_id, person.team_id, on, person.name, row.given))
    elif row.aside or placing.team is None:
        _set_aside(placing, found)
    elif person is None:
        found.joiners.append(Joiner(row.given, None, placing.team.team_id, row.given.starts_on or on))
    else:
        _known(row, person, places.team(person.team_id), placing.team, found, on=on)


def _set_aside(placing: Placing, found: Outcomes) -> None:
    """Leave a row to a decision."""
    row = placing.row
    candidates = (row.person.person_id,) if row.person else row.candidates
    found.aside.append(Aside(row.given, candidates, placing.team.team_id if placing.team else None))


def _known(row: Row, person: HeldPerson, held: HeldTeam | None, team: HeldTeam, found: Outcomes, *, on: date) -> None:
    """Put the row of somebody known, who is in the team `held` now, where it belongs."""
    late = person.said_on is not None and person.said_on > on
    changes, kept = changes_of(row.given, person, late=late)
    found.kept.extend(kept)
    why = _stays_because(person, held, team, on)
    if why:
        if row.given.starts_on is None or row.given.starts_on != person.latest_posting_starts_on:
            found.kept.append(Kept(row.given, person.person_id, "team", held.code if held else None, team.code, why))
    elif held is None:
        starts_on = max(row.given.starts_on or on, person.free_from or date.min)
        found.joiners.append(Joiner(row.given, person.person_id, team.team_id, starts_on, changes))
        return
    elif held != team:
        starts_on = _begins(row.given, person, on)
        found.movers.append(
            Mover(
                given=row.given,
                person_id=person.person_id,
                posting_id=person.posting_id,
                from_team_id=held.team_id,
                team_id=team.team_id,
                starts_on=starts_on,
                replaces=starts_on == person.posting_starts_on,
                changes=changes,
            )
        )
        return
    _stays(row, person, team, changes, found)


def _stays(row: Row, person: HeldPerson, team: HeldTeam, changes: tuple[Change, ...], found: Outcomes) -> None:
    """Put the row of somebody who stays where they are where it belongs."""
    if changes:
        found.changed.append(Changed(row.given, person.person_id, changes))
    elif row.blemished and said_of(row.given, team) != person.said:
        _set_aside(Placing(row, team), found)
    else:
        found.unchanged.append(Unchanged(row.given, person.person_id))


def _stays_because(person: HeldPerson, held: HeldTeam | None, team: HeldTeam, on: date) -> str:
    """Say why somebody is not posted where the file says, or nothing."""
    if held == team:
        return ""
    if person.latest_posting_starts_on and person.latest_posting_starts_on > on:
        return NEWER_POSTING
    if held is None:
        return ""
    if person.said_on and person.said_on > on:
        return NEWER_FILE
    return BY_HAND if corrected_by_hand("team", held.code, team.code, person) else ""


def _begins(given: Given, person: HeldPerson, on: date) -> date:
    """Give the day of a move: the file's own start, but never before the posting that it ends."""
    began = person.posting_starts_on or date.min
    return given.starts_on if given.starts_on and given.starts_on >= began else max(on, began)
