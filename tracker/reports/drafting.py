"""The words of page one: drafted from the facts, or the coordinator's own, which stay with their report."""

from dataclasses import replace

from tracker.reports import sentences
from tracker.reports.given import Given
from tracker.reports.values import PartName, Worded

DRAFTS = {"doing": sentences.doing, "factors": sentences.factors}


def redrafted(given: Given) -> tuple[Worded, ...]:
    """Give her own words with what the facts say today beside them."""
    return tuple(replace(each, draft=DRAFTS[each.part](given)) for each in given.further.worded)


def said(part: PartName, given: Given, worded: tuple[Worded, ...]) -> tuple[str, ...]:
    """Give a part's lines: hers where she wrote any, else the draft."""
    hers = next((each.text for each in worded if each.part == part), None)
    return DRAFTS[part](given) if hers is None else hers
