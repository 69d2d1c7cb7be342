"""Who is it: the order of recognition, and that only what is certain is applied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.nicknames import may_stand_for
from tracker.intake.values import Given, Present
from tracker.intake.who import (
    Asked,
    Candidates,
    Certain,
    Conflict,
    Index,
    Known,
    Match,
    Nobody,
    asked_of,
    asked_of_present,
    find,
    index_of,
)
from tracker.names import parse_name


def known(
    person_id: int,
    name: str,
    number: str | None = None,
    *,
    email: str = "",
    sign_in: str = "",
    district: int | None = 4,
) -> Known:
    """Give somebody who is in the records."""
    emails, sign_ins = tuple(filter(None, [email])), tuple(filter(None, [sign_in]))
    return Known(person_id, number, emails, sign_ins, parse_name(name), district=district)


HELD = index_of(
    [
        known(1, "Roe, Ada M.", "OR00123", email="Ada.Roe@o.example", sign_in="aroe7731@o.example"),
        known(2, "Fenn, Bo", "OR124", email="bo.fenn@o.example", district=5),
        known(3, "Lind, Cy", None, sign_in="clind"),
        known(4, "Lind, Robert", "77"),
        known(5, "Vega, Eva", "81", district=4),
        known(6, "Vega, Eva", "82", district=4),
        known(7, "Vega, Eva", "83", district=5),
        known(8, "Gone, Gil", "90", district=None),
        known(9, "Twin, Al", "00200"),
        known(10, "Twin, Bea", "200"),
    ]
)


def row(name: str = "", number: str | None = None, email: str | None = None, district: int | None = 4) -> Match:
    """Ask for a roster's row."""
    given_row = Given("CPS", 2, parse_name(name) if name else None, number, email, district=district)
    return find(asked_of(given_row), HELD)


def met(name: str = "", email: str | None = None, sign_in: str | None = None, index: Index = HELD) -> Match:
    """Ask for somebody who was in a meeting of district 4."""
    present = Present(parse_name(name) if name else None, email, sign_in, None, 60, (), "", "2. Participants", 11)
    return find(asked_of_present(present, {4}), index)


def candidates(match: Match) -> list[tuple[int, str, bool]]:
    """Give the candidates of an answer."""
    assert isinstance(match, Candidates), match
    return [(each.person_id, each.likeness, each.ask) for each in match.people]


@pytest.mark.parametrize("number", ["OR00123", " or00123", "or123", "OR 123", "OR000123"])
def test_a_number_is_found_in_any_case_with_and_without_its_zeros(number: str) -> None:
    assert row("Somebody Else", number) == Certain(1, "employee number")


def test_two_people_whose_numbers_differ_only_in_zeros_are_told_apart_when_written_out() -> None:
    assert row(number="200") == Certain(10, "employee number")
    assert row(number="00200") == Certain(9, "employee number")
    assert [each[0] for each in candidates(row(number="0200"))] == [9, 10]


def test_an_email_or_a_sign_in_name_is_found_in_either_column() -> None:
    assert row("Somebody", None, "ADA.ROE@o.example") == Certain(1, "email")
    assert row("Somebody", None, "aroe7731@o.example") == Certain(1, "sign-in name")
    assert met("Somebody", "aroe7731@o.example") == Certain(1, "sign-in name")
    assert met("Somebody", sign_in="ada.roe@o.example") == Certain(1, "email")


def test_a_sign_in_name_without_a_domain_is_the_mailbox_of_our_own_domain_only() -> None:
    assert met("Somebody", "clind@o.example") == Certain(3, "sign-in name")
    assert met("Somebody", sign_in="aroe7731") == Certain(1, "sign-in name")
    assert candidates(met("Somebody", "clind@elsewhere.example")) == [(3, "same mailbox name", True)]


def test_an_exact_name_in_the_district_is_enough() -> None:
    assert row("ADA ROE") == Certain(1, "exact name in the district")
    assert met("Ada Roe (Unverified)") == Certain(1, "exact name in the district")


def test_an_exact_name_in_another_district_only_proposes() -> None:
    assert candidates(row("Fenn, Bo")) == [(2, "same name, other district", True)]
    assert candidates(met("Bo Fenn")) == [(2, "same name, other district", True)]
    assert candidates(row("Gone, Gil")) == [(8, "same name, other district", True)]
    assert candidates(row("Ada Roe", district=None)) == [(1, "same name, other district", True)]


def test_more_than_one_of_the_name_is_never_decided() -> None:
    assert candidates(met("Eva Vega"))[:2] == [(5, "same name", True), (6, "same name", True)]
    assert (7, "same name, other district", True) in candidates(met("Eva Vega"))


def test_a_name_whose_number_or_email_contradicts_is_not_certain() -> None:
    assert candidates(row("Roe, Ada", "OR999")) == [(1, "same name, other number", True)]
    assert candidates(row("Roe, Ada", None, "a.roe@o.example")) == [(1, "same name, other email", True)]
    assert candidates(row("Roe, Ada K.")) == [(1, "same name, other initial", True)]


def test_a_name_with_a_number_of_its_own_in_another_district_is_somebody_else() -> None:
    assert candidates(row("Fenn, Bo", "OR999")) == [(2, "same name, other number", False)]


def test_somebody_held_without_a_number_is_found_by_name_and_gets_it() -> None:
    assert row("Lind, Cy", "OR555") == Certain(3, "exact name in the district")


