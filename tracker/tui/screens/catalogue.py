"""Catalogue: the lists of on-demand trainings and of the resource guide, and how far each is."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tracker.tui.list_page import ListPage
from tracker.tui.widgets.lines import Column, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.initiatives.catalogue import Item, Standing

_STATES = {"posted": "● posted", "late": "! late", "planned": "○ planned", "retired": "– retired"}


class CataloguePage(ListPage["tuple[Standing, ...]", "Item"]):
    """Every entry of every list; each change is a form of its own and can be undone."""

    PLACE = "plan"
    HELP = """Each line is an entry of a list: a training on the intranet page, or a service of the resource guide.
An entry without a title is one that the plan counts and does not name: e gives it its title.
p says since when it is posted, r that it was looked through, x takes it out of the list, n adds one.
Links are kept as text and never opened. Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "form('ItemPosted')", "Posted"),
        Binding("r", "form('ItemReviewed')", "Reviewed"),
        Binding("e", "form('ItemChanged')", "Edit"),
        Binding("x", "form('ItemRetired')", "Take out"),
        Binding("n", "form('ItemAdded')", "New"),
        Binding("c", "copy", "Copy", show=False),
        Binding("u", "app.undo", "Undo", show=False),
    ]
    COLUMNS = (Column("List", 12), Column("Entry", 0), Column("State", 10), Column("Posted", 11), Column("Target", 11))
    READING = "Reading the lists …"
    NOTHING = "No list has an entry yet. n adds one; on Plan, l brings in those that ship."

    def asked(self, db: "Session", as_of: "date") -> "tuple[Standing, ...]":
        """Ask for the lists."""
        from tracker.initiatives.catalogue import standings

        return standings(db, as_of)

    def rows(self, answer: "tuple[Standing, ...]") -> "Sequence[Item]":
        """Give the entries, list by list."""
        return [item for each in answer for item in each.items]

    def head(self, answer: "tuple[Standing, ...]") -> str:
        """Say how far each list is."""
        return "; ".join(f"{each.title}: {each.words}" for each in answer)

    def key_of(self, each: "Item") -> int:
        """Know an entry by its number."""
        return each.number

    def cells(self, each: "Item") -> tuple[str, ...]:
        """Give the list, the title, and how far it is."""
        posted = str(each.posted_on or "") or ("day unknown" if each.undated else "")
        return each.catalogue, each.name, _STATES[each.state], posted, str(each.target_on or "")

    def more(self, each: "Item") -> "Sequence[str]":
        """Say the rest of what is known."""
        facts = (
            each.service,
            each.region,
            "culturally specific" if each.culturally_specific == "yes" else "",
            f"owner {each.owner}" if each.owner else "",
            f"target: {each.target_words}" if each.target_words else "",
            f"posted: {each.posted_words}" if each.posted_words else "",
            f"reviewed {each.reviewed_on}" if each.reviewed_on else "",
            f"{'! review due' if each.review_due else 'review by'} {each.review_by}" if each.review_by else "",
            f"course {each.course}" if each.course else "",
        )
        return [line for line in (" · ".join(f for f in facts if f), each.link, each.note) if line]

    @on(Lines.Chosen, "#listed")
    def action_edit(self) -> None:
        """Change the entry under the cursor."""
        self.action_form("ItemChanged")

    def action_form(self, name: str) -> None:
        """Open a form for the entry under the cursor."""
        from tracker.tui.screens import catalogue_forms

        lists = [each.code for each in self.answer or ()]
        if name == "ItemAdded":
            self.app.push_screen(
                catalogue_forms.ItemAdded(0, self.chosen.catalogue if self.chosen else (lists or [""])[0])
            )
        elif self.chosen and name == "ItemChanged":
            self.app.push_screen(catalogue_forms.ItemChanged(self.chosen.number, self.chosen.name, held(self.chosen)))
        elif self.chosen:
            self.app.push_screen(getattr(catalogue_forms, name)(self.chosen.number, self.chosen.name))


def held(item: "Item") -> dict[str, str]:
    """Give what stands in an entry, as the form's fields take it."""
    names = ("title", "link", "owner", "target_on", "review_by", "service", "region", "culturally_specific", "note")
    return {name: str(getattr(item, name) or "") for name in names}
