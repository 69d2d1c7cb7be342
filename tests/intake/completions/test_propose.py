"""What a file of completions would change: who it is, which course, what is there already, and what waits."""

from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.intake.completions.shapes import (
    ADA,
    BO,
    CY,
    CY_OF_14,
    OVERVIEW,
    REFRESHER,
    TODAY,
    Row,
    book,
    held,
    read,
)
from tracker.errors import NothingToImport, WrongUsage
from tracker.intake.completions.held import Credit, Held
from tracker.intake.completions.proposal import Proposal
from tracker.intake.completions.propose import propose
from tracker.intake.completions.read import read_completions
from tracker.intake.completions.values import LEFT_OUT, Choices, Remembered

AUG = date(2025, 8, 12)
LONG = ("OR Number", "Name", "Email", "Course", "Status", "Completed On")


def row(
    number: str | None = "OR1",
    name: str | None = "Okoye, Ada",
    course: str | None = "CSEC refresher",
    state: str | None = "Completed",
    day: object = AUG,
    email: str | None = None,
) -> Row:
    return (number, name, email, course, state, day)  # type: ignore[return-value] # any cell


def proposed(*rows: Row, there: Held | None = None, choices: Choices | None = None, name: str = "c.xlsx") -> Proposal:
    """Propose a long table."""
    file = read(LONG, *rows, name=name, choices=choices)
    return propose(there or held(), file, choices or Choices(), today=TODAY)


def added(proposal: Proposal) -> list[tuple[int, int, str]]:
    return [(each.person_id, each.course_id, str(each.day)) for each in proposal.added]


def codes(proposal: Proposal) -> list[str]:
    return [each.code for each in proposal.problems]


def test_completions_are_added_dated_by_their_own_day() -> None:
    made = proposed(row(), row("OR2", "Fenn, Bo", "Sex trafficking screening tool overview", "Passed", "8/20/2025"))
    assert added(made) == [(ADA, 2, "2025-08-12"), (BO, 1, "2025-08-20")]
    assert (made.problems, made.waiting, made.aside) == ((), (), ())


@pytest.mark.parametrize("words", ["csec-refresher", "CSEC Refresher", "csec refresher "])
def test_a_course_is_known_by_its_code_or_its_title(words: str) -> None:
    assert added(proposed(row(course=words))) == [(ADA, 2, "2025-08-12")]


def test_an_unknown_course_asks_once_with_an_address_and_is_never_guessed() -> None:
    made = proposed(row(), row(course="CSEC 2025 refresher"), row("OR2", "Fenn, Bo", course="CSEC 2025 refresher"))
    assert added(made) == [(ADA, 2, "2025-08-12")]
    (problem,) = made.problems
    assert (problem.code, problem.row, problem.column) == ("unknown_course", 3, "D")
    assert "CSEC 2025 refresher=CODE" in problem.message
    assert "(2 rows)" in problem.message
    (unknown,) = made.unknown
    assert (unknown.marks, unknown.likely) == (2, ("csec-refresher",))
    assert len(made.aside) == 2


def test_a_course_that_was_chosen_by_its_words_is_used_and_kept_for_the_next_file() -> None:
    made = proposed(row(course="CSEC 101"), choices=Choices(courses={"csec 101": "csec-refresher"}))
    assert added(made) == [(ADA, 2, "2025-08-12")]
    assert made.courses == {"csec 101": "csec-refresher"}


def test_a_course_for_the_whole_file_stands_for_the_only_one_that_is_open() -> None:
    choices = Choices(course="csec-refresher")
    assert added(proposed(row(course="CSEC 101"), choices=choices)) == [(ADA, 2, "2025-08-12")]
    with pytest.raises(WrongUsage, match="several courses"):
        proposed(row(course="CSEC 101"), row(course="Trauma 1"), choices=choices)
    with pytest.raises(WrongUsage, match="names its courses itself"):
        proposed(row(), choices=choices)


def test_a_course_that_is_none_of_ours_is_left_out_and_asks_nothing() -> None:
    made = proposed(row(), row("OR9", "Nobody Known", "Yoga"), choices=Choices(courses={"yoga": LEFT_OUT}))
    assert (made.left_out, made.waiting, made.problems) == (1, (), ())


