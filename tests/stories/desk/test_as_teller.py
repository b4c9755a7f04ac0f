"""What a teller sees now: for a coordinator to look at, with nothing to press and as no visit."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openhartig.users.models import User
from stories.consent.links import link_url, make_link
from stories.consent.models import PrivateLink, Teller
from stories.conversation.models import Conversation, Move
from stories.desk.models import ReadingLog
from stories.desk.still import still
from stories.models import StoryPage
from tests.html import Element, read_html
from tests.stories.conversation.factories import make_photo

from .dates import set_dates
from .makers import show_media
from .screens import OF_SEEN, address

Status = Conversation.Status
CONTROLS = ("button", "input", "select", "textarea")


def asked(teller: Teller, story: StoryPage | None = None) -> None:
    teller.conversation.set_status(Status.ASKED, question="Mag je straat erin?")
    teller.moves.create(kind=Move.Kind.QUESTION)


def shown(teller: Teller, story: StoryPage) -> None:
    teller.conversation.set_status(Status.ASKED)
    teller.moves.create(kind=Move.Kind.READY, revision=story.latest_revision)


def paused(teller: Teller, story: StoryPage) -> None:
    set_dates(teller, paused_at=timezone.now())


def hidden(teller: Teller, story: StoryPage) -> None:
    set_dates(teller, hidden_at=timezone.now())


def declined(teller: Teller, story: StoryPage) -> None:
    teller.conversation.set_status(Status.DECLINED, question="Dank je wel.")


def as_it_is(teller: Teller, story: StoryPage) -> None:
    pass


def look(cms: Client, teller: Teller) -> HttpResponse:
    return cms.get(address("as_teller", teller))


def words_of(page: Element) -> str:
    return page.one("main").text


@pytest.mark.parametrize("happened", [as_it_is, asked, shown, paused, hidden, declined])
def test_a_coordinator_reads_what_the_teller_reads_and_presses_nothing(
    cms: Client, teller: Teller, draft: StoryPage, happened: Callable
):
    happened(teller, draft)
    make_photo(teller, description="De brug")
    token = make_link(teller)
    own = Client().get(f"/mijn-verhaal/{token}/").content.decode()
    html = look(cms, teller).content.decode()

    page, words = read_html(html), words_of(read_html(own))
    own_link, no_link = link_url(token), "Hier staat de link van de verteller. Jij ziet hem niet."
    assert own_link in words
    assert words_of(page).endswith(words.replace(own_link, no_link))
    assert not page.find("form")
    assert not page.find("script")
    main = page.one("main")
    assert [one for one in main.find(*CONTROLS) if "disabled" not in one.attributes] == []
    assert "/mijn-verhaal/" not in html.replace(address("as_teller", teller), "")
    assert token not in html


def test_it_is_no_visit_and_is_written_down(cms: Client, teller: Teller, coordinator: User):
    make_link(teller)
    before = list(PrivateLink.objects.values())
    response = look(cms, teller)
    assert list(PrivateLink.objects.values()) == before
    entry = ReadingLog.objects.get()
    assert (entry.user, entry.key) == (coordinator, teller.key)
    assert "no-store" in response["Cache-Control"]
    assert cms.post(address("as_teller", teller)).status_code == 405


def test_pictures_and_sounds_of_the_draft_are_there(cms: Client, teller: Teller, draft: StoryPage):
    image, sound = show_media(teller, draft)
    make_photo(teller)

    page = read_html(look(cms, teller))
    seen = [one.get("src") for one in page.one("main").find("img", "audio")]
    assert reverse("desk_seen_picture", args=[teller.key, image]) in seen
    assert reverse("desk_seen_sound", args=[teller.key, sound]) in seen
    assert reverse("desk_open_photo", args=[teller.key]) in seen
    for source in seen:
        assert cms.get(source).status_code == 200
    for name in OF_SEEN:
        assert cms.get(reverse(name, args=[teller.key, 0])).status_code == 404
        assert Client().get(reverse(name, args=[teller.key, image])).status_code == 302


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<main><p>Eén &amp; twee &#233;</p></main>", "<main><p>Eén &amp; twee &#233;</p></main>"),
        ('<!DOCTYPE html><br><path d="M0" />', '<!DOCTYPE html><br><path d="M0" />'),
        ('<form class="a" method="post" action="/x/">x</form>', '<div class="a">x</div>'),
        ("<script>alert(1 < 2)</script><p>x</p>", "<p>x</p>"),
        ('<main><button form="f">x</button></main>', "<main><button disabled>x</button></main>"),
        ("<button>Menu</button>", "<button>Menu</button>"),
        (
            '<a class="b" href="/key/weg/">x</a>',
            '<a class="b" role="link" aria-disabled="true">x</a>',
        ),
        ('<a href="/hulp/">x</a><a href="#x">y</a>', '<a href="/hulp/">x</a><a href="#x">y</a>'),
        ('<img src="/key/foto/" alt="&lt;">', '<img src="/beheer/foto/" alt="&lt;">'),
    ],
)
def test_nothing_is_left_to_press(written: str, left: str):
    assert still(written, "/key/", {"/key/foto/": "/beheer/foto/"}) == left
