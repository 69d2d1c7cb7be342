"""Every screen by its name, imported when it is opened first."""

from importlib import import_module
from typing import Any

from textual.screen import Screen

#: name → module, class
SCREENS: dict[str, tuple[str, str]] = {
    "welcome": ("welcome", "Welcome"),
    "coverage": ("coverage", "Coverage"),
    "why": ("why", "Why"),
    "why-behind": ("why", "WhyBehind"),
    "team": ("team", "Team"),
    "person": ("person", "Person"),
    "last-day": ("person_forms", "LastDay"),
    "moved": ("person_forms", "Moved"),
    "on-leave": ("person_forms", "OnLeave"),
    "exempt": ("person_forms", "Exempt"),
    "came-back": ("person_over_time", "CameBack"),
    "corrected": ("person_over_time", "Corrected"),
    "joined": ("person_over_time", "Joined"),
    "duplicates": ("duplicates", "Duplicates"),
    "log": ("log", "Log"),
    "schedule": ("schedule", "Schedule"),
    "sessions": ("sessions", "Sessions"),
    "session": ("session", "SessionDetail"),
    "decide": ("decide", "Decide"),
    "left": ("left", "Left"),
    "left-people": ("left", "LeftPeople"),
    "contact": ("contact", "ContactForm"),
    "trend": ("trend", "Trend"),
    "people": ("people", "People"),
    "import": ("importing", "ImportFile"),
    "columns": ("columns", "ImportColumns"),
    "check": ("check", "ImportCheck"),
    "completions": ("completions", "ImportCompletions"),
    "old-tracker": ("old_tracker", "OldTracker"),
    "report": ("report", "ReportScreen"),
    "wording": ("wording", "WordingForm"),
    "history": ("history", "History"),
    "undo": ("undo", "UndoDialog"),
    "redo": ("undo", "RedoDialog"),
    "unfinished": ("unfinished", "Unfinished"),
    "backups": ("backups", "Backups"),
    "settings": ("settings", "SettingsScreen"),
    "organisation": ("organisation", "Organisation"),
    "team-opened": ("team_forms", "TeamOpened"),
    "team-renamed": ("team_forms", "TeamRenamed"),
    "team-closed": ("team_forms", "TeamClosed"),
    "team-split": ("team_forms", "TeamSplit"),
    "team-merged": ("team_forms", "TeamMerged"),
    "team-redrawn": ("team_forms", "TeamRedrawn"),
    "courses": ("courses", "Courses"),
    "course-added": ("course_forms", "CourseAdded"),
    "course-changed": ("course_forms", "CourseChanged"),
    "course-version": ("course_forms", "CourseVersion"),
    "course-audience": ("course_forms", "CourseAudience"),
    "course-retired": ("course_forms", "CourseRetired"),
    "course-tagged": ("course_forms", "CourseTagged"),
    "day": ("day", "DayDialog"),
    "ask": ("ask", "Ask"),
    "help": ("help", "Help"),
    "error": ("error", "ErrorScreen"),
}


def make(name: str, *args: Any) -> Screen[Any]:
    """Make a screen by its name."""
    module, cls = SCREENS[name]
    screen: Screen[Any] = getattr(import_module(f"tracker.tui.screens.{module}"), cls)(*args)
    return screen
