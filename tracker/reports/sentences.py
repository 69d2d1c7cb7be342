"""What leadership reads first, in words: the headline, how we are doing, what stands behind the figures."""

from fractions import Fraction

from tracker.coverage.values import Coverage, Row, State, Total
from tracker.reports.document import Share
from tracker.reports.given import Given
from tracker.reports.lines import subject
from tracker.reports.words import band, counted, headline, inside, listed, long_day, n_of_n, percent_of_target

_BAND_SAID = {
    "on target": "{within} of the target of {target}, which counts as on target",
    "near target": "near the target of {target}",
    "below target": "below the target of {target}",
    "too few to compare": "too few to compare with the target of {target}",
    "no rate": "",
}


def headline_of(given: Given) -> str:
    """Give one sentence on the first course: teams reached, teams that remain, what is scheduled for them."""
    return _reach(given, given.coverage.courses[0].code) if given.coverage.courses else "No course is recorded."


def doing(given: Given) -> tuple[str, ...]:
    """Give the sentences under "How are we doing": reach of each further course, then its staff."""
    lines: list[str] = []
    for place, course in enumerate(given.coverage.courses):
        lines += [_reach(given, course.code)] if place else []
        lines.append(_staff(given, course.code))
    return tuple(lines)


def factors(given: Given) -> tuple[str, ...]:
    """Give the sentences under "Factors affecting results", each drafted from a fact; none is invented."""
    drafted = [_ahead(given), _overdue(given), *_joined(given), _old_rosters(given), *_no_roster(given)]
    drafted += [_evidence(given), *_excluded(given)]
    return tuple(line for line in drafted if line) or ("Nothing in the records stands out.",)


def changes(given: Given) -> tuple[str, ...]:
    """Give what moved since the previous report, course by course."""
    if given.previous is None:
        return ()
    return tuple(line for total in given.previous.totals if total.program is None for line in _moved(given, total))


def _reach(given: Given, code: str) -> str:
    total = given.total_of(code)
    course = inside(given.course_title(code))
    if not total.teams:
        return f"No team is open that {course} is meant for."
    kind = "district team" if all(row.district is not None for row in given.rows_of(code)) else "team"
    if total.teams_reached == total.teams:
        every = f"The only {kind} has" if total.teams == 1 else f"All {counted(total.teams, kind)} have"
        return f"{every} received {course}."
    begin = f"{total.teams_reached:,}" if total.teams_reached else "None"
    verb = "has" if total.teams_reached == 1 else "have"
    reached = f"{begin} of {counted(total.teams, kind)} {verb} received {course}"
    return f"{reached}; {_remain(given, code, total.teams - total.teams_reached)}."


def _remain(given: Given, code: str, left: int) -> str:
    days = sorted(r.next_session for r in _scheduled(given, code) if r.next_session)
    remain = f"{left:,} {'remains' if left == 1 else 'remain'}"
    if not days:
        return f"{remain}, {'not scheduled yet' if left == 1 else 'none of them scheduled'}"
    if left == 1:
        return f"{remain}, scheduled for {long_day(days[0])}"
    many = "all" if len(days) == left else f"{len(days):,}"
    when = f"on {long_day(days[0])}" if days[0] == days[-1] else f"the next on {long_day(days[0])}"
    return f"{remain}, {many} of them scheduled, {when}"


def _scheduled(given: Given, code: str) -> list[Row]:
    return [row for row in given.rows_of(code) if row.state is State.SCHEDULED]


def _staff(given: Given, code: str) -> str:
    share = given.trained_in_total(given.total_of(code))
    course = inside(given.course_title(code))
    if share is None:
        return f"How many staff are trained in {course} is withheld, since a small team could be read from it."
    if not share.of:
        return f"Nobody is eligible for {course}, so there is no rate."
    facts = given.course(code)
    verb = "is" if share.n == 1 else "are"
    counted_out = headline(share.n, share.of)
    return f"{counted_out} eligible staff {verb} trained in {course}: {_against(given, share, facts.target_share)}."


def _against(given: Given, share: Share, target: float) -> str:
    """Say how a share stands to its target: met is only what reaches it, whatever the bands call on target."""
    said = percent_of_target(target)
    found = band(share.n, share.of, target, given.bands)
    if found == "on target" and share.n >= Fraction(str(target)) * share.of:
        return f"the target of {said} is met"
    near, _, *relative = given.bands
    return _BAND_SAID[found].format(target=said, within=f"within {near}{'%' if any(relative) else ' points'}")


def _ahead(given: Given) -> str:
    coming = [line for line in given.planned if line.day > given.as_of]
    if not coming:
        return "No session is scheduled ahead."
    first = long_day(min(line.day for line in coming))
    courses = listed(dict.fromkeys(inside(given.course_title(line.course)) for line in coming))
    when = f"is planned, on {first}" if len(coming) == 1 else f"are planned, the first on {first}"
    return f"{counted(len(coming), 'session')} of {courses} {when}."


