"""Money: what was asked for, what was decided and when, what each ask unblocks, and how much that is together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.initiatives.changes import find
from tracker.initiatives.facts import DECISION_WORDS, Ask
from tracker.model import FundingAsk, FundingDecision, id_of
from tracker.model.plan import DECISIONS
from tracker.names import show, tidy

MOST = 1_000_000_000  # dollars of one ask; more is a slip of the keyboard


@dataclass(frozen=True)
class ByDecision:
    """The asks of one decision ("" is none yet): how many, how many of them without a figure, and the dollars asked."""

    decision: str
    asks: int
    unquantified: int
    amount: int


@dataclass(frozen=True)
class Totals:
    """Dollars of the open asks that have a figure, and how many have none; dollars approved; each decision's share."""

    open_amount: int
    open_asks: int
    open_unquantified: int
    approved_amount: int
    by_decision: tuple[ByDecision, ...]


def totals(asks: Iterable[Ask]) -> Totals:
    """Add up asks; one is open until it is approved, declined or withdrawn, so a deferred one is."""
    there = tuple(asks)
    waiting = [ask for ask in there if ask.open]
    of = {word: [ask for ask in there if ask.decision == word] for word in DECISION_WORDS}
    return Totals(
        open_amount=_dollars(waiting),
        open_asks=len(waiting),
        open_unquantified=_without_figure(waiting),
        approved_amount=sum(ask.approved or 0 for ask in there),
        by_decision=tuple(
            ByDecision(word, len(found), _without_figure(found), _dollars(found)) for word, found in of.items() if found
        ),
    )


def _dollars(asks: Iterable[Ask]) -> int:
    return sum(ask.amount or 0 for ask in asks)


def _without_figure(asks: Iterable[Ask]) -> int:
    return sum(ask.amount is None for ask in asks)


def add_ask(
    db: Session,
    title: str,
    *,
    initiative: str | None = None,
    amount: int | None = None,
    words: str = "",
    unblocks: str = "",
    asked_on: date | None = None,
    note: str = "",
) -> int:
    """Note money that is asked for, in whole dollars where a figure is known; give the ask's number."""
    if not tidy(show(title)):
        raise WrongUsage('Say what the money is for, e.g. "Analysis of data".')
    row = FundingAsk(
        place=(db.scalar(select(func.max(FundingAsk.place))) or 0) + 1,
        initiative_id=id_of(find(db, initiative)) if initiative else None,
        title=tidy(show(title)),
        amount=_whole(amount),
        words=tidy(show(words)),
        unblocks=tidy(show(unblocks)),
        asked_on=asked_on,
        note=tidy(show(note)),
    )
    db.add(row)
    db.flush()
    return id_of(row)


def change_ask(
    db: Session,
    number: int,
    *,
    title: str | None = None,
    amount: int | None = None,
    words: str | None = None,
    unblocks: str | None = None,
    note: str | None = None,
    no_amount: bool = False,
) -> FundingAsk:
    """Put an ask otherwise, or take its figure away; give it."""
    found = find_ask(db, number)
    texts = {"title": title, "words": words, "unblocks": unblocks, "note": note}
    wanted: dict[str, object] = {name: tidy(show(value)) for name, value in texts.items() if value is not None}
    if amount is not None or no_amount:
        wanted["amount"] = None if no_amount else _whole(amount)
    if not wanted:
        raise WrongUsage(f"Say what to change of ask {number}, e.g. --amount 9000.")
    if not wanted.get("title", found.title):
        raise WrongUsage('Say what the money is for, e.g. --title "Analysis of data".')
    for name, value in wanted.items():
        setattr(found, name, value)
    db.add(found)
    db.flush()
    return found


def decide(
    db: Session, number: int, decision: str, *, day: date, amount: int | None = None, words: str = ""
) -> FundingAsk:
    """Note what was decided about an ask on a day; `amount` is what was approved, where it is not the whole.

    An ask without a figure may be approved with one. What she noted of the same day is put otherwise. Give the ask.
    """
    found = find_ask(db, number)
    if decision not in DECISIONS:
        raise WrongUsage(f"{decision!r} is no decision. They are {', '.join(DECISIONS)}.")
    if amount is not None and decision != "approved":
        raise WrongUsage("Only what is approved has an amount of its own. Leave --amount out.")
    if found.asked_on is not None and day < found.asked_on:
        raise WrongUsage(f"“{found.title}” was asked for on {found.asked_on}; it cannot be decided on {day}.")
    of_ask = select(FundingDecision).where(col(FundingDecision.ask_id) == found.id, col(FundingDecision.day) <= day)
    last = db.scalars(of_ask.order_by(col(FundingDecision.day).desc(), col(FundingDecision.id).desc())).first()
    said = (decision, _whole(amount), tidy(show(words)))
    if last is not None and (last.decision, last.amount, last.words) == said:
        raise Refused(f"“{found.title}” is {decision} since {last.day} already. Nothing was changed.")
    if last is None or last.day != day:
        last = FundingDecision(ask_id=id_of(found), day=day, decision=decision)
    last.decision, last.amount, last.words = said
    db.add(last)
    db.flush()
    return found


def find_ask(db: Session, number: int) -> FundingAsk:
    """Find an ask by its number."""
    found = db.get(FundingAsk, number)
    if found is None:
        raise NotFound(f"There is no funding ask {number}. `tracker funding list` shows their numbers.")
    return found


def dollars(amount: int | None) -> str:
    """Give "$8,000", or nothing where no figure is known."""
    return "" if amount is None else f"${amount:,}"


def _whole(amount: int | None) -> int | None:
    if amount is not None and not 0 <= amount <= MOST:
        raise WrongUsage(f"An amount is in whole dollars, from 0 to {MOST:,}.")
    return amount
