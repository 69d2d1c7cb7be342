"""The columns of a plan in a sheet: the heading that an export writes, and what else people call it."""

from collections.abc import Mapping

#: Each field with its headings; the first is what our own workbook says.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("Code", "entry code", "key"),
    "kind": ("Kind", "type", "kind of entry"),
    "area": ("Strategy area", "area", "strategy", "primary strategy area"),
    "term": ("Term", "goal", "timeframe", "time frame"),
    "title": ("Title", "short title", "name", "initiative title", "strategy title"),
    "description": ("Initiative", "description of key activities and action items", "key activities", "action items"),
    "time_words": ("Time to completion", "timeline to completion", "timeline", "time"),
    "status": ("Status", "our status", "state"),
    "status_on": ("Status since", "since", "status date", "status as of"),
    "status_words": ("Current status", "current progress", "status in words", "progress"),
    "internal_needs": ("Internal needs", "internal need", "needs"),
    "dependencies": ("Dependencies", "dependency", "external dependencies"),
    "anticipated_outcome": ("Anticipated outcome", "anticipated outcomes", "outcome", "expected outcome"),
    "owner": ("Owner", "responsible", "lead", "owned by"),
    "next_step": ("Next step", "next steps", "what comes next"),
    "next_on": ("Next step due", "next day", "next date", "due", "due date", "due on", "next step on"),
    "note": ("Note", "notes", "comment", "comments", "remarks"),
}
HEADING: Mapping[str, str] = {field: ways[0] for field, ways in HEADINGS.items()}
#: What stands in our own workbook to be read by people, and is not read back.
READ_ONLY = ("Live figures (not read back)", "Reported elsewhere (not read back)")
#: Longest text of a cell that may have been cut off when it was written.
LONGEST = 32_000
