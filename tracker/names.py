"""The names of people: taken apart, compared without order or accents, and shown harmlessly."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PARTICLES = frozenset(
    {"de", "la", "las", "los", "del", "della", "di", "da", "das", "dos", "du", "al", "el", "le", "y"}
    | {"van", "der", "den", "von", "zu", "zur", "ter", "ten", "bin", "ibn"}
)
_SUFFIXES = {"jr": "Jr", "sr": "Sr", "ii": "II", "iii": "III", "iv": "IV"}
_NOTE = re.compile(r"\s*[(\[\uff08]\s*(\w[\w .,;:&/'-]*?)\s*[)\]\uff09]\s*$")
_PLAIN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f .,'\"()-])+")  # letters and what names are written with
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u200b\ufeff", ""),
    }
)
_FOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "'": ""})
_ACCENTS = re.compile("[\u0300-\u036f]")
_SEQUENCES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)"  # OSC, DCS and their kin
)
_REMEMBERED = 20_000  # keys: a roster asks for each of its names several times
_MOST_PARTS = 3  # "Family, Given, Credential" is still one person
_JOINERS = "\u200c\u200d"  # invisible, yet part of how some scripts are written


@dataclass(frozen=True)
class Name:
    """A person's name as read: what to show, its parts, what stood in brackets, and the raw text."""

    shown: str  # "Family, Given Middle" where both parts are known, else the tidied text
    family: str
    given: str
    note: str  # "EXT", "Unverified": kept, never decides anything
    raw: str


def show(text: str) -> str:
    """Give the text as it may be shown: no control, escape or bidi character; letters stay as they are."""
    if text.isprintable():
        return text
    return "".join(map(_harmless, _SEQUENCES.sub("", text)))


def tidy(text: str) -> str:
    """Give the text with single spaces and straight quotes, composed as one character per letter."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).split())


def parse_name(text: str, *, family: str | None = None, given: str | None = None) -> Name:
    """Take a name apart: "Last, First M. (NOTE)", "First Last", or two columns of their own."""
    raw = text
    if family and given and tidy(family) and tidy(given):
        raw = text or f"{family}, {given}"
        text = f"{family}, {given}"
    elif not tidy(text):
        raw = text = text if tidy(text) else (family or given or text)
    bare, note = _without_notes(tidy(text))
    if not _PLAIN.fullmatch(bare):
        before, comma, after = bare.partition(",")
        return Name(bare, before.strip() if comma else "", after.strip(), note, raw)
    if bare.isupper():
        bare = _cased(bare)
        known = "," in bare
    else:
        known = True
    last, first = _parts(bare) if known or " " not in bare else ("", "")
    both = last and first and not (_EAST_ASIAN.search(bare) and "," not in bare)
    return Name(f"{last}, {first}" if both else bare, last, first, note, raw)


def name_key(name: Name | str) -> str:
    """Give what two writings of one name share: no case, accents, order, notes or middle initials."""
    return _key(_compared(name))


def folded(text: str) -> str:
    """Give what a search compares: no case, no accents, no apostrophes; numbers and emails stay as they are."""
    if text.isascii():
        return text.casefold().replace("'", "")
    plain = unicodedata.normalize("NFKD", tidy(show(text)).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain)).translate(_FOLDED)


def initials(name: Name | str) -> frozenset[str]:
    """Give the letters that stand alone in a name: the "a" of "Doe, Jane A."."""
    return frozenset(word for word in _words(_compared(name)) if _initial(word))


def looks_like_two_people(text: str) -> bool:
    """Say whether one cell seems to hold the names of two people: "Ann Lee / Bo Ray", "Al and Jo Fox"."""
    plain = re.sub(r"[(\[\uff08][^()\[\]]*[)\]\uff09]", " ", text.replace("\r", ""))
    parts = [part for part in (part.strip(" ,") for part in plain.split(",")) if part]
    if len([part for part in parts if part.lower().rstrip(".") not in _SUFFIXES]) > _MOST_PARTS:
        return True
    joined = re.split(r"\s+(?:and|und)\s+|&", plain, flags=re.IGNORECASE)
    if len(joined) > 1 and all(_full_words(part) for part in joined):
        return True
    apart = [part for part in re.split(r"[/;|+\n]", plain) if part.strip()]
    return len(apart) > 1 and all(_full_words(part) > 1 for part in apart)


def _harmless(char: str) -> str:
    """Give the character, a space for a line break or tab, or nothing."""
    kind = unicodedata.category(char)
    if char in "\t\n\r\x0b\x0c\x85" or kind in {"Zl", "Zp"}:
        return " "
    if kind == "Cs":
        return "\ufffd"
    return "" if kind == "Cc" or (kind == "Cf" and char not in _JOINERS) else char


def _without_notes(text: str) -> tuple[str, str]:
    """Split off what stands in brackets at the end, as long as something stands before it."""
    notes: list[str] = []
    while (found := _NOTE.search(text)) and found.start() > 0:
        if not found[0][0].isspace() and not _PLAIN.fullmatch(text[: found.start()]):
            break
        notes.insert(0, found[1])
        text = text[: found.start()]
    return text, ", ".join(notes)


def _parts(text: str) -> tuple[str, str]:
    """Split a plain name into family and given; the suffix goes with the given name."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        return _without_comma(text.split())
    first, more, rest = (part.strip() for part in given.partition(","))
    if more and _suffix(first):
        first, rest = rest, first
    return family, f"{first} {rest}".strip(" ,")


