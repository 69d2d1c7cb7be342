"""The columns that a roster may have, declared: a new heading from a new district is one more word."""

from dataclasses import dataclass

from tracker.intake import fields
from tracker.intake.fields import Reader


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
