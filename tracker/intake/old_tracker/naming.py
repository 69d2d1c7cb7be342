"""What the labels of a tracker name: districts and teams at its side, courses and programs above it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker.intake import words
from tracker.intake.old_tracker.days import year_of
from tracker.intake.old_tracker.values import Heading, Held, KnownCourse, Place, Role
from tracker.names import show, tidy
from tracker.teams import TeamFacts

_DISTRICT = re.compile(r"(?<![a-z0-9])(?:districts?|dist|d)[\s._#-]*(?:no\.?\s*)?0*([1-9]\d?)(?![0-9])")
_MORE = re.compile(r"\s*(?:,|&|\+|/|and|to|through|thru|[-\u2013])\s*(?:districts?|dist|d)?[\s.#]*0*[1-9]\d?(?![0-9])")
_NUMBER = re.compile(r"0*([1-9]\d?)(?:\.0)?(?=$|\s*[-\u2013:(/])")
_STATEWIDE = re.compile(r"\b(?:state ?wide|all districts|entire state|whole state|state office|central office)\b")
_COUNTY = frozenset({"co", "cos", "county", "counties", "and", "office", "branch"})
_LONGEST = 80  # characters of a label
_PREFIX = 3  # letters from which the start of a word stands for it
_BOTH = frozenset({"both", "both programs", "all programs", "all teams", "cps and perm", "everyone"})

_FILLER = words.FILLER | frozenset(
    {"training", "trainings", "trained", "course", "courses", "session", "sessions", "class", "classes", "tracker"}
    | {"tracking", "rollout", "roll", "out", "status", "log", "dates", "date", "held", "of", "for", "and", "by", "a"}
    | {"to", "in", "with", "district", "districts", "odhs", "statewide", "all", "completed", "delivered", "when", "day"}
    | {"attended", "attendees", "attendance", "count", "people", "ppl", "headcount", "how", "many", "notes", "note"}
    | {"comments", "comment", "remarks", "year", "calendar", "fy", "present", "done", "both", "s", "x", "old", "sheet"}
    | {"sheet1", "sheet2", "sheet3", "master", "final", "copy", "new", "scheduled", "planned", "planning", "or", "on"}
)
_COUNTS = frozenset({"attended", "attendees", "attendance", "count", "people", "ppl", "headcount", "many", "present"})
_DAYS = frozenset({"date", "dates", "day", "when"})
_NOTES = frozenset({"notes", "note", "comments", "comment", "remarks"})
_SIDE = re.compile(r"(?:program|team|unit|branch|course|training|class|topic|training name|course name)s?(?: name)?")
_OF_DISTRICTS = frozenset(
    {"district", "districts", "dist", "d", "district no", "district number", "dist no", "dist number"}
)
_PASSED_OVER = re.compile(
    r"(?:county|counties|regions?|contacts?|supervisors?|managers?|pm|program managers?|names?|e ?mails?|phones?"
    r"|totals?"
    r"|staff|number of staff|total staff|staff total|staff count|eligible|roster|fte|percent|share|remaining|left"
    r"|last updated|updated|initials|office|offices|site|sites|location|priority|order|lead|trainer|trainers"
    r"|facilitators?|grand total|owner|next steps?)(?: name| person| info)?"
)


class Naming:
    """The records' own names, as the labels of a file are held against them."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.courses = [(course, *_ways(course)) for course in held.courses]
        self.called = {words.key(word): course.code for course in held.courses for word in course.words}
        self.teams: dict[str, TeamFacts] = {}
        for team in held.teams:
            for word in (team.code, *team.words, *([team.name] if team.name and team.district is None else [])):
                self.teams.setdefault(words.key(word), team)
        programs = sorted({team.program for team in held.teams} | set(words.PROGRAMS), key=len)
        self.spoken = {
            program: sorted({words.key(program), *words.PROGRAMS.get(program, ())} - {"safety"}, key=len, reverse=True)
            for program in programs
        }

    def place(self, label: str, *, numbers: bool = False) -> Place | None:
        """Read the label of a row; None where it names no place. `numbers`: in its column 4 alone is District 4."""
        text = tidy(show(label))
        folded = words.key(text)
        if not folded or len(text) > _LONGEST or words.is_total(text):
            return None
        if folded in self.teams:
            team = self.teams[folded]
            return Place(text, team.district, (team.program,), team.team_id)
        return self._numbered(text, folded, numbers=numbers)

    def _numbered(self, text: str, folded: str, *, numbers: bool) -> Place | None:
        """Read a label by the number of its district."""
        found = [int(each[1]) for each in _DISTRICT.finditer(text.casefold().replace("_", " "))]
        only = _NUMBER.match(text) if numbers and not found else None
        if only:
            found = [int(only[1])]
        if not found:
            return self._unnumbered(text, folded)
        if words.is_note(text) and not text.startswith("("):
            return None
        if self._is_several(text, found):
            return Place(text, wrong="It names several districts. Give each district a row of its own.")
        if found[0] not in self.held.counties:
            return Place(text, wrong=f"There is no district {found[0]} in the records.")
        rest = _DISTRICT.sub(" ", text.casefold()) if not only else text[only.end() :]
        return Place(text, found[0], self.programs(rest), None, self._unit(rest, found[0]))

    def _is_several(self, text: str, found: list[int]) -> bool:
        folded = text.casefold().replace("_", " ")
        first = _DISTRICT.search(folded)
        return len(set(found)) > 1 or (first is not None and _MORE.match(folded, first.end()) is not None)

    def _unnumbered(self, text: str, folded: str) -> Place | None:
        """Read a label without a number: counties of one district, or the whole state."""
        if _STATEWIDE.search(folded):
            return Place(text, wrong="It names no one team. Log a session for several districts on its own.")
        without = self._without_programs(folded)
        said = [word for word in without.split() if word not in _COUNTY and word not in words.FILLER]
        names = " ".join(said)
        for district, counties in self.held.counties.items():
            left = f" {names} "
            for county in sorted(counties, key=len, reverse=True):
                left = left.replace(f" {county} ", " ")
            if said and not left.strip():
                return Place(text, district, self.programs(folded), assumed=f"“{text}” is read as District {district}.")
        return None

    def _unit(self, rest: str, district: int) -> str:
        """Give the words of a label that name no district, program or county."""
        counties = " ".join(self.held.counties.get(district, ()))
        left = self._without_programs(words.key(rest)).split()
        return " ".join(word for word in left if word not in words.FILLER | _COUNTY and word not in counties.split())

    def programs(self, text: str) -> tuple[str, ...]:
        """Give the programs that a label names."""
        folded = words.key(text)
        if folded in _BOTH:
            return tuple(self.spoken)
        whole = words.program_of(text)
        spoken = f" {folded} "
        return tuple(
            program
            for program, synonyms in self.spoken.items()
            if program == whole or any(f" {word} " in spoken for word in synonyms)
        )

    def _without_programs(self, folded: str) -> str:
        left = f" {folded} "
        for synonyms in self.spoken.values():
            for word in synonyms:
                left = left.replace(f" {word} ", "  ")
        return left.strip()

    def courses_in(self, label: str) -> tuple[str, ...]:
        """Give the codes of the courses that all the telling words of a label fit; one is certain."""
        folded = words.key(show(label))
        if folded in self.called:
            return (self.called[folded],)
        for course, title, code, *_ in self.courses:
            if folded in (title, code):
                return (course.code,)
        bare = re.sub(r"[(\[].*?[)\]]", " ", label)
        for text in dict.fromkeys((label, bare)):
            said = self.telling(text)
            fit = tuple(course.code for course, _, _, parts, short in self.courses if _fits(said, parts, short))
            if fit:
                return fit
        return ()

    def telling(self, label: str) -> list[str]:
        """Give the words of a label that may name a course."""
        folded = self._without_programs(words.key(show(label)))
        return [word for word in folded.split() if word not in _FILLER and not word.isdigit() and len(word) > 1]

    def title_of(self, code: str) -> str:
        """Give a course's title."""
        return next((course.title for course in self.held.courses if course.code == code), code)

    def is_heading(self, label: str) -> bool:
        """Say whether a text above a column is one that trackers have there."""
        folded = words.key(label)
        return bool(
            self.programs(label)
            or self.courses_in(label)
            or role_of(label)
            or is_passed_over(label)
            or _SIDE.fullmatch(folded)
            or folded in _OF_DISTRICTS
        )

    def heading(self, stack: Iterable[str]) -> Heading:
        """Read the headings above one column, the lowest first."""
        labels = [label for label in stack if label]
        found = Heading(" / ".join(reversed(labels)), "")
        for label in labels:
            fit = self.courses_in(label)
            found = replace(
                found,
                course=found.course or (fit[0] if len(fit) == 1 else None),
                word=found.word or (label if found.course is None and words.key(label) in self.called else ""),
                choices=found.choices or (fit if len(fit) > 1 else ()),
                programs=found.programs or self.programs(label),
                year=found.year or year_of(label),
                role=found.role or role_of(label),
                asked=found.asked or (label if self.telling(label) else ""),
            )
        if found.course is None:
            together = self.courses_in(" ".join(reversed(labels)))
            found = replace(
                found, course=together[0] if len(together) == 1 else None, choices=found.choices or together
            )
        return found


