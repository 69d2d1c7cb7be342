"""The sheets that stand around those of people: instructions, lists, counts, a log, people who left."""

import random
from collections.abc import Sequence
from datetime import date

from tests.intake.untidy_rosters.agency import PROGRAMS, Agency
from tests.intake.untidy_rosters.page import Page
from tests.intake.untidy_rosters.truth import Said


def amid(
    dice: random.Random, pages: Sequence[Page], districts: Sequence[int], agency: Agency, quirks: list[str]
) -> list[Page]:
    """Put sheets of other things before and behind those of people, and note which."""
    amid = [*pages]
    if dice.random() < 0.25:
        amid.insert(0, _instructions())
        quirks.append("instructions")
    if dice.random() < 0.25:
        amid.append(_hidden(agency))
        quirks.append("hidden sheet")
    if dice.random() < 0.2:
        amid.append(_lists())
        quirks.append("lists")
    if dice.random() < 0.15:
        amid.append(_counts(agency, districts))
        quirks.append("counts")
    if dice.random() < 0.1:
        amid.append(Page("Sheet3"))
    if dice.random() < 0.1:
        amid.append(_log(dice, districts, agency))
        quirks.append("log")
    if dice.random() < 0.1:
        amid.append(_former(agency))
        quirks.append("former")
    return amid


def _instructions() -> Page:
    page = Page("Instructions")
    for line in (
        ["How to fill in this roster"],
        ["Name", "Enter the worker's name as Last, First"],
        ["Email", "Enter the work email only"],
        ["Program", "Choose CPS or Permanency from the list"],
    ):
        page.write(line)
    return page


def _hidden(agency: Agency) -> Page:
    """Keep people who left in a sheet that nobody sees."""
    page = Page("Old staff", hidden=True)
    page.write(["OR Number", "Employee Name", "Work Email"])
    for who in [who for who in agency.people if who.now is None][:5]:
        page.write([who.number, f"{who.family}, {who.given}", who.email])
    page.write(["OR9999999", "Ghost, Gil", "gil.ghost@odhs.example"])
    return page


def _log(dice: random.Random, districts: Sequence[int], agency: Agency) -> Page:
    """Keep who was trained in a sheet beside the roster: names that stand on it, too."""
    page = Page("Training log")
    page.write(["Name", "Course", "Date"])
    here = [who for who in agency.people if who.now and who.now.district in districts]
    for who in dice.sample(here, min(4, len(here))):
        page.write([who.name, "Screening overview", date(2025, 3, 4)])
    return page


def _former(agency: Agency) -> Page:
    """Keep people who left in a sheet that says so."""
    page = Page("Former staff")
    page.write(["OR Number", "Employee Name", "Last Day"])
    for who in [who for who in agency.people if who.now is None][:5]:
        page.write([who.number, who.name, date(2025, 3, 4)])
        page.truth.rows.append(Said(page.name, page.row - 1, who, number=who.number, asks=True))
    page.truth.header_row = 1
    page.truth.columns = {"employee_number": "A", "name": "B"}
    return page


def _lists() -> Page:
    page = Page("Lists")
    for line in (["Program", "Classification", "Worker Type"], ["CPS", "SSS1", "Employee"], ["Permanency", "SSA"]):
        page.write(line)
    return page


def _counts(agency: Agency, districts: Sequence[int]) -> Page:
    page = Page("Summary")
    page.write(["District", "Program", "Staff"])
    for district in districts:
        for program in PROGRAMS:
            places = [(who.now.district, who.now.program) for who in agency.people if who.now]
            page.write([f"D{district}", program, float(places.count((district, program)))])
    return page
