"""Who is meant by a row of completions: number → email or sign-in → exact name → candidates, who wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tracker.intake.completions.person import who_key
from tracker.intake.recognise import label
from tracker.intake.values import Given
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
)
from tracker.intake.who.values import BY_NAME, BY_NUMBER
from tracker.names import name_key

EVERYWHERE = 0  # the district of everybody, where a row does not say one
OTHER_NAME = "but another name"
BY_NAME_ALONE = "exact name, the only one in the records"


@dataclass(frozen=True)
class Found:
    """Whom a row means for certain, or those who may be meant and why."""

    person: int | None = None
    by: str = ""
    candidates: tuple[tuple[int, str, str], ...] = ()  # person, name with number and team, why


@dataclass
class Finder:
    """Everybody in the records, asked once for each person of a file; decisions go before everything."""

    people: Sequence[Known]
    teams: Mapping[int, str]
    decided: Mapping[str, int | str]
    seen: dict[tuple[str, int | None, str], Found] = field(default_factory=dict)

    @cached_property
    def known(self) -> Mapping[int, Known]:
        """Give everybody by number."""
        return {each.person_id: each for each in self.people}

    @cached_property
    def index(self) -> Index:
        """Index everybody in their districts."""
        return index_of(self.people)

    @cached_property
    def everywhere(self) -> Index:
        """Index everybody together, for a row that says no district."""
        return index_of(replace(each, district=EVERYWHERE) for each in self.people)

    def find(self, given: Given) -> Found:
        """Say who is meant."""
        asked = (who_key(given), given.district, name_key(given.name) if given.name else "")
        if asked not in self.seen:
            self.seen[asked] = self._find(given)
        return self.seen[asked]

    def _find(self, given: Given) -> Found:
        answer = self.decided.get(who_key(given))
        if isinstance(answer, int) and answer in self.known:
            return Found(answer, "decided")
        index = self.index if given.district is not None else self.everywhere
        asked = asked_of(given if given.district is not None else replace(given, district=EVERYWHERE))
        match = by_identity(asked, index)
        if match is None:
            found = self._found(by_name(asked, index))
            return replace(found, by=BY_NAME_ALONE) if found.person and given.district is None else found
        return self._checked(given, match, index)

    def _checked(self, given: Given, match: Match, index: Index) -> Found:
        """Let somebody wait whose number or address is that of a person of quite another name."""
        if not isinstance(match, Certain) or given.name is None or match.by == BY_NAME:
            return self._found(match)
        known = index.people[match.person_id]
        own = {*name_key(given.name).split()}
        keys = known.name_keys or (name_key(known.name),)
        addresses = {address_key(each) for each in (given.email, given.sign_in) if each}
        same = addresses & {address_key(each) for each in (*known.emails, *known.sign_ins)}
        if (
            any(own & {*key.split()} for key in keys)
            or (match.by == BY_NUMBER and same)
            or alike(given.name, known.name)
        ):
            return self._found(match)
        return Found(candidates=(self._labelled(match.person_id, f"same {match.by}, {OTHER_NAME}"),))

    def _found(self, match: Match) -> Found:
        if isinstance(match, Certain):
            return Found(match.person_id, match.by)
        if isinstance(match, Conflict):
            return Found(candidates=tuple(self._labelled(each.person_id, f"by the {each.by}") for each in match.people))
        people = match.people if isinstance(match, Candidates) else ()
        return Found(candidates=tuple(self._labelled(each.person_id, each.likeness) for each in people))

    def _labelled(self, person: int, why: str) -> tuple[int, str, str]:
        return person, label(self.known[person], self.teams), why
