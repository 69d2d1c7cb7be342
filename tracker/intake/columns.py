"""The columns that a roster may have, declared: a new heading from a new district is one more word."""

import re
import unicodedata
from dataclasses import dataclass

from tracker.intake import fields
from tracker.intake.fields import Reader
from tracker.intake.words import key


@dataclass(frozen=True)
class Column:
    """One kind of column: its headings, the most telling first, and how a cell of it is read."""

    field: str
    headings: tuple[str, ...]
    read: Reader
    maybe: tuple[str, ...] = ()  # headings that only propose the field
    used: bool = True  # False: known, so that it is not taken for another, and left alone


COLUMNS = (
    Column(
        "employee_number",
        headings=(
            *("OR Number", "OR #", "OR No", "OR", "OR ID", "Employee Identification Number", "Employee ID", "EIN"),
            *("Employee Number", "Employee #", "Employee No", "Emp ID", "Emp #", "Emp No", "Emp Number", "Worker ID"),
            *("Worker Number", "Worker #", "Staff ID", "Staff Number", "Personnel Number", "Person Number"),
            *("Workday ID", "OR Number Employee ID", "Employee OR #", "ID Number", "ID #", "ID", "State ID"),
            *("EmplID", "Employee Ident No", "Personnel ID", "ORN", "Employee ID Number", "Staff OR Number"),
        ),
        read=fields.identifier,
    ),
    Column(
        "name",
        headings=(
            *("Employee Name", "Employee Name Last First", "Worker Name", "Staff Name", "Full Name", "Legal Name"),
            *("Name Last First", "Name Last First MI", "Last Name First Name", "Last First", "Employee", "Worker"),
            *("Staff Member", "Team Member", "Caseworker Name", "Caseworker", "Staff", "Name", "Person", "Names"),
            *("Worker Last First", "Display Name", "Incumbent", "Incumbent Name", "Member Name", "Who", "Case Worker"),
            *("Name of Employee", "Name of Worker", "Staff Person", "Team Member Name", "Person Name", "First Last"),
            *("Name First Last", "Preferred Name", "Position Incumbent", "Current Incumbent"),
        ),
        read=fields.tidy,
    ),
    Column(
        "family",
        headings=("Last Name", "Family Name", "Surname", "Last", "Employee Last Name", "Lname", "Legal Last Name"),
        read=fields.tidy,
    ),
    Column(
        "given",
        headings=(
            *("First Name", "Given Name", "First", "Forename", "Employee First Name", "Fname", "Legal First Name"),
            *("Preferred First Name", "First Name MI"),
        ),
        read=fields.tidy,
    ),
    Column("middle", headings=("Middle Name", "Middle Initial", "MI", "Middle", "M I"), read=fields.tidy),
    Column(
        "email",
        headings=(
            *("Work Email", "Employee Email", "Email Address", "Work Email Address", "Email", "E mail", "Staff Email"),
            *("State Email", "E mail Address", "Worker Email", "Outlook Email", "Primary Work Email", "Mail"),
            *("Business Email", "ODHS Email", "Email Work", "Worker E mail", "Employee E mail", "Work E mail"),
        ),
        read=fields.email,
    ),
    Column(
        "sign_in",
        headings=(
            "UPN",
            "User Principal Name",
            "Sign In Name",
            "Sign In",
            "Login",
            "User Name",
            "Username",
            "User ID",
            "Login ID",
            "P Number",
        ),
        read=fields.sign_in,
    ),
    Column(
        "classification",
        headings=(
            *("Classification", "Classification Name", "Class", "Class Title", "Job Classification", "Job Title"),
            *("Position Title", "Working Title", "Business Title", "Job Profile", "Title", "Position", "Role"),
            *("Job", "Class Name", "Position Classification", "Classification Title", "Job Class", "Class Description"),
        ),
        read=fields.tidy,
    ),
    Column(
        "worker_type",
        headings=(
            "Worker Type",
            "Employee Type",
            "Employment Type",
            "Staff Type",
            "Type of Worker",
            "Type",
            "Emp Type",
            "Worker Category",
        ),
        read=fields.worker_type,
    ),
    Column(
        "hired_on",
        headings=(
            "Hire Date",
            "Date of Hire",
            "Date Hired",
            "Hired",
            "Original Hire Date",
            "Hired On",
            "DOH",
            "Hire Dt",
            "Most Recent Hire Date",
        ),
        read=fields.day_from(epoch_1904=False),
    ),
    Column(
        "starts_on",
        headings=(
            *("Assignment Start", "Assignment Start Date", "Position Start Date", "Date in Position", "Assigned On"),
            *("Unit Start Date", "Team Start Date", "Date Assigned", "In Unit Since", "On Team Since", "In Team Since"),
            *("Position Entry Date", "Start Date in Position", "Start Date in Unit", "Date Assigned to Unit"),
            *("Position Start", "Unit Start", "Team Start", "In Position Since", "Start in Unit"),
        ),
        maybe=("Start Date", "Effective Date", "Start", "Date Started", "Since"),
        read=fields.day_from(epoch_1904=False),
    ),
    Column(
        "supervisor",
        headings=(
            *("Supervisor Name", "Supervisor", "Supervisor Last First", "Manager", "Manager Name", "Reports To"),
            *("Sup", "Supv", "Spvr", "Unit Supervisor", "Sup Name", "Direct Supervisor", "Immediate Supervisor"),
            *("Team Lead", "Unit Manager", "Supervisor Manager", "Supervised By", "Boss", "CW Supervisor", "Supv Name"),
            *("Program Manager", "Lead", "Supervisor Full Name", "Unit Sup", "Team Supervisor"),
        ),
        read=fields.tidy,
    ),
    Column(
        "supervisor_email",
        headings=(
            *("Supervisor Email", "Supervisor Email Address", "Manager Email", "Sup Email", "Supv Email"),
            *("Supervisor Work Email", "Email of Supervisor", "Spvr Email", "Supervisor E mail", "Manager E mail"),
            *("Reports To Email", "Unit Supervisor Email", "Supervisor Mail", "Manager Email Address"),
        ),
        read=fields.tidy,
    ),
    Column(
        "supervisor_number",
        headings=(
            "Supervisor OR Number",
            "Supervisor ID",
            "Supervisor OR #",
            "Manager ID",
            "Supervisor Employee ID",
            "Supervisor Number",
            "Sup ID",
            "Supervisor #",
        ),
        read=fields.tidy,
        used=False,
    ),
    Column(
        "district",
        headings=(
            *("District", "Dist", "District Number", "District #", "District No", "DHS District", "ODHS District"),
            *("Dist #", "Dist No", "CW District", "District Name", "D"),
        ),
        read=fields.district,
    ),
    Column(
        "program",
        headings=(
            *("Program", "Prog", "Program Area", "Service Area", "Program Name", "CPS Perm", "CPS or Permanency"),
            *("CPS Permanency", "CPS or Perm", "Prog Area", "Program Type", "Function", "Area", "CW Program", "Pgm"),
        ),
        read=fields.program,
    ),
    Column(
        "unit",
        headings=(
            *("Unit", "Team", "Supervisory Organization", "Supervisory Org", "Sup Org", "Unit Name", "Team Name"),
            *("Unit Team", "Work Unit", "Section", "Unit #", "Unit No", "Unit Number", "Organization", "Org Unit"),
            *("Organization Name", "Team Unit", "Org", "Group", "Unit ID", "Assigned Unit"),
        ),
        read=fields.tidy,
    ),
    Column(
        "worksite",
        headings=(
            *("Worksite", "Worksite Name", "Work Site", "Location", "Office", "Branch", "Work Location", "Building"),
            *("Branch Office", "Office Location", "Site", "County", "Branch Name", "Duty Station", "City"),
        ),
        read=fields.tidy,
        used=False,
    ),
    Column(
        "status", headings=("Status", "Employment Status", "Active", "Worker Status", "Emp Status"), read=fields.tidy
    ),
    Column(
        "leave",
        headings=(
            "Leave Date",
            "Leave Start",
            "Leave Start Date",
            "Leave End",
            "Leave End Date",
            "On Leave",
            "LOA",
            "Leave From",
            "Leave To",
            "Leave Until",
            "Leave of Absence",
            "Leave",
        ),
        read=fields.tidy,
        used=False,
    ),
    Column(
        "position_number",
        headings=(
            "Position Number",
            "Position #",
            "Position No",
            "Position ID",
            "Pos #",
            "Pos No",
            "PN",
            "Pos Number",
            "Position Nbr",
            "Pos ID",
        ),
        read=fields.tidy,
        used=False,
    ),
    Column(
        "other",
        headings=(
            *("Classification Number", "Class Number", "Class Code", "Classification Code", "Service Date", "Notes"),
            *(
                "Appointment Type",
                "Comments",
                "Remarks",
                "Work Phone",
                "Phone",
                "Desk Phone",
                "Extension",
                "Ext",
                "FTE",
            ),
            *("Cubicle", "Cube", "#", "No", "Row", "Line", "Count", "Seq", "Item", "Cell Phone", "Work Cell", "Mobile"),
            *("End Date", "Separation Date", "Term Date", "Caseload", "Language"),
            *("Completed", "Training Date", "Previous Name", "Former Name", "Backup", "Mentor", "Job Code"),
        ),
        read=fields.tidy,
        used=False,
    ),
)
BY_FIELD = {column.field: column for column in COLUMNS}
IDENTITY = frozenset({"employee_number", "name", "family", "email", "sign_in"})