def _ways(course: KnownCourse) -> tuple[str, str, frozenset[str], frozenset[str]]:
    """Give a course's title and code as they are compared, their words, and the first letters that stand for it."""
    title, code = words.key(course.title), words.key(course.code)
    short = {"".join(word[0] for word in way.split()) for way in (title, code)}
    return title, code, frozenset(title.split()) | frozenset(code.split()), frozenset(s for s in short if len(s) > 1)


def _fits(said: list[str], parts: frozenset[str], short: frozenset[str]) -> bool:
    """Say whether every word is one of a course's, or the start of one; or one word is its first letters."""
    if not said:
        return False
    if len(said) == 1 and said[0] in short:
        return True
    return all(
        word in parts or (len(word) >= _PREFIX and any(part.startswith(word.removesuffix("s")) for part in parts))
        for word in said
    )


def role_of(label: str) -> Role:
    """Say what the cells under a heading hold, where it says so: days, numbers of people, notes."""
    said = set(words.key(label).split())
    if "#" in label or said & _COUNTS:
        return "count"
    if said & _NOTES:
        return "note"
    return "day" if said & _DAYS else ""


def is_side(label: str) -> bool:
    """Say whether a heading stands over more labels: the program, the team, the course of each row."""
    return _SIDE.fullmatch(words.key(label)) is not None


def is_of_districts(label: str) -> bool:
    """Say whether a heading stands over districts."""
    return words.key(label) in _OF_DISTRICTS


def is_passed_over(label: str) -> bool:
    """Say whether a heading stands over what no session is made of."""
    return _PASSED_OVER.fullmatch(words.key(label.replace("#", " number of ").replace("%", " percent "))) is not None
