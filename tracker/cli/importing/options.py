"""The options of `import` that are for one kind of file: a roster, completions, an old tracker."""

from typing import Annotated, Literal

import typer

Existing = Literal["history", "fill", "newer"]

Course = Annotated[
    list[str] | None,
    typer.Option("--course", metavar="[WORDS=]CODE", help='The course of completions, or of words: "Module 1=CODE".'),
]
There = Annotated[
    Existing | None, typer.Option("--existing", help="Completions of somebody who has credit: add, fill, newer wins.")
]
FillDown = Annotated[
    bool, typer.Option("--fill-down", help="A blank district, program, unit (or person, course) is the one above.")
]
DayFirst = Annotated[
    bool | None, typer.Option("--day-first/--month-first", help="Which stands first in the dates of completions.")
]
Program = Annotated[
    list[str] | None, typer.Option("--program", metavar="P", help="The program of a tracker's headings that name none.")
]
Year = Annotated[
    int | None,
    typer.Option("--year", min=2000, max=2099, metavar="N", help="The year of a tracker's days without one."),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=HEADING",
        help='A roster\'s column by its heading or letter: "name=Agent", "email=D".',
    ),
]
