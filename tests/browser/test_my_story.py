"""A teller on the private page, on a small phone, without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.pictures import jpeg

from .conftest import Shell, follow
from .looking import PHONE

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


@pytest.fixture
def story(shell: Shell) -> tuple[str, str]:
    """The address of a private page with a text that waits, and the slug of the story."""
    token, slug = shell.run(MAKE_STORY)
    return f"/mijn-verhaal/{token}/", slug


@pytest.mark.parametrize("context", [SMALL], indirect=True)
def test_a_whole_life_without_javascript(page: Page, shell, story, watch) -> None:
    address, slug = story
    public = f"/verhalen/{slug}/"
    heading = page.get_by_role("heading", level=1)

    page.goto(address)
    expect(heading).to_have_text("Je verhaal is klaar om te bekijken")
    expect(page.get_by_role("img", name="Een bankje in de zon")).to_be_visible()
    follow(page.get_by_role("button", name="Akkoord, zo is het goed"))
    expect(heading).to_have_text("Je bent akkoord met je verhaal")
    expect(page.get_by_role("status").first).to_contain_text("Je akkoord is bewaard")

    shell.run(PUBLISH.format(slug=slug))
    page.goto(public)
    expect(page.get_by_text("Noor uit de regio")).to_be_visible()

    page.goto(address)
    page.get_by_text("7 van 7 mag").click()
    page.get_by_role("checkbox", name="Mijn naam mag erbij staan").uncheck()
    follow(page.get_by_role("button", name="Bewaar mijn keuzes"))
    page.get_by_text("6 van 7 mag").click()
    expect(page.get_by_role("checkbox", name="Mijn naam mag erbij staan")).not_to_be_checked()
    page.goto(public)
    expect(page.get_by_text("Anoniem uit de regio")).to_be_visible()

    page.goto(address)
    follow(page.get_by_role("button", name="Zet mijn verhaal op pauze"))
    expect(heading).to_have_text("Je verhaal staat op pauze")
    assert page.goto(public).status == 404
    page.goto(address)
    follow(page.get_by_role("button", name="Plaats het weer"))
    expect(heading).to_have_text("Je verhaal staat op de site")

    follow(page.get_by_role("link", name="Trek mijn verhaal terug"))
    follow(page.get_by_role("button", name="Trek mijn verhaal terug en wis alles"))
    expect(heading).to_have_text("Je verhaal is teruggetrokken")
    assert page.goto(public).status == 410
    assert page.goto(address).status == 404
    expect(heading).to_have_text("Deze link werkt niet")
    assert page.context.cookies() == []
    assert watch.strangers == []


def test_every_screen_is_accessible_and_fits(page: Page, story, watch, look) -> None:
    address, _ = story
    for place in (
        address,
        f"{address}terugtrekken/",
        f"{address}foto/",
        "/mijn-verhaal/bestaat-niet/",
    ):
        page.goto(place)
        look()
    page.goto(address)
    page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
    look()
    page.get_by_label("Liever anders?").fill("x" * 2001)
    follow(page.get_by_role("button", name="Liever anders"))
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Fout: ")
    look()
    follow(page.get_by_role("button", name="Akkoord, zo is het goed"))
    look()
    page.goto(f"{address}terugtrekken/")
    follow(page.get_by_role("button", name="Trek mijn verhaal terug en wis alles"))
    look()
    assert [text for text in watch.complaints if "40" not in text and "422" not in text] == []
    assert watch.strangers == []


@pytest.mark.parametrize("context", [SMALL], indirect=True)
def test_everything_can_be_reached_by_keyboard(page: Page, story) -> None:
    page.goto(story[0])
    wanted = {"Akkoord, zo is het goed", "remark", "Liever anders", "granted"}
    wanted |= {"Akkoord", "Bewaar mijn keuzes", "Trek mijn verhaal terug"}
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate(NAME_OF_FOCUSED)
        wanted.discard(focused)
        if focused.startswith("7 van 7 mag"):
            page.keyboard.press("Enter")
    assert wanted == set()


def test_the_back_button_shows_nothing_of_a_story_that_is_gone(page: Page, story) -> None:
    page.goto(story[0])
    follow(page.get_by_role("link", name="Trek mijn verhaal terug"))
    follow(page.get_by_role("button", name="Trek mijn verhaal terug en wis alles"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je verhaal is teruggetrokken")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet")


@pytest.mark.parametrize("context", [{"viewport": PHONE}], indirect=True)
def test_both_answers_and_the_present_step_are_on_the_first_screen(page: Page, story) -> None:
    page.goto(story[0])
    box = page.locator(".my-story-choose")
    for answer in (box.get_by_role("button", name="Akkoord"), box.get_by_role("link").last):
        expect(answer).to_be_in_viewport(ratio=1)
    expect(page.locator("[aria-current=step]")).to_contain_text("Jij zegt of het goed is")
    box.get_by_role("link", name="Liever anders").click()
    expect(page.get_by_label("Liever anders?")).to_be_focused()


@pytest.mark.parametrize("context", [SMALL], indirect=True)
def test_a_photo_is_sent_seen_and_erased(page: Page, story, tmp_path) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(jpeg())
    page.goto(story[0])
    follow(page.get_by_role("link", name="Stuur een foto"))
    follow(page.get_by_role("button", name="Bewaar de foto"))
    expect(page.get_by_role("alert")).to_contain_text("Kies eerst een foto.")
    page.get_by_label("Je foto").set_input_files(file)
    page.get_by_label("Niemand anders").check()
    page.get_by_label("Wat is er te zien?").fill("Een rood vlak")
    follow(page.get_by_role("button", name="Bewaar de foto"))
    photo = page.get_by_role("img", name="Een rood vlak")
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("naturalWidth", 90)
    follow(page.get_by_role("link", name="Verander of wis de foto"))
    follow(page.get_by_role("button", name="Wis de foto"))
    expect(page.get_by_role("link", name="Stuur een foto")).to_be_visible()


def test_the_link_can_be_copied_with_one_press(page: Page, story, watch) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(story[0])
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.get_by_text("De link is gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(story[0])
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert watch.strangers == []
