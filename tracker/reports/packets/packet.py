"""Packets from what was asked of the records once for all districts: plain values in, a packet for each out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.coverage.ahead.values import Gain
from tracker.coverage.left import PersonLeft
from tracker.coverage.people import Standings
from tracker.coverage.sessions import SessionReach
from tracker.coverage.values import Coverage, Row
from tracker.errors import WrongUsage
from tracker.intake.template import Template
from tracker.names import folded
from tracker.people import Listed
from tracker.reports.handing_out.whose import Whose
from tracker.reports.packets.values import Joined, Needed, Outstanding, Packet, Planned
from tracker.reports.words import Bands
from tracker.teams.districts import DistrictFacts

_COUNTED = ("trained", "never", "lapsed")


@dataclass(frozen=True)
class Asked:
    """What the records say of a day for the whole state; `to` are addresses by district.

    `zones` are those of sessions in another time zone than the agency's.
    """

    coverage: Coverage
    whose: Whose
    districts: tuple[DistrictFacts, ...]
    programs: Mapping[str, str]
    people: tuple[PersonLeft, ...]
    standings: Standings
    staff: tuple[Listed, ...]
    sessions: tuple[SessionReach, ...]
    zones: Mapping[int, str]
    gains: tuple[Gain, ...]
    templates: Mapping[int | None, Template]
    to: Mapping[int, tuple[str, ...]]
    roster_age_limit: int
    bands: Bands
    zone: str = "UTC"


def packets(
    asked: Asked, districts: Iterable[int] = (), *, names: bool = True, proposed: Sequence[date] = ()
) -> tuple[Packet, ...]:
    """Make a packet for each of these districts (all that have teams, if none is given), by number.

    `proposed` are days that the coordinator offers; one that is not after the day of the figures is refused.
    """
    past = [day for day in proposed if day <= asked.coverage.as_of]
    if past:
        raise WrongUsage(f"{past[0]} is not after {asked.coverage.as_of}, the day of the packets. Propose later days.")
    with_teams = {row.district for row in asked.coverage.rows}
    wanted = set(districts) or with_teams
    chosen = [each for each in asked.districts if each.number in wanted and each.number in with_teams]
    days = tuple(sorted(set(proposed)))
    return tuple(_packet(asked, each, names=names, proposed=days) for each in chosen)


def _packet(asked: Asked, of: DistrictFacts, *, names: bool, proposed: tuple[date, ...]) -> Packet:
    rows = tuple(row for row in asked.coverage.rows if row.district == of.number)
    joined = _joined(asked, rows)
    planned = tuple(_planned(asked, {row.team for row in rows}))
    template = asked.templates[of.number]
    return Packet(
        district=of.number,
        name=of.name,
        counties=of.counties,
        as_of=asked.coverage.as_of,
        known_on=asked.coverage.known_on,
        whose=asked.whose,
        names=names,
        courses=asked.coverage.courses,
        programs=tuple(asked.programs.items()),
        rows=rows,
        totals=asked.coverage.totals,
        outstanding=tuple(_outstanding(asked, of.number)) if names else (),
        joined=tuple(joined) if names else (),
        planned=planned,
        needed=tuple(_needed(rows, [gain for gain in asked.gains if gain.district == of.number], planned)),
        proposed=proposed,
        template=template if names else replace(template, people=(), supervisors={}),
        to=asked.to.get(of.number, ()),
        roster_age_limit=asked.roster_age_limit,
        bands=asked.bands,
        zone=asked.zone,
    )


def _outstanding(asked: Asked, district: int) -> Iterator[Outstanding]:
    """Give who is left in a district, each once with all that they wait for, by team and name."""
    since = {each.person_id: each.since for each in asked.staff}
    last = {(row.course, row.team): row.last_delivery for row in asked.coverage.rows}
    theirs: dict[tuple[str, int], list[PersonLeft]] = {}
    for each in asked.people:
        if each.district == district:
            theirs.setdefault((each.team, each.person), []).append(each)
    order = list(dict.fromkeys(row.team for row in asked.coverage.rows))
    people = sorted(theirs.items(), key=lambda each: (order.index(each[0][0]), folded(each[1][0].name), each[0]))
    for (team, person), waits in people:
        first = since.get(person)
        after = [day for each in waits if (day := last.get((each.course, team))) and first and first > day]
        yield Outstanding(
            team=team,
            name=waits[0].name,
            supervisor=waits[0].supervisor or "",
            waits=tuple((each.course, "lapsed" if each.state == "lapsed" else "never") for each in waits),
            joined=first if after else None,
        )


def _joined(asked: Asked, rows: Sequence[Row]) -> Iterator[Joined]:
    """Give who came to a team after its last session of a course, by team and day."""
    reached = {(row.team, row.course): row.last_delivery for row in rows if row.last_delivery}
    teams = list(dict.fromkeys(row.team for row in rows))
    staff = [each for each in asked.staff if each.team in teams and each.since]
    for each in sorted(
        staff, key=lambda one: (teams.index(one.team), one.since or date.min, folded(one.name), one.person_id)
    ):
        found = tuple(
            (course, standing.word)
            for (team, course), last in reached.items()
            if team == each.team and each.since and each.since > last
            if (standing := asked.standings.of.get((course, each.person_id))) and standing.word in _COUNTED
        )
        if found and each.since:
            yield Joined(each.team or "", each.name, each.since, found)


def _planned(asked: Asked, teams: set[str | None]) -> Iterator[Planned]:
    """Give the planned sessions for these teams, by day; other districts' teams of the same session are not named."""
    for each in asked.sessions:
        theirs = tuple(team for team in each.teams if team in teams)
        if each.status == "planned" and theirs:
            zone = asked.zones.get(each.number, "")
            overdue = each.day <= asked.coverage.as_of
            yield Planned(each.number, each.day, each.starts_at, zone, each.course, theirs, each.mode, overdue)


def _needed(rows: Sequence[Row], gains: Sequence[Gain], planned: Sequence[Planned]) -> Iterator[Needed]:
    """Give the sessions that would add something, for the teams that have none planned, in the order of the gains.

    A team whose session's day has come is asked about that one first.
    """
    taken = {(each.course, team) for each in planned for team in each.teams}
    waiting = {(row.course, row.team or ""): row.eligible - row.trained for row in rows}
    for gain in gains:
        teams = tuple(team for team in gain.teams if (gain.course, team) not in taken)
        if teams:
            yield Needed(gain.course, teams, sum(waiting[gain.course, team] for team in teams), gain.teams_reached > 0)
