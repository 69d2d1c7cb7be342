"""The courses that a file speaks of, each settled once: chosen, known by its words, remembered, or asked about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracker.errors import WrongUsage
from tracker.intake.completions.courses import HeldCourse, Meant, by_words, chosen, likely, named_in, word_key
from tracker.intake.completions.proposal import UnknownCourse
from tracker.intake.completions.remembered import WHOLE, names_of
from tracker.intake.completions.values import COURSE, LEFT_OUT, Choices, CompletionsFile, Mark, Remembered
from tracker.intake.fields import quoted
from tracker.intake.values import Problem
from tracker.intake.words import key
from tracker.names import show, tidy
from tracker.training.words import LONGEST

Place = tuple[str, str]  # a sheet and a course's words


@dataclass
class Meanings:
    """What each course's words in each sheet stand for."""

    found: dict[Place, Meant] = field(default_factory=dict)
    by_hand: dict[str, str] = field(default_factory=dict)  # words → code, chosen for this file
    unknown: list[UnknownCourse] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)

    def of(self, mark: Mark) -> Meant:
        """Give what a mark's course is."""
        return self.found[mark.given.sheet, word_key(mark)]

    def problems(self) -> Iterator[Problem]:
        """Ask about every course that is not known, once."""
        for each in self.unknown:
            sheet, row, column = each.at
            many = f"{each.marks} row{'s' * (each.marks != 1)}"
            if each.words:
                how = f'--course "{each.words}=CODE" (or =none, if it is none of yours)'
                said = f"{quoted(each.words)} is no course that the tracker knows ({many}). Say which: {how}."
                yield Problem(sheet, row, column, "unknown_course", said)
            else:
                said = f"The file does not say which course this is ({many}). Say it: --course CODE."
                yield Problem(sheet, None, None, "no_course", said)


def meanings(file: CompletionsFile, courses: tuple[HeldCourse, ...], known: Remembered, choices: Choices) -> Meanings:
    """Settle the words of every mark that says anything."""
    words = by_words(courses)
    made = Meanings()
    first: dict[Place, list[Mark]] = {}
    for mark in file.marks:
        first.setdefault((mark.given.sheet, word_key(mark)), []).append(mark)
    for place, marks in first.items():
        made.found[place] = _meant(file, place, marks[0], words, known, choices)
    _take_the_one(made, first, words, choices)
    _leave_activities(file, made, first)
    for place, marks in first.items():
        meant = made.found[place]
        if meant.why and meant.why not in made.assumptions:
            made.assumptions.append(meant.why)
        if not meant.known:
            _ask(made, place, marks, courses)
    return made


def _meant(
    file: CompletionsFile,
    place: Place,
    mark: Mark,
    words: Mapping[str, HeldCourse],
    known: Remembered,
    choices: Choices,
) -> Meant:
    """Settle one course's words: a choice, the course's own code or title, what is remembered, the file's name."""
    sheet, said = place
    if said in choices.courses:
        return chosen(choices.courses[said], words, "")
    exact = {words[each].course_id: words[each] for each in (key(mark.code), key(mark.course)) if each in words}
    if exact:
        course = next(iter(exact.values()))
        by_word = said in map(key, course.words)
        why = f"{quoted(mark.course or mark.code)} is {course.code}, as it was chosen before." if by_word else ""
        return Meant(course, why=why) if len(exact) == 1 else Meant()
    kept = _remembered(file, sheet, mark, known)
    if kept:
        named = "left out" if kept == LEFT_OUT else kept
        why = f"{quoted(mark.course or mark.code or WHOLE)} is {named}, as it was chosen before."
        meant = chosen(kept, words, why)
        return meant if meant.known else Meant()
    if not said and choices.course is None:
        return _from_names(file, sheet, words)
    return Meant()


