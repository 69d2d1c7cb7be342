"""Every answer once more, slowly, by the rules: what the SQL is held against."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tests.coverage.records import Row
from tests.coverage.rules import ELIGIBLE, Rules, grade, within


class Oracle(Rules):
    """The measures of one day, added up from how everybody stands."""

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
                    counts["joined_since_delivery"] += last is not None and self.since(posting) > last
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
            self.row(course, [t], district=self.number(t), program=self.program(t), team=self.code(t, self.as_of))
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

    def session(self, session: Row, named_on: date | None) -> Row:
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
            "teams": tuple(sorted(self.code(t, named_on) for t in teams)),
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
        return [self.session(s, until) for s in sorted(found, key=lambda s: (s["day"], s["id"]))]

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
                self.code(team, self.as_of),
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