def _overdue(given: Given) -> str:
    late = len({row.team for row in given.coverage.rows if row.state is State.OVERDUE})
    if not late:
        return ""
    each = "a planned session that has passed and is" if late == 1 else "planned sessions that have passed and are"
    return f"{counted(late, 'team')} had {each} neither marked held nor cancelled."


def _joined(given: Given) -> list[str]:
    lines = []
    for course in given.coverage.courses:
        reached = [row for row in given.rows_of(course.code) if row.teams_reached]
        joined = sum(row.joined_since_delivery for row in reached)
        hidden = any(row.team in given.withheld.teams for row in reached)
        if joined and not hidden:
            of = sum(row.eligible for row in reached)
            lines.append(
                f"{n_of_n(joined, of)} eligible staff in reached teams joined after their team "
                f"received {inside(given.course_title(course.code))}."
            )
    return lines


def _old_rosters(given: Given) -> str:
    ages = {r.team: (given.as_of - r.roster_on).days for r in given.coverage.rows if r.roster_on}
    old = sum(age > given.roster_age_limit for age in ages.values())
    if not old:
        return ""
    rest = "rests on a roster" if old == 1 else "rest on rosters"
    return f"{counted(old, 'team')} {rest} older than {counted(given.roster_age_limit, 'day')}."


def _no_roster(given: Given) -> list[str]:
    """Say how many teams have no roster: those without anybody, and those where somebody was added all the same."""
    without = {row.team for row in given.coverage.rows if row.roster_on is None}
    peopled = {row.team for row in given.coverage.rows if row.team in without and row.staff}
    said = (
        (len(without - peopled), "so nobody in {} is counted"),
        (len(peopled), "so only people who were added to {} one by one are counted there"),
    )
    return [
        f"{counted(n, 'team')} {'has' if n == 1 else 'have'} no roster, {what.format('it' if n == 1 else 'them')}."
        for n, what in said
        if n
    ]


def _evidence(given: Given) -> str:
    weak = sum(row.evidence in {"headcount", "reported"} for row in given.coverage.rows if row.teams_reached)
    if not weak:
        return ""
    rests = "delivery rests" if weak == 1 else "deliveries rest"
    return (
        f"{weak:,} {rests} on a headcount or a coordinator's word: the team is reached, nobody is counted as trained."
    )


def _excluded(given: Given) -> list[str]:
    return [
        f"Not counted for {inside(given.course_title(course.code))}: {words}."
        for course in given.coverage.courses
        if (words := _excluded_words(given, given.total_of(course.code)))
    ]


def _excluded_words(given: Given, total: Total) -> str:
    if total.program in given.withheld.totals:
        return ""
    counts = [
        (total.on_leave, "on leave"),
        (total.exempt, "exempt"),
        (total.not_employees, f"not {'an employee' if total.not_employees == 1 else 'employees'} of the agency"),
    ]
    return listed(f"{count:,} {word}" for count, word in counts if count)


def _moved(given: Given, before: Total) -> list[str]:
    now = next((t for t in given.coverage.totals if t.course == before.course and t.program is None), None)
    if now is None:
        return []
    teams = _from_to(Share(before.teams_reached, before.teams), Share(now.teams_reached, now.teams))
    lines = [f"{subject(given, before.course)}: teams reached {teams}"]
    if not given.withheld.totals and not _unsafe_before(given.previous, given):
        people = _from_to(Share(before.trained, before.eligible), Share(now.trained, now.eligible))
        lines[0] += f"; staff trained {people}"
    return [f"{line}." for line in lines]


def _unsafe_before(previous: Coverage | None, given: Given) -> bool:
    """Say whether the earlier totals would have been withheld from partners."""
    from tracker.reports.withhold import withheld_from_partners

    if given.copy != "external" or previous is None:
        return False
    return bool(withheld_from_partners(previous, fewest=given.fewest).totals)


def _from_to(before: Share, now: Share) -> str:
    if before == now:
        return f"unchanged at {n_of_n(now.n, now.of)}"
    return f"from {n_of_n(before.n, before.of)} to {n_of_n(now.n, now.of)}"


def done(given: Given) -> tuple[str, ...]:
    """Give what the sessions came to, in counts without a rate; partners see sessions alone."""
    lines = []
    for each in given.further.outputs:
        if each.course is not None and each.course not in {course.code for course in given.coverage.courses}:
            continue
        about = "All courses together" if each.course is None else subject(given, each.course)
        said = f"{about}: {counted(each.sessions_held, 'session')} held"
        if not given.for_partners:
            said += (
                f", {counted(each.people_trained, 'person', 'people')} ever trained"
                f" ({each.leavers:,} of them since left), {_hours(each.person_minutes)} of attendance"
            )
        lines.append(f"{said}.")
    return tuple(lines)


def _hours(minutes: int) -> str:
    """Give whole hours; what is less than one is not none."""
    hours = (minutes + 30) // 60
    return "under 1 hour" if minutes and not hours else counted(hours, "hour")
