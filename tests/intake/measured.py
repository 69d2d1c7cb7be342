"""How rightly a made roster was read, and whether anything wrong would be applied without a question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.intake.untidy_rosters import Made, Said, Team, TrueSheet
from tracker.intake.lines import SET_ASIDE
from tracker.intake.propose import Change, Proposal, propose
from tracker.intake.reading import read_book
from tracker.intake.roster import read_roster
from tracker.intake.values import Given, Roster, SheetRead
from tracker.intake.who import loose_number
from tracker.names import name_key, tidy

Address = tuple[str, int]


@dataclass
class Measured:
    """One workbook: what was missed, and (which must never be) what was wrong and would be applied unasked."""

    seed: int
    quirks: tuple[str, ...]
    headers: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    sheets: int = 0
    fields: int = 0
    rows: int = 0
    asked: int = 0  # rows that are set aside though their truth stands in the file
    day_missed: bool = False


def measure(made: Made) -> Measured:
    """Read a made workbook, propose it against the month before, and compare both with the truth."""
    found = Measured(made.seed, made.quirks)
    roster = read_roster(read_book(made.path), on=None if made.on_said else made.on, district=made.district)
    if roster.on not in {None, made.on}:
        found.wrong.append(f"day {roster.on}, not {made.on}")
    found.day_missed = roster.on is None
    read = {sheet.sheet: sheet for sheet in roster.sheets}
    for truth in made.sheets:
        _of_sheet(truth, read.get(truth.sheet), found)
    _invented(made, roster, found)
    _of_proposal(made, propose(made.held, roster, on=made.on), roster, found)
    return found


def _of_sheet(truth: TrueSheet, read: SheetRead | None, found: Measured) -> None:
    """Compare the row of the headings, the columns, and the people of one sheet."""
    found.sheets += 1
    found.fields += len(truth.columns)
    if read is None or read.header_row != truth.header_row:
        said = f"{read.header_row}: {read.skipped}" if read else "none"
        found.headers.append(f"{truth.sheet}: row {truth.header_row} read as {said}")
    columns = read.columns if read else {}
    for name in truth.columns.keys() | columns.keys():
        if truth.columns.get(name) != columns.get(name):
            found.columns.append(f"{truth.sheet}: {name} {truth.columns.get(name)} read as {columns.get(name)}")
    people = {who.row: who for who in read.people} if read else {}
    asked = {problem.row for problem in read.problems if problem.code in SET_ASIDE} if read else set()
    for who, some in _by_worker(truth.rows).items():
        found.rows += 1
        if any(said.asks for said in some):
            silent = [said.row for said in some if said.row not in asked and not said.repeats]
            found.people += [f"{truth.sheet} {row}: not asked" for row in silent]
            continue
        differences = [_differs(said, people.get(said.row)) for said in some]
        if all(differences):
            found.people.append(f"{truth.sheet} {some[0].row} {who}: {differences[0]}")


def _by_worker(rows: Sequence[Said]) -> dict[str, list[Said]]:
    """Give the rows of each person of a sheet."""
    found: dict[str, list[Said]] = {}
    for said in rows:
        found.setdefault(f"{said.worker.key} {said.worker.name}", []).append(said)
    return found


def _differs(said: Said, read: Given | None) -> str:
    """Say what was read otherwise than it stands in the file, or nothing."""
    if read is None:
        return "not read"
    who = said.worker
    pairs = {
        "name": (name_key(who.name), name_key(read.name) if read.name else None),
        "number": (_loose(said.number), _loose(read.employee_number)),
        "email": (said.email, read.email),
        "classification": (said.classification, read.classification),
        "hired": (said.hired_on, read.hired_on),
        "district": (said.district, read.district),
        "program": (said.program, read.program),
        "unit": (said.unit and tidy(said.unit), read.unit),
        "supervisor": (said.supervisor, read.supervisor),
        "struck": (said.struck, read.struck),
        "hidden": (said.hidden, read.hidden),
    }
    return ", ".join(f"{name} {one!r} read as {other!r}" for name, (one, other) in pairs.items() if one != other)


def _loose(number: str | None) -> str | None:
    return loose_number(number) if number else None


def _invented(made: Made, roster: Roster, found: Measured) -> None:
    """Look for people on rows that are nobody's; one that is asked about harms nobody."""
    true = {(said.sheet, said.row) for sheet in made.sheets for said in sheet.rows}
    for sheet in roster.sheets:
        for who in sheet.people:
            if (sheet.sheet, who.row) not in true:
                found.people.append(f"{sheet.sheet} {who.row}: nobody stands there, read as {who.name}")


def _of_proposal(made: Made, proposal: Proposal, roster: Roster, found: Measured) -> None:
    """Look at everything that would be applied without a question."""
    said = {(each.sheet, each.row): each for sheet in made.sheets for each in sheet.rows}
    found.wrong += _wrong_joiners(made, proposal, said)
    found.wrong += _wrong_movers(proposal, said)
    found.wrong += _wrong_stays(made, proposal, said)
    here = {each.worker.key for each in said.values()} | {each.also.key for each in said.values() if each.also}
    found.wrong += [f"ended: {each.name.shown}" for each in proposal.leavers if each.person_id in here]
    found.wrong += _unsaid(proposal, roster, said)
    found.asked = sum(
        not said[at].asks for each in proposal.aside if (at := (each.given.sheet, each.given.row)) in said
    )


