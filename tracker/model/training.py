"""Courses, sessions and what came of them: deliveries to teams, attendance and completions of people."""

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
    one_of,
    present,
    string,
)

MODES = ("virtual", "in_person", "asynchronous", "recorded")
STATUSES = ("planned", "held", "cancelled")
GRADES = ("named", "headcount", "reported")
OUTCOMES = ("completed", "partial", "no_show", "excused")


class Course(SQLModel, table=True):
    """A training: its targets, how long its credit holds, and how many minutes count."""

    __table_args__ = (
        present("code"),
        present("title"),
        CheckConstraint("target_percent BETWEEN 0 AND 100", name="target_is_percent"),
        CheckConstraint("valid_months > 0", name="valid_some_months"),
        CheckConstraint("grace_days >= 0", name="grace_is_days"),
        CheckConstraint("min_minutes >= 0", name="minutes_count"),
        STRICT,
    )
    id: int | None = key()
    code: str = string(unique=True)
    title: str = string()
    version: str = string(default="1")
    target_percent: int = 90
    target_on: date | None = maybe_day()
    valid_months: int | None = None
    grace_days: int | None = None
    min_minutes: int | None = None
    note: str = string(default="")
    ends_before: date | None = maybe_day()


class Audience(SQLModel, table=True):
    """Who a course is for: a program, one classification of it or all (None), one worker type."""

    __table_args__ = (forward(), present("classification"), STRICT)
    id: int | None = key()
    course_id: int = of("course")
    program_id: int = of("program", index=False)
    classification: str | None = maybe_string()
    worker_type: str = string(default="employee")
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class CountsToward(SQLModel, table=True):
    """Credit of one course is credit for another, for credits dated before a day where one is given."""

    __tablename__ = "counts_toward"
    __table_args__ = (CheckConstraint("course_id <> toward_id", name="not_itself"), STRICT)
    id: int | None = key()
    course_id: int = of("course")
    toward_id: int = of("course")
    ends_before: date | None = maybe_day()


class CourseWord(SQLModel, table=True):
    """Another name for a course, as files call it."""

    __tablename__ = "course_word"
    __table_args__ = (present("word"), STRICT)
    id: int | None = key()
    course_id: int = of("course")
    word: str = string()


class Requirement(SQLModel, table=True):
    """A duty that a course is meant to count toward, as she names it; a tag, and no finding of compliance."""

    __table_args__ = (present("code"), CheckConstraint("every_months > 0", name="every_some_months"), STRICT)
    id: int | None = key()
    course_id: int = of("course", index=False)
    code: str = string()
    words: str = string(default="")
    every_months: int | None = None


class TrainingSession(SQLModel, table=True):
    """One occasion of a course; `day` is the local date in `zone`, and that date counts."""

    __tablename__ = "session"
    __table_args__ = (
        one_of("status", *STATUSES),
        one_of("mode", *MODES),
        present("zone"),
        CheckConstraint("minutes > 0", name="some_minutes"),
        CheckConstraint("headcount >= 0", name="headcount_counts"),
        STRICT,
    )
    id: int | None = key()
    course_id: int = of("course")
    version: str = string(default="1")
    day: date = on_day()
    starts_at: str | None = maybe_string()
    zone: str = string()
    minutes: int | None = None
    mode: str = string(default="virtual")
    status: str = string()
    headcount: int | None = None
    facilitators: str = string(default="")
    note: str = string(default="")


class Delivery(SQLModel, table=True):
    """A session reaching (or planned to reach) a team; its evidence is graded once it was held."""

    __table_args__ = (one_of("evidence", *GRADES), STRICT)
    id: int | None = key()
    session_id: int = of("session", index=False)
    team_id: int = of("team")
    evidence: str | None = maybe_string()


class Attendance(SQLModel, table=True):
    """What came of one person's presence in a session; whole minutes, stays unioned."""

    __table_args__ = (
        one_of("outcome", *OUTCOMES),
        CheckConstraint("minutes >= 0", name="minutes_count"),
        STRICT,
    )
    id: int | None = key()
    session_id: int = of("session", index=False)
    person_id: int = of("person")
    outcome: str = string()
    minutes: int | None = None
    attested_by: str | None = maybe_string()


class Unmatched(SQLModel, table=True):
    """A name in a session's list that no one could be found for, until somebody decides."""

    __table_args__ = (one_of("decision", "guest", "matched"), present("said"), STRICT)
    id: int | None = key()
    session_id: int = of("session")
    said: str = string()
    email: str | None = maybe_string()
    minutes: int | None = None
    decision: str | None = maybe_string()


class Completion(SQLModel, table=True):
    """Credit without a session: recorded, asynchronous, or from a learning system."""

    __table_args__ = (STRICT,)
    id: int | None = key()
    person_id: int = of("person", index=False)
    course_id: int = of("course")
    day: date = on_day()
    source: str = string(default="")
    note: str = string(default="")
    import_id: int | None = maybe_of("import")


class Estimate(SQLModel, table=True):
    """A figure that somebody else published: shown beside the measured one, never blended with it."""

    __table_args__ = (one_of("measure", "teams", "staff"), present("words"), present("source"), STRICT)
    id: int | None = key()
    course_id: int = of("course")
    program_id: int | None = maybe_of("program")
    measure: str = string()
    words: str = string()
    source: str = string()
    day: date = on_day()


Index("one_delivery", Delivery.session_id, Delivery.team_id, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_attendance", Attendance.session_id, Attendance.person_id, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_completion", Completion.person_id, Completion.course_id, Completion.day, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_way_to_count", CountsToward.course_id, CountsToward.toward_id, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_requirement", Requirement.course_id, Requirement.code, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_course_word", text("lower(word)"), _table=CourseWord.__table__, unique=True)  # type: ignore[attr-defined] # made by SQLModel
