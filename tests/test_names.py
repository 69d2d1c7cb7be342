"""Names as people and files write them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.names import initials, looks_like_two_people, name_key, parse_name, show


@pytest.mark.parametrize(
    ("text", "shown", "family", "given_name", "note"),
    [
        ("Roe, Ada M. (EXT)", "Roe, Ada M.", "Roe", "Ada M.", "EXT"),
        ("Ada Roe", "Roe, Ada", "Roe", "Ada", ""),
        ("Pat Fenn (External)", "Fenn, Pat", "Fenn", "Pat", "External"),
        ("Lind [DHS]", "Lind", "", "Lind", "DHS"),
        ("Roe, Ada (CPS) (External)", "Roe, Ada", "Roe", "Ada", "CPS, External"),
        ("ROE, ADA", "Roe, Ada", "Roe", "Ada", ""),
        ("DE LA VEGA, INES", "de la Vega, Ines", "de la Vega", "Ines", ""),
        ("MCTAVISH, AMY", "McTavish, Amy", "McTavish", "Amy", ""),
        ("O'DARE, KIT", "O'Dare, Kit", "O'Dare", "Kit", ""),
        ("O\u2019Dare, Kit", "O'Dare, Kit", "O'Dare", "Kit", ""),
        ("Ines de la Vega", "de la Vega, Ines", "de la Vega", "Ines", ""),
        ("Roe-Lind, Al", "Roe-Lind, Al", "Roe-Lind", "Al", ""),
        ("Vega Luna, Ana", "Vega Luna, Ana", "Vega Luna", "Ana", ""),
        ("Roe,\u00a0 Ada", "Roe, Ada", "Roe", "Ada", ""),
        ("Al Roe Jr.", "Roe, Al Jr.", "Roe", "Al Jr.", ""),
        ("Roe, Jr., Al", "Roe, Al Jr.", "Roe", "Al Jr.", ""),
        ("ROE, AL III", "Roe, Al III", "Roe", "Al III", ""),
        ("Pimpernel", "Pimpernel", "", "Pimpernel", ""),
        ("ROE ADA", "Roe Ada", "", "", ""),  # which is which cannot be known
        ("\u5c71\u7530 \u592a\u90ce", "\u5c71\u7530 \u592a\u90ce", "\u5c71\u7530", "\u592a\u90ce", ""),
        (" 15550100123 (Unverified)", "15550100123", "", "", "Unverified"),
        ("(External)", "(External)", "", "(External)", ""),
        ("", "", "", "", ""),
    ],
)
def test_a_name_is_taken_apart(text: str, shown: str, family: str, given_name: str, note: str) -> None:
    name = parse_name(text)
    assert (name.shown, name.family, name.given, name.note) == (shown, family, given_name, note)
    assert name.raw == text


def test_two_columns_of_their_own_make_one_name() -> None:
    name = parse_name("", family="Vega Luna ", given="Ana")
    assert (name.shown, name.family, name.given) == ("Vega Luna, Ana", "Vega Luna", "Ana")


@pytest.mark.parametrize("text", ["[/x]=1+1", "=HYPERLINK(A1)", "Ann [/] Fenn", "\x1b[31mAnn\x1b[0m"])
def test_a_hostile_name_stays_itself(text: str) -> None:
    assert parse_name(text).raw == text
    assert parse_name(text).shown == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roe, Ada", "Ada Roe"),
        ("ROE ADA", "Roe, Ada"),
        ("Roe, Ada M.", "Roe, Ada"),
        ("Roe, Ada (EXT)", "Roe, Ada"),
        ("Mu\u00f1oz, Jos\u00e9", "munoz, jose"),
        ("Mun\u0303oz, Jose\u0301", "Mu\u00f1oz, Jos\u00e9"),
        ("O\u2019Dare, Kit", "ODare, Kit"),
        ("Roe-Lind, Al", "Roe Lind, Al"),
        ("S\u00f8rby, \u0141ucja", "Sorby, Lucja"),
        ("Ro\u200be, Ada", "Roe, Ada"),
    ],
)
def test_two_writings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roe, Al Jr.", "Roe, Al"),
        ("Roe, A.", "Roe"),
        ("[/x]=1+1", "[/y]=1+1"),
        ("\u5c71 \u592a", "\u5c71"),
        ("Roe, Ada", "Roe, Ida"),
    ],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_initials_are_kept_apart_so_that_they_can_contradict() -> None:
    assert initials("Roe, Ada M.") == {"m"}
    assert initials(parse_name("Roe, Ada")) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["Ada Roe / Bo Fenn", "Al and Jo Fenn", "Roe, Ada; Fenn, Bo", "Roe, Ada\nFenn, Bo", "Roe, Ada, Fenn, Bo"],
)
def test_two_people_in_one_cell_are_noticed(text: str) -> None:
    assert looks_like_two_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Roe/Lind, Ada",
        "Roe,\nAda",
        "Roe, Al, Jr.",
        "[/x]=1+1",
        "Ann [/] Fenn",
        "Roe, Al (CPS and PERM)",
        "Ada Roe",
    ],
)
def test_one_person_is_not_taken_for_two(text: str) -> None:
    assert not looks_like_two_people(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mAda\x1b[0m Roe", "Ada Roe"),
        ("\x1b]8;;http://x\x07Ada\x1b]8;;\x07", "Ada"),
        ("\x9b31mAda", "Ada"),
        ("\x9d0;title\x9cAda", "Ada"),
        ("\x1bAda\x00\x07", "Ada"),
        ("Ada\nRoe\tFenn", "Ada Roe Fenn"),
        ("\u202eAda\u2066", "Ada"),
        ("\u05d3\u05e0\u05d4 \u0644\u064a\u0644\u0649", "\u05d3\u05e0\u05d4 \u0644\u064a\u0644\u0649"),
        ("Ada\ud800", "Ada\ufffd"),
        ("[/x]=1+1", "[/x]=1+1"),
    ],
)
def test_what_is_shown_is_harmless_and_else_itself(text: str, shown: str) -> None:
    assert show(text) == shown


@given(st.text())
def test_nothing_that_is_shown_can_control_a_terminal(text: str) -> None:
    shown = show(text)
    assert show(shown) == shown
    assert all(unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


@given(st.text())
def test_every_text_is_a_name_with_one_key(text: str) -> None:
    name = parse_name(text)
    assert name.raw == text
    assert name_key(name) == name_key(text)
    assert name_key(name) or not show(name.shown).strip()


@given(st.lists(st.sampled_from(["Ada", "Roe", "Lind", "Vega"]), min_size=1, max_size=4))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key(" ".join(reversed(words)))
