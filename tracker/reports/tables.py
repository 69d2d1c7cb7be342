"""The report's tables: still to reach, what moved, the session log, estimates, teams, names."""

from collections import Counter

from tracker.coverage.values import Row, State
from tracker.names import show
from tracker.reports.document import WITHHELD, Cell, Column, Share, Table
from tracker.reports.given import Given
from tracker.reports.values import Estimate, SessionLine
from tracker.reports.words import FEWEST, headline, listed, long_day, n_of_n

_LEFT_WORDS = {"never": "never trained", "lapsed": "lapsed"}
_PLANNED = (
    Column("Day", "day", 4),
    Column("No.", "number", 2),
    Column("Course", "text", 9),
    Column("Teams", "text", 8),
    Column("How", "text", 4),
    Column("Status", "text", 3),
)
_HELD = (Column("Present", "number", 3), Column("Minutes", "number", 3), Column("Evidence", "text", 4))
_DISTRICT = Column("District", "number", 1)
_COURSE = Column("Course", "text", 3)
_TEAM = Column("Team", "text", 2)


def remaining(given: Given) -> Table:
    """Give the teams that no held session has reached, with the day that is planned for each."""
    course, program = Column("Course", "text", 5), Column("Program", "text", 4)
    columns = (course, _DISTRICT, program, Column("Team", "text", 3), Column("State"), Column("Planned for", "day"))
    rows = tuple(
        (
            given.course_title(row.course),
            row.district,
            given.program_title(row.program) if row.program else "",
            show(row.team or ""),
            row.state.words if row.state else "",
            row.next_session,
        )
        for row in given.coverage.rows
        if not row.teams_reached and row.state is not State.NOT_APPLICABLE
    )
    caption = "Teams that no held session has reached yet, in the order of districts"
    empty = "Every team has been reached." if given.coverage.rows else "No team is open that a course is for."
    return Table("Still to reach", caption, columns, rows, empty)


def moved(given: Given) -> Table | None:
    """Give the teams whose state changed since the previous report; None without one."""
    if given.previous is None:
        return None
    before = {(row.course, row.team): row for row in given.previous.rows}
    columns = (_COURSE, _DISTRICT, _TEAM, Column("Then"), Column("Now"))
    rows = tuple(
        (
            given.course_title(row.course),
            row.district,
            show(row.team or ""),
            _state(given, then),
            _state(given, row),
        )
        for row in given.coverage.rows
        if _state(given, then := before.get((row.course, row.team))) != _state(given, row)
    )
    caption = f"Teams whose state changed since {long_day(given.previous.as_of)}"
    return Table("Teams that moved", caption, columns, rows, "No team changed its state.")


def session_log(given: Given, lines: tuple[SessionLine, ...], *, held: bool) -> Table:
    """Give the sessions held, or the ones planned, in the order of their days."""
    columns = (*_PLANNED, *_HELD) if held else _PLANNED
    rows = tuple(_session(given, line, held=held) for line in sorted(lines, key=lambda x: (x.day, x.number)))
    if held:
        caption = "Sessions held up to the day of this report; present is the greater of headcount and names"
        return Table("Sessions held", caption, columns, rows, "No session has been held.")
    caption = "Sessions planned, on their local days"
    return Table("Sessions planned", caption, columns, rows, "No session is planned.")


def estimates(given: Given) -> Table:
    """Give figures that somebody else published beside what is measured here, never blended with it."""
    columns = (
        Column("Reported", "text", 3),
        Column("Reported figure", "text", 5),
        Column("Source", "text", 4),
        Column("Published", "day", 2),
        Column("Measured here", "text", 5),
    )
    rows = tuple((show(e.text), show(e.figure), show(e.source), e.day, _measured(given, e)) for e in given.estimates)
    caption = "Figures that others published, beside the measured ones"
    return Table("Reported estimates", caption, columns, rows, "No estimate was published elsewhere.")


def left(given: Given) -> tuple[Table, ...]:
    """Give who still needs a course, by supervisor and by name: in the internal copy only."""
    if given.copy != "internal":
        return ()
    columns = (Column("Name", "text", 3), _TEAM, Column("Supervisor", "text", 3), _COURSE, Column("State"))
    rows = tuple(
        (show(p.name), show(p.team), show(p.supervisor), given.course_title(p.course), _LEFT_WORDS[p.state])
        for p in given.left
    )
    by_name = Table("Who is left", "Staff who still need a course, by name", columns, rows, "Nobody is left.")
    return (_by_supervisor(given), by_name)


