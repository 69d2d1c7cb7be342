"""Every row of a roster with its person, or with the problem that must be decided first."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.intake.propose.place import Places
from tracker.intake.propose.values import ASIDE, NEW, Decided, Held, HeldPerson
from tracker.intake.values import Given, Problem, Roster, SheetRead
from tracker.intake.who import (
    Candidates,
    Certain,
    Conflict,
    Index,
    Known,
    Match,
    address_key,
    alike,
    asked_of,
    by_identity,
    by_name,
    index_of,
    loose_number,
)
from tracker.intake.who.values import (
    BY_EMAIL,
    BY_HAND,
    BY_NAME,
    BY_NUMBER,
    BY_SIGN_IN,
    EMAIL_OTHER_NUMBER,
    NICKNAME,
    PART,
    SIMILAR,
)
from tracker.names import Name, name_key, show

_SPARE_FIELDS = frozenset({"hired_on", "supervisor", "supervisor_email", "classification"})
_NAME_CODES = frozenset({"no_name", "not_a_name"})  # of no weight beside a number
_IDENTIFIERS = frozenset({BY_NUMBER, BY_EMAIL, BY_SIGN_IN, EMAIL_OTHER_NUMBER})
_LIKE = frozenset({SIMILAR, NICKNAME, PART})
_SPARE_CODES = frozenset({"district_differs"})  # the reader's own answer is in use already


@dataclass(frozen=True)
class Row:
    """A row with what is known of its person; with problems it is set aside, and its candidates are present."""

    given: Given
    person: HeldPerson | None = None
    by: str = ""
    candidates: tuple[int, ...] = ()
    similar: frozenset[int] = frozenset()  # candidates whose name is only like this one
    problems: tuple[Problem, ...] = ()  # found here; the reader's own stand in the sheet
    aside: bool = False
    settled: bool = False  # by a decision, a number or an address: the name is not asked
    blemished: bool = False  # the reader found something unreadable that identifies nobody

    @property
    def at(self) -> tuple[str, int]:
        """Give the sheet and the row."""
        return self.given.sheet, self.given.row

    def refused(self, code: str, message: str, column: str | None = None) -> "Row":
        """Set the row aside; a second problem of the same row says nothing new."""
        if self.aside:
            return self
        problem = Problem(self.given.sheet, self.given.row, column, code, message)
        return replace(self, aside=True, problems=(*self.problems, problem))


def recognise(held: Held, roster: Roster, decided: Decided) -> tuple[Row, ...]:
    """Give every row of the roster with its person or its problem."""
    index = index_of(_known(held))
    people = {person.person_id: person for person in held.people}
    places = Places(held.teams)
    rows = [
        _identified(given, marks, index, people, decided)
        for sheet in roster.sheets
        for given, marks in _marked(sheet, places)
    ]
    taken = {row.person.person_id for row in rows if row.person}
    named = [row if row.settled else _matched(row, by_name(asked_of(row.given), index, taken), people) for row in rows]
    return _without_clashes(_without_taken(named))


def _known(held: Held) -> Iterable[Known]:
    """Give everybody as they can be recognised."""
    teams = {team.team_id: team for team in held.teams}
    for person in held.people:
        team = teams.get(person.team_id) if person.team_id is not None else None
        former = tuple(name_key(each) for each in person.former_names)
        yield Known(
            person_id=person.person_id,
            employee_number=person.employee_number,
            emails=person.emails,
            sign_ins=person.sign_ins,
            name=person.name,
            name_keys=(name_key(person.name), *former),
            district=team.district if team else None,
            program=team.program if team else None,
            team_id=person.team_id,
            posted=team is not None,
            also_numbered=person.former_numbers,
        )


def _marked(sheet: SheetRead, places: Places) -> Iterable[tuple[Given, tuple[bool, bool]]]:
    """Give a sheet's rows, each with whether the reader's problems set it aside, or blemish it."""
    fields = {letter: field for field, letter in sheet.columns.items()}
    found: defaultdict[int, list[Problem]] = defaultdict(list)
    for problem in sheet.problems:
        if problem.row is not None:
            found[problem.row].append(problem)
    for given in sheet.people:
        problems = found.get(given.row, ())
        yield given, (any(not _spare(each, fields, given, places) for each in problems), bool(problems))


def _spare(problem: Problem, fields: Mapping[str, str], given: Given, places: Places) -> bool:
    """Say whether a row's problem leaves no doubt about who it is and where."""
    if problem.code == "unknown_program":
        return places.is_known(given.unit)
    field = problem.field or fields.get(problem.column or "", "")
    if problem.code in _SPARE_CODES or field in _SPARE_FIELDS:
        return True
    return bool(given.employee_number) and (field in {"email", "sign_in"} or problem.code in _NAME_CODES)


