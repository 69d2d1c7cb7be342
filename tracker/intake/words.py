"""The words that districts use: for programs, worker types, districts, vacancies, totals and people who left."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

PROGRAMS: dict[str, tuple[str, ...]] = {
    "CPS": (
        *("cps", "prot svcs", "prot svc", "prot serv", "protective services", "protective service"),
        *("protective svcs", "child protective services", "child protective service", "child protection"),
        *("child safety", "cps investigations", "safety", "cps assessment", "child protective svcs"),
    ),
    "Permanency": (
        *("perm", "permanency", "permanency services", "perm services", "ongoing", "ongoing permanency"),
        *("on going", "permanency ongoing", "child permanency", "perm svcs", "prm", "permanancy"),
    ),
}
FILLER = frozenset(
    {"unit", "units", "team", "teams", "program", "programs", "staff", "worker", "workers", "dept", "section"}
    | {"department", "caseworkers", "the", "group", "child", "welfare", "cw", "no", "number", "roster", "list"}
)
WORKER_TYPES: dict[str, tuple[str, ...]] = {
    "employee": (
        *("employee", "emp", "regular", "regular employee", "state employee", "permanent", "classified", "staff"),
        *("full time", "part time", "ft", "pt", "limited duration", "ld", "temporary", "temp", "seasonal"),
        *("job rotation", "permanent employee", "state", "odhs", "odhs employee", "trial service"),
    ),
    "contractor": (
        *("contractor", "contract", "contracted", "contingent", "contingent worker", "vendor", "agency temp"),
        *("contract staff", "contract worker", "consultant", "temp agency"),
    ),
    "partner": (
        *("partner", "community partner", "community", "tribal partner", "external", "external partner"),
        *("volunteer", "partner agency"),
    ),
    "student": ("student", "intern", "student worker", "student intern", "practicum", "msw intern", "bsw intern"),
}
NOTHING = frozenset({"", "n a", "na", "none", "nil", "null", "unknown", "not applicable", "same", "blank", "x"})
_EXAMPLES = frozenset(
    {"last first", "last name first name", "lastname firstname", "first last", "example", "sample", "last first m"}
    | {"last first mi", "last first m ext", "firstname lastname", "jane doe example", "your name here"}
)
_VACANT = re.compile(
    r"\b(vacant|vacancy|vacancies|tba|tbd|tbh|unfilled|to be (announced|determined|hired|filled)"
    r"|open (position|post|req|requisition)|position open|recruiting|recruitment|pending hire|new position"
    r"|no incumbent|unassigned|empty seat)\b"
)
_TOTAL = re.compile(
    r"^(grand |sub ?)?(totals?|count|headcount|head count|sum|average|fte|ftes|number of|staff count|filled)\b"
    r"|\b(total|totals|subtotal)$"
)
_LEFT = re.compile(
    r"\b(left|resigned|resignation|separated|separation|terminated|retired|departed|departures?|former"
    r"|no longer|transferred out|moved out|quit|ex staff|leavers?|inactive|moved to|transferred to)\b"
)
_NOTE = re.compile(
    r"^(notes?|legend|key|source|prepared|(last )?updated|data|please|see|questions?|contact|instructions?|remember"
    r"|report|as of|printed|page|confidential|abbreviations?|submitted|completed by)\b"
)
_SIGNATURE = re.compile(
    r"^(notes?|prepared|submitted|completed by|last updated|updated|questions?|contact|instructions?|legend|as of"
    r"|printed|abbreviations?|data refreshed|report date)\b"
)
_DISTRICT = r"(?<![a-z0-9])(?:district|dist|d)s?[\s._#-]*(?:no\.?\s*)?0*([1-9]\d?)(?![0-9])"
_ANOTHER = re.compile(
    r"\s*(?:,|&|\+|/|and|to|through|thru|[-\u2013])\s*(?:district|dist|d)?s?[\s.#]*0*[1-9]\d?(?![0-9]|[-_./]\d)"
)
_FIND_DISTRICT = re.compile(_DISTRICT)
_ONLY_NUMBER = re.compile(r"0*([1-9]\d?)(?:\.0)?")
_BETWEEN = re.compile(r"[\W_]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATES = (
    (re.compile(r"(?<!\d)(20\d\d)[-_./ ]?(\d\d)[-_./ ]?(\d\d)(?!\d)"), "ymd"),
    (re.compile(r"(?<!\d)(20\d\d)[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)"), "ymd"),
    (re.compile(r"(?<!\d)(\d{1,2})[-_./](\d{1,2})[-_./](20\d\d)(?!\d)"), "mdy"),
    (re.compile(r"(?<!\d)(\d{1,2})[-_./](\d{1,2})[-_./](\d\d)(?!\d)"), "mdy"),
    (re.compile(rf"(?<![a-z]){_MONTH}[\s_-]*(\d{{1,2}})(?:st|nd|rd|th)?[\s,_-]+(20\d\d)(?!\d)"), "mdy"),
    (re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s_-]*{_MONTH}[\s,_-]*(20\d\d|\d\d)(?!\d)"), "dmy"),
)


@lru_cache(maxsize=4096)  # a roster says the same few words on every row
def key(text: str) -> str:
    """Give what two writings of one word share: no case, punctuation, odd spaces or line breaks."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _BETWEEN.sub(" ", plain.casefold()).strip()


