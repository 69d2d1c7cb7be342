"""What is checked when the app starts takes no time that anybody notices, however much was recorded."""

import time
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import insert

from tracker.model import Attendance, Course, Person, TrainingSession
from tracker.store import Place, create

SESSIONS, PEOPLE = 100, 2000


@pytest.mark.long
def test_200000_attendances_are_checked_within_half_a_second_of_work(
    place: Place, told: Callable[[str, str], None]
) -> None:
    with closing(create(Place(place.path))) as store:
        with store.writing("set up") as db:
            db.execute(insert(Course), [{"code": "c", "title": "C"}])
            db.execute(insert(Person), [{"name": f"Person {number}"} for number in range(PEOPLE)])
            held = {"course_id": 1, "day": date(2025, 1, 1), "zone": "America/Los_Angeles", "status": "held"}
            db.execute(insert(TrainingSession), [held] * SESSIONS)
        for session in range(1, SESSIONS + 1):
            came = [{"session_id": session, "person_id": n, "outcome": "completed"} for n in range(1, PEOPLE + 1)]
            with store.writing("logged a session") as db:
                db.execute(insert(Attendance), came)
        spent = []
        for _ in range(3):
            began = time.process_time()
            assert store.check(quick=True).whole
            spent.append(time.process_time() - began)
        began = time.process_time()
        assert store.check().whole
        told(
            "quick check at 200,000 attendances", f"{min(spent):.2f} s; full check {time.process_time() - began:.1f} s"
        )
    assert min(spent) <= 0.5
