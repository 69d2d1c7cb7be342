"""What is offered on demand: lists of trainings and of the resource guide's entries, and how far each list is."""

from tracker.initiatives.catalogue.changes import (
    add,
    find_item,
    new_list,
    plan_for,
    post,
    retire,
    review,
    set_item,
)
from tracker.initiatives.catalogue.listing import Item, Standing, State, find_list, items, standings
from tracker.initiatives.catalogue.setting_up import set_up
from tracker.initiatives.catalogue.values import FIELDS, Field, Value

__all__ = [
    "FIELDS",
    "Field",
    "Item",
    "Standing",
    "State",
    "Value",
    "add",
    "find_item",
    "find_list",
    "items",
    "new_list",
    "plan_for",
    "post",
    "retire",
    "review",
    "set_item",
    "set_up",
    "standings",
]
