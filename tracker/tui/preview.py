"""What an import would change, line by line, as the preview shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.names import show
from tracker.tui.roster_file import At
from tracker.tui.screens.importing import steps
from tracker.tui.screens.proposed import Drawn, drawn

if TYPE_CHECKING:
    from tracker.intake.apply import Imported
    from tracker.intake.propose import Aside, Change, Decided, Leaver, PossiblyLeft
    from tracker.intake.values import Given, Problem, Roster
    from tracker.tui.records import Records

NEW_PERSON, LEAVE_ASIDE = "new", "aside"  # as the proposal says them
STILL = "▶"


@dataclass(frozen=True)
class Item:
    """One line of the preview: its mark, whose it is, what becomes of it, and all that is known about it."""

    key: tuple[object, ...]
    mark: str
    who: str
    what: str
    asks: bool = False  # waits for a decision
    details: tuple[str, ...] = ()


@dataclass
class Seen:
    """Those who were absent or set aside in any of the proposals: they stay in sight once decided."""

    absent: dict[int, "Leaver | PossiblyLeft"] = field(default_factory=dict)
    aside: dict[At, "Aside"] = field(default_factory=dict)
    problems: dict[At, list[str]] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)

    def copied(self) -> "Seen":
        """Give another that may be added to in a thread, while this one is asked."""
        said = {at: [*messages] for at, messages in self.problems.items()}
        return Seen({**self.absent}, {**self.aside}, said, {**self.people})

    def take(self, done: "Imported", people: Mapping[int, str]) -> None:
        """Remember who waits in a proposal."""
        proposal = done.proposal
        self.absent.update({each.person_id: each for each in proposal.leavers if each.given is None})
        self.absent.update({each.person_id: each for each in proposal.possibly_left})
        self.aside.update({(each.given.sheet, each.given.row): each for each in proposal.aside})
        for each in proposal.problems:
            said = self.problems.setdefault((each.sheet, each.row or 0), [])
            if each.message not in said:
                said.append(each.message)
        self.people.update(people)


def facts(done: "Imported", waiting: int) -> str:
    """Give the step, the counts, and the people of each team before and after."""
    proposal = done.proposal
    counts = proposal.effect
    said = [
        f"+{counts['joiners']} new",
        f"~{counts['movers'] + counts['changed']} moved or changed",
        f"-{counts['leavers']} left",
        f"?{waiting} to decide",
        f"!{counts['problems']} problems",
        f"={counts['unchanged']} unchanged",
    ]
    after = done.sizes_after
    touched = sorted(
        team
        for team in {*proposal.covered, *after}
        if team in proposal.covered or after.get(team, 0) != done.sizes.get(team, 0)
    )
    teams = [f"{done.teams[team]} {done.sizes.get(team, 0)} → {after.get(team, 0)}" for team in touched]
    more = f"   and {len(teams) - 3} more teams" if len(teams) > 3 else ""  # noqa: PLR2004 - as many as 80 columns hold
    people = f"People: {'   '.join(teams[:3])}{more}" if teams else "No team is covered by this file."
    lines = [steps(3), show(f"{proposal.file}, true for {proposal.on:%A} {proposal.on}"), "  ".join(said), show(people)]
    return "\n".join(lines)


def items_of(decided: "Decided", done: "Imported", seen: Seen) -> Iterator[Item]:
    """Give every line: what waits first, then who goes, who changes, who comes, and what was noticed."""
    yield from _aside(decided, seen)
    yield from _struck(decided, done)
    yield from _absent(decided, done, seen)
    yield from _changing(done)
    for number, joiner in enumerate(done.proposal.joiners):
        words = "comes back to" if joiner.person_id else "new in"
        what = f"{words} {done.teams[joiner.team_id]} from {joiner.starts_on}"
        yield Item(
            ("joiner", number), "+", named(joiner.given), what, details=(_place(joiner.given), *_fields(joiner.changes))
        )
    yield from _noticed(done, seen)


def _aside(decided: "Decided", seen: Seen) -> Iterator[Item]:
    """Give the rows that are set aside, and those that were until they were decided."""
    for at, aside in seen.aside.items():
        said = decided.rows.get(at)
        words = {None: "who is it?", NEW_PERSON: "somebody new", LEAVE_ASIDE: "left aside"}
        what = words.get(said) if not isinstance(said, int) else f"is {seen.people.get(said, said)}"
        problems = tuple(seen.problems.get(at, ()))
        shown = f"{STILL} {what}  {problems[0] if problems else ''}" if said is None else str(what)
        meant = tuple(f"may be {seen.people.get(person, person)}" for person in aside.candidates)
        yield Item(
            ("aside", *at),
            "?",
            named(aside.given),
            shown,
            asks=said is None,
            details=(_place(aside.given), *problems, *meant),
        )


def _struck(decided: "Decided", done: "Imported") -> Iterator[Item]:
    """Give the rows that are struck through."""
    for number, struck in enumerate(done.proposal.struck):
        left = decided.left.get(struck.person_id) if struck.person_id is not None else None
        words = {None: f"{STILL} struck through: left? Space", True: f"left on {done.proposal.on}", False: "stays"}
        key = ("struck", struck.person_id) if struck.person_id is not None else ("struck-new", number)
        asks = left is None and struck.person_id is not None
        what = words[left] if struck.person_id is not None else "struck through, and nobody in the records"
        yield Item(key, "?", named(struck.given), what, asks=asks, details=(_place(struck.given),))


def _absent(decided: "Decided", done: "Imported", seen: Seen) -> Iterator[Item]:
    """Give who is not in the file: ended unless they are kept, or kept until it is decided."""
    ended = {each.person_id for each in done.proposal.leavers}
    asked = {each.person_id: each for each in done.proposal.possibly_left}
    for person, each in seen.absent.items():
        team = done.teams[each.team_id]
        if person in ended:
            what = f"left {team} before {done.proposal.on}   Space keeps"
        elif person in asked:
            what = f"{STILL} kept in {team}   Space: left.  {asked[person].why}"
        elif decided.left.get(person) is False:
            what = f"kept in {team}   Space: left"
        else:
            continue  # a row was decided to be this person
        yield Item(("absent", person), "-", each.name.shown, what, asks=person in asked, details=("not in this file",))


def _changing(done: "Imported") -> Iterator[Item]:
    """Give who moves and of whom something changes, old → new."""
    for mover in done.proposal.movers:
        what = f"{done.teams[mover.from_team_id]} → {done.teams[mover.team_id]} from {mover.starts_on}"
        details = (_place(mover.given), *_fields(mover.changes))
        yield Item(("mover", mover.person_id), "~", named(mover.given), what, details=details)
    for changed in done.proposal.changed:
        fields = _fields(changed.changes)
        yield Item(
            ("changed", changed.person_id),
            "~",
            named(changed.given),
            "; ".join(fields),
            details=(_place(changed.given), *fields),
        )


def _noticed(done: "Imported", seen: Seen) -> Iterator[Item]:
    """Give the problems that set no row aside, what is kept against the file, and what was assumed or guessed."""
    proposal = done.proposal
    for number, problem in enumerate(proposal.problems):
        if (problem.sheet, problem.row) not in seen.aside:
            yield Item(("problem", number), "!", _address(problem), problem.message)
    for number, kept in enumerate(proposal.kept):
        what = f"{_words(kept.field)} stays {kept.held or 'blank'} ({kept.why}); the file says {kept.said}"
        yield Item(("kept", number), "=", named(kept.given), what, details=(_place(kept.given),))
    for number, said in enumerate(proposal.assumptions):
        yield Item(("assumed", number), "·", "assumed", said)
    for number, said in enumerate(proposal.guesses):
        yield Item(("guess", number), "·", "not applied", said)


def _fields(changes: "tuple[Change, ...]") -> tuple[str, ...]:
    return tuple(f"{_words(each.field)} {each.old or 'blank'} → {each.new or 'blank'}" for each in changes)


def _words(name: str) -> str:
    return name.replace("_", " ")


def named(given: "Given") -> str:
    """Name a row by whom it is about."""
    return str(given.name.shown if given.name else given.employee_number or given.email)


def _place(given: "Given") -> str:
    return f"{given.sheet}, row {given.row}"


def _address(problem: "Problem") -> str:
    column = problem.column or ""
    return f"{problem.sheet}, {column}{problem.row}" if problem.row else problem.sheet


@dataclass(frozen=True)
class Compared:
    """The file against the records, as it is shown: what it would change, line by line."""

    done: "Imported"
    seen: Seen
    drawn: Drawn[Item]
    facts: str
    version: str  # the decisions that it was made with


def compare(records: "Records", roster: "Roster", decided: "Decided", seen: Seen, *, kept: bool) -> Compared:
    """Compare a roster with the records as they are now; `kept` decisions of a draft are shown with what was there."""
    from tracker.intake import held
    from tracker.intake.apply import propose_import
    from tracker.intake.propose import Decided as Decisions

    store = records.store()
    done = propose_import(store, roster, decided=decided)
    before = propose_import(store, roster, decided=Decisions()) if kept else None
    waiting = (*done.proposal.aside, *(before.proposal.aside if before else ()))
    with store.reading() as db:
        people = held.named(db, {person for each in waiting for person in each.candidates})
    known = seen.copied()
    for proposed in filter(None, (before, done)):
        known.take(proposed, people)
    listed = drawn(items_of(decided, done, known), cells)
    return Compared(done, known, listed, facts(done, listed.waiting), repr(decided))


def cells(item: Item) -> tuple[str, str, str]:
    """Give the cells of a line."""
    return item.mark, item.who, item.what
