"""One sheet of people, drawn with the habits of somebody who keeps it by hand."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tests.intake.untidy_rosters.columns import NOISE, Column, Pen, program_word, split, worn
from tests.intake.untidy_rosters.page import Content, Page
from tests.intake.untidy_rosters.titles import REMARKS
from tests.intake.untidy_rosters.truth import Said, Team, Worker
from tracker.intake.scan.limits import letters

VACANT = ("VACANT", "TBA", "Vacant - recruiting", "Vacant (was Elm, Pat)", "TBD", "Open position")
TWO = ("{} / {}", "{} & {}", "{}\n{}", "{}; {}")


@dataclass
class Layout:
    """How one sheet is laid out."""

    columns: list[Column]
    place: Said  # what the sheet's name, its title and the file say of every row, without a worker
    body: str = "flat"  # "flat", "blocks", "supervisors", "repeated", "merged", "once"
    above: int = 0  # rows above the headings
    titles: Sequence[str] = ()
    head: str = "one"  # "one", "groups", "split", "tall"
    left: int = 1  # the first column of the table
    blanks: float = 0.0
    totals: bool = False
    below: bool = False
    pages: bool = False
    vacant: float = 0.0
    struck: float = 0.0
    hidden: float = 0.0
    two: float = 0.0
    twice: float = 0.0
    shared: float = 0.0  # two people with one address
    slips: float = 0.0  # two digits of a number swapped
    opposed: float = 0.0  # of the people: on two rows that contradict each other
    quirks: list[str] = field(default_factory=list)


def draw(dice: random.Random, page: Page, layout: Layout, pen: Pen, people: Sequence[Worker], *, looks: bool) -> None:
    """Draw the whole sheet; `looks` says whether the kind of file can strike, hide and merge."""
    _Drawing(dice, page, layout, pen, looks=looks).run(people)


class _Drawing:
    """The steps of one sheet."""

    def __init__(self, dice: random.Random, page: Page, layout: Layout, pen: Pen, *, looks: bool) -> None:
        self.dice, self.page, self.layout, self.pen, self.looks = dice, page, layout, pen, looks
        self.right = layout.left + len(layout.columns) - 1

    def run(self, people: Sequence[Worker]) -> None:
        """Write what stands above, the headings, the people and what stands below."""
        self.above()
        if self.layout.body != "repeated":
            self.headings(self.layout.columns)
        first = self.page.row
        for team, some in _groups(self.dice, people, self.layout.body):
            self.group(team, some)
        if self.looks and self.layout.hidden:
            self.page.filtered = (self.page.truth.header_row, self.layout.left, self.page.row - 1, self.right)
        self.below(self.page.row - first)

    def above(self) -> None:
        """Write titles and remarks until the row of the headings is reached."""
        texts = [*self.layout.titles]
        for _ in range(self.layout.above):
            if texts and self.dice.random() < 0.8:
                text = texts.pop(0)
                merge = self.looks and self.dice.random() < 0.5
                self.page.across(text, self.layout.left, max(self.right, self.layout.left + 3), merge=merge)
            else:
                self.page.row += 1
        for text in texts:  # whatever had no room: the truth needs it
            self.page.across(text, self.layout.left, self.right, merge=False)

    def headings(self, columns: list[Column]) -> None:
        """Write the headings, in one row or two."""
        page, left = self.page, self.layout.left
        texts = [worn(self.dice, column.heading) for column in columns]
        if self.layout.head == "groups":
            self._grouped(columns)
        elif self.layout.head == "split":
            pairs = [split(text) for text in texts]
            page.write([upper for upper, _ in pairs], left=left)
            texts = [lower for _, lower in pairs]
        elif self.layout.head == "tall" and self.looks:
            page.write(texts, left=left)
            page.merged += [(page.row - 1, left + at, page.row, left + at) for at in range(len(columns))]
            texts = []
        row = page.write(texts, left=left) - (not texts)  # a tall heading stands in its first row
        if not page.truth.header_row:
            page.truth.header_row = row
            page.truth.columns = {
                column.field: letters(left + at) for at, column in enumerate(columns) if not column.is_noise
            }

    def _grouped(self, columns: list[Column]) -> None:
        """Write the groups' headings over runs of columns."""
        at = 0
        while at < len(columns):
            end = at
            while end + 1 < len(columns) and columns[end + 1].group == columns[at].group:
                end += 1
            if columns[at].group:
                self.page.cells[self.page.row, self.layout.left + at] = columns[at].group
                if end > at and self.looks:
                    span = (self.page.row, self.layout.left + at, self.page.row, self.layout.left + end)
                    self.page.merged.append(span)
            at = end + 1
        self.page.row += 1

    def group(self, team: Team | None, people: Sequence[Worker]) -> None:
        """Write one team's people, or everybody's where the sheet has no groups."""
        layout, said, columns = self.layout, self.layout.place, self.layout.columns
        if layout.body in {"blocks", "repeated"} and team:
            said = self.sub_heading(team)
        elif layout.body == "supervisors" and team:
            self.page.write([f"Supervisor: {people[0].supervisor[0]}"], left=layout.left)
        if layout.body == "repeated":
            if self.dice.random() < 0.3 and self.page.truth.header_row:
                columns = self.dice.sample(columns, len(columns))
            self.headings(columns)
        began = self.page.row
        self.people(people, columns, said)
        self.merge_down(began, columns)
        if layout.pages and team:
            self.page.write(
                [f"Page {self.dice.randrange(1, 9)} of 9"], left=self.dice.choice((layout.left, self.right))
            )
        if layout.totals and team:
            text = self.dice.choice(("Subtotal", f"Total {team.program}", "Count"))
            self.page.write([text, float(len(people))], left=self.dice.choice((layout.left, layout.left + 1)))
        if layout.body in {"blocks", "repeated", "supervisors"}:
            self.page.row += self.dice.randrange(3)

    def people(self, people: Sequence[Worker], columns: list[Column], said: Said) -> None:
        """Write people one below the other; now and then two at once."""
        waiting = [*people]
        while waiting:
            who = waiting.pop(0)
            if waiting and self.dice.random() < self.layout.two and who.family and waiting[0].family:
                self.two_people(who, waiting.pop(0), columns, said)
            elif waiting and self.dice.random() < self.layout.shared:
                self.one_address(who, waiting.pop(0), columns, said)
            else:
                self.person(who, columns, said)

    def sub_heading(self, team: Team) -> Said:
        """Write a heading within the table, and give what it says of the rows below."""
        word = program_word(self.dice, team.program).strip()
        kinds = [f"{word}", f"{word} Unit".replace("Unit Unit", "Unit")] if not team.unit else []
        kinds += [f"{word} {team.unit}".replace("Unit Unit", "Unit"), f"{team.unit} - {word}"] if team.unit else []
        district = self.layout.place.district
        if district is None or self.dice.random() < 0.2:
            kinds = [f"District {team.district} {text}" for text in kinds]
            district = team.district
        merge = self.looks and self.dice.random() < 0.5
        self.page.across(self.dice.choice(kinds), self.layout.left, self.right, merge=merge)
        said = replace(self.layout.place, district=district, program=team.program)
        return replace(said, unit=team.unit) if team.unit else said

    def person(self, who: Worker, columns: list[Column], said: Said) -> None:
        """Write somebody, and around them what hands leave there."""
        dice, layout, page = self.dice, self.layout, self.page
        if dice.random() < layout.blanks:
            page.row += 1
        if dice.random() < layout.vacant:
            page.write([self._vacant(column, who) for column in columns], left=layout.left)
        cells, told = self.pen.row(columns, who, replace(said, sheet=page.name, worker=who))
        row = page.write(cells, left=layout.left)
        told = self.slip(row, columns, replace(told, row=row))
        if self.looks and dice.random() < layout.struck:
            page.struck |= {(row, layout.left + at) for at in range(len(columns))}
            told = replace(told, struck=True)
        if self.looks and dice.random() < layout.hidden:
            page.hidden_rows.add(row)
            told = replace(told, hidden=True)
        page.truth.rows.append(told)
        if dice.random() < layout.twice:
            self.again(columns, told)

    def two_people(self, who: Worker, other: Worker, columns: list[Column], said: Said) -> None:
        """Write two people into one cell: nobody can say whose number and address stand beside them."""
        if not any(column.field == "name" for column in columns):
            self.person(who, columns, said)
            self.person(other, columns, said)
            return
        cells, told = self.pen.row(columns, who, replace(said, sheet=self.page.name, worker=who))
        both = self.dice.choice(TWO).format(f"{who.given} {who.family}", f"{other.given} {other.family}")
        at = next(at for at, column in enumerate(columns) if column.field == "name")
        row = self.page.write([*cells[:at], both, *cells[at + 1 :]], left=self.layout.left)
        self.page.truth.rows.append(replace(told, row=row, asks=True, also=other))

    def one_address(self, who: Worker, other: Worker, columns: list[Column], said: Said) -> None:
        """Write two people who share one address, as that of their team."""
        self.person(who, columns, said)
        told = next(each for each in reversed(self.page.truth.rows) if each.worker == who and not each.repeats)
        before = len(self.page.truth.rows)
        self.person(other, columns, said)
        fields = {column.field: at for at, column in enumerate(columns)}
        if not {"email", "employee_number"} <= fields.keys() or not told.email:
            return
        rows = self.page.truth.rows
        for at in range(before, len(rows)):
            self.page.cells[rows[at].row, self.layout.left + fields["email"]] = told.email
            rows[at] = replace(rows[at], email=told.email, asks=True)
        rows[:] = [replace(each, asks=True) if each.worker == who else each for each in rows]

    def slip(self, row: int, columns: list[Column], told: Said) -> Said:
        """Swap two digits of the number of somebody who is known by another."""
        at, number = next((at for at, each in enumerate(columns) if each.field == "employee_number"), None), told.number
        if at is None or number is None or told.worker.before is None or self.dice.random() >= self.layout.slips:
            return told
        swapped = number[:-3] + number[-2] + number[-3] + number[-1]
        self.page.cells[row, self.layout.left + at] = swapped
        return replace(told, number=swapped, doubtful=swapped != number)

    def again(self, columns: list[Column], told: Said) -> None:
        """Write somebody a second time, with another position perhaps: it says nothing else, or the opposite."""
        if not (told.number or told.email) or told.struck:
            return
        first = [self.page.cells.get((told.row, self.layout.left + at)) for at in range(len(columns))]
        cells: list[Content] = [
            NOISE[column.field](self.dice) if column.is_noise else value
            for column, value in zip(columns, first, strict=True)
        ]
        opposed = next((at for at, column in enumerate(columns) if column.field == "program"), None)
        if opposed is not None and told.program and self.dice.random() < self.layout.opposed:
            cells[opposed] = "Permanency" if told.program == "CPS" else "CPS"
            self.page.truth.rows[-1] = told = replace(told, asks=True)
        row = self.page.write(cells, left=self.layout.left)
        self.page.truth.rows.append(replace(told, row=row, repeats=not told.asks))

    def _vacant(self, column: Column, who: Worker) -> Content:
        if column.field in {"name", "family"}:
            return self.dice.choice(VACANT)
        if column.field in {"classification", "unit", "program", "district", "supervisor", "supervisor_email"}:
            return self.pen.row([column], who, self.layout.place)[0][0]
        return NOISE[column.field](self.dice) if column.is_noise and "Position" in column.field else None

    def merge_down(self, began: int, columns: list[Column]) -> None:
        """Say a unit or a program once for its rows: merged over them, or merely once."""
        layout, page = self.layout, self.page
        ended = page.row - 1
        began = min((said.row for said in page.truth.rows if said.row >= began), default=ended)
        if layout.body not in {"merged", "once"} or ended <= began:
            return
        for at, column in enumerate(columns):
            if column.field not in {"unit", "program"}:
                continue
            place = layout.left + at
            for row in range(began + 1, ended + 1):
                page.cells.pop((row, place), None)
            if layout.body == "merged" and self.looks:
                page.merged.append((began, place, ended, place))
                page.truth.rows = [self._as_first(said, began, ended, column.field) for said in page.truth.rows]
            else:
                page.truth.rows = [
                    replace(said, **{column.field: getattr(layout.place, column.field)})
                    if began < said.row <= ended
                    else said
                    for said in page.truth.rows
                ]

    def _as_first(self, said: Said, began: int, ended: int, name: str) -> Said:
        """Let a row say what the first of its merged rows says."""
        if not began <= said.row <= ended:
            return said
        first = next(each for each in self.page.truth.rows if each.row == began)
        return replace(said, **{name: getattr(first, name)})

    def below(self, count: int) -> None:
        """Write totals and remarks below."""
        layout = self.layout
        if layout.totals:
            self.page.row += 1
            self.page.write([self.dice.choice(("Total", "Grand Total", "Total staff")), float(count)], left=layout.left)
        if layout.below:
            self.page.row += 1
            for text in self.dice.sample(REMARKS, 2):
                self.page.write([text], left=self.dice.choice((layout.left, layout.left + 1)))
            self.page.write(["Prepared by", "the branch office"], left=layout.left)


def _groups(dice: random.Random, people: Sequence[Worker], body: str) -> Iterable[tuple[Team | None, Sequence[Worker]]]:
    """Give everybody at once, or team by team."""
    if body == "flat":
        everybody = [*people]
        if dice.random() < 0.5:
            dice.shuffle(everybody)
        else:
            everybody.sort(key=lambda who: who.name)
        return [(None, everybody)]
    teams = dict.fromkeys(who.now for who in people if who.now)
    return [(team, [who for who in people if who.now == team]) for team in teams]
