"""Tick boxes and choices that show their state as a letter, not by colour alone."""

from textual.content import Content
from textual.widgets import Checkbox, RadioButton


class Tick(Checkbox):
    """[x] or [ ], and its words."""

    @property
    def _button(self) -> Content:
        return Content.styled("[x]" if self.value else "[ ]", self.get_visual_style("toggle--button"))


class Choice(RadioButton):
    """(•) or ( ), and its words; one of a RadioSet."""

    @property
    def _button(self) -> Content:
        return Content.styled("(•)" if self.value else "( )", self.get_visual_style("toggle--button"))