def test_an_email_whose_number_is_another_one_is_not_certain() -> None:
    assert candidates(row("Roe, Ada", "OR999", "ada.roe@o.example")) == [(1, "same email, other number", True)]


def test_a_number_and_an_email_of_different_people_are_a_conflict() -> None:
    match = row("Roe, Ada", "OR00123", "bo.fenn@o.example")
    assert match == Conflict((Certain(1, "employee number"), Certain(2, "email")))


def test_an_unknown_address_of_our_own_domain_leaves_the_name_to_decide_in_a_meeting() -> None:
    assert met("Ada Roe", "adar@o.example") == Certain(1, "exact name in the district")
    assert candidates(met("Ada Roe", "ada@partner.example")) == [(1, "same name, other email", True)]


def test_likeness_only_proposes() -> None:
    assert candidates(met("Bob Lind")) == [(4, "nickname?", True)]
    assert candidates(met("Lind, Robet")) == [(4, "similar name", True)]
    assert candidates(met("Lnd, Robrt")) == [(4, "similar name", True)]
    assert candidates(met("Ada Roe Fenner")) == [(1, "part of the name", True)]


def test_a_roster_row_with_an_identity_of_its_own_is_not_held_up_by_a_similar_name() -> None:
    assert row("Lind, Roberta", "OR4711") == Nobody()
    assert candidates(row("Lind, Bob")) == [(4, "nickname?", True)]


@pytest.mark.parametrize("name", ["", "Zed Quill", "15550100123 (Unverified)", "[/x]=1+1"])
def test_nobody_is_nobody(name: str) -> None:
    assert met(name) == Nobody()


def test_an_address_that_two_people_hold_is_not_decided() -> None:
    shared = index_of([known(1, "Roe, Ada", email="cps@o.example"), known(2, "Fenn, Bo", email="cps@o.example")])
    assert [each[0] for each in candidates(met("Somebody", "cps@o.example", index=shared))] == [1, 2]


def test_names_that_differ_in_a_number_are_no_misspelling() -> None:
    numbered = index_of([known(1, "Family17, Given17")])
    assert met("Family18, Given18", index=numbered) == Nobody()


def test_a_nickname_may_stand_for_several_names() -> None:
    assert may_stand_for("chris", "christine")
    assert may_stand_for("chris", "christopher")
    assert not may_stand_for("christine", "christopher")


NAMES = st.sampled_from(["Roe, Ada", "Ada Roe", "Roe, Ida", "Fenn, Bo", "Bo", "Lind, Cy J.", "Lind, Cy K."])
NUMBERS = st.sampled_from([None, "1", "01", "2", "3"])
EMAILS = st.sampled_from(["", "a@o.example", "b@o.example"])
PEOPLE = st.lists(st.tuples(NAMES, NUMBERS, EMAILS, st.sampled_from([4, 5, None])), max_size=6)


@given(PEOPLE, NAMES, NUMBERS, EMAILS)
def test_whoever_is_certain_is_the_only_one_of_the_strongest_kind(
    people: list[tuple[str, str | None, str, int | None]], name: str, number: str | None, email: str
) -> None:
    held = [known(at, who, no, email=mail, district=where) for at, (who, no, mail, where) in enumerate(people)]
    asked = Asked(number, (email,) if email else (), parse_name(name), frozenset({4}))
    match = find(asked, index_of(held))
    if isinstance(match, Certain):
        person = held[match.person_id]
        if match.by == "employee number":
            assert [each.person_id for each in held if each.employee_number == number] in ([match.person_id], [])
        elif match.by == "email":
            assert [each.person_id for each in held if email in each.emails] == [match.person_id]
        else:
            assert person.district == 4
            assert not (number and person.employee_number and number.lstrip("0") != person.employee_number.lstrip("0"))


def test_two_digits_swapped_in_a_number_propose_the_person_of_a_like_name_and_never_decide() -> None:
    index = index_of([known(1, "Alder, Ann", "OR0012345", district=9), known(2, "Birch, Bo", "OR0012354")])
    slip = find(Asked("OR0012435", name=parse_name("Alder, Ann M."), districts=frozenset({4})), index)
    assert isinstance(slip, Candidates)
    assert [(each.person_id, each.likeness) for each in slip.people] == [
        (1, "the same number but for two digits swapped")
    ]
    assert find(Asked("OR0012435", name=parse_name("Cedar, Cy"), districts=frozenset({4})), index) == Nobody()


@pytest.mark.parametrize("written", ["OR0012345", "OR12345", "12345", "0012345", "or 12345", "OR-12345"])
def test_a_number_is_the_same_without_its_zeros_and_without_its_or(written: str) -> None:
    index = index_of([known(1, "Alder, Ann", "OR0012345")])
    assert find(Asked(written), index) == Certain(1, "employee number")


def test_by_another_of_their_names_somebody_who_moved_here_is_proposed_unless_a_number_says_otherwise() -> None:
    index = index_of([known(1, "Zelkova, Bob", "OR1", email="bob.z@x.example", district=9)])
    robert = parse_name("Zelkova, Robert")
    for addresses in ((), ("robert.zelkova@x.example",)):
        found = find(Asked(None, addresses, robert, frozenset({4})), index)
        assert isinstance(found, Candidates)
        assert [each.likeness for each in found.people] == ["nickname?"]
    assert find(Asked("OR77", (), robert, frozenset({4})), index) == Nobody()
