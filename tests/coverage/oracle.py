"""Every rule of the measures said once more, slowly, over plain rows: what the SQL is held against."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

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


class Oracle:
    """The measures of one day over rows that anybody can read."""

    def __init__(self, rows: Rows, as_of: date) -> None:
        self.rows, self.as_of = rows, as_of

    def table(self, name: str) -> list[Row]:
        return self.rows.get(name, [])

    def one(self, name: str, number: int) -> Row:
        return next(row for row in self.table(name) if row["id"] == number)

    @cached_property
    def courses(self) -> list[Row]:
        found = [c for c in self.table("course") if not (c.get("ends_before") and c["ends_before"] <= self.as_of)]
        return sorted(found, key=lambda c: int(c["id"]))

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
        return sorted(found, key=lambda t: (self.number(t) is None, self.number(t) or 0, t["program_id"], t["code"]))

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
            if d["team_id"] == team["id"]
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
            c["team_id"] == team["id"] and c["day"] <= self.as_of and c.get("course_id") in (None, course["id"])
            for c in self.table("contact")
        )

    def roster_on(self, team: Row) -> date | None:
        imports = [self.one("import", c["import_id"]) for c in self.table("cover") if c["team_id"] == team["id"]]
        return max((i["day"] for i in imports if i["kind"] == "roster" and i["day"] <= self.as_of), default=None)

    # adding up

    def people(self, course: Row, teams: Iterable[Row], classification: str | None = None) -> dict[str, int]:
        counts = dict.fromkeys(
            ("staff", "eligible", *ELIGIBLE, "new", "on_leave", "exempt", "not_employees", "joined_since_delivery"), 0
        )
        for team in teams:
            last = self.last_delivery(course, team)
            for posting in self.posted(team, self.as_of):
                person = posting["person_id"]
                if classification is not None and self.employed(person, self.as_of)[0] != classification:
                    continue
                word = self.word(course, team, person, self.as_of)
                counts["staff"] += 1
                if word != "outside":
                    counts[word] += 1
                if word in ELIGIBLE:
                    counts["eligible"] += 1
                    counts["joined_since_delivery"] += last is not None and posting["starts_on"] > last
                    counts["new"] += word != "trained" and self.is_new(course, person)
        return counts

    def state(self, course: Row, teams: list[Row]) -> str:
        if not teams:
            return "not_applicable"
        waiting = [team for team in teams if self.last_delivery(course, team) is None]
        if not waiting:
            people = self.people(course, teams)
            share = people["trained"] / people["eligible"] if people["eligible"] else -1
            return "target_met" if share >= course["target_percent"] / 100 else "delivered"
        if self.planned(course, waiting, late=True):
            return "overdue"
        if self.planned(course, waiting, late=False):
            return "scheduled"
        return "contacted" if any(self.contacted(course, team) for team in waiting) else "not_scheduled"

    def next_session(self, course: Row, teams: list[Row]) -> date | None:
        waiting = [team for team in teams if self.last_delivery(course, team) is None]
        if not waiting:
            return self.planned(course, teams, late=False)
        return self.planned(course, waiting, late=True) or self.planned(course, waiting, late=False)

    def row(self, course: Row, teams: list[Row], **place: Any) -> Row:
        deliveries = [self.last_delivery(course, team) for team in teams]
        last = max((day for day in deliveries if day), default=None)
        return {
            "course": course["code"],
            **dict.fromkeys(("district", "program", "team", "classification")),
            **place,
            "teams": len(teams),
            "teams_reached": sum(day is not None for day in deliveries),
            "state": self.state(course, teams),
            "last_delivery": last,
            "next_session": self.next_session(course, teams),
            "evidence": self.evidence(course, teams, last),
            **self.people(course, teams, place.get("classification")),
            "roster_on": min((day for day in map(self.roster_on, teams) if day), default=None),
        }

    def answer(self, by: str) -> list[Row]:
        return [row for course in self.courses for row in getattr(self, f"by_{by}")(course)]

    def by_state(self, course: Row) -> list[Row]:
        return [self.row(course, self.teams(course))]

    def by_program(self, course: Row) -> list[Row]:
        return [
            self.row(course, [t for t in self.teams(course) if t["program_id"] == p["id"]], program=p["code"])
            for p in self.programs(course)
        ]

    def districts(self) -> list[int]:
        return sorted(d["number"] for d in self.table("district") if within(d, self.as_of))

    def by_district(self, course: Row) -> list[Row]:
        if not self.programs(course):
            return []
        numbers: list[int | None] = [*self.districts()]
        statewide = [None] if any(self.number(t) is None for t in self.teams(course)) else []
        return [
            self.row(course, [t for t in self.teams(course) if self.number(t) == number], district=number)
            for number in numbers + statewide
        ]

    def by_team(self, course: Row) -> list[Row]:
        return [
            self.row(course, [t], district=self.number(t), program=self.program(t), team=t["code"])
            for t in self.teams(course)
        ]

    def by_classification(self, course: Row) -> list[Row]:
        theirs = {
            t["id"]: {self.employed(p["person_id"], self.as_of)[0] for p in self.posted(t, self.as_of)}
            for t in self.teams(course)
        }
        nothing = dict.fromkeys(("state", "last_delivery", "next_session", "evidence"))
        return [
            self.row(course, [t for t in self.teams(course) if name in theirs[t["id"]]], classification=name) | nothing
            for name in sorted(set().union(*theirs.values()))
        ]

    def cells(self) -> list[Row]:
        return [
            self.cell(course, number, program)
            for course in self.courses
            for number in self.districts()
            for program in self.programs(course)
        ]

    def cell(self, course: Row, number: int, program: Row) -> Row:
        teams = [t for t in self.teams(course) if self.number(t) == number and t["program_id"] == program["id"]]
        row = self.row(course, teams)
        done = row["state"] in ("delivered", "target_met")
        return {
            "course": course["code"],
            "district": number,
            "program": program["code"],
            **{name: row[name] for name in ("teams", "teams_reached", "state", "eligible", "trained")},
            "day": row["last_delivery"] if done else row["next_session"],
            "rostered": bool(teams) and None not in map(self.roster_on, teams),
        }

    def totals(self) -> list[Row]:
        return [
            self.total(course, program)
            for course in self.courses
            for program in (*(p["code"] for p in self.programs(course)), None)
        ]

    def total(self, course: Row, program: str | None) -> Row:
        teams = [t for t in self.teams(course) if program in (None, self.program(t))]
        cells: dict[tuple[int, str], list[bool]] = {}
        for team in teams:
            number = self.number(team)
            if number is not None:
                reached = self.last_delivery(course, team) is not None
                cells.setdefault((number, self.program(team)), []).append(reached)
        districts: dict[int, list[bool]] = {}
        for (number, _), reached_ones in cells.items():
            districts.setdefault(number, []).extend(reached_ones)
        people = self.people(course, teams)
        counted = ("eligible", *ELIGIBLE, "on_leave", "exempt", "not_employees")
        return {
            "course": course["code"],
            "program": program,
            "districts": len(districts),
            "districts_reached": sum(map(all, districts.values())),
            "districts_partly": sum(any(each) and not all(each) for each in districts.values()),
            "cells": len(cells),
            "cells_reached": sum(map(all, cells.values())),
            "teams": len(teams),
            "teams_reached": sum(self.last_delivery(course, team) is not None for team in teams),
            **{name: people[name] for name in counted},
        }

    # sessions, and who is left

    def session(self, session: Row) -> Row:
        course, day, held = self.one("course", session["course_id"]), session["day"], session["status"] == "held"
        deliveries = [d for d in self.table("delivery") if d["session_id"] == session["id"]]
        teams = [self.one("team", d["team_id"]) for d in deliveries]
        open_ones = [t for t in teams if t in self.teams(course, day)]
        expected = {
            p["person_id"]
            for t in open_ones
            for p in self.posted(t, day)
            if self.word(course, t, p["person_id"], day) in ELIGIBLE
        }
        attended = self.attended(session)
        there = {a["person_id"] for a in attended}
        strangers = self.strangers(session)
        facts = {
            "present": max(session.get("headcount") or 0, len(there) + len(strangers)),
            "completed": sum(a["outcome"] == "completed" for a in attended),
            "partial": sum(a["outcome"] == "partial" for a in attended),
            "reached": len(there & expected),
            "guests": len(there - expected) + len(strangers),
            "person_minutes": self.minutes(session),
        }
        return {
            "number": session["id"],
            "course": course["code"],
            "title": course["title"],
            **{name: session.get(name) for name in ("day", "starts_at", "mode", "status", "minutes")},
            "teams": tuple(sorted(t["code"] for t in teams)),
            "evidence": grade(d.get("evidence") for d in deliveries) if held else None,
            "expected": len(expected),
            **(facts if held else dict.fromkeys(facts, 0)),
        }

    def attended(self, session: Row) -> list[Row]:
        found = [a for a in self.table("attendance") if a["session_id"] == session["id"]]
        return [a for a in found if a["outcome"] in ("completed", "partial")]

    def strangers(self, session: Row) -> list[Row]:
        found = [u for u in self.table("unmatched") if u["session_id"] == session["id"]]
        return [u for u in found if u.get("decision") != "matched"]

    def minutes(self, session: Row) -> int:
        total = sum(u.get("minutes") or 0 for u in self.strangers(session))
        for attendance in self.attended(session):
            if attendance.get("minutes") is not None:
                total += attendance["minutes"]
            elif attendance["outcome"] == "completed":
                total += session.get("minutes") or 0
        return int(total)

    def all_sessions(self, until: date | None) -> list[Row]:
        found = [s for s in self.table("session") if until is None or s["day"] <= until]
        return [self.session(s) for s in sorted(found, key=lambda s: (s["day"], s["id"]))]

    def outputs(self) -> tuple[int, int, int]:
        held = [s for s in self.table("session") if s["status"] == "held" and s["day"] <= self.as_of]
        people = {m["person_id"] for m in self.table("completion") if m["day"] <= self.as_of}
        for session in held:
            people |= {a["person_id"] for a in self.attended(session) if a["outcome"] == "completed"}
        return len(held), len(people), sum(map(self.minutes, held))

    def left(self) -> list[tuple[str, int, str, str, bool, date | None]]:
        return [
            (
                course["code"],
                posting["person_id"],
                team["code"],
                word,
                self.is_new(course, posting["person_id"]),
                max(self.credits(course, posting["person_id"]), default=None),
            )
            for course in self.courses
            for team in self.teams(course)
            for posting in sorted(self.posted(team, self.as_of), key=lambda p: int(p["person_id"]))
            if (word := self.word(course, team, posting["person_id"], self.as_of)) in ("lapsed", "never")
        ]


def sums(rows: Sequence[Any], names: Iterable[str]) -> dict[str, int]:
    """Add up some fields of frozen rows."""
    return {name: sum(getattr(row, name) for row in rows) for name in names}
