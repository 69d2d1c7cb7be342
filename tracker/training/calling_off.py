"""What goes with a session that is cancelled after it was held: completions, and teams that nothing else reached."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.model import Delivery, Team, TrainingSession, id_of
from tracker.training.listing import counted
from tracker.training.sessions import find_session


@dataclass(frozen=True)
class Lost:
    """What counts no more once a held session is cancelled; `teams` had no other session of the course."""

    completed: int
    partial: int
    teams: tuple[str, ...]
    recorded: bool  # whether it has people or teams at all

    def __str__(self) -> str:
        """Say it, as "37 completions count no more, 1 team is no longer reached (D4-CPS)"."""
        said = "1 completion counts" if self.completed == 1 else f"{self.completed} completions count"
        partial = f", {self.partial} partial likewise" if self.partial else ""
        few = "1 team is" if len(self.teams) == 1 else f"{len(self.teams)} teams are"
        named = f" ({', '.join(self.teams)})" if self.teams else ""
        return f"{said} no more{partial}, {few} no longer reached{named}"


def lost_with(db: Session, number: int) -> Lost | None:
    """Give what would count no more without this session; None for one that was not held."""
    session = find_session(db, number)
    if session.status != "held":
        return None
    outcomes = counted(db)
    here = {outcome: count for (of, outcome), count in outcomes.items() if of == number}
    reached = set(db.scalars(select(col(Delivery.team_id)).where(col(Delivery.session_id) == number)))
    still = set(
        db.scalars(
            select(col(Delivery.team_id))
            .join(TrainingSession, col(TrainingSession.id) == Delivery.session_id)
            .where(
                col(TrainingSession.course_id) == session.course_id,
                col(TrainingSession.status) == "held",
                col(TrainingSession.id) != id_of(session),
            )
        )
    )
    codes = sorted(db.get_one(Team, team).code for team in reached - still)
    return Lost(here.get("completed", 0), here.get("partial", 0), tuple(codes), bool(here or reached))
