"""Who to call: in each district and consultant team, with what was said last and what comes next."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tracker.tui.list_page import ListPage
from tracker.tui.widgets.lines import Column, Lines
from tracker.tui.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.teams.conversations import Said
    from tracker.teams.liaisons import Liaised

SHOWN = 12  # conversations beside the list
BELOW = 4  # lines under it
PHONE = 14  # characters of a phone number in a line


@dataclass(frozen=True)
class Called:
    """Who is to be called on a day, and what was said with each by their number, newest first."""

    as_of: "date"
    people: "tuple[Liaised, ...]"
    said: "Mapping[int, Sequence[Said]]" = field(default_factory=dict)


def called(db: "Session", as_of: "date") -> Called:
    """Ask for them."""
    from tracker.teams.conversations import conversations
    from tracker.teams.liaisons import liaisons

    said: defaultdict[int, list[Said]] = defaultdict(list)
    for each in conversations(db, as_of):
        if each.liaison is not None:
            said[each.liaison].append(each)
    return Called(as_of, liaisons(db, as_of), said)


class Liaisons(ListPage[Called, "Liaised"]):
    """Everybody to call; what was said, and each change, is a form of its own and can be undone."""

    PLACE = "plan"
    NAMED = "Who to call"
    HELP = """Each line is somebody to call: for a district, a team of it, or a group such as a consultant team.
Enter or k notes what was said with them, and what comes next; g says that a next step is done.
n adds somebody, e changes what is known of them, x says from when on they are not called any more.
What was said newest stands under the list. What was said about a team's training is noted on Who's left (k).
! marks a step whose day is past. d looks at another day, c copies the lines, Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "form('Talk')", "Said"),
        Binding("g", "form('TalkDone')", "Step done"),
        Binding("n", "form('LiaisonAdded')", "New"),
        Binding("e", "form('LiaisonChanged')", "Edit"),
        Binding("x", "form('LiaisonEnded')", "No more"),
        Binding("c", "copy", "Copy"),
        Binding("u", "app.undo", "Undo", show=False),
    ]
    COLUMNS = (
        *(Column("For", 18), Column("Who", 0), Column("Phone", PHONE), Column("Last said", 10)),
        Column("Next by", 12),
    )
    READING = "Reading who to call …"
    NOTHING = "Nobody to call is recorded yet. n adds somebody."

    def asked(self, db: "Session", as_of: "date") -> Called:
        """Ask for them."""
        return called(db, as_of)

    def rows(self, answer: Called) -> "Sequence[Liaised]":
        """Give them."""
        return answer.people

    def head(self, answer: Called) -> str:
        """Count them, and the steps that are open with them."""
        steps = sum(len(self._open(each)) for each in answer.people)
        many = f"{len(answer.people)} to call" if answer.people else "Who to call"
        said = f", {steps} next step{'s' * (steps != 1)} open with them" if steps else ""
        return f"As of {answer.as_of}: {many}{said}"

    def key_of(self, each: "Liaised") -> int:
        """Know somebody by the number."""
        return each.number

    def cells(self, each: "Liaised") -> tuple[str, ...]:
        """Give for whom they stand, how they are reached, when they were last, and when the next step is."""
        said = self._said(each)
        return place_of(each), each.name, each.phone, str(said[0].day if said else ""), self._due(each)

    def more(self, each: "Liaised") -> "Sequence[str]":
        """Say how they are reached, what comes next, and what was said newest."""
        width = self.size.width - 2
        return [cut(line, width) for line in (*self._facts(each), *self._told(each)) if line][:BELOW]

    def beside(self, each: "Liaised") -> "Sequence[str]":
        """Give the same with more of what was said."""
        said = list(self._told(each))[:SHOWN]
        return [each.name.upper(), "", *self._facts(each), "", "SAID", *(said or ["Nothing yet. Enter notes it."])]

    def _facts(self, each: "Liaised") -> "Iterator[str]":
        until = f"called up to {each.until}" if each.until else ""
        phone = each.phone if len(each.phone) > PHONE else ""
        who = " · ".join(part for part in (place_of(each), each.role, each.email, phone, until) if part)
        yield from (line for line in (who, each.note) if line)
        for step in self._open(each):
            by = f" (by {step.next_on})" if step.next_on else ""
            yield f"Next: {step.next_step}{by}"

    def _told(self, each: "Liaised") -> "Iterator[str]":
        for said in self._said(each):
            about = f" [{said.initiative}]" if said.initiative else ""
            yield f"{said.day} {said.note}{about}"

    def _said(self, each: "Liaised") -> "Sequence[Said]":
        return self.answer.said.get(each.number, ()) if self.answer else ()

    def _open(self, each: "Liaised") -> "list[Said]":
        """Give what was said with a step that is still to be done, the earliest day first."""
        still = [said for said in self._said(each) if said.next_step]
        return sorted(still, key=lambda said: (said.next_on is None, str(said.next_on)))

    def _due(self, each: "Liaised") -> str:
        still = self._open(each)
        if not still or self.answer is None:
            return ""
        day = still[0].next_on
        return "no day" if day is None else f"{'! ' if day < self.answer.as_of else ''}{day}"

    @on(Lines.Chosen, "#listed")
    def action_said(self) -> None:
        """Note what was said."""
        self.action_form("Talk")

    def action_form(self, name: str) -> None:
        """Open a form for whoever is under the cursor."""
        from tracker.tui.screens import liaison_forms, talk_forms

        each = self.chosen
        if name == "LiaisonAdded":
            self.app.push_screen(liaison_forms.LiaisonAdded(0, ""))
        elif each is None:
            return
        elif name == "LiaisonChanged":
            self.app.push_screen(liaison_forms.LiaisonChanged(each.number, each.name, held(each)))
        elif name == "LiaisonEnded":
            self.app.push_screen(liaison_forms.LiaisonEnded(each.number, each.name))
        elif name == "Talk":
            self.app.push_screen(talk_forms.Talk(each.number, each.name))
        elif still := self._open(each):
            self.app.push_screen(talk_forms.TalkDone(still[0].number, str(still[0].next_step)))
        else:
            self.tracker.say(f"No step with {each.name} is open. k notes what was said, and what comes next.")


def place_of(each: "Liaised") -> str:
    """Say for whom somebody stands: a team, a district, a group."""
    where = each.team or (f"D{each.district}" if each.district is not None else "")
    return " ".join(part for part in (where, each.body) if part)


def held(each: "Liaised") -> dict[str, str]:
    """Give what stands of somebody, as the form's fields take it; a team says its district itself."""
    district = "" if each.team or each.district is None else str(each.district)
    names = ("name", "role", "email", "phone", "team", "body", "note")
    return {
        **{name: str(getattr(each, name) or "") for name in names},
        "district": district,
        "since": str(each.since or ""),
    }