_SENSITIVE = re.compile(
    r"\b(race|ethnic\w*|gender|sex|pronouns?|birth ?date|birth ?day|dob|date of birth|age|home address|street"
    r"|home (city|zip|phone|email)|mailing address|residence|address line \d|zip|salary|wage|pay( rate| step| range)?"
    r"|salary range|hourly|compensation|ssn|social security( number)?|leave (record )?(type|code|reason)|fmla|ofla"
    r"|disabilit\w+|veteran\w*|marital\w*|religion|emergency \w+|personal (email|phone|cell)|medical|nationality)\b"
)
_SOMEONE_ELSE = frozenset(
    {"supervisor", "supervisors", "manager", "managers", "sup", "supv", "spvr", "mgr", "boss", "lead", "reports"}
    | {"emergency", "backup", "mentor", "former", "previous", "personal", "home", "alternate", "alt", "spouse"}
)
_ALIKE = {
    "supv": "supervisor",
    "spvr": "supervisor",
    "supervisors": "supervisor",
    "supvr": "supervisor",
    "mgr": "manager",
    "managers": "manager",
    "employees": "employee",
    "emp": "employee",
    "empl": "employee",
    "num": "number",
    "nbr": "number",
    "workers": "worker",
    "addr": "address",
    "dt": "date",
    "identification": "id",
}
_IDLE = frozenset({"the", "of", "s", "please", "current", "a"})


