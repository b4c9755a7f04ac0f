import uuid

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from openhartig.media.portrait import SCHEMES, portrait


def draw(key: object) -> str:
    return Template("{% load portraits %}{% shape_portrait key %}").render(Context({"key": key}))


def test_the_same_key_always_gives_the_same_portrait():
    key = uuid.UUID("12345678-1234-5678-1234-567812345678")

    assert portrait(key) == portrait(key)
    assert portrait(key) == portrait(str(key))
    assert draw(key) == draw(key)


def test_a_story_keeps_its_portrait_in_later_versions_of_the_site():
    drawn = portrait("vast")

    assert (drawn.background, drawn.layout) == ("sand", "discs")
    assert (drawn.x, drawn.y, drawn.radius) == (95, 56, 38)


def test_portraits_differ():
    portraits = {portrait(number) for number in range(100)}

    assert len(portraits) > 95
    assert {drawn.layout for drawn in portraits} == {"discs", "eclipse", "hill", "hills"}
    assert {(d.background, d.large, d.small) for d in portraits} == set(SCHEMES)


@given(st.text())
def test_shapes_are_within_the_drawing(key):
    drawn = portrait(key)

    assert 0 < drawn.small_x - drawn.small_radius < drawn.small_x + drawn.small_radius < 160
    assert 0 < drawn.small_y < 100
    assert 0 < drawn.x < 160
    assert 0 < drawn.y < 100
    assert drawn.small_radius < drawn.radius


@pytest.mark.parametrize("key", range(24))
def test_a_portrait_is_small_and_silent(key):
    svg = draw(key).strip()

    assert svg.startswith("<svg")
    assert len(svg.encode()) < 700
    assert 'aria-hidden="true"' in svg
    assert "style=" not in svg
    assert "<script" not in svg
