"""Which course is meant by a file's words: its code, its title, or what was chosen; anything else asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.intake.completions.values import LEFT_OUT, Mark
from tracker.intake.words import key

LIKELY = 80  # of 100, for a proposal


@dataclass(frozen=True)
class HeldCourse:
    """A course of the records."""

    course_id: int
    code: str
    title: str
    words: tuple[str, ...] = ()  # what files call it besides, as she said


@dataclass(frozen=True)
class Meant:
    """What a file's words were taken for: a course, a course that is left out, or (None) nothing yet; and why."""

    course: HeldCourse | None = None
    left_out: bool = False
    why: str = ""

    @property
    def known(self) -> bool:
        """Whether nothing is to be asked."""
        return self.course is not None or self.left_out


def word_key(mark: Mark) -> str:
    """Give the words of a mark's course as they are compared; empty where the file does not say."""
    return key(mark.course) or key(mark.code)


def by_words(courses: Iterable[HeldCourse]) -> dict[str, HeldCourse]:
    """Give the courses by the words that name them without doubt; a title that two share names neither by itself."""
    courses = tuple(courses)
    found: dict[str, HeldCourse] = {}
    twice: set[str] = set()
    for course in courses:
        if found.setdefault(key(course.title), course) is not course:
            twice.add(key(course.title))
    named = {words: course for words, course in found.items() if words not in twice}
    said = {key(word): course for course in courses for word in course.words}
    return {**named, **said, **{key(course.code): course for course in courses}}


def named_in(text: str, known: Mapping[str, HeldCourse]) -> HeldCourse | None:
    """Give the one course whose code or title stands in a text whole."""
    words = f" {key(text)} "
    found = {course.course_id: course for said, course in known.items() if said and f" {said} " in words}
    return next(iter(found.values())) if len(found) == 1 else None


def chosen(code: str, courses: Mapping[str, HeldCourse], why: str) -> Meant:
    """Give what a choice says; one of a course that is gone says nothing."""
    if code == LEFT_OUT:
        return Meant(left_out=True, why=why)
    return Meant(courses.get(key(code)), why=why)


def likely(words: str, courses: Iterable[HeldCourse]) -> list[HeldCourse]:
    """Give the courses that words may mean, the likeliest first: a guess, never applied."""
    from rapidfuzz import fuzz

    own = {*key(words).split()}
    scored = []
    for course in courses:
        names = (key(course.code), key(course.title))
        shared = max(len(own & {*name.split()}) for name in names)
        score = max(fuzz.ratio(key(words), name) for name in names)
        if score >= LIKELY or (shared and own & {*names[0].split()}):
            scored.append((-score, course.code, course))
    return [course for _, _, course in sorted(scored, key=lambda each: each[:2])]
