"""Words of files: what is a name, and what is a remark to the reader."""

import pytest

from tracker.intake.headings import words_of
from tracker.intake.words import is_note


@pytest.mark.parametrize("name", ["von Arnim, Elena B.", "ter Horst, Derek N.", "de la Cruz Ramos, Ana Jr."])
def test_a_name_that_ends_with_an_initial_or_a_suffix_is_no_remark(name: str) -> None:
    assert not is_note(name)


@pytest.mark.parametrize("remark", ["Call the lead with questions.", "See the note below!", "People as of today:"])
def test_a_sentence_is_a_remark(remark: str) -> None:
    assert is_note(remark)


def test_a_word_cut_by_a_hyphen_at_the_end_of_a_line_is_one_word() -> None:
    assert words_of("Class-\nification") == words_of("Classification")
    assert words_of("Emp-ID") == words_of("Employee\nID")
