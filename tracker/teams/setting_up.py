"""What ships: the programs, the districts, and one team of each program per district."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker.model import District, Program, Team, id_of


def set_up(db: Session, reference: Mapping[str, Any]) -> None:
    """Write the programs, the districts and one team of each program per district."""
    programs = [Program(code=each["code"], title=each["title"]) for each in reference["program"]]
    districts = [
        District(number=each["number"], name=each["name"], counties=each.get("counties", ""), note=each.get("note", ""))
        for each in reference["district"]
    ]
    db.add_all([*programs, *districts])
    db.flush()
    db.add_all(
        Team(code=f"D{district.number}-{program.code}", district_id=district.id, program_id=id_of(program))
        for district in districts
        for program in programs
    )
    db.flush()
