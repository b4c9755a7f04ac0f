"""A municipal editor writes a story and the central editors publish it, in the real CMS."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import ServedSite, Shell, Watch, follow
from .presses import Presses

TITLE = "Een wandeling hielp mij verder"
MUNICIPAL_EDITOR = "gemeente-weert"
PASSWORD = "alleen-in-deze-test-1"
MAKE_MUNICIPAL_EDITOR = f"""
from django.contrib.auth.models import Group
from openhartig.users.models import User
user = User.objects.create_user({MUNICIPAL_EDITOR!r}, password={PASSWORD!r})
user.groups.add(Group.objects.get(name="Gemeenteredactie"))
"""
RECORD_CONSENT = f"""
from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.models import StoryPage
story = StoryPage.objects.get(draft_title={TITLE!r})
teller = Teller.objects.create(key=story.key, origin=Teller.Origin.INTERVIEW)
Conversation.objects.create(teller=teller)
teller.decide(Use, How.SPOKEN, witness="Een collega")
version = story.get_latest_revision_as_object()
teller.agree(parts_of(version), Agreement.Kind.RECORDED)
"""
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


def log_in(page: Page, name: str, password: str) -> None:
    page.goto("/beheer/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    follow(page.locator("button[type=submit]"))
    expect(page).to_have_url(re.compile("/beheer/$"))


def write_story(page: Page, presses: Presses) -> None:
    presses.on(page.get_by_role("link", name="Verhaal toevoegen").first)
    title = page.get_by_role("textbox", name="Titel")
    title.fill(TITLE)
    page.locator("[name=introduction]").fill("Eerst was het een rondje om het blok.")
    page.locator("[name=perspective]").select_option("naaste")
    page.locator("[name=municipality]").select_option(label="Weert")
    page.get_by_role("checkbox", name="Angst").check()
    page.get_by_role("button", name=re.compile("blok in", re.IGNORECASE)).first.click()
    page.get_by_role("option", name=re.compile("^Tekst(?! met)")).click()
    text = page.get_by_role("region", name="Tekst").get_by_role("textbox")
    expect(text).to_be_focused()
    text.press_sequentially("We liepen naast elkaar. Dat praatte makkelijker.")
    kept = page.locator("[name=body-0-value]")  # the editor hands its text over with a short delay
    expect(kept).to_have_value(re.compile("makkelijker."))


@pytest.fixture
def municipal_editor(shell: Shell) -> tuple[str, str]:
    """The name and the password of somebody of the role Gemeenteredactie."""
    shell.run(MAKE_MUNICIPAL_EDITOR)
    return MUNICIPAL_EDITOR, PASSWORD


@pytest.mark.usefixtures("leaves_no_story")
@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_a_story_goes_from_a_municipality_through_the_editors_to_the_site(
    page: Page, browser: Browser, served: ServedSite, shell: Shell, municipal_editor, watch: Watch
) -> None:
    log_in(page, *municipal_editor)
    presses = Presses()
    write_story(page, presses)
    presses.on(page.get_by_role("button", name="Meer acties"), leads_on=False)
    expect(page.get_by_role("button", name="Publiceer")).to_have_count(0)
    presses.on(page.get_by_role("button", name="Stuur door"))
    assert presses.number <= 4
    expect(page.get_by_text(re.compile(f"{TITLE}.*doorgestuurd")).first).to_be_visible()

    visitor = browser.new_page(base_url=served.url)
    visitor.goto("/verhalen/?gemeente=weert")
    expect(visitor.get_by_role("link", name=TITLE)).to_have_count(0)

    editor = browser.new_page(base_url=served.url, locale="nl-NL", **DESKTOP)
    watch.follow(editor)
    log_in(editor, served.editor, served.password)
    follow(editor.get_by_role("link", name=TITLE).first)
    text = editor.get_by_role("region", name="Tekst").get_by_role("textbox")
    expect(text).to_contain_text("makkelijker.")
    expect(editor.get_by_text("Er is nog geen toestemming van de verteller")).to_be_visible()
    approve = editor.get_by_role("button", name="Goedkeuren en publiceren")
    expect(approve).to_have_count(0)
    shell.run(RECORD_CONSENT)  # as the coordinator does, in another room of the CMS
    editor.reload()
    editor.get_by_role("button", name="Meer acties").click()
    follow(approve)
    expect(editor).to_have_url(re.compile("/beheer/stories/$"))

    visitor.reload()
    follow(visitor.get_by_role("link", name=TITLE))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(visitor.locator("main")).to_contain_text("Dat praatte makkelijker.")
    visitor.close()
    editor.close()
    assert watch.complaints == []
    assert watch.strangers == []
