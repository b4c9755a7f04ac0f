"""The buttons on the screen of a teller: in the order of the work, and the next one stands out."""

from django.test import Client
from django.utils import timezone

from stories.consent.models import Teller
from stories.conversation.models import Conversation, Move
from stories.models import StoryPage
from tests.html import Element, read_html

from .dates import set_dates
from .makers import agree
from .screens import show

NEXT = "button"
"""The classes of a button that stands out, but for those of its place."""


def buttons(cms: Client, teller: Teller) -> list[Element]:
    now = read_html(show(cms, "teller", teller)).one(id="now-section")
    return [
        each for each in now.find("a", "button", "summary") if NEXT in each.get("class").split()
    ]


def labels(cms: Client, teller: Teller) -> list[str]:
    return [each.text for each in buttons(cms, teller)]


def next_steps(cms: Client, teller: Teller) -> list[str]:
    found = buttons(cms, teller)
    first = [each for each in found if "button-secondary" not in each.get("class")]
    return [each.text for each in first if not each.text.startswith("Ja, ")]


def test_a_new_story_is_read_and_becomes_a_draft(cms: Client, teller: Teller):
    assert labels(cms, teller) == ["Stel een vraag", "Maak concept", "Niet plaatsen"]
    assert next_steps(cms, teller) == ["Maak concept"]


def test_a_draft_is_opened_shown_and_agreed_to(cms: Client, teller: Teller, draft: StoryPage):
    assert labels(cms, teller) == [
        "Stel een vraag",
        "Open de pagina",
        "Laat de tekst zien",
        "Akkoord vastleggen",
        "Niet plaatsen",
    ]
    assert next_steps(cms, teller) == ["Laat de tekst zien"]


def test_nothing_stands_out_while_it_is_the_turn_of_the_teller(
    cms: Client, teller: Teller, draft: StoryPage
):
    teller.moves.create(kind=Move.Kind.READY)
    teller.conversation.set_status(Conversation.Status.ASKED)
    assert next_steps(cms, teller) == []


def test_what_is_agreed_to_goes_on_at_the_page(cms: Client, teller: Teller, draft: StoryPage):
    agree(teller, draft)
    assert next_steps(cms, teller) == ["Open de pagina"]


def test_a_story_on_the_site_asks_nothing(cms: Client, teller: Teller, public_story: StoryPage):
    assert next_steps(cms, teller) == []
    assert "Verteller staat erachter" in labels(cms, teller)


def test_what_is_not_published_asks_nothing(cms: Client, teller: Teller):
    teller.conversation.set_status(Conversation.Status.DECLINED)
    assert next_steps(cms, teller) == []


def test_a_hidden_story_asks_nothing(cms: Client, teller: Teller, draft: StoryPage):
    set_dates(teller, hidden_at=timezone.now())
    assert next_steps(cms, teller) == []


def test_the_text_stands_apart_from_the_rest(cms: Client, teller: Teller):
    page = read_html(show(cms, "teller", teller))
    told = page.one(class_="teller-columns__told")
    about = page.one(class_="teller-columns__about")
    assert "buurvrouw" in told.text
    assert "mieke@contact.example.org" not in told.text
    assert "mieke@contact.example.org" in about.text
