"""contacts who, person, said, conversations and steps, beside the notes about teams."""

from tests.cli.door import Tracker

NEVER = "2025-09-01"


def test_somebody_to_call_is_added_changed_and_ended(tracker: Tracker) -> None:
    number = tracker.done(
        *("contacts", "person", "add", "Rae Holm", "--district", 4, "--role", "Program manager"),
        *("--email", "rae.holm@odhs.example"),
    ).out.strip()
    tracker.done("contacts", "person", "set", "rae.holm@odhs.example", "--phone", "555 0100", "--role", "")
    tracker.done("contacts", "person", "add", "Kit Sorrel", "--body", "CPS consultant team", "--from", NEVER)
    tracker.done("contacts", "person", "add", "Ola Finch", "--team", "D5-CPS")
    listed = tracker.asked("contacts", "who", "--as-of", "2025-09-30")
    assert [(each["name"], each["district"], each["team"], each["body"]) for each in listed] == [
        ("Rae Holm", 4, None, ""),
        ("Ola Finch", 5, "D5-CPS", ""),
        ("Kit Sorrel", None, None, "CPS consultant team"),
    ]
    assert (listed[0]["number"], listed[0]["phone"], listed[0]["role"]) == (int(number), "555 0100", "")
    assert [each["name"] for each in tracker.asked("contacts", "who", "--district", 5)] == ["Ola Finch"]
    tracker.done("contacts", "person", "end", "Rae Holm", "--last-day", "2025-12-31")
    assert "Rae Holm" not in str(tracker.asked("contacts", "who", "--as-of", "2026-01-01"))
    tracker.done("undo")
    assert "Rae Holm" in str(tracker.asked("contacts", "who", "--as-of", "2026-01-01"))
    assert tracker("contacts", "person", "add", "Nobody").code == 2
    assert tracker("contacts", "person", "set", "Rae Holm").code == 2
    assert tracker("contacts", "who", "--district", 99).code == 4


def test_an_empty_team_takes_it_away(tracker: Tracker) -> None:
    tracker.done("contacts", "person", "add", "Rae Holm", "--team", "D4-CPS", "--body", "Consultant team")
    tracker.done("contacts", "person", "set", "Rae Holm", "--team", "")
    (found,) = tracker.asked("contacts", "who")
    assert (found["team"], found["district"], found["body"]) == (None, None, "Consultant team")


def test_a_conversation_is_noted_listed_and_its_step_closed(tracker: Tracker) -> None:
    tracker.done("contacts", "person", "add", "Rae Holm", "--district", 4)
    number = tracker.done(
        *("contacts", "said", "Rae Holm", "--note", "wants three dates", "--next", "send them", "--due", "2025-09-19"),
        *("--on", "2025-09-12"),
    ).out.strip()
    tracker.done("contacts", "said", "--about", "dashboard", "--note", "analyst is assigned", "--on", "2025-09-15")
    listed = tracker.asked("contacts", "conversations", "--as-of", "2025-09-30")
    assert [(each["who"], each["note"]) for each in listed] == [
        (None, "analyst is assigned"),
        ("Rae Holm", "wants three dates"),
    ]
    (only,) = tracker.asked("contacts", "conversations", "--who", "Rae Holm")
    assert only["next_step"] == "send them"
    tracker.done("contacts", "done", number, "--said", "--note", "took the 14th", "--on", "2025-09-16")
    assert tracker.asked("contacts", "conversations", "--who", "Rae Holm")[0]["note"] == "took the 14th"
    assert tracker("contacts", "done", number, "--said").code == 4
    assert tracker("contacts", "said", "--note", "x").code == 2
    assert tracker("contacts", "said", "Rae Holm", "--note", "x", "--on", "2099-01-01").code == 2


def test_the_notes_about_teams_work_as_they_did_and_stand_in_the_list_of_steps(tracker: Tracker) -> None:
    tracker.done(
        "contacts", "add", "D4-CPS", "--note", "asks", "--next", "send dates", "--next-on", "2025-09-10", "--on", NEVER
    )
    tracker.done("schedule", "screening-overview", "--on", "2025-10-07", "--team", "D4-CPS")
    found = tracker.asked("contacts", "steps", "--by", "2025-10-31", "--as-of", "2025-09-12")
    assert [(each["kind"], each["due"], each["when"], each["closed_by"]) for each in found] == [
        ("contact", "2025-09-10", "overdue", "tracker contacts done 1"),
        ("session", "2025-10-07", "coming", "tracker hold 1"),
    ]
    ending = tracker.done("contacts", "steps", "--by", "2025-10-31", "--as-of", "2025-09-12")
    assert "2 steps, 1 of them overdue" in ending.err
    assert "send dates" in ending.out
    tracker.done("contacts", "done", 1)
    assert [each["kind"] for each in tracker.asked("contacts", "steps", "--by", "2025-10-31")] == ["session"]


def test_the_command_that_a_step_of_the_plan_names_closes_it(tracker: Tracker) -> None:
    tracker.done("plan", "set", "docu", "--next", "send the draft", "--due", "2025-10-02")
    (step,) = tracker.asked("contacts", "steps", "--by", "2025-10-31")
    tracker.done(*step["closed_by"].split()[1:])
    assert tracker.asked("contacts", "steps", "--by", "2025-10-31") == []


def test_hostile_words_are_shown_as_text(tracker: Tracker) -> None:
    tracker.done("contacts", "person", "add", "Ann [/] \x1b[2JRay", "--district", 4, "--role", "\u202e=1+1")
    ending = tracker.done("contacts", "who")
    assert "Ann [/] Ray" in ending.out
    assert "\x1b" not in ending.out
    assert "\u202e" not in ending.out
