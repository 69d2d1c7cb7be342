"""Names of the world, invented from trees, and the ways in which rosters write them."""

import random
from dataclasses import dataclass

PLAIN = (
    *("Alder", "Birch", "Cedar", "Dogwood", "Elmer", "Firth", "Grove", "Hazel", "Iris", "Juniper", "Koa", "Larch"),
    *("Maple", "Nutmeg", "Oakes", "Pinewood", "Quince", "Rowan", "Spruce", "Tamarack", "Ulmus", "Vine", "Willow"),
    *("Yew", "Zelkova", "Aspen", "Balsam", "Chestnut", "Ebony", "Ginkgo", "Hickory", "Linden", "Myrtle", "Olive"),
)
WORLD = (
    *("Elm-Fir", "Larch-Quince", "O'Dogwood", "D'Aspen", "McLarch", "de la Encina", "van der Linde", "von Buche"),
    *("ter Eik", "del Pino", "da Silveira", "Encina Robles", "Pino Nogal", "Le Chêne", "Peñarbol", "Müller-Linde"),
    *("Åskog", "Ébène", "Sørbjerk", "bin Nakhl", "Saint-Frêne", "Li", "Ng", "Ó Cuileann", "St. Laurel", "Abedul Díaz"),
)
BEYOND = ("Šumský", "Žalgiris", "Đinh", "Nguyễn", "Březina", "Łoziński")  # not to be written in Windows-1252
EAST = (("林", "大樹"), ("森", "葉子"), ("김", "나무"), ("柳", "青"))
GIVEN = (
    *("Ann", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou", "Mei", "Nia", "Oz", "Pim"),
    *("Robert", "William", "Margaret", "Susana", "Kenji", "Amara", "Tomas", "Viola", "Wendell", "Xenia", "Yusuf"),
    *("Mary Jo", "Anne-Marie", "José", "Zoë", "Chloé", "Jean-Luc", "D'Andre", "Ana Lucía", "Tekla", "Ruben", "Ines"),
)
ALONE = ("Suharta", "Wintara", "Mayangsa")  # people with one name
SUFFIX = ("Jr.", "III", "Sr.")
NICKNAMES = {"Robert": "Bob", "William": "Bill", "Margaret": "Peggy"}


def drawn(dice: random.Random, *, western: bool) -> tuple[str, str, str]:
    """Draw a family name, a given name and a middle initial; `western` keeps to what Windows-1252 can write."""
    chance = dice.random()
    if chance < 0.03 and not western:
        return (*dice.choice(EAST), "")
    if chance < 0.05:
        return "", dice.choice(ALONE), ""
    family = dice.choice(PLAIN) if dice.random() < 0.7 else dice.choice(WORLD + (() if western else BEYOND))
    given = dice.choice(GIVEN) + (f" {dice.choice(SUFFIX)}" if dice.random() < 0.02 else "")
    return family, given, dice.choice("ABCDEFGHJKLMNPRSTW") if dice.random() < 0.3 else ""


@dataclass(frozen=True)
class Hand:
    """How one roster writes names: "comma", "COMMA", "first", "CAPS" or "columns", and how untidily."""

    style: str
    initials: bool
    untidy: float

    def whole(self, dice: random.Random, family: str, given: str, middle: str) -> str:
        """Write a name into one cell."""
        first = f"{given} {middle}{dice.choice(('.', ''))}" if middle and self.initials else given
        if not family:
            text = given
        elif self.style == "first":
            text = f"{first} {family}"
        elif self.style == "CAPS":
            text = f"{family} {first}"
        else:
            text = f"{family}, {first}"
        return self.marked(dice, text.upper() if self.style in {"COMMA", "CAPS"} else text)

    def marked(self, dice: random.Random, text: str) -> str:
        """Add what hurried hands add: spaces, notes in brackets, marks, curly apostrophes."""
        if dice.random() > self.untidy:
            return text
        space = "\u00a0"
        return dice.choice(
            (
                f" {text}",
                f"{text}  ",
                text.replace(" ", "  ", 1),
                text.replace(" ", space, 1),
                text + space,
                f"{text} (EXT)",
                f"{text} (she/her)",
                f"*{text}",
                f"{text}*",
                text.replace("'", "\u2019"),
            )
        )