def test_a_remembered_title_is_used_and_shown_and_one_of_a_course_that_is_gone_asks() -> None:
    taught = Remembered(titles={"csec 101": "csec-refresher", "old": "gone"})
    made = proposed(row(course="CSEC 101"), row(course="Old"), there=held(known_words=taught))
    assert added(made) == [(ADA, 2, "2025-08-12")]
    assert "“CSEC 101” is csec-refresher, as it was chosen before." in made.assumptions
    assert codes(made) == ["unknown_course"]


def test_a_file_that_names_no_course_takes_the_one_in_its_own_name_and_says_so_or_asks() -> None:
    rows = (("Name", "Completion Date"), ("Okoye, Ada", AUG))
    named = read(*rows, name="csec-refresher 2025-09-01.xlsx")
    made = propose(held(), named, Choices(), today=TODAY)
    assert added(made) == [(ADA, 2, "2025-08-12")]
    assert "The course is csec-refresher: it stands in the file's name." in made.assumptions
    asks = propose(held(), read(*rows), Choices(), today=TODAY)
    assert codes(asks) == ["no_course"]
    given = propose(held(), read(*rows), Choices(course="csec-refresher"), today=TODAY)
    assert added(given) == [(ADA, 2, "2025-08-12")]


def test_an_exemption_is_proposed_apart_from_its_own_day_or_the_files() -> None:
    made = proposed(
        row(state="Waived"), row("OR2", "Fenn, Bo", state="Not Applicable", day=None), name="t 2025-09-01.xlsx"
    )
    assert made.added == ()
    assert [(each.person_id, each.starts_on, each.reason) for each in made.exempted] == [
        (ADA, AUG, "waived in t 2025-09-01.xlsx"),
        (BO, date(2025, 9, 1), "waived in t 2025-09-01.xlsx"),
    ]


def test_an_exemption_in_force_is_known_already() -> None:
    there = held(exemptions={(ADA, 2): [(date(2025, 1, 1), None)], (BO, 2): [(None, date(2025, 8, 12))]})
    made = proposed(row(state="Waived"), row("OR2", "Fenn, Bo", state="Waived"), there=there)
    assert [each.why for each in made.known] == ["exempt already"]
    assert [each.person_id for each in made.exempted] == [BO]


def test_not_finished_and_failed_are_counted_and_nothing_else() -> None:
    made = proposed(row(state="In Progress"), row("OR9", "Who Knows", state="Enrolled"), row(state="Withdrawn"))
    assert (len(made.unfinished), len(made.failed), made.is_empty, made.waits) == (2, 1, True, False)


def test_a_completion_without_a_day_asks_and_takes_the_day_that_she_gives() -> None:
    rows = [row(day=None), row("OR2", "Fenn, Bo", day=None)]
    asks = proposed(*rows)
    (problem,) = asks.problems
    assert (asks.added, problem.code, problem.row) == ((), "no_day", 2)
    assert "--on DAY. (2 rows)" in problem.message
    given = proposed(*rows, choices=Choices(on=date(2025, 8, 1)))
    assert added(given) == [(ADA, 2, "2025-08-01"), (BO, 2, "2025-08-01")]
    assert "Without a day of its own: 2 completions, as of 2025-08-01 as you said." in given.assumptions


def test_days_to_come_are_problems_for_completions_and_exemptions() -> None:
    tomorrow = TODAY + timedelta(days=1)
    made = proposed(row(day=tomorrow), row("OR2", "Fenn, Bo", state="Waived", day=tomorrow), row(day=TODAY))
    assert codes(made) == ["to_come", "to_come"]
    assert added(made) == [(ADA, 2, str(TODAY))]


def test_dates_in_either_order_wait_and_are_asked_about_once() -> None:
    made = proposed(row(day="5/6/2025"), row("OR2", "Fenn, Bo", day="7/8/2025"), row("OR3", "Lind, Cy", day=AUG))
    assert codes(made) == ["date_order"]
    assert "--day-first or --month-first. (2 rows)" in made.problems[0].message
    assert added(made) == [(CY, 2, "2025-08-12")]


# who it is


def test_a_number_goes_before_an_address_and_an_address_before_a_name() -> None:
    made = proposed(
        row("OR1", "Okoye, A."),
        row(None, "Bo Fenn", email="BO@o.example"),
        row(None, "Cy Lind", email="cy14@o.example"),
    )
    assert [each.person_id for each in made.added] == [ADA, BO, CY_OF_14]