@lru_cache(maxsize=1024)
def program_of(text: str) -> str | None:
    """Give the program that a cell names without doubt, unit numbers and filler words aside."""
    whole = key(text)
    words = [word for word in whole.split() if not (word in FILLER or word.isdigit() or len(word) == 1)]
    for program, synonyms in PROGRAMS.items():
        if whole in synonyms or " ".join(words) in synonyms:
            return program
    return None


def programs_in(text: str) -> frozenset[str]:
    """Give every program that a free text speaks of."""
    words = f" {key(text)} "
    return frozenset(
        program
        for program, synonyms in PROGRAMS.items()
        if any(f" {word} " in words for word in synonyms if word != "safety")
    )


def district_of(text: str) -> int | None:
    """Give the district that a cell of a district column names: D04, District 4 - CPS, or 4 alone."""
    only = _ONLY_NUMBER.fullmatch(text.strip())
    return int(only[1]) if only else _district_in(text)


@lru_cache(maxsize=1024)
def district_and_program(text: str) -> tuple[int | None, str | None]:
    """Give the district and the program that a sheet's or a file's name speaks of; two of a kind are none."""
    programs = programs_in(text.replace("_", " "))
    return _district_in(text), next(iter(programs)) if len(programs) == 1 else None


def _district_in(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    found: set[int] = set()
    for match in _FIND_DISTRICT.finditer(plain):
        if _ANOTHER.match(plain, match.end()):
            return None
        found.add(int(match[1]))
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def worker_type_of(text: str) -> str | None:
    """Give the worker type that a cell names; None when the word is not known."""
    whole = key(text)
    return next((kind for kind, synonyms in WORKER_TYPES.items() if whole in synonyms), None)


def is_nothing(text: str) -> bool:
    """Whether a cell says in words that it is empty."""
    return key(text) in NOTHING


@lru_cache(maxsize=256)
def is_vacant(text: str) -> bool:
    """Whether a cell says that nobody holds the post."""
    return _VACANT.search(key(text)) is not None


@lru_cache(maxsize=256)
def is_total(text: str) -> bool:
    """Whether a cell begins a row of totals."""
    return _TOTAL.search(key(text)) is not None


def is_left(text: str) -> bool:
    """Whether a cell says that somebody has left."""
    return _LEFT.search(key(text)) is not None


@lru_cache(maxsize=256)
def is_example(text: str) -> bool:
    """Whether a cell shows how to fill in the form instead of naming anybody."""
    words = key(text)
    return words in _EXAMPLES or words.startswith(("e g ", "example ", "sample "))


def is_signature(text: str) -> bool:
    """Whether a cell in the place of a name opens a line about the roster itself; no name begins so."""
    return "," not in text and _SIGNATURE.match(key(text)) is not None


@lru_cache(maxsize=256)
def is_remark(text: str) -> bool:
    """Whether a cell opens as a remark to the reader does."""
    return _NOTE.match(key(text)) is not None


_UNIT = re.compile(r"\b(?:unit|team)\b[\s#]*(?:no\.?\s*)?[\w-]*\d[\w-]*|\b(?:unit|team)\s+[A-Z]\b", re.IGNORECASE)


def unit_in(text: str) -> str | None:
    """Give the unit that a text names by a number or a letter: "Unit 4A", "Team 3"."""
    found = _UNIT.search(text)
    return found[0] if found else None


def is_unit(text: str) -> bool:
    """Whether a lone text calls itself a unit or a team."""
    return key(text).startswith(("unit", "team", "section")) or key(text).endswith(("unit", "team"))


_SUPERVISED = re.compile(r"(?i)(unit |team |cw )?(supervisor|supv?|manager|mgr|lead|team lead)\s*[:\u2013-]\s*\S")
_SENTENCE_END = re.compile(r"(?i)(?:[:!?]|(?<!\b\w)(?<!\bjr)(?<!\bsr)\.)$")  # an initial or "Jr." ends a name


def is_note(text: str) -> bool:
    """Whether a cell is a remark to the reader: a known opening, a sentence, or many words."""
    plain = text.strip()
    return (
        plain.startswith(("*", "-", "\u2022", "("))
        or _NOTE.match(key(plain)) is not None
        or _SUPERVISED.match(plain) is not None
        or len(key(plain).split()) > 6  # noqa: PLR2004 -- no name or unit is that long
        or (_SENTENCE_END.search(plain) is not None and len(plain.split()) > 3)  # noqa: PLR2004 -- no name is as long
    )


def date_in(text: str) -> date | None:
    """Give the one day that a text names, month before day as in the United States; two are none."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    for pattern, order in _DATES:
        found = {day for match in pattern.finditer(plain) if (day := _day(match.groups(), order))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _day(parts: tuple[str, ...], order: str) -> date | None:
    named = dict(zip(order, parts, strict=True))
    month = _MONTHS.index(named["m"][:3]) + 1 if named["m"][0].isalpha() else int(named["m"])
    day, year = int(named["d"]), int(named["y"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0  # noqa: PLR2004 -- two-digit years
    if month > 12 and day <= 12 and order == "mdy":  # noqa: PLR2004 -- 15/11/2025 can only be day first
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None
