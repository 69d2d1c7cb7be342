"""Which team a row means: its unit's own name, else the program's only team in the district."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.intake.propose.values import HeldTeam
from tracker.intake.values import Given
from tracker.names import tidy


@dataclass(frozen=True)
class Placed:
    """A row's team, or the code and the sentence of why there is none; `assumed` is shown with the preview."""

    team: HeldTeam | None
    code: str = ""
    message: str = ""
    assumed: str = ""


class Places:
    """The teams by district and by every name that they go by."""

    def __init__(self, teams: Iterable[HeldTeam]) -> None:
        """Take the teams that are open."""
        self._by_id = {team.team_id: team for team in teams}
        self._in_district: defaultdict[int | None, list[HeldTeam]] = defaultdict(list)
        self._labelled: defaultdict[str, dict[int, HeldTeam]] = defaultdict(dict)
        for team in self._by_id.values():
            self._in_district[team.district].append(team)
            for label in (team.code, team.name, *team.aliases):
                if folded := _folded(label):
                    self._labelled[folded][team.team_id] = team
        self._answers: dict[tuple[int | None, str | None, str | None, int | None], Placed] = {}

    def team(self, team_id: int | None) -> HeldTeam | None:
        """Give a team by its id."""
        return None if team_id is None else self._by_id.get(team_id)

    def is_known(self, unit: str | None) -> bool:
        """Say whether a unit's words name a team."""
        return bool(self._named(unit))

    def is_news(self, unit: str | None) -> bool:
        """Say whether there are words that name no team yet."""
        return bool(_folded(unit or "")) and not self.is_known(unit)

    def of(self, row: Given, held: HeldTeam | None) -> Placed:
        """Give the team of a row; `held` is where its person is now, which a blank cell keeps."""
        asked = (row.district, row.program, row.unit, held.team_id if held else None)
        if asked not in self._answers:
            self._answers[asked] = self._answer(row, held)
        return self._answers[asked]

    def _answer(self, row: Given, held: HeldTeam | None) -> Placed:
        """Find the team of a row by what it says."""
        named = self._named(row.unit)
        if row.district is None:
            return self._without_district(row, named, held)
        here = self._in_district.get(row.district, [])
        if not here:
            return Placed(None, "no_team", f"No team of district {row.district} is known. Check the number.")
        return self._in(row, here, named, held)

    def _named(self, unit: str | None) -> list[HeldTeam]:
        """Give the teams that go by a unit's name."""
        return list(self._labelled.get(_folded(unit or ""), {}).values())

    def _without_district(self, row: Given, named: list[HeldTeam], held: HeldTeam | None) -> Placed:
        """Find the team of a row that says no district: by a name that is its alone, or where the person is."""
        if len(named) == 1 and _same_program(row, named[0]):
            return Placed(named[0])
        if held and not row.unit and _same_program(row, held):
            return Placed(held)
        return Placed(None, "no_district", "The file does not say which district this is. Give it with --district.")

    def _in(self, row: Given, here: list[HeldTeam], named: list[HeldTeam], held: HeldTeam | None) -> Placed:
        """Find the team of a row within its district."""
        fitting = [team for team in named if team.district == row.district and _same_program(row, team)]
        if named and not fitting:
            return _refused(row, "team_conflict", named)
        if not row.unit and held and held.district == row.district and _same_program(row, held):
            return Placed(held)
        possible = fitting or [team for team in here if row.program and _same_program(row, team)]
        if len(possible) == 1:
            return Placed(possible[0], assumed=_assumed(row, possible[0]) if row.unit and not fitting else "")
        if possible:
            return _refused(row, "which_team", possible)
        return _refused(row, "no_team" if row.program else "no_program", ())


def _refused(row: Given, code: str, teams: Iterable[HeldTeam]) -> Placed:
    """Say why a row has no team, and what to do."""
    district, codes = f"district {row.district}", " or ".join(sorted(team.code for team in teams))
    program = row.program or "no program"
    messages = {
        "team_conflict": f"{row.unit!r} is {codes}, but the row says {program} in {district}. Correct one of them.",
        "which_team": f"This may be {codes}. Say which team.",
        "no_team": f"{program} has no team in {district}. Add the team, or say which team is meant.",
        "no_program": f"The row names no program that is known in {district}. Say which team is meant.",
    }
    return Placed(None, code, messages[code])


def _assumed(row: Given, team: HeldTeam) -> str:
    """Say that an unknown unit was taken as the program's only team."""
    return f"Unit {row.unit!r} in district {row.district} was taken as {team.code}."


def _same_program(row: Given, team: HeldTeam) -> bool:
    """Say whether a row's program, if it says one, is the team's."""
    return row.program is None or (team.program is not None and row.program.casefold() == team.program.casefold())


def _folded(text: str) -> str:
    """Give a team's name without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", " ", tidy(text).casefold()).strip()