def test_a_name_alone_counts_only_when_it_is_the_only_one_in_all_records_and_it_says_so() -> None:
    made = proposed(row(None, "Okoye, Ada"), row(None, "Lind, Cy"))
    assert [each.person_id for each in made.added] == [ADA]
    assert "Known by the name alone, the only one such in the records: Okoye, Ada." in made.assumptions
    (waiting,) = made.waiting
    assert (waiting.shown, [each[0] for each in waiting.candidates]) == ("Lind, Cy", [CY, CY_OF_14])


def test_a_name_in_its_district_is_certain_as_in_a_roster() -> None:
    file = read(("Name", "District", "Course", "Completed On"), ("Lind, Cy", "14", "CSEC refresher", AUG))
    made = propose(held(), file, Choices(), today=TODAY)
    assert [each.person_id for each in made.added] == [CY_OF_14]
    elsewhere = read(("Name", "District", "Course", "Completed On"), ("Okoye, Ada", "14", "CSEC refresher", AUG))
    assert propose(held(), elsewhere, Choices(), today=TODAY, even_nobody=True).added == ()


def test_somebodys_number_beside_quite_another_name_waits() -> None:
    made = proposed(row("OR1", "Xu, Wei"), row("OR2", "Fenn, Bo"))
    (waiting,) = made.waiting
    assert waiting.candidates == ((ADA, "Okoye, Ada (OR1, D4-CPS)", "same employee number, but another name"),)
    assert [each.person_id for each in made.added] == [BO]


def test_number_and_address_of_two_people_wait() -> None:
    made = proposed(row("OR1", "Okoye, Ada", email="bo@o.example"), row("OR3", "Lind, Cy"))
    assert [each[0] for each in made.waiting[0].candidates] == [ADA, BO]


def test_likeness_only_proposes_and_all_rows_of_one_person_are_one_question() -> None:
    made = proposed(row(), row(None, "Okoye, Adah"), row(None, "Okoye, Adah", "screening-overview"))
    (waiting,) = made.waiting
    assert (len(waiting.marks), [each[0] for each in waiting.candidates]) == (2, [ADA])
    answered = proposed(
        row(),
        row(None, "Okoye, Adah"),
        row(None, "Okoye, Adah", "screening-overview"),
        choices=Choices(people={waiting.key: BO}),
    )
    assert added(answered) == [(ADA, 2, "2025-08-12"), (BO, 2, "2025-08-12"), (BO, 1, "2025-08-12")]
    assert [(each.person_id, each.kind, each.said) for each in answered.learnt] == [(BO, "name", "Okoye, Adah")]


def test_nobody_recognised_at_all_is_an_error_and_no_result() -> None:
    with pytest.raises(NothingToImport, match="Nobody in this file is certainly somebody"):
        proposed(row("OR77", "Roe, Al"), row("OR78", "Poe, Mo"))


# what is there already

EARLIER, LATER = date(2025, 6, 1), date(2025, 9, 1)
SOURCE = "c"


def there_is(*credits_held: Credit, course: int = 2) -> Held:
    return held({(ADA, course): credits_held})


@pytest.mark.parametrize("existing", ["history", "fill", "newer"])
def test_the_same_day_is_known_already_whatever_is_chosen(existing: str) -> None:
    choices = Choices(existing=existing)  # type: ignore[arg-type] # one of the three
    for credit in (Credit(AUG, session=7), Credit(AUG, completion=9)):
        made = proposed(row(), there=there_is(credit), choices=choices)
        assert made.is_empty
        assert len(made.known) == 1
    assert (
        proposed(row(), there=there_is(Credit(AUG, session=7)), choices=choices).known[0].why == "session 7 of that day"
    )


def test_history_adds_every_day_that_is_not_there() -> None:
    there = there_is(Credit(LATER, session=7))
    assert added(proposed(row(), row(day=EARLIER), there=there)) == [(ADA, 2, "2025-08-12"), (ADA, 2, "2025-06-01")]


