"""Nu HTML finds no mistake where no link leads: the form, private pages, our side of the CMS."""

import re
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client

from campaign.home.models import HomePage
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
from stories.submission import spam
from stories.submission.models import SharePage
from tests.cms import edit_address
from tests.engines.nu_html import mistakes_in
from tests.factories import UserFactory
from tests.html import read_html
from tests.stories.my_story.conftest import Visit, make_draft
from tests.stories.submission.conftest import ABOUT, BEGIN, STORY, USES, Writer

pytestmark = [pytest.mark.nightly, pytest.mark.django_db]
OURS = ("/beheer/vertellers/", "/beheer/cookiekeuzes/")
OF_WAGTAIL = {
    "Element “div” not allowed as child of element “button”": "what opens its menus",
    "Element “div” not allowed as child of element “label”": "the grip of its side panel",
    "Attribute “type” not allowed on element “div”": "its buttons with a menu",
    "A fraction of a second must be": "its times, which have microseconds",
    "Text not allowed in element “iframe”": "its preview",
    "Bad value “” for attribute": "its choosers, which wait for a choice",
    "Duplicate attribute “value”": "the order of its rows",
    "whose value is “hidden” must not have any “aria-": "its choosers and texts",
    "must be the ID of a non-hidden form control": "the labels of those",
}
"""What we do not write ourselves, and where it stands."""

Keep = Callable[[str, HttpResponse], None]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """A function that keeps a page to be read."""

    def keep(name: str, response: HttpResponse) -> None:
        assert response["Content-Type"].startswith("text/html"), name
        (tmp_path / f"{name}.html").write_bytes(response.content)

    return keep


def test_the_form_and_what_comes_after_it(full_site, keep: Keep, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", -1)
    writer = Writer()
    writer.open()
    for step, answers in enumerate([BEGIN, STORY, ABOUT, USES]):
        keep(f"step-{step}", writer.answer)
        writer.press()
        keep(f"mistakes-{step}", writer.answer)
        writer.press(**answers)
    assert writer.address.startswith("/mijn-verhaal/")
    keep("sent", writer.answer)
    assert mistakes_in(tmp_path) == []


@pytest.fixture
def draft(full_site) -> StoryPage:
    """A draft that waits for its teller."""
    return make_draft(SimpleNamespace(stories=StoryIndexPage.objects.get()))


def test_the_private_page(draft: StoryPage, keep: Keep, tmp_path) -> None:
    visit = Visit(make_link(Teller.objects.get(key=draft.key)))
    for action in ("", "foto", "terugtrekken"):
        keep(f"private-{action}", visit.client.get(visit.address(action)))
    keep("mistakes", visit.post("liever-anders", remark="x" * 2001))
    visit.agree()
    keep("agreed", visit.get())
    visit.post("terugtrekken")
    keep("gone", visit.get())
    assert mistakes_in(tmp_path) == []


def test_our_screens_in_the_cms(draft: StoryPage, keep: Keep, tmp_path) -> None:
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    pages = [draft, HomePage.objects.get(), SharePage.objects.get()]
    waiting = deque(["/beheer/", *OURS, *map(edit_address, pages)])
    seen = set()
    while waiting:
        address = waiting.popleft()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address, follow=True)
        if answer["Content-Type"].startswith("text/html"):
            keep(re.sub(r"\W+", "_", address), answer)
            found = (link.get("href", "") for link in read_html(answer).find("a"))
            waiting.extend(href.partition("?")[0] for href in found if href.startswith(OURS))
    ours = [
        mistake
        for mistake in mistakes_in(tmp_path)
        if not any(known in mistake for known in OF_WAGTAIL)
    ]
    assert ours == []
