"""A packet laid out as the document that every format draws: which part stands where."""

from collections.abc import Iterator
from datetime import date

from tracker.coverage.values import Row
from tracker.coverage.why.words import moment_words
from tracker.reports.definitions import CAUTION
from tracker.reports.document import Cell, Column, Document, Part, Share, Table
from tracker.reports.packets import words
from tracker.reports.packets.values import Joined, Outstanding, Packet
from tracker.reports.words import FEWEST, band, listed, weekday

_TEAM, _COURSE = Column("Team"), Column("Course", "text", 3)
_STANDS = {"trained": "trained", "never": "still to be trained", "lapsed": "lapsed"}


def laid_out(packet: Packet) -> Document:
    """Lay a packet out: what we ask first, then where the district stands and who and what is left."""
    whose = packet.whose
    place = words.place(packet)
    loud = (whose.example, words.INTERNAL if packet.names else "")
    marks = ("INTERNAL, names staff" if packet.names else "names no staff", whose.example)
    foot = (f"{place}, as of {packet.as_of.isoformat()}", f"records {whose.fingerprint}", *marks)
    return Document(
        title=f"Training in {place} as of {weekday(packet.as_of)}",
        headline=words.headline_of(packet),
        parts=tuple(_parts(packet)),
        foot=" · ".join(each for each in foot if each),
        moment=whose.moment,
        fingerprint=whose.fingerprint,
        file_name=words.packet_file(packet),
        brand=whose.brand,
        banners=tuple(each for each in loud if each),
        about=_about(packet),
        closing=CAUTION,
        example=whose.example,
        paper=whose.paper,
    )


def _about(packet: Packet) -> str:
    counties = words.one_line(packet.counties)
    known = f"what was recorded by {moment_words(packet.known_on, packet.zone)}" if packet.known_on else ""
    known = f"With {known or 'everything recorded so far'}."
    said = (f"Counties: {counties}." if counties else "", "" if packet.names else "This version names no staff.", known)
    return " ".join(each for each in said if each)


def _parts(packet: Packet) -> Iterator[Part]:
    contact = packet.whose.brand.contact
    answer = (f"Please answer to {contact}.",) if contact else ()
    yield Part("What we ask of you", bullets=words.asks(packet), words=answer, sheet="Summary")
    yield Part("Where the district stands")
    for facts in packet.courses:
        if packet.rows_of(facts.code):
            table = _course(packet, facts.code)
            yield Part(table.title, tables=(table,), level=3)
    yield Part("Not counted", tables=(_apart(packet),), level=3)
    yield from _sessions(packet)
    yield from _still(packet)
    yield Part("The rosters behind this", tables=(_rosters(packet),), sheet="Rosters")
    yield Part("In short", terms=words.SHORT_DEFINITIONS, sheet="In short")


def _course(packet: Packet, code: str) -> Table:
    """Give a course's teams with the whole state's figure of the same programs under them."""
    title = words.course_title(packet, code)
    rows = packet.rows_of(code)
    columns = (
        Column("Team", "text", 3),
        Column("State", "text", 3),
        Column("Last session", "day"),
        Column("Next session", "day"),
        Column("Trained", "share"),
        Column("Share", "percent"),
        Column("Target", "percent"),
        Column("Against target"),
    )
    state = {row.program: packet.state_of(row) for row in rows}
    titles = dict(packet.programs)
    lines = [_team(packet, row) for row in rows]
    for program, total in state.items():
        reached = f"{total.teams_reached:,} of {total.teams:,} teams reached"
        people = _people(packet, code, Share(total.trained, total.eligible))
        lines.append(
            (f"Whole state, {words.one_line(titles.get(program or '', program or ''))}", reached, None, None, *people)
        )
    due = packet.course(code).target_on
    until = f"; all teams by {weekday(due)}" if due else ""
    return Table(title, f"{title}: each team, and the whole state beside it{until}", columns, tuple(lines))


def _team(packet: Packet, row: Row) -> tuple[Cell, ...]:
    state = row.state.words if row.state else "Not open"
    known = state if row.roster_on else f"{state}; no roster"
    people = _people(packet, row.course, Share(row.trained, row.eligible))
    return (words.one_line(row.team or ""), known, row.last_delivery, row.next_session, *people)


def _people(packet: Packet, code: str, share: Share) -> tuple[Cell, ...]:
    target = packet.course(code).target_share
    rate: Cell = share if share.of >= FEWEST else "" if share.of else "no rate"
    aim = Share(round(target * 1000), 1000)
    return (share, rate, aim, band(share.n, share.of, target, packet.bands))


def _apart(packet: Packet) -> Table:
    """Give who is in neither half of the figures, as counts alone."""
    columns = (_TEAM, _COURSE, *(Column(head, "number") for head in ("On leave", "Exempt", "Not employees")))
    rows = tuple(
        (
            words.one_line(row.team or ""),
            words.course_title(packet, row.course),
            row.on_leave,
            row.exempt,
            row.not_employees,
        )
        for row in packet.rows
        if row.on_leave or row.exempt or row.not_employees
    )
    caption = (
        "Staff who are on the roster and not counted, each under the first reason that holds; we hold no more of it"
    )
    return Table("Not counted", caption, columns, rows, "Nobody is on leave, exempt or otherwise left out.")


