"""The columns that a table of completions may have, declared beside those of a roster; who it is, is read as there."""

import re

from tracker.intake import fields, headings
from tracker.intake.columns import IDENTITY, Column
from tracker.intake.headings import is_about_someone_else, is_sensitive, normal, words_of
from tracker.intake.scan.limits import letters

COURSE, CODE, STATUS, DAY, SOME_DAY, WHOLE, OTHER, MARKS = (
    *("course", "course_code", "status", "completed_on", "day", "course_complete", "other", "marks"),
)
COLUMNS = (
    Column(
        COURSE,
        headings=(
            *("Course", "Course Title", "Course Name", "Training", "Training Title", "Training Name", "Learning"),
            *("Learning Content", "Learning Title", "Learning Item", "Learning Activity", "Content Title", "Content"),
            *("Activity", "Activity Name", "Activity Title", "Module", "Module Name", "Module Title", "Item Title"),
            *("Training Course", "Course Offering", "Curriculum", "Course Full Name", "Learning Course"),
            *("Name of Course", "Title of Course", "Name of Training", "Title of Training", "Training Taken"),
        ),
        read=fields.tidy,
    ),
    Column(
        CODE,
        headings=(
            *(
                "Course Code",
                "Course ID",
                "Course Number",
                "Course No",
                "Course Short Name",
                "Training Code",
                "Item ID",
            ),
            *("Training ID", "Learning Number", "Learning ID", "Activity Code", "Content ID", "Course Shortname"),
        ),
        read=fields.tidy,
    ),
    Column(
        STATUS,
        headings=(
            *("Completion Status", "Course Status", "Training Status", "Learning Status", "Enrollment Status"),
            *("Registration Status", "Learner Status", "Transcript Status", "Progress Status", "Attendance Status"),
            *("Status", "Result", "Outcome", "Completed", "Complete", "Completed Yes No", "Completed Y N", "Passed"),
            *("Pass Fail", "Attended", "Attendance", "State", "Record Status", "Completion State", "Finished"),
        ),
        read=fields.tidy,
    ),
    Column(
        DAY,
        headings=(
            *(
                "Completion Date",
                "Completed On",
                "Date Completed",
                "Completed Date",
                "Date of Completion",
                "Completion",
            ),
            *(
                "Complete Date",
                "Finished On",
                "Date Finished",
                "Course Completed On",
                "Completion Date Time",
                "Completed At",
            ),
            *("Date Time Completed", "Completion Time", "Time Completed", "Course Completion Date", "Date Taken"),
            *("Learning Completion Date", "Attended On", "Date Attended", "Completion Day", "Training Completed"),
            *("Training Completion Date", "Completed Date Time", "Date Trained", "Trained On"),
        ),
        read=fields.tidy,
    ),
    Column(
        SOME_DAY,
        headings=("Date", "Training Date", "Course Date", "Session Date", "Class Date", "Date of Training", "Day"),
        read=fields.tidy,
    ),
    Column(WHOLE, headings=("Course complete",), read=fields.tidy),
    Column(
        OTHER,
        headings=(
            *("Due Date", "Enrollment Date", "Enrolled On", "Enrolled", "Registration Date", "Registered On"),
            *("Assigned Date", "Assigned On", "Assignment Date", "Started On", "Expiration Date", "Expires On"),
            *("Expires", "Score", "Grade", "Final Grade", "Attempts", "Attempt", "Hours", "Credits", "Credit Hours"),
            *("Duration", "Learning Type", "Content Type", "Delivery Mode", "Delivery Type", "Delivery Method"),
            *("Instructor", "Trainer", "Facilitator", "Offering", "Last Access", "Last Accessed", "Percent Complete"),
            *("Progress", "Progress %", "Required", "Certificate", "Certificate Number", "Training Hours", "Category"),
            *("Learning Provider", "Provider", "Vendor", "Course Version", "Version", "Language", "Assigned By"),
            *("Effective Date", "Last Updated", "Updated On", "Date Added", "Drop Date", "Recurrence"),
        ),
        read=fields.tidy,
        used=False,
    ),
    Column(
        "name",
        headings=(
            *("Learner", "Learner Name", "Learner Full Name", "Student", "Student Name", "Participant", "Trainee"),
            *("Participant Name", "Trainee Name", "User", "User Full Name", "Attendee", "Attendee Name", "Enrollee"),
        ),
        read=fields.tidy,
    ),
    Column("family", headings=("User Last Name", "Learner Last Name", "Student Last Name"), read=fields.tidy),
    Column("given", headings=("User First Name", "Learner First Name", "Student First Name"), read=fields.tidy),
    Column(
        "employee_number",
        headings=("Learner ID", "Learner Employee ID", "User Employee ID", "Learner Number", "Student Employee ID"),
        read=fields.identifier,
    ),
    Column(
        "email",
        headings=("Learner Email", "User Email", "Student Email", "Participant Email", "Learner Email Address"),
        read=fields.email,
    ),
)
OWN = (COURSE, CODE, STATUS, DAY, SOME_DAY, WHOLE)
#: where somebody works: what a roster is about, and a table of completions only by the way
PLACEMENT = frozenset(
    {"classification", "unit", "program", "district", "supervisor", "hired_on", "starts_on", "worker_type"}
)
_KNOWN = {tuple(sorted(words_of(text))): column.field for column in reversed(COLUMNS) for text in column.headings}
_ABOUT_IT = re.compile(
    r"(?i)[\s:\u2013\u2014-]*[(\[]?\s*\b(completion date|date completed|completed on|completion status|completed date"
    r"|completed|complete|completion|date|status|done)\b\s*[)\]]?\s*$"
)


def field_of(heading: str) -> str | None:
    """Give the field that a heading names: one of ours first, else a roster's; sensitive ones name none."""
    found = own_field(heading)
    if found is not None or is_sensitive(heading):
        return found
    theirs = headings.field_of(heading)
    return theirs[0] if theirs else None


def own_field(heading: str) -> str | None:
    """Give the field that a heading names among the columns of completions."""
    words = words_of(heading)
    if not words or len(heading) > headings.LONGEST or is_about_someone_else(heading):
        return None
    bare = words_of(re.sub(r"[(\[].*?[)\]]", " ", heading, flags=re.DOTALL))
    return _KNOWN.get(tuple(sorted(words))) or _KNOWN.get(tuple(sorted(bare)))


def heading_key(heading: str, column: int) -> str:
    """Give what a choice about a column is kept under: its heading's words, or its letter where it has none."""
    return normal(heading) or f"= {letters(column)}"


def without_suffix(heading: str) -> str:
    """Give the course's own words of a heading such as "CSEC refresher - Completion date"."""
    bare = _ABOUT_IT.sub("", heading).strip() if len(heading) <= headings.LONGEST else ""
    return bare or heading


def is_identity(field: str | None) -> bool:
    """Whether a column of this field says who somebody is."""
    return field in IDENTITY or field == "given"
