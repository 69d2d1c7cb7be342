"""People and the dated facts about them: postings, employment, leave, exemptions."""

from datetime import date

from sqlalchemy import Index, text
from sqlmodel import SQLModel

from tracker.model.columns import (
    STRICT,
    forward,
    key,
    maybe_day,
    maybe_string,
    of,
    on_day,
    one_of,
    present,
    string,
)

WORKER_TYPES = ("employee", "contractor", "partner", "student")


class Person(SQLModel, table=True):
    """Somebody who is or was on a roster; the employee number stays with a person for life."""

    __table_args__ = (present("name"), present("employee_number"), present("email"), STRICT)
    id: int | None = key()
    employee_number: str | None = maybe_string()
    name: str = string()
    family: str = string(default="")
    given: str = string(default="")
    email: str | None = maybe_string()
    hired_on: date | None = maybe_day()


class Alias(SQLModel, table=True):
    """Another email, sign-in name, number or name that means the same person."""

    __table_args__ = (one_of("kind", "email", "sign_in", "number", "name"), present("text"), STRICT)
    id: int | None = key()
    person_id: int = of("person")
    kind: str = string()
    text: str = string()


class Posting(SQLModel, table=True):
    """A person in a team for a period; one primary posting at a time (overlaps are refused)."""

    __table_args__ = (forward(), one_of("standing", "primary", "additional"), STRICT)
    id: int | None = key()
    person_id: int = of("person")
    team_id: int = of("team")
    standing: str = string(default="primary")
    starts_on: date = on_day()
    ends_before: date | None = maybe_day()


class Employment(SQLModel, table=True):
    """What a person is employed as for a period; the first one known is open to the past."""

    __table_args__ = (forward(), one_of("worker_type", *WORKER_TYPES), STRICT)
    id: int | None = key()
    person_id: int = of("person")
    classification: str = string(default="")
    worker_type: str = string(default="employee")
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class Supervision(SQLModel, table=True):
    """Who supervises a person for a period, as the rosters name them; the first one known is open to the past."""

    __table_args__ = (forward(), present("name"), STRICT)
    id: int | None = key()
    person_id: int = of("person")
    name: str = string()
    email: str | None = maybe_string()
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class Leave(SQLModel, table=True):
    """A person is away for a period; why is never stored."""

    __table_args__ = (forward(), STRICT)
    id: int | None = key()
    person_id: int = of("person")
    starts_on: date = on_day()
    ends_before: date | None = maybe_day()


class Exemption(SQLModel, table=True):
    """A person need not take a course for a period: who decided, and why."""

    __table_args__ = (forward(), present("reason"), STRICT)
    id: int | None = key()
    person_id: int = of("person")
    course_id: int = of("course", index=False)
    reason: str = string()
    decided_by: str = string(default="")
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


Index(
    "one_employee_number",
    text("upper(employee_number)"),
    _table=Person.__table__,  # type: ignore[attr-defined] # made by SQLModel
    unique=True,
)
Index("one_email", text("lower(email)"), _table=Person.__table__, unique=True)  # type: ignore[attr-defined] # made by SQLModel
Index(
    "one_alias",
    text("kind"),
    text("lower(text)"),
    _table=Alias.__table__,  # type: ignore[attr-defined] # made by SQLModel
    unique=True,
    sqlite_where=text("kind <> 'name'"),
    postgresql_where=text("kind <> 'name'"),
)
