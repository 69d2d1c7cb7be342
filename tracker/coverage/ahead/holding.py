"""What would stand if some sessions were held: teams exactly, people by what a session is assumed to reach."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from tracker.coverage.ahead.values import Coming, Tally
from tracker.coverage.values import Row

Assumed = Callable[[str], Fraction | None]  # by program


class Standing:
    """The teams of one course as they stand, and as they would with one session after the other held.

    Of a team's outstanding people each session trains the assumed share, so that a second one for the same
    team finds fewer of them.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self.reached = {row.team: bool(row.teams_reached) for row in rows}
        self.left = {row.team: Fraction(row.eligible - row.trained) for row in rows}
        self.unknown: set[str] = set()  # programs that nothing can be said of

    def hold(self, sessions: Iterable[Coming], assumed: Assumed) -> "Standing":
        """Hold some sessions and give what then stands."""
        after = Standing(self.rows)
        places = {row.team: row.program or "" for row in self.rows}
        for team in (team for session in sessions for team in session.teams if team in places):
            after.reached[team] = True
            share = assumed(places[team])
            if share is not None:
                after.left[team] -= share * after.left[team]
            elif after.left[team]:
                after.unknown.add(places[team])
        return after

    def tally(self, program: str | None) -> Tally:
        """Add up a program, or all of them; people are rounded down."""
        rows = [row for row in self.rows if program in (row.program, None)]
        districts, cells = defaultdict(list), defaultdict(list)
        for row in rows:
            if row.district is not None:
                districts[row.district].append(self.reached[row.team])
                cells[row.district, row.program].append(self.reached[row.team])
        eligible = sum(row.eligible for row in rows)
        sure = not any(row.program in self.unknown for row in rows)
        return Tally(
            districts=len(districts),
            districts_reached=sum(map(all, districts.values())),
            cells=len(cells),
            cells_reached=sum(map(all, cells.values())),
            teams=len(rows),
            teams_reached=sum(self.reached[row.team] for row in rows),
            eligible=eligible,
            trained=int(eligible - sum(self.left[row.team] for row in rows)) if sure else None,
        )
