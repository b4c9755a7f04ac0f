from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openhartig.users.models import User
from stories.consent.links import make_link, revoke_links
from stories.consent.models import Agreement, Teller
from stories.consent.uses import How, Use
from stories.consent.wording import WORDING
from stories.conversation.models import Conversation, Move
from stories.desk.models import ReadingLog
from stories.models import StoryPage
from tests.factories import UserFactory
from tests.html import read_html

from .makers import edit
from .screens import show


def test_everything_about_a_teller(cms: Client, teller: Teller):
    teller.conversation.remark = "Liever <b>zonder</b> mijn straat."
    teller.conversation.remark_at = timezone.now()
    teller.conversation.save()
    html = show(cms, "teller", teller)
    for shown in (
        "Mieke Contactnaam",
        "mieke@contact.example.org",
        "06 1234 5678",
        "Toen hielp mijn buurvrouw.",
        "Venlo",
        "Verlies",
        "verlies",
        "Liever &lt;b&gt;zonder&lt;/b&gt; mijn straat.",
        "met het formulier op de site",
        WORDING[Use.PRESS][0],
    ):
        assert shown in html


def test_the_name_for_the_site_stands_beside_the_name(
    cms: Client, teller: Teller, draft: StoryPage
):
    contact = read_html(show(cms, "teller", teller)).one(id="contact-section")
    assert "Naam Mieke Contactnaam Naam op de site anoniem" in contact.text
    edit(draft, display_name="Mieke V.")
    contact = read_html(show(cms, "teller", teller)).one(id="contact-section")
    assert "Naam Mieke Contactnaam Naam op de site Mieke V." in contact.text


def test_before_there_is_a_page_the_name_for_the_site_is_what_was_sent(cms: Client, teller: Teller):
    contact = read_html(show(cms, "teller", teller)).one(id="contact-section")
    assert "Naam op de site Mieke E-mailadres" in contact.text


def test_every_decision_is_told_with_who_asked_and_who_heard_it(
    cms: Client, teller: Teller, coordinator: User
):
    asker = UserFactory(first_name="Anja", last_name="Peters")
    teller.decide({Use.SITE_TEXT}, How.SPOKEN, asked_by=asker, witness="Getuige Gerrits")
    html = show(cms, "teller", teller)
    for shown in ("Anja Peters", "Getuige Gerrits", "mondeling, met een getuige"):
        assert shown in html


def test_links_are_told_without_the_token(cms: Client, teller: Teller):
    old = make_link(teller)
    revoke_links(teller)
    new = make_link(teller)
    html = show(cms, "teller", teller)
    assert "ingetrokken op" in html
    assert "geldig tot" in html
    digests = teller.links.values_list("digest", flat=True)
    assert not any(secret in html for secret in (old, new, *digests))


def test_the_page_and_what_is_in_its_way(cms: Client, teller: Teller, public_story: StoryPage):
    html = show(cms, "teller", teller)
    assert "De laatste versie mag op de site." in html
    edit(public_story, introduction="Heel iets anders.")
    html = show(cms, "teller", teller)
    assert "Er is iets veranderd na het akkoord van de verteller: de tekst." in html


def test_a_story_that_is_not_published_says_when_it_is_erased(cms: Client, teller: Teller):
    teller.conversation.set_status(Conversation.Status.DECLINED)
    day = timezone.localdate() + timedelta(days=30)
    assert f"vanaf {day:%-d} " in " ".join(show(cms, "teller", teller).split())


def test_an_unknown_teller_is_not_found(cms: Client, teller: Teller):
    assert cms.get(reverse("desk_teller", args=[uuid4()])).status_code == 404


def test_opening_is_written_down(cms: Client, teller: Teller, coordinator: User):
    show(cms, "teller", teller)
    entry = ReadingLog.objects.get()
    assert (entry.user, entry.key) == (coordinator, teller.key)
    assert timezone.now() - entry.read_at < timedelta(minutes=1)
    show(cms, "contact", teller)
    assert ReadingLog.objects.count() == 2

    html = cms.get(reverse("desk_reading_log")).content.decode()
    assert teller.reference in html
    assert "coordinator" in html


def test_other_screens_show_no_contact_data_and_are_not_written_down(
    cms: Client, teller: Teller, draft: StoryPage
):
    for name in ("ask", "decline", "agreement", "grants", "add_form", "withdraw", "link_draft"):
        html = show(cms, name, teller)
        assert "Contactnaam" not in html
        assert "contact.example" not in html
    assert not ReadingLog.objects.exists()


def test_the_log_keeps_nothing_of_what_was_read(cms: Client, teller: Teller):
    show(cms, "teller", teller)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM desk_readinglog")
        columns = [column[0] for column in cursor.description]
    assert set(columns) == {"id", "user_id", "key", "read_at"}


def test_history_tells_what_was_done_and_not_what_was_said(
    cms: Client, teller: Teller, coordinator: User
):
    teller.moves.create(kind=Move.Kind.LINK, made_by=coordinator)
    teller.agree({}, Agreement.Kind.RECORDED, by=coordinator, reason="per mail")
    html = show(cms, "teller", teller)
    assert "nieuwe link gegeven, door coordinator" in " ".join(html.split())
    assert "(per mail)" in html
