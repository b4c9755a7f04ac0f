"""What is read on a ground stands out from it, in the light scheme and in the dark one."""

import re

import pytest
from PIL import ImageColor

from openhartig.settings import PROJECT_DIR

PALETTE, PURPOSE = (
    (PROJECT_DIR / "static/css" / name).read_text() for name in ("palette.css", "purpose.css")
)
COLOURS = dict(re.findall(r"--color-([\w-]+): (#\w{6});", PALETTE))
GROUNDS = ("page", "surface", "band-rose", "band-sun", "band-sage", "band-sand")
READ = ("text", "muted", "link", "heart")
LEAST = 4.5
LEAST_OF_CONTROLS = 3


def colour(purpose: str, scheme: str) -> tuple[int, ...]:
    """Return what a purpose looks like in a scheme."""
    (value,) = re.findall(rf"--{purpose}:([^;]+);", PURPOSE.split("@layer print")[0])
    only = re.findall(rf"var\(--in-{scheme}, var\(--color-([\w-]+)\)\)", value)
    (name,) = only or re.findall(r"var\(--color-([\w-]+)\)", value)
    return ImageColor.getrgb(COLOURS[name])


def light_of(rgb: tuple[int, ...]) -> float:
    """Return the relative luminance, as WCAG defines it."""
    parts = (part / 255 for part in rgb)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_norm():
    black, white = (0, 0, 0), (255, 255, 255)

    assert contrast(black, white) == pytest.approx(21)
    assert contrast((0x77,) * 3, white) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_read_stands_out_from_its_ground(ground: str, scheme: str):
    below = colour(ground, scheme)
    found = {name: contrast(colour(name, scheme), below) for name in READ}

    assert {name: least for name, least in found.items() if least < LEAST} == {}
    assert contrast(colour("control-line", scheme), below) >= LEAST_OF_CONTROLS
