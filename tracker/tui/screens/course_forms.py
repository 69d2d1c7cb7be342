"""The small forms of a course: new, changed, a new version, another audience, retired, tagged, called."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm, HeldForm, Plan
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _split(said: str) -> list[str]:
    return [part.strip() for part in said.split(",") if part.strip()]


class CourseAdded(FactForm):
    """A new course."""

    DRAFT = "course-added"
    WRITE = "Add the course"

    def heading(self) -> str:
        """Say what the form does."""
        return "A new course. Its target, minutes and grace begin as the settings say."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Code", Input(placeholder="such as familial", compact=True, id="code")),
            ("Title", Input(placeholder="such as Familial trafficking", compact=True, id="title")),
            ("Programs", Input(placeholder="all, or such as CPS", compact=True, id="programs")),
            ("Classifications", Input(placeholder="all, or such as SSS1, SSS2", compact=True, id="roles")),
        )

    def save(self) -> None:
        """Add it, as `tracker courses add` does."""
        code, title, programs, roles = (self.text(field) for field in ("code", "title", "programs", "roles"))

        def verb(db: "Session") -> None:
            from tracker.training import courses

            courses.add(db, code, title=title, programs=_split(programs), classifications=_split(roles))

        self.write(lambda _: Plan(f"added the course {code}", verb, f"{code} is a course now."))


class CourseChanged(HeldForm):
    """A course's title, target, validity, minutes and grace; an empty field takes away what may be empty."""

    DRAFT = "course-changed"
    WRITE = "Write the changes"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: every day is measured by what stands here from now on."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what stands."""
        held = self.held
        return (
            ("Title", Input(held["title"], compact=True, id="title")),
            (
                "Target",
                Input(held["target_percent"], placeholder="percent of staff", compact=True, id="target_percent"),
            ),
            ("All teams by", DayField(self.today, held["target_on"], id="target_on")),
            (
                "Valid",
                Input(held["valid_months"], placeholder="months; empty: always", compact=True, id="valid_months"),
            ),
            ("Minutes", Input(held["min_minutes"], placeholder="at least; empty: any", compact=True, id="min_minutes")),
            ("Grace", Input(held["grace_days"], placeholder="days; empty: none", compact=True, id="grace_days")),
        )

    def save(self) -> None:
        """Change it, as `tracker courses set` does."""
        entered, changed = self.entered(), self.altered()
        numbers = [said for field, said in changed.items() if field not in ("title", "target_on") and said]
        if not changed:
            self.wrong("Nothing was changed. Esc leaves.")
        elif self.unclear("target_on") or not all(each.isdigit() and int(each) <= 14400 for each in numbers):  # noqa: PLR2004 - minutes of ten days
            self.wrong("Write the day like 9/30, and the others as whole numbers.")
        elif (
            not changed.get("title", "x")
            or not changed.get("target_percent", "x")
            or changed.get("valid_months") == "0"
        ):
            self.wrong("A course needs a title and a target, and is valid for a month at least (or always: empty).")
        elif int(entered["target_percent"]) > 100:  # noqa: PLR2004 - of a hundred
            self.wrong("The target is a percent of staff: 100 at most.")
        else:
            self._change(changed)

    def _change(self, changed: dict[str, str]) -> None:
        day = self.day("target_on")
        facts: dict[str, object] = {k: int(v) for k, v in changed.items() if v and k not in ("title", "target_on")}
        facts |= {"title": changed["title"]} if "title" in changed else {}
        facts |= {"target_on": day} if changed.get("target_on") else {}
        clear = [field for field, said in changed.items() if not said]

        def verb(db: "Session") -> None:
            from tracker.training import courses

            courses.change(db, self.of_name, clear=clear, **facts)  # type: ignore[arg-type] # a course's own fields

        self.write(lambda _: Plan(f"changed the course {self.of_name}", verb, f"{self.of_name} is changed."))


class CourseVersion(FactForm):
    """A new version of a course."""

    DRAFT = "course-version"
    WRITE = "Bring out the new version"

    def heading(self) -> str:
        """Say what the form does."""
        return f"A new version of {self.of_name}. Credits of the old one count toward it; the old one is retired."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Title", Input(placeholder="empty: the old one's", compact=True, id="title")),
            ("From", DayField(self.today, id="first")),
            ("Credits up to", DayField(self.today, id="until")),
        )

    def save(self) -> None:
        """Bring it out, as `tracker courses version` does."""
        from tracker.period import after

        title, first, until = self.text("title"), self.day("first"), self.day("until")
        if first is None or self.unclear("until"):
            self.wrong("From which day? Write days like 9/30. The last field may stay empty: all credits count.")
            return

        def verb(db: "Session") -> None:
            from tracker import training

            end = after(until) if until else None
            training.new_version(db, self.of_name, from_day=first, title=title or None, until=end)

        words = f"brought out a new version of {self.of_name} from {first}"
        self.write(lambda _: Plan(words, verb, f"{self.of_name} has a new version from {weekday(first)}."))


