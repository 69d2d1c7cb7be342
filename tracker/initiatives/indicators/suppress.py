"""Which numbers of one month are not shown outward: small ones, and others that would give them away."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Hidden:
    """What is not shown of a month: districts with a small number, others that protect them, and the whole state.

    `total` is "small", "withheld" or "" where the whole state's number may stand.
    """

    small: frozenset[int] = frozenset()
    withheld: frozenset[int] = frozenset()
    total: str = ""


def suppressed(values: Mapping[int, int], total: int | None, under: int, unknown: Collection[int] = ()) -> Hidden:
    """Choose what is not shown of the districts' numbers and of the whole state's.

    A number under `under` is small. Where the whole state's number stands, what is left of it after the shown districts
    tells no more of any small number than that it is small; else further districts are withheld, the one that costs
    least first, and at last the whole state. `unknown` are districts without a number: what the whole state leaves for
    them is theirs, and as small.
    """
    small = frozenset(district for district, value in values.items() if value < under)
    if total is None:
        return Hidden(small)
    if total < under:
        return Hidden(small, total="small")
    if unknown and total - sum(values.values()) < under:
        return Hidden(small, total="withheld")
    withheld: set[int] = set()
    while small and not _safe(values, total, under, small, withheld, open_ended=bool(unknown)):
        free = sorted((value, district) for district, value in values.items() if district not in small | withheld)
        if not free:
            return Hidden(small, total="withheld")
        enough = [
            each for each in free if _safe(values, total, under, small, withheld | {each[1]}, open_ended=bool(unknown))
        ]
        withheld.add((enough[0] if enough else free[-1])[1])
    return Hidden(small, frozenset(withheld))


def _safe(
    values: Mapping[int, int],
    total: int,
    under: int,
    small: Collection[int],
    withheld: Collection[int],
    *,
    open_ended: bool,
) -> bool:
    """Say whether every small number may be anything from 0 on to one less than `under`, for all that is shown.

    A withheld number is known to be at least `under`, since a smaller one would be called small; one of a district that
    has none (`open_ended`) may be anything.
    """
    rest = total - sum(
        value for district, value in values.items() if district not in small and district not in withheld
    )
    most = under - 1
    if withheld or open_ended:
        return rest >= under * len(withheld) + most
    return most <= rest <= most * (len(small) - 1)
