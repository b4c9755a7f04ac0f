"""The private link: whose it is, when it stops, and what guessing gives."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openhartig.mail.models import QueuedMail
from openhartig.pages.models import SiteSettings
from stories.consent.links import make_link, revoke_links
from stories.consent.models import Teller
from stories.my_story.access import DEAD_LINKS
from tests.factories import TellerFactory
from tests.html import read_html

from .conftest import Visit

ACTIONS = ["akkoord", "anders", "toestemming", "pauze", "verder", "sta-erachter", "link"]


@pytest.fixture
def dead(teller: Teller) -> dict[str, str]:
    """Tokens that do not work, by the reason why."""
    expired = make_link(teller)
    teller.links.update(expires_at=timezone.now() - timedelta(seconds=1))
    revoked_from = TellerFactory()
    revoked = make_link(revoked_from)
    revoke_links(revoked_from)
    return {"guessed": "x" * 43, "expired": expired, "revoked": revoked, "odd": "…%20"}


def test_dead_links_cannot_be_told_apart(dead):
    answers = {reason: Visit(token).get() for reason, token in dead.items()}
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.content for answer in answers.values()}) == 1
    page = read_html(answers["guessed"])
    assert page.one("h1").text == "Deze link werkt niet (meer)"
    assert "teruggetrokken" in page.one("main").text


def test_dead_links_cost_the_same(dead):
    costs = set()
    Visit("y" * 43).get()
    for token in (dead["guessed"], dead["expired"], dead["revoked"]):
        with CaptureQueriesContext(connection) as queries:
            Visit(token).get()
        costs.add(tuple(query["sql"].split(" WHERE ")[0] for query in queries))
    assert len(costs) == 1


@pytest.mark.parametrize("action", [*ACTIONS, "terugtrekken"])
def test_a_dead_link_changes_nothing(dead, teller, action):
    for token in dead.values():
        assert Visit(token).post(action, remark="Hallo").status_code == 404
    teller.refresh_from_db()
    assert (teller.paused_at, teller.remark) == (None, None)


def test_a_dead_link_tells_how_to_reach_us(site, dead):
    settings = SiteSettings.for_site(site.record)
    settings.contact_email = "verhalen@example.org"
    settings.save()
    assert "verhalen@example.org" in read_html(Visit(dead["expired"]).get()).one("main").text


def test_a_link_opens_no_other_story(story, visit, draft, draft_visit):
    assert draft.title not in visit.get().content.decode()
    version = draft_visit.html().one("input", name="version")["value"]
    assert visit.post("akkoord", version=version).status_code == 409
    assert not Teller.objects.get(key=draft.key).agreements.exists()


def test_many_dead_links_from_one_address_are_slowed_down(visit):
    for number in range(DEAD_LINKS.most):
        assert Visit(f"{number:043}").get().status_code == 404
    response = Visit("z" * 43).get()
    assert response.status_code == 429
    assert response["Retry-After"]
    assert visit.get().status_code == 429
    assert visit.post("pauze").status_code == 429
    elsewhere = Visit(visit.token, Client(REMOTE_ADDR="192.0.2.7"))
    assert elsewhere.get().status_code == 200


def test_a_new_link_replaces_all_others(teller, visit, django_capture_on_commit_callbacks):
    other = Visit(make_link(teller))
    with django_capture_on_commit_callbacks(execute=True):
        response = visit.post("link")
    assert response.status_code == 303
    token = re.fullmatch(r"/mijn-verhaal/([\w-]{43})/\?gedaan=link", response["Location"])[1]
    assert visit.get().status_code == other.get().status_code == 404
    (section,) = Visit(token).html().find("section", **{"aria-labelledby": "link"})
    assert f"/mijn-verhaal/{token}/" in section.text
    (message,) = mail.outbox
    assert message.to == [teller.email]
    assert token in message.body
    assert "verhaal" not in message.subject.lower()
    assert not QueuedMail.objects.filter(kind="link").exists()


def test_a_new_link_without_a_mail_address_is_on_the_screen_only(new_teller):
    new_teller.email = None
    new_teller.save()
    response = Visit(make_link(new_teller)).post("link")
    assert Client().get(response["Location"]).status_code == 200
    assert not QueuedMail.objects.filter(kind="link").exists()


@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://x.nl"}]
)
@pytest.mark.parametrize("action", [*ACTIONS, "terugtrekken"])
def test_only_our_own_pages_can_send_a_form(teller, visit, headers, action):
    visit.client = Client(headers=headers)
    assert visit.post(action, remark="Hallo").status_code == 403
    teller.refresh_from_db()
    assert (teller.paused_at, teller.remark) == (None, None)


@pytest.mark.parametrize("action", ACTIONS)
def test_opening_an_address_changes_nothing(visit, action):
    assert visit.get(action).status_code == 405
