"""From attendance files or pasted names to a session: recognised people in, everybody else set aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker import training
from tracker.errors import TrackerError, WrongUsage
from tracker.intake.arriving import Arrived, must_be_a_file
from tracker.intake.attendance import merge, read_attendance
from tracker.intake.counting import counted_only, need_a_count, without_strangers
from tracker.intake.recognise import Decided, Recognition, recognise
from tracker.intake.values import AttendanceFile
from tracker.model import Import, id_of
from tracker.store import Store
from tracker.store.sealing import who
from tracker.teams import TeamFacts, find
from tracker.training import Logged, NotMatched, Presence
from tracker.training.trainers import led

_MOST = 0.5  # of the recognised people: a team that holds so many is the session's team


@dataclass(frozen=True)
class Attended:
    """A session that was logged: what was recorded, who was recognised, and what the coordinator should know."""

    logged: Logged
    recognition: Recognition | None
    warnings: tuple[str, ...]
    change: int | None  # None when the records said all of it already
    notes: tuple[str, ...] = ()  # what was assumed, and who was set apart


def read_attendances(paths: Sequence[Path | Arrived], on: date | None) -> AttendanceFile:
    """Read the reports, the sign-in sheets and the lists of one session as one list."""
    found = [each if isinstance(each, Arrived) else Arrived(each, "attendance", None) for each in paths]
    for each in found:
        must_be_a_file(each.path)
    merged = merge([read_attendance(each.path, on=on, book=each.book) for each in found])
    if on is None and merged.on and any(each.code == "date_order" for each in merged.problems):
        return read_attendances(found, merged.on)  # another of the files knows the day
    return merged


def log_session(
    store: Store,
    course: str,
    *,
    day: date | None,
    teams: Sequence[TeamFacts],
    zone: str,
    given: AttendanceFile | None = None,
    headcount: int | None = None,
    into: int | None = None,
    minutes: int | None = None,
    mode: str = "virtual",
    facilitators: str = "",
    note: str = "",
    decided: Decided | None = None,
    attested: Sequence[int] = (),
    trainers: Sequence[int] = (),
) -> Attended:
    """Log a session that was held, or add people to one (`into`).

    `decided` says who is meant by names (or emails) in the list, and `attested` who was there on her own word;
    decisions are remembered for the next list. `trainers` gave it. A training that is counted only wants no team.
    """
    with store.reading() as db:
        day = _day_of(db, day, given, into)
        counted = counted_only(db, course, teams=bool(teams), number=into)
        rest = bool(attested) or counted  # with people on her word, a list may hold nobody known
        read = () if teams or into is not None or counted else _team_said(db, given, day)
        teams = teams or read
        recognition = (
            recognise(db, given, day, districts_of(db, teams, into), decided=decided, nobody=rest) if given else None
        )
        if given and recognition and not (teams or counted) and into is None:
            teams = _teams_of(db, recognition, day)  # there an exact name is enough
            recognition = recognise(db, given, day, districts_of(db, teams, into), decided=decided, nobody=rest)
        title = training.find_course(db, course).title if course else ""
    if not (teams or counted) and into is None:
        raise WrongUsage("Say which team it was for, e.g. --team D4-CPS.")
    if counted:
        if into is None:
            need_a_count(recognition, headcount, attested=bool(attested))
        recognition, headcount = without_strangers(recognition, headcount, adding=into is not None)
    if into is not None and given is None and headcount is None and not attested and not trainers:
        raise WrongUsage("Say who is to be added: --attendance FILE, --names - or --headcount N.")
    codes = f" for {', '.join(team.code for team in teams)}" if teams else ""
    words = f"logged {title}{codes} on {day}" if into is None else f"added people to session {into}"
    with store.writing(words) as db:
        import_id = _imported(db, given, day)
        present, aside = _presences(recognition, attested, who(db))
        if into is not None:
            logged = training.add_people(
                db, into, present=present, not_matched=aside, headcount=headcount, import_id=import_id
            )
        else:
            logged = training.log(
                db,
                course,
                day=day,
                teams=[team.team_id for team in teams],
                zone=zone,
                present=present,
                not_matched=aside,
                headcount=headcount,
                import_id=import_id,
                starts_at=f"{given.starts_at:%H:%M}" if given and given.starts_at else None,
                minutes=minutes or (max(1, int(given.minutes)) if given and given.minutes else None),
                mode=mode,
                facilitators=facilitators,
                note=note,
            )
        _led_by(db, logged.session, recognition)
        led(db, logged.session, trainers)
        change = db.info["operation"]
    said = tuple(f"The team, {team.code}, is read from the title." for team in read)
    return _attended(store, logged, recognition, change, said)


def hold_session(
    store: Store,
    number: int,
    *,
    given: AttendanceFile | None = None,
    headcount: int | None = None,
    decided: Decided | None = None,
    attested: Sequence[int] = (),
    trainers: Sequence[int] = (),
) -> Attended:
    """Mark a planned session held, with its attendance where there is some; `trainers` gave it."""
    with store.reading() as db:
        session = training.find_session(db, number)
        day, counted = session.day, counted_only(db, "", teams=False, number=number)
        rest = bool(attested) or counted
        recognition = (
            recognise(db, given, day, districts_of(db, (), number), decided=decided, nobody=rest) if given else None
        )
    if counted:
        need_a_count(recognition, headcount, attested=bool(attested))
        recognition, headcount = without_strangers(recognition, headcount)
    with store.writing(f"marked session {number} of {day} held") as db:
        import_id = _imported(db, given, day)
        present, aside = _presences(recognition, attested, who(db))
        logged = training.hold(db, number, present=present, not_matched=aside, headcount=headcount, import_id=import_id)
        _led_by(db, number, recognition)
        led(db, number, trainers)
        change = db.info["operation"]
    return _attended(store, logged, recognition, change)


def preview(
    store: Store, number: int, given: AttendanceFile, *, decided: Decided | None = None, attested: Sequence[int] = ()
) -> tuple[Recognition, tuple[str, ...]]:
    """Hold a list against a session that is there, without writing; with it what she should know beforehand."""
    with store.reading() as db:
        session = training.find_session(db, number)
        districts, codes = districts_of(db, (), number), _codes(db, number)
        counted = counted_only(db, "", teams=False, number=number)
        found = recognise(db, given, session.day, districts, decided=decided, nobody=bool(attested) or counted)
        if counted:
            found = without_strangers(found, None, adding=session.status == "held")[0] or found
        return found, warnings_of(found, codes)


def _attended(
    store: Store, logged: Logged, recognition: Recognition | None, change: int, said: Sequence[str] = ()
) -> Attended:
    """Give what was written, with what she should know of it."""
    warnings = warnings_of(recognition, logged.delivered_to)
    return Attended(logged, recognition, warnings, _written(store, change), (*said, *notes_of(recognition)))


def notes_of(recognition: Recognition | None) -> tuple[str, ...]:
    """Say what was assumed of a list, and who was set apart because of leading it."""
    if recognition is None:
        return ()
    led = (
        f"{each.said} led it, says the report, and is nobody in the records: kept as who led it, counts for no team."
        for each in recognition.organizers
    )
    return (*recognition.notes, *led)


def _written(store: Store, change: int) -> int | None:
    """Give the number of a change; None when it changed nothing and so left no entry."""
    return change if store.head().number >= change else None


def _day_of(db: Session, day: date | None, given: AttendanceFile | None, into: int | None) -> date:
    if into is not None:
        return training.find_session(db, into).day
    found = day or (given.on if given else None)
    if found is None:
        doubts = [each.message for each in given.problems if each.code == "date_order"] if given else []
        raise WrongUsage(" ".join([*doubts[:1], "Say on which day it was held, e.g. --on 2025-09-12."]))
    return found


def _team_said(db: Session, given: AttendanceFile | None, day: date) -> tuple[TeamFacts, ...]:
    """Give the team that a sheet's title names, if there is just one such team."""
    try:
        return (find(db, given.team, day),) if given and given.team else ()
    except TrackerError:
        return ()


