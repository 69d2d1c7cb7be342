"""What a heading says: which field it names, whether it is sensitive, and whom it is about."""

import re
import unicodedata
from functools import lru_cache

from tracker.intake.columns import COLUMNS
from tracker.intake.words import key

_SENSITIVE = re.compile(
    r"\b(race|ethnic\w*|gender|sex|pronouns?|birth ?date|birth ?day|dob|date of birth|age|home address|street"
    r"|home (city|zip|phone|email)|mailing address|residence|address line \d|zip|salary|wage|pay( rate| step| range)?"
    r"|salary range|hourly|compensation|ssn|social security( number)?|leave (record )?(type|code|reason)|fmla|ofla"
    r"|disabilit\w+|veteran\w*|marital\w*|religion|emergency \w+|personal (email|phone|cell)|medical|nationality)\b"
)
FEWEST_WORDS, MOST_WORDS = 2, 5  # of a heading made of several known ones
SEVERAL = 50  # the rank of such a heading: behind every known one
LONGEST = 200  # characters in a heading
_SOMEONE_ELSE = frozenset(
    {"supervisor", "supervisors", "manager", "managers", "sup", "supv", "spvr", "mgr", "boss", "lead", "reports"}
    | {"emergency", "backup", "mentor", "former", "previous", "personal", "home", "alternate", "alt", "spouse"}
)
_ALIKE = {
    "supv": "supervisor",
    "spvr": "supervisor",
    "supervisors": "supervisor",
    "supvr": "supervisor",
    "mgr": "manager",
    "managers": "manager",
    "employees": "employee",
    "emp": "employee",
    "empl": "employee",
    "num": "number",
    "nbr": "number",
    "workers": "worker",
    "addr": "address",
    "dt": "date",
    "identification": "id",
}
_BRACKETS = re.compile(r"[(\[\uff08].*?[)\]\uff09]", re.DOTALL)
_IDLE = frozenset({"the", "of", "s", "please", "current", "a", "cw", "odhs", "dhs"})


def words_of(heading: str) -> tuple[str, ...]:
    """Give a heading's words as they are compared: # is "number", e-mail is email, short forms written out."""
    text = re.sub(
        r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", unicodedata.normalize("NFKC", heading)
    )  # a word cut in two lines
    text = text.replace("#", " number ").replace("'", "").replace("\u2019", "")
    text = re.sub(r"(?i)\be[\s-]?mail\b", "email", text)
    text = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)  # EmployeeName
    return tuple(_ALIKE.get(word, word) for word in key(text).split() if word not in _IDLE)


def _known() -> dict[tuple[str, ...], tuple[str, int]]:
    """Give every heading's sorted words with its field and its rank there; the first field to claim one has it."""
    found: dict[tuple[str, ...], tuple[str, int]] = {}
    for column in COLUMNS:
        for rank, heading in enumerate(column.headings):
            found.setdefault(tuple(sorted(words_of(heading))), (column.field, rank))
    return found


_KNOWN = _known()
_VOCABULARY = frozenset(word for words in _KNOWN for word in words)


@lru_cache(maxsize=4096)  # the cells of later rows are asked, too, and most say the same
def field_of(heading: str) -> tuple[str, int] | None:
    """Give the field that a heading names exactly, and how telling the heading is (0 is most)."""
    if len(heading) > LONGEST:
        return None
    words = words_of(heading)
    if not words:
        return ("other", 0) if heading.strip() == "#" else None
    found = _KNOWN.get(tuple(sorted(words))) or _said_twice(frozenset(words))
    others = (_written_out(heading, words), _without_brackets(heading, words)) if found is None else ()
    return found or next((known for other in others if other and (known := _KNOWN.get(tuple(sorted(other))))), None)


def _without_brackets(heading: str, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give a heading's words without what stands in brackets, unless that speaks of somebody else."""
    if not _BRACKETS.search(heading):
        return None
    bare = words_of(_BRACKETS.sub(" ", heading))
    aside = {word for text in _BRACKETS.findall(heading) for word in words_of(text)}
    return bare if bare != words and not _SOMEONE_ELSE & aside else None


def _said_twice(words: frozenset[str]) -> tuple[str, int] | None:
    """Give the one field that a heading of several known headings names: "Job Class Title" is both and no other."""
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or not words <= _VOCABULARY:
        return None
    parts = [known for known in _KNOWN if words.issuperset(known)]
    fields = {_KNOWN[part][0] for part in parts}
    whole = len(fields) == 1 and words == frozenset(word for part in parts for word in part)
    return (fields.pop(), SEVERAL) if whole else None


def _written_out(heading: str, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give a heading's words with those that a point cuts short ("Classif.") written out, where only one is meant."""
    if "." not in heading:
        return None
    short = {key(cut) for cut in re.findall(r"(?i)([a-z]{4,})\.", heading)} - _VOCABULARY
    meant = {cut: [word for word in _VOCABULARY if word.startswith(cut)] for cut in short}
    if not short or any(len(found) != 1 for found in meant.values()):
        return None
    return tuple(meant[word][0] if word in meant else word for word in words)


def is_sensitive(heading: str) -> bool:
    """Whether a column holds what is never stored."""
    return _SENSITIVE.search(key(heading)) is not None and field_of(heading) is None


def is_about_someone_else(heading: str) -> bool:
    """Whether a heading speaks of a supervisor or another person than the row's own."""
    return bool(_SOMEONE_ELSE & set(words_of(heading)))


def normal(heading: str) -> str:
    """Give a heading as saved mappings keep it."""
    return " ".join(words_of(heading))