def _without_comma(words: list[str]) -> tuple[str, str]:
    """Split "Given Middle Family Suffix": the last word and the particles before it are the family."""
    if len(words) == 1:
        return "", words[0]
    if _EAST_ASIAN.search("".join(words)):
        return words[0], " ".join(words[1:])
    suffix = [words.pop()] if _suffix(words[-1]) and words[2:] else []
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start] + suffix)


def _suffix(word: str) -> bool:
    """Say whether the word is a Jr or a III."""
    return word.lower().rstrip(".") in _SUFFIXES


def _cased(text: str) -> str:
    """Give an all-capitals name in the case that people write: "de la Cruz, Ana", "McDonald", "O'Brien"."""
    family, *rest = (part.split() for part in text.split(","))
    return ", ".join([_cased_part(family, first=0), *(_cased_part(part, first=1) for part in rest)])


def _cased_part(words: list[str], *, first: int) -> str:
    """Give one part of a name in its usual case; particles stand at `first` or later, and never last."""
    last = len([word for word in words if not _suffix(word)]) - 1
    return " ".join(
        word.lower() if word.lower() in _PARTICLES and first <= place < last else _cased_word(word)
        for place, word in enumerate(words)
    )


def _cased_word(word: str) -> str:
    """Give one word in its usual case."""
    if _suffix(word):
        return _SUFFIXES[word.lower().rstrip(".")] + ("." if word.endswith(".") else "")
    pieces = re.split(r"([-'.\"(])", word)
    return "".join("Mc" + piece[2:].capitalize() if re.match("MC..", piece) else piece.capitalize() for piece in pieces)


def _compared(name: Name | str) -> str:
    """Give the part of a name that is compared: what is shown, without notes."""
    return name.shown if isinstance(name, Name) else parse_name(name).shown


@lru_cache(maxsize=_REMEMBERED)
def _key(shown: str) -> str:
    """Give the key of a name as shown; one without any word is its own key."""
    words = _words(shown)
    whole = [word for word in words if not _initial(word)]
    enough = sum(len(word) > 1 or bool(_EAST_ASIAN.match(word)) for word in whole) > 1
    return " ".join(sorted(whole if enough else words)) or tidy(show(shown)).casefold()


def _words(text: str) -> list[str]:
    """Give a name's words, folded: what a comparison may look at."""
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", tidy(show(text)).casefold())
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", folded))
    return re.findall(r"[^\W_]+", show(text).casefold().translate(_FOLDED))


def _initial(word: str) -> bool:
    """Say whether a folded word is one letter of a script that has capitals."""
    return len(word) == 1 and word.upper() != word


def _full_words(text: str) -> int:
    """Count the words of two letters and more."""
    return len(re.findall(r"[^\W\d_]{2,}", text))
