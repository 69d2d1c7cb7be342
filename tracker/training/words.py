"""What files call a course besides its code and title: said once by her, and known from then on."""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, NothingToDo, Refused, WrongUsage
from tracker.model import Course, CourseWord, id_of
from tracker.names import tidy
from tracker.training.courses import find_course

LONGEST = 120  # characters
_BETWEEN = re.compile(r"[\W_]+")


def call(db: Session, said: str, word: str) -> str:
    """Let files call a course by another name and give its code; a name that is a course's own is refused."""
    course, word = find_course(db, said), tidy(word)
    if not _compared(word) or not word.isprintable() or len(word) > LONGEST:
        raise WrongUsage('Name it as files do, in a few words, such as "Module 1".')
    refuse_anothers(db, word, course.code)
    if _owner(db, word):
        raise NothingToDo(f"{course.code} is called “{word}” already. Nothing was changed.")
    db.add(CourseWord(course_id=id_of(course), word=word))
    db.flush()
    return course.code


def uncall(db: Session, said: str, word: str) -> str:
    """Forget another name of a course and give its code."""
    course = find_course(db, said)
    rows = db.scalars(select(CourseWord).where(col(CourseWord.course_id) == id_of(course)))
    row = next((each for each in rows if _compared(each.word) == _compared(word)), None)
    if row is None:
        raise NotFound(f"{course.code} is not called {word!r}. `tracker courses list` shows what each is called.")
    db.delete(row)
    db.flush()
    return course.code


def learn(db: Session, said: Iterable[tuple[str, str]]) -> None:
    """Remember words (each with the code that she said for it) by which files call courses."""
    for word, code in said:
        if not _owner(db, word):
            call(db, code, word)


def refuse_anothers(db: Session, word: str, code: str) -> None:
    """Refuse a word that is another course's own: its code, its title, or what she said it is called."""
    owner = _owner(db, word)
    if owner is None or owner[0] == code:
        return
    forget = f' `tracker courses unword {owner[0]} "{tidy(word)}"` forgets it.' if owner[1] else ""
    raise Refused(f"“{tidy(word)}” is what {owner[0]} is called, so it cannot mean {code}.{forget}")


def _owner(db: Session, word: str) -> tuple[str, bool] | None:
    """Give the code of the course that a word belongs to, and whether it was only remembered.

    A title that several courses share, as versions do, is nobody's own.
    """
    courses, wanted = list(db.scalars(select(Course).order_by(col(Course.id)))), _compared(word)
    codes = {id_of(each): each.code for each in courses}
    rows = db.scalars(select(CourseWord))
    kept = next((codes[each.course_id] for each in rows if _compared(each.word) == wanted), None)
    by_code = [each.code for each in courses if _compared(each.code) == wanted]
    by_title = [each.code for each in courses if _compared(each.title) == wanted]
    own = by_code or (by_title if len(by_title) == 1 else [])
    return (kept, True) if kept else (own[0], False) if own else None


def _compared(text: str) -> str:
    """Give what two writings of one name share: no case, no punctuation, no odd spaces."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
