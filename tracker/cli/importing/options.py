"""The options of `import` that are for completions."""

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
FillDown = Annotated[bool, typer.Option("--fill-down", help="A blank person or course is the one that stands above.")]
DayFirst = Annotated[
    bool | None, typer.Option("--day-first/--month-first", help="Which stands first in the dates of completions.")
]
