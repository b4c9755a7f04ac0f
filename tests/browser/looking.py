"""Looks at a page as visitors with small and large screens, by day and by night, see it."""

from collections.abc import Callable
from itertools import cycle

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SMALLEST = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 1024}
DESKTOP = {"width": 1280, "height": 900}
TURNS = [[(SMALLEST, "light"), (DESKTOP, "dark")], [(DESKTOP, "light"), (PHONE, "dark")]]
RULES = {"rules": {"target-size": {"enabled": True}}}
"""What axe leaves out by itself, and WCAG 2.2 asks for."""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MOVED = """Promise.allSettled(
  document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime < Infinity)
    .map((each) => each.finished)
)"""


def looking_at(page: Page) -> Callable[[], None]:
    """Return a function that expects no fault in what a page shows now.

    Every time it looks with axe twice: on a small screen and on a large one, in light and in dark.
    The pairs change in turns, so that what all pages share is seen in all four.
    """
    turns = cycle(TURNS)

    def look() -> None:
        for size, scheme in next(turns):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            page.evaluate(MOVED)
            results = Axe().run(page, options=RULES)
            seen = f"{page.title()} at {size['width']} px, {scheme}"
            assert results.violations_count == 0, f"{seen}\n{results.generate_report()}"
        for size in (SMALLEST, PHONE, TABLET, DESKTOP):
            page.set_viewport_size(size)
            overflow = page.evaluate(OVERFLOW)
            assert overflow <= 0, f"{page.title()} is {overflow} px too wide for {size['width']}"

    return look
