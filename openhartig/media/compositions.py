"""The compositions of shape portraits: how shapes stand together, in a view box of 160 × 100.

What matters stands between 30 and 130, because some places show a square, and below 10, because
others show a lower picture. A composition asks the dice always in the same order, so that a story
keeps its portrait.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Shape:
    """A surface or a line.

    Attributes:
        path: the outline, in the language of `d` of an SVG path.
        colour: which of the colours of a scheme: ground, one, two or three.
        width: how thick the line is; 0 is a surface.
        is_soft: whether what lies below shines through.
        dots: the distance of the dots that the line is made of; 0 is a whole line.
    """

    path: str
    colour: str
    width: int = 0
    is_soft: bool = False
    dots: int = 0


Composition = Callable[[Random], list[Shape]]


def _disc(x: int, y: int, wide: int, high: int = 0) -> str:
    """Return a disc around a point, or an oval of another height."""
    half, all_of_it = f"a{wide} {high or wide} 0 1 0", 2 * wide
    return f"M{x - wide} {y}{half} {all_of_it} 0{half}-{all_of_it} 0z"


def _hill(left: int, top: int, right: int) -> str:
    """Return a hill over the whole width, from one height to another past its top."""
    return f"M0 {left}C40 {top} 70 {top - 6} 160 {right}V100H0z"


def smiles(dice: Random) -> list[Shape]:
    """Two faces beside each other, each with one line, like those on the front page."""
    lean, low = dice.randint(-4, 4), dice.randint(0, 8)
    return [
        Shape(_disc(104, 62 - low, 34), "two"),
        Shape(_disc(60, 50 + low, 38), "one", is_soft=True),
        Shape(f"M{38 + lean} {52 + low}q14 18 34 8", "ground", 5),
        Shape(f"M{98 + lean} {66 - low}q14 16 28-4", "three", 5),
    ]


def rainbow(dice: Random) -> list[Shape]:
    """Rings that rise from below."""
    x, step = dice.randint(62, 98), dice.randint(13, 16)
    colours = ("one", "ground", "two", "ground", "three")
    return [Shape(_disc(x, 100, 82 - step * ring), colour) for ring, colour in enumerate(colours)]


def horizon(dice: Random) -> list[Shape]:
    """A low sun above a field with furrows."""
    x, line, radius = dice.randint(58, 102), dice.randint(54, 62), dice.randint(20, 27)
    return [
        Shape(_disc(x, line - 4, radius), "two"),
        Shape(f"M0 {line}h160V100H0z", "one"),
        Shape(f"M0 {line + 14}Q{x} {line + 8} 160 {line + 14}V100H0z", "three", is_soft=True),
        Shape(f"M0 {line + 28}Q{x} {line + 20} 160 {line + 28}V100H0z", "three"),
    ]


def windows(dice: Random) -> list[Shape]:
    """The front of a house: a door, and a light behind one window."""
    lit, door, dark = dice.randrange(4), dice.randrange(4, 8), ""
    shapes = []
    for window in range(8):
        x, y = 29 + 28 * (window % 4), 14 + 42 * (window // 4)
        if window == door:
            shapes.append(Shape(f"M{x} {y + 44}v-35a9 9 0 0 1 18 0v35z", "three"))
        elif window == lit:
            shapes.append(Shape(f"M{x} {y + 32}v-23a9 9 0 0 1 18 0v23z", "two"))
        else:
            dark += f"M{x} {y + 32}v-23a9 9 0 0 1 18 0v23z"
    return [Shape(dark, "one"), *shapes]


def trio(dice: Random) -> list[Shape]:
    """Three discs that share some ground."""
    high, wide = dice.randint(-6, 6), dice.randint(0, 8)
    return [
        Shape(_disc(54 - wide, 54 + high, 30), "one"),
        Shape(_disc(84, 42 - high, 26), "two", is_soft=True),
        Shape(_disc(106 + wide, 62 + high, 24), "three", is_soft=True),
    ]


def waves(dice: Random) -> list[Shape]:
    """Lines that go up and down together."""
    height, shift = dice.randint(8, 13), dice.randint(-30, 0)
    colours = ("two", "one", "three", "one", "two", "one")
    return [
        Shape(f"M{shift} {22 + 14 * line}q20-{height} 40 0t40 0 40 0 40 0 40 0", colour, 6)
        for line, colour in enumerate(colours)
    ]


def dots(dice: Random) -> list[Shape]:
    """A field of dots that grow, and one that is different."""
    column, row = dice.randint(3, 8), dice.randint(2, 4)
    field = [
        Shape(f"M{8 - 7 * (line % 2)} {12 + 14 * line}H166", "one", 3 + line, dots=14)
        for line in range(7)
    ]
    x, y = 8 - 7 * (row % 2) + 14 * column, 12 + 14 * row
    return [*field, Shape(_disc(x, y, 13), "ground"), Shape(_disc(x, y, 10), "two")]


def hills(dice: Random) -> list[Shape]:
    """Hills behind each other, and a sun."""
    x, top = dice.randint(96, 116), dice.randint(20, 30)
    return [
        Shape(_disc(x, top + 8, dice.randint(12, 17)), "two"),
        Shape(_hill(72, top + 6, 58), "three", is_soft=True),
        Shape(f"M0 92C50 88 80 {top + 22} 160 {top + 40}V100H0z", "three"),
        Shape(_hill(78, top + 56, 96), "one"),
    ]


def moon(dice: Random) -> list[Shape]:
    """A moon that is not full, above a hill."""
    x, y, bite = dice.randint(70, 92), dice.randint(38, 46), dice.randint(12, 20)
    return [
        Shape(_disc(x, y, 29), "two"),
        Shape(_disc(x + bite, y - 8, 24), "ground"),
        Shape("M0 86Q60 60 160 80V100H0z", "one"),
        Shape("M0 98Q110 74 160 90V100H0z", "three", is_soft=True),
    ]


def sprig(dice: Random) -> list[Shape]:
    """A sprig with leaves in pairs."""
    bend, x = dice.randint(-8, 8), 80 + dice.randint(-6, 6)
    foot = x + bend // 3
    shapes = [Shape(f"M{x} 104Q{x + bend} 60 {x} 14", "three", 3)]
    for pair, y in enumerate((34, 50, 66, 82)):
        for side in (-1, 1):
            tip, top = x + side * (24 + 4 * pair), y - 14 + (side > 0) * 3
            there = f"Q{x + side * 6} {top - 4} {tip} {top}"
            back = f"Q{tip - side * 6} {y + 8} {foot} {y + 4}z"
            colour = "one" if (pair + (side > 0)) % 2 else "two"
            shapes.append(Shape(f"M{foot} {y + 4}{there}{back}", colour))
    return shapes


def path(dice: Random) -> list[Shape]:
    """A way that winds up a hill."""
    x, top = dice.randint(48, 66), dice.randint(34, 44)
    left_side = f"C{x + 6} 84 {x + 56} 88 {x + 42} 74C{x + 34} 66 {x + 16} 66 {x + 34} {top + 8}"
    right_side = f"C{x + 26} 66 {x + 50} 62 {x + 62} 74C{x + 76} 90 {x + 40} 86 {x + 34} 100z"
    return [
        Shape(_disc(x + 52, top - 8, 15), "two"),
        Shape(f"M0 84C40 {top} 100 {top - 8} 160 72V100H0z", "one"),
        Shape(f"M{x} 100{left_side}{right_side}", "three"),
    ]


def halves(dice: Random) -> list[Shape]:
    """Two halves that turn to each other, not quite level."""
    shift, gap, radius = dice.randint(5, 12), dice.randint(2, 4), dice.randint(33, 38)
    left, right = 80 - gap, 80 + gap
    return [
        Shape(f"M{left} {50 - shift - radius}a{radius} {radius} 0 0 0 0 {2 * radius}z", "one"),
        Shape(f"M{right} {50 + shift - radius}a{radius} {radius} 0 0 1 0 {2 * radius}z", "two"),
        Shape(f"M{left} {50 - shift - 15}a15 15 0 0 0 0 30z", "three"),
    ]


def meeting(dice: Random) -> list[Shape]:
    """Two lines that come from afar and go on together, like those of the heart."""
    high, low, x = dice.randint(18, 30), dice.randint(76, 88), dice.randint(84, 98)
    return [
        Shape(_disc(x + 28, dice.randint(20, 26), 12), "three"),
        Shape(f"M-8 {high}C{x - 40} {high} {x - 40} 51 {x} 51H168", "one", 12),
        Shape(f"M-8 {low}C{x - 40} {low} {x - 40} 65 {x} 65H168", "two", 12),
    ]


def quilt(dice: Random) -> list[Shape]:
    """Tiles with a quarter of a disc each."""
    quarters = (
        "v40a40 40 0 0 0 40-40z",
        "h40v40a40 40 0 0 1-40-40z",
        "m40 0v40h-40a40 40 0 0 0 40-40z",
        "v40h40a40 40 0 0 0-40-40z",
    )
    paths = {"one": "", "two": "", "three": ""}
    for tile in range(12):
        corner = f"M{40 * (tile % 4)} {40 * (tile // 4) - 10}"
        paths[dice.choice(("one", "one", "two", "three"))] += corner + dice.choice(quarters)
    return [Shape(path, colour) for colour, path in paths.items() if path]


def voice(dice: Random) -> list[Shape]:
    """Lines as a voice draws them, loud and soft."""
    colours, shapes = ("one", "two", "one", "three"), []
    for line in range(10):
        loud = dice.randint(4, 34) if line % 3 else dice.randint(18, 38)
        shapes.append(Shape(f"M{13 + 15 * line} {51 - loud}v{2 * loud}", colours[line % 4], 8))
    return shapes


def stones(dice: Random) -> list[Shape]:
    """Stones on each other."""
    x, y, shapes = 80 + dice.randint(-6, 6), 94, []
    for wide, high, colour in ((38, 14, "one"), (31, 12, "three"), (22, 10, "two"), (12, 7, "one")):
        y -= high
        shapes.append(Shape(_disc(x + dice.randint(-5, 5), y, wide, high), colour))
        y -= high
    return shapes


CALM: dict[str, Composition] = {
    drawn.__name__: drawn for drawn in (horizon, waves, hills, moon, sprig, stones)
}
LIVELY: dict[str, Composition] = {
    drawn.__name__: drawn
    for drawn in (smiles, rainbow, windows, trio, dots, path, halves, meeting, quilt, voice)
}