def test_fill_adds_only_to_somebody_without_any_credit_and_then_the_latest() -> None:
    choices = Choices(existing="fill")
    assert proposed(row(), there=there_is(Credit(EARLIER, session=7)), choices=choices).is_empty
    made = proposed(row(day=EARLIER), row(), choices=choices)
    assert added(made) == [(ADA, 2, "2025-08-12")]
    assert [each.why for each in made.known] == ["the file has a later one, of 2025-08-12"]


def test_credit_that_counts_toward_a_course_is_credit_for_fill_and_newer() -> None:
    toward = {2: [(1, None)]}
    there = held({(ADA, 1): [Credit(AUG, session=3)]}, toward=toward)
    assert proposed(row(day=LATER), there=there, choices=Choices(existing="fill")).is_empty
    assert proposed(row(day=EARLIER), there=there, choices=Choices(existing="newer")).is_empty
    ended = held({(ADA, 1): [Credit(AUG, session=3)]}, toward={2: [(1, AUG)]})
    assert added(proposed(row(day=LATER), there=ended, choices=Choices(existing="fill"))) == [(ADA, 2, "2025-09-01")]


def test_newer_adds_only_what_is_later_than_all_that_is_held() -> None:
    choices = Choices(existing="newer")
    assert proposed(row(), there=there_is(Credit(LATER, session=7)), choices=choices).is_empty
    made = proposed(row(), there=there_is(Credit(EARLIER, session=7)), choices=choices)
    assert (added(made), made.replaced) == ([(ADA, 2, "2025-08-12")], ())


def test_newer_takes_the_place_of_the_earlier_one_from_the_same_source_alone() -> None:
    choices = Choices(existing="newer")
    mine, other = Credit(EARLIER, completion=9, source=SOURCE), Credit(EARLIER, completion=9, source="elsewhere")
    made = proposed(row(), there=there_is(mine), choices=choices)
    assert [(each.completion_id, each.before, each.day) for each in made.replaced] == [(9, EARLIER, AUG)]
    assert made.added == ()
    assert added(proposed(row(), there=there_is(other), choices=choices)) == [(ADA, 2, "2025-08-12")]


def test_the_same_completion_twice_in_a_file_counts_once() -> None:
    made = proposed(row(), row())
    assert (len(made.added), [each.why for each in made.known]) == (1, ["it stands in the file twice"])


days = st.lists(st.dates(date(2024, 1, 1), TODAY), max_size=6, unique=True)


@drawn(held_days=days, file_days=days.filter(bool), existing=st.sampled_from(["history", "fill", "newer"]))
def test_no_choice_ever_takes_the_latest_credit_away_or_says_more_than_the_file(
    held_days: list[date], file_days: list[date], existing: str
) -> None:
    """Whatever is chosen, each completion of the file ends in one place, and the newest credit never gets older."""
    there = there_is(*(Credit(day, completion=n, source=SOURCE) for n, day in enumerate(held_days, start=1)))
    choices = Choices(existing=existing)  # type: ignore[arg-type] # one of the three
    made = proposed(*(row(day=day) for day in file_days), there=there, choices=choices)
    assert len(made.added) + len(made.replaced) + len(made.known) == len(file_days)
    gone, came = {each.before for each in made.replaced}, {each.day for each in made.replaced}
    after = set(held_days) - gone | came | {each.day for each in made.added}
    assert after <= {*held_days, *file_days}
    if existing == "fill" and held_days:
        assert after == set(held_days)
    else:
        assert max(after) == max([*held_days, *file_days])
    if existing == "history":
        assert after == {*held_days, *file_days}


def test_a_moodle_course_leaves_its_activities_out_beside_the_whole_and_says_so() -> None:
    heads = ("ID", "Name", "Email address", "Module 1", "Module 1 - Completion date", "Course complete")
    given = book(heads, (17.0, "Ada Okoye", "ada@o.example", "Completed", "20/05/25, 14:03", "22/05/25, 14:40"))
    choices = Choices(course="csec-refresher")
    made = propose(held(), read_completions(given, choices=choices), choices, today=TODAY)
    assert added(made) == [(ADA, 2, "2025-05-22")]
    assert "“Module 1”: parts of the course, left out beside “Course complete”." in made.assumptions
    assert made.courses == {"": "csec-refresher"}


def test_the_words_of_both_courses_are_known(  # the shapes' own courses are the ones that ship
) -> None:
    assert {OVERVIEW.code, REFRESHER.code} == {"screening-overview", "csec-refresher"}
