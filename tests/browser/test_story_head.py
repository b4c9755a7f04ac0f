"""The head of a story, at the widths of phones, tablets and desks."""

from playwright.sync_api import Page

from .test_public_pages import STORY

BESIDE_FROM = 700
LINES = """() => [...document.querySelectorAll(".dotted")].flatMap((line) => {
  const parts = [...line.children].map((part) => part.getBoundingClientRect());
  const starts = parts.filter((part, at) => at === 0 || part.top > parts[at - 1].top);
  return starts.map((part) => part.left - line.getBoundingClientRect().left);
})"""
"""How far the first part of each line is from where the dots are cut off."""


def test_text_and_picture_stand_side_by_side_and_no_line_ends_in_a_dot(page: Page) -> None:
    page.goto(STORY)
    for width in (320, 390, BESIDE_FROM, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        text, picture, head = (
            page.locator(name).bounding_box()
            for name in (".story-head-text", ".story-head-picture", ".story-head")
        )
        is_beside = picture["x"] >= text["x"] + text["width"]
        assert is_beside == (width >= BESIDE_FROM), width
        if is_beside:
            assert head["height"] < 420, "no empty space above the text"
        starts = page.evaluate(LINES)
        assert starts
        assert {round(start) for start in starts} == {0}, width
