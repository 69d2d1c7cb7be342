"""Random histories, small and mean: the same few days over and over, so that edges meet."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from tests.coverage.records import Row, Rows

DAYS_ASKED = (date(2025, 9, 30), date(2025, 2, 28), date(2024, 2, 29), date(2025, 3, 1), date(2024, 12, 31))
STEPS = (-800, -400, -366, -365, -364, -334, -92, -31, -30, -29, -2, -1, 0, 1, 2, 30, 90)
CLASSES = ("", "SSS1", "SSS2")
KINDS = ("employee",) * 8 + ("contractor", "student")


class History:
    """Rows made by chance around one day."""

    def __init__(self, chance: Random, as_of: date) -> None:
        self.chance, self.as_of = chance, as_of
        self.rows: Rows = defaultdict(list)
        self.steps = [*chance.sample(STEPS, 4), 0, 1]

    def add(self, table: str, **values: Any) -> int:
        number = len(self.rows[table]) + 1
        self.rows[table].append({"id": number, **values})
        return number

    def some(self, table: str) -> int:
        return self.chance.randint(1, len(self.rows[table]))

    def day(self) -> date:
        return self.as_of + timedelta(self.chance.choice(self.steps))

    def maybe_day(self, likely: float = 0.3) -> date | None:
        return self.day() if self.chance.random() < likely else None

    def period(self, likely: float = 0.3) -> dict[str, date | None]:
        """Give a period that may be open at either end, and is never empty."""
        starts, ends = self.maybe_day(likely), self.maybe_day(likely)
        return {"starts_on": starts, "ends_before": ends if not (starts and ends) or starts < ends else None}

    def dates(self, upto: int) -> list[date]:
        return sorted({self.day() for _ in range(self.chance.randint(0, upto))})

    def organisation(self) -> None:
        for code in ("CPS", "Permanency"):
            self.add("program", code=code, title=code)
        for number in self.chance.sample(range(1, 17), self.chance.randint(1, 3)):
            self.add("district", number=number, name="D", counties="", note="", **self.period(0.06))
        for n in range(self.chance.randint(2, 5)):
            district = self.chance.choice([1, 1, *range(1, len(self.rows["district"]) + 1), None])
            program = self.chance.choice((1, 1, 2))
            self.add("team", code=f"T{n}", name="", district_id=district, program_id=program, **self.period(0.06))
            for day in self.dates(2) if self.chance.random() < 0.3 else ():
                self.add("former_code", team_id=n + 1, code=f"T{self.chance.randint(0, 9)}-{day}", ends_before=day)

    def courses(self) -> None:
        for n in range(self.chance.randint(1, 3)):
            self.add(
                "course",
                code=f"c{n}",
                title=f"Course {n}",
                version="1",
                note="",
                target_percent=self.chance.choice((0, 50, 67, 90, 100)),
                valid_months=self.chance.choice((None, 1, 12, 24)),
                grace_days=self.chance.choice((None, 0, 1, 30, 100000000)),
                ends_before=self.maybe_day(0.1),
            )
            for _ in range(self.chance.choice((0, 1, 2, 2, 3, 4))):
                self.add(
                    "audience",
                    course_id=n + 1,
                    program_id=self.chance.randint(1, 2),
                    classification=self.chance.choice((None, None, None, "SSS1", "SSS2")),
                    worker_type=self.chance.choice(KINDS),
                    **self.period(0.06),
                )
        pairs = {(self.some("course"), self.some("course")) for _ in range(2)}
        for of, toward in sorted(pairs):
            if of != toward:
                self.add("counts_toward", course_id=of, toward_id=toward, ends_before=self.maybe_day())

    def people(self) -> None:
        for n in range(self.chance.randint(0, 9)):
            person = self.add("person", name=f"Person {n}", family=f"{n}", given="")
            days = [self.as_of - timedelta(self.chance.choice((900, 365, 30, 29, 1, 0))), *self.dates(3)]
            for starts, ends in pairwise([*sorted(set(days)), self.maybe_day(0.15)]):
                if starts and self.chance.random() < 0.9 and (ends is None or starts < ends):
                    self._post(person, "primary", starts, ends)
            if self.chance.random() < 0.3:
                self._post(person, "additional", self.day(), None)
            self._facts(person)

    def _post(self, person: int, standing: str, starts: date, ends: date | None) -> None:
        team = self.some("team")
        self.add("posting", person_id=person, team_id=team, standing=standing, starts_on=starts, ends_before=ends)

    def _facts(self, person: int) -> None:
        days: Sequence[date | None] = [None, *self.dates(2)] if self.chance.random() < 0.8 else self.dates(2)
        for starts, ends in pairwise([*days, None]):
            kind, classification = self.chance.choice(KINDS), self.chance.choice(CLASSES)
            ids = {"person_id": person, "classification": classification, "worker_type": kind}
            self.add("employment", **ids, starts_on=starts, ends_before=ends)
        for _ in range(self.chance.choice((0, 0, 0, 1, 2))):
            starts = self.day()
            self.add(
                "leave", person_id=person, starts_on=starts, ends_before=starts + timedelta(self.chance.randint(1, 99))
            )
        for _ in range(self.chance.choice((0, 0, 0, 1, 2))):
            course = self.some("course")
            self.add("exemption", person_id=person, course_id=course, reason="x", decided_by="", **self.period())

    def reorganised(self) -> None:
        """Let teams go on as others on a day, in any direction; most people go along."""
        for _ in range(self.chance.choice((0, 0, 1, 2, 3))):
            team, day = self.some("team"), self.day()
            known = {s["successor_id"] for s in self.rows["succession"] if s["team_id"] == team}
            others = [t["id"] for t in self.rows["team"] if t["id"] not in known | {team}]
            heirs = self.chance.sample(others, min(len(others), self.chance.choice((1, 1, 2))))
            for heir in heirs:
                self.add("succession", team_id=team, successor_id=heir, day=day)
            if self.chance.random() < 0.7 and heirs:
                starts = self.rows["team"][team - 1]["starts_on"]
                self.rows["team"][team - 1]["ends_before"] = day if not starts or starts < day else None
            for posting in [p for p in self.rows["posting"] if p["team_id"] == team and heirs]:
                ends = posting["ends_before"]
                if posting["starts_on"] < day and (ends is None or day < ends) and self.chance.random() < 0.8:
                    posting["ends_before"] = day
                    ids = {"person_id": posting["person_id"], "team_id": self.chance.choice(heirs)}
                    self.add("posting", **ids, standing=posting["standing"], starts_on=day, ends_before=ends)

    def training(self) -> None:
        for _ in range(self.chance.randint(0, 8)):
            self._session()
        pairs = {(person["id"], self.some("course"), self.day()) for person in self.rows["person"] for _ in range(2)}
        for person, course, day in sorted(pairs):
            if self.chance.random() < 0.2:
                self.add("completion", person_id=person, course_id=course, day=day, source="", note="")

    def _session(self) -> None:
        status = self.chance.choice(("held", "held", "held", "planned", "planned", "cancelled"))
        number = self.add(
            "session",
            course_id=self.some("course"),
            version="1",
            day=self.day(),
            zone="America/Los_Angeles",
            minutes=self.chance.choice((None, 60)),
            mode="virtual",
            status=status,
            headcount=self.chance.choice((None, 0, 2, 14)),
            facilitators="",
            note="",
        )
        for team in self.chance.sample(self.rows["team"], self.chance.randint(0, len(self.rows["team"]))):
            evidence = self.chance.choice(("named", "headcount", "reported", None))
            self.add("delivery", session_id=number, team_id=team["id"], evidence=evidence)
        for person in self.rows["person"]:
            if self.chance.random() < 0.5:
                outcome = self.chance.choice(("completed", "completed", "partial", "no_show", "excused"))
                minutes = self.chance.choice((None, 5, 60))
                self.add("attendance", session_id=number, person_id=person["id"], outcome=outcome, minutes=minutes)
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            decision, minutes = self.chance.choice((None, "guest", "matched")), self.chance.choice((None, 7))
            self.add("unmatched", session_id=number, said="somebody", minutes=minutes, decision=decision)

    def the_rest(self) -> None:
        for _ in range(self.chance.randint(0, 3)):
            kind = self.chance.choice(("roster", "roster", "attendance"))
            number = self.add("import", kind=kind, file="f", digest="", day=self.day())
            for team in self.rows["team"]:
                if self.chance.random() < 0.6:
                    self.add("cover", import_id=number, team_id=team["id"])
        for _ in range(self.chance.randint(0, 2)):
            course = self.chance.choice((None, self.some("course")))
            self.add("contact", team_id=self.some("team"), course_id=course, day=self.day(), note="called")


def history(chance: Random) -> tuple[Rows, date]:
    """Make a whole history and the day that it is asked about."""
    made = History(chance, chance.choice(DAYS_ASKED))
    for step in (made.organisation, made.courses, made.people, made.reorganised, made.training, made.the_rest):
        step()
    return made.rows, made.as_of


def rows_in_order(rows: Rows) -> list[tuple[str, Row]]:
    """Give every row with its table, parents before children."""
    from tracker.model import JOURNALED

    return [(table.name, row) for table in JOURNALED for row in rows.get(table.name, ())]