def words_of(heading: str) -> tuple[str, ...]:
    """Give a heading's words as they are compared: # is "number", e-mail is email, short forms written out."""
    text = unicodedata.normalize("NFKC", heading).replace("#", " number ").replace("'", "").replace("\u2019", "")
    text = re.sub(r"(?i)\be[\s-]?mail\b", "email", text)
    text = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)  # EmployeeName
    return tuple(_ALIKE.get(word, word) for word in key(text).split() if word not in _IDLE)


def _known() -> dict[tuple[str, ...], tuple[str, int]]:
    """Give every heading's sorted words with its field and its rank there; the first field to claim one has it."""
    found: dict[tuple[str, ...], tuple[str, int]] = {}
    for column in COLUMNS:
        for rank, heading in enumerate(column.headings):
            found.setdefault(tuple(sorted(words_of(heading))), (column.field, rank))
    return found


_KNOWN = _known()


def field_of(heading: str) -> tuple[str, int] | None:
    """Give the field that a heading names exactly, and how telling the heading is (0 is most)."""
    words = words_of(heading)
    if not words:
        return ("other", 0) if heading.strip() == "#" else None
    found = _KNOWN.get(tuple(sorted(words)))
    if found is not None:
        return found
    bare = words_of(re.sub(r"[(\[\uff08].*?[)\]\uff09]", " ", heading, flags=re.DOTALL))
    if bare and bare != words and not _SOMEONE_ELSE & set(words):
        return _KNOWN.get(tuple(sorted(bare)))
    return None


def is_sensitive(heading: str) -> bool:
    """Whether a column holds what is never stored."""
    return _SENSITIVE.search(key(heading)) is not None and field_of(heading) is None


def is_about_someone_else(heading: str) -> bool:
    """Whether a heading speaks of a supervisor or another person than the row's own."""
    return bool(_SOMEONE_ELSE & set(words_of(heading)))


def normal(heading: str) -> str:
    """Give a heading as saved mappings keep it."""
    return " ".join(words_of(heading))
