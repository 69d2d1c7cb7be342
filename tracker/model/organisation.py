"""Districts, programs and teams: where people are posted, and who is to be called there."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import SQLModel

from tracker.model.columns import (
    STRICT,
    forward,
    key,
    maybe_day,
    maybe_of,
    maybe_string,
    of,
    on_day,
    present,
    string,
)


class District(SQLModel, table=True):
    """One of the agency's districts; without days it is open on every day."""

    __table_args__ = (present("name"), CheckConstraint("number > 0", name="numbered"), forward(), STRICT)
    id: int | None = key()
    number: int
    name: str = string()
    counties: str = string(default="")
    note: str = string(default="")
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class Program(SQLModel, table=True):
    """A branch of child welfare practice, such as CPS or Permanency."""

    __table_args__ = (present("code"), present("title"), STRICT)
    id: int | None = key()
    code: str = string(unique=True)
    title: str = string()


class Team(SQLModel, table=True):
    """A unit of one program, in a district or (without one) statewide; no opening day means always open."""

    __table_args__ = (present("code"), forward(), STRICT)
    id: int | None = key()
    code: str = string()
    name: str = string(default="")
    district_id: int | None = maybe_of("district")
    program_id: int = of("program")
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class TeamWord(SQLModel, table=True):
    """Another name for a team, as a district's files call it."""

    __tablename__ = "team_word"
    __table_args__ = (present("word"), STRICT)
    id: int | None = key()
    team_id: int = of("team")
    word: str = string()


class FormerCode(SQLModel, table=True):
    """What a team was called until a day: figures of earlier days name it so."""

    __tablename__ = "former_code"
    __table_args__ = (present("code"), STRICT)
    id: int | None = key()
    team_id: int = of("team", index=False)
    code: str = string()
    ends_before: date = on_day()


class Succession(SQLModel, table=True):
    """A team went on as another from a day on: split into several, or merged with others into one."""

    __table_args__ = (CheckConstraint("team_id <> successor_id", name="not_itself"), STRICT)
    id: int | None = key()
    team_id: int = of("team", index=False)
    successor_id: int = of("team")
    day: date = on_day()


class Contact(SQLModel, table=True):
    """A note that somebody was reached about a team's training, and what comes next."""

    __table_args__ = (present("note"), STRICT)
    id: int | None = key()
    team_id: int = of("team")
    course_id: int | None = maybe_of("course")
    day: date = on_day()
    note: str = string()
    next_step: str | None = maybe_string()
    next_on: date | None = maybe_day()


class Liaison(SQLModel, table=True):
    """Who to call: in a district, for a team, or in a group such as a consultant team; for a period where known."""

    __table_args__ = (present("name"), forward(), STRICT)
    id: int | None = key()
    name: str = string()
    role: str = string(default="")
    email: str | None = maybe_string()
    phone: str = string(default="")
    district_id: int | None = maybe_of("district")
    team_id: int | None = maybe_of("team")
    body: str = string(default="")
    note: str = string(default="")
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class Conversation(SQLModel, table=True):
    """What was said with somebody, or about an initiative, and what comes next; a team's own are `contact` rows."""

    __table_args__ = (
        present("note"),
        CheckConstraint("liaison_id IS NOT NULL OR initiative_id IS NOT NULL", name="with_or_about"),
        STRICT,
    )
    id: int | None = key()
    liaison_id: int | None = maybe_of("liaison")
    initiative_id: int | None = maybe_of("initiative")
    day: date = on_day()
    note: str = string()
    next_step: str | None = maybe_string()
    next_on: date | None = maybe_day()


Index("one_district_number", District.number, unique=True)  # type: ignore[arg-type] # a column at class level
Index("one_team_code", text("lower(code)"), _table=Team.__table__, unique=True)  # type: ignore[attr-defined] # made by SQLModel
Index("one_team_word", text("team_id"), text("lower(word)"), _table=TeamWord.__table__, unique=True)  # type: ignore[attr-defined] # made by SQLModel
Index("one_former_code", FormerCode.team_id, FormerCode.ends_before, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_succession", Succession.team_id, Succession.successor_id, unique=True)  # type: ignore[arg-type] # columns at class level
