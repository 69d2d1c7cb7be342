"""What the figures of a course on a day see of a row: rows that look the same to them made no difference."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.coverage.why.learnt import Image, Learnt

View = Callable[["Look", Image], Hashable]
PERIODS = ("posting", "employment", "leave", "exemption")
PEOPLE = (*PERIODS, "attendance", "completion")


@dataclass(frozen=True)
class Look:
    """The day and the course that are looked at, whose credit counts for it, and the sessions as they stand."""

    day: date
    course: int
    credits: frozenset[int]
    sessions: Mapping[int, Image]

    def sees(self, noun: str, image: Image | None) -> Hashable:
        """Give what is seen of a row; None where nothing is."""
        return VIEWS[noun](self, image) if image is not None and noun in VIEWS else None

    def covers(self, image: Image) -> bool:
        """Say whether a period holds the day; an open end is open."""
        starts, ends, day = image.get("starts_on"), image.get("ends_before"), self.day.isoformat()
        return (starts is None or starts <= day) and (ends is None or day < ends)

    def held(self, session: object) -> Image | None:
        """Give a session that was held by the day."""
        image = self.sessions.get(session) if isinstance(session, int) else None
        return image if image and self._held(image) else None

    def _held(self, image: Image) -> bool:
        return image["status"] == "held" and str(image["day"]) <= self.day.isoformat()


def _posting(look: Look, image: Image) -> Hashable:
    return (image["person_id"], image["team_id"]) if image["standing"] == "primary" and look.covers(image) else None


def _employment(look: Look, image: Image) -> Hashable:
    words = (image["person_id"], image["classification"], image["worker_type"])
    return words if look.covers(image) else None


def _leave(look: Look, image: Image) -> Hashable:
    return image["person_id"] if look.covers(image) else None


def _exemption(look: Look, image: Image) -> Hashable:
    return image["person_id"] if image["course_id"] == look.course and look.covers(image) else None


def _attendance(look: Look, image: Image) -> Hashable:
    session = look.held(image["session_id"])
    counts = session and image["outcome"] == "completed" and session["course_id"] in look.credits
    return (image["person_id"], image["session_id"]) if counts else None


def _completion(look: Look, image: Image) -> Hashable:
    counts = image["course_id"] in look.credits and image["day"] <= look.day.isoformat()
    return (image["person_id"], image["course_id"], image["day"]) if counts else None


def _session(look: Look, image: Image) -> Hashable:
    seen = look.held(image["id"]) is not None and image["course_id"] in look.credits
    return (image["course_id"], image["day"]) if seen else None


def _delivery(look: Look, image: Image) -> Hashable:
    session = look.held(image["session_id"])
    return (image["session_id"], image["team_id"]) if session and session["course_id"] == look.course else None


def _audience(look: Look, image: Image) -> Hashable:
    seen = image["course_id"] == look.course and look.covers(image)
    return (image["program_id"], image["classification"], image["worker_type"]) if seen else None


def _counts_toward(look: Look, image: Image) -> Hashable:
    return (image["course_id"], image["ends_before"]) if image["toward_id"] == look.course else None


def _course(look: Look, image: Image) -> Hashable:
    return (image["id"], image["valid_months"], look.covers(image)) if image["id"] == look.course else None


def _team(look: Look, image: Image) -> Hashable:
    return (image["id"], image["program_id"], image["district_id"], look.covers(image))


def _district(look: Look, image: Image) -> Hashable:
    return (image["id"], look.covers(image))


def _succession(look: Look, image: Image) -> Hashable:
    return (image["team_id"], image["successor_id"], image["day"]) if image["day"] <= look.day.isoformat() else None


VIEWS: dict[str, View] = {
    "posting": _posting,
    "employment": _employment,
    "leave": _leave,
    "exemption": _exemption,
    "attendance": _attendance,
    "completion": _completion,
    "session": _session,
    "delivery": _delivery,
    "audience": _audience,
    "counts_toward": _counts_toward,
    "course": _course,
    "team": _team,
    "district": _district,
    "succession": _succession,
}


def difference(row: Learnt, before: Look, after: Look) -> str | None:
    """Say whether a row was added, changed or removed in the eyes of the figure; None where it looks the same."""
    was, now = before.sees(row.noun, row.before), after.sees(row.noun, row.after)
    if was == now:
        return None
    return "added" if was is None else "removed" if now is None else "changed"
