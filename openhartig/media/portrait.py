"""Shape portraits: the drawing of a story without a photo, always the same for the same story."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from .compositions import CALM, LIVELY, Shape

CALM_SCHEMES = ("meadow", "dune", "mist", "heath")
LIVELY_SCHEMES = ("dawn", "river", "harvest", "ember", "orchard", "evening", "brick", "sky")
"""Names of four colours each, as `.scheme-…` in static/css/components/portrait.css."""

APART = 3
"""How many cards later the same colours may come again: the widest list has three in a row."""


@dataclass(frozen=True)
class Portrait:
    """What is drawn on a ground of 160 × 100.

    Attributes:
        composition: the name of the composition.
        scheme: the name of the colours.
        is_mirrored: whether left is right.
    """

    composition: str
    scheme: str
    is_mirrored: bool
    shapes: tuple[Shape, ...]


def portrait(key: object, *, is_calm: bool = False, scheme: str = "") -> Portrait:
    """Return the portrait that belongs to a key: the same key always gives the same drawing.

    Args:
        key: what identifies the story; only its text form counts, and it says nothing of a person.
        is_calm: whether only what is calm fits, because of what the story touches.
        scheme: the colours, when its own would be those of a neighbour.
    """
    compositions = CALM if is_calm else CALM | LIVELY
    dice = Random(str(key))  # noqa: S311 - a drawing, not a secret
    name = dice.choice(sorted(compositions))
    return Portrait(
        composition=name,
        scheme=scheme or own_scheme(key, is_calm=is_calm),
        is_mirrored=dice.random() < 0.5,
        shapes=tuple(compositions[name](dice)),
    )


def own_scheme(key: object, *, is_calm: bool = False) -> str:
    """Return the colours that belong to a key."""
    return Random(f"{key} in colour").choice(_schemes(is_calm))  # noqa: S311 - as above


def schemes_apart(portraits: Iterable[tuple[object, bool]]) -> list[str]:
    """Return the colours of the portraits in a list, so that neighbours differ.

    A portrait has its own colours, or else the next ones that none of those before it has, as far
    as they can be seen beside it. Only the list decides, so that every visitor sees the same.

    Args:
        portraits: the key of each, and whether it is calm.
    """
    chosen: list[str] = []
    for key, is_calm in portraits:
        schemes, near = _schemes(is_calm), chosen[-APART:]
        own = schemes.index(own_scheme(key, is_calm=is_calm))
        ordered = schemes[own:] + schemes[:own]
        chosen.append(next(scheme for scheme in ordered if scheme not in near))
    return chosen


def _schemes(is_calm: bool) -> tuple[str, ...]:
    return CALM_SCHEMES if is_calm else LIVELY_SCHEMES + CALM_SCHEMES
