"""The screens with figures: read by axe, chosen with the keyboard, as wide as a small phone."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import ServedSite, Shell
from .test_coordinator import look
from .test_editors import log_in

MAKE_COUNTS = """
from datetime import date
from openhartig.figures.models import START, Count
Count.objects.filter(figure=START).update(month=date(2025, 1, 1))
for figure, part in {"received": "form", "wait-read": "7"}.items():
    which = {"figure": figure, "part": part, "month": date(2025, 3, 1)}
    Count.objects.update_or_create(**which, defaults={"number": 12})
answer("counted")
"""
SMALL = {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}
LARGE = {"viewport": {"width": 1280, "height": 900}}


@pytest.mark.parametrize("context", [SMALL, LARGE], indirect=True)
def test_figures_are_chosen_and_read(page: Page, served: ServedSite, shell: Shell) -> None:
    shell.run(MAKE_COUNTS)
    log_in(page, served.editor, served.password)
    page.goto("/beheer/cijfers/")
    look(page)

    first = page.get_by_label("Van", exact=True)
    first.focus()
    page.keyboard.type("maart 2025")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Tot en met")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="De hele regio, maart 2025")).to_be_visible()

    for figure in ("Ontvangen", "Tot we iets doen met een nieuw verhaal"):
        page.get_by_role("link", name=figure, exact=True).press("Enter")
        expect(
            page.get_by_role("heading", name=f"{figure}: de hele regio, maart 2025")
        ).to_be_visible()
        look(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.go_back()
