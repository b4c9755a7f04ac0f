"""How often each role presses for what it does most, from its start screen, in the real CMS."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import ServedSite, Shell
from .presses import Presses
from .test_editors import DESKTOP, PASSWORD, log_in

MAKE_COORDINATOR = f"""
from django.contrib.auth.models import Group
from openhartig.users.models import User
user = User.objects.create_user("coordinator", password={PASSWORD!r})
user.groups.add(Group.objects.get(name="Verhalencoördinator"))
"""
SEND_STORY = """
from django.utils import timezone
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.submission.models import Step, Submission
teller = Teller.objects.create(origin="form", name="Noor", email="noor@example.org")
Conversation.objects.create(teller=teller, status="received", sent_at=timezone.now())
teller.decide(Use, How.PRIVATE_LINK)
Submission.objects.create(teller=teller, step=Step.SEND, is_16=True, perspective="naaste",
    text="Het begon op een dinsdag.\\n\\nToen hielp mijn buurvrouw.")
answer([teller.reference, make_link(teller)])
"""
OLD_HELPLINE = """
from datetime import timedelta
from django.utils import timezone
from campaign.help.models import Helpline
long_ago = timezone.localdate() - timedelta(days=400)
Helpline.objects.create(name="Een lijn van vroeger", phone="0800", live=True, checked_on=long_ago)
"""
NO_HELPLINE = """
from campaign.help.models import Helpline
Helpline.objects.filter(name="Een lijn van vroeger").delete()
"""


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_an_account_takes_four_and_its_owner_chooses_the_password(
    page: Page, served: ServedSite, shell: Shell
) -> None:
    presses = Presses()
    log_in(page, served.editor, served.password)

    presses.on(page.get_by_role("button", name="Instellingen"), leads_on=False)
    presses.on(page.get_by_role("link", name="Gebruikers"))
    presses.on(page.get_by_role("link", name="Voeg een gebruiker toe").first)
    page.locator("[name=username]").fill("nieuwe-redacteur")
    page.locator("[name=email]").fill("nieuw@example.org")
    page.locator("[name=first_name]").fill("Nina")
    page.locator("[name=last_name]").fill("Nieuw")
    page.get_by_role("checkbox", name="Redactie", exact=True).press("Space")
    presses.on(page.get_by_role("button", name=re.compile("Toevoegen|Maak")).first)

    expect(page.get_by_text("De link voor een wachtwoord is gemaild")).to_be_visible()
    assert presses.number <= 4


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_a_helpline_is_checked_with_one(page: Page, served: ServedSite, shell: Shell) -> None:
    shell.run(OLD_HELPLINE)
    presses = Presses()
    log_in(page, served.editor, served.password)
    line = page.get_by_role("listitem").filter(has_text="Een lijn van vroeger")

    presses.on(line.get_by_role("button", name=re.compile("Klopt, vandaag gecontroleerd")))

    expect(page.get_by_text("Een lijn van vroeger: vandaag gecontroleerd")).to_be_visible()
    assert presses.number == 1
    shell.run(NO_HELPLINE)


@pytest.mark.usefixtures("leaves_no_story")
@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_from_a_sent_story_to_the_site_a_coordinator_takes_five(
    page: Page, browser: Browser, served: ServedSite, shell: Shell
) -> None:
    reference, token = shell.run(SEND_STORY)
    shell.run(MAKE_COORDINATOR)
    presses = Presses()
    log_in(page, "coordinator", PASSWORD)

    presses.on(page.get_by_role("link", name=re.compile(reference)).first)
    presses.on(page.get_by_role("button", name="Maak concept"))
    page.get_by_role("textbox", name="Titel").fill("Mijn buurvrouw bleef vragen")
    introduction = page.locator("[name=introduction]")
    introduction.press_sequentially("Het begon op een dinsdag.", delay=120)  # as slow as a hand
    expect(page.get_by_text("Bewaard om").first).to_be_visible()
    presses.on(page.get_by_role("link", name="Naar de verteller").first)
    presses.on(page.get_by_role("button", name="Laat de tekst zien"))

    teller = browser.new_page(base_url=served.url, locale="nl-NL")
    teller.goto(f"/mijn-verhaal/{token}/")
    teller.get_by_role("button", name=re.compile("akkoord", re.IGNORECASE)).first.click()
    expect(teller.get_by_role("status").first).to_contain_text("Je akkoord is bewaard")
    teller.close()

    editor = browser.new_page(base_url=served.url, locale="nl-NL", **DESKTOP)
    of_editor = Presses()
    log_in(editor, served.editor, served.password)
    of_editor.on(editor.get_by_role("link", name=re.compile("Mijn buurvrouw bleef vragen")).first)
    of_editor.on(editor.get_by_role("button", name="Goedkeuren en publiceren"))
    editor.goto("/verhalen/")
    expect(editor.get_by_role("heading", name="Mijn buurvrouw bleef vragen")).to_be_visible()
    editor.close()

    assert presses.number <= 5
    assert of_editor.number <= 2
