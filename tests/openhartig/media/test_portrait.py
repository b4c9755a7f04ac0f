"""The drawings of stories without a photo."""

import re
import uuid
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from openhartig.media.compositions import CALM, LIVELY
from openhartig.media.portrait import (
    APART,
    CALM_SCHEMES,
    LIVELY_SCHEMES,
    own_scheme,
    portrait,
    schemes_apart,
)
from openhartig.settings import PROJECT_DIR

KEYS = range(400)
COLOURS = ("ground", "one", "two", "three")
SHEET = (PROJECT_DIR / "static/css/components/portrait.css").read_text()
PURPOSE = (PROJECT_DIR / "static/css/purpose.css").read_text()


def draw(key: object, is_calm: bool = False, scheme: str = "") -> str:
    template = "{% load portraits %}{% shape_portrait key is_calm scheme %}"
    values = {"key": key, "is_calm": is_calm, "scheme": scheme}
    return Template(template).render(Context(values)).strip()


def colours_of(scheme: str) -> list[str]:
    (rule,) = re.findall(rf"\.scheme-{scheme} {{([^}}]+)}}", SHEET)
    found = dict(re.findall(r"--(\w+): var\((--draw-\w+)\);", rule))
    assert tuple(found) == COLOURS, scheme
    return list(found.values())


def test_the_same_key_always_gives_the_same_portrait():
    key = uuid.UUID("12345678-1234-5678-1234-567812345678")

    assert portrait(key) == portrait(str(key))
    assert draw(key) == draw(key)


def test_a_story_keeps_its_portrait_in_later_versions_of_the_site():
    drawn, calm = portrait("vast"), portrait("vast", is_calm=True)

    assert (drawn.composition, drawn.scheme, drawn.is_mirrored) == ("dots", "harvest", True)
    assert drawn.shapes[-1].path == "M82 68a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"
    assert (calm.composition, calm.scheme) == ("waves", "dune")


def test_there_are_many_compositions_and_schemes_and_all_are_used():
    drawn = [portrait(key) for key in KEYS]

    assert len({each.composition for each in drawn}) >= 12
    assert {each.composition for each in drawn} == {*CALM, *LIVELY}
    assert len({each.scheme for each in drawn}) >= 10
    assert {each.scheme for each in drawn} == {*CALM_SCHEMES, *LIVELY_SCHEMES}
    assert len(set(drawn)) > 0.95 * len(drawn)


def test_every_scheme_has_four_colours_on_a_ground_of_its_own():
    schemes = {scheme: colours_of(scheme) for scheme in CALM_SCHEMES + LIVELY_SCHEMES}

    assert set(re.findall(r"\.scheme-([\w-]+)", SHEET)) == schemes.keys()
    assert len({ground for ground, *_ in schemes.values()}) == len(schemes)
    for scheme, colours in schemes.items():
        assert len(set(colours)) == len(COLOURS), scheme
        for colour in colours:
            assert f"{colour}: var(--in-light" in PURPOSE, "light and dark"


def test_a_heavy_story_takes_what_is_calm():
    drawn = [portrait(key, is_calm=True) for key in KEYS]

    assert {each.composition for each in drawn} == set(CALM)
    assert {each.scheme for each in drawn} == set(CALM_SCHEMES)
    for scheme in CALM_SCHEMES:
        assert not {"--draw-heart", "--draw-sun", "--draw-clay"} & {*colours_of(scheme)}


@given(st.lists(st.tuples(st.text(max_size=3), st.booleans()), max_size=30))
def test_neighbours_differ_in_any_list(portraits):
    schemes = schemes_apart(portraits)

    assert len(schemes) == len(portraits)
    assert schemes == schemes_apart(portraits), "the same for every visitor"
    assert schemes[:1] == [own_scheme(key, is_calm=calm) for key, calm in portraits[:1]]
    for distance in range(1, APART + 1):
        for one, other in zip(schemes, schemes[distance:], strict=False):
            assert one != other
    for (_, is_calm), scheme in zip(portraits, schemes, strict=True):
        assert not is_calm or scheme in CALM_SCHEMES


def test_in_a_list_only_the_colours_step_on():
    own = portrait("a")
    schemes = schemes_apart([("a", False), ("a", False)])

    stepped = portrait("a", scheme=schemes[1])

    assert schemes[0] == own.scheme != stepped.scheme
    assert (stepped.composition, stepped.shapes) == (own.composition, own.shapes)


@pytest.mark.parametrize("composition", sorted({*CALM, *LIVELY}))
def test_every_composition_is_a_small_and_silent_drawing(composition):
    is_calm = composition in CALM
    keys = [key for key in KEYS if portrait(key, is_calm=is_calm).composition == composition]

    assert keys
    for key in keys:
        written = draw(key, is_calm)
        svg = ElementTree.fromstring(written)
        assert svg.tag == "svg"
        assert svg.get("aria-hidden") == "true"
        assert {each.tag for each in svg.iter()} == {"svg", "g", "path"}
        assert len(written.encode()) < 1600
        assert "style=" not in written
        for path in svg.iter("path"):
            assert re.fullmatch(r"(?:[MmVvHhAaQqTtCcSsLlz][\d\s.-]*)+", path.get("d")), path.get(
                "d"
            )
            assert f".{path.get('class').split()[0]} {{" in SHEET
        assert_numbers_fit(svg)


def assert_numbers_fit(svg: ElementTree.Element) -> None:
    """Where each part of a path starts lies on the drawing, or just beside it."""
    for path in svg.iter("path"):
        for x, y in re.findall(r"M(-?\d+) (-?\d+)", path.get("d")):
            assert -40 <= int(x) <= 170
            assert -20 <= int(y) <= 130


def test_pairs_of_neighbours_are_seldom_alike():
    """The composition is the story's own; there are so many that a list looks varied."""
    drawn = [portrait(uuid.UUID(int=key)).composition for key in KEYS]

    alike = sum(one == other for one, other in pairwise(drawn))

    assert alike < 0.15 * len(drawn)
