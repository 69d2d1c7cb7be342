"""Courses: what is measured, for whom and how; and what becomes of it."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.training import CourseListed
    from tracker.tui.fact_form import FactForm


def asked(db: "Session") -> "tuple[CourseListed, ...]":
    """Ask for every course, the retired ones too."""
    from tracker.training import courses

    return courses.listing(db)


class Courses(Page):
    """Every course in one list; each change is a form of its own and can be undone."""

    HELP = """Each line is a course. n adds one, e changes its target and rules, v brings out a new version, a says whom
it is for, x retires it, t tags it with a requirement (a tag, no finding of compliance), w says what files call it.
Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "form('CourseAdded')", "New"),
        Binding("e", "form('CourseChanged')", "Change"),
        Binding("v", "form('CourseVersion')", "New version"),
        Binding("a", "form('CourseAudience')", "For whom"),
        Binding("x", "form('CourseRetired')", "Retire"),
        Binding("t", "form('CourseTagged')", "Tag"),
        Binding("w", "form('CourseCalled')", "Words", show=False),
        Binding("c", "copy", "Copy", show=False),
        Binding("u", "app.undo", "Undo", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.courses: tuple[CourseListed, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out the courses over what is known of the one under the cursor."""
        columns = (Column("Course", 0), Column("Target", 8), Column("Valid", 10), Column("For", 16))
        yield Lines(columns, empty="Reading the courses …", id="courses")
        yield Facts(id="here")

    def load(self) -> None:
        """Ask for them."""
        self.ask(asked, self.show_courses)

    def show_courses(self, courses: "tuple[CourseListed, ...]") -> None:
        """Draw them."""
        self.courses = courses
        lines = self.query_one("#courses", Lines)
        lines.empty = "There is no course yet. n adds one."
        lines.show(Line(number, _cells(each)) for number, each in enumerate(courses))
        lines.focus()

    @on(Lines.Highlighted, "#courses")
    def tell(self) -> None:
        """Say more of the course under the cursor."""
        course = self.chosen
        self.query_one("#here", Facts).update("\n".join(map(show, _more(course))) if course else "")

    @property
    def chosen(self) -> "CourseListed | None":
        """Give the course under the cursor."""
        key = self.query_one("#courses", Lines).key
        return self.courses[key] if isinstance(key, int) and key < len(self.courses) else None

    def action_form(self, name: str) -> None:
        """Open a form for the course under the cursor."""
        from tracker.tui.screens import course_forms

        course, form = self.chosen, getattr(course_forms, name)
        if name == "CourseAdded":
            self.app.push_screen(form(0, ""))
        elif course and name == "CourseChanged":
            self.app.push_screen(form(course.code, course.code, _held(course)))
        elif course:
            small: type[FactForm] = form
            self.app.push_screen(small(course.code, course.code))

    def action_copy(self) -> None:
        """Copy the lines, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one("#courses", Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")


def _held(course: "CourseListed") -> dict[str, str]:
    names = ("title", "target_percent", "target_on", "valid_months", "min_minutes", "grace_days")
    return {name: "" if getattr(course, name) is None else str(getattr(course, name)) for name in names}


def _cells(course: "CourseListed") -> tuple[str, ...]:
    valid = f"{course.valid_months} months" if course.valid_months else "always"
    audience = "counts only" if not course.programs else ", ".join(course.programs)
    return course.title, f"{course.target_percent} %", valid, audience


def _more(course: "CourseListed") -> list[str]:
    facts = [course.code, f"version {course.version}"]
    facts += [f"only {', '.join(course.classifications)}"] if course.classifications else []
    facts += [f"at least {course.min_minutes} minutes"] if course.min_minutes else []
    facts += [f"new staff have {course.grace_days} days"] if course.grace_days else []
    facts += [f"all teams by {course.target_on}"] if course.target_on else []
    facts += [f"counts toward {', '.join(course.counts_toward)}"] if course.counts_toward else []
    facts += [f"retired before {course.retired_before}"] if course.retired_before else []
    facts += [f"files call it {', '.join(course.words)}"] if course.words else []
    tags = ", ".join(course.requirements)
    return [" · ".join(facts), f"Counts toward {tags} (a tag, no finding of compliance)" if tags else ""]
