"""A teller on the private page, on a small phone, without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Shell

SMALL = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
MAKE_STORY = """
from django.utils import timezone
from openhartig.media.models import SiteImage
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
from tests.factories import ImageFactory
teller = Teller.objects.create(origin="form")
Conversation.objects.create(teller=teller, status="asked", sent_at=timezone.now())
teller.decide(Use, How.FORM)
story = StoryPage(
    key=teller.key, title="Ik zei het hardop", slug=f"hardop-{teller.reference.lower()}",
    perspective="naaste", display_name="Noor", live=False, content_notes=["loss"],
    photo=ImageFactory(), photo_alt="Een bankje in de zon",
    body=[("text", "<p>Het begon op een <b>gewone</b> dinsdag.</p>")],
)
StoryIndexPage.objects.get().add_child(instance=story)
story.save_revision()
teller.moves.create(kind="ready", revision=story.latest_revision)
answer([make_link(teller), story.slug])
"""
PUBLISH = """
from stories.models import StoryPage
StoryPage.objects.get(slug={slug!r}).latest_revision.publish()
"""
NAME_OF_FOCUSED = "document.activeElement.name || document.activeElement.innerText.trim()"
VIEWS = [
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
]


@pytest.fixture
def story(shell: Shell) -> tuple[str, str]:
    """The address of a private page with a text that waits, and the slug of the story."""
    token, slug = shell.run(MAKE_STORY)
    return f"/mijn-verhaal/{token}/", slug


def check(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0


@pytest.mark.parametrize("context", [SMALL], indirect=True)
def test_a_whole_life_without_javascript(page: Page, shell, story, watch) -> None:
    address, slug = story
    public = f"/verhalen/{slug}/"
    heading = page.get_by_role("heading", level=1)

    page.goto(address)
    expect(heading).to_have_text("Je verhaal is klaar om te bekijken")
    expect(page.get_by_role("img", name="Een bankje in de zon")).to_be_visible()
    page.get_by_role("button", name="Akkoord, zo is het goed").click()
    expect(heading).to_have_text("Je bent akkoord met je verhaal")
    expect(page.get_by_role("status").first).to_contain_text("Je akkoord is bewaard")

    shell.run(PUBLISH.format(slug=slug))
    page.goto(public)
    expect(page.get_by_text("Noor uit de regio")).to_be_visible()

    page.goto(address)
    page.get_by_role("checkbox", name="Mijn naam mag erbij staan").uncheck()
    page.get_by_role("button", name="Bewaar mijn keuzes").click()
    expect(page.get_by_role("checkbox", name="Mijn naam mag erbij staan")).not_to_be_checked()
    page.goto(public)
    expect(page.get_by_text("Anoniem uit de regio")).to_be_visible()

    page.goto(address)
    page.get_by_role("button", name="Zet mijn verhaal op pauze").click()
    expect(heading).to_have_text("Je verhaal staat op pauze")
    assert page.goto(public).status == 404
    page.goto(address)
    page.get_by_role("button", name="Plaats het weer").click()
    expect(heading).to_have_text("Je verhaal staat op de site")

    page.get_by_role("link", name="Trek mijn verhaal terug").click()
    page.get_by_role("button", name="Trek mijn verhaal terug en wis alles").click()
    expect(heading).to_have_text("Je verhaal is teruggetrokken")
    assert page.goto(public).status == 410
    assert page.goto(address).status == 404
    expect(heading).to_have_text("Deze link werkt niet (meer)")
    assert page.context.cookies() == []
    assert watch.strangers == []


@pytest.mark.parametrize(
    "context",
    VIEWS,
    indirect=True,
    ids=lambda view: str(view["viewport"]["width"]) + view["color_scheme"],
)
def test_every_screen_is_accessible_and_fits(page: Page, story, watch) -> None:
    address, _ = story
    for place in (address, f"{address}terugtrekken/", "/mijn-verhaal/bestaat-niet/"):
        page.goto(place)
        check(page)
    page.goto(address)
    for details in page.locator("main details:not([open]) > summary").all():
        details.click()
    check(page)
    page.get_by_label("Liever anders?").fill("x" * 2001)
    page.get_by_role("button", name="Liever anders").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Akkoord, zo is het goed").click()
    check(page)
    page.goto(f"{address}terugtrekken/")
    page.get_by_role("button", name="Trek mijn verhaal terug en wis alles").click()
    check(page)
    assert [text for text in watch.complaints if "40" not in text and "422" not in text] == []
    assert watch.strangers == []


@pytest.mark.parametrize("context", [SMALL], indirect=True)
def test_everything_can_be_reached_by_keyboard(page: Page, story) -> None:
    page.goto(story[0])
    wanted = {"Akkoord, zo is het goed", "remark", "Liever anders", "granted"}
    wanted |= {"Bewaar mijn keuzes", "Trek mijn verhaal terug"}
    for _ in range(60):
        page.keyboard.press("Tab")
        wanted.discard(page.evaluate(NAME_OF_FOCUSED))
    assert wanted == set()


def test_the_back_button_shows_nothing_of_a_story_that_is_gone(page: Page, story) -> None:
    page.goto(story[0])
    page.get_by_role("link", name="Trek mijn verhaal terug").click()
    page.get_by_role("button", name="Trek mijn verhaal terug en wis alles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je verhaal is teruggetrokken")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet (meer)")