def _identified(
    given: Given, marks: tuple[bool, bool], index: Index, people: Mapping[int, HeldPerson], decided: Decided
) -> Row:
    """Give one row with the person whom a decision, its number or its addresses name."""
    aside, blemished = marks
    row = Row(given, aside=aside, blemished=blemished)
    decision = decided.rows.get(row.at)
    if decision == NEW:
        return replace(row, aside=False, by=BY_HAND, settled=True)
    if isinstance(decision, int) and decision in people:
        return replace(row, aside=False, by=BY_HAND, person=people[decision], settled=True)
    if decision == ASIDE:
        row = row.refused("set_aside", f"{_shown(given)} was set aside by hand.")
    match = by_identity(asked_of(given), index)
    if match is None:
        return row
    if isinstance(match, Certain):
        return _checked(replace(row, person=people[match.person_id], by=match.by, settled=True))
    return _matched(replace(row, settled=True), match, people)


def _matched(row: Row, match: Match, people: Mapping[int, HeldPerson]) -> Row:
    """Give a row its person, or the problem of not knowing who it is."""
    if isinstance(match, Certain):
        return _checked(replace(row, person=people[match.person_id], by=match.by))
    if isinstance(match, Conflict):
        said = ", ".join(f"its {each.by} is that of {_label(people[each.person_id])}" for each in match.people)
        row = replace(row, candidates=tuple(each.person_id for each in match.people))
        return row.refused("two_identities", f"{_shown(row.given)}: {said}. Correct the row, or say who it is.")
    asked = [each for each in match.people if each.ask] if isinstance(match, Candidates) else []
    if not asked:
        return _nameable(row)
    likely = "; ".join(f"{_label(people[each.person_id])} ({each.likeness})" for each in asked)
    similar = frozenset(each.person_id for each in asked if each.likeness in _LIKE)
    row = replace(row, candidates=tuple(each.person_id for each in asked), similar=similar)
    return row.refused(
        "who" if any(each.likeness in _IDENTIFIERS for each in asked) else "maybe_same_person",
        f"{_shown(row.given)} may be {likely}. Say whether it is the same person.",
    )


def _nameable(row: Row) -> Row:
    """Set a new person's row aside when it has no name that could be kept."""
    if row.given.name is None or not name_key(row.given.name):
        return row.refused("no_name", "The row has no name, and nobody with its number is known. Add the name.")
    return row


def _checked(row: Row) -> Row:
    """Set a row aside when its number or address is that of somebody whose name has nothing in common."""
    person, name = row.person, row.given.name
    if person is None or name is None or row.by == BY_NAME:
        return row
    own = set(name_key(name).split())
    names: tuple[Name | str, ...] = (person.name, *person.former_names)
    if any(own & set(name_key(each).split()) for each in names):
        return row
    held = {address_key(each) for each in (*person.emails, *person.sign_ins)}
    confirmed = row.by == BY_NUMBER and _addresses(row.given) & held
    return row if confirmed or alike(name, person.name) else _other_name(row, person)


def _other_name(row: Row, person: HeldPerson) -> Row:
    """Set aside a row whose identifier is somebody else's."""
    row = replace(row, candidates=(person.person_id,), person=None)
    return row.refused(
        "other_name",
        f"The {row.by} is that of {_label(person)}, but the row says {_shown(row.given)}. "
        "Correct the row, or say that the name changed.",
    )


