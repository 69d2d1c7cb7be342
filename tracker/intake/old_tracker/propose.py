"""Her tracker against the records: sessions to log and to plan, those known already, and what waits for an answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.intake.old_tracker.colours import name_of
from tracker.intake.old_tracker.naming import Naming
from tracker.intake.old_tracker.resolve import Claim, NoSession, Resolver, Waits
from tracker.intake.old_tracker.values import (
    YES,
    Answers,
    At,
    Entry,
    Fate,
    Held,
    Kind,
    KnownAlready,
    Proposal,
    Question,
    SessionGiven,
    SheetRead,
    There,
    TrackerRead,
    address,
    written,
)
from tracker.intake.scan.limits import letters
from tracker.intake.values import Problem

_SHOWN = 80  # characters of a cell
_LONGEST = 500  # characters of a session's note
Key = tuple[str, date, int]  # a course, a day, a team


@dataclass
class _Gathered:
    """The claims of the whole file, on their way into sessions."""

    claims: dict[Key, tuple[Claim, At]] = field(default_factory=dict)
    cells: dict[Key, list[str]] = field(default_factory=dict)
    known: list[KnownAlready] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    dated: list[date] = field(default_factory=list)
    learnt: dict[str, tuple[str, str]] = field(default_factory=dict)
    mine: list[Key] = field(default_factory=list)  # what the cell in hand claimed first


def propose(held: Held, read: TrackerRead, *, answers: Answers | None = None, today: date) -> Proposal:
    """Say what becomes of every cell; a cell with a question in it is proposed not at all."""
    answers = answers or Answers()
    there = _there(held)
    found = _Gathered()
    several = len([sheet for sheet in read.sheets if sheet.entries]) > 1
    for sheet in read.sheets:
        mine: list[str] = list(sheet.assumptions)
        resolver = Resolver(held, sheet, answers, today, mine, found.dated, found.learnt)
        for entry in sheet.entries:
            _take(found, entry, resolver, there)
        found.assumed += [f"{sheet.sheet}: {line}" if several else line for line in dict.fromkeys(mine)]
    naming = Naming(held)
    sessions = [*_sessions(found, held, naming)]
    if found.dated:
        count = f"{len(found.dated)} cell{'s' if len(found.dated) > 1 else ''} without a day"
        found.assumed.append(f"{count}: held on {found.dated[0]:%A} {found.dated[0]}, as you said.")
    found.assumed += [f"“{word}” is remembered as {code} for the next file." for word, code in found.learnt.values()]
    return Proposal(
        read.file,
        read.digest,
        today,
        tuple(each for each in sessions if each.day <= today),
        tuple(each for each in sessions if each.day > today),
        tuple(found.known),
        tuple(found.fates),
        tuple(_problems(read.sheets, found.fates)),
        tuple(dict.fromkeys(found.assumed)),
        held.version,
        tuple(found.learnt.values()),
    )


def _there(held: Held) -> dict[Key, There]:
    """Give the sessions of the records by course, day and team; one that was held stands before one that was not."""
    rank = {"held": 0, "planned": 1, "cancelled": 2}
    ordered = sorted(held.sessions, key=lambda each: (-rank[each.status], -each.number))
    return {(each.course, each.day, team): each for each in ordered for team in each.teams}


def _take(found: _Gathered, entry: Entry, resolver: Resolver, there: dict[Key, There]) -> None:
    """Take one cell: into sessions, as known, as a question, or as nothing."""
    if written(entry.at) in resolver.answers.left:
        found.fates.append(_fate(entry, "left", "left out, as you said"))
        return
    found.mine = []
    try:
        claims = resolver.claims(entry)
        said = [_claimed(found, each, entry, resolver, there) for each in claims]
    except NoSession as none:
        found.fates.append(_fate(entry, "none", str(none)))
        return
    except Waits as waits:
        _take_back(found, entry.at)
        found.fates.append(_fate(entry, "asks", waits.said, waits.question, waits.code))
        return
    if entry.said.text.isdigit() and entry.said.days:
        resolver.assumed.append(f"{address(entry.at)}: the plain number {entry.said.text} is read as {claims[0].day}.")
    kinds: list[Kind] = [kind for kind, _ in said]
    kind: Kind = next((each for each in kinds if each != "known"), "known")
    found.fates.append(_fate(entry, kind, "; ".join(dict.fromkeys(words for _, words in said))))


def _claimed(
    found: _Gathered, claim: Claim, entry: Entry, resolver: Resolver, there: dict[Key, There]
) -> tuple[Kind, str]:
    """Put one claim with the others, unless it is known; two cells of one session must not contradict each other."""
    key: Key = (claim.course, claim.day, claim.team.team_id)
    known = there.get(key)
    code, cell = claim.team.code, written(entry.at)
    if known and known.status != "cancelled":
        found.known.append(KnownAlready(known.number, known.status, claim.course, claim.day, code, cell))
        still = ", still planned there" if known.status == "planned" and claim.kind == "held" else ""
        return "known", f"{claim.day} {code}: known already as session {known.number}{still}"
    if known and resolver.answers.held.get(cell) != YES:
        asked = f"{code} on {claim.day}: session {known.number} of the records was cancelled. Held after all?"
        raise Waits("cancelled", asked, Question("held", cell, asked))
    before = found.claims.get(key)
    if before is None:
        found.mine.append(key)
        found.claims[key] = (claim, entry.at)
        found.cells[key] = [cell]
        counted = f", {claim.people} people" if claim.people else ""
        return claim.kind, f"{claim.kind} {claim.day:%a} {claim.day} {code}{counted}"
    first, at = before
    if claim.people is not None and first.people not in {None, claim.people}:
        raise Waits(
            "two_numbers", f"{address(at)} gives {first.people} people for the same session. Correct one of them."
        )
    note = "; ".join(dict.fromkeys(filter(None, (first.note, claim.note))))
    merged = replace(first, people=first.people or claim.people, counted=first.counted or claim.counted, note=note)
    found.claims[key] = (merged, at)
    found.cells[key].append(cell)
    return first.kind, f"{claim.day} {code}: the same session as {address(at)}"


def _take_back(found: _Gathered, at: At) -> None:
    """Take back what a cell claimed before its question came up."""
    for key in found.mine:
        del found.claims[key], found.cells[key]
    while found.known and found.known[-1].cell == written(at):
        found.known.pop()


def _sessions(found: _Gathered, held: Held, naming: Naming) -> Iterator[SessionGiven]:
    """Give one session for each course, day and district; never one for two districts."""
    groups: dict[tuple[str, date, object], list[Key]] = {}
    for key, (claim, _) in found.claims.items():
        home: object = claim.team.district if claim.team.district is not None else claim.team.code
        groups.setdefault((claim.course, claim.day, home), []).append(key)
    earlier: dict[tuple[str, int], list[There]] = {}
    for each in held.sessions:
        for team in each.teams if each.status == "held" else ():
            earlier.setdefault((each.course, team), []).append(each)
    for (course, day, home), keys in groups.items():
        claims = [found.claims[key][0] for key in keys]
        numbers = [each.people for each in claims if each.people is not None]
        place = f"District {home}" if isinstance(home, int) else str(home)
        if len(numbers) > 1:
            added = " and ".join(map(str, numbers))
            found.assumed.append(f"{place} on {day}: {added} people were in one session, {sum(numbers)} together.")
        yield SessionGiven(
            course,
            naming.title_of(course),
            day,
            tuple((each.team.team_id, each.team.code, "headcount" if each.counted else "reported") for each in claims),
            sum(numbers) if numbers else None,
            "; ".join(dict.fromkeys(filter(None, (each.note for each in claims))))[:_LONGEST],
            tuple(dict.fromkeys(cell for key in keys for cell in found.cells[key])),
            place,
            tuple(_others(earlier, course, day, claims)),
        )


def _others(
    earlier: Mapping[tuple[str, int], Sequence[There]], course: str, day: date, claims: Sequence[Claim]
) -> Iterator[str]:
    """Say which of the teams had this course on another day already."""
    for claim in claims:
        for each in earlier.get((course, claim.team.team_id), ()):
            if each.day != day:
                yield f"{claim.team.code} had it on {each.day} too (session {each.number})"


def _fate(entry: Entry, kind: Kind, what: str, question: Question | None = None, code: str = "") -> Fate:
    said = entry.said.text if len(entry.said.text) <= _SHOWN else f"{entry.said.text[:_SHOWN]}…"
    return Fate(entry.at, entry.place.label, entry.heading.label, said, name_of(entry.fill), kind, what, question, code)


def _problems(sheets: Sequence[SheetRead], fates: Sequence[Fate]) -> Iterator[Problem]:
    for sheet in sheets:
        yield from sheet.problems
    for each in fates:
        if each.kind == "asks":
            yield Problem(each.at[0], each.at[1], letters(each.at[2]), each.code, each.what)