def _wrong_joiners(made: Made, proposal: Proposal, said: Mapping[Address, Said]) -> Iterator[str]:
    for each in proposal.joiners:
        row = said.get((each.given.sheet, each.given.row))
        if row is None or row.asks or row.doubtful:
            yield f"joined: nobody, from row {each.given.row}: {each.given.name}"
        elif each.person_id is None and row.worker.before is not None:
            yield f"made new, though known: {row.worker.name}"
        elif each.person_id not in {None, row.worker.key}:
            yield f"joined as somebody else: {row.worker.name}"
        elif made.teams[each.team_id] != row.worker.now or each.starts_on != made.on:
            yield f"joined {made.teams[each.team_id].code} on {each.starts_on}: {row.worker.name}"
        elif each.person_id is None:
            yield from _untrue(row, _as_changes(each.given))


def _wrong_movers(proposal: Proposal, said: Mapping[Address, Said]) -> Iterator[str]:
    for each in proposal.movers:
        row = said.get((each.given.sheet, each.given.row))
        if row is None or row.asks or row.doubtful or row.worker.key != each.person_id:
            yield f"moved: somebody else, from row {each.given.row}"
        elif row.worker.now is None or row.worker.now.team_id != each.team_id:
            yield f"moved to team {each.team_id}: {row.worker.name}"
        else:
            yield from _untrue(row, each.changes)


def _wrong_stays(made: Made, proposal: Proposal, said: Mapping[Address, Said]) -> Iterator[str]:
    stays = [(each.given, each.person_id, each.changes) for each in proposal.changed]
    stays += [(each.given, each.person_id, ()) for each in proposal.unchanged]
    here = {each.worker.key: each for each in said.values()} | {
        each.also.key: each for each in said.values() if each.also
    }
    for given, person, changes in stays:
        row = said.get((given.sheet, given.row))
        if row is None and person in here and not changes:
            continue  # a log beside the roster names somebody who is there
        if row is None or row.asks or row.doubtful or row.worker.key != person:
            yield f"taken for somebody else: row {given.row}"
        elif row.worker.before != row.worker.now and not _unknowable(made, row):
            yield f"not moved: {row.worker.name}"
        else:
            yield from _untrue(row, changes)


def _unknowable(made: Made, row: Said) -> bool:
    """Say whether the file does not tell the team before from the team now."""

    def fits(team: Team | None) -> bool:
        return (
            team is not None
            and row.district in {None, team.district}
            and row.program in {None, team.program}
            and (row.unit is None or not team.unit or team.unit in row.unit.split(" - "))
        )

    return fits(row.worker.before) and fits(row.worker.now)


def _as_changes(given: Given) -> tuple[Change, ...]:
    """Give what is written of somebody new."""
    said = {
        "name": given.name.shown if given.name else None,
        "employee_number": given.employee_number,
        "email": given.email,
        "classification": given.classification,
        "hired_on": given.hired_on.isoformat() if given.hired_on else None,
    }
    return tuple(Change(name, None, text) for name, text in said.items() if text)


def _untrue(row: Said, changes: Sequence[Change]) -> Iterator[str]:
    """Look for what would be written of somebody and is not true."""
    who = row.worker
    for change in changes:
        true = {
            "name": name_key(who.name) == name_key(change.new),
            "employee_number": loose_number(who.number) == loose_number(change.new),
            "email": who.email == change.new,
            "classification": who.classification == change.new,
            "hired_on": who.hired_on.isoformat() == change.new,
            "supervisor": change.new in who.supervisor,
            "supervisor_email": change.new == who.supervisor[1],
            "worker_type": change.new == "employee",
        }.get(change.field, False)
        if not true:
            yield f"{change.field} of {who.name} becomes {change.new!r}"


def _unsaid(proposal: Proposal, roster: Roster, said: Mapping[Address, Said]) -> Iterator[str]:
    """Look for people in the file of whom nothing is said: neither applied, nor asked about."""
    given = [each.given for each in proposal.joiners] + [each.given for each in proposal.movers]
    given += [each.given for each in proposal.changed] + [each.given for each in proposal.unchanged]
    given += [each.given for each in proposal.aside]
    told = {said[at].worker.key for each in given if (at := (each.sheet, each.row)) in said}
    told |= {each.person_id for each in proposal.possibly_left}
    asked = {(problem.sheet, problem.row) for problem in proposal.problems}
    whole = {sheet for sheet, row in asked if row is None} | {sheet.sheet for sheet in roster.sheets if sheet.skipped}
    for at, row in said.items():
        if row.worker.key not in told and at not in asked and row.sheet not in whole:
            yield f"not said at all: {row.worker.name} in {at}"
