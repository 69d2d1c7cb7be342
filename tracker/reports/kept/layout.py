"""A comparison laid out: tables for every door, and the document that the formats draw."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.coverage.why.values import Movement, Why
from tracker.coverage.why.words import moment_words, sentences, signed, words_of
from tracker.names import show
from tracker.reports.document import Column, Document, Part, Table
from tracker.reports.formats import FORMATS
from tracker.reports.kept.comparing import Comparison
from tracker.reports.kept.telling import (
    NOT_OURS,
    figures_sentences,
    pairs_of,
    scope_words,
    share_words,
    side_words,
    states_of,
    summary_of,
)
from tracker.reports.layout import laid_out
from tracker.reports.words import headline


def figures_table(found: Comparison) -> Table:
    """Give every measure of each course and program, side by side."""
    before, after = found.before.short, found.after.short
    columns = (
        Column("Course and program", "text", 3),
        Column("Measure"),
        Column(before.capitalize()),
        Column(after.capitalize()),
        Column("Change of the number", "text", 1),
        Column("Change of those counted", "text", 1),
    )
    rows = tuple(
        (
            scope_words(each),
            measure,
            *share_words(pair),
            signed(pair.change.n) if pair.change else "",
            signed(pair.change.of) if pair.change else "",
        )
        for each in found.figures
        for measure, pair in pairs_of(each)
    )
    return Table("Figures", f"Figures of {before} and of {after}, side by side", columns, rows, "No course is told.")


def teams_table(found: Comparison) -> Table:
    """Give the teams that moved, with their state before and after."""
    columns = (Column("Team"), Column("Course"), Column("Before"), Column("After"))
    rows = tuple((show(each.team), each.title, *states_of(each)) for each in found.teams)
    return Table("Teams that moved", "Teams whose state differs", columns, rows, "No team's state differs.")


def words_table(found: Comparison) -> Table:
    """Give the sentences that only one side has."""
    columns = (Column("Part"), Column("Only in", "text", 1), Column("Words", "text", 6))
    rows = tuple(
        (each.part, side, sentence)
        for each in found.words
        for side, told in ((found.before.short, each.gone), (found.after.short, each.new))
        for sentence in told
    )
    return Table("Words that changed", "Sentences that only one of the two has", columns, rows, "No word differs.")


def why_words(found: Comparison) -> tuple[str, ...]:
    """Say why the figures moved, a course at a time."""
    if found.why is None:
        return (NOT_OURS,)
    why = found.why
    moved = [each for each in why.courses if each.staff.movers or each.teams.movers]
    told = tuple(f"{show(each.course.title)}: {said}" for each in moved for said in sentences(why, each, headline))
    return told or ("Nobody and no team counts otherwise between the two.",)


def laid_out_comparison(found: Comparison, zone: str) -> Document:
    """Lay a comparison out, in the brand of the later side's report; it names nobody."""
    base = laid_out(found.after.report, "quick")
    sides = (found.before.report, found.after.report)
    names = (found.before.short, found.after.short)
    return replace(
        base,
        title=f"{names[0].capitalize()} and {names[1]}, side by side",
        headline=summary_of(found),
        parts=tuple(_parts(found, zone)),
        foot=f"Records {sides[0].fingerprint} and {sides[1].fingerprint}",
        fingerprint=sides[1].fingerprint,
        file_name=f"comparison_{'_'.join(name.replace(' ', '-') for name in names)}_{sides[1].as_of.isoformat()}",
        banners=(base.example,) if base.example else (),
        about="For the agency's own use: no names of staff, and no number withheld.",
        dense=False,
    )


def drawn_comparison(found: Comparison, zone: str, formats: Iterable[str]) -> dict[str, bytes]:
    """Draw a comparison in some formats: the name of each file with its bytes."""
    document = laid_out_comparison(found, zone)
    return {f"{document.file_name}.{name}": FORMATS[name](found.after.report, document) for name in formats}


def _parts(found: Comparison, zone: str) -> Iterator[Part]:
    sides = tuple(side_words(side, zone) for side in (found.before, found.after))
    yield Part("The two sides", bullets=sides, tables=(figures_table(found),), sheet="Figures")
    yield Part("Teams that moved", tables=(teams_table(found),), sheet="Teams")
    yield Part("Words that changed", tables=(words_table(found),), sheet="Words")
    tables = tuple(_why_tables(found.why, zone)) if found.why else ()
    yield Part("Why the figures moved", bullets=why_words(found), tables=tables, sheet="Why")


def _why_tables(why: Why, zone: str) -> Iterator[Table]:
    """Give the parts of each measure that moved; both halves add up down the rows."""
    for each in why.courses:
        for measure, movement in (("Staff trained", each.staff), ("Teams reached", each.teams)):
            if movement.movers:
                title = f"{show(each.course.title)}: {measure.lower()}"
                yield Table(title, f"{title}, the parts of the change", _WHY, tuple(_why_rows(why, movement, zone)))


_WHY = (
    Column("Part", "text", 4),
    Column("How many", "number", 1),
    Column("Number", "text", 1),
    Column("Counted", "text", 1),
)


def _why_rows(why: Why, movement: Movement, zone: str) -> Iterator[tuple[str, int | None, str, str]]:
    yield _end(why.before.as_of.isoformat(), why.before.known_on, movement.before.n, movement.before.of, zone)
    for part in movement.told():
        yield words_of(part.part, part.clock), part.count, signed(part.adds.n), signed(part.adds.of)
    yield _end(why.after.as_of.isoformat(), why.after.known_on, movement.after.n, movement.after.of, zone)


def _end(day: str, known_on: str | None, n: int, of: int, zone: str) -> tuple[str, None, str, str]:
    known = f", known on {moment_words(known_on, zone)}" if known_on else ""
    return f"{day}{known}", None, f"{n:,}", f"{of:,}"


def comparison_lines(found: Comparison, zone: str) -> Iterator[str]:
    """Give a comparison as lines, of the figures and teams only those that differ."""
    yield from (side_words(side, zone) for side in (found.before, found.after))
    yield from _under("Figures", figures_sentences(found.figures), "No figure differs.")
    moved = (f"{show(each.team)}, {each.title}: {' → '.join(states_of(each))}" for each in found.teams)
    yield from _under("Teams that moved", moved, "No team's state differs.")
    told = (f"{row[0]}, only in {row[1]}: {row[2]}" for row in words_table(found).rows)
    yield from _under("Words that changed", told, "No word differs.")
    yield from _under("Why the figures moved", why_words(found), "")


def _under(title: str, lines: Iterable[str], empty: str) -> Iterator[str]:
    said = [f"  {line}" for line in lines]
    yield from ("", title, *(said or [f"  {empty}"]))
