"""The rules of the measures said once more, slowly, over plain rows."""

import calendar
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tests.coverage.records import Row, Rows

GRADES = ("reported", "headcount", "named")
ELIGIBLE = ("trained", "lapsed", "never")


def within(row: Row, day: date) -> bool:
    """Count the first day and not the end; an open end is open."""
    starts, ends = row.get("starts_on"), row.get("ends_before")
    return not (starts and day < starts) and not (ends and day >= ends)


def months_later(day: date, months: int) -> date:
    """One month after the other would lose the day; so count them, then step back from days that do not exist."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = day.day
    while number > calendar.monthrange(year, month)[1]:
        number -= 1
    return date(year, month, number)


def grade(found: Iterable[str | None]) -> str | None:
    """Give the best evidence; a delivery without any is somebody's word."""
    said = [each or "reported" for each in found]
    return max(said, key=GRADES.index) if said else None


class Rules:
    """How each person and each team stands on one day, over rows that anybody can read."""

    def __init__(self, rows: Rows, as_of: date) -> None:
        self.rows, self.as_of = rows, as_of

    def table(self, name: str) -> list[Row]:
        return self.rows.get(name, [])

    def one(self, name: str, number: int) -> Row:
        return next(row for row in self.table(name) if row["id"] == number)

    @cached_property
    def courses(self) -> list[Row]:
        found = [c for c in self.table("course") if self.is_there(c) and within({**c, "starts_on": None}, self.as_of)]
        return sorted(found, key=lambda c: int(c["id"]))

    def is_there(self, course: Row) -> bool:
        """Say whether somebody's part in the audience has begun, or no day is given for it."""
        begins = [a.get("starts_on") for a in self.table("audience") if a["course_id"] == course["id"]]
        return not begins or any(day is None or day <= self.as_of for day in begins)

    # who is asked

    def heard(self, course: Row, day: date) -> list[Row]:
        return [a for a in self.table("audience") if a["course_id"] == course["id"] and within(a, day)]

    def programs(self, course: Row) -> list[Row]:
        wanted = {a["program_id"] for a in self.heard(course, self.as_of)}
        return sorted((p for p in self.table("program") if p["id"] in wanted), key=lambda p: int(p["id"]))

    def is_open(self, team: Row, day: date) -> bool:
        district = self.one("district", team["district_id"]) if team.get("district_id") else None
        return within(team, day) and (district is None or within(district, day))

    def teams(self, course: Row, day: date | None = None) -> list[Row]:
        day = day or self.as_of
        programs = {a["program_id"] for a in self.heard(course, day)}
        found = [t for t in self.table("team") if t["program_id"] in programs and self.is_open(t, day)]
        return sorted(
            found,
            key=lambda t: (self.number(t) is None, self.number(t) or 0, t["program_id"], self.code(t, self.as_of)),
        )

    def code(self, team: Row, day: date | None) -> str:
        """Give what a team is called on a day: the first of its former codes that had not ended, else the present."""
        former = sorted((f["ends_before"], f["code"]) for f in self.table("former_code") if f["team_id"] == team["id"])
        return str(next((code for ends, code in former if day and day < ends), team["code"]))

    def is_of(self, team: int, earlier: int, day: date, seen: frozenset[int] = frozenset()) -> bool:
        """Say whether what was a team's on a day belongs to another by now: itself, or one that it went on as later."""
        if team == earlier:
            return True
        return any(
            self.is_of(s["team_id"], earlier, day, seen | {team})
            for s in self.table("succession")
            if s["successor_id"] == team and day < s["day"] <= self.as_of and s["team_id"] not in seen | {team}
        )

    def since(self, posting: Row) -> date:
        """Give since when somebody is in a team, the time in the teams that went on as it included."""
        before = [
            self.since(p)
            for p in self.table("posting")
            for s in self.table("succession")
            if (p["person_id"], p["standing"], p["ends_before"])
            == (posting["person_id"], "primary", posting["starts_on"])
            and (s["team_id"], s["successor_id"], s["day"]) == (p["team_id"], posting["team_id"], posting["starts_on"])
        ]
        first: date = min([*before, posting["starts_on"]])
        return first

    def number(self, team: Row) -> int | None:
        return int(self.one("district", team["district_id"])["number"]) if team.get("district_id") else None

    def program(self, team: Row) -> str:
        return str(self.one("program", team["program_id"])["code"])

    def posted(self, team: Row, day: date) -> list[Row]:
        return [
            p
            for p in self.table("posting")
            if p["team_id"] == team["id"] and p["standing"] == "primary" and within(p, day)
        ]

    def employed(self, person: int, day: date) -> tuple[str, str]:
        found = [e for e in self.table("employment") if e["person_id"] == person and within(e, day)]
        return (found[0]["classification"], found[0]["worker_type"]) if found else ("", "employee")

    # how each person stands

    def word(self, course: Row, team: Row, person: int, day: date) -> str:
        classification, worker_type = self.employed(person, day)
        audience = [
            a
            for a in self.heard(course, day)
            if a["program_id"] == team["program_id"] and a.get("classification") in (None, classification)
        ]
        if not audience:
            return "outside"
        if worker_type not in [a["worker_type"] for a in audience]:
            return "not_employees"
        if any(row["person_id"] == person and within(row, day) for row in self.table("leave")):
            return "on_leave"
        exemptions = [x for x in self.table("exemption") if x["course_id"] == course["id"] and x["person_id"] == person]
        if any(within(x, day) for x in exemptions):
            return "exempt"
        return self.credit(course, person)

    def credits(self, course: Row, person: int) -> list[date]:
        """Give the days of everything that counts for a course, by the day."""
        until: dict[int, date | None] = {course["id"]: None}
        until |= {
            w["course_id"]: w.get("ends_before") for w in self.table("counts_toward") if w["toward_id"] == course["id"]
        }
        days = [(m["course_id"], m["day"]) for m in self.table("completion") if m["person_id"] == person]
        for attendance in self.table("attendance"):
            session = self.one("session", attendance["session_id"])
            if (
                attendance["person_id"] == person
                and attendance["outcome"] == "completed"
                and session["status"] == "held"
            ):
                days.append((session["course_id"], session["day"]))
        return sorted(
            day for of, day in days if day <= self.as_of and of in until and not ((end := until[of]) and day >= end)
        )

    def credit(self, course: Row, person: int) -> str:
        days = self.credits(course, person)
        if not days:
            return "never"
        months = course.get("valid_months")
        return "trained" if months is None or self.as_of < months_later(days[-1], months) else "lapsed"

    def is_new(self, course: Row, person: int) -> bool:
        first = min(
            p["starts_on"] for p in self.table("posting") if p["person_id"] == person and p["standing"] == "primary"
        )
        days_here: int = (self.as_of - first).days
        grace: int = course.get("grace_days") or 0
        return days_here < grace

    # what happened to each team

    def sessions(self, course: Row, team: Row, status: str) -> list[tuple[Row, Row]]:
        """Give the sessions of a team, each with its delivery."""
        return [
            (self.one("session", d["session_id"]), d)
            for d in self.table("delivery")
            if self.is_of(team["id"], d["team_id"], self.one("session", d["session_id"])["day"])
            and self.one("session", d["session_id"])["course_id"] == course["id"]
            and self.one("session", d["session_id"])["status"] == status
        ]

    def last_delivery(self, course: Row, team: Row) -> date | None:
        held = [session["day"] for session, _ in self.sessions(course, team, "held")]
        return max((day for day in held if day <= self.as_of), default=None)

    def evidence(self, course: Row, teams: list[Row], day: date | None) -> str | None:
        return grade(
            d.get("evidence") for team in teams for s, d in self.sessions(course, team, "held") if s["day"] == day
        )

    def planned(self, course: Row, teams: list[Row], *, late: bool) -> date | None:
        days = [session["day"] for team in teams for session, _ in self.sessions(course, team, "planned")]
        return min((day for day in days if (day <= self.as_of) == late), default=None)

    def contacted(self, course: Row, team: Row) -> bool:
        return any(
            self.is_of(team["id"], c["team_id"], c["day"])
            and c["day"] <= self.as_of
            and c.get("course_id") in (None, course["id"])
            for c in self.table("contact")
        )

    def roster_on(self, team: Row) -> date | None:
        covers = [(c, self.one("import", c["import_id"])) for c in self.table("cover")]
        imports = [i for c, i in covers if self.is_of(team["id"], c["team_id"], i["day"])]
        return max((i["day"] for i in imports if i["kind"] == "roster" and i["day"] <= self.as_of), default=None)
