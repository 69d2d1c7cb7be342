"""Which district and program a row belongs to, and which words said so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.intake import words


@dataclass(frozen=True)
class Place:
    """A district, a program and a unit, as far as they are known."""

    district: int | None = None
    program: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Sources:
    """What speaks for all rows of a sheet, from the strongest to the weakest: given, sheet, title, file."""

    given: Place = Place()
    sheet: Place = Place()
    title: Place = Place()
    file: Place = Place()

    def settle(self, found: Mapping[str, object], block: Place) -> tuple[object, object, object]:
        """Give a row's district, program and unit from the nearest words that know them."""
        unit = found.get("unit") or block.unit or self.sheet.unit
        own = place_in(unit) if isinstance(unit, str) else Place()
        order = (own, block, self.sheet, self.title, self.file)
        district = self.given.district or found.get("district") or _first(place.district for place in order)
        program = self.given.program or found.get("program") or _first(place.program for place in order)
        return district, program, unit

    def contradicted_by(self, said: object) -> bool:
        """Say whether a district is another than the one that was given."""
        return self.given.district is not None and said is not None and said != self.given.district

    def contradicted(self) -> bool:
        """Say whether the sheet, its title or the file names another district than was given."""
        return self.contradicted_by(self.sheet.district or self.title.district or self.file.district)


def _first(found: Iterable[object]) -> object:
    """Give the first that is known."""
    return next((value for value in found if value is not None), None)


def place_in(text: str) -> Place:
    """Give the place that a title or a name speaks of."""
    return Place(*words.district_and_program(text))


def block_place(text: str) -> Place:
    """Give the place that a heading within a table stands for: "Unit 4A" in it is the unit, else its own words."""
    district, program = words.district_and_program(text)
    program = program or words.program_of(text)
    named = words.unit_in(text)
    return Place(district, program, named or (None if district or program else text))