def _sessions(packet: Packet) -> Iterator[Part]:
    yield Part("Sessions that are planned", tables=(_planned(packet),), sheet="Sessions")
    if packet.needed:
        yield Part("Days to choose", words=(words.proposal(packet.proposed),), tables=(_needed(packet),))


def _planned(packet: Packet) -> Table:
    columns = (Column("Day", "text", 4), Column("Time"), _COURSE, Column("Teams", "text", 3), Column("How"))
    rows = tuple(
        (
            weekday(each.day) + ("; was it held?" if each.overdue else ""),
            words.clock(each) or "not set",
            words.course_title(packet, each.course),
            listed(map(words.one_line, each.teams)),
            words.mode(each),
        )
        for each in packet.planned
    )
    title, caption = "Sessions that are planned", "Sessions for teams of the district, by day"
    return Table(title, caption, columns, rows, "No session is planned for the district.")


def _needed(packet: Packet) -> Table:
    columns = (
        _COURSE,
        Column("Teams", "text", 3),
        Column("Staff waiting", "number"),
        Column("What it adds", "text", 3),
    )
    rows = tuple(
        (
            words.course_title(packet, each.course),
            listed(map(words.one_line, each.teams)),
            each.waiting,
            "their first session" if each.first else "more staff of teams reached before",
        )
        for each in packet.needed
    )
    return Table("Days to choose", "Sessions without a day, the one that adds most first", columns, rows)


def _still(packet: Packet) -> Iterator[Part]:
    """Give who is outstanding and who joined: by name, or as counts where nobody is to be named."""
    if not packet.names:
        yield Part("Who is still to be trained", tables=(_counts(packet),), sheet="Still to train")
        return
    teams = list(dict.fromkeys(each.team for each in packet.outstanding))
    lists = tuple(_left(packet, team, [each for each in packet.outstanding if each.team == team]) for team in teams)
    said = () if lists else ("Nobody on the rosters is outstanding.",)
    yield Part("Who is still to be trained", words=said, tables=lists, sheet="Still to train")
    yield Part("Who joined since", tables=(_joined(packet),), sheet="Joined since")


def _left(packet: Packet, team: str, people: list[Outstanding]) -> Table:
    columns = (
        Column("Name", "text", 4),
        Column("Still to take", "text", 9),
        Column("Joined since", "day"),
        Column("Supervisor", "text", 4),
    )
    rows = tuple(
        (
            words.one_line(each.name),
            "; ".join(words.course_title(packet, code) + " (lapsed)" * (how == "lapsed") for code, how in each.waits),
            each.joined,
            words.one_line(each.supervisor) or "not known",
        )
        for each in people
    )
    shown = words.one_line(team)
    caption = (
        f"{shown}: {len(people)} staff with a course to take; the day is given of those who joined since a session"
    )
    return Table(shown, caption, columns, rows)


def _joined(packet: Packet) -> Table:
    columns = (_TEAM, Column("Name", "text", 4), Column("Since", "day"), Column("How they stand", "text", 6))
    rows = tuple((words.one_line(j.team), words.one_line(j.name), j.since, _stands(packet, j)) for j in packet.joined)
    caption = "Staff who came to a team after its last session of a course"
    return Table("Who joined since", caption, columns, rows, "Nobody joined a team since its last session.")


def _stands(packet: Packet, joined: Joined) -> str:
    return "; ".join(f"{words.course_title(packet, code)}: {_STANDS.get(how, how)}" for code, how in joined.courses)


def _counts(packet: Packet) -> Table:
    heads = ("Never trained", "Lapsed", "Of these new", "Joined since the last session")
    rows = tuple(
        (
            words.one_line(row.team or ""),
            words.course_title(packet, row.course),
            *(row.never, row.lapsed, row.new, row.joined_since_delivery),
        )
        for row in packet.rows
        if row.eligible > row.trained or row.joined_since_delivery
    )
    caption = "Staff who are outstanding, and who joined since a team's last session, as counts"
    columns = (_TEAM, _COURSE, *(Column(head, "number") for head in heads))
    return Table("Who is still to be trained", caption, columns, rows, "Nobody on the rosters is outstanding.")


def _rosters(packet: Packet) -> Table:
    columns = (_TEAM, Column("Newest roster", "day"), Column("Days old", "number"), Column("Mark", "text", 3))
    newest = {row.team or "": row.roster_on for row in packet.rows}
    rows = tuple(_roster(packet, team, newest[team]) for team in newest)
    caption = f"Every figure rests on these; older than {packet.roster_age_limit} days is marked"
    return Table("The rosters behind this", caption, columns, rows)


def _roster(packet: Packet, team: str, on: date | None) -> tuple[Cell, ...]:
    if on is None:
        return (words.one_line(team), None, None, "? No roster")
    age = (packet.as_of - on).days
    mark = f"! Older than {packet.roster_age_limit} days" if age > packet.roster_age_limit else "in date"
    return (words.one_line(team), on, age, mark)
