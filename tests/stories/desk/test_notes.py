"""What coordinators write down for each other about a teller."""

from django.test import Client
from django.utils import timezone

from openhartig.users.models import User
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.desk.models import ReadingLog, TellerNote
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from tests.html import read_html

from .screens import act, address, messages_of, show

TEXT = "Bel liever na zessen.\nHaar zus weet ervan."


def test_a_note_is_written_changed_and_taken_away(cms: Client, teller: Teller, coordinator: User):
    response = act(cms, "note", teller, text=TEXT)
    assert "De notitie is bewaard." in messages_of(response)
    note = TellerNote.objects.get()
    assert (note.text, note.changed_by) == (TEXT, coordinator)
    shown = read_html(show(cms, "teller", teller)).one(id="note-section").text
    assert "Bel liever na zessen." in shown
    assert "coordinator" in shown

    act(cms, "note", teller, text="Bel voor zessen.", known=note.version)
    note.refresh_from_db()
    assert note.text == "Bel voor zessen."
    act(cms, "note", teller, text=" ", known=note.version)
    assert not TellerNote.objects.exists()


def test_nobody_overwrites_a_colleague(cms: Client, teller: Teller):
    read = read_html(show(cms, "note", teller)).one(name="known").get("value")
    TellerNote.objects.create(teller=teller, text="Van een collega.")
    response = act(cms, "note", teller, text="Van mij.", known=read)
    assert response.status_code == 422
    html = response.content.decode()
    assert "Van een collega." in html
    assert "Van mij." in html
    assert TellerNote.objects.get().text == "Van een collega."

    both = {"text": "Van allebei.", "known": read_html(html).one(name="known").get("value")}
    act(cms, "note", teller, **both)
    assert TellerNote.objects.get().text == "Van allebei."


def test_a_note_that_a_colleague_took_away_is_told(cms: Client, teller: Teller):
    known = timezone.now().isoformat()
    assert act(cms, "note", teller, text="Van mij.", known=known).status_code == 422
    assert not TellerNote.objects.exists()


def test_what_no_key_opens_is_kept(cms: Client, teller: Teller, settings):
    note = TellerNote.objects.create(teller=teller, text=TEXT)
    keys = settings.ENCRYPTION_KEYS
    settings.ENCRYPTION_KEYS = ["another key, of more than 32 characters"]
    response = act(cms, "note", teller, text="Iets anders", known=note.version)
    assert "niet te lezen" in response.content.decode()
    settings.ENCRYPTION_KEYS = keys
    assert TellerNote.objects.get().text == TEXT


def test_opening_it_is_written_down(cms: Client, teller: Teller):
    show(cms, "note", teller)
    assert ReadingLog.objects.get().key == teller.key


def test_neither_teller_nor_reader_sees_it(cms: Client, teller: Teller, public_story: StoryPage):
    TellerNote.objects.create(teller=teller, text=TEXT)
    for page in (f"/mijn-verhaal/{make_link(teller)}/", public_story.get_url()):
        assert "na zessen" not in Client().get(page).content.decode()
    edit = cms.get(f"/beheer/pages/{public_story.pk}/edit/").content.decode()
    assert "na zessen" not in edit
    for screen in ("ask", "grants", "contact", "withdraw"):
        assert "na zessen" not in cms.get(address(screen, teller)).content.decode()


def test_it_goes_with_the_teller(cms: Client, teller: Teller):
    TellerNote.objects.create(teller=teller, text=TEXT)
    withdraw(teller.key)
    assert not TellerNote.objects.exists()
