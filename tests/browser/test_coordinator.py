"""The screens of our own in the CMS, as axe sees them."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import ServedSite, Shell, follow
from .looking import axe
from .test_editors import DESKTOP, log_in

MAKE_TELLER = """
from django.utils import timezone
from stories.consent.models import Teller
from stories.conversation.models import Conversation
from stories.consent.uses import How, Use
from stories.follow_up.models import AfterCare
teller = Teller.objects.create(origin="interview", name="Noor", email="noor@example.org")
Conversation.objects.create(teller=teller, status="received", sent_at=timezone.now())
teller.decide(Use, How.SIGNED_FORM)
AfterCare.objects.create(teller=teller, moment="before", due_on=timezone.localdate())
answer(str(teller.key))
"""


def look(page: Page) -> None:
    """Expect no fault in what is ours of a screen."""
    faults = axe(page, "main")
    assert not faults, f"{page.title()}\n{faults}"


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_the_screens_of_the_coordinator(page: Page, served: ServedSite, shell: Shell) -> None:
    key = shell.run(MAKE_TELLER)
    log_in(page, served.editor, served.password)
    of_tellers = [
        "",
        "zoek/",
        f"{key}/",
        "nazorg/",
        f"{key}/toestemming/",
        f"{key}/mijn-verhaal/",
        f"{key}/notitie/",
        f"{key}/bewijs/",
        f"{key}/terugtrekken/",
    ]
    screens = [f"vertellers/{screen}" for screen in of_tellers]
    for screen in ["", "kalender/", "gids/", "gids/wie-mag-wat/", *screens]:
        response = page.goto(f"/beheer/{screen}")
        assert response
        assert response.ok, screen
        look(page)

    page.goto("/beheer/vertellers/gesprek/")
    follow(page.locator("#main button[type=submit]").last)
    expect(page.locator("#fouten")).to_be_focused()
    look(page)
    page.get_by_role("link", name="Hoe is het gezegd?").click()
    expect(page.get_by_role("radio").first).to_be_focused()


WIDER = """
[...document.querySelectorAll("html, .content-wrapper, #main, #main *")]
  .filter(each => each.clientWidth && each.scrollWidth > each.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
    && !each.closest("header, .w-slim-header"))
  .map(each => each.className || each.tagName)
"""


@pytest.mark.parametrize(
    "context",
    [{"viewport": {"width": width, "height": 800}} for width in (320, 390)],
    indirect=True,
)
def test_on_a_phone_nothing_scrolls_sideways(page: Page, served: ServedSite, shell: Shell) -> None:
    key = shell.run(MAKE_TELLER)
    log_in(page, served.editor, served.password)
    for screen in ("", f"{key}/", f"{key}/bewijs/", "zoek/", "nazorg/"):
        page.goto(f"/beheer/vertellers/{screen}")
        assert page.evaluate(WIDER) == [], screen


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_on_a_desk_the_contact_stands_beside_what_happened(
    page: Page, served: ServedSite, shell: Shell
) -> None:
    key = shell.run(MAKE_TELLER)
    log_in(page, served.editor, served.password)
    page.goto(f"/beheer/vertellers/{key}/")
    told, now = page.locator("#history-section"), page.locator("#now-section")
    assert told.bounding_box()["y"] == now.bounding_box()["y"]
    assert told.bounding_box()["x"] < now.bounding_box()["x"]


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_all_of_a_proof_comes_on_paper_and_nothing_else(
    page: Page, served: ServedSite, shell: Shell
) -> None:
    key = shell.run(MAKE_TELLER)
    log_in(page, served.editor, served.password)
    page.goto(f"/beheer/vertellers/{key}/bewijs/")
    expect(page.get_by_role("button", name="Print dit bewijs")).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".sidebar", ".w-slim-header", ".proof-tools >> nth=0", ".guide-link"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_text("Noor")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4"))) > 1
    assert "visible" in page.locator(".content-wrapper").evaluate(
        "each => getComputedStyle(each).overflow"
    )
