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
from stories.consent.private_pages import DEAD_LINKS
from stories.conversation.models import Conversation
from stories.my_story.decisions import LINKS_BY_MAIL
from stories.submission.models import Submission
from tests.factories import TellerFactory
from tests.html import read_html

from .conftest import Visit

pytestmark = pytest.mark.slow

ACTIONS = ["akkoord", "anders", "toestemming", "pauze", "verder", "sta-erachter", "mail", "link"]
DEAD_ADDRESSES = [
    "/mijn-verhaal/{token}/",
    "/mijn-verhaal/{token}/terugtrekken/",
    "/deel-jouw-verhaal/{token}/verhaal/",
]


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
    assert page.one("h1").text == "Deze link werkt niet"
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
    assert (teller.paused_at, teller.conversation.remark) == (None, None)


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


class TestManyDeadLinksFromOneAddress:
    @pytest.fixture
    def _library(self) -> None:
        """A place where somebody has just tried as many dead links as may be tried."""
        for _ in range(DEAD_LINKS.most):
            assert DEAD_LINKS.take("127.0.0.1")

    @pytest.mark.parametrize("address", DEAD_ADDRESSES)
    def test_they_are_slowed_down(self, site, address):
        client = Client(headers={"sec-fetch-site": "same-origin"})
        dead = address.format(token="z" * 43)
        for number in range(DEAD_LINKS.most):
            assert client.get(address.format(token=f"{number:043}")).status_code == 404
        for response in (client.get(dead), client.post(dead)):
            assert response.status_code == 429
            assert response["Retry-After"] == str(DEAD_LINKS.seconds)
            assert "werkt ook niet" in read_html(response).one("main").text
        assert Client(REMOTE_ADDR="192.0.2.7").get(dead).status_code == 404

    @pytest.mark.usefixtures("_library")
    def test_a_link_that_works_always_does(self, visit, draft_visit):
        assert Visit("z" * 43).get().status_code == 429
        assert visit.get().status_code == 200
        assert visit.post("pauze").status_code == 303
        assert draft_visit.agree().status_code == 303
        assert Visit(visit.post("link")["Location"].split("/")[2]).get().status_code == 200

    @pytest.mark.usefixtures("_library")
    def test_a_form_that_was_begun_goes_on(self, new_teller):
        new_teller.conversation.set_status(Conversation.Status.UNFINISHED)
        Submission.objects.create(teller=new_teller)
        token = make_link(new_teller)
        client = Client()
        assert client.get(f"/deel-jouw-verhaal/{token}/").status_code == 303
        for step in ("vooraf", "bewaard"):
            assert client.get(f"/deel-jouw-verhaal/{token}/{step}/").status_code == 200

    @pytest.mark.usefixtures("_library")
    def test_who_sends_the_withdrawal_twice_reads_the_receipt(self, visit):
        for _ in range(2):
            response = visit.post("terugtrekken")
            assert response.status_code == 200
            assert "gewist" in read_html(response).one("main").text

    def test_using_a_link_that_works_does_not_count(self, visit):
        for _ in range(3):
            visit.get()
            visit.get("beeld/999")
            visit.post("toestemming")
        Client().get("/mijn-verhaal/")
        assert DEAD_LINKS.taken("127.0.0.1") == []


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


class TestMailingTheLink:
    def test_it_goes_to_the_address_of_the_teller(
        self, teller, visit, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            response = visit.post("mail", email="ander@example.org")
        assert response["Location"] == visit.address() + "?gedaan=mail"
        (message,) = mail.outbox
        assert message.to == [teller.email]
        assert visit.token in message.body
        assert visit.get().status_code == 200

    def test_a_few_times_an_hour_and_no_more(self, visit, draft_visit):
        for _ in range(LINKS_BY_MAIL.most):
            assert visit.post("mail").status_code == 303
        response = visit.post("mail")
        assert response.status_code == 429
        assert "ongewenste mail" in read_html(response).one("p", role="alert").text
        assert QueuedMail.objects.filter(kind="link").count() == LINKS_BY_MAIL.most
        assert draft_visit.post("mail").status_code == 303

    def test_without_an_address_there_is_no_button(self, new_teller):
        new_teller.email = None
        new_teller.save()
        visit = Visit(make_link(new_teller))
        assert not visit.html().find("form", action=visit.address("mail"))
        assert visit.post("mail").status_code == 429
        assert not QueuedMail.objects.filter(kind="link").exists()


@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://x.nl"}]
)
@pytest.mark.parametrize("action", [*ACTIONS, "terugtrekken"])
def test_only_our_own_pages_can_send_a_form(teller, visit, headers, action):
    visit.client = Client(headers=headers)
    assert visit.post(action, remark="Hallo").status_code == 403
    teller.refresh_from_db()
    assert (teller.paused_at, teller.conversation.remark) == (None, None)


@pytest.mark.parametrize("action", ACTIONS)
def test_opening_an_address_changes_nothing(visit, action):
    assert visit.get(action).status_code == 405
