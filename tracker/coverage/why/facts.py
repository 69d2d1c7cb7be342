"""The facts that made the difference between what was told of a day and what is known of it now."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.coverage.why.learnt import Learnt
from tracker.coverage.why.seen import PEOPLE, PERIODS, Look, difference

#: what every figure of a course rests on, whoever it is about
STRUCTURE = ("course", "audience", "counts_toward")


@dataclass(frozen=True)
class Differing:
    """Who and what stands otherwise now: people, teams (with what they went on from), and where those are or were.

    Whoever only gained or lost credit is not `placed` otherwise, whoever only changed teams not `credited`.
    `places` are the teams of all of them, `districts` the numbers of their districts.
    """

    credited: frozenset[int]
    placed: frozenset[int]
    teams: frozenset[int]
    places: frozenset[int]
    districts: frozenset[int]
    there: dict[int, frozenset[int]]  # session → whoever completed it, then or now
    reached: dict[int, frozenset[int]]  # session → the teams that it was for, then or now

    def __bool__(self) -> bool:
        """Say whether anything stands otherwise."""
        return bool(self.people or self.teams)

    @property
    def people(self) -> frozenset[int]:
        """Give everybody who stands otherwise."""
        return self.credited | self.placed


@dataclass(frozen=True)
class Fact:
    """Rows of one kind that the same changes brought; `how` is added, changed, removed or merged.

    `about` are the people, sessions or teams in question, by their numbers.
    """

    noun: str
    how: str
    rows: int
    people: frozenset[int]
    sessions: frozenset[int]
    teams: frozenset[int]
    changes: tuple[int, ...]
    statuses: tuple[str, ...]  # of its sessions by now


def facts(rows: Collection[Learnt], differing: Differing, before: Look, after: Look) -> tuple[Fact, ...]:
    """Give what made the difference, in the order of the changes; nothing where nothing stands otherwise."""
    if not differing:
        return ()
    joined = _joined(rows)
    differs = [(row, how) for row in rows if (how := difference(row, before, after)) and _matters(row, differing)]
    posted = frozenset(person for row, _ in differs if row.noun == "posting" for person in row.fact("person_id"))
    groups: dict[tuple[str, str, tuple[int, ...]], list[Learnt]] = {}
    for row, how in differs:
        if not (row.noun in PEOPLE and joined.keys() >= {*row.changes}) and not _comes_along(row, how, posted):
            groups.setdefault((row.noun, _how(row, how), row.changes), []).append(row)
    found = [_fact(noun, how, changes, of) for (noun, how, changes), of in groups.items()]
    found += _gone(rows, joined, differing.people)
    return tuple(sorted(found, key=lambda fact: fact.changes))


def _how(row: Learnt, how: str) -> str:
    """Put periods under one word, however many rows it took to say them."""
    return "changed" if row.noun in PERIODS else how


def _comes_along(row: Learnt, how: str, posted: frozenset[int]) -> bool:
    """Say whether a role only came (or went) with the posting that is told."""
    return row.noun == "employment" and how != "changed" and row.fact("person_id") <= posted


def _matters(row: Learnt, differing: Differing) -> bool:
    """Say whether a row is about somebody or something that stands otherwise."""
    if row.noun in PEOPLE:
        return bool(row.fact("person_id") & (differing.placed if row.noun in PERIODS else differing.credited))
    if row.noun == "session":
        return bool(
            differing.there.get(row.row, frozenset()) & differing.credited
            or differing.reached.get(row.row, frozenset()) & differing.teams
        )
    if row.noun == "delivery":
        return bool(row.fact("team_id") & differing.teams)
    if row.noun == "succession":
        return bool(row.fact("successor_id") & differing.teams)
    if row.noun == "team":
        return row.row in differing.places
    return row.noun in STRUCTURE or (row.noun == "district" and bool(row.fact("number") & differing.districts))


def _joined(rows: Collection[Learnt]) -> dict[int, set[int]]:
    """Give the changes that made two records of one person one, each with everybody in question.

    Somebody is gone, and what was theirs (a row, or a name that they were known by) is another's by the same change.
    """
    gone = {row.row: row.changes[-1] for row in rows if row.noun == "person" and row.after is None}
    joined: dict[int, set[int]] = {}
    for row in rows:
        was, now = (image.get("person_id") if image else None for image in (row.before, row.after))
        if isinstance(was, int) and now is not None and was != now and was in gone:
            joined.setdefault(gone[was], set()).update(row.fact("person_id"))
        elif row.noun == "alias" and was is None:
            for change in {*row.changes} & {*gone.values()}:
                joined.setdefault(change, set()).update(row.fact("person_id"))
    for person, change in gone.items():
        if change in joined:
            joined[change].add(person)
    return joined


def _gone(rows: Iterable[Learnt], joined: dict[int, set[int]], people: frozenset[int]) -> Iterator[Fact]:
    """Give one fact for each change that joined records, and one for each that took people out of them."""
    groups: dict[tuple[int, ...], set[int]] = {}
    for row in rows:
        if row.noun == "person" and row.after is None:
            groups.setdefault(row.changes, set()).add(row.row)
    nobody: frozenset[int] = frozenset()
    for changes, gone in groups.items():
        about = gone | joined.get(changes[-1], set())
        if about & people:
            how = "merged" if changes[-1] in joined else "removed"
            yield Fact("person", how, len(gone), frozenset(about), nobody, nobody, changes, ())


def _fact(noun: str, how: str, changes: tuple[int, ...], rows: list[Learnt]) -> Fact:
    """Make one fact of rows of one kind."""

    def numbers(of: str) -> frozenset[int]:
        return frozenset(row.row for row in rows) if noun == of else _pointed(rows, f"{of}_id")

    statuses = {str((row.after or {}).get("status")) for row in rows} if noun == "session" else set()
    return Fact(
        noun, how, len(rows), numbers("person"), numbers("session"), numbers("team"), changes, tuple(sorted(statuses))
    )


def _pointed(rows: Iterable[Learnt], name: str) -> frozenset[int]:
    return frozenset(number for row in rows for number in row.fact(name))
