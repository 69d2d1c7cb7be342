"""How two names resemble each other, in words; likeness proposes and never decides."""

from collections.abc import Mapping
from functools import lru_cache

from tracker.intake.nicknames import may_stand_for
from tracker.intake.who.index import Index, keys_of
from tracker.intake.who.values import NICKNAME, PART, SAME_NAME, SIMILAR
from tracker.names import Name, name_key

MOST_CANDIDATES = 5
_ALIKE = 86  # of 100: one wrong letter in eight, so that short names stay apart
_ALIKE_APART = 82  # where every word has a wrong letter
_REMEMBERED = 20_000  # keys: each is compared with many others
_COMMON = 400  # people who share a word; a word that more share says nothing


def alike(one: Name, other: Name) -> str:
    """Say in words how two names resemble each other, or nothing."""
    return _likeness(name_key(one), name_key(other))


def resembling(name: Name, index: Index) -> dict[int, str]:
    """Give everybody whose name shares a word with this one and resembles it, and how."""
    key = name_key(name)
    people = dict.fromkeys(index.keys.get(key, ()))
    for word in key.split():
        sharing = index.words.get(word, ())
        people.update(dict.fromkeys(sharing if len(sharing) <= _COMMON else ()))
    found = {
        person: next(filter(None, (_likeness(key, held) for held in keys_of(index.people[person]))), "")
        for person in people
    }
    return {person: likeness for person, likeness in found.items() if likeness}


def misspelt(key: str, keys: Mapping[int, str]) -> dict[int, str]:
    """Give those of one district whose key nearly equals this one though no word is the same."""
    from rapidfuzz import fuzz, process

    near = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_ALIKE_APART, limit=MOST_CANDIDATES)
    return {person: SIMILAR for held, _, person in near if _digits(held) == _digits(key)}


def _likeness(one: str, other: str) -> str:
    """Say in words how two keys resemble each other: the same, part, a nickname, nearly the same letters."""
    if one == other:
        return SAME_NAME
    own, theirs = _words(one), _words(other)
    if own <= theirs or theirs <= own:
        return PART
    if own & theirs and any(may_stand_for(a, b) for a in own - theirs for b in theirs - own):
        return NICKNAME
    return SIMILAR if _nearly(one, other) else ""


def _nearly(one: str, other: str) -> bool:
    """Say whether two keys are nearly the same letters."""
    if abs(len(one) - len(other)) * 100 > (100 - _ALIKE) * (len(one) + len(other)) or _digits(one) != _digits(other):
        return False
    from rapidfuzz.fuzz import ratio

    return bool(ratio(one, other, score_cutoff=_ALIKE))


@lru_cache(maxsize=_REMEMBERED)
def _words(key: str) -> frozenset[str]:
    """Give a key's words."""
    return frozenset(key.split())


@lru_cache(maxsize=_REMEMBERED)
def _digits(key: str) -> list[str]:
    """Give the digits in a key: names that differ in a number are no misspellings of each other."""
    return [char for char in key if char.isdigit()]
