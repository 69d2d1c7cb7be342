"""An entry of the plan as the labelled paragraphs of its cell, in the order in which the plan gives them."""

from collections.abc import Iterator
from datetime import date

from tracker.initiatives.facts import DECISION_WORDS, STATUS_WORDS, Entry, Standing, Step
from tracker.initiatives.funding import dollars
from tracker.names import show
from tracker.reports.document import Paragraphs
from tracker.reports.plan.live import Live, reported_words
from tracker.reports.words import listed, long_day, opening


def paragraphs(entry: Entry, line: Live, as_of: date) -> Paragraphs:
    """Give an entry whole: its title, the plan's fields, and what stands beside them."""
    said = [(show(entry.title), ""), *_fields(entry, line, as_of)]
    return Paragraphs(tuple((label, show(words)) for label, words in said if words.strip() or label == said[0][0]))


def status_words(standing: Standing) -> str:
    """Give how an entry stands: the plan's words as they are; her own after our word, where they do not say it."""
    ours = f"{STATUS_WORDS[standing.status]}."
    if standing.source or standing.words.casefold().startswith(ours.rstrip(".").casefold()):
        return standing.words or ours
    return f"{ours} {standing.words}".strip()


def steps_words(steps: tuple[Step, ...]) -> str:
    """Give milestones in a sentence: those done with their days, then those to come."""
    done = [_step(step) for step in steps if step.done]
    ahead = [_step(step) for step in steps if not step.done]
    parts = (("Done", done), ("To come", ahead))
    return " ".join(f"{when}: {'; '.join(found)}." for when, found in parts if found)


def _fields(entry: Entry, line: Live, as_of: date) -> Iterator[tuple[str, str]]:
    yield ("Initiative" if entry.kind == "initiative" else ""), entry.description
    yield "Time to Completion", entry.time_words
    if entry.standing:
        yield f"Current Status ({long_day(entry.standing.day)})", status_words(entry.standing)
    yield f"As of {long_day(as_of)}", _sentence(line.words)
    yield from (("", _sentence(reported_words(each))) for each in line.reported)
    yield "Milestones", steps_words(entry.milestones)
    yield "Internal Needs", entry.internal_needs
    yield "Dependencies", entry.dependencies
    yield "Funding", _decided(entry)
    yield "Anticipated Outcome", entry.anticipated_outcome
    yield "Serves Expected Outcome", listed(map(str, entry.outcomes))
    yield "Owner", entry.owner
    due = f" (by {long_day(entry.next_on)})" if entry.next_on else ""
    yield "Next Step", f"{entry.next_step}{due}" if entry.next_step else ""


def _step(step: Step) -> str:
    title = step.title.rstrip(".")
    if step.done_on:
        return f"{title} ({long_day(step.done_on)})"
    return f"{title} (due {long_day(step.due_on)})" if step.due_on else title


def _decided(entry: Entry) -> str:
    """Say what was decided about the money that is asked for it; nothing where nobody decided yet."""
    asks = [ask for ask in entry.asks if ask.decisions]
    return _sentence(
        "; ".join(
            f"{ask.title}: {dollars(ask.amount if ask.approved is None else ask.approved)}"
            f" {DECISION_WORDS[ask.decision].lower()} on {long_day(ask.decisions[-1].day)}".replace(":  ", ": ")
            for ask in asks
        )
    )


def _sentence(words: str) -> str:
    return f"{opening(words).rstrip('.')}." if words else ""
