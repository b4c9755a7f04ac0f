"""Shape portraits: a picture of discs and hills for a story without a photo."""

import random
from dataclasses import dataclass

SCHEMES = (
    ("rose", "heart", "maas"),
    ("maas", "sun", "rose"),
    ("sun", "heart", "page"),
    ("sage", "maas", "sun"),
    ("heart", "rose", "sun"),
    ("sand", "maas", "heart"),
)
"""Colours, as `--draw-…` in static/css/purpose.css: background, large shape, small shape."""


@dataclass(frozen=True)
class Portrait:
    """The shapes of one portrait, in a view box of 160 × 100.

    Attributes:
        background, large, small: names of colours.
        layout: which of the compositions is drawn.
        x, y, radius: the large shape.
        small_x, small_y, small_radius: the small disc.
    """

    background: str
    large: str
    small: str
    layout: str
    x: int
    y: int
    radius: int
    small_x: int
    small_y: int
    small_radius: int


def portrait(key: object) -> Portrait:
    """Return the portrait that belongs to a key: the same key always gives the same portrait.

    Args:
        key: what identifies the story; only its text form counts, and it says nothing of a person.
    """
    dice = random.Random(str(key))  # noqa: S311 - a drawing, not a secret
    background, large, small = dice.choice(SCHEMES)
    layout = dice.choice(("discs", "eclipse", "hill", "hills"))
    side = dice.choice((-1, 1))
    radius = dice.randint(30, 44)
    return Portrait(
        background=background,
        large=large,
        small=small,
        layout=layout,
        x=80 - side * dice.randint(8, 20),
        y=dice.randint(48, 60),
        radius=radius,
        small_x=80 + side * dice.randint(16, 40),
        small_y=dice.randint(26, 46),
        small_radius=dice.randint(15, max(18, radius - 12)),
    )