def districts_of(db: Session, teams: Sequence[TeamFacts], number: int | None) -> list[int]:
    """Give the districts in which an exact name is enough."""
    if number is not None:
        teams = [find(db, code) for code in _codes(db, number)]
    return [team.district for team in teams if team.district is not None]


def _codes(db: Session, number: int) -> tuple[str, ...]:
    """Give the codes of a session's teams."""
    return next((each.teams for each in training.listing(db) if each.number == number), ())


def _teams_of(db: Session, recognition: Recognition, day: date) -> tuple[TeamFacts, ...]:
    """Give the team that most of the recognised people are on; no such team is asked for."""
    if recognition.teams and recognition.teams[0][1] >= _MOST * len(recognition.people):
        return (find(db, recognition.teams[0][0], day),)
    listed = ", ".join(f"{count} of {code}" for code, count in recognition.teams)
    raise WrongUsage(f"The people in this list are of several teams ({listed}). Say which with --team.")


def _imported(db: Session, given: AttendanceFile | None, day: date) -> int | None:
    if given is None or given.kind == "names":
        return None
    same = select(Import).where(
        col(Import.kind) == "attendance", col(Import.digest) == given.digest, col(Import.day) == day
    )
    record = db.scalars(same).first() or Import(kind="attendance", file=given.file, digest=given.digest, day=day)
    db.add(record)
    db.flush()
    return id_of(record)


def _presences(
    recognition: Recognition | None, attested: Iterable[int], by: str
) -> tuple[list[Presence], list[NotMatched]]:
    """Give who was there, from the list and on her word, and the names that nobody certain was found for."""
    word = dict.fromkeys(attested, by)
    listed = recognition.people if recognition else ()
    missed = [each for each in recognition.missed if each.person_id not in word] if recognition else []
    present = [
        Presence(each.person_id, each.minutes, word.pop(each.person_id, None), each.learnt, each.missed, each.listed_as)
        for each in (*listed, *missed)
    ]
    present += [Presence(person, attested_by=by) for person in word]
    if recognition is None:
        return present, []
    waiting = [NotMatched(each.said, each.email, each.minutes) for each in recognition.undecided]
    return present, waiting + [
        NotMatched(each.said, each.email, each.minutes, guest=True, decided=each.decided)
        for each in (*recognition.guests, *recognition.organizers)
    ]


def _led_by(db: Session, number: int, recognition: Recognition | None) -> None:
    """Keep who led a session as its facilitators, where nobody is named yet."""
    session = training.find_session(db, number)
    if recognition and recognition.organizers and not session.facilitators:
        session.facilitators = "; ".join(each.said for each in recognition.organizers)
        db.add(session)


def warnings_of(recognition: Recognition | None, codes: Sequence[str]) -> tuple[str, ...]:
    """Say when most of the people are of another team than the session was logged for; one for no team has none."""
    if recognition is None:
        return ()
    said = [problem.message for problem in recognition.problems]
    elsewhere = [(code, count) for code, count in recognition.teams if codes and code not in codes]
    if sum(count for _, count in elsewhere) > _MOST * len(recognition.people):
        code, count = elsewhere[0]
        said.append(f"{count} of {len(recognition.people)} names are of {code}. Was it for that team?")
    return tuple(said)
