"""The one way to a Report: plain values in, every word and figure out, nothing read from anywhere."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from tracker.coverage.shape import as_json
from tracker.coverage.values import Coverage
from tracker.coverage.why.words import moment_words
from tracker.names import show
from tracker.reports import drafting, lines, sentences, tables
from tracker.reports.definitions import CAUTION, definitions
from tracker.reports.document import Brand, Paper
from tracker.reports.given import Further, Given
from tracker.reports.parts.ahead import ahead
from tracker.reports.parts.districts import districts
from tracker.reports.parts.quality import not_matched, quality
from tracker.reports.parts.staff import against, staff
from tracker.reports.parts.tags import tags
from tracker.reports.parts.trend import trend
from tracker.reports.parts.why import why
from tracker.reports.values import Copy, Estimate, LeftPerson, Report, SessionLine
from tracker.reports.withhold import FEWEST, Withheld, withheld_from_partners, without
from tracker.reports.words import Bands, weekday

EXAMPLE = "Example data, invented people"
COPY_NOTES: dict[Copy, str] = {
    "leadership": "Leadership copy: no names of staff.",
    "internal": "INTERNAL: this copy names staff who still need training. Do not pass it on.",
    "external": "Copy for partners: no names of staff; numbers of small teams are withheld.",
}


def build(
    coverage: Coverage,
    *,
    copy: Copy,
    fingerprint: str,
    published_at: datetime,
    brand: Brand,
    program_titles: Mapping[str, str],
    sessions: Sequence[SessionLine],
    planned: Sequence[SessionLine],
    estimates: Sequence[Estimate],
    left: Sequence[LeftPerson] = (),
    previous: Coverage | None = None,
    roster_age_limit: int = 45,
    bands: Bands = (5, 15),
    example: bool = False,
    paper: Paper = "letter",
    further: Further | None = None,
    withheld_before: Collection[str] = (),
    fewest: int = FEWEST,
    zone: str = "UTC",
) -> Report:
    """Build the report of a coverage by team; `published_at` is the journal's head's moment, not the clock's.

    `withheld_before` are teams that earlier copies for partners withheld, `fewest` the least people of a team counted
    out to them, `zone` the one whose clock tells the moment of knowledge.
    """
    if coverage.by != "team":
        raise ValueError("a report is built from coverage by team")
    given = Given(
        coverage=coverage,
        copy=copy,
        withheld=withheld_from_partners(coverage, before=withheld_before, fewest=fewest)
        if copy == "external"
        else Withheld(),
        programs=program_titles,
        sessions=tuple(sessions),
        planned=tuple(planned),
        estimates=tuple(estimates),
        left=tuple(left) if copy == "internal" else (),
        previous=previous,
        roster_age_limit=roster_age_limit,
        bands=bands,
        further=further or Further(),
        fewest=fewest,
    )
    known = moment_words(coverage.known_on, zone) if coverage.known_on else ""
    return _report(given, brand, show(fingerprint), published_at, known, example=example, paper=paper)


def _report(
    given: Given, brand: Brand, fingerprint: str, published_at: datetime, known: str, *, example: bool, paper: Paper
) -> Report:
    coverage = given.coverage
    shape = as_json(coverage)
    worded = drafting.redrafted(given)
    courses, grid = lines.course_blocks(given), lines.grid(given)
    return Report(
        copy=given.copy,
        copy_note=COPY_NOTES[given.copy],
        example=EXAMPLE if example else "",
        brand=brand,
        paper=paper,
        title=f"Training coverage as of {weekday(coverage.as_of)}",
        as_of=coverage.as_of,
        known_on=coverage.known_on,
        known_words=f"With what was recorded by {known}" if known else "With everything recorded so far",
        fingerprint=fingerprint,
        published_at=published_at,
        headline=sentences.headline_of(given),
        doing=drafting.said("doing", given, worded),
        factors=drafting.said("factors", given, worded),
        courses=courses,
        grid=grid,
        districts=districts(given, grid, courses),
        changes=sentences.changes(given),
        moved=tables.moved(given),
        remaining=tables.remaining(given),
        done=sentences.done(given),
        held=tables.session_log(given, given.sessions, held=True),
        planned=tables.session_log(given, given.planned, held=False),
        quality=quality(given),
        not_matched=not_matched(given),
        estimates=tables.estimates(given),
        left=tables.left(given),
        teams=tables.teams(given),
        definitions=definitions(given),
        caution=CAUTION,
        shape=without(shape, given.withheld) if given.copy == "external" else shape,
        course_titles={c.code: given.course_title(c.code) for c in coverage.courses},
        program_titles={code: given.program_title(code) for code in given.programs},
        bands=given.bands,
        worded=worded,
        ahead=ahead(given),
        why=why(given),
        trend=trend(given),
        staff=staff(given),
        against=against(given),
        tags=tags(given),
        plan=given.further.plan,
    )