class CourseAudience(FactForm):
    """Whom a course is for, from a day on."""

    DRAFT = "course-audience"
    WRITE = "Change whom it is for"

    def heading(self) -> str:
        """Say what the form does."""
        return f"Whom {self.of_name} is for. Earlier days keep whom it was for then."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Programs", Input(placeholder="all, or such as CPS", compact=True, id="programs")),
            ("Classifications", Input(placeholder="all, or such as SSS1, SSS2", compact=True, id="roles")),
            ("Worker types", Input("employee", compact=True, id="types")),
            ("From", DayField(self.today, "today", id="first")),
        )

    def save(self) -> None:
        """Change it, as `tracker courses audience` does; an empty day means always."""
        programs, roles, types, first = *(self.text(f) for f in ("programs", "roles", "types")), self.day("first")
        if self.unclear("first"):
            self.wrong("Write the day like 9/30, or leave it empty for always.")
            return

        def verb(db: "Session") -> None:
            from tracker import training

            training.set_audience(
                db,
                self.of_name,
                programs=_split(programs),
                classifications=_split(roles),
                worker_types=_split(types) or ["employee"],
                from_day=first,
            )

        words = f"changed whom {self.of_name} is for" + (f" from {first}" if first else "")
        self.write(lambda _: Plan(words, verb, f"{self.of_name} is for them."))


class CourseRetired(FactForm):
    """A course is measured no more."""

    DRAFT = "course-retired"
    WRITE = "Retire the course"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} is measured no more. Earlier days keep it."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the field."""
        return (("Last day", DayField(self.today, id="last")),)

    def save(self) -> None:
        """Retire it, as `tracker courses retire` does."""
        from tracker.period import after

        last = self.day("last")
        if last is None:
            self.wrong("Which is its last day? Write it like 9/30.")
            return

        def verb(db: "Session") -> None:
            from tracker import training

            training.retire(db, self.of_name, ends_before=after(last))

        words = f"retired the course {self.of_name}, last day {last}"
        self.write(lambda _: Plan(words, verb, f"{self.of_name} is measured up to {weekday(last)}."))


class CourseTagged(FactForm):
    """A requirement that a course is meant to count toward: a tag, and no finding of compliance."""

    DRAFT = "course-tagged"
    WRITE = "Tag the course"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} counts toward a requirement: a tag. No figure says that it is complied with."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Requirement", Input(placeholder="such as ORS 180.502", compact=True, id="requirement")),
            ("Every", Input(placeholder="months, if it recurs", compact=True, id="every")),
        )

    def save(self) -> None:
        """Tag it, as `tracker courses tag` does."""
        requirement, every = self.text("requirement"), self.text("every")
        if every and not (every.isdigit() and 0 < int(every) <= 1200):  # noqa: PLR2004 - a hundred years
            self.wrong("Write the months as a whole number, or leave them empty.")
            return

        def verb(db: "Session") -> None:
            from tracker import training

            training.tag(db, self.of_name, requirement, every_months=int(every) if every else None)

        self.write(lambda _: Plan(f"tagged {self.of_name} with {requirement}", verb, f"{self.of_name} is tagged."))


class CourseCalled(FactForm):
    """What files call a course besides its code and title: another name, or one that is to be forgotten."""

    DRAFT = "course-called"
    WRITE = "Write it"

    def heading(self) -> str:
        """Say what the form does."""
        return f"What files call {self.of_name}: the next file that says it is not asked about."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("Called", Input(placeholder="such as Module 1", compact=True, id="called")),
            ("No longer", Input(placeholder="a name to forget", compact=True, id="forgotten")),
        )

    def save(self) -> None:
        """Write it, as `tracker courses word` and `tracker courses unword` do."""
        called, forgotten = self.text("called"), self.text("forgotten")
        if not called and not forgotten:
            self.wrong("Write a name that files use, or one that is to be forgotten.")
            return

        def verb(db: "Session") -> None:
            from tracker import training

            if forgotten:
                training.uncall(db, self.of_name, forgotten)
            if called:
                training.call(db, self.of_name, called)

        words = f"called {self.of_name} “{called}” too" if called else f"no longer called {self.of_name} “{forgotten}”"
        self.write(lambda _: Plan(words, verb, f"What files call {self.of_name} is changed."))