def titles_given(
    file: CompletionsFile, by_hand: Mapping[str, str], courses: tuple[HeldCourse, ...]
) -> tuple[tuple[str, str], ...]:
    """Give the titles, no headings, that were given to a course by hand, with its code; a course's own is none."""
    known = by_words(courses)
    found: dict[str, tuple[str, str]] = {}
    for mark in file.marks:
        said, title = word_key(mark), tidy(show(mark.course or mark.code))
        code = by_hand.get(said, LEFT_OUT)
        if said and not mark.heading and code != LEFT_OUT and said not in known and len(title) <= LONGEST:
            found.setdefault(said, (title, code))
    return tuple(found.values())


def _remembered(file: CompletionsFile, sheet: str, mark: Mark, known: Remembered) -> str:
    """Give the code that was chosen for such words before: under the same headings, or as a title anywhere."""
    said = word_key(mark)
    if said and not mark.heading:
        return known.titles.get(said, "")
    names = next((names_of(each) for each in file.sheets if each.sheet == sheet), frozenset())
    return known.headings.get(names, {}).get(said or WHOLE, "")


def _from_names(file: CompletionsFile, sheet: str, words: Mapping[str, HeldCourse]) -> Meant:
    """Take the course that the sheet's name, or the file's, says whole."""
    for text, where in ((sheet, "sheet's name"), (file.source, "file's name")):
        if course := named_in(text, words):
            return Meant(course, why=f"The course is {course.code}: it stands in the {where}.")
    return Meant()


def _take_the_one(
    made: Meanings, first: Mapping[Place, list[Mark]], words: Mapping[str, HeldCourse], choices: Choices
) -> None:
    """Let a course that was given for the whole file stand for the one that the file leaves open."""
    if choices.course is not None:
        open_ones = {said for (_, said), meant in ((p, made.found[p]) for p in first) if not meant.known}
        taken = {""} & open_ones or open_ones
        if len(taken) != 1:
            raise WrongUsage(_several(first, taken))
        (said,) = taken
        for place in [each for each in first if each[1] == said and not made.found[each].known]:
            made.found[place] = chosen(choices.course, words, "")
        made.by_hand[said] = choices.course
    made.by_hand.update({words: code for words, code in choices.courses.items() if any(p[1] == words for p in first)})


def _several(first: Mapping[Place, list[Mark]], open_ones: set[str]) -> str:
    """Say why one course for the whole file is not enough."""
    shown = [marks[0].course or marks[0].code for (_, said), marks in first.items() if said in open_ones]
    if not shown:
        return 'This file names its courses itself. For another one say --course "WORDS=CODE".'
    listed = ", ".join(quoted(each) for each in dict.fromkeys(shown))
    return f'This file speaks of several courses ({listed}). Say which is which: --course "{shown[0]}=CODE".'


def _leave_activities(file: CompletionsFile, made: Meanings, first: Mapping[Place, list[Mark]]) -> None:
    """Leave the activities of a course out where the file has the whole course's completion beside them."""
    whole = {sheet.sheet for sheet in file.sheets if sheet.shape == COURSE}
    left = [place for place in first if place[0] in whole and place[1] and not made.found[place].known]
    for place in left:
        made.found[place] = Meant(left_out=True)
    if left:
        listed = ", ".join(quoted(first[place][0].course) for place in left)
        made.assumptions.append(f"{listed}: parts of the course, left out beside “Course complete”.")


def _ask(made: Meanings, place: Place, marks: list[Mark], courses: tuple[HeldCourse, ...]) -> None:
    """Ask about words that nothing is known of, with the courses that they may mean."""
    mark = marks[0]
    said = mark.course or mark.code
    near = tuple(course.code for course in likely(said, courses)) if said else ()
    row, column = mark.aim or (mark.given.row, mark.column)
    made.unknown.append(UnknownCourse(place[1], said, (place[0], row, column), len(marks), near))
    if near:
        made.guesses.append(f"{quoted(said)} may be {' or '.join(near)}.")