def _without_taken(rows: Sequence[Row]) -> list[Row]:
    """Let a row be somebody new when all whom it may mean stand on rows of their own."""
    taken = {row.person.person_id for row in rows if row.person and not row.aside}
    return [_freed(row, taken) for row in rows]


def _freed(row: Row, taken: set[int]) -> Row:
    """Take off the candidates who are certain on other rows; exactly the same name needs a number of its own."""
    asked = any(each.code == "maybe_same_person" for each in row.problems)
    elsewhere = taken if row.given.employee_number else taken & row.similar
    if not asked or set(row.candidates) - elsewhere:
        return row
    return _nameable(replace(row, problems=(), aside=False, candidates=()))


def _without_clashes(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Set aside the rows that share a number or an address with a row of somebody else, or a name alone."""
    numbers: defaultdict[str, dict[Hashable, Row]] = defaultdict(dict)
    addresses: defaultdict[str, dict[Hashable, Row]] = defaultdict(dict)
    names: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.given.employee_number:
            numbers[loose_number(row.given.employee_number)].setdefault(identity(row), row)
        for address in _addresses(row.given):
            addresses[address].setdefault(identity(row), row)
        if row.given.name:
            names[name_key(row.given.name)].append(row)
    return tuple(_unclashed(row, numbers, addresses, names) for row in rows)


def _unclashed(
    row: Row,
    numbers: Mapping[str, Mapping[Hashable, Row]],
    addresses: Mapping[str, Mapping[Hashable, Row]],
    names: Mapping[str, Sequence[Row]],
) -> Row:
    """Set one row aside when it clashes with another."""
    number = row.given.employee_number
    if number and (other := _other(row, numbers[loose_number(number)].values())):
        return row.refused("one_number", f"Number {number} also stands {_where(row, other)}. Correct one of the rows.")
    for address in _addresses(row.given):
        if other := _other(row, addresses[address].values()):
            return row.refused(
                "one_email", f"{show(address)} also stands {_where(row, other)}. Correct one of the rows."
            )
    alone = not number and not _addresses(row.given)
    if alone and row.by != BY_HAND and row.given.name:
        rows = names[name_key(row.given.name)]
        if other := next((each for each in rows if each.at != row.at and _namesakes(row, each)), None):
            return row.refused(
                "one_name",
                f"{_shown(row.given)} also stands {_where(row, other)}. Add a number or an email to tell them apart.",
            )
    return row


def _namesakes(row: Row, other: Row) -> bool:
    """Say whether a row with a name alone cannot be told from another of the same name."""
    return row.person is None or row.given.district == other.given.district


def _other(row: Row, rows: Iterable[Row]) -> Row | None:
    """Give a row of somebody else, if there is one."""
    own = identity(row)
    return next((each for each in rows if identity(each) != own), None)


def identity(row: Row) -> Hashable:
    """Give what says that two rows are one person: who it is, else the number, else an address."""
    if row.person:
        return "person", row.person.person_id
    if row.given.employee_number:
        return "number", loose_number(row.given.employee_number)
    return next((("address", each) for each in sorted(_addresses(row.given))), ("row", *row.at))


def _addresses(given: Given) -> set[str]:
    """Give a row's email and sign-in name as they are compared."""
    return {address_key(each) for each in (given.email, given.sign_in) if each}


def _where(row: Row, other: Row) -> str:
    """Say where another row stands."""
    sheet = f" of {show(other.given.sheet)}" if other.given.sheet != row.given.sheet else ""
    return f"in row {other.given.row}{sheet} with another person"


def _shown(given: Given) -> str:
    """Name a row's person in a sentence."""
    return show(given.name.shown if given.name else given.employee_number or given.email or "this person")


def _label(person: HeldPerson) -> str:
    """Name somebody in the records in a sentence."""
    return show(f"{person.name.shown} ({person.employee_number})" if person.employee_number else person.name.shown)