def _by_supervisor(given: Given) -> Table:
    """Count who is left for each supervisor, so that each can be asked once."""
    codes = [course.code for course in given.coverage.courses]
    counts = Counter((show(p.supervisor), p.course) for p in given.left)
    names = sorted({name for name, _ in counts}, key=lambda name: (not name, name.casefold()))
    columns = (Column("Supervisor", "text", 3), *(Column(given.course_title(code), "number") for code in codes))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name or "no supervisor is known", *(counts[name, code] for code in codes)) for name in names
    )
    caption = "Staff who still need each course, by the supervisor whom the rosters name"
    return Table("Left by supervisor", caption, columns, rows, "Nobody is left.")


def teams(given: Given) -> Table:
    """Give one row per team and course, with every count that this copy may show."""
    columns = (
        _COURSE,
        _DISTRICT,
        Column("Program"),
        _TEAM,
        Column("State"),
        Column("Last delivery", "day"),
        Column("Next session", "day"),
        Column("Evidence"),
        Column("Trained", "number"),
        Column("Eligible", "number"),
        Column("Share trained", "percent"),
        *(Column(heading, "number") for heading in ("Lapsed", "Never trained", "Of these new", "Staff")),
        *(Column(heading, "number") for heading in ("On leave", "Exempt", "Not employees", "Joined since")),
        Column("Roster of", "day"),
    )
    rows = tuple(_team(given, row) for row in given.coverage.rows)
    caption = "Every team and course; counts are of people on the day of this report"
    return Table("Teams", caption, columns, rows, "No team is open.")


def _team(given: Given, row: Row) -> tuple[Cell, ...]:
    share = given.trained_in_row(row)
    outside = given.copy == "external"
    inner = (row.new, row.staff, row.on_leave, row.exempt, row.not_employees, row.joined_since_delivery)
    new, staff, *rest = (WITHHELD,) * 6 if outside else inner
    return (
        given.course_title(row.course),
        row.district,
        given.program_title(row.program) if row.program else "",
        show(row.team or ""),
        _state(given, row),
        row.last_delivery,
        row.next_session,
        row.evidence,
        WITHHELD if share is None else share.n,
        WITHHELD if share is None else share.of,
        WITHHELD if share is None else _share(share),
        WITHHELD if share is None else row.lapsed,
        WITHHELD if share is None else row.never,
        new,
        staff,
        *rest,
        row.roster_on or "no roster",
    )


def _share(share: Share) -> Cell:
    """Give the percentage where there are enough people for one; the counts stand beside it."""
    if not share.of:
        return "no rate"
    return share if share.of >= FEWEST else ""


def _state(given: Given, row: Row | None) -> str:
    if row is None or row.state is None:
        return "Not open"
    if row.state is State.TARGET_MET and row.team in given.withheld.teams:
        return State.DELIVERED.words
    return row.state.words


def _session(given: Given, line: SessionLine, *, held: bool) -> tuple[Cell, ...]:
    begin: tuple[Cell, ...] = (
        line.day,
        line.number,
        given.course_title(line.course),
        listed(map(show, line.teams)),
        show(line.mode).replace("_", " "),
        show(line.status),
    )
    if not held:
        return begin
    present: Cell = line.present if given.may_count(line.teams) else WITHHELD
    return (*begin, present, line.minutes, show(line.evidence or ""))


def _measured(given: Given, estimate: Estimate) -> str:
    total = next(
        (t for t in given.coverage.totals if t.course == estimate.course and t.program == estimate.program),
        None,
    )
    if total is None:
        return "not measured here"
    if estimate.measure == "staff":
        share = given.trained_in_total(total)
        return WITHHELD if share is None else f"{headline(share.n, share.of)} eligible staff trained"
    if estimate.measure == "teams":
        whole = (
            f", every team in {n_of_n(total.districts_reached, total.districts)} districts" if total.districts else ""
        )
        return f"{headline(total.teams_reached, total.teams)} teams reached{whole}"
    return f"{headline(total.districts_reached, total.districts)} districts reached"
