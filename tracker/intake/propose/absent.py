"""Who is absent from the file within its own scope: a leaver, or possibly left and a question."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.intake.propose.outcome import Placing
from tracker.intake.propose.values import Brake, Decided, Held, HeldPerson, HeldTeam, Leaver, PossiblyLeft
from tracker.intake.values import Roster
from tracker.intake.who import Index, Known, index_of, resembling
from tracker.names import name_key, parse_name, show


def covered(roster: Roster, placings: Iterable[Placing]) -> frozenset[int]:
    """Give the teams that the file covers: those of its rows, within the districts and programs of its scope."""
    scope = {each for sheet in roster.sheets for each in sheet.scope}
    teams = {placing.team.team_id: placing.team for placing in placings if placing.team}
    return frozenset(team_id for team_id, team in teams.items() if _in_scope(team, scope))


def absent(
    held: Held,
    placings: Sequence[Placing],
    roster: Roster,
    *,
    teams: frozenset[int],
    on: date,
    decided: Decided,
    brake: Brake,
) -> tuple[tuple[Leaver, ...], tuple[PossiblyLeft, ...]]:
    """Give those who are ended on the roster's date, and those whom only a decision can end."""
    present = {placing.row.person.person_id for placing in placings if placing.row.person}
    gone = [
        person
        for person in held.people
        if person.team_id in teams
        and person.person_id not in present
        and not _newer(person, on)
        and decided.left.get(person.person_id) is not False
    ]
    sure = {person.person_id for person in gone if decided.left.get(person.person_id)}
    braked = _braked([person for person in gone if person.person_id not in sure], held, brake)
    doubts = _doubts([person for person in gone if person.team_id not in braked], placings, roster, on)
    leavers = [
        _leaver(person, on)
        for person in gone
        if person.person_id in sure or not (person.person_id in doubts or person.team_id in braked)
    ]
    ended = {leaver.person_id for leaver in leavers}
    held_back = [_held_back(person, doubts, braked) for person in gone if person.person_id not in ended]
    return tuple(leavers), tuple(held_back)


def _in_scope(team: HeldTeam, scope: set[tuple[int, str | None]]) -> bool:
    """Say whether a team lies in the districts and programs that a file covers."""
    if team.district is None:
        return False
    return (team.district, team.program) in scope or (team.district, None) in scope


def _newer(person: HeldPerson, on: date) -> bool:
    """Say whether a newer posting or a newer file is known: a late roster undoes neither."""
    return any(day is not None and day > on for day in (person.latest_posting_starts_on, person.said_on))


def _doubts(
    gone: Sequence[HeldPerson], placings: Sequence[Placing], roster: Roster, on: date
) -> dict[int, tuple[str, str]]:
    """Give the absent who may stand in a row that is not decided, or who began on the very day, and why."""
    if not gone:
        return {}
    index = index_of(
        Known(each.person_id, each.employee_number, each.emails, each.sign_ins, each.name) for each in gone
    )
    found = {
        each.person_id: ("same_day", "The posting begins on the roster's own date.")
        for each in gone
        if each.posting_starts_on == on
    }
    nameless: dict[int, str] = {}
    for placing in placings:
        if placing.row.aside:
            why = (
                f"Row {placing.row.given.row} of {show(placing.row.given.sheet)} is not decided and may be this person."
            )
            found.update(dict.fromkeys(_meant(placing, index), ("doubt", why)))
            if placing.team and not placing.row.person and not placing.row.given.name:
                nameless[placing.team.team_id] = why
    found.update({each.person_id: ("doubt", nameless[each.team_id]) for each in gone if each.team_id in nameless})
    found.update(_unread(roster, placings, index))
    return found


def _meant(placing: Placing, index: Index) -> set[int]:
    """Give the absent whom an undecided row may mean: its candidates, and whoever has a like name."""
    like = resembling(placing.row.given.name, index) if placing.row.given.name else {}
    return (set(placing.row.candidates) & set(index.people)) | set(like)


def _unread(roster: Roster, placings: Sequence[Placing], index: Index) -> Mapping[int, tuple[str, str]]:
    """Give the absent whose name a row says that gave nobody."""
    read = {placing.row.at for placing in placings}
    found: dict[int, tuple[str, str]] = {}
    for sheet, row, said in _without_rows(roster, read):
        words = set(name_key(parse_name(said)).split())
        for word in words:
            for person in index.words.get(word, ()):
                if set(name_key(index.people[person].name).split()) <= words:
                    why = f"Row {row} of {show(sheet)} could not be read and may be this person."
                    found[person] = ("doubt", why)
    return found


def _without_rows(roster: Roster, read: set[tuple[str, int]]) -> Iterable[tuple[str, int, str]]:
    """Give the rows that gave no person: their sheet, their number and their words, or a problem's that quotes them."""
    for sheet in roster.sheets:
        for problem in sheet.problems:
            if problem.row is not None and (sheet.sheet, problem.row) not in read:
                yield sheet.sheet, problem.row, problem.message
        for row, said in sheet.left_out:
            yield sheet.sheet, row, said


def _braked(gone: Iterable[HeldPerson], held: Held, brake: Brake) -> dict[int, str]:
    """Give the teams of which too many are absent to end anybody unasked, and the sentence that says so."""
    sizes = Counter(person.team_id for person in held.people if person.team_id is not None)
    absent_from = Counter(person.team_id for person in gone if person.team_id is not None)
    return {
        team: f"{count} of {sizes[team]} people of the team are not in the file: nobody of it is ended unasked."
        for team, count in absent_from.items()
        if count > brake.people and count > brake.share * sizes[team]
    }


def _leaver(person: HeldPerson, on: date) -> Leaver:
    """Give somebody whose posting ends: the roster's date is the first day no longer included."""
    return Leaver(person.person_id, person.posting_id, person.team_id or 0, on, person.name)


def _held_back(person: HeldPerson, doubts: Mapping[int, tuple[str, str]], braked: Mapping[int, str]) -> PossiblyLeft:
    """Give somebody absent who waits for a decision."""
    team = person.team_id or 0
    code, why = doubts.get(person.person_id) or ("brake", braked.get(team, ""))
    return PossiblyLeft(person.person_id, person.posting_id, team, person.name, code, why)
