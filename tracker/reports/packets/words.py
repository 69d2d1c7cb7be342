"""What a packet says in words: the same sentences on its pages and in the mail that it goes out with."""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.names import show
from tracker.reports.definitions import TEAM, TRAINED
from tracker.reports.packets.values import Needed, Packet, Planned
from tracker.reports.words import counted, headline, listed, long_day, n_of_n, percent_of_target, weekday

MODES = {
    "virtual": "online",
    "in_person": "in person",
    "asynchronous": "in your own time",
    "recorded": "as a recording",
}
INTERNAL = "INTERNAL: this packet names staff who still need training. Keep it within the district's management."
SHORT_DEFINITIONS = (
    ("Team reached", TEAM),
    ("Staff trained", TRAINED),
    ("Eligible", "On the roster, in the course's audience, an employee, not on leave and not exempt that day."),
    ("Never trained, lapsed", "No credit so far; a credit whose validity has ended, so that the course is due again."),
    ("Against target", "How far the share of staff trained is from the course's target; under 10 people says nothing."),
    ("Whole state", "All districts together: to see the district beside it, not to rank districts."),
)


def place(packet: Packet) -> str:
    """Name the district by its number, and by its own name where it has one."""
    plain, name = f"District {packet.district}", " ".join(show(packet.name).split())
    return plain if name.casefold() in ("", plain.casefold()) else f"{plain}, {name}"


def course_title(packet: Packet, code: str) -> str:
    """Give a course's title; an unknown code stands for itself."""
    return one_line(next((facts.title for facts in packet.courses if facts.code == code), code))


def one_line(text: str) -> str:
    """Give text of the records as one line of plain words."""
    return " ".join(show(text).split())


def where_it_stands(packet: Packet) -> tuple[str, ...]:
    """Say of each course how far the district is, beside its target and the whole state."""
    return tuple(_standing(packet, facts.code) for facts in packet.courses if packet.rows_of(facts.code))


def _standing(packet: Packet, code: str) -> str:
    rows = packet.rows_of(code)
    teams, reached = sum(row.teams for row in rows), sum(row.teams_reached for row in rows)
    trained, eligible = sum(row.trained for row in rows), sum(row.eligible for row in rows)
    state = next(each for each in packet.totals if each.course == code and each.program is None)
    target = percent_of_target(packet.course(code).target_share)
    people = f"{headline(trained, eligible)} staff trained" if eligible else "nobody eligible on a roster"
    return (
        f"{course_title(packet, code)}: {n_of_n(reached, teams)} teams reached, {people}; the target is {target}."
        f" The whole state: {n_of_n(state.teams_reached, state.teams)} teams,"
        f" {headline(state.trained, state.eligible)} staff."
    )


def headline_of(packet: Packet) -> str:
    """Say in one sentence how much is done and how much is left."""
    reached, teams = sum(row.teams_reached for row in packet.rows), sum(row.teams for row in packet.rows)
    trained, eligible = sum(row.trained for row in packet.rows), sum(row.eligible for row in packet.rows)
    where = f"In {place(packet)}, {n_of_n(reached, teams)} deliveries to teams are done"
    if not eligible:
        return f"{where}; nobody eligible is on a roster."
    return f"{where}, and {n_of_n(trained, eligible)} trainings of staff."


def planned_words(packet: Packet, each: Planned) -> str:
    """Say a planned session in a line."""
    at = f" at {clock(each)}" if each.starts_at else ""
    teams = listed(map(one_line, each.teams))
    return f"{weekday(each.day)}{at}: {course_title(packet, each.course)} for {teams}, {mode(each)}"


def clock(each: Planned) -> str:
    """Say when on its day a session begins, with its zone where that is not the agency's own."""
    return one_line(f"{each.starts_at} ({each.zone})" if each.zone else each.starts_at or "")


def mode(each: Planned) -> str:
    """Say how a session is held."""
    return MODES.get(each.mode, one_line(each.mode).replace("_", " "))


def coming(packet: Packet) -> tuple[Planned, ...]:
    """Give the sessions that are still to come."""
    return tuple(each for each in packet.planned if not each.overdue)


def unmarked(packet: Packet) -> tuple[Planned, ...]:
    """Give the sessions whose day has come, and of which nobody said whether they were held."""
    return tuple(each for each in packet.planned if each.overdue)


def proposal(days: Sequence[date]) -> str:
    """Say which days are offered; where none is, ask for some and say what the order means."""
    if not days:
        return "No day is proposed yet: please name days that suit. The session that adds most stands first."
    return f"Proposed: {'; '.join(map(weekday, days))}. Please choose a day for each session, or name another."


def asks(packet: Packet) -> tuple[str, ...]:
    """Say what the district is asked for, the roster first."""
    return tuple(_asks(packet))


def _asks(packet: Packet) -> Iterator[str]:
    filled = "correct what is wrong, add who joined, take out who left" if packet.names else "fill in everybody"
    yield (
        f"Check the roster ({template_file(packet)}): {filled}, write the day for which it is true, and send it back."
        f"{_age(packet)}"
    )
    yield "Tell us who left or moved to another team, and from which day."
    for each in unmarked(packet):
        which = f"{course_title(packet, each.course)}, {listed(map(one_line, each.teams))}"
        yield f"Tell us whether the session of {long_day(each.day)} was held ({which})."
    for day, which in _without_names(packet):
        yield (
            f"Send us the list of who was at the session of {long_day(day)} ({which}):"
            " until we have it, nobody counts as trained by it."
        )
    if packet.needed:
        choose = "Choose a day" if packet.proposed else "Name days that suit"
        which = "; ".join(session_words(packet, each) for each in packet.needed)
        yield f"{choose} for {counted(len(packet.needed), 'session')}: {which}."
    if ahead := coming(packet):
        which = "the planned session does" if len(ahead) == 1 else "one of the planned sessions does"
        yield f"Tell us if {which} not suit."


def _without_names(packet: Packet) -> Iterator[tuple[date, str]]:
    """Give the sessions of which no list of names came, with the day: only a headcount, or somebody's word."""
    for row in packet.rows:
        if row.last_delivery and row.evidence in {"headcount", "reported"} and row.eligible > row.trained:
            yield row.last_delivery, f"{course_title(packet, row.course)}, {one_line(row.team or '')}"


def session_words(packet: Packet, needed: Needed) -> str:
    """Say which session is needed: its course and teams."""
    return f"{course_title(packet, needed.course)} for {listed(map(one_line, needed.teams))}"


def _age(packet: Packet) -> str:
    """Say how old the rosters are, where that is worth a word."""
    newest = {row.team or "": row.roster_on for row in packet.rows}
    without = [team for team, on in newest.items() if on is None]
    if without:
        return f" We have no roster of {listed(map(one_line, without))}."
    oldest = max((packet.as_of - on).days for on in newest.values() if on is not None)
    return f" The one we have is {counted(oldest, 'day')} old." if oldest > packet.roster_age_limit else ""


def template_file(packet: Packet) -> str:
    """Name the roster that goes with the packet; without names it is empty, and says so."""
    file = packet.template.file
    return file if packet.names else file.replace(".xlsx", " (empty).xlsx")


def packet_file(packet: Packet) -> str:
    """Name the packet's files without their ending: by number alone, since a name may hold anything."""
    names = "_INTERNAL-names" if packet.names else ""
    return f"D{packet.district:02}_packet_{packet.as_of.isoformat()}{names}"
